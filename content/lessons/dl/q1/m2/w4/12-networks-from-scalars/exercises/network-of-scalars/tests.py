"""Builds networks with the learner's classes, trains them on XOR, and reads what is asked."""

XOR = [([-1, -1], -1), ([-1, 1], 1), ([1, -1], 1), ([1, 1], -1)]


def parameter_count(learner, sizes):
    """Numbers that count twice in the list count once here."""
    return len({id(p) for p in learner.MLP(sizes).parameters()})


def mean_squared_error(net):
    return sum((net(x)[0] - y) ** 2 for x, y in XOR) / 4


def first_loss(learner, sizes):
    return mean_squared_error(learner.MLP(sizes)).value


def parameter_values(learner, sizes, count):
    return [p.value for p in learner.MLP(sizes).parameters()[:count]]


def first_gradients(learner, sizes, count):
    net = learner.MLP(sizes)
    parameters = net.parameters()
    mean_squared_error(net).backward()
    return [p.grad for p in parameters[:count]]


def losses(learner, sizes, after, rate=0.1):
    """The losses after the named numbers of steps."""
    net = learner.MLP(sizes)
    found = []
    for step in range(max(after) + 1):
        loss = mean_squared_error(net)
        if step in after:
            found.append(loss.value)
        parameters = net.parameters()
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value -= rate * p.grad
    return found


def outputs(learner, sizes, inputs):
    return [output.value for output in learner.MLP(sizes)(inputs)]
