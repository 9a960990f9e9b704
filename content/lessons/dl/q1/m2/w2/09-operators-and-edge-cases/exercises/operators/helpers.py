"""The backward sweep of the engine, without recursion."""


def sweep(output):
    """Adds to the `grad` of everything `output` was made from."""
    order, visited, stack = [], set(), [(output, False)]
    while stack:
        node, inputs_are_done = stack.pop()
        if inputs_are_done:
            order.append(node)
        elif node not in visited:
            visited.add(node)
            stack.append((node, True))
            stack.extend((source, False) for source, _ in node.edges)
    output.grad = 1.0
    for node in reversed(order):
        for source, local in node.edges:
            source.grad += local * node.grad
