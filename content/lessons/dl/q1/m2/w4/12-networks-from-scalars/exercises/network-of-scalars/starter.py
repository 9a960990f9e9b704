from helpers import Num, start_weights


class Neuron:
    def __init__(self, n_inputs, weights, curved):
        # TODO: one weight for each input, and a bias of 0.
        self.w = []
        self.b = Num(0)
        self.curved = curved

    def __call__(self, inputs):
        # TODO: weights times inputs plus bias, then tanh if curved.
        return self.b

    def parameters(self):
        # TODO: the weights, then the bias.
        return []


class Layer:
    def __init__(self, n_inputs, n_outputs, weights, curved):
        # TODO: n_outputs neurons.
        self.neurons = []

    def __call__(self, inputs):
        return [neuron(inputs) for neuron in self.neurons]

    def parameters(self):
        # TODO: those of the neurons, one neuron after the other.
        return []


class MLP:
    def __init__(self, sizes):
        weights = start_weights()
        # TODO: one layer less than there are sizes.
        # The last one is not curved.
        self.layers = []

    def __call__(self, inputs):
        # TODO: what comes out of one layer goes into the next.
        return inputs

    def parameters(self):
        # TODO: those of the layers, one layer after the other.
        return []
