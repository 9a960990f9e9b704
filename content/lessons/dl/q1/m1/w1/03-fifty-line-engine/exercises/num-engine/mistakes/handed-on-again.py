import math


class Num:
    """A number that remembers what it was made from."""

    def __init__(self, value, edges=()):
        if not isinstance(value, (int, float)):
            raise TypeError(f"expected a number, got {value!r}")
        self.value = value
        self.grad = 0.0
        self.edges = tuple(edges)  # one (input, local derivative) for each use

    @staticmethod
    def lift(value):
        return value if isinstance(value, Num) else Num(value)

    def __add__(self, other):
        other = Num.lift(other)
        return Num(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = Num.lift(other)
        return Num(self.value * other.value, [(self, other.value), (other, self.value)])

    def __pow__(self, k):
        return Num(self.value**k, [(self, k * self.value ** (k - 1))])

    def tanh(self):
        t = math.tanh(self.value)
        return Num(t, [(self, 1 - t * t)])

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -Num.lift(other)

    def __truediv__(self, other):
        return self * Num.lift(other) ** -1

    # 2 + n, 2 * n, 1 - n and 1 / n: Python asks the right operand.
    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return Num.lift(other) - self

    def __rtruediv__(self, other):
        return Num.lift(other) / self

    def backward(self):
        def hand_on(node):
            for source, local in node.edges:
                source.grad += local * node.grad
                hand_on(source)

        self.grad = 1.0
        hand_on(self)
