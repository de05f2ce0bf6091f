"""WGAN-GP in plain PyTorch, the way a careful user writes it, on the same random draws as Microsoft.ML.Gan.

A step differentiates only what it updates (the other network is frozen, backward stops at the parameters), sets gradients to None,
keeps no generator graph in the critic's step and never waits for a value.
"""

import copy

import torch
from torch.nn import functional as F

import networks


class WganGp:
    """A training from a peer case: its settings, its starting weights and its data."""

    def __init__(self, settings, tensors):
        self.settings = settings
        self.samples, self.labels = tensors["samples"], tensors.get("labels")
        self.generator, self.critic = self._build(settings["architecture"])
        for name, network in ("generator", self.generator), ("critic", self.critic):
            network.load_state_dict({key[len(name) + 1:]: value for key, value in tensors.items() if key.startswith(name + "/")})
        self.average = copy.deepcopy(self.generator).requires_grad_(False)
        self.optimizers = {network: self._adam(network) for network in (self.generator, self.critic)}
        self.order_draws, self.latent_draws, self.label_draws, self.penalty_draws = (self.stream(purpose) for purpose in range(1, 5))
        self.order, self.position, self.iteration = None, 0, 0

    def stream(self, purpose):
        """The generator of one purpose, as RandomStreams seeds it."""
        return torch.Generator().manual_seed((self.settings["seed"] + purpose * 0x9E3779B9) % 2**32)

    def critic_loss(self):
        real, labels = self._next_batch()
        with torch.no_grad():
            fake = self._generate(labels)
        objective = self._critic_objective(real, fake, self._score(real, fake, labels), self._score(fake, real, labels), labels)
        return objective + self._class_loss("criticWeight", real, labels)

    def generator_loss(self):
        rows = torch.randint(len(self.samples), (self.settings["batchSize"],), generator=self.label_draws)
        labels = None if self.labels is None else self.labels[rows]
        fake = self._generate(labels)
        return self._generator_objective(fake, labels) + self._class_loss("generatorWeight", fake, labels)

    def begin(self, iteration):
        """What changes before an iteration: here nothing."""

    def iterate(self):
        """Some critic updates, one generator update, one update of the average. Returns the last two losses, unread."""
        self.begin(self.iteration)
        for _ in range(self.settings["criticSteps"]):
            critic_loss = self._update(self.critic, self.generator, self.critic_loss)
        generator_loss = self._update(self.generator, self.critic, self.generator_loss)
        self._move_average()
        return critic_loss, generator_loss

    def _build(self, architecture):
        return networks.build(architecture)

    def _critic_objective(self, real, fake, real_scores, fake_scores, labels):
        loss = fake_scores.mean() - real_scores.mean() + self._penalty(real, fake, labels)
        return loss + self.settings["drift"] * real_scores.square().mean() if self.settings["drift"] else loss

    def _generator_objective(self, fake, labels):
        return -self.critic(fake, labels).mean()

    def _score(self, samples, others, labels):
        """What the critic says of samples; some systems show it others beside them."""
        return self.critic(samples, labels)

    def _class_loss(self, weight, samples, labels):
        """What a classifier beside the score loses."""
        conditioning = self.settings["architecture"]["conditioning"]
        return conditioning[weight] * F.cross_entropy(self.critic.classify(samples), labels) if conditioning["conditioning"] == "classifier" else 0

    def _after_step(self, network):
        """What follows an update of a network: here nothing."""

    def _update(self, network, other, loss_of):
        network.requires_grad_(True)
        other.requires_grad_(False)
        self.optimizers[network].zero_grad(set_to_none=True)
        loss = loss_of()
        loss.backward(inputs=list(network.parameters()))
        self.optimizers[network].step()
        self._after_step(network)
        return loss

    def _penalty(self, real, fake, labels):
        excess = (self._squared_slope(real, fake, labels) + 1e-12).sqrt() - 1
        if self.settings["oneSided"]:
            excess = excess.relu()
        return self.settings["penaltyWeight"] * excess.square().mean()

    def _squared_slope(self, real, fake, labels):
        t = torch.rand(len(real), *[1] * (real.dim() - 1), generator=self.penalty_draws)
        x = (t * real + (1 - t) * fake).requires_grad_()
        gradient, = torch.autograd.grad(self.critic(x, labels).sum(), x, create_graph=True)
        return gradient.flatten(1).square().sum(1)

    def _next_batch(self):
        size = self.settings["batchSize"]
        if self.order is None or self.position + size > len(self.samples):
            self.order, self.position = torch.randperm(len(self.samples), generator=self.order_draws), 0
        rows = self.order[self.position:self.position + size]
        self.position += size
        samples = self.samples[rows]
        if samples.dtype == torch.uint8:
            samples = samples.to(torch.float32).div_(127.5).sub_(1)
        return samples, None if self.labels is None else self.labels[rows]

    def _generate(self, labels):
        return self.generator.for_training(self._rows, labels, self.latent_draws)

    def _rows(self):
        size = self.settings["architecture"]["latentSize"] + self.generator.noise_size
        return torch.randn(self.settings["batchSize"], size, generator=self.latent_draws)

    @torch.no_grad()
    def _move_average(self):
        decay = min(self.settings["averageDecay"], (1 + self.iteration) / (10 + self.iteration))
        mean, current = list(self.average.parameters()), list(self.generator.parameters())
        torch._foreach_mul_(mean, decay)
        torch._foreach_add_(mean, current, alpha=1 - decay)
        for mean, current in zip(self.average.buffers(), self.generator.buffers()):
            mean.copy_(current)
        self.iteration += 1

    def _adam(self, network):
        s = self.settings
        return torch.optim.Adam(network.parameters(), s["learningRate"], (s["beta1"], s["beta2"]), s["epsilon"])
