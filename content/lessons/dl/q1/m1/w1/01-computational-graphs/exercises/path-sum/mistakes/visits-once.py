def path_sum(edges, source, target, visited=None):
    visited = set() if visited is None else visited
    if source == target:
        return 1
    if source in visited:
        return 0
    visited.add(source)
    total = 0
    for start, end, local in edges:
        if start == source:
            total += local * path_sum(edges, end, target, visited)
    return total
