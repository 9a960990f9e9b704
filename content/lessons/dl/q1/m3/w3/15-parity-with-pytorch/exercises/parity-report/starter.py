import math


def report(ours, theirs):
    """The worst parameter, and its relative error."""
    # TODO: raise an error if names or lengths do not agree

    worst = ("", 0.0)
    for name, values in ours.items():
        for a, b in zip(values, theirs[name]):
            pass  # TODO: compare a with b, and keep the worst
    return worst
