import math


def xent(z, target):
    """The cross-entropy of one example, and its gradient with respect to the scores `z`."""
    # TODO: refuse an empty list and a target that is not an index of it.
    # TODO: what happens to these two lines when a score is 1000?
    exps = [math.exp(score) for score in z]
    total = sum(exps)

    loss = 0.0  # TODO
    grad = []  # TODO
    return loss, grad
