using Microsoft.ML.Gan.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Training;

/// <summary>Takes the steps of one phase: freezes the rest of the model, differentiates only what it updates, and refuses non-finite steps.</summary>
internal sealed class PhaseRunner : IDisposable
{
    private readonly Phase phase;
    private readonly Parameter[] parameters, frozen;
    private readonly Tensor[] statistics;
    private readonly LearningRateSchedule schedule;

    public PhaseRunner(Phase phase, IEnumerable<nn.Module> networks, LearningRateSchedule schedule)
    {
        this.phase = phase;
        this.schedule = schedule;
        parameters = [.. phase.Networks.SelectMany(network => network.parameters())];
        frozen = [.. networks.Except(phase.Networks).SelectMany(network => network.parameters())];
        statistics = [.. networks.Where(network => network.training).SelectMany(network => network.modules()).OfType<NormBase>().SelectMany(norm => norm.buffers())];
        Optimizer = phase.Optimizer.Create(parameters);
    }

    public string Name => phase.Name;

    public OptimizerHelper Optimizer { get; private set; }

    /// <summary>Steps refused since the last one that was taken.</summary>
    public int ConsecutiveSkips { get; private set; }

    public int BatchFactor => phase.BatchFactor;

    public int Steps(long iteration) => phase.Steps(iteration);

    /// <summary>Sets up an iteration's updates of this phase.</summary>
    public void Begin(long iteration, long iterations, IterationPlan plan)
    {
        if (plan.Restarts) Restart();
        foreach (var parameter in frozen) parameter.requires_grad = false;
        foreach (var parameter in parameters) parameter.requires_grad = true;
        double rate = phase.Optimizer.LearningRate * schedule.Factor(iteration, iterations) * plan.RateFactor;
        foreach (var group in Optimizer.ParamGroups) group.LearningRate = rate;
    }

    /// <summary>One update. False, with nothing changed, where the loss or its gradient is not finite.</summary>
    public bool TryStep(TrainingStep step)
    {
        using var scope = NewDisposeScope();
        Tensor[] before = [.. statistics.Select(buffer => buffer.clone())];
        var loss = phase.Loss(step);
        var gradients = autograd.grad([loss], parameters, allow_unused: true);
        step.Report(phase.Name, loss);
        if (!IsFinite(loss, gradients))
        {
            ConsecutiveSkips++;
            Restore(before);
            return false;
        }

        ConsecutiveSkips = 0;

        // An unused parameter's gradient is an invalid tensor; the optimizer skips parameters without a gradient.
        for (int i = 0; i < parameters.Length; i++) parameters[i].grad = gradients[i].IsInvalid ? null! : gradients[i];
        if (phase.Optimizer.MaxGradientNorm is < double.PositiveInfinity and var length) nn.utils.clip_grad_norm_(parameters, length);
        Optimizer.step();
        using (no_grad()) phase.AfterStep();
        foreach (var network in phase.Networks) network.UpdateSpectralNorms();
        return true;
    }

    public void Dispose()
    {
        foreach (var network in phase.Networks) network.zero_grad();
        Optimizer.Dispose();
    }

    // Running statistics move as samples pass, and one that is not finite would stay so.
    private void Restore(Tensor[] before)
    {
        using var noGrad = no_grad();
        foreach (var (buffer, value) in statistics.Zip(before)) buffer.copy_(value);
    }

    private void Restart()
    {
        Optimizer.Dispose();
        Optimizer = phase.Optimizer.Create(parameters);
    }

    // One number says it all: any NaN or infinity, in the loss or in a gradient, makes the sum non-finite.
    private static bool IsFinite(Tensor loss, IEnumerable<Tensor> gradients)
    {
        var sums = gradients.Where(gradient => !gradient.IsInvalid).Select(gradient => gradient.sum());
        return float.IsFinite(stack([loss.detach(), .. sums]).sum().ToSingle());
    }
}
