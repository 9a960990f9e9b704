class Num:
    """A number that remembers what it was made from."""

    def __init__(self, value, edges=()):
        # TODO: refuse a value that is not a number.
        self.value = value
        self.grad = 0.0
        self.edges = tuple(edges)  # pairs (input, local derivative), one for each use

    def __add__(self, other):
        # TODO: other may be a plain number.
        return Num(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        raise NotImplementedError("__mul__ is not written yet")

    def __pow__(self, k):
        raise NotImplementedError("__pow__ is not written yet")

    def tanh(self):
        raise NotImplementedError("tanh is not written yet")

    # TODO: __neg__, __sub__, __truediv__, and what is called for 2 + n, 2 * n and 2 - n.

    def backward(self):
        # TODO: list the nodes so that each stands after its inputs, then walk the list from its end.
        pass
