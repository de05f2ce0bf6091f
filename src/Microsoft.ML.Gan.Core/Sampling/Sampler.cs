using Microsoft.ML.Gan.Models;
using Microsoft.ML.Gan.Networks.Style;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Sampling;

/// <summary>
/// Draws from a trained generator so that row i depends on (seed, i) and its label only: not on the batch it was asked for in, on who asked
/// before, or on the other rows. It holds no state but the model, which stays the caller's, and may be used by several threads at once.
/// </summary>
/// <param name="gan">The model.</param>
/// <param name="seed">The seed.</param>
/// <param name="truncation">How far the styles of a style-based generator are drawn towards their mean; null for not at all, and for any other generator.</param>
public class Sampler(TrainedGan gan, long seed, Truncation? truncation = null)
{
    /// <summary>
    /// Rows are generated in blocks of this size at fixed places, because the last bits of a convolution depend on the size of its batch.
    /// </summary>
    public const int BlockSize = 16;

    /// <summary>The seed.</summary>
    public long Seed => seed;

    private protected TrainedGan Gan => gan;

    /// <summary>Rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1 as [count,...] on the CPU.</summary>
    /// <param name="first">Index of the first row, at least 0.</param>
    /// <param name="count">Number of rows, at least 1.</param>
    /// <param name="labels">The label of each of these rows where the model is conditional, else empty.</param>
    /// <exception cref="ArgumentException">There are no such rows, or not one label for each of them.</exception>
    public Tensor Rows(long first, int count, ReadOnlySpan<Label> labels = default)
    {
        return InBlocks(first, count, labels, Block);
    }

    /// <summary>What rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1 are generated from: [count,<see cref="GanArchitecture.RowSize"/>] on the model's device.</summary>
    /// <inheritdoc cref="Rows"/>
    public Tensor Normals(long first, int count, ReadOnlySpan<Label> labels = default)
    {
        using var noGrad = no_grad();
        return InBlocks(first, count, labels, Latents);
    }

    /// <summary>Whether there are rows of a label. Default: of any.</summary>
    public virtual bool CanDraw(Label label) => true;

    /// <summary>The block of <see cref="BlockSize"/> rows that starts at row <paramref name="first"/>, a multiple of the block size.</summary>
    /// <param name="first">Id of the first row; its <see cref="RowId.High"/> is that of all rows.</param>
    /// <param name="labels">The label of every row of the block; ignored where the model is not conditional.</param>
    public Tensor Block(RowId first, ReadOnlySpan<Label> labels)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return Generate(Latents(first, labels), labels).MoveToOuterDisposeScope();
    }

    private Tensor InBlocks(long first, int count, ReadOnlySpan<Label> labels, BlockOfRows make)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        gan.Architecture.RequireLabels(count, labels.Length);
        using var scope = NewDisposeScope();
        var blocks = new List<Tensor>();
        foreach (var block in RowBlock.Of(first, count)) blocks.Add(make(block.Start, block.Labels(labels)).narrow(0, block.Skip, block.Count));
        return cat(blocks, 0).MoveToOuterDisposeScope();
    }

    private delegate Tensor BlockOfRows(RowId first, ReadOnlySpan<Label> labels);

    /// <summary>What a block is generated from, [<see cref="BlockSize"/>,<see cref="GanArchitecture.RowSize"/>] on the model's device: normals of each row's own.</summary>
    private protected virtual Tensor Latents(RowId first, ReadOnlySpan<Label> labels) => RowNoise.Latents(seed, BlockRows(first), gan.Architecture.RowSize).to(gan.Device);

    /// <summary>The samples of a block of latents, on the CPU.</summary>
    private protected Tensor Generate(Tensor latents, ReadOnlySpan<Label> labels)
    {
        if (truncation is null) return gan.Generator.call(latents, Seen(labels)).cpu();
        var rows = StyledRows.Of(gan.Generator, latents, Seen(labels));
        return rows.Images(rows.Truncated(truncation)).cpu();
    }

    /// <summary>The labels of a block as the networks take them, null where they see none.</summary>
    private protected Tensor? Seen(ReadOnlySpan<Label> labels) => gan.Architecture.Conditioning.ClassCount == 0 ? null : Label.Stack(labels).to(gan.Device);

    /// <summary>The rows of the block that starts at a given one.</summary>
    private protected static RowId[] BlockRows(RowId first) => [.. Enumerable.Range(0, BlockSize).Select(i => first with { Low = first.Low + (ulong)i })];

    /// <summary>A class for every row of a range, drawn with the given probabilities.</summary>
    public Label[] DrawLabels(long first, int count, IReadOnlyList<double> probabilities)
    {
        var labels = new Label[count];
        for (int i = 0; i < count; i++) labels[i] = RowNoise.Label(seed, first + i, probabilities);
        return labels;
    }

    /// <summary>One of 0 to <paramref name="count"/> - 1 for a row, all as likely.</summary>
    public int Choose(RowId row, int count) => RowNoise.Choice(seed, row, count);
}
