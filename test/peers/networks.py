"""The networks of Microsoft.ML.Gan in PyTorch, module for module, so that a state_dict has the same names."""

import torch
from torch import nn
from torch.nn import functional as F

import style
from pyramid import pyramid


def build(architecture):
    """Generator and critic of a GanArchitecture, as it is written into .gan files."""
    shape, family, conditioning = architecture["shape"], architecture["family"], architecture["conditioning"]
    if family["family"] == "style":
        return build_style(architecture["latentSize"], family, shape, conditioning)
    create_generator, create_critic = FAMILIES[family["family"]]
    classes = conditioning["classCount"] if conditioning["conditioning"] == "concatenation" else 0
    embedding = conditioning["embeddingSize"] if classes else 0
    seen = dict(shape)
    seen["length" if shape["kind"] == "vector" else "channels"] += classes
    generator = Generator(create_generator(family, architecture["latentSize"] + embedding, shape))
    critic = Critic(*create_critic(family, seen))
    return (EmbeddingGenerator(generator, classes, embedding, architecture["latentSize"]), OneHotCritic(critic, classes)) if classes else (generator, critic)


def build_style(latent, family, shape, conditioning):
    features, head = style.style_critic(family, shape)
    if conditioning["conditioning"] == "none":
        return style.StyleGenerator(family, latent, shape), Critic(features, head(1))
    classes, embedding = conditioning["classCount"], conditioning["input"]["size"]
    body = style.StyleGenerator(family, latent + embedding, shape)
    return EmbeddingGenerator(body, classes, embedding, latent), SelectingCritic(features, head(classes), classes)


class Generator(nn.Module):
    noise_size = 0

    def __init__(self, layers):
        super().__init__()
        self.layers = layers

    def forward(self, z, labels):
        return self.layers(z)

    def for_training(self, draw, labels, stream):
        return self(draw(), labels)


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
    def __init__(self, features, head):
        super().__init__()
        self.features, self.head = features, head

    def forward(self, x, labels):
        return self.head(self.features(x)).squeeze(1)


class SelectingCritic(Critic):
    def __init__(self, features, head, classes):
        super().__init__(features, head)
        self.classes = classes

    def forward(self, x, labels):
        return self.head(self.features(x))[torch.arange(len(x)), labels]


class OneHotCritic(nn.Module):
    def __init__(self, body, classes):
        super().__init__()
        self.body, self.classes = body, classes

    def forward(self, x, labels):
        planes = F.one_hot(labels, self.classes).to(x.dtype).reshape(len(x), -1, *[1] * (x.dim() - 2))
        return self.body(torch.cat([x, planes.expand(-1, -1, *x.shape[2:])], 1), labels)


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


def normalization(kind, channels):
    return {"none": [], "batch": [nn.BatchNorm2d(channels)], "layer": [nn.GroupNorm(1, channels)]}[kind["norm"]]


def mlp_hidden(family, inputs, activation, wrap=lambda layer: layer):
    widths = [inputs] + [family["units"]] * family["layers"]
    return [layer for a, b in zip(widths, widths[1:]) for layer in (wrap(nn.Linear(a, b)), activation())]


def mlp_generator(family, inputs, shape):
    hidden = mlp_hidden(family, inputs, nn.ReLU)
    if shape["kind"] == "vector":
        return nn.Sequential(*hidden, nn.Linear(family["units"], shape["length"]))
    size = shape["channels"], shape["height"], shape["width"]
    return nn.Sequential(*hidden, nn.Linear(family["units"], size[0] * size[1] * size[2]), nn.Unflatten(1, size), nn.Tanh())


def mlp_critic(family, shape):
    inputs = shape["length"] if shape["kind"] == "vector" else shape["channels"] * shape["height"] * shape["width"]
    wrap = spectral(family)
    return nn.Sequential(nn.Flatten(), *mlp_hidden(family, inputs, lambda: nn.LeakyReLU(0.2), wrap)), wrap(nn.Linear(family["units"], 1))


def dcgan_generator(family, inputs, shape):
    height, width, levels = pyramid(shape)
    widths = [min(family["maxChannels"], family["channels"] << level) for level in reversed(range(levels))]
    layers = [nn.Linear(inputs, widths[0] * height * width), nn.Unflatten(1, (widths[0], height, width))]
    for a, b in zip(widths, widths[1:] + [shape["channels"]]):
        layers += normalization(family["generatorNormalization"], a)
        layers += [nn.ReLU(), nn.ConvTranspose2d(a, b, 5, stride=2, padding=2, output_padding=1)]
    return nn.Sequential(*layers, nn.Tanh())


def dcgan_critic(family, shape):
    height, width, levels = pyramid(shape)
    widths = [min(family["maxChannels"], family["channels"] << level) for level in range(levels)]
    layers, wrap = [], spectral(family)
    for level, (a, b) in enumerate(zip([shape["channels"]] + widths, widths)):
        layers += [wrap(nn.Conv2d(a, b, 5, stride=2, padding=2))]
        layers += normalization(family["criticNormalization"], b) if level else []
        layers += [nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, nn.Flatten()), wrap(nn.Linear(widths[-1] * height * width, 1))


class Residual(nn.Module):
    def __init__(self, residual, shortcut):
        super().__init__()
        self.residual, self.shortcut = nn.Sequential(*residual), shortcut

    def forward(self, x):
        return self.residual(x) + self.shortcut(x)


def up():
    return nn.Upsample(scale_factor=2, mode="nearest")


def conv3(a, b):
    return nn.Conv2d(a, b, 3, padding=1)


def resnet_generator(family, inputs, shape):
    height, width, levels = pyramid(shape)
    n = family["channels"]
    blocks = [Residual([nn.BatchNorm2d(n), nn.ReLU(), up(), conv3(n, n), nn.BatchNorm2d(n), nn.ReLU(), conv3(n, n)],
                       nn.Sequential(up(), nn.Conv2d(n, n, 1))) for _ in range(levels)]
    return nn.Sequential(nn.Linear(inputs, n * height * width), nn.Unflatten(1, (n, height, width)), *blocks,
                         nn.BatchNorm2d(n), nn.ReLU(), conv3(n, shape["channels"]), nn.Tanh())


def resnet_critic(family, shape):
    n, norm, pool, wrap = family["channels"], family["criticNormalization"], lambda: nn.AvgPool2d(2), spectral(family)

    def block(down):
        body = [*normalization(norm, n), nn.ReLU(), wrap(conv3(n, n)), *normalization(norm, n), nn.ReLU(), wrap(conv3(n, n))]
        return Residual(body + [pool()], nn.Sequential(wrap(nn.Conv2d(n, n, 1)), pool())) if down else Residual(body, nn.Identity())

    first = Residual([wrap(conv3(shape["channels"], n)), nn.ReLU(), wrap(conv3(n, n)), pool()],
                     nn.Sequential(pool(), wrap(nn.Conv2d(shape["channels"], n, 1))))
    downs = [block(True) for _ in range(2, pyramid(shape)[2])]
    return nn.Sequential(first, *downs, block(False), block(False), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten()), wrap(nn.Linear(n, 1))


FAMILIES = {"mlp": (mlp_generator, mlp_critic), "dcgan": (dcgan_generator, dcgan_critic), "resnet": (resnet_generator, resnet_critic)}
