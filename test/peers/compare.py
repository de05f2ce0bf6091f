"""Repeats what Microsoft.ML.Gan computed in a peer case and prints, for each of its results, "NAME DIFFERENCE".

The difference is the largest deviation of a tensor's elements over the largest element of this side's tensor. Biases that both sides
find to be nothing are equal: in front of a normalisation a bias has the gradient 0, of which both compute what sums of terms as large
as the other gradients of the network round to. Nothing is a millionth of the network's largest gradient, eight times the precision of
a float; and of a weight, how far Adam can have moved it by that.
Draws are compared bit for bit: 0 or inf.

usage: compare.py CASE.gan
"""

import sys

import torch

import gan_file
from systems import SYSTEMS

NOTHING = 1e-6


def gradients(case):
    """Losses and gradients of a critic step and of a generator step of iteration 1, both at the starting weights."""
    case.begin(1)
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


def nothing(name, ours, settings):
    """The size up to which a result is rounding."""
    kind, network = name.split("/")[:2]
    if not name.endswith("bias") or kind == "loss":
        return 0
    phase = "critic" if network == "critic" else "generator"
    largest = max(value.abs().max().item() for key, value in ours.items() if key.startswith(f"gradient/{phase}/"))
    steps = settings["iterations"] * (settings["criticSteps"] if phase == "critic" else 1)
    return NOTHING * largest * (1 if kind == "gradient" else steps * settings["learningRate"] / settings["epsilon"])


def difference(found, value, nothing):
    largest = value.abs().max().item()
    if max(largest, found.abs().max().item()) <= nothing:
        return 0
    error = (found.double() - value.double()).abs().max().item()
    return error / largest if largest else float("inf") if error else 0


def main(path):
    torch.set_num_threads(1)
    settings, theirs = gan_file.read(path, "peer-case")
    case = SYSTEMS[settings["system"]]
    ours = dict([*draws(case(settings, theirs)), *gradients(case(settings, theirs)), *trained(case(settings, theirs))])
    for name, value in ours.items():
        found = theirs[name]
        if found.shape != value.shape:
            raise ValueError(f"{name} is {list(found.shape)}, here it is {list(value.shape)}")
        if name.startswith("draws/"):
            print(name, 0 if torch.equal(found, value) else float("inf"))
        else:
            print(name, difference(found, value, nothing(name, ours, settings)))


if __name__ == "__main__":
    main(sys.argv[1])
