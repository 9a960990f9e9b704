"""Networks whose weight number k is 0.8·sin(1.7k), row by row through all matrices."""

import math
from copy import deepcopy


def weights(sizes, biases):
    k, params = 0, {}
    for layer, (rows, columns) in enumerate(zip(sizes, sizes[1:])):
        params[f"W{layer + 1}"] = [
            [0.8 * math.sin(1.7 * (k + i * columns + j + 1)) for j in range(columns)] for i in range(rows)
        ]
        params[f"b{layer + 1}"] = list(biases[layer])
        k += rows * columns
    return params


def recorded(learner, of, sizes, biases, X, y):
    """The loss, or one gradient."""
    params = weights(sizes, biases)
    saved = learner.forward(params, X, y)
    return saved["loss"] if of == "loss" else learner.backward(params, X, y, saved)[of]


XOR = [[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]]


def start():
    return weights([2, 4, 4, 2], [[0.0] * 4, [0.0] * 4, [0.0] * 2])


def losses(learner, steps):
    """The losses of XOR with a rate of 0.5, after so many steps each."""
    told = learner.train(start(), deepcopy(XOR), [0, 1, 1, 0], 0.5, max(steps) + 1)
    return [told[step] for step in steps]


def afterwards(learner):
    params = start()
    learner.train(params, deepcopy(XOR), [0, 1, 1, 0], 0.5, 3)
    return "unchanged" if params == start() else "changed"
