"""Functions, and the gradients somebody derived for them."""

import math
from typing import Callable, NamedTuple


class Candidate(NamedTuple):
    name: str
    f: Callable
    grad: Callable
    at: list


def numeric_grad(f, xs, h=1e-5):
    """The partial derivatives of `f` at `xs` by central differences."""
    gradient = []
    for i in range(len(xs)):
        up, down = list(xs), list(xs)
        up[i] += h
        down[i] -= h
        gradient.append((f(up) - f(down)) / (2 * h))
    return gradient


def rel_error(a, b):
    """The difference of `a` and `b` in proportion to the larger of them; 0 when both are 0."""
    size = max(abs(a), abs(b))
    return abs(a - b) / size if size else 0.0


def tanh_neuron_grad(xs):
    w, x, b = xs
    z = w * x + b
    return [(1 - z * z) * x, (1 - z * z) * w, 1 - z * z]


def xent_grad(z):
    total = sum(math.exp(score) for score in z)
    return [math.exp(score) / total - (i == 0) for i, score in enumerate(z)]


def swish_grad(xs):
    s = 1 / (1 + math.exp(-xs[0]))
    return [s + xs[0] * s * (1 - s)]


# Three of these five are wrong.
CANDIDATES = [
    Candidate(
        "mean of squares",
        lambda xs: sum(x * x for x in xs) / len(xs),
        lambda xs: [2 * x for x in xs],
        [1, -2, 0.5],
    ),
    Candidate("tanh neuron", lambda xs: math.tanh(xs[0] * xs[1] + xs[2]), tanh_neuron_grad, [0.25, 0.5, 0.1]),
    Candidate(
        "softmax and cross-entropy",
        lambda z: math.log(sum(math.exp(score) for score in z)) - z[0],
        xent_grad,
        [1, 2, 0],
    ),
    Candidate(
        "inputs of a square layer",
        lambda xs: 1 * (1 * xs[0] + 2 * xs[1]) - 2 * (3 * xs[0] - 1 * xs[1]),
        lambda xs: [1 * 1 + 2 * -2, 3 * 1 - 1 * -2],  # W g
        [1, 2],
    ),
    Candidate("swish", lambda xs: xs[0] / (1 + math.exp(-xs[0])), swish_grad, [0.7]),
]
