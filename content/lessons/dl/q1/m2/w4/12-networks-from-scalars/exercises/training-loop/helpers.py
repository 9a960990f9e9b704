"""The engine so far, and a network on top of it."""

import math


def start_weights():
    """0.8·sin(1.7), 0.8·sin(3.4), 0.8·sin(5.1), …: take one with next(weights)."""
    k = 0
    while True:
        k += 1
        yield 0.8 * math.sin(1.7 * k)


def lift(value):
    return value if isinstance(value, Num) else Num(value)


class Num:
    """A number that remembers what it was made from."""

    def __init__(self, value, edges=()):
        self.value = float(value)
        self.grad = 0.0
        self.edges = tuple(edges)  # pairs (input, local derivative), one for each use

    def __add__(self, other):
        other = lift(other)
        return Num(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = lift(other)
        return Num(self.value * other.value, [(self, other.value), (other, self.value)])

    def __pow__(self, k):
        return Num(self.value**k, [(self, k * self.value ** (k - 1) if k else 0.0)])

    def tanh(self):
        t = math.tanh(self.value)
        return Num(t, [(self, 1 - t * t)])

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

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self):
        """Adds to the grad of every leaf behind this number. Nothing is reset."""
        sweep = {self: 1.0}
        for node in reversed(topological(self)):
            grad = sweep.get(node, 0.0)
            if not node.edges:
                node.grad += grad
            for source, local in node.edges:
                sweep[source] = sweep.get(source, 0.0) + local * grad


def topological(output):
    """All nodes behind `output`, each after its inputs."""
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


class Neuron:
    def __init__(self, n_inputs, weights, curved):
        self.w = [Num(next(weights)) for _ in range(n_inputs)]
        self.b = Num(0)
        self.curved = curved

    def __call__(self, inputs):
        z = self.b
        for w, x in zip(self.w, inputs):
            z = z + w * x
        return z.tanh() if self.curved else z

    def parameters(self):
        return [*self.w, self.b]


class Layer:
    def __init__(self, n_inputs, n_outputs, weights, curved):
        self.neurons = [
            Neuron(n_inputs, weights, curved) for _ in range(n_outputs)
        ]

    def __call__(self, inputs):
        return [neuron(inputs) for neuron in self.neurons]

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]


class MLP:
    def __init__(self, sizes):
        weights = start_weights()
        last = len(sizes) - 2
        self.layers = [
            Layer(sizes[i], sizes[i + 1], weights, i < last)
            for i in range(last + 1)
        ]

    def __call__(self, inputs):
        for layer in self.layers:
            inputs = layer(inputs)
        return inputs

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
