"""The other two-player systems, as differences from WGAN-GP."""

import torch
from torch.nn import functional as F

import networks
import style
from posterior import P2Gan
from wgan_gp import WganGp


class WganDiv(WganGp):
    """k = 2, p = 6 at interpolates."""

    def _penalty(self, real, fake, labels):
        return 2 * self._squared_slope(real, fake, labels).pow(3).mean()


class GanQp(WganGp):
    """Lambda = 10 times the mean absolute (0) or root mean square (1) difference; unary (0), over all pairs (1), or binary (2): scores of x beside the other."""

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        real, fake = real.flatten(1), fake.flatten(1)
        if self.settings["form"] == 1:
            real, fake, real_scores, fake_scores = real[:, None], fake[None], real_scores[:, None], fake_scores[None]
        difference = real - fake
        distance = difference.abs().mean(-1) if self.settings["distance"] == 0 else difference.square().mean(-1).sqrt()
        delta = real_scores - fake_scores
        return (-delta + delta.square() / (2 * 10 * distance)).mean()

    def _generator_objective(self, fake, labels):
        real, real_labels = self._next_batch()
        return (self._score(real, fake, real_labels) - self._score(fake, real, labels)).mean()

    def _score(self, samples, others, labels):
        seen = torch.stack([samples, others], 1).flatten(0, 1) if self.settings["form"] == 2 else samples
        return super()._score(seen, others, labels)


class Lsgan(WganGp):
    """Targets 0 for fake, 1 for real, 1 for the generator."""

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        return F.mse_loss(real_scores, torch.ones_like(real_scores)) / 2 + F.mse_loss(fake_scores, torch.zeros_like(fake_scores)) / 2

    def _generator_objective(self, fake, labels):
        scores = self.critic(fake, labels)
        return F.mse_loss(scores, torch.ones_like(scores)) / 2


class SnGan(WganGp):
    """Hinge loss; one power iteration after each critic update."""

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        return F.relu(1 - real_scores).mean() + F.relu(1 + fake_scores).mean()

    def _after_step(self, network):
        networks.follow(network)


class StyleGan(WganGp):
    """The later game of StyleGAN's authors: non-saturating losses, and R1 with gamma = 10; progressive growing, where the family grows."""

    def begin(self, iteration):
        growth = self.settings["architecture"]["family"]["growth"]
        if growth["growth"] != "progressive":
            return
        level, alpha = self._point(growth, iteration)
        if level != self._point(growth, max(0, iteration - 1))[0]:
            self.optimizers = {network: self._adam(network) for network in self.optimizers}
        for module in (*self.generator.modules(), *self.critic.modules()):
            if isinstance(module, style.Growth):
                module.to(level, alpha)

    def _point(self, growth, iteration):
        """The level of an iteration and its alpha: a phase of images whole, a phase fading the next level in, ..."""
        images, top = iteration * self.settings["criticSteps"] * self.settings["batchSize"], len(self.critic.features.blocks)
        phase, rest = divmod(images, growth["phaseImages"])
        level = growth["startLevel"] + (phase + 1) // 2
        return (top, 1) if level > top else (level, rest / growth["phaseImages"] if phase % 2 else 1)

    def _next_batch(self):
        samples, labels = super()._next_batch()
        growth = self.critic.features.growth
        for _ in range(growth.level.item(), len(self.critic.features.blocks)):
            samples = style.halved(samples)
        return growth.fade(lambda: style.doubled(style.halved(samples)), samples), labels

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        x = real.detach().requires_grad_()
        gradient, = torch.autograd.grad(self.critic(x, labels).sum(), x, create_graph=True)
        return F.softplus(-real_scores).mean() + F.softplus(fake_scores).mean() + 5 * gradient.flatten(1).square().sum(1).mean()

    def _generator_objective(self, fake, labels):
        return F.softplus(-self.critic(fake, labels)).mean()


SYSTEMS = {"wgan-gp": WganGp, "wgan-div": WganDiv, "gan-qp": GanQp, "lsgan": Lsgan, "sn-gan": SnGan, "style-gan": StyleGan, "p2gan": P2Gan}
