def numeric_grad(f, xs, h=1e-5):
    """The partial derivatives of `f` at `xs`, found by nudging each input by `h` in both directions."""
    h = 1e-5
    gradient = []
    for i in range(len(xs)):
        up, down = list(xs), list(xs)
        up[i] += h
        down[i] -= h
        gradient.append((f(up) - f(down)) / (2 * h))
    return gradient


def rel_error(a, b):
    """The difference of `a` and `b` in proportion to the larger of them."""
    size = max(abs(a), abs(b))
    return abs(a - b) / size if size else 0.0
