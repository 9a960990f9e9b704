import math


def mean(values):
    return sum(values) / len(values)


def std(rows):
    entries = [value for row in rows for value in row]
    center = mean(entries)
    return math.sqrt(mean([(value - center) ** 2 for value in entries]))


def product(a, b):
    columns = list(zip(*b))
    return [
        [sum(x * w for x, w in zip(row, column)) for column in columns]
        for row in a
    ]


def layer_stds(matrices, x):
    """Standard deviation of all entries after each layer."""
    stds = []
    for weights in matrices:
        x = product(x, weights)
        stds.append(std(x))
    return stds


def choose_sigma(n_in, n_out, activation):
    """Standard deviation of first weights."""
    if activation == "relu":
        return math.sqrt(2 / n_in)
    if activation in ("tanh", "linear"):
        return math.sqrt(2 / (n_in + n_out))
    raise ValueError(f"no rule for {activation!r}")
