// Modules made of modules.
using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        public class Sequential : nn.Module<Tensor, Tensor>
        {
            private readonly List<nn.Module<Tensor, Tensor>> _steps = [];

            protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base(nameof(Sequential))
            {
                foreach (var (name, module) in modules) append(name, module);
            }

            protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
            {
                foreach (nn.Module<Tensor, Tensor> module in modules) append(module);
            }

            public int Count => _steps.Count;

            public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
            {
                var step = (nn.Module<Tensor, Tensor>)module;
                register_module(name, step);
                _steps.Add(step);
                return this;
            }

            public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{Count}", module);

            // What lies between two steps is disposed at once; autograd keeps what it needs.
            public override Tensor forward(Tensor tensor)
            {
                if (Count == 0) return tensor.alias();
                Tensor value = _steps[0].call(tensor);
                foreach (nn.Module<Tensor, Tensor> step in _steps.Skip(1))
                {
                    Tensor next = step.call(value);
                    value.Dispose();
                    value = next;
                }
                return value;
            }
        }

        public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
        {
            private readonly List<T> _items = [];

            public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => extend(modules);

            public int Count => _items.Count;
            public bool IsReadOnly => false;

            public T this[int index]
            {
                get => _items[index];
                set => throw new NotSupportedException("The stand-in's ModuleList only grows.");
            }

            public void Add(T item)
            {
                register_module($"{Count}", item);
                _items.Add(item);
            }

            public void extend(IEnumerable<T> modules)
            {
                foreach (T module in modules) Add(module);
            }

            public bool Contains(T item) => _items.Contains(item);
            public int IndexOf(T item) => _items.IndexOf(item);
            public void CopyTo(T[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);
            public void Insert(int index, T item) => throw new NotSupportedException("The stand-in's ModuleList only grows.");
            public bool Remove(T item) => throw new NotSupportedException("The stand-in's ModuleList only grows.");
            public void RemoveAt(int index) => throw new NotSupportedException("The stand-in's ModuleList only grows.");
            public void Clear() => throw new NotSupportedException("The stand-in's ModuleList only grows.");
            public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();
            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);
            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);
            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new([.. modules]);
            public static Modules.Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new([.. modules]);
            public static Modules.ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        }
    }
}
