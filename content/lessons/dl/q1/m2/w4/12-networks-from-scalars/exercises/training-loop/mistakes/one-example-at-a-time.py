def train(net, data, rate, steps):
    parameters = net.parameters()
    losses = []
    for _ in range(steps):
        total = 0.0
        for x, y in data:
            loss = (net(x)[0] - y) ** 2
            total += loss.value
            for p in parameters:
                p.grad = 0.0
            loss.backward()
            for p in parameters:
                p.value -= rate * p.grad
        losses.append(total / len(data))
    return losses
