from helpers import (
    add_row, map_entries, matmul, softmax, transpose, zip_entries,
)


def forward(params, X, y):
    return {"loss": 0.0}  # TODO


def backward(params, X, y, saved):
    return {}  # TODO


def train(params, X, y, rate, steps):
    return []  # TODO
