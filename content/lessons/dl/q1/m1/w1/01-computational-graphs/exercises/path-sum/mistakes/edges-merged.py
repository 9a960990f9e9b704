def path_sum(edges, source, target):
    if source == target:
        return 1
    following = {end: local for start, end, local in edges if start == source}
    return sum(local * path_sum(edges, end, target) for end, local in following.items())
