import math  # math.exp and math.log

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

    # TODO: __neg__, __sub__, __rsub__, __truediv__, __rtruediv__, __pow__, exp, log, relu, abs, maximum
