"""Repeats what Microsoft.ML.Gan computed in a peer case and prints, for each of its results, "NAME DIFFERENCE".

The difference is the largest deviation of a tensor's elements over the largest element of this side's tensor or of a tensor of the same
layer: alone, the gradient of a bias in front of a batch normalisation is nothing but rounding.
Draws are compared bit for bit: 0 or inf.

usage: compare.py CASE.gan
"""

import sys

import torch

import gan_file
from systems import SYSTEMS


def gradients(case):
    """Losses and gradients of the first critic step and of the first generator step, both at the starting weights."""
    for name, network, loss_of in ("critic", case.critic, case.critic_loss), ("generator", case.generator, case.generator_loss):
        loss = loss_of()
        yield f"loss/{name}", loss.detach()
        names, parameters = zip(*network.named_parameters())
        for key, value in zip(names, torch.autograd.grad(loss, parameters)):
            yield f"gradient/{name}/{key}", value


def trained(case):
    """Weights and buffers after some iterations."""
    for _ in range(case.settings["iterations"]):
        case.iterate()
    for name, network in ("generator", case.generator), ("critic", case.critic), ("average", case.average):
        for key, value in network.state_dict().items():
            yield f"trained/{name}/{key}", value


def draws(case):
    for purpose, name in enumerate(("weights", "dataOrder", "latents", "labels", "regularization")):
        yield f"draws/{name}", torch.randn(100, generator=case.stream(purpose))


def layer(name):
    return name.rsplit(".", 1)[0]


def main(path):
    torch.set_num_threads(1)
    settings, theirs = gan_file.read(path, "peer-case")
    case = SYSTEMS[settings["system"]]
    ours = dict([*draws(case(settings, theirs)), *gradients(case(settings, theirs)), *trained(case(settings, theirs))])
    largest = {}
    for name, value in ours.items():
        largest[layer(name)] = max(largest.get(layer(name), 0), value.abs().max().item())
    for name, value in ours.items():
        found = theirs[name]
        if found.shape != value.shape:
            raise ValueError(f"{name} is {list(found.shape)}, here it is {list(value.shape)}")
        if name.startswith("draws/"):
            print(name, 0 if torch.equal(found, value) else float("inf"))
        else:
            print(name, (found.double() - value.double()).abs().max().item() / largest[layer(name)])


if __name__ == "__main__":
    main(sys.argv[1])
