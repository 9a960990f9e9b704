"""Records what PyTorch computes for scalar expressions, as the measure of `src/engine/scalar`.

Writes scalar.json beside this file:
- edges: every operation at its edge values (0, ties, infinities, nan, large and tiny numbers), with gradients;
- expressions: random programs over all operations, mixing leaves and plain numbers;
- sweeps: repeated backward calls on shared graphs.

All in float64 on one thread. Run by `npm run golden` where PyTorch is installed; `npm test` only reads the result.
Non-finite numbers are written as the strings "inf", "-inf", "nan", because JSON has none.
"""

import json
import math
import pathlib
import platform
import random

import torch

SEED = 20261
EXPRESSIONS = 400

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def softplus(a):
    # exact in float64 from 40 on; PyTorch's default threshold of 20 returns `a` itself while ln(1 + e^-a) still counts
    return torch.nn.functional.softplus(a, beta=1, threshold=40)


def step(a):
    # heaviside has no derivative in PyTorch; its slope is 0 wherever it has one
    return torch.heaviside(a.detach(), torch.tensor(0.0))


UNARY = {
    "neg": torch.neg,
    "exp": torch.exp,
    "log": torch.log,
    "sqrt": torch.sqrt,
    "sin": torch.sin,
    "cos": torch.cos,
    "tan": torch.tan,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "relu": torch.relu,
    "softplus": softplus,
    "abs": torch.abs,
    "step": step,
}
BINARY = {
    "add": torch.add,
    "sub": torch.sub,
    "mul": torch.mul,
    "div": torch.div,
    "pow": torch.pow,
    "max": torch.maximum,
    "min": torch.minimum,
}
OPS = {**UNARY, **BINARY}

INF, NAN = math.inf, math.nan
UNARY_POINTS = [
    0.0, 0.5, -0.5, 1.0, -1.0, 2.5, -2.5, 1e-8, -1e-8, 19.5, 21.0, 25.0, -25.0, 39.5, 41.0, 300.0, -300.0,
    700.0, -700.0, 1000.0, -1000.0, 1e6, 1e150, -1e150, 1e-300, 1e300, INF, -INF, NAN,
]  # fmt: skip
BINARY_POINTS = [0.0, 1.0, -1.0, 2.0, -2.0, 0.5, 3.0, -2.5, 1e150, 1e-150, INF, -INF, NAN]


def plain(x):
    x = float(x)
    return x if math.isfinite(x) else "nan" if math.isnan(x) else "inf" if x > 0 else "-inf"


def leaf(x):
    return torch.tensor(float(x), requires_grad=True)


def gradients(out, leaves):
    if out.requires_grad:
        out.backward()
    return [0.0 if x.grad is None else float(x.grad) for x in leaves]


def edge(name, numbers):
    leaves = [leaf(x) for x in numbers]
    out = OPS[name](*leaves)
    return [name, [plain(x) for x in numbers], plain(out), [plain(g) for g in gradients(out, leaves)]]


def run(program, numbers):
    """The value of every step and the gradients of all leaves, for the last step."""
    leaves = [leaf(x) for x in numbers]
    values = list(leaves)
    for name, *operands in program:
        args = [torch.tensor(float(o)) if isinstance(o, str) else values[o] for o in operands]
        values.append(OPS[name](*args))
    return [float(v) for v in values[len(leaves) :]], gradients(values[-1], leaves)


def draw(rng):
    numbers = [round(rng.uniform(-3, 3), 4) for _ in range(rng.randint(1, 4))]
    program = []
    for _ in range(rng.randint(3, 16)):
        have = len(numbers) + len(program)
        # a late operand is likelier: expressions grow in depth, and early values are shared
        pick = lambda: min(have - 1, int(have * rng.random() ** 0.6))
        name = rng.choice(list(OPS))
        if name in UNARY:
            program.append([name, pick()])
        else:
            # a plain number is written as a string, to tell it from a place
            second = str(round(rng.uniform(-3, 3), 3)) if rng.random() < 0.2 else pick()
            program.append([name, pick(), second])
    return program, numbers


def relative(p, q):
    return abs(p - q) / max(abs(p), abs(q)) if p != q else 0.0


def well_conditioned(program, numbers, values, grads):
    """Finite, moderate, and steady: moving the leaves by an ulp or two must not move any digit that is compared.

    Without this, two correct libraries that round e^x differently in the last place would disagree by more than the
    tolerance after a cancellation.
    """
    if not all(math.isfinite(x) and abs(x) < 1e6 for x in values + grads) or max(map(abs, grads)) == 0:
        return False
    for direction in (2**-51, -(2**-51)):
        moved = run(program, [x * (1 + direction) for x in numbers])
        if any(relative(p, q) > 2e-13 for p, q in zip(values + grads, moved[0] + moved[1])):
            return False
    return True


def expressions():
    rng = random.Random(SEED)
    kept = []
    while len(kept) < EXPRESSIONS:
        program, numbers = draw(rng)
        values, grads = run(program, numbers)
        if well_conditioned(program, numbers, values, grads):
            kept.append({"leaves": numbers, "program": program, "value": values[-1], "grads": grads})
    return kept


def sweeps():
    """Gradients of x and y after one and after two backward calls."""
    x, y = leaf(2), leaf(3)
    u = x * x
    out = u + u * y
    out.backward(retain_graph=True)
    once = [float(x.grad), float(y.grad)]
    out.backward()
    twice = [float(x.grad), float(y.grad)]
    z = leaf(2)
    shared = z * z
    (shared * 3).backward(retain_graph=True)
    (shared * 5).backward()
    return {"once": once, "twice": twice, "twoOutputs": float(z.grad)}


def main():
    recorded = {
        "recordedWith": {
            "torch": torch.__version__,
            "python": platform.python_version(),
            "dtype": "float64",
            "seed": SEED,
        },
        "edges": [edge(name, [x]) for name in UNARY for x in UNARY_POINTS]
        + [edge(name, [x, y]) for name in BINARY for x in BINARY_POINTS for y in BINARY_POINTS],
        "expressions": expressions(),
        "sweeps": sweeps(),
    }
    lines = [f'  "{key}": ' + (one_per_line(rows) if isinstance(rows, list) else json.dumps(rows)) for key, rows in recorded.items()]
    path = pathlib.Path(__file__).with_name("scalar.json")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{path.name}: {len(recorded['edges'])} edges, {len(recorded['expressions'])} expressions")


def one_per_line(rows):
    return "[\n" + ",\n".join("    " + json.dumps(row) for row in rows) + "\n  ]"


if __name__ == "__main__":
    main()
