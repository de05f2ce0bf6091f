// Enumerating a module's components, each once, under dotted names.
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Named(_parameters, recurse, child => child.named_parameters());

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true) =>
                Named(_buffers, recurse, child => child.named_buffers());

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) => named_buffers(recurse).Select(b => b.buffer);

            public virtual IEnumerable<(string name, Module module)> named_children() => _modules.Select(m => (m.Key, m.Value));

            public virtual IEnumerable<Module> children() => _modules.Values;

            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                named_children().Concat(named_children().SelectMany(c => c.module.named_modules().Select(m => ($"{c.name}.{m.name}", m.module))));

            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(p => p.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(b => b.name == target).buffer;

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            // What the built-in layers' properties read and write: the table is the only place a component is kept in.
            private protected Parameter? Component(string name) => _parameters.GetValueOrDefault(name);
            private protected Tensor? Buffer(string name) => _buffers.GetValueOrDefault(name);

            // A layer's own tensors outlive the scope in which the layer was made.
            private protected void Own(string name, Parameter? parameter)
            {
                if (parameter is null) _parameters.Remove(name);
                else _parameters[name] = (Parameter)parameter.DetachFromDisposeScope();
            }

            private protected void Own(string name, Tensor? buffer)
            {
                if (buffer is null) _buffers.Remove(name);
                else _buffers[name] = buffer.DetachFromDisposeScope();
            }

            private IEnumerable<(string, T)> Named<T>(OrderedDictionary<string, T> own, bool recurse, Func<Module, IEnumerable<(string, T)>> of) where T : Tensor
            {
                var seen = new HashSet<nint>();
                foreach ((string name, T tensor) in own)
                    if (!tensor.IsInvalid && seen.Add(tensor.Handle)) yield return (name, tensor);
                if (!recurse) yield break;
                foreach ((string module, Module child) in _modules)
                    foreach ((string name, T tensor) in of(child))
                        if (seen.Add(tensor.Handle)) yield return ($"{module}.{name}", tensor);
            }
        }
    }
}
