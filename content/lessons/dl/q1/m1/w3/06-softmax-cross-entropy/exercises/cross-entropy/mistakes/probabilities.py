import math


def xent(z, target):
    """The cross-entropy of one example, and its gradient with respect to the scores `z`."""
    if target not in range(len(z)):
        raise IndexError(f"target {target} is not an index of {len(z)} scores")
    largest = max(z)
    shifted = [score - largest for score in z]
    exps = [math.exp(score) for score in shifted]
    total = sum(exps)  # at least 1: the largest score gives e^0

    loss = math.log(total) - shifted[target]
    grad = [e / total for e in exps]
    return loss, grad
