import math

from helpers import sweep


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

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self):
        sweep(self)

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
        return Num(self.value**k, [(self, k * self.value ** (k - 1))])

    def exp(self):
        e = math.exp(self.value)
        return Num(e, [(self, e)])

    def log(self):
        return Num(math.log(self.value), [(self, 1 / self.value)])  # math.log refuses 0 itself

    def relu(self):
        return Num(max(self.value, 0.0), [(self, 1.0 if self.value > 0 else 0.0)])

    def abs(self):
        sign = (self.value > 0) - (self.value < 0)
        return Num(abs(self.value), [(self, sign)])

    def maximum(self, other):
        other = lift(other)
        share = 0.5 if self.value == other.value else float(self.value > other.value)
        return Num(max(self.value, other.value), [(self, share), (other, 1 - share)])
