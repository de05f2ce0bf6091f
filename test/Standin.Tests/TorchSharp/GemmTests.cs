using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Standin.Tests.Torch;

/// <summary>The matrix product that the door puts before a reference BLAS. Skipped where libtorch brings a fast one.</summary>
[TestClass]
public sealed class GemmTests
{
    // BLAS's sgemm: C = alpha op(A) op(B) + beta C, column-major, so that element (i, j) is at i + j * ld.
    private delegate void Sgemm(
        in byte transA, in byte transB, in int m, in int n, in int k, in float alpha, float[] a, in int lda, float[] b, in int ldb, in float beta,
        float[] c, in int ldc);

    [TestMethod]
    [DataRow(1, 1, 1)]
    [DataRow(3, 5, 7)]
    [DataRow(16, 4, 33)]
    [DataRow(1, 9, 2)]
    [DataRow(8, 1, 5)]
    [DataRow(2, 3, 0)]
    [DataRow(65, 66, 67)]
    public void TheForwardedProductIsBlass(int m, int n, int k)
    {
        Sgemm forwarded = Forwarded();
        var random = new Random(1);
        foreach (var (transA, transB) in new[] { ('N', 'N'), ('T', 'N'), ('N', 'T'), ('t', 'c') })
            foreach (var (alpha, beta) in new[] { (1f, 0f), (-0.5f, 1f), (2f, 0.25f) })
                Check(forwarded, random, m, n, k, transA, transB, alpha, beta);
    }

    [TestMethod]
    public void LibtorchUsesIt()
    {
        _ = Forwarded();
        const int N = 512;
        Sgemm reference = Export(NativeLibrary.Load("libblas.so.3"))!;
        using var scope = NewDisposeScope();
        Tensor a = randn(N, N), b = randn(N, N);
        float[] left = a.data<float>().ToArray(), right = b.data<float>().ToArray(), product = new float[N * N];
        TimeSpan theirs = Fastest(() => reference((byte)'N', (byte)'N', N, N, N, 1, right, N, left, N, 0, product, N)); // rows first: B' A' = (A B)'
        TimeSpan ours = Fastest(() => a.mm(b).Dispose());
        Assert.IsTrue(a.mm(b).allclose(tensor(product, [N, N]), 1e-4, 1e-3), "the two products differ");
        Assert.IsTrue(ours * 3 < theirs, $"libtorch's product took {ours.TotalMilliseconds:f1} ms, the reference BLAS {theirs.TotalMilliseconds:f1} ms.");
    }

    private static Sgemm Forwarded()
    {
        Sgemm? forwarded = Export(NativeLibrary.Load(Path.Combine(AppContext.BaseDirectory, "libTorchSharpDoor.so")));
        if (forwarded is null) Assert.Inconclusive("This libtorch needs no matrix product of ours.");
        return forwarded!;
    }

    private static Sgemm? Export(nint library) =>
        NativeLibrary.TryGetExport(library, "sgemm_", out nint address) ? Marshal.GetDelegateForFunctionPointer<Sgemm>(address) : null;

    // The leading dimensions are larger than they must be, and what lies between the columns must stay as it was.
    private static void Check(Sgemm sgemm, Random random, int m, int n, int k, char transA, char transB, float alpha, float beta)
    {
        bool ta = transA != 'N', tb = transB != 'N';
        int lda = (ta ? k : m) + 2, ldb = (tb ? n : k) + 1, ldc = m + 3;
        float[] a = Numbers(random, lda * (ta ? m : k)), b = Numbers(random, ldb * (tb ? k : n)), c = Numbers(random, ldc * n);
        float[] before = [.. c];
        sgemm((byte)transA, (byte)transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < ldc; i++)
            {
                double expected = before[i + j * ldc];
                if (i < m)
                {
                    double sum = 0;
                    for (int l = 0; l < k; l++) sum += (double)a[ta ? l + i * lda : i + l * lda] * b[tb ? j + l * ldb : l + j * ldb];
                    expected = alpha * sum + beta * expected;
                }
                Assert.AreEqual(expected, c[i + j * ldc], 1e-4, $"element ({i}, {j}) of {m}x{n}x{k} {transA}{transB} alpha {alpha} beta {beta}");
            }
        }
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count + 1).Select(_ => random.NextSingle() - 0.5f)];

    private static TimeSpan Fastest(Action action) => Enumerable.Range(0, 3).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    });
}
