def path_sum(edges, source, target):
    total = 0
    for start, end, local in edges:
        if start == source:
            total += local * path_sum(edges, end, target)
    return total
