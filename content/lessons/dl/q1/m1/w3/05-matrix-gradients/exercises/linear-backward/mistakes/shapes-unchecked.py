from helpers import matmul, shape, transpose


def linear_backward(X, W, G):
    """The gradients of Y = XW + b, given G, the gradient of Y."""
    dX = matmul(G, transpose(W))
    dW = matmul(transpose(X[: len(G)]), G)
    db = [sum(column) for column in transpose(G)]
    return {"dX": dX, "dW": dW, "db": db}
