// Moving and converting modules. As in the official package, parameters are replaced by new objects.
using System.Reflection;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static class ModuleExtensionMethods
    {
        public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module => module.Moved<T>(device, null);
        public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module => module.Moved<T>(null, type);
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public partial class Module
            {
                internal T Moved<T>(Device? device, ScalarType? type) where T : Module
                {
                    if (device is not null) InitializeDeviceType(device.type);
                    using (no_grad()) Move(device, type);
                    return (T)this;
                }

                private void Move(Device? device, ScalarType? type)
                {
                    foreach (Module child in children()) child.Move(device, type);
                    foreach ((string name, Parameter old) in _parameters.ToArray())
                    {
                        if (Converted(old, device, type) is not { } moved) continue;
                        _parameters[name] = new Parameter(moved, old.requires_grad);
                        Replace(old, _parameters[name]);
                    }
                    foreach ((string name, Tensor old) in _buffers.ToArray())
                    {
                        if (Converted(old, device, type) is not { } moved) continue;
                        _buffers[name] = moved;
                        Replace(old, moved);
                    }
                }

                private static Tensor? Converted(Tensor tensor, Device? device, ScalarType? type)
                {
                    ScalarType wanted = tensor.is_floating_point() && type is { } t ? t : tensor.dtype;
                    Device place = device ?? tensor.device;
                    return wanted == tensor.dtype && tensor.Is(place) ? null : tensor.to(wanted, place).DetachFromDisposeScope();
                }

                private void Replace(Tensor old, Tensor replacement)
                {
                    foreach (FieldInfo field in Fields())
                        if (ReferenceEquals(field.GetValue(this), old)) field.SetValue(this, replacement);
                    old.Dispose();
                }
            }
        }
    }
}
