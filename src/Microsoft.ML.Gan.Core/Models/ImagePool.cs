using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Gan.Models;

/// <summary>
/// Translated samples of earlier steps (Shrivastava et al., 2017), so that a critic does not forget what it has learned to refuse. It is a module so
/// that what it holds is moved and saved with the networks.
/// </summary>
internal sealed class ImagePool : nn.Module
{
    private readonly int size;
    private readonly Tensor samples, count;

    /// <param name="size">Samples it holds, at least 0.</param>
    /// <param name="shape">Shape of one sample.</param>
    public ImagePool(int size, SampleShape shape) : base(nameof(ImagePool))
    {
        this.size = size;
        samples = zeros(shape.Batched(size)).DetachFromDisposeScope();
        count = zeros([1], ScalarType.Int64).DetachFromDisposeScope();
        RegisterComponents();
    }

    /// <summary>
    /// For each of some new samples [N,...], in their order, one to show the critic: while the pool fills, the new one, which is also stored; then with
    /// probability 1/2 a stored one, whose place the new one takes, else the new one.
    /// </summary>
    public Tensor Exchange(Tensor fresh, Generator random)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        int rows = (int)fresh.shape[0], held = (int)count.item<long>();
        var uniform = rand([2, rows], generator: random).data<float>().ToArray();

        // Places of samples: below the size in the pool as it was, then the new ones.
        long[] stored = [.. Enumerable.Range(0, size)], shown = new long[rows];
        for (int row = 0; row < rows; row++)
        {
            shown[row] = size + row;
            if (held < size) stored[held++] = shown[row];
            else if (size > 0 && uniform[row] < 0.5)
            {
                int place = (int)(uniform[rows + row] * size);
                (shown[row], stored[place]) = (stored[place], shown[row]);
            }
        }

        var all = cat([samples, fresh.detach()], 0);
        samples.copy_(all.index_select(0, tensor(stored).to(fresh.device)));
        count.fill_(held);
        return all.index_select(0, tensor(shown).to(fresh.device)).MoveToOuterDisposeScope();
    }
}
