"""Trains networks with the learner's loop and picks losses out of what it returns."""

from helpers import MLP

XOR = [([-1, -1], -1), ([-1, 1], 1), ([1, -1], 1), ([1, 1], -1)]


def losses(learner, sizes, rate, after):
    """The losses after the named numbers of steps."""
    found = learner.train(MLP(sizes), XOR, rate, max(after) + 1)
    return [found[step] for step in after]


def length(learner, steps):
    return len(learner.train(MLP([2, 3, 1]), XOR, 0.1, steps))


def plain_numbers(learner):
    """Are all of the losses numbers, and none of them a Num?"""
    found = learner.train(MLP([2, 3, 1]), XOR, 0.1, 2)
    return all(isinstance(loss, (int, float)) for loss in found)


def two_runs(learner, first, second):
    """The losses of a second run on the same network: after `first` steps, and after `second` more."""
    net = MLP([2, 4, 4, 1])
    learner.train(net, XOR, 0.1, first)
    found = learner.train(net, XOR, 0.1, second + 1)
    return [found[0], found[second]]


def line(learner, rate, steps):
    """One weight and one bias on two points of y = 2x + 1: the last loss."""
    return learner.train(MLP([1, 1]), [([0], 1), ([1], 3)], rate, steps + 1)[-1]
