"""One side of test/Microsoft.ML.Gan.Benchmarks: for every line on standard input it trains for a turn and answers "SECONDS CRITIC GENERATOR".

usage: benchmark.py CASE.gan ITERATIONS THREADS
"""

import sys
import time

import torch

import gan_file
from wgan_gp import WganGp


def main(path, iterations, threads):
    torch.set_num_threads(threads)
    training = WganGp(*gan_file.read(path, "peer-case"))
    for _ in sys.stdin:
        start = time.perf_counter()
        for _ in range(iterations):
            losses = training.iterate()
        critic, generator = (loss.item() for loss in losses)
        print(time.perf_counter() - start, critic, generator, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
