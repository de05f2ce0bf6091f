"""Computes the metrics of Microsoft.ML.Gan.Evaluation with numpy, scipy and scikit-learn and prints "NAME VALUE" for each.

The folder holds real.f64 and synthetic.f64 (rows of D little-endian doubles) and axes.f64 (directions), written by MetricsPeerTests.
Where one of the three libraries is missing, it prints nothing.

usage: metrics.py FOLDER D
"""

import pathlib
import sys

try:
    import numpy as np
    from scipy import linalg, special, stats
    from sklearn.metrics.pairwise import polynomial_kernel
    from sklearn.neighbors import NearestNeighbors
except ImportError:
    sys.exit(0)


def frechet(x, y):
    """With a general matrix root, as the original code takes it."""
    s1, s2 = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    shift = x.mean(0) - y.mean(0)
    return shift @ shift + np.trace(s1) + np.trace(s2) - 2 * np.trace(linalg.sqrtm(s1 @ s2)).real


def kernel(x, y):
    def between(a, b):
        return polynomial_kernel(a, b, degree=3, gamma=1 / a.shape[1], coef0=1)

    def off_diagonal(k):
        return k[~np.eye(len(k), dtype=bool)].mean()

    return off_diagonal(between(x, x)) + off_diagonal(between(y, y)) - 2 * between(x, y).mean()


def inception(logits):
    p = special.softmax(logits, axis=1)
    return np.exp(np.mean([stats.entropy(row, p.mean(0)) for row in p]))


def radii(x, k):
    return NearestNeighbors(n_neighbors=k).fit(x).kneighbors()[0][:, -1]


def nearest(x, y, k=1):
    return NearestNeighbors(n_neighbors=k).fit(y).kneighbors(x)[0]


def distances(x, y):
    return np.sqrt(((x[:, None] - y[None]) ** 2).sum(2))


def z_of_smaller(x, y):
    """From the two-sided p-value of the normal approximation without continuity correction."""
    test = stats.mannwhitneyu(x, y, use_continuity=False, method="asymptotic")
    sign = np.sign(test.statistic - len(x) * len(y) / 2)
    return sign * stats.norm.isf(test.pvalue / 2)


def one_nearest_neighbour(x, y):
    pooled, kind = np.concatenate([x, y]), np.repeat([0, 1], [len(x), len(y)])
    neighbour = NearestNeighbors(n_neighbors=1).fit(pooled).kneighbors()[1][:, 0]
    return (kind[neighbour] == kind).mean()


def metrics(x, y, axes):
    d = distances(y, x)
    yield "frechet", frechet(x, y)
    yield "kernel", kernel(x, y)
    yield "inception", inception(x)
    yield "precision", (d <= radii(x, 3)).any(1).mean()
    yield "recall", (d.T <= radii(y, 3)).any(1).mean()
    yield "density", (d < radii(x, 5)).sum(1).mean() / 5
    yield "coverage", (d.min(0) < radii(x, 5)).mean()
    yield "w1", np.mean([stats.wasserstein_distance(x @ a, y @ a) for a in axes])
    train, holdout = x[: len(x) // 2], x[len(x) // 2 :]
    two = nearest(y, train, 2)
    threshold = np.quantile(radii(train, 1), 0.01)
    yield "duplicateDistance", threshold
    yield "duplicateShare", (two[:, 0] < threshold).mean()
    yield "distanceRatio", np.median(two[:, 0] / two[:, 1])
    yield "copyingZ", z_of_smaller(two[:, 0], nearest(holdout, train)[:, 0])
    yield "nearestNeighbour", one_nearest_neighbour(x[: len(y)], y)
    yield "mannWhitneyTies", z_of_smaller(np.round(x[:, 0]), np.round(y[:, 0]))


def main(folder, dimension):
    x, y, axes = (np.fromfile(pathlib.Path(folder) / f"{name}.f64").reshape(-1, dimension) for name in ("real", "synthetic", "axes"))
    for name, value in metrics(x, y, axes):
        print(name, repr(float(value)))


main(sys.argv[1], int(sys.argv[2]))
