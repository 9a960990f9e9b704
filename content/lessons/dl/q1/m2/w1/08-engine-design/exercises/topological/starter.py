def topological(output):
    """All nodes behind `output`, each after its inputs; `output` is the last."""
    order = []
    visited = set()
    stack = [(output, False)]  # a node, and whether its inputs are done

    # TODO: take pairs from the stack until it is empty.

    return order
