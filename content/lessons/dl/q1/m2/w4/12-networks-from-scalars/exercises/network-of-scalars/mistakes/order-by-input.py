from helpers import Num, start_weights


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
        self.neurons = [Neuron(0, weights, curved) for _ in range(n_outputs)]
        for _ in range(n_inputs):
            for neuron in self.neurons:
                neuron.w.append(Num(next(weights)))

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
