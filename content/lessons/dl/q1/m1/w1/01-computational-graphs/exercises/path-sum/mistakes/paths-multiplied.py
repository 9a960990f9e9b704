def path_sum(edges, source, target):
    if source == target:
        return 1
    product = 1
    for start, end, local in edges:
        if start == source:
            product *= local * path_sum(edges, end, target)
    return product
