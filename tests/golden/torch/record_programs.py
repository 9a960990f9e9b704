"""Records random tensor programs: the loss, its gradients, and the gradients of the squared gradients.

A program starts from two or three leaves; each step is [operation, places of its tensors, arguments], and appends one
tensor. The loss is the mean square of the last tensor plus the mean of every tensor that no step used.
"""

import math
import random

import torch

import golden

SEED = 20263
PROGRAMS = 150
rng = random.Random(SEED)

UNARY = ["tanh", "sigmoid", "relu", "softplus", "sin", "cos", "neg", "square", "abs", "exp"]
BINARY = ["add", "sub", "mul", "maximum", "minimum"]
SHAPES = [[2, 3], [3], [2, 1], [3, 2], [1, 3], [2, 2, 3], []]


def apply(name, tensors, args):
    x, *rest = tensors
    options = args[-1] if args and isinstance(args[-1], dict) else {}
    plain = [a for a in args if not isinstance(a, dict)]
    if name == "softplus":
        return torch.nn.functional.softplus(x)
    if name == "logSoftmax":
        return x.log_softmax(*plain)
    if name == "cat":
        return torch.cat(tensors, *plain)
    if name == "slice":
        return x.narrow(plain[0], plain[1], plain[2] - plain[1])
    if name == "indexSelect":
        return x.index_select(plain[0], torch.tensor(plain[1]))
    if name == "max":
        return x.max(plain[0]).values
    if name == "var":
        return x.var(plain[0], unbiased=False)
    return getattr(x, name)(*rest, *plain, **options)


def propose(values):
    """A step that fits the shapes at hand, or None."""
    places = list(range(len(values)))
    i = rng.choice(places[-3:])
    x = values[i]
    rank = x.dim()
    dim = rng.randrange(-rank, rank) if rank else None
    kind = rng.choice(["unary", "binary", "binary", "matmul", "sum", "mean", "softmax", "shape", "shape", "cat", "clamp", "pick"])
    if kind == "unary":
        return [rng.choice(UNARY), [i], []]
    if kind == "clamp":
        return ["clamp", [i], [-0.75, 1.25]]
    if kind == "binary":
        j = rng.choice(places)
        name = rng.choice(BINARY + ["div"])
        if name == "div":
            return ["div", [i], [round(rng.uniform(0.5, 2), 1)]]
        try:
            torch.broadcast_shapes(x.shape, values[j].shape)
        except RuntimeError:
            return None
        return [name, [i, j], []]
    if kind == "matmul":
        fits = [j for j in places if rank and values[j].dim() and x.shape[-1] == values[j].shape[-2 if values[j].dim() > 1 else 0]]
        return ["matmul", [i, rng.choice(fits)], []] if fits else None
    if dim is None:
        return ["unsqueeze", [i], [0]]
    if kind in ("sum", "mean"):
        return [kind, [i], [dim, {"keepdim": rng.random() < 0.5}]]
    if kind == "softmax":
        return [rng.choice(["softmax", "logSoftmax", "logsumexp"]), [i], [dim]]
    if kind == "cat":
        return ["cat", [i, i], [dim]]
    if kind == "pick":
        return [rng.choice(["max", "var"]), [i], [dim]] if rng.random() < 0.5 else ["indexSelect", [i], [dim, [rng.randrange(x.shape[dim]) for _ in range(2)]]]
    shape = [
        ["transpose", [i], [0, -1]],
        ["unsqueeze", [i], [dim]],
        ["reshape", [i], [-1]],
        ["slice", [i], [dim, 0, max(1, x.shape[dim] - 1)]],
        ["select", [i], [dim, -1]],
        ["expand", [i], [2, *x.shape]],
    ]
    return rng.choice(shape)


def leaves_of(data):
    return [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in data]


def run(steps, data, nudge=0.0):
    leaves = leaves_of(data)
    values = [x * (1 + nudge) for x in leaves] if nudge else list(leaves)
    used = set()
    for name, places, args in steps:
        values.append(apply(name, [values[p] for p in places], args))
        used.update(places)
    loss = values[-1].square().mean()
    for i, value in enumerate(values[:-1]):
        if i not in used:
            loss = loss + value.mean()
    first = torch.autograd.grad(loss, leaves, create_graph=True)
    squares = sum(g.square().sum() for g in first)
    second = torch.autograd.grad(squares, leaves, allow_unused=True) if squares.requires_grad else [None] * len(leaves)
    return loss, first, [torch.zeros_like(x) if g is None else g for x, g in zip(leaves, second)]


def steady(steps, data):
    """Finite, moderate, and unmoved by an ulp: otherwise two correct libraries would differ by more than we compare."""
    base = run(steps, data)
    moved = run(steps, data, 2**-52)
    for a, b in zip([base[0], *base[1], *base[2]], [moved[0], *moved[1], *moved[2]]):
        size = float(a.detach().abs().max())
        if not math.isfinite(size) or size > 1e6 or float((a - b).detach().abs().max()) > 2e-14 * max(size, 1e-3):
            return False
    return float(sum(g.detach().abs().sum() for g in base[1])) > 1e-3


def draw():
    def tensor(shape):
        return [tensor(shape[1:]) for _ in range(shape[0])] if shape else round(rng.uniform(-1.5, 1.5), 2)

    data = [tensor(rng.choice(SHAPES)) for _ in range(rng.randint(2, 3))]
    steps, values = [], leaves_of(data)
    wanted = rng.randint(4, 10)
    while len(steps) < wanted:
        step = propose(values)
        if step is None:
            continue
        try:
            out = apply(step[0], [values[p] for p in step[1]], step[2])
        except RuntimeError:  # torch.broadcast_shapes of 1.13 lets some pairs through that do not fit
            continue
        if out.numel() > 36 or out.numel() == 0:
            continue
        steps.append(step)
        values.append(out)
    return steps, data


def main():
    programs = []
    while len(programs) < PROGRAMS:
        steps, data = draw()
        if not steady(steps, data):
            continue
        loss, first, second = run(steps, data)
        programs.append({"leaves": data, "steps": steps, "loss": golden.plain(loss),
                         "grads": [golden.plain(g) for g in first], "second": [golden.plain(g) for g in second]})  # fmt: skip
    golden.write("programs.json", {"programs": programs}, seed=SEED, dtype="float64")


if __name__ == "__main__":
    main()
