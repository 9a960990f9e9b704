inputs = {"x": [], "y": [], "s": ["x", "y"], "f": ["s", "y"]}

order, visited, stack = [], set(), [("f", False)]
while stack:
    node, inputs_are_done = stack.pop()
    if inputs_are_done:
        order.append(node)
    elif node not in visited:
        visited.add(node)
        stack.append((node, True))
        for source in inputs[node]:
            stack.append((source, False))

print(*order)
