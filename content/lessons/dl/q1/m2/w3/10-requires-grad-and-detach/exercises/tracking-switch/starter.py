from contextlib import contextmanager

from helpers import topological

recording = True


@contextmanager
def no_grad():
    # TODO: switch recording off for the block, and put it back.
    yield  # the block runs here


def lift(value):
    return value if isinstance(value, Num) else Num(value)


class Num:
    def __init__(self, value, edges=(), requires_grad=False):
        self.value = float(value)
        self.grad = 0.0
        # TODO: which edges are kept, and is a gradient required?
        self.edges = tuple(edges)
        self.requires_grad = requires_grad

    def __add__(self, other):
        other = lift(other)
        return Num(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = lift(other)
        edges = [(self, other.value), (other, self.value)]
        return Num(self.value * other.value, edges)

    def detach(self):
        raise NotImplementedError("detach is not written yet")

    def backward(self):
        # TODO: refuse when no gradient is required.
        sweep = {self: 1.0}
        for node in reversed(topological(self)):
            grad = sweep.get(node, 0.0)
            if not node.edges:
                node.grad += grad
            for source, local in node.edges:
                sweep[source] = sweep.get(source, 0.0) + local * grad
