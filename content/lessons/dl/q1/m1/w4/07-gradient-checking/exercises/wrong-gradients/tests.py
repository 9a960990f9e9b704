"""Candidates the learner has not seen: sizes where an absolute limit fails, and gradients that are exactly 0."""

from helpers import CANDIDATES, Candidate


def scaled_cube(name, scale, factor):
    return Candidate(name, lambda xs: scale * xs[0] ** 3, lambda xs: [factor * scale * xs[0] ** 2], [2])


SETS = {
    "seen": CANDIDATES,
    "tiny": [scaled_cube("twice too large", 1e-7, 6), scaled_cube("tiny and right", 1e-7, 3)],
    "huge": [scaled_cube("huge and right", 1e9, 3), scaled_cube("one percent off", 1e9, 3.03)],
    "zero": [
        Candidate("flat and right", lambda xs: 1000 + 0 * xs[0] ** 2, lambda xs: [0], [1]),
        Candidate("at the bottom", lambda xs: xs[0] ** 3 - 3 * xs[0], lambda xs: [3 * xs[0] ** 2 - 3], [1]),
        Candidate("flat and wrong", lambda xs: 5, lambda xs: [0.001], [1]),
    ],
    "oneEntry": [
        Candidate("last entry wrong", lambda xs: xs[0] * xs[1], lambda xs: [xs[1], xs[1]], [2, 3]),
        Candidate("first entry wrong", lambda xs: xs[0] * xs[1], lambda xs: [xs[0], xs[0]], [2, 3]),
    ],
    "empty": [],
}


def found(learner, name):
    return learner.hunt(SETS[name])
