"""P2GAN: its networks, module for module, and its losses."""

import torch
from torch import nn

import networks
from pyramid import pyramid
from wgan_gp import WganGp


class P2Gan(WganGp):
    """A law is a pair of tensors (mu, sigma). Distances in closed form, averaged over the coordinates of a code."""

    def __init__(self, settings, tensors):
        super().__init__(settings, tensors)
        priors = settings["architecture"]["family"]["priors"]
        self.fake, self.real = ([torch.tensor(priors[law][part]["values"]) for part in ("mean", "deviation")] for law in ("fake", "real"))
        self.middle = [(a + b) / 2 for a, b in zip(self.fake, self.real)]
        self.pretraining, self.judged = False, None

    def critic_loss(self):
        self.judged = self.critic.posterior(self._next_batch()[0])
        with torch.no_grad():
            samples, _ = self._samples_of(self.judged, prior_share=1 if self.pretraining else 0)
        return half_square(self.judged, self.real) + half_square(self.critic.posterior(samples), self.fake)

    def generator_loss(self):
        with torch.no_grad():
            real = self.critic.posterior(self._next_batch()[0])
        samples, paired = self._samples_of(real, prior_share=1 if self.pretraining else self.settings["priorMixProbability"])
        fake = self.critic.posterior(samples)
        code_losses = sum((a - b).abs().mean(1) for a, b in zip(fake, real))
        return half_square(fake, self.middle) + self.settings["lambda"] * (code_losses * paired).sum() / paired.sum().clamp_min(1)

    def begin(self, iteration):
        self.pretraining = iteration < self.settings["pretrainIterations"]

    def _build(self, architecture):
        family, shape = architecture["family"], architecture["shape"]
        return Generator(family, architecture["latentSize"], shape), Critic(family, shape)

    def _after_step(self, network):
        networks.follow(network)
        if network is self.critic:
            self.critic.features.bank.add(self.judged)

    def _samples_of(self, law, prior_share):
        """G(eps, z) with codes z of the laws, or of the prior, and which of them are of the laws."""
        noise, normals = self._rows().split([self.settings["architecture"]["latentSize"], self.generator.noise_size], 1)
        paired = torch.rand(len(noise), generator=self.penalty_draws) >= prior_share
        mean, deviation = (torch.where(paired[:, None], a, b) for a, b in zip(law, self.middle))
        return self.generator(noise, mean + deviation * normals), paired.float()


def half_square(law, prior):
    return sum((a - b).square().mean(1) for a, b in zip(law, prior)).mean() / 2


class AdaptiveBatchNormalization(nn.Module):
    def __init__(self, channels, code):
        super().__init__()
        self.norm, self.posterior = nn.BatchNorm2d(channels, affine=False), nn.Linear(code, 2 * channels)

    def forward(self, x, code):
        gain, bias = self.posterior(code).reshape(len(x), -1, 2, 1, 1).unbind(2)
        return (gain * self.norm(x.reshape(*x.shape[:2], -1, 1)) + bias).reshape(x.shape)


class Generator(nn.Module):
    def __init__(self, family, noise, shape):
        super().__init__()
        self.noise_size = family["codeSize"]
        self.layers = nn.Sequential(*(vector_layers if shape["kind"] == "vector" else image_layers)(family, noise, shape))

    def forward(self, noise, code):
        x = noise
        for layer in self.layers:
            x = layer(x, code) if isinstance(layer, AdaptiveBatchNormalization) else layer(x)
        return x


def by_code(family, channels):
    return [AdaptiveBatchNormalization(channels, family["codeSize"]), nn.ReLU()]


def vector_layers(family, noise, shape):
    units = family["units"]
    hidden = [layer for i in range(family["layers"]) for layer in (nn.Linear(units if i else noise, units), *by_code(family, units))]
    return [*hidden, nn.Linear(units, shape["length"])]


def image_layers(family, noise, shape):
    height, width, _ = pyramid(shape)
    widths = image_widths(family, shape)[::-1]
    layers = [nn.Linear(noise, widths[0] * height * width), nn.Unflatten(1, (widths[0], height, width)), *by_code(family, widths[0])]
    for a, b in zip(widths[:1] + widths, widths):
        layers += [networks.up(), networks.conv3(a, b), *by_code(family, b), networks.conv3(b, b), *by_code(family, b)]
    return [*layers, networks.conv3(widths[-1], shape["channels"]), nn.Tanh()]


def image_widths(family, shape):
    return [min(8 * family["channels"], family["channels"] << level) for level in range(pyramid(shape)[2])]


class Critic(nn.Module):
    def __init__(self, family, shape):
        super().__init__()
        self.features = PosteriorFeatures(family, shape)

    def posterior(self, x):
        return self.features(x)


class PosteriorFeatures(nn.Module):
    def __init__(self, family, shape):
        super().__init__()
        self.trunk, count = (vector_trunk if shape["kind"] == "vector" else image_trunk)(family, shape)
        self.mean, self.deviation = (networks.spectral(family)(nn.Linear(count, family["codeSize"])) for _ in range(2))
        self.bank = Bank(family["bankSize"], family["codeSize"])

    def forward(self, x):
        h = self.trunk(x)
        return self.mean(h), self.deviation(h)


def vector_trunk(family, shape):
    return networks.mlp_critic(family, shape)[0], family["units"]


def image_trunk(family, shape):
    height, width, _ = pyramid(shape)
    widths, wrap, layers = image_widths(family, shape), networks.spectral(family), []
    for a, b in zip([shape["channels"]] + widths, widths):
        layers += [wrap(networks.conv3(a, b)), nn.LeakyReLU(0.1), wrap(nn.Conv2d(b, b, 4, stride=2, padding=1)), nn.LeakyReLU(0.1)]
    return nn.Sequential(*layers, nn.Flatten()), widths[-1] * height * width


class Bank(nn.Module):
    """The last posteriors of training rows."""

    def __init__(self, capacity, code):
        super().__init__()
        for name in "means", "deviations":
            self.register_buffer(name, torch.zeros(capacity, code))
        for name, size in ("labels", capacity), ("seen", 1):
            self.register_buffer(name, torch.zeros(size, dtype=torch.int64))

    @torch.no_grad()
    def add(self, law):
        places = (self.seen + torch.arange(len(law[0]))) % len(self.means)
        self.means[places], self.deviations[places] = law
        self.seen += len(law[0])
