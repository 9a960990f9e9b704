def train(net, data, rate, steps):
    parameters = net.parameters()
    losses = []
    for _ in range(steps):
        loss = sum((net(x)[0] - y) ** 2 for x, y in data) / len(data)
        losses.append(loss)
        for p in parameters:
            p.grad = 0.0
        loss.backward()
        for p in parameters:
            p.value -= rate * p.grad
    return losses
