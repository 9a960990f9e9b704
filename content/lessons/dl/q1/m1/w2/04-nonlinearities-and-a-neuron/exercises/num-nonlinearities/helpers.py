"""The engine so far: the backward sweep of a number that remembers what it was made from."""


def sweep(output):
    """Adds to the `grad` of everything `output` was made from."""
    order, seen = [], set()

    def visit(node):
        if node in seen:
            return
        seen.add(node)
        for source, _ in node.edges:
            visit(source)
        order.append(node)

    visit(output)
    output.grad = 1.0
    for node in reversed(order):
        for source, local in node.edges:
            source.grad += local * node.grad
