using System.Globalization;

namespace Microsoft.ML.Gan.Evaluation.Reports;

/// <summary>Collects figures, says each one as it comes, and ends the evaluation when it is cancelled.</summary>
internal sealed class MeasurementList(Action<string> report, CancellationToken cancellation)
{
    private readonly List<Measurement> measurements = [];

    public IReadOnlyList<Measurement> All => measurements;

    public CancellationToken Cancellation => cancellation;

    public void Add(string name, BootstrapInterval figure, Better better, double best, string extractor, long realCount, long syntheticCount)
    {
        cancellation.ThrowIfCancellationRequested();
        measurements.Add(new(name, figure.Value, figure.Lower, figure.Upper, better, best, extractor, realCount, syntheticCount));
        Say(string.Create(CultureInfo.InvariantCulture, $"{name}: {figure.Value:g4} [{figure.Lower:g4}, {figure.Upper:g4}]."));
    }

    public void Say(string text)
    {
        cancellation.ThrowIfCancellationRequested();
        report(text);
    }
}
