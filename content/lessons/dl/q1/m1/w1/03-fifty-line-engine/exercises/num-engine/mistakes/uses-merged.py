import math


def lift(value):
    return value if isinstance(value, Num) else Num(value)


class Num:
    """A number that remembers what it was made from."""

    def __init__(self, value, edges=()):
        self.value = float(value)  # a text raises ValueError here
        self.grad = 0.0
        self.edges = tuple(edges)  # pairs (input, local derivative), one for each use

    def __add__(self, other):
        other = lift(other)
        return Num(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = lift(other)
        return Num(self.value * other.value, [(self, other.value), (other, self.value)])

    def __pow__(self, k):
        return Num(self.value**k, [(self, k * self.value ** (k - 1))])

    def tanh(self):
        t = math.tanh(self.value)
        return Num(t, [(self, 1 - t * t)])

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -lift(other)

    def __rsub__(self, other):
        return lift(other) - self

    def __truediv__(self, other):
        return self * lift(other) ** -1

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if node in seen:
                return
            seen.add(node)
            for source, _ in node.edges:
                visit(source)
            order.append(node)  # after its inputs

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            for source, local in dict(node.edges).items():
                source.grad += local * node.grad
