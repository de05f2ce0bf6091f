// What optimizers share: parameter groups, per-parameter state, and saving both.
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public interface ILearningRateController
            {
                double LearningRate { get; set; }
                double InitialLearningRate { get; set; }
            }

            public abstract class Optimizer : IDisposable
            {
                private protected readonly List<ParamGroup> Groups = [];

                private protected Optimizer() { }

                public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;
                public virtual IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);
                public abstract Tensor? step(Func<Tensor>? closure = null);

                // Fills the gradients with zeros; module.zero_grad() removes them.
                public virtual void zero_grad()
                {
                    foreach (Parameter parameter in parameters())
                    {
                        using Tensor? grad = parameter.grad;
                        grad?.zero_();
                    }
                }

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing) { }

                public class StateDictionary
                {
                    internal StateDictionary() { }
                    public List<OptimizerOptions> Options { get; private set; } = [];
                    public List<OptimizerState> State { get; private set; } = [];
                }
            }
        }
    }

    namespace Modules
    {
        public class OptimizerOptions
        {
            public double? LearningRate { get; set; }
            public double InitialLearningRate { get; set; }

            public virtual void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(InitialLearningRate);
                writer.Write(LearningRate!.Value);
            }

            public virtual void LoadStateDict(BinaryReader reader)
            {
                InitialLearningRate = reader.ReadDouble();
                LearningRate = reader.ReadDouble();
            }
        }

        public abstract class OptimizerState
        {
            private protected OptimizerState() { }

            public abstract void SaveStateDict(BinaryWriter writer);
            public abstract void LoadStateDict(BinaryReader reader);

            private protected static Tensor ZerosLike(Parameter parameter) => zeros_like(parameter).DetachFromDisposeScope();

            private protected static void SaveOptional(BinaryWriter writer, Tensor? tensor)
            {
                writer.Write(tensor is not null);
                tensor?.Save(writer);
            }

            private protected static void LoadOptional(BinaryReader reader, Tensor? tensor)
            {
                if (reader.ReadBoolean() != tensor is not null) throw new InvalidDataException("The optimizer state was saved under other options.");
                tensor?.Load(reader);
            }
        }

        public class ParamGroup : optim.ILearningRateController
        {
            public IEnumerable<Parameter> Parameters { get; set; } = [];
            public OptimizerOptions Options { get; set; } = null!;
            public double LearningRate { get => Options.LearningRate!.Value; set => Options.LearningRate = value; }
            public double InitialLearningRate { get => Options.InitialLearningRate; set => Options.InitialLearningRate = value; }
        }

        public abstract class OptimizerHelper : optim.Optimizer
        {
            private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

            private protected void AddGroup(IEnumerable<Parameter> parameters, OptimizerOptions options, Func<Parameter, OptimizerState> state)
            {
                var group = new ParamGroup { Parameters = parameters.ToArray(), Options = options };
                Groups.Add(group);
                foreach (Parameter parameter in group.Parameters) _states.Add(parameter, state(parameter));
            }

            // Updates every parameter that has a gradient; what the update makes on the way is disposed.
            private protected Tensor? Step<TOptions, TState>(Func<Tensor>? closure, Action<TOptions, TState, Parameter, Tensor> update)
                where TOptions : OptimizerOptions where TState : OptimizerState
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using (enable_grad()) loss = closure();
                }
                using (no_grad())
                using (NewDisposeScope())
                {
                    foreach (ParamGroup group in Groups)
                        foreach (Parameter parameter in group.Parameters)
                            if (parameter.grad is { } grad) update((TOptions)group.Options, (TState)_states[parameter], parameter, grad);
                }
                return loss;
            }

            public virtual StateDictionary state_dict()
            {
                var state = new StateDictionary();
                foreach (ParamGroup group in Groups)
                {
                    state.Options.Add(group.Options);
                    state.State.AddRange(group.Parameters.Select(parameter => _states[parameter]));
                }
                return state;
            }

            public void save_state_dict(BinaryWriter writer)
            {
                StateDictionary state = state_dict();
                writer.Write(GetType().Name);
                writer.Encode(state.Options.Count);
                writer.Encode(state.State.Count);
                foreach (OptimizerOptions options in state.Options) options.SaveStateDict(writer);
                foreach (OptimizerState one in state.State) one.SaveStateDict(writer);
            }

            public void load_state_dict(BinaryReader reader)
            {
                string name = reader.ReadString();
                if (name != GetType().Name)
                    throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{name}' in the loaded stream.");
                StateDictionary state = state_dict();
                if (reader.Decode() != state.Options.Count) throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
                if (reader.Decode() != state.State.Count) throw new ArgumentException("Invalid optimizer state -- different number of states.");
                foreach (OptimizerOptions options in state.Options) options.LoadStateDict(reader);
                foreach (OptimizerState one in state.State) one.LoadStateDict(reader);
            }

            protected override void Dispose(bool disposing)
            {
                base.Dispose(disposing);
                if (!disposing) return;
                foreach (IDisposable state in _states.Values.Cast<IDisposable>()) state.Dispose();
                _states.Clear();
            }
        }
    }
}
