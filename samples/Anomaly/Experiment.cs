using Microsoft.ML.Gan.Evaluation;
using Samples;

namespace Anomaly;

/// <summary>Trains detectors on half of one class, and asks them to tell the other half from as many pictures of all other classes.</summary>
internal sealed record Experiment(PictureSource Pictures, string Normal, IReadOnlyList<Detector> Detectors)
{
    /// <summary>The area under the ROC curve of every detector, for each seed.</summary>
    public IReadOnlyDictionary<Detector, IReadOnlyList<double>> Run(int seeds, Action<string> progress)
    {
        var areas = Detectors.ToDictionary(detector => detector, _ => new List<double>());
        for (int seed = 1; seed <= seeds; seed++)
        {
            var random = new Random(seed);
            var normal = Shuffled(Pictures.Samples.Where(sample => sample.Label == Normal), random);
            var others = Shuffled(Pictures.Samples.Where(sample => sample.Label != Normal), random);
            int half = normal.Length / 2, held = normal.Length - half;
            LabelledSample[] test = [.. normal[half..], .. others.Take(held)];
            foreach (var detector in Detectors)
            {
                double[] scores = detector.Scores(normal[..half], test, Pictures.Rows, seed);
                double area = MannWhitney.AreaUnderRoc(scores[held..], scores[..held]);
                areas[detector].Add(area);
                progress($"{Pictures.Name}: normal is '{Normal}', seed {seed} of {seeds}, {detector.Name}: ROC-AUC {area:0.000}");
            }
        }

        return areas.ToDictionary(area => area.Key, area => (IReadOnlyList<double>)area.Value);
    }

    private static LabelledSample[] Shuffled(IEnumerable<LabelledSample> samples, Random random)
    {
        LabelledSample[] shuffled = [.. samples];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
