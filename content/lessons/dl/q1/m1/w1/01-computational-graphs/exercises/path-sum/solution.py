def path_sum(edges, source, target):
    """Adds, over all paths, the product of the local derivatives."""
    if source == target:
        return 1  # one path, no edges: 1

    total = 0
    for start, end, local in edges:
        if start != source:
            continue
        # Multiply along the path, add across paths.
        total += local * path_sum(edges, end, target)
    return total
