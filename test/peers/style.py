"""StyleGAN's networks in plain operations, module for module as in Networks/Style: no convolution here does two things at once."""

import math

import torch
from torch import nn
from torch.nn import functional as F

from pyramid import pyramid


class Equalized(nn.Module):
    """A linear or convolution layer whose stored weight is used times gain * rate / sqrt(fan_in), and its bias times rate."""

    def __init__(self, *shape, gain=math.sqrt(2), rate=1.0, bias=True):
        super().__init__()
        self.weight, self.rate = nn.Parameter(torch.empty(shape)), rate
        self.scale = gain * rate / math.sqrt(math.prod(shape[1:]))
        self.bias = nn.Parameter(torch.empty(shape[0])) if bias else None

    def forward(self, x):
        weight, bias = self.weight * self.scale, None if self.bias is None else self.bias * self.rate
        return F.linear(x, weight, bias) if weight.dim() == 2 else F.conv2d(x, weight, bias, padding=weight.shape[2] // 2)


class Blur(nn.Module):
    def forward(self, x):
        row = torch.tensor([1.0, 2.0, 1.0]) / 4
        return F.conv2d(x, torch.outer(row, row).expand(x.shape[1], 1, 3, 3), padding=1, groups=x.shape[1])


class PixelNormalization(nn.Module):
    def forward(self, x):
        return x / (x.square().mean(1, keepdim=True) + 1e-8).sqrt()


class MinibatchDeviation(nn.Module):
    def __init__(self, group):
        super().__init__()
        self.group = group
        self.register_buffer("running", torch.ones(1))

    def forward(self, x):
        n, _, h, w = x.shape
        group = min(self.group, n)
        deviation = (x.reshape(group, n // group, -1).var(0, unbiased=False) + 1e-8).sqrt().mean(1)
        self.running.mul_(0.99).add_(0.01 * deviation.detach().mean())
        return torch.cat([x, deviation.repeat(group).reshape(n, 1, 1, 1).expand(n, 1, h, w)], 1)


class DownConvolution(Equalized):
    def forward(self, x):
        return halved(super().forward(x))


class UpConvolution(Equalized):
    def forward(self, x):
        return super().forward(doubled(x))


class NoiseInjection(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.strength = nn.Parameter(torch.empty(channels))

    def forward(self, x, noise):
        return x + noise.reshape(len(x), 1, *x.shape[2:]) * self.strength[:, None, None]


class StyleModulation(nn.Module):
    def __init__(self, channels, style):
        super().__init__()
        self.affine = Equalized(2 * channels, style, gain=1)

    def forward(self, x, style):
        scale, shift = self.affine(style)[:, :, None, None].chunk(2, 1)
        centred = x - x.mean((2, 3), keepdim=True)
        return (1 + scale) * centred / (centred.square().mean((2, 3), keepdim=True) + 1e-8).sqrt() + shift


class StyleLayer(nn.Module):
    def __init__(self, convolution, channels, style):
        super().__init__()
        self.convolution, self.injection = convolution, NoiseInjection(channels)
        self.bias, self.modulation = nn.Parameter(torch.empty(channels)), StyleModulation(channels, style)

    def forward(self, x, style, noise):
        x = x if self.convolution is None else self.convolution(x)
        return self.modulation(F.leaky_relu(self.injection(x, noise) + self.bias[:, None, None], 0.2), style)


class StyleBlock(nn.Module):
    def __init__(self, level, family):
        super().__init__()
        n, style = width(family, level + 1), family["styleSize"]
        up = nn.Sequential(UpConvolution(n, width(family, level), 3, 3, bias=False), Blur()) if level else None
        self.first = StyleLayer(up, n, style)
        self.second = StyleLayer(Equalized(n, n, 3, 3, bias=False), n, style)

    def forward(self, x, styles, noise):
        first, second = noise.chunk(2, 1)
        return self.second(self.first(x, styles[:, 0], first), styles[:, 1], second)


class ConstantInput(nn.Module):
    def __init__(self, *shape):
        super().__init__()
        self.constant = nn.Parameter(torch.empty(1, *shape))

    def forward(self, style):
        return self.constant.expand(len(style), -1, -1, -1)


class Growth(nn.Module):
    """The level a network has grown to, and how much of it shows. It starts as one that does not grow."""

    def __init__(self, top):
        super().__init__()
        self.register_buffer("level", torch.tensor(top))
        self.register_buffer("alpha", torch.tensor(1.0))

    def to(self, level, alpha):
        self.level.fill_(level)
        self.alpha.fill_(alpha)

    def fade(self, below, above):
        return (1 - self.alpha) * below() + self.alpha * above if self.alpha < 1 and self.level else above


def first_level(family, levels):
    """The lowest level that has layers to and from pixels: without growth the top one."""
    return levels if family["growth"]["growth"] == "fixed" else 0


def halved(x):
    return F.avg_pool2d(x, 2)


def doubled(x):
    return F.interpolate(x, scale_factor=2, mode="nearest")


class Mapping(nn.Module):
    def __init__(self, family, inputs):
        super().__init__()
        size = family["styleSize"]
        layers = [PixelNormalization()]
        for i in range(family["mappingLayers"]):
            layers += [Equalized(size, inputs if i == 0 else size, rate=0.01), nn.LeakyReLU(0.2)]
        self.layers = nn.Sequential(*layers)

    def forward(self, z):
        return self.layers(z)


class Synthesis(nn.Module):
    def __init__(self, family, height, width_, levels, channels):
        super().__init__()
        self.input = ConstantInput(width(family, 1), height, width_)
        self.blocks = nn.ModuleList(StyleBlock(level, family) for level in range(levels + 1))
        self.first = first_level(family, levels)
        self.toImage = nn.ModuleList(Equalized(channels, width(family, level + 1), 1, 1, gain=1) for level in range(self.first, levels + 1))
        self.growth = Growth(levels)
        self.sizes = [2 * (height << level) * (width_ << level) for level in range(levels + 1)]

    def forward(self, styles, noise):
        x, level = self.input(styles[:, 0]), self.growth.level.item()
        for i, (block, maps) in enumerate(zip(self.blocks[:level + 1], noise.split(self.sizes, 1))):
            below, x = x, block(x, styles[:, 2 * i:2 * i + 2], maps)
        return self.growth.fade(lambda: doubled(self._image(level - 1, below)), self._image(level, x))

    def _image(self, level, x):
        return self.toImage[level - self.first](x)


class StyleGenerator(nn.Module):
    def __init__(self, family, inputs, shape):
        super().__init__()
        grid = pyramid(shape)
        self.inputs, self.family, self.layers = inputs, family, 2 * (grid[2] + 1)
        self.mapping, self.synthesis = Mapping(family, inputs), Synthesis(family, *grid, shape["channels"])
        self.register_buffer("average", torch.zeros(family["styleSize"]))
        self.noise_size = sum(self.synthesis.sizes)

    def forward(self, rows, labels):
        return self._image(rows, self.mapping(rows[:, :self.inputs]), None, self.layers)

    def for_training(self, draw, labels, stream):
        rows = draw()
        w = self.mapping(rows[:, :self.inputs])
        self.average.mul_(0.995).add_(0.005 * w.detach().mean(0))
        if torch.rand(1, generator=stream).item() >= self.family["mixingProbability"]:
            return self._image(rows, w, None, self.layers)
        other = self.mapping(draw()[:, :self.inputs])
        return self._image(rows, w, other, torch.randint(1, 2 * (self.synthesis.growth.level.item() + 1), (1,), generator=stream).item())

    def _image(self, rows, below, above, crossover):
        styles = [below if layer < crossover else above for layer in range(self.layers)]
        return self.synthesis(torch.stack(styles, 1), rows[:, self.inputs:])


class StyleFeatures(nn.Module):
    def __init__(self, family, shape):
        super().__init__()
        height, width_, levels = pyramid(shape)
        self.first = first_level(family, levels)
        self.fromImage = nn.ModuleList(nn.Sequential(Equalized(width(family, level + 1), shape["channels"], 1, 1), nn.LeakyReLU(0.2)) for level in range(self.first, levels + 1))
        self.blocks = nn.ModuleList(self._halve(width(family, level + 1), width(family, level)) for level in range(1, levels + 1))
        n = width(family, 1)
        self.last = nn.Sequential(MinibatchDeviation(family["deviationGroup"]), Equalized(n, n + 1, 3, 3), nn.LeakyReLU(0.2), nn.Flatten(),
                                  Equalized(width(family, 0), n * height * width_), nn.LeakyReLU(0.2))
        self.growth = Growth(levels)

    @staticmethod
    def _halve(inputs, outputs):
        return nn.Sequential(Equalized(inputs, inputs, 3, 3), nn.LeakyReLU(0.2), Blur(), DownConvolution(outputs, inputs, 3, 3), nn.LeakyReLU(0.2))

    def forward(self, x):
        top = self.growth.level.item()
        h = self._seen(top, x)
        for level in range(top, 0, -1):
            h = self.blocks[level - 1](h)
            if level == top:
                h = self.growth.fade(lambda: self._seen(top - 1, halved(x)), h)
        return self.last(h)

    def _seen(self, level, x):
        return self.fromImage[level - self.first](x)


def width(family, stage):
    return max(1, min(family["featureMapBase"] >> stage, family["featureMapMax"]))


def style_critic(family, shape):
    return StyleFeatures(family, shape), lambda outputs, bias=True: Equalized(outputs, width(family, 0), gain=1, bias=bias)
