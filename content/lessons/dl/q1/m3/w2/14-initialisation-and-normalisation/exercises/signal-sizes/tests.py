"""Ten layers of random weights: too many numbers to write down, and the same ones in each run."""

import random

WIDTH = 32


def normal(rng, rows, columns, sigma):
    return [[rng.gauss(0, sigma) for _ in range(columns)] for _ in range(rows)]


def through_ten(learner, sigma):
    rng = random.Random(2026)
    x = normal(rng, WIDTH, WIDTH, 1)
    return learner.layer_stds([normal(rng, WIDTH, WIDTH, sigma) for _ in range(10)], x)


def far_from_one(learner):
    """With the chosen spread, how many of the ten layers have a signal below a half or above 2?"""
    stds = through_ten(learner, learner.choose_sigma(WIDTH, WIDTH, "linear"))
    return sum(not 0.5 < std < 2 for std in stds)


def far_from_predicted(learner):
    """With a spread of 0.1, how many layers are off by more than half from (root of 32 times 0.1) to their number?"""
    predicted = [(WIDTH**0.5 * 0.1) ** layer for layer in range(1, 11)]
    return sum(not 0.5 < std / told < 1.5 for std, told in zip(through_ten(learner, 0.1), predicted))


def batch_afterwards(learner):
    x = [[1, 2], [3, 4]]
    learner.layer_stds([[[2, 0], [0, 2]]], x)
    return x
