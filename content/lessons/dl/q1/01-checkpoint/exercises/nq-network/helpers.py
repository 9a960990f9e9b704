"""Matrices as lists of rows, and what a network does with them. A bias is a list of numbers."""

import math


def shape(A):
    """Rows and columns, such as `3×2`."""
    return f"{len(A)}×{len(A[0]) if A else 0}"


def transpose(A):
    return [list(column) for column in zip(*A)]


def matmul(A, B):
    """The matrix product. The columns of `A` must be as many as the rows of `B`."""
    if (len(A[0]) if A else 0) != len(B):
        raise ValueError(f"cannot multiply {shape(A)} by {shape(B)}")
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*B)] for row in A]


def add_row(A, b):
    """Adds the list `b` to every row of `A`."""
    if (len(A[0]) if A else 0) != len(b):
        raise ValueError(f"cannot add {len(b)} numbers to the rows of {shape(A)}")
    return [[x + y for x, y in zip(row, b)] for row in A]


def map_entries(A, f):
    """`f` of every entry."""
    return [[f(x) for x in row] for row in A]


def zip_entries(A, B, f):
    """`f` of every pair of entries in the same place."""
    if shape(A) != shape(B):
        raise ValueError(f"cannot pair the entries of {shape(A)} and {shape(B)}")
    return [[f(x, y) for x, y in zip(*rows)] for rows in zip(A, B)]


def softmax(Z):
    """Probabilities for each row of scores."""
    rows = []
    for row in Z:
        exps = [math.exp(score - max(row)) for score in row]
        total = sum(exps)
        rows.append([e / total for e in exps])
    return rows
