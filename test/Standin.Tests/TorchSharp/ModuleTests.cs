using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Standin.Tests.Torch;

[TestClass]
public sealed class ModuleTests
{
    /// <summary>A module of every kind of field that RegisterComponents looks at.</summary>
    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first = nn.Linear(2, 3);
        private readonly ModuleList<Linear> rest = nn.ModuleList(nn.Linear(3, 3), nn.Linear(3, 1));
        private readonly Parameter scale = nn.Parameter(ones(1));
        private readonly Tensor offset = zeros(1);
        private readonly Linear[] ignored = [];

        public Net() : base(nameof(Net)) => RegisterComponents();

        public int Ignored => ignored.Length;

        public override Tensor forward(Tensor input)
        {
            Tensor x = first.call(input);
            foreach (Linear layer in rest) x = layer.call(x.relu());
            return x * scale + offset;
        }
    }

    [TestMethod]
    public void ComponentsGoByTheirFieldsNames()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        CollectionAssert.AreEqual(
            new[] { "scale", "first.weight", "first.bias", "rest.0.weight", "rest.0.bias", "rest.1.weight", "rest.1.bias" },
            net.named_parameters().Select(p => p.name).ToArray());
        CollectionAssert.AreEqual(new[] { "offset" }, net.named_buffers().Select(b => b.name).ToArray());
        CollectionAssert.AreEqual(new[] { "first", "rest", "rest.0", "rest.1" }, net.named_modules().Select(m => m.name).ToArray());
        Assert.AreEqual(8, net.state_dict().Count);
        Assert.AreEqual(0, net.Ignored);
    }

    [TestMethod]
    public void DisposingAModuleDisposesEverythingInIt()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        new Net().Dispose();
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void TheSaveFormatIsTheOfficialOne()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        using (no_grad())
        {
            layer.weight.fill_(1);
            layer.bias!.fill_(2);
        }
        using var stream = new MemoryStream();
        layer.save(stream);
        byte[] expected =
        [
            2, // entries
            6, .. "weight"u8, 6, 2, 1, 2, .. Bytes(1f), .. Bytes(1f), // name, type Float32, rank, lengths, elements
            4, .. "bias"u8, 6, 1, 1, .. Bytes(2f),
        ];
        CollectionAssert.AreEqual(expected, stream.ToArray());
    }

    [TestMethod]
    public void LongLengthsTakeSeveralBytes()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(300, 1, hasBias: false);
        using var stream = new MemoryStream();
        layer.save(stream);
        CollectionAssert.AreEqual(new byte[] { 1, 0xac, 0x02 }, stream.ToArray()[10..13]); // 1 and 300, after count, name, type and rank
    }

    [TestMethod]
    public void WhatIsSavedLoads()
    {
        using var scope = NewDisposeScope();
        using Net saved = new(), loaded = new();
        Tensor input = randn(4, 2);
        using var stream = new MemoryStream();
        saved.save(stream);
        loaded.load(new MemoryStream(stream.ToArray()));
        Assert.IsTrue(saved.call(input).Equals(loaded.call(input)));
    }

    [TestMethod]
    public void OtherStatesAreRefused()
    {
        using var scope = NewDisposeScope();
        using Linear small = nn.Linear(2, 1), large = nn.Linear(3, 1), bare = nn.Linear(2, 1, hasBias: false);
        using var stream = new MemoryStream();
        small.save(stream);
        byte[] bytes = stream.ToArray();
        Assert.ThrowsExactly<ArgumentException>(() => large.load(new MemoryStream(bytes)));
        Assert.ThrowsExactly<ArgumentException>(() => bare.load(new MemoryStream(bytes)));
        Assert.ThrowsExactly<EndOfStreamException>(() => small.load(new MemoryStream(bytes[..^3])));
        Assert.ThrowsExactly<InvalidOperationException>(() => bare.load_state_dict(small.state_dict()));
        bare.load_state_dict(small.state_dict(), strict: false);
        Assert.IsTrue(bare.weight.Equals(small.weight));
    }

    [TestMethod]
    public void MovingReplacesParametersEverywhere()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        Parameter before = net.get_parameter("scale")!;
        net.to(ScalarType.Float64);
        Assert.AreNotSame(before, net.get_parameter("scale"));
        Assert.IsTrue(before.IsInvalid);
        Assert.IsTrue(net.parameters().All(p => p.dtype == ScalarType.Float64 && p.requires_grad));
        Assert.AreEqual(ScalarType.Float64, net.call(ones([1, 2], float64)).dtype);
    }

    [TestMethod]
    public void TrainingModeReachesTheChildren()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Dropout()));
        net.eval();
        Assert.IsTrue(net.modules().All(m => !m.training));
        net.train();
        Assert.IsTrue(net.modules().All(m => m.training));
    }

    [TestMethod]
    public void BatchNormKeepsRunningStatistics()
    {
        using var scope = NewDisposeScope();
        using var norm = nn.BatchNorm1d(1);
        norm.call(tensor(new float[] { 1, 3 }, [2, 1]));
        Assert.AreEqual(0.2f, norm.running_mean!.ToSingle(), 1e-6f); // 0.9 * 0 + 0.1 * 2
        Assert.AreEqual(1.1f, norm.running_var!.ToSingle(), 1e-6f); // 0.9 * 1 + 0.1 * 2 (unbiased)
        Assert.AreEqual(1L, norm.num_batches_tracked!.ToInt64());
        norm.eval();
        norm.call(ones(2, 1));
        Assert.AreEqual(0.2f, norm.running_mean!.ToSingle(), 1e-6f);
        Assert.ThrowsExactly<ArgumentException>(() => norm.call(ones(2, 1, 1, 1)));
    }

    [TestMethod]
    public void NamesAreCheckedAsTheyAreRegistered()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Tanh());
        Assert.ThrowsExactly<InvalidOperationException>(() => net.append("0", nn.Tanh()));
        Assert.ThrowsExactly<ArgumentException>(() => net.append("a.b", nn.Tanh()));
    }

    private static byte[] Bytes(float value) => BitConverter.GetBytes(value);
}
