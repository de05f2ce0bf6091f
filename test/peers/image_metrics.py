"""Computes the sliced Wasserstein distance of images and MS-SSIM as the code of Karras et al. (2018) does, and prints "NAME VALUE" for each.

The folder holds real.f64, synthetic.f64 (N images of 3x32x32 in [-1, 1]), pairs.f64 (2N images of 3x45x37), places.f64 (the first row and column of
P patches for every image, for each level and side) and axes.f64 (directions), written by ImageMetricsPeerTests.
Where numpy or scipy is missing, it prints nothing.

usage: image_metrics.py FOLDER N P
"""

import pathlib
import sys

try:
    import numpy as np
    from scipy import ndimage, signal
except ImportError:
    sys.exit(0)

BINOMIAL = np.outer([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]) / 256.0


def down(x):
    return ndimage.convolve(x, BINOMIAL[None, None], mode="mirror")[:, :, ::2, ::2]


def up(x):
    spread = np.zeros((*x.shape[:2], 2 * x.shape[2], 2 * x.shape[3]))
    spread[:, :, ::2, ::2] = x
    return ndimage.convolve(spread, BINOMIAL[None, None] * 4, mode="mirror")


def pyramid(x, levels):
    result = [x]
    for _ in range(1, levels):
        result.append(down(result[-1]))
        result[-2] = result[-2] - up(result[-1])
    return result


def descriptors(x, rows, columns, per_image):
    """[N * P,49 * C], the channels last as in Microsoft.ML.Gan."""
    patches = np.stack([x[i // per_image, :, r : r + 7, c : c + 7] for i, (r, c) in enumerate(zip(rows, columns))])
    patches = (patches - patches.mean((0, 2, 3), keepdims=True)) / patches.std((0, 2, 3), keepdims=True)
    return patches.transpose(0, 2, 3, 1).reshape(len(patches), -1)


def sliced(a, b, axes):
    return 1000 * np.abs(np.sort(a @ axes.T, axis=0) - np.sort(b @ axes.T, axis=0)).mean()


def gauss(size, sigma):
    offsets = np.arange(size) - (size - 1) / 2
    window = np.exp(-(offsets[:, None] ** 2 + offsets[None] ** 2) / (2 * sigma**2))
    return window / window.sum()


def ssim(a, b):
    size = min(11, *a.shape[2:])
    window = gauss(size, size * 1.5 / 11)[None, None]

    def blur(x):
        return signal.fftconvolve(x, window, mode="valid")

    ma, mb = blur(a), blur(b)
    va, vb, cov = blur(a * a) - ma * ma, blur(b * b) - mb * mb, blur(a * b) - ma * mb
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    cs = (2 * cov + c2) / (va + vb + c2)
    return ((2 * ma * mb + c1) / (ma * ma + mb * mb + c1) * cs).mean((1, 2, 3)), cs.mean((1, 2, 3))


def msssim(a, b):
    weights = np.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333])
    levels = min(5, int(np.log2(min(a.shape[2:]) / 11)) + 1)
    weights = weights[:levels] / weights[:levels].sum()
    product = 1
    for level, weight in enumerate(weights):
        whole, structure = ssim(a, b)
        product = product * np.clip(whole if level == levels - 1 else structure, 0, None) ** weight
        box = np.ones((1, 1, 2, 2)) / 4
        a, b = (ndimage.convolve(x, box, mode="reflect")[:, :, ::2, ::2] for x in (a, b))
    return product.mean()


def main(folder, count, patches):
    def load(name, *shape):
        return np.fromfile(pathlib.Path(folder) / f"{name}.f64").reshape(shape)

    real, synthetic = (load(name, count, 3, 32, 32) for name in ("real", "synthetic"))
    axes, places = load("axes", -1, 147), load("places", 2, 2, 2, count * patches).astype(int)
    for level, (a, b) in enumerate(zip(pyramid(real, 2), pyramid(synthetic, 2))):
        print(f"level{level}", repr(float(sliced(descriptors(a, *places[level, 0], patches), descriptors(b, *places[level, 1], patches), axes))))
    pairs = (load("pairs", 2 * count, 3, 45, 37) + 1) * 127.5
    print("msssim", repr(float(msssim(pairs[::2], pairs[1::2]))))


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
