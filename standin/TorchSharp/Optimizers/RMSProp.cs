// RMSProp (Hinton 2012), with the centred variant and momentum.
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        public class RMSProp : OptimizerHelper
        {
            public RMSProp(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
                bool centered = false, bool maximize = false)
            {
                if (lr < 0) throw new ArgumentException($"Invalid learning rate: {lr}");
                if (eps < 0) throw new ArgumentException($"Invalid ε: {eps}");
                if (alpha < 0) throw new ArgumentException($"Invalid alpha: {alpha}");
                if (momentum < 0) throw new ArgumentException($"Invalid momentum value: {momentum}");
                if (weight_decay < 0) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
                var options = new Options
                {
                    LearningRate = lr,
                    InitialLearningRate = lr,
                    alpha = alpha,
                    eps = eps,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered,
                    maximize = maximize,
                };
                AddGroup(parameters, options, parameter => new State(parameter));
            }

            public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

            private static void Update(Options o, State state, Parameter parameter, Tensor grad)
            {
                var (alpha, momentum, rate) = (o.alpha!.Value, o.momentum!.Value, o.LearningRate!.Value);
                state.step++;
                if (o.maximize!.Value) grad = -grad;
                if (o.weight_decay is { } decay and not 0) grad = grad.add(parameter, alpha: decay);

                state.square_avg.mul_(alpha).addcmul_(grad, grad, value: 1 - alpha);
                Tensor average = state.square_avg.sqrt();
                if (o.centered!.Value)
                {
                    state.grad_avg.mul_(alpha).add_(grad, alpha: 1 - alpha);
                    average = state.square_avg.addcmul(state.grad_avg, state.grad_avg, value: -1).sqrt_();
                }
                average.add_(o.eps!.Value);
                if (momentum == 0) parameter.addcdiv_(grad, average, value: -rate);
                else parameter.add_(state.momentum_buffer.mul_(momentum).addcdiv_(grad, average, 1), alpha: -rate);
            }

            public class Options : OptimizerOptions
            {
                public bool? maximize;
                public double? momentum;
                public double? alpha;
                public double? eps;
                public double? weight_decay;
                public bool? centered;

                public override void SaveStateDict(BinaryWriter writer)
                {
                    base.SaveStateDict(writer);
                    writer.Write(maximize!.Value);
                    foreach (double value in new[] { momentum!.Value, alpha!.Value, eps!.Value, weight_decay!.Value }) writer.Write(value);
                    writer.Write(centered!.Value);
                }

                public override void LoadStateDict(BinaryReader reader)
                {
                    base.LoadStateDict(reader);
                    maximize = reader.ReadBoolean();
                    momentum = reader.ReadDouble();
                    alpha = reader.ReadDouble();
                    eps = reader.ReadDouble();
                    weight_decay = reader.ReadDouble();
                    centered = reader.ReadBoolean();
                }
            }

            public sealed class State : OptimizerState, IDisposable
            {
                public long step;
                public Tensor square_avg;
                public Tensor momentum_buffer;
                public Tensor grad_avg;

                public State(Parameter parameter)
                {
                    square_avg = ZerosLike(parameter);
                    momentum_buffer = ZerosLike(parameter);
                    grad_avg = ZerosLike(parameter);
                }

                public override void SaveStateDict(BinaryWriter writer)
                {
                    writer.Write(step);
                    square_avg.Save(writer);
                    SaveOptional(writer, momentum_buffer);
                    SaveOptional(writer, grad_avg);
                }

                public override void LoadStateDict(BinaryReader reader)
                {
                    step = reader.ReadInt64();
                    square_avg.Load(reader);
                    LoadOptional(reader, momentum_buffer);
                    LoadOptional(reader, grad_avg);
                }

                public void Dispose()
                {
                    square_avg.Dispose();
                    momentum_buffer.Dispose();
                    grad_avg.Dispose();
                }
            }
        }
    }

    public static partial class torch
    {
        public static partial class optim
        {
            public static RMSProp RMSProp(
                IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
                bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}
