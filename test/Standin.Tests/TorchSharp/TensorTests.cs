using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Standin.Tests.Torch;

[TestClass]
public sealed class TensorTests
{
    [TestMethod]
    public void ArraysAreCopiedIntoTensorsOfTheirType()
    {
        using var scope = NewDisposeScope();
        float[] source = [1, 2, 3, 4, 5, 6];
        Tensor x = tensor(source, [2, 3]);
        source[0] = 100;
        CollectionAssert.AreEqual(new long[] { 2, 3 }, x.shape);
        Assert.AreEqual(ScalarType.Float32, x.dtype);
        Assert.AreEqual(1f, x.data<float>()[0, 0]);
        Assert.AreEqual(ScalarType.Int64, tensor(new long[] { 1 }).dtype);
        Assert.AreEqual(ScalarType.Float64, tensor(new long[] { 1 }, dtype: float64).dtype);
        Assert.ThrowsExactly<ArgumentException>(() => tensor(source, [7]));
    }

    [TestMethod]
    public void TheElementTypeOfFullAndArangeFollowsTheNumber()
    {
        using var scope = NewDisposeScope();
        Assert.AreEqual(ScalarType.Float32, full([2], 1.0).dtype);
        Assert.AreEqual(ScalarType.Int64, full([2], 1).dtype);
        Assert.AreEqual(ScalarType.Int64, arange(5).dtype);
        Assert.AreEqual(ScalarType.Float32, arange(0, 1, 0.25).dtype);
        CollectionAssert.AreEqual(new float[] { 0, 0.25f, 0.5f, 0.75f }, arange(0, 1, 0.25).data<float>().ToArray());
    }

    [TestMethod]
    public void IndexesReadAsInPython()
    {
        using var scope = NewDisposeScope();
        Tensor x = arange(24).reshape(2, 3, 4);
        Equal([12, 13, 14, 15], x[1, 0]);
        Equal([3, 7, 11], x[0, TensorIndex.Colon, TensorIndex.Single(-1)]);
        Equal([2, 6, 10, 14, 18, 22], x[TensorIndex.Ellipsis, TensorIndex.Single(2)]);
        Equal([4, 6], x[0, 1, TensorIndex.Slice(0, 4, 2)]);
        Equal([0, 1, 2, 3], x[0][..1, TensorIndex.Ellipsis]);
        Equal([20, 21, 22, 23], x[x.gt(19)]);
        CollectionAssert.AreEqual(new long[] { 2, 1, 3, 4 }, x[TensorIndex.Colon, TensorIndex.None].shape);
    }

    [TestMethod]
    public void IndexesWriteInPlace()
    {
        using var scope = NewDisposeScope();
        Tensor x = zeros([2, 3], int64);
        x[0, 1] = 5;
        x[1] = tensor(new long[] { 7, 8, 9 });
        x[x.eq(8)] = -1;
        Equal([0, 5, 0, 7, -1, 9], x);
    }

    [TestMethod]
    public void AccessorsFollowTheLogicalOrderOfAView()
    {
        using var scope = NewDisposeScope();
        Tensor x = arange(6).reshape(2, 3).t();
        Assert.IsFalse(x.is_contiguous());
        CollectionAssert.AreEqual(new long[] { 0, 3, 1, 4, 2, 5 }, x.data<long>().ToArray());
        Assert.AreEqual(4L, x.data<long>()[1, 1]);
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => x.data<long>()[3, 0]);
        Assert.ThrowsExactly<ArgumentException>(() => x.data<float>());
        Assert.ThrowsExactly<NotImplementedException>(() => x.bytes.Length);
    }

    [TestMethod]
    public void NumbersOnEitherSideOfAnOperator()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new float[] { 1, 2, 4 });
        CollectionAssert.AreEqual(new float[] { 2, 1, -1 }, (3 - x).data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 2, 1, 0.5f }, (2 / x).data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 2.5f, 4.5f, 8.5f }, (x * 2 + 0.5).data<float>().ToArray());
        CollectionAssert.AreEqual(new bool[] { false, true, false }, (x == 2).data<bool>().ToArray());
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, x.clamp(max: 3).data<float>().ToArray());
    }

    [TestMethod]
    public void ReductionsKeepOrDropTheirDimensions()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new float[] { 1, 2, 3, 4, 5, 9 }, [2, 3]);
        CollectionAssert.AreEqual(new float[] { 6, 18 }, x.sum(1).data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 2, 1 }, x.mean([1], keepdim: true).shape);
        Assert.AreEqual(4f, x.mean().ToSingle());
        Assert.AreEqual(Math.Sqrt(136), x.norm().ToDouble(), 1e-5);
        Assert.AreEqual(Math.Sqrt(14), x.norm(dim: 1)[0].ToDouble(), 1e-6);
        Assert.AreEqual(1.0, x[0].var().ToDouble(), 1e-6);
        Assert.AreEqual(2.0 / 3, x[0].var(unbiased: false).ToDouble(), 1e-6);
    }

    [TestMethod]
    public void NativeErrorsArriveAsExternalExceptionsWithLibtorchsWords()
    {
        using var scope = NewDisposeScope();
        var error = Assert.ThrowsExactly<ExternalException>(() => ones(2, 3).matmul(ones(2, 3)));
        StringAssert.Contains(error.Message, "shapes cannot be multiplied (2x3 and 2x3)");
        Assert.ThrowsExactly<ArgumentException>(() => ones(2).ToSingle());
    }

    [TestMethod]
    public void ManyTensorsGoThroughTheDoorAtOnce()
    {
        using var scope = NewDisposeScope();
        Tensor[] parts = [.. Enumerable.Range(0, 500).Select(i => full([1], i, int64))];
        Assert.AreEqual(500L * 499 / 2, cat(parts).sum().ToInt64());
        Assert.AreEqual(500, stack(parts).unbind().Length);
    }

    [TestMethod]
    public void ANewLinearLayerOfTheWrongTypeIsConvertedWhole()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm1d(2).to(ScalarType.Float64);
        Assert.AreEqual(ScalarType.Float64, layer.weight!.dtype);
        Assert.AreEqual(ScalarType.Float64, layer.running_var!.dtype);
        Assert.AreEqual(ScalarType.Int64, layer.num_batches_tracked!.dtype);
        Assert.AreEqual(ScalarType.Float64, layer.call(ones([3, 2], float64)).dtype);
    }

    private static void Equal(long[] expected, Tensor actual) =>
        CollectionAssert.AreEqual(expected, actual.contiguous().data<long>().ToArray());
}
