// The rows in or out of one fold of a cross-validation: each row draws its number in [0, 1) anew, from the same seed, whenever the view is read.
namespace Microsoft.ML.Data;

internal sealed class FoldDataView(IDataView input, int? seed, int fold, int folds, bool isTest) : FilteredDataView(input)
{
    private const int DefaultSeed = 42;

    public override bool CanShuffle => false;

    protected override Func<bool> Test(DataViewRow row)
    {
        var numbers = new Random(seed ?? DefaultSeed);
        return () => IsIn(numbers.NextDouble());
    }

    private bool IsIn(double number) => (number >= (double)fold / folds && number < (double)(fold + 1) / folds) == isTest;
}
