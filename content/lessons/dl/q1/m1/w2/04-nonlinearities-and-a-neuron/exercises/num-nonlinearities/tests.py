"""Applies one of the learner's curves and reads its value and the gradient it hands back."""

import math


def slope_at(learner, curve, z, arriving=1):
    """A gradient of `arriving` comes back to the curve."""
    source = learner.Num(z)
    output = getattr(source, curve)()
    (output * arriving).backward()
    return {"value": output.value, "grad": source.grad}


def outcome_of_log(learner, z):
    try:
        learner.Num(z).log()
    except Exception:
        return "an error"
    return "a Num"


def differences_from_tanh(learner):
    """At how many of five points does 2*sigmoid(2z) - 1 differ from tanh in value or slope?"""
    wrong = 0
    for z in [-3, -0.5, 0, 0.3, 2]:
        source = learner.Num(z)
        output = (source * 2).sigmoid() * 2 + -1
        output.backward()
        t = math.tanh(z)
        if abs(output.value - t) > 1e-12 or abs(source.grad - (1 - t * t)) > 1e-12:
            wrong += 1
    return wrong
