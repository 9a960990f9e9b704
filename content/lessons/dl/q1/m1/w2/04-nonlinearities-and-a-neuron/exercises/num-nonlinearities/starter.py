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

    def backward(self):
        sweep(self)

    def exp(self):
        raise NotImplementedError("exp is not written yet")

    def log(self):
        raise NotImplementedError("log is not written yet")

    def relu(self):
        raise NotImplementedError("relu is not written yet")

    def sigmoid(self):
        raise NotImplementedError("sigmoid is not written yet")
