"""Arrays as nested lists: a number, or a list of arrays of one shape."""

from functools import reduce


def shape_of(a):
    """`[2, 3]` for two rows of three, `[]` for a number."""
    return [len(a), *(shape_of(a[0]) if a else [])] if isinstance(a, list) else []


def sum_axis(a, axis, keep=False):
    """The sum over one axis, which disappears, or stays with size 1 if you `keep` it."""
    if not isinstance(a, list):
        raise ValueError("a number has no axis to sum over")
    if axis > 0:
        return [sum_axis(part, axis - 1, keep) for part in a]
    total = reduce(_add, a)
    return [total] if keep else total


def _add(a, b):
    return [_add(x, y) for x, y in zip(a, b)] if isinstance(a, list) else a + b
