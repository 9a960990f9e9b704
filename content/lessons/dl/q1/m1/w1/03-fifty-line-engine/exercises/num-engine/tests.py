"""Builds expressions with the learner's class and reads what its sweep leaves on the inputs."""

import random


def fork(x, y):
    u = x * x
    return u + u * y


def by_hand(a, b):
    p = a * b
    return (p + a) * p


FUNCTIONS = {
    "productOfSum": lambda x, y: (x + y) * y,
    "square": lambda x: x * x,
    "double": lambda x: x + x,
    "cube": lambda x: x * x * x,
    "fork": fork,
    "byHand": by_hand,
    "mixed": lambda x, y: 1 - x / y + 3 * x - (-y),
    "composite": lambda x, y: ((x * y).tanh() + 2) ** 3 / (y + 5),
    "unused": lambda x, y: x * 5 + (y * 0).value,
    "itself": lambda x: x,
}


def run(learner, name, point):
    """The value of a named function at a point, and the gradient of each input."""
    inputs = {id: learner.Num(value) for id, value in point.items()}
    output = FUNCTIONS[name](**inputs)
    output.backward()
    return {"value": output.value, **{id: node.grad for id, node in inputs.items()}}


def outcome_of_text(learner):
    try:
        learner.Num("a")
    except Exception:
        return "an error"
    return "a Num"


def gradient_of_doublings(learner, times):
    """The gradient of the number that is doubled `times` times with c = c + c."""
    x = c = learner.Num(1)
    for _ in range(times):
        c = c + c
    c.backward()
    return x.grad


OPERATIONS = [
    lambda a, b, k: a + b,
    lambda a, b, k: (a * b).tanh(),
    lambda a, b, k: (a - b) * 0.5,
    lambda a, b, k: a / (b * b + 2),
    lambda a, b, k: a.tanh() ** k,
    lambda a, b, k: 0.25 * a - b,
]


def disagreements(learner, count):
    """Of `count` random expressions in three inputs: in how many does a gradient differ from what nudging shows?"""
    rng = random.Random(2026)
    wrong = 0
    for _ in range(count):
        plan = [
            (rng.choice(OPERATIONS), rng.randrange(at + 3), rng.randrange(at + 3), rng.choice([2, 3]))
            for at in range(8)
        ]

        def build(at):
            results = inputs = [learner.Num(value) for value in at]
            for operation, left, right, k in plan:
                results = [*results, operation(results[left], results[right], k)]
            return inputs, results[-3] + results[-2] + results[-1]

        point = [rng.uniform(-1, 1) for _ in range(3)]
        inputs, output = build(point)
        output.backward()
        h = 1e-5
        for at, node in enumerate(inputs):
            up, down = (build([*point[:at], point[at] + by, *point[at + 1 :]])[1].value for by in (h, -h))
            nudged = (up - down) / (2 * h)
            if abs(node.grad - nudged) > 1e-6 * max(1, abs(nudged)):
                wrong += 1
                break
    return wrong
