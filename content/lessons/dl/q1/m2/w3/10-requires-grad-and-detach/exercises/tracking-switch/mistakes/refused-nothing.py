from contextlib import contextmanager

from helpers import topological

recording = True


@contextmanager
def no_grad():
    global recording
    before, recording = recording, False
    try:
        yield
    finally:
        recording = before  # not True: the block around may be one too


def lift(value):
    return value if isinstance(value, Num) else Num(value)


class Num:
    def __init__(self, value, edges=(), requires_grad=False):
        self.value = float(value)
        self.grad = 0.0
        kept = [edge for edge in edges if edge[0].requires_grad]
        self.edges = tuple(kept) if recording else ()
        self.requires_grad = requires_grad or bool(self.edges)

    def __add__(self, other):
        other = lift(other)
        return Num(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = lift(other)
        edges = [(self, other.value), (other, self.value)]
        return Num(self.value * other.value, edges)

    def detach(self):
        return Num(self.value)

    def backward(self):
        if not self.requires_grad:
            return
        sweep = {self: 1.0}
        for node in reversed(topological(self)):
            grad = sweep.get(node, 0.0)
            if not node.edges:
                node.grad += grad
            for source, local in node.edges:
                sweep[source] = sweep.get(source, 0.0) + local * grad
