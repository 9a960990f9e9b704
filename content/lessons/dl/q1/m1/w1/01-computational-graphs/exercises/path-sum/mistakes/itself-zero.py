def path_sum(edges, source, target):
    total = 0
    for start, end, local in edges:
        if start != source:
            continue
        total += local if end == target else local * path_sum(edges, end, target)
    return total
