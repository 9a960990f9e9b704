import contextlib
import math

tracking = True


@contextlib.contextmanager
def no_grad():
    global tracking
    before, tracking = tracking, False
    try:
        yield
    finally:
        tracking = before


def lift(value):
    return value if isinstance(value, Num) else Num(value)


class Num:
    def __init__(self, value, requires_grad=False, edges=()):
        if isinstance(value, str):
            raise TypeError(f"a number is expected, not the text {value!r}")
        self.value = float(value)
        self.grad = 0.0
        tracked = [edge for edge in edges if edge[0].requires_grad]
        self.edges = tuple(tracked) if tracking else ()
        self.requires_grad = requires_grad or bool(self.edges)

    def __add__(self, other):
        other = lift(other)
        return result(self.value + other.value, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        other = lift(other)
        return result(self.value * other.value, (self, other.value), (other, self.value))

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -lift(other)

    def __rsub__(self, other):
        return lift(other) - self

    def __truediv__(self, other):
        return self * lift(other) ** -1

    def __rtruediv__(self, other):
        return lift(other) / self

    def __pow__(self, k):
        if not isinstance(k, (int, float)):
            raise TypeError("the exponent must be a plain number")
        return result(self.value**k, (self, 0.0 if k == 0 else k * self.value ** (k - 1)))

    def exp(self):
        e = math.exp(self.value)
        return result(e, (self, e))

    def log(self):
        return result(math.log(self.value), (self, 1 / self.value))

    def tanh(self):
        t = math.tanh(self.value)
        return result(t, (self, 1 - t * t))

    def sigmoid(self):
        small = math.exp(-abs(self.value))  # never overflows
        p = 1 / (1 + small) if self.value >= 0 else small / (1 + small)
        return result(p, (self, p * (1 - p)))

    def relu(self):
        return result(max(self.value, 0.0), (self, float(self.value > 0)))

    def abs(self):
        return result(abs(self.value), (self, (self.value > 0) - (self.value < 0)))

    def maximum(self, other):
        other = lift(other)
        share = 0.5 if self.value == other.value else float(self.value > other.value)
        return result(max(self.value, other.value), (self, share), (other, 1 - share))

    def detach(self):
        return Num(self.value)

    def backward(self):
        if not self.requires_grad:
            raise RuntimeError("nothing tracks this number: no input asked for a gradient")
        sweep = {self: 1.0}
        for node in reversed(topological(self)):
            grad = sweep.get(node, 0.0)
            if not node.edges:
                node.grad += grad
            for source, local in node.edges:
                sweep[source] = sweep.get(source, 0.0) + local * grad


def result(value, *edges):
    return Num(value, edges=edges)


def topological(output):
    order, visited, stack = [], set(), [(output, False)]
    while stack:
        node, inputs_are_done = stack.pop()
        if inputs_are_done:
            order.append(node)
        elif node not in visited:
            visited.add(node)
            stack.append((node, True))
            stack.extend((source, False) for source, _ in node.edges)
    return order
