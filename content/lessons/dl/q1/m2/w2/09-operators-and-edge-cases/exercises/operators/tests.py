"""Evaluates a named function with the learner's class: its value and its gradients."""

FUNCTIONS = {
    "relu": lambda x: x.relu(),
    "abs": lambda x: x.abs(),
    "maximum": lambda x, y: x.maximum(y),
    "maximumWithItself": lambda x: x.maximum(x),
    "oneOver": lambda x: 1 / x,
    "twoMinus": lambda x: 2 - x,
    "minusTwo": lambda x: x - 2,
    "overFour": lambda x: x / 4,
    "minusItself": lambda x: x - x,
    "powerZero": lambda x: x**0,
    "powerThree": lambda x: x**3,
    "exp": lambda x: x.exp(),
    "log": lambda x: x.log(),
}


def run(learner, name, *point):
    """`[value, gradient of the first input, ...]`"""
    inputs = [learner.Num(value) for value in point]
    output = FUNCTIONS[name](*inputs)
    output.backward()
    return [output.value, *(node.grad for node in inputs)]


def outcome_of(learner, what):
    try:
        if what == "log of 0":
            learner.Num(0).log()
        else:
            learner.Num(2) ** learner.Num(3)
    except AttributeError:
        return "not written yet"
    except Exception:
        return "an error"
    return "a Num"
