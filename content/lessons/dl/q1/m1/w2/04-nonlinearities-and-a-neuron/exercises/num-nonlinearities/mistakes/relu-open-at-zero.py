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

    def backward(self):
        sweep(self)

    def exp(self):
        e = math.exp(self.value)
        return Num(e, [(self, e)])

    def log(self):
        if not self.value > 0:
            raise ValueError(f"log needs a positive number, got {self.value}")
        return Num(math.log(self.value), [(self, 1 / self.value)])

    def relu(self):
        is_open = self.value >= 0
        return Num(self.value if is_open else 0, [(self, 1.0 if is_open else 0.0)])

    def sigmoid(self):
        small = math.exp(-abs(self.value))  # never above 1, so it cannot overflow
        s = 1 / (1 + small) if self.value >= 0 else small / (1 + small)
        return Num(s, [(self, s * (1 - s))])
