import math


def report(ours, theirs):
    """The worst parameter, and its relative error."""
    for name in [*ours, *theirs]:
        if name not in ours or name not in theirs:
            raise ValueError(f"{name} is on one side only")

    worst = ("", 0.0)
    for name, values in ours.items():
        for a, b in zip(values, theirs[name]):
            error = relative(a, b)
            if error > worst[1]:
                worst = (name, error)
    return worst


def relative(a, b):
    if math.isnan(a) or math.isnan(b):
        return math.inf
    size = max(abs(a), abs(b))
    return abs(a - b) / size if size > 1e-12 else 0.0
