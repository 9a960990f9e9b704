import math

from helpers import (
    add_row, map_entries, matmul, softmax, transpose, zip_entries,
)


def forward(params, X, y):
    """What backward needs, and the loss."""
    Z1 = add_row(matmul(X, params["W1"]), params["b1"])
    A1 = map_entries(Z1, math.tanh)
    Z2 = add_row(matmul(A1, params["W2"]), params["b2"])
    A2 = map_entries(Z2, math.tanh)
    Z3 = add_row(matmul(A2, params["W3"]), params["b3"])
    P = softmax(Z3)
    loss = sum(-math.log(row[right]) for row, right in zip(P, y)) / len(y)
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "P": P, "loss": loss}


def backward(params, X, y, saved):
    """The gradient of each parameter, with its shape."""
    A1, A2, P = saved["A1"], saved["A2"], saved["P"]
    dZ3 = [
        [(p - (j == right)) / len(y) for j, p in enumerate(row)]
        for row, right in zip(P, y)
    ]
    dW3 = matmul(transpose(A2), dZ3)
    db3 = [sum(column) for column in transpose(dZ3)]

    dA2 = matmul(dZ3, transpose(params["W3"]))
    dZ2 = zip_entries(dA2, A2, lambda g, a: g * (1 - a * a))
    dW2 = matmul(transpose(A1), dZ2)
    db2 = [sum(column) for column in transpose(dZ2)]

    dA1 = matmul(dZ2, transpose(params["W2"]))
    dZ1 = zip_entries(dA1, A1, lambda g, a: g * (1 - a * a))
    dW1 = matmul(transpose(X), dZ1)
    db1 = [sum(column) for column in transpose(dZ1)]
    return {
        "dW1": dW1, "db1": db1,
        "dW2": dW2, "db2": db2,
        "dW3": dW3, "db3": db3,
    }


def train(params, X, y, rate, steps):
    """The loss before each of so many full-batch steps."""
    losses = []
    for _ in range(steps):
        saved = forward(params, X, y)
        losses.append(saved["loss"])
        grads = backward(params, X, y, saved)
        params = {
            name: moved(value, grads["d" + name], rate)
            for name, value in params.items()
        }
    return losses


def moved(value, grad, rate):
    """A step down for a matrix or a list."""
    if isinstance(value, list):
        return [moved(v, g, rate) for v, g in zip(value, grad)]
    return value - rate * grad
