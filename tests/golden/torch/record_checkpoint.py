"""Records 300 random expressions for the checkpoint's engine exercise, in the operators that learners wrote.

Writes recorded.json into the exercise's folder: each case has the expression as a sentence, as a postfix program over
the inputs a, b, c, and the value and gradients that PyTorch computes in float64. `=u` keeps a result under a name, so
that results in between are shared too.
"""

import math
import pathlib
import random

import torch

from golden import write

SEED = 20267
EXPRESSIONS = 300
FOLDER = pathlib.Path(__file__).parents[3] / "content/lessons/dl/q1/01-checkpoint/exercises/nq-engine"

UNARY = {
    "neg": (torch.neg, "(−{})"),
    "exp": (torch.exp, "exp({})"),
    "log": (torch.log, "log({})"),
    "tanh": (torch.tanh, "tanh({})"),
    "sigmoid": (torch.sigmoid, "sigmoid({})"),
    "relu": (torch.relu, "relu({})"),
    "abs": (torch.abs, "abs({})"),
}
BINARY = {
    "add": (torch.add, "({} + {})"),
    "sub": (torch.sub, "({} − {})"),
    "mul": (torch.mul, "({}·{})"),
    "div": (torch.div, "({}/{})"),
    "maximum": (torch.maximum, "maximum({}, {})"),
}
EXPONENTS = [-2, -1, 0, 2, 3]


def grow(rng, operations, atoms):
    """A random expression of so many operations, as postfix tokens."""
    if operations == 0:
        return [rng.choice(atoms)]
    kind = rng.random()
    if kind < 0.3:
        return [*grow(rng, operations - 1, atoms), rng.choice(list(UNARY))]
    if kind < 0.4:
        return [*grow(rng, operations - 1, atoms), f"pow:{rng.choice(EXPONENTS)}"]
    left = rng.randint(0, operations - 1)
    sides = [grow(rng, left, atoms), grow(rng, operations - 1 - left, atoms)]
    return [*sides[0], *sides[1], rng.choice(list(BINARY))]


def draw(rng):
    inputs = ["a", "b", "c"]
    numbers = ["2", "0.5", "3"]
    if rng.random() < 0.5:
        return grow(rng, rng.randint(2, 6), inputs * 3 + numbers)
    shared = grow(rng, rng.randint(1, 3), inputs * 2 + numbers[:1])
    return [*shared, "=u", *grow(rng, rng.randint(2, 4), ["u", "u", *inputs, "0.5"])]


def sentence(program):
    """What is kept as u, and the expression, as one would write them."""
    stack, before = [], ""
    for token in program:
        if token == "=u":
            before = f"With u = {bare(stack.pop())}: "
        elif token in UNARY:
            stack.append(UNARY[token][1].format(stack.pop() if token == "neg" else bare(stack.pop())))
        elif token in BINARY:
            right, left = stack.pop(), stack.pop()
            sides = (bare(left), bare(right)) if token == "maximum" else (left, right)
            stack.append(BINARY[token][1].format(*sides))
        elif token.startswith("pow:"):
            base = stack.pop()
            base = base if base.replace(".", "").isalnum() or base.endswith(")") else f"({base})"
            stack.append(f"({base}^{token[4:].replace('-', '−')})")
        else:
            stack.append(token)
    return before, bare(stack.pop())


def bare(text):
    """Without the pair of brackets around the whole, where there is one."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and at < len(text) - 1:
            return text
    return text[1:-1] if text.startswith("(") else text


def run(program, point):
    """The value, the gradients of all inputs, and every value on the way."""
    inputs = {name: torch.tensor(x, requires_grad=True) for name, x in zip("abc", point)}
    names, stack, seen = dict(inputs), [], []
    for token in program:
        if token == "=u":
            names["u"] = stack.pop()
        elif token in names:
            stack.append(names[token])
        elif token in UNARY:
            stack.append(UNARY[token][0](stack.pop()))
        elif token in BINARY:
            right, left = stack.pop(), stack.pop()
            stack.append(BINARY[token][0](left, right))
        elif token.startswith("pow:"):
            stack.append(stack.pop() ** int(token[4:]))
        else:
            stack.append(torch.tensor(float(token)))
        if stack:
            seen.append(float(stack[-1]))
    out = stack.pop()
    if not out.requires_grad:
        return None
    out.backward()
    grads = [0.0 if x.grad is None else float(x.grad) for x in inputs.values()]
    return [float(out), *grads], seen


def relative(p, q):
    return abs(p - q) / max(abs(p), abs(q)) if p != q else 0.0


def steady(program, point, results, seen):
    """Finite and moderate all the way, some gradient is not 0, and moving the inputs by an ulp or two moves no compared digit."""
    if not all(math.isfinite(x) and abs(x) < 1e4 for x in [*results, *seen]) or not any(results[1:]):
        return False
    for direction in (2**-51, -(2**-51)):
        moved = run(program, [x * (1 + direction) for x in point])
        if moved is None or any(relative(p, q) > 1e-12 for p, q in zip(results, moved[0])):
            return False
    return True


def shown(x):
    return f"{x:g}".replace("-", "−")


def cases():
    rng = random.Random(SEED)
    kept, seen_programs = [], set()
    while len(kept) < EXPRESSIONS:
        program = draw(rng)
        point = [rng.choice([-2.5, -2.0, -1.5, -1.0, -0.5, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0]) for _ in "abc"]
        text = " ".join(program)
        if text in seen_programs or not set(program) & set("abc"):
            continue
        ran = run(program, point)
        if ran is None or not steady(program, point, *ran):
            continue
        seen_programs.add(text)
        before, formula = sentence(program)
        at = ", ".join(f"{name} = {shown(x)}" for name, x in zip("abc", point))
        kept.append({"says": f"{before}{formula} at {at}.", "args": [text, point], "expected": ran[0]})
    return kept


torch.set_default_dtype(torch.float64)
probe = {"typescript": "recorded", "python": "recorded"}
write("recorded.json", {"probe": probe, "cases": cases()}, folder=FOLDER, dtype="float64", seed=SEED)
