"""Matrices as lists of rows."""


def shape(a):
    """Rows and columns, such as `3×2`."""
    return f"{len(a)}×{len(a[0]) if a else 0}"


def transpose(a):
    return [list(column) for column in zip(*a)]


def matmul(a, b):
    """The matrix product. The columns of `a` must be as many as the rows of `b`."""
    if (len(a[0]) if a else 0) != len(b):
        raise ValueError(f"cannot multiply {shape(a)} by {shape(b)}")
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
