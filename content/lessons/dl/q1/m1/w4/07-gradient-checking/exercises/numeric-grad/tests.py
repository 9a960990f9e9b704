"""Functions cannot be written as data: the learner's nudging is called with one of these."""

FUNCTIONS = {
    "(x+y)*y": lambda xs: (xs[0] + xs[1]) * xs[1],
    "x^3": lambda xs: xs[0] ** 3,
    "x*y*z": lambda xs: xs[0] * xs[1] * xs[2],
}


def nudged(learner, name, xs, h=None):
    """Rounded to 6 places, since the last digits of a nudge are noise."""
    given = (FUNCTIONS[name], xs) if h is None else (FUNCTIONS[name], xs, h)
    return [round(gradient, 6) for gradient in learner.numeric_grad(*given)]


def list_afterwards(learner, xs):
    learner.numeric_grad(FUNCTIONS["(x+y)*y"], xs)
    return xs
