from helpers import numeric_grad, rel_error


def hunt(candidates):
    """Names of the candidates whose gradient is wrong."""
    return [name for name, f, grad, at in candidates if is_wrong(f, grad, at)]


def is_wrong(f, grad, at):
    noise = 1e-9 * abs(f(at))  # what rounding in f leaves after dividing by h
    pairs = zip(grad(at), numeric_grad(f, at))
    return any(abs(g - nudged) > noise and rel_error(g, nudged) > 1e-2 for g, nudged in pairs)
