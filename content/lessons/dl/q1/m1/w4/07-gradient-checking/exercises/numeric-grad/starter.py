def numeric_grad(f, xs, h=1e-5):
    """The partial derivatives of `f` at `xs`, found by nudging each input by `h` in both directions."""
    gradient = []
    for i in range(len(xs)):
        # TODO: nudge input i up and down, and leave xs as it is.
        gradient.append(0.0)
    return gradient


def rel_error(a, b):
    """The difference of `a` and `b` in proportion to the larger of them."""
    return abs(a - b)  # TODO
