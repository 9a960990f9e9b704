def path_sum(edges, source, target):
    """Adds, over all paths, the product of the local derivatives."""
    # TODO: what is the answer when source is target?

    total = 0
    for start, end, local in edges:
        if start != source:
            continue
        # TODO: walk on from `end`, and add what this edge brings.
    return total
