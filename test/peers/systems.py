"""The other two-player systems, as differences from WGAN-GP."""

import torch
from torch.nn import functional as F

import networks
from posterior import P2Gan
from wgan_gp import WganGp


class WganDiv(WganGp):
    """k = 2, p = 6 at interpolates."""

    def _penalty(self, real, fake, labels):
        return 2 * self._squared_slope(real, fake, labels).pow(3).mean()


class GanQp(WganGp):
    """Unary, lambda = 10 times the mean absolute (0) or root mean square (1) difference of the pairs (i, i)."""

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        difference = (real - fake).flatten(1)
        distance = difference.abs().mean(1) if self.settings["distance"] == 0 else difference.square().mean(1).sqrt()
        delta = real_scores - fake_scores
        return (-delta + delta.square() / (2 * 10 * distance)).mean()

    def _generator_objective(self, fake_scores):
        real, labels = self._next_batch()
        return (self.critic(real, labels) - fake_scores).mean()


class Lsgan(WganGp):
    """Targets 0 for fake, 1 for real, 1 for the generator."""

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        return F.mse_loss(real_scores, torch.ones_like(real_scores)) / 2 + F.mse_loss(fake_scores, torch.zeros_like(fake_scores)) / 2

    def _generator_objective(self, fake_scores):
        return F.mse_loss(fake_scores, torch.ones_like(fake_scores)) / 2


class SnGan(WganGp):
    """Hinge loss; one power iteration after each critic update."""

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        return F.relu(1 - real_scores).mean() + F.relu(1 + fake_scores).mean()

    def _after_step(self, network):
        networks.follow(network)


class StyleGan(WganGp):
    """The later game of StyleGAN's authors: non-saturating losses, and R1 with gamma = 10."""

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        x = real.detach().requires_grad_()
        gradient, = torch.autograd.grad(self.critic(x, labels).sum(), x, create_graph=True)
        return F.softplus(-real_scores).mean() + F.softplus(fake_scores).mean() + 5 * gradient.flatten(1).square().sum(1).mean()

    def _generator_objective(self, fake_scores):
        return F.softplus(-fake_scores).mean()


SYSTEMS = {"wgan-gp": WganGp, "wgan-div": WganDiv, "gan-qp": GanQp, "lsgan": Lsgan, "sn-gan": SnGan, "style-gan": StyleGan, "p2gan": P2Gan}
