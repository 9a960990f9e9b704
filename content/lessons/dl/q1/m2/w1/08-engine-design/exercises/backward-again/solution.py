from helpers import topological


def lift(value):
    return value if isinstance(value, Num) else Num(value)


class Num:
    def __init__(self, value, edges=()):
        self.value = float(value)
        self.grad = 0.0
        self.edges = tuple(edges)

    def __add__(self, other):
        other = lift(other)
        return Num(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = lift(other)
        return Num(self.value * other.value, [(self, other.value), (other, self.value)])

    def backward(self):
        sweep = {self: 1.0}
        for node in reversed(topological(self)):
            grad = sweep.get(node, 0.0)  # complete: all consumers come before it
            if not node.edges:
                node.grad += grad
            for source, local in node.edges:
                sweep[source] = sweep.get(source, 0.0) + local * grad
