from helpers import matmul, shape, transpose


def linear_backward(X, W, G):
    """The gradients of Y = XW + b, given G, the gradient of Y."""
    # TODO: X is N×D, W is D×M, G is N×M. Raise an error if they are not.

    dX = []
    dW = []
    db = []
    return {"dX": dX, "dW": dW, "db": db}
