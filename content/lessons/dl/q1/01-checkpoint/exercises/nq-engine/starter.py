import contextlib
import math


class Num:
    def __init__(self, value, requires_grad=False):
        self.value = float(value)
        self.grad = 0.0
        self.edges = ()
        self.requires_grad = requires_grad

    def backward(self):
        pass  # TODO


@contextlib.contextmanager
def no_grad():
    yield  # TODO
