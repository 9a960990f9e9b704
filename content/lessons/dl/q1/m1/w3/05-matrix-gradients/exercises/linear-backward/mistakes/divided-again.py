from helpers import matmul, shape, transpose


def linear_backward(X, W, G):
    """The gradients of Y = XW + b, given G, the gradient of Y."""
    if len(X[0]) != len(W) or len(G) != len(X) or len(G[0]) != len(W[0]):
        raise ValueError(f"X is {shape(X)}, W is {shape(W)} and G is {shape(G)}: expected N×D, D×M and N×M")
    dX = matmul(G, transpose(W))
    dW = [[entry / len(X) for entry in row] for row in matmul(transpose(X), G)]
    db = [sum(column) for column in transpose(G)]
    return {"dX": dX, "dW": dW, "db": db}
