"""Networks with their batches, whose weights come from a formula: weight number k is 0.8·sin(1.7k), row by row."""

import math
from copy import deepcopy

from helpers import shape


def weights(sizes, biases=None):
    k, params = 0, {}
    for layer, (rows, columns) in enumerate(zip(sizes, sizes[1:])):
        matrix = []
        for _ in range(rows):
            matrix.append([0.8 * math.sin(1.7 * (k + j + 1)) for j in range(columns)])
            k += columns
        params[f"W{layer + 1}"] = matrix
        params[f"b{layer + 1}"] = list(biases[layer]) if biases else [0.0] * columns
    return params


SMALL = [[0.1, -0.1, 0.2, 0.0], [0.0, 0.1, -0.2, 0.3], [0.05, -0.05]]
WIDE = [[0.2, 0.0, -0.1, 0.3, 0.1], [0.1, -0.3, 0.0, 0.2], [0.3, -0.2, 0.1]]
BATCHES = {
    "xor": lambda: (weights([2, 4, 4, 2]), [[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]], [0, 1, 1, 0]),
    "other": lambda: (
        weights([2, 4, 4, 2], SMALL),
        [[0.5, -1.0], [-0.25, 0.75], [1.0, 1.0], [-1.0, -0.5]],
        [0, 1, 1, 0],
    ),
    "one": lambda: (weights([2, 4, 4, 2], SMALL), [[0.5, -1.0]], [1]),
    "threeClasses": lambda: (
        weights([3, 5, 4, 3], WIDE),
        [[1.0, 0.5, -2.0], [0.25, -1.0, 0.5], [-0.75, 2.0, 1.0], [1.5, -0.5, 0.25], [-1.0, -1.0, 0.75]],
        [2, 0, 1, 1, 2],
    ),
}


def loss_of(learner, name):
    return learner.forward(*BATCHES[name]())["loss"]


def gradients(learner, name):
    params, X, y = BATCHES[name]()
    return learner.backward(params, X, y, learner.forward(params, X, y))


def gradient(learner, name, of):
    """One gradient, by its name."""
    return gradients(learner, name)[of]


def shapes(learner, name):
    """The shape of each gradient: `2×4`, or `4` for a list of numbers."""
    return {
        key: shape(value) if value and isinstance(value[0], list) else str(len(value))
        for key, value in gradients(learner, name).items()
    }


def disagreements(learner, name):
    """How many entries of the gradients differ from nudging the learner's own loss?"""
    params, X, y = BATCHES[name]()
    claimed = gradients(learner, name)
    wrong = 0
    for key, value in params.items():
        rows = value if isinstance(value[0], list) else [value]
        for i, row in enumerate(rows):
            for j in range(len(row)):
                losses = []
                for by in (1e-5, -1e-5):
                    moved = deepcopy(params)
                    target = moved[key][i] if isinstance(value[0], list) else moved[key]
                    target[j] += by
                    losses.append(learner.forward(moved, X, y)["loss"])
                try:
                    own = claimed["d" + key]
                    entry = own[i][j] if isinstance(value[0], list) else own[j]
                    right = abs(entry - (losses[0] - losses[1]) / 2e-5) <= 1e-7
                except (IndexError, TypeError):
                    right = False
                wrong += not right
    return wrong


def afterwards(learner):
    """Parameters, inputs and classes after a call: `unchanged` or `changed`."""
    batch = BATCHES["other"]()
    params, X, y = batch
    learner.backward(params, X, y, learner.forward(params, X, y))
    return "unchanged" if batch == BATCHES["other"]() else "changed"
