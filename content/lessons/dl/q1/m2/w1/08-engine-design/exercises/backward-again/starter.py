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
        # TODO: this adds to the grad of every node. Let only leaves keep what they get.
        self.grad = 1.0
        for node in reversed(topological(self)):
            for source, local in node.edges:
                source.grad += local * node.grad
