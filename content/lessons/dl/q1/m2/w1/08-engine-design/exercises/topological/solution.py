def topological(output):
    """All nodes behind `output`, each after its inputs; `output` is the last."""
    order = []
    visited = set()
    stack = [(output, False)]  # a node, and whether its inputs are done
    while stack:
        node, inputs_are_done = stack.pop()
        if inputs_are_done:
            order.append(node)
        elif node not in visited:
            visited.add(node)
            stack.append((node, True))  # listed when everything above it on the stack is gone
            for source, _ in node.edges:
                stack.append((source, False))
    return order
