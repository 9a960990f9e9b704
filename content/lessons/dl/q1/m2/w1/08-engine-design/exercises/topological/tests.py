"""An order can be legal in many ways, so it is not compared with a list but checked against the rules."""


class Node:
    def __init__(self, label, *inputs):
        self.label = label
        self.edges = tuple((source, 1.0) for source in inputs)


def graphs():
    x, y = Node("x"), Node("y")
    Node("z", x)  # uses x, and does not lead to any output
    u = Node("u", x, x)
    v = Node("v", u, y)
    fork, swapped = Node("f", u, v), Node("f", v, u)
    deep = Node("d", Node("c", Node("b", x), x), x)
    return {
        "fork": (fork, [x, y, u, v, fork]),
        "swapped": (swapped, [x, y, u, v, swapped]),
        "deep": (deep, []),
        "itself": (x, [x]),
    }


def verdict_on(learner, name):
    """"legal", or the first thing that is wrong."""
    output, behind = graphs()[name]
    order = learner.topological(output)
    place = {node: i for i, node in enumerate(order)}
    if len(place) < len(order):
        return "a node is listed twice"
    for node in behind:
        if node not in place:
            return f"{node.label} is missing"
    for i, node in enumerate(order):
        for source, _ in node.edges:
            if place.get(source, len(order)) > i:
                return f"{source.label} does not stand before {node.label}, which uses it"
    if behind and len(order) > len(behind):
        return "there are nodes that do not lead to the output"
    return "legal"


def length_of_chain(learner, length):
    """Length of the order of a chain of `length` additions of 1."""
    chain = [Node("c")]
    for _ in range(length):
        chain.append(Node("c", chain[-1]))
    try:
        return len(learner.topological(chain[-1]))
    finally:
        for node in chain:  # taken apart here: freeing so deep a chain at once would exhaust Python's own stack
            node.edges = ()


def length_of_doublings(learner, times):
    """Length of the order of a number doubled `times` times."""
    c = Node("c")
    for _ in range(times):
        c = Node("c", c, c)
    return len(learner.topological(c))
