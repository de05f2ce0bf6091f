"""The networks of Microsoft.ML.Gan in PyTorch, module for module, so that a state_dict has the same names."""

import torch
from torch import nn
from torch.nn import functional as F

import style
from pyramid import pyramid


def build(architecture):
    """Generator and critic of a GanArchitecture, as it is written into .gan files."""
    family, shape, latent, conditioning = (architecture[part] for part in ("family", "shape", "latentSize", "conditioning"))
    create_generator, create_critic = FAMILIES[family["family"]]
    kind, classes = conditioning["conditioning"], conditioning.get("classCount")
    critic = CRITICS[kind](*create_critic(family, with_extra(shape, classes) if kind == "concatenation" else shape), classes)
    if kind == "none":
        return create_generator(family, latent, shape), critic
    if embedding := conditioning.get("embeddingSize") or conditioning["input"].get("size"):
        return EmbeddingGenerator(create_generator(family, latent + embedding, shape), classes, embedding, latent), critic
    return create_generator(family, latent, shape, classes), critic


def with_extra(shape, count):
    """A shape with further values or channels."""
    key = "length" if shape["kind"] == "vector" else "channels"
    return {**shape, key: shape[key] + count}


class Generator(nn.Module):
    noise_size = 0

    def __init__(self, layers):
        super().__init__()
        self.layers = ConditionalSequence(*layers)

    def forward(self, z, labels):
        return self.layers(z, labels)

    def for_training(self, draw, labels, stream):
        return self(draw(), labels)


class ConditionalSequence(nn.Sequential):
    """Layers of which some see the class, too."""

    def forward(self, x, labels):
        for layer in self:
            x = layer(x, labels) if isinstance(layer, (ConditionalBatchNormalization, UpBlock)) else layer(x)
        return x


class ConditionalBatchNormalization(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        self.norm = nn.BatchNorm2d(channels, affine=False)
        self.gain, self.bias = nn.Embedding(classes, channels), nn.Embedding(classes, channels)

    def forward(self, x, labels):
        return self.norm(x) * (1 + self.gain(labels)[:, :, None, None]) + self.bias(labels)[:, :, None, None]


class EmbeddingGenerator(nn.Module):
    def __init__(self, body, classes, embedding, latent):
        super().__init__()
        self.body, self.embedding = body, nn.Embedding(classes, embedding)
        self.latent, self.noise_size = latent, body.noise_size

    def forward(self, rows, labels):
        return self.body(self._with_class(rows, labels), labels)

    def for_training(self, draw, labels, stream):
        return self.body.for_training(lambda: self._with_class(draw(), labels), labels, stream)

    def _with_class(self, rows, labels):
        return torch.cat([rows[:, :self.latent], self.embedding(labels), rows[:, self.latent:]], 1)


class Critic(nn.Module):
    """Features and a head of as many scores as wanted; the score does not see the class."""

    def __init__(self, features, head, classes, scores=1):
        super().__init__()
        self.features, self.head, self.classes = features, head(scores), classes

    def forward(self, x, labels):
        return self.head(self.features(x)).squeeze(1)


class SelectingCritic(Critic):
    def __init__(self, features, head, classes):
        super().__init__(features, head, classes, scores=classes)

    def forward(self, x, labels):
        return of_class(self.head(self.features(x)), labels)


class ProjectionCritic(Critic):
    def __init__(self, features, head, classes):
        super().__init__(features, head, classes)
        self.projection = head(classes, bias=False)

    def forward(self, x, labels):
        h = self.features(x)
        return self.head(h).squeeze(1) + of_class(self.projection(h), labels)


class ClassifyingCritic(Critic):
    def __init__(self, features, head, classes):
        super().__init__(features, head, classes)
        self.classifier = head(classes)

    def classify(self, x):
        return self.classifier(self.features(x))


class OneHotCritic(nn.Module):
    def __init__(self, features, head, classes):
        super().__init__()
        self.body, self.classes = Critic(features, head, classes), classes

    def forward(self, x, labels):
        planes = F.one_hot(labels, self.classes).to(x.dtype).reshape(len(x), -1, *[1] * (x.dim() - 2))
        return self.body(torch.cat([x, planes.expand(-1, -1, *x.shape[2:])], 1), labels)


def of_class(values, labels):
    return values[torch.arange(len(values)), labels]


CRITICS = {"none": Critic, "concatenation": OneHotCritic, "projection": ProjectionCritic, "classifier": ClassifyingCritic, "selection": SelectingCritic}


class Spectral(nn.Module):
    """A linear or convolution layer with the weight W / (u . W v); u and v are only moved by follow()."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer
        rows, columns = layer.weight.flatten(1).shape
        self.register_buffer("u", torch.zeros(rows))
        self.register_buffer("v", torch.zeros(columns))

    def forward(self, x):
        weight, bias = self.layer.weight, self.layer.bias
        weight = weight / (self.u @ weight.flatten(1) @ self.v)
        return F.linear(x, weight, bias) if weight.dim() == 2 else F.conv2d(x, weight, bias, self.layer.stride, self.layer.padding)

    @torch.no_grad()
    def follow(self):
        matrix = self.layer.weight.flatten(1)
        self.v.copy_(F.normalize(matrix.t() @ self.u, dim=0, eps=1e-12))
        self.u.copy_(F.normalize(matrix @ self.v, dim=0, eps=1e-12))


def follow(network):
    """Lets all spectrally normalised layers follow their weights."""
    for module in network.modules():
        if isinstance(module, Spectral):
            module.follow()


def spectral(family):
    """What wraps the layers of a critic."""
    return Spectral if family["spectralCritic"] else lambda layer: layer


def linear_head(family, features):
    """Makes the last layer of a critic."""
    return lambda outputs, bias=True: spectral(family)(nn.Linear(features, outputs, bias=bias))


def normalization(kind, channels):
    return {"none": [], "batch": [nn.BatchNorm2d(channels)], "layer": [nn.GroupNorm(1, channels)]}[kind["norm"]]


def mlp_hidden(family, inputs, activation, wrap=lambda layer: layer):
    widths = [inputs] + [family["units"]] * family["layers"]
    return [layer for a, b in zip(widths, widths[1:]) for layer in (wrap(nn.Linear(a, b)), activation())]


def mlp_generator(family, inputs, shape):
    hidden = mlp_hidden(family, inputs, nn.ReLU)
    if shape["kind"] == "vector":
        return Generator([*hidden, nn.Linear(family["units"], shape["length"])])
    size = shape["channels"], shape["height"], shape["width"]
    return Generator([*hidden, nn.Linear(family["units"], size[0] * size[1] * size[2]), nn.Unflatten(1, size), nn.Tanh()])


def mlp_critic(family, shape):
    inputs = shape["length"] if shape["kind"] == "vector" else shape["channels"] * shape["height"] * shape["width"]
    return nn.Sequential(nn.Flatten(), *mlp_hidden(family, inputs, lambda: nn.LeakyReLU(0.2), spectral(family))), linear_head(family, family["units"])


def dcgan_generator(family, inputs, shape):
    height, width, levels = pyramid(shape)
    widths = [min(family["maxChannels"], family["channels"] << level) for level in reversed(range(levels))]
    layers = [nn.Linear(inputs, widths[0] * height * width), nn.Unflatten(1, (widths[0], height, width))]
    for a, b in zip(widths, widths[1:] + [shape["channels"]]):
        layers += normalization(family["generatorNormalization"], a)
        layers += [nn.ReLU(), nn.ConvTranspose2d(a, b, 5, stride=2, padding=2, output_padding=1)]
    return Generator([*layers, nn.Tanh()])


def dcgan_critic(family, shape):
    height, width, levels = pyramid(shape)
    widths = [min(family["maxChannels"], family["channels"] << level) for level in range(levels)]
    layers, wrap = [], spectral(family)
    for level, (a, b) in enumerate(zip([shape["channels"]] + widths, widths)):
        layers += [wrap(nn.Conv2d(a, b, 5, stride=2, padding=2))]
        layers += normalization(family["criticNormalization"], b) if level else []
        layers += [nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, nn.Flatten()), linear_head(family, widths[-1] * height * width)


class Residual(nn.Module):
    def __init__(self, residual, shortcut):
        super().__init__()
        self.residual, self.shortcut = nn.Sequential(*residual), shortcut

    def forward(self, x):
        return self.residual(x) + self.shortcut(x)


class UpBlock(nn.Module):
    def __init__(self, residual, shortcut):
        super().__init__()
        self.residual, self.shortcut = ConditionalSequence(*residual), shortcut

    def forward(self, x, labels):
        return self.residual(x, labels) + self.shortcut(x)


def up():
    return nn.Upsample(scale_factor=2, mode="nearest")


def conv3(a, b):
    return nn.Conv2d(a, b, 3, padding=1)


def resnet_generator(family, inputs, shape, classes=None):
    height, width, levels = pyramid(shape)
    n = family["channels"]

    def norm():
        return ConditionalBatchNormalization(n, classes) if classes else nn.BatchNorm2d(n)

    blocks = [UpBlock([norm(), nn.ReLU(), up(), conv3(n, n), norm(), nn.ReLU(), conv3(n, n)], nn.Sequential(up(), nn.Conv2d(n, n, 1))) for _ in range(levels)]
    return Generator([nn.Linear(inputs, n * height * width), nn.Unflatten(1, (n, height, width)), *blocks,
                      nn.BatchNorm2d(n), nn.ReLU(), conv3(n, shape["channels"]), nn.Tanh()])


def resnet_critic(family, shape):
    n, norm, pool, wrap = family["channels"], family["criticNormalization"], lambda: nn.AvgPool2d(2), spectral(family)

    def block(down):
        body = [*normalization(norm, n), nn.ReLU(), wrap(conv3(n, n)), *normalization(norm, n), nn.ReLU(), wrap(conv3(n, n))]
        return Residual(body + [pool()], nn.Sequential(wrap(nn.Conv2d(n, n, 1)), pool())) if down else Residual(body, nn.Identity())

    first = Residual([wrap(conv3(shape["channels"], n)), nn.ReLU(), wrap(conv3(n, n)), pool()],
                     nn.Sequential(pool(), wrap(nn.Conv2d(shape["channels"], n, 1))))
    downs = [block(True) for _ in range(2, pyramid(shape)[2])]
    return nn.Sequential(first, *downs, block(False), block(False), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten()), linear_head(family, n)


class PackedFeatures(nn.Module):
    """Samples that share a score, as the channels of one."""

    def __init__(self, samples, body):
        super().__init__()
        self.samples, self.body = samples, body

    def forward(self, x):
        return self.body(x.reshape(len(x) // self.samples, self.samples * x.shape[1], *x.shape[2:]))


def packed_generator(family, *others):
    return FAMILIES[family["body"]["family"]][0](family["body"], *others)


def packed_critic(family, shape):
    body, samples = family["body"], family["samples"]
    features, head = FAMILIES[body["family"]][1](body, with_extra(shape, (samples - 1) * shape["length" if shape["kind"] == "vector" else "channels"]))
    return PackedFeatures(samples, features), head


FAMILIES = {
    "mlp": (mlp_generator, mlp_critic), "dcgan": (dcgan_generator, dcgan_critic), "resnet": (resnet_generator, resnet_critic),
    "style": (style.StyleGenerator, style.style_critic), "packed": (packed_generator, packed_critic),
}
