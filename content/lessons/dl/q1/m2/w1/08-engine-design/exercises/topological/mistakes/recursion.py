def topological(output):
    order = []
    visited = set()

    def visit(node):
        if node in visited:
            return
        visited.add(node)
        for source, _ in node.edges:
            visit(source)
        order.append(node)

    visit(output)
    return order
