namespace Microsoft.ML.Gan.Sampling;

/// <summary>The part that a request for rows wants of one block of <see cref="Sampler.BlockSize"/> rows, whose place is fixed.</summary>
/// <param name="Start">Index of the block's first row.</param>
/// <param name="Skip">Rows of the block before the wanted ones.</param>
/// <param name="Count">Wanted rows.</param>
/// <param name="Done">Wanted rows in the blocks before.</param>
internal readonly record struct RowBlock(long Start, int Skip, int Count, int Done)
{
    /// <summary>The blocks that rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1 lie in.</summary>
    public static IEnumerable<RowBlock> Of(long first, int count)
    {
        for (long start = first - first % Sampler.BlockSize; start < first + count; start += Sampler.BlockSize)
        {
            long from = Math.Max(start, first), to = Math.Min(start + Sampler.BlockSize, first + count);
            yield return new RowBlock(start, (int)(from - start), (int)(to - from), (int)(from - first));
        }
    }

    /// <summary>The labels of the whole block from those of all wanted rows; its other rows have the label of a wanted one. All class 0 where there are no labels.</summary>
    public Label[] Labels(ReadOnlySpan<Label> labels)
    {
        var block = new Label[Sampler.BlockSize];
        if (labels.IsEmpty) return block;
        Array.Fill(block, labels[Done]);
        labels.Slice(Done, Count).CopyTo(block.AsSpan(Skip));
        return block;
    }
}
