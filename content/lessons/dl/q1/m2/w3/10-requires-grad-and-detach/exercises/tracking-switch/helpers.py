"""The order of the nodes, found without recursion."""


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
