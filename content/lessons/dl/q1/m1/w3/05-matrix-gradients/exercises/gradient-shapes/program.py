def zeros(rows, columns):
    return [[0] * columns for _ in range(rows)]


def transposed(m):
    return [list(column) for column in zip(*m)]


def product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def print_shape(m):
    print(len(m), len(m[0]))


X, W, G = zeros(4, 3), zeros(3, 2), zeros(4, 2)
print_shape(product(transposed(X), G))
print_shape(product(G, transposed(W)))
print_shape([[sum(column) for column in zip(*G)]])
