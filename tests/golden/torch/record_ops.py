"""Records every tensor operation: values, gradients, and the name of the graph node, in float64 and float32.

A case is one line: the name as our engine spells it, what PyTorch runs, the inputs, and the arguments our engine takes.
`args` may place the second and third tensor with "$1" and "$2"; otherwise tensors come first. A case runs as a method
of its first tensor, or, with form="function" or form="list", as a function of its tensors.
"""

import random

import torch
import torch.nn.functional as F

import golden

SEED = 20262
rng = random.Random(SEED)
inf, nan = float("inf"), float("nan")
cases = []


def r(*shape, low=-2.0, high=2.0):
    """Random numbers with two decimals: short to write down."""
    if not shape:
        return round(rng.uniform(low, high), 2)
    return [r(*shape[1:], low=low, high=high) for _ in range(shape[0])]


def ints(*values):
    return {"int64": list(values)}


def bools(*values):
    return {"bool": [int(v) for v in values]}


def make(data, dtype):
    if isinstance(data, dict):
        ((kind, values),) = data.items()
        return torch.tensor(values, dtype=getattr(torch, kind))
    return torch.tensor(data, dtype=dtype, requires_grad=True)


def run(fn, inputs, up, dtype):
    tensors = [make(x, dtype) for x in inputs]
    results = fn(*tensors)
    out = results[0] if isinstance(results, tuple) else results
    if out.requires_grad:
        out.backward(make(up, dtype).detach())
    grads = [t.grad if t.is_floating_point() else None for t in tensors]
    return tensors, results, out, grads


def case(op, fn, *inputs, args=None, form=None, ones=False):
    seen = any(c["op"] == op for c in cases)
    probe = fn(*[make(x, torch.float64) for x in inputs])
    probe = probe[0] if isinstance(probe, tuple) else probe
    differentiable = probe.requires_grad and probe.numel() > 0
    up = None
    if differentiable:
        up = torch.ones(probe.shape).tolist() if ones else r(*probe.shape)
    made = {"op": op, "in": [x if isinstance(x, dict) else golden.nested(x) for x in inputs]}
    if args is not None:
        made["args"] = [number(a) for a in args]
    if form is not None:
        made["form"] = form
    if differentiable:
        made["up"] = golden.nested(up)
    for dtype, key in ((torch.float64, ""), (torch.float32, "32")):
        if dtype == torch.float32 and (seen or ones):
            continue
        _, results, out, grads = run(fn, inputs, up, dtype) if differentiable else (0, fn(*[make(x, dtype) for x in inputs]), None, None)
        out = results[0] if isinstance(results, tuple) else results
        made["out" + key] = golden.plain(out)
        if not key:
            made["dtype"] = str(out.dtype).removeprefix("torch.")
            made["tracked"] = out.requires_grad
            if out.grad_fn is not None:
                made["fn"] = out.grad_fn.name().removeprefix("torch::autograd::")
            if isinstance(results, tuple):
                made["out2"] = golden.plain(results[1])
        if differentiable:
            made["grads" + key] = [golden.plain(g) for g in grads]
    cases.append(made)


def number(a):
    return golden.number(a) if isinstance(a, float) else a


EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, 1e-8, -1e-8, 3.0, -3.0, 20.0, 20.5, -20.5, 700.0, -800.0, 1e6, 1e300, -1e300, inf, -inf, nan]
PAIRS = [0.0, 1.0, -1.0, 2.0, 0.5, -2.5, 1e200, inf, -inf, nan]

# one number at a time
UNARY = {
    "neg": torch.neg, "exp": torch.exp, "log": torch.log, "sqrt": torch.sqrt, "sin": torch.sin, "cos": torch.cos,
    "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu, "softplus": F.softplus, "abs": torch.abs,
    "sign": torch.sign, "round": torch.round, "floor": torch.floor, "ceil": torch.ceil, "square": torch.square,
    "reciprocal": torch.reciprocal,
}  # fmt: skip
for name, fn in UNARY.items():
    positive = name in ("log", "sqrt")
    case(name, fn, r(2, 3, low=0.1 if positive else -2.0))
    case(name, fn, r(low=0.1))
    case(name, fn, EDGES, ones=True)
    if name in ("square", "reciprocal"):
        continue
    # PyTorch has no softplus_ and no sgn: the out-of-place value written back is what the form with _ means
    inplace = getattr(torch.Tensor, name + "_", None)
    case(name + "_", (lambda x, f=inplace: f(x.clone())) if inplace else (lambda x, f=fn: x.clone().copy_(f(x))), r(2, 3, low=0.1 if positive else -2.0))
case("round", torch.round, [0.5, 1.5, 2.5, -0.5, -1.5, 2.4, -2.6])
case("abs", torch.abs, ints(-3, 0, 4))
case("exp", torch.exp, ints(0, 1))

# two numbers, with broadcasting
SHAPES = [((2, 3), (2, 3)), ((2, 3), (3,)), ((3,), (2, 1)), ((2, 1, 3), (4, 1)), ((), (2, 2)), ((2, 2), ()), ((1,), (3,)), ((2, 1), (2, 3))]
BINARY = {"add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "pow": torch.pow, "maximum": torch.maximum, "minimum": torch.minimum}
for name, fn in BINARY.items():
    for a, b in SHAPES:
        case(name, fn, r(*a, low=0.2 if name == "pow" else -2.0), r(*b))
    rows = [[x] * len(PAIRS) for x in PAIRS]
    case(name, fn, rows, [PAIRS] * len(PAIRS), ones=True)
    if name in ("maximum", "minimum"):
        case(name, fn, [1.0, 2.0, 3.0], [1.0, 3.0, 2.0])
        continue
    inplace = getattr(torch.Tensor, name + "_")
    case(name + "_", lambda x, y, f=inplace: f(x.clone(), y), r(2, 3, low=0.2), r(3))
    case(name + "_", lambda x, f=inplace: f(x.clone(), 1.5), r(2, 3, low=0.2), args=[1.5])
    case(name, lambda x, f=fn: f(x, 2.5), r(2, 3, low=0.2), args=[2.5])
for k in (0.0, 1.0, 2.0, 3.0, -1.0, 0.5):
    case("pow", lambda x, k=k: x.pow(k), [0.0, 1.0, 2.0, -2.0, 0.5, inf, nan], args=[k], ones=True)
case("sub", lambda x: 1 - x, r(3), args=[1, "$0"], form="place")
case("div", lambda x: 1 / x, r(3, low=0.5), args=[1, "$0"], form="place")
case("pow", lambda x: 2**x, r(3), args=[2, "$0"], form="place")
case("add", torch.add, ints(1, 2), ints(3, 4))
case("div", torch.div, ints(1, 2), ints(3, 4))
case("mul", torch.mul, ints(1, 2), r(2))

# choosing
for name in ("eq", "ne", "lt", "le", "gt", "ge"):
    case(name, getattr(torch, name), [1.0, 2.0, nan, inf, 0.0], [1.0, 1.0, nan, inf, -0.0])
    case(name, lambda x, f=getattr(torch, name): f(x, 1), r(2, 2), args=[1])
case("logicalAnd", torch.logical_and, bools(True, True, False), bools(True, False, False))
case("logicalOr", torch.logical_or, bools(True, True, False), bools(True, False, False))
case("logicalNot", torch.logical_not, bools(True, False))
case("where", torch.where, bools(True, False, True), r(2, 3), r(3), form="function")
case("where", lambda x, m, y: torch.where(m, x, y), r(3), bools(True, False, True), r(3), args=["$1", "$2"])
case("maskedFill", lambda x, m: x.masked_fill(m, 7.0), r(2, 3), bools(True, False, True), args=["$1", 7.0])
case("clamp", lambda x: x.clamp(-1, 1), [-2.0, -1.0, 0.0, 1.0, 2.0, inf, -inf, nan], args=[-1, 1], ones=True)
case("clamp", lambda x: x.clamp(min=2.0), [1.0, 2.0, 3.0], args=[2])
case("clamp_", lambda x: x.clone().clamp_(-1, 1), r(2, 3), args=[-1, 1])
case("to", lambda x: x.to(torch.float32), r(3), args=["float32"])
case("to", lambda x: x.to(torch.int64), [1.7, -1.7, 0.0], args=["int64"])
case("to", lambda x: x.to(torch.bool), [1.7, -1.7, 0.0], args=["bool"])
case("double", lambda x: x.double(), r(2))
case("copy_", lambda x, y: x.clone().copy_(y), r(2, 3), r(3))
case("zero_", lambda x: x.clone().zero_(), r(2, 3))
case("fill_", lambda x: x.clone().fill_(2.5), r(2, 3), args=[2.5])

# views
case("reshape", lambda x: x.reshape(3, -1), r(2, 3), args=[3, -1])
case("view", lambda x: x.view(6), r(2, 3), args=[6])
case("flatten", lambda x: x.flatten(1), r(2, 2, 2), args=[1])
case("transpose", lambda x: x.transpose(0, -1), r(2, 3, 2), args=[0, -1])
case("t", lambda x: x.t(), r(2, 3))
case("permute", lambda x: x.permute(2, 0, 1), r(2, 3, 2), args=[2, 0, 1])
case("expand", lambda x: x.expand(2, 3, -1), r(3, 1), args=[2, 3, -1])
case("expand", lambda x: x.expand(2, 3), r(3), args=[2, 3])
case("expandAs", lambda x, y: x.expand_as(y), r(1), r(2, 2))
case("unsqueeze", lambda x: x.unsqueeze(1), r(2, 3), args=[1])
case("unsqueeze", lambda x: x.unsqueeze(-1), r(2), args=[-1])
case("squeeze", lambda x: x.squeeze(), r(1, 2, 1))
case("squeeze", lambda x: x.squeeze(0), r(1, 2, 1), args=[0])
case("squeeze", lambda x: x.squeeze(1), r(1, 2, 1), args=[1])
case("slice", lambda x: x[:, 1:3], r(2, 4), args=[1, 1, 3])
case("slice", lambda x: x[:, -3::2], r(2, 4), args=[1, -3, None, 2])
case("slice", lambda x: x[3:1], r(4, 2), args=[0, 3, 1])
case("narrow", lambda x: x.narrow(0, 1, 2), r(4, 2), args=[0, 1, 2])
case("select", lambda x: x.select(1, -1), r(2, 3), args=[1, -1])
case("select", lambda x: x[1], r(3), args=[0, 1])
case("unbind", lambda x: x.unbind(1)[1], r(2, 3), args=[1], form="part")
case("split", lambda x: x.split(2, 0)[1], r(3, 2), args=[2, 0], form="part")
case("clone", lambda x: x.clone(), r(2, 2))
case("contiguous", lambda x: x.t().contiguous(), r(2, 3), form="transposed")

# picking and joining
case("indexSelect", lambda x, i: x.index_select(1, i), r(2, 3), ints(2, 0, 2), args=[1, "$1"])
case("indexSelect", lambda x, i: x.index_select(0, i), r(3), ints(1), args=[0, "$1"])
case("indexAdd", lambda x, i, y: x.index_add(0, i, y), r(3, 2), ints(2, 0, 2), r(3, 2), args=[0, "$1", "$2"])
case("gather", lambda x, i: x.gather(1, i), r(2, 3), ints([2, 0], [1, 1]), args=[1, "$1"])
case("gather", lambda x, i: x.gather(0, i), r(2, 3), ints([0, 1, 0]), args=[0, "$1"])
case("scatterAdd", lambda x, i, y: x.scatter_add(1, i, y), r(2, 3), ints([2, 2], [1, 0]), r(2, 2), args=[1, "$1", "$2"])
case("cat", lambda *x: torch.cat(x, 0), r(2, 3), r(1, 3), r(2, 3), args=[0], form="list")
case("cat", lambda *x: torch.cat(x, -1), r(2, 1), r(2, 3), args=[-1], form="list")
case("stack", lambda *x: torch.stack(x, 0), r(2, 3), r(2, 3), args=[0], form="list")
case("stack", lambda *x: torch.stack(x, -1), r(2, 3), r(2, 3), args=[-1], form="list")

# reductions
KEEP = {"keepdim": True}
TIES = [[2.0, 1.0, 2.0], [0.0, 0.0, 0.0]]
REDUCE = {"sum": torch.sum, "mean": torch.mean, "var": torch.var, "std": torch.std, "amax": torch.amax, "amin": torch.amin}
for name, fn in REDUCE.items():
    case(name, (lambda x, f=fn: f(x)) if name not in ("amax", "amin") else (lambda x, f=fn: f(x, dim=())), r(2, 3))
    case(name, lambda x, f=fn: f(x, 0), r(3, 2), args=[0])
    case(name, lambda x, f=fn: f(x, -1, keepdim=True), r(2, 3), args=[-1, KEEP])
    case(name, lambda x, f=fn: f(x, (0, 2)), r(2, 2, 3), args=[[0, 2]])
    case(name, lambda x, f=fn: f(x, (1, 2), keepdim=True), r(2, 2, 2), args=[[1, 2], KEEP])
    case(name, lambda x, f=fn: f(x.t(), 0), r(2, 3), args=[0], form="transposed")
for name in ("sum", "mean", "amax", "amin"):
    case(name, lambda x, f=REDUCE[name]: f(x, -1), [[inf, 1.0], [nan, 2.0], [-inf, inf]], args=[-1], ones=True)
case("var", lambda x: x.var(1, unbiased=False), r(2, 3), args=[1, {"correction": 0}])
case("std", lambda x: x.std(1, unbiased=False), r(2, 3), args=[1, {"correction": 0}])
case("std", lambda x: x.std(1), [[2.0, 2.0], [1.0, 3.0]], args=[1])
case("var", lambda x: x.var(), [1e8 + 1, 1e8 + 2, 1e8 + 4])
case("amax", lambda x: x.amax(1), TIES, args=[1])
case("amin", lambda x: x.amin(1), TIES, args=[1])
for name, fn in {"max": torch.max, "min": torch.min}.items():
    case(name, fn, r(2, 3))
    case(name, fn, TIES)
    case(name, lambda x, f=fn: tuple(f(x, 1)), TIES, args=[1])
    case(name, lambda x, f=fn: tuple(f(x, 0, keepdim=True)), r(3, 2), args=[0, KEEP])
    case(name, lambda x, f=fn: tuple(f(x, 1)), [[1.0, nan, 2.0], [inf, -inf, 0.0]], args=[1])
for name, fn in {"argmax": torch.argmax, "argmin": torch.argmin}.items():
    case(name, fn, [[2.0, 3.0], [3.0, 1.0]])
    case(name, lambda x, f=fn: f(x, 1, keepdim=True), r(2, 3), args=[1, KEEP])
case("prod", torch.prod, r(2, 2))
case("prod", lambda x: x.prod(1), r(2, 3), args=[1])
case("prod", lambda x: x.prod(0, keepdim=True), [[1.0, 0.0, 0.0], [2.0, 3.0, 0.0]], args=[0, KEEP])
case("prod", torch.prod, [0.0, 2.0, 3.0])
case("prod", torch.prod, [0.0, 2.0, 0.0])
for p in (2, 1, inf, 3):
    case("norm", lambda x, p=p: torch.linalg.vector_norm(x, p), r(2, 3), args=["inf" if p == inf else p])
    case("norm", lambda x, p=p: torch.linalg.vector_norm(x, p, 1), [[0.0, 0.0], [3.0, -3.0], [1.0, -2.0]], args=["inf" if p == inf else p, 1])
case("norm", lambda x: x.norm(2, 1, True), r(2, 3), args=[2, 1, KEEP])

# products
for a, b in [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((2, 2, 3), (3, 2)), ((2, 2, 3), (2, 3, 2)),
             ((2, 1, 2, 3), (3, 3, 2)), ((3,), (2, 3, 2)), ((2, 2, 3), (3,)), ((1, 1), (1, 1)), ((5, 7), (7, 6))]:  # fmt: skip
    case("matmul", torch.matmul, r(*a), r(*b))
case("matmul", lambda x, y: x.t() @ y, r(3, 2), r(3, 2), form="transposed")
case("mm", torch.mm, r(2, 3), r(3, 2))
case("mv", torch.mv, r(2, 3), r(3))
case("dot", torch.dot, r(3), r(3))
case("bmm", torch.bmm, r(2, 2, 3), r(2, 3, 2))
case("linear", F.linear, r(3, 2), r(4, 2), r(4), form="function")
case("linear", F.linear, r(2, 3, 2), r(4, 2), r(4), form="function")
case("linear", F.linear, r(2), r(4, 2), r(4), form="function")
case("linear", F.linear, r(3, 2), r(4, 2), form="function")

# scores and losses
for name, fn in {"softmax": torch.softmax, "logSoftmax": torch.log_softmax}.items():
    case(name, lambda x, f=fn: f(x, 1), r(2, 3), args=[1])
    case(name, lambda x, f=fn: f(x, 0), r(2, 3), args=[0])
    case(name, lambda x, f=fn: f(x, 1), r(2, 2, 2), args=[1])
    case(name, lambda x, f=fn: f(x, -1), [[1000.0, 1001.0, 1002.0], [-inf, 0.0, 1.0]], args=[-1])
case("logsumexp", lambda x: x.logsumexp(1), r(2, 3), args=[1])
case("logsumexp", lambda x: x.logsumexp((0, 1), keepdim=True), r(2, 3), args=[[0, 1], KEEP])
case("logsumexp", lambda x: x.logsumexp(-1), [[1000.0, 1001.0], [-inf, 0.0]], args=[-1])
for reduction in ("mean", "sum", "none"):
    options = {"reduction": reduction}
    case("mseLoss", lambda x, y, k=reduction: F.mse_loss(x, y, reduction=k), r(2, 3), r(2, 3), args=[options], form="function")
    case("bceWithLogits", lambda x, y, k=reduction: F.binary_cross_entropy_with_logits(x, y, reduction=k), r(2, 3), r(2, 3, low=0, high=1), args=[options], form="function")
    case("nllLoss", lambda x, y, k=reduction: F.nll_loss(x, y, reduction=k), r(3, 4), ints(1, 0, 3), args=[options], form="function")
    case("crossEntropy", lambda x, y, k=reduction: F.cross_entropy(x, y, reduction=k), r(3, 4), ints(1, 0, 3), args=[options], form="function")
    case("crossEntropy", lambda x, y, k=reduction: F.cross_entropy(x, y.softmax(1), reduction=k), r(2, 3), r(2, 3), args=[options], form="probabilities")
case("bceWithLogits", F.binary_cross_entropy_with_logits, [100.0, -100.0, 0.0, 1000.0], [0.0, 1.0, 0.5, 1.0], form="function")
case("crossEntropy", F.cross_entropy, [[1000.0, 1001.0]], ints(0), form="function")
case("crossEntropy", F.cross_entropy, r(3), {"int64": 1}, form="function")
case("crossEntropy", lambda x, y: F.cross_entropy(x, y, ignore_index=-100), r(3, 2), ints(1, -100, 0), form="function")
case("dropout", lambda x: F.dropout(x, 0.0), r(2, 3), args=[0], form="dropout")
case("dropout", lambda x: F.dropout(x, 1.0), r(2, 3), args=[1], form="dropout")
case("dropout", lambda x: F.dropout(x, 0.5, training=False), r(2, 3), args=[0.5, {"training": False}], form="dropout")

# at the edges: no dims, no elements, mixed dtypes, kinks of roots
case("reciprocal_", lambda x: x.clone().reciprocal_(), r(2, 3, low=0.1))
for name, fn in {"max": torch.max, "min": torch.min}.items():
    case(name, lambda x, f=fn: tuple(f(x, 0)), 1.5, args=[0])
    case(name, lambda x, f=fn: tuple(f(x, 0)), [[], []], args=[0])
for name, fn in {"amax": torch.amax, "amin": torch.amin, "argmax": torch.argmax}.items():
    case(name, lambda x, f=fn: f(x, 0), [[], []], args=[0])
case("prod", lambda x: x.prod(0), 1.5, args=[0])
case("logsumexp", lambda x: x.logsumexp(1), [[], []], args=[1])
case("linear", F.linear, [[[], []]], [[], [], []], r(3), form="function")
case("cat", lambda *x: torch.cat(x, 0), r(2), ints(1, 2), args=[0], form="list")
case("cat", lambda *x: torch.cat(x, 0), bools(True), ints(-3), args=[0], form="list")
case("stack", lambda *x: torch.stack(x, 1), ints(1, 2), r(2), args=[1], form="list")
case("add", torch.add, bools(True, True, False), bools(True, False, False))
case("pow_", lambda x, y: x.clone().pow_(y), ints(2, -2, 1), ints(-1, 2, -3))
case("pow", lambda x: x.pow(2), bools(True, False), args=[2])
case("fill_", lambda x: x.clone().fill_(2.5), ints(1, 2), args=[2.5])
case("fill_", lambda x: x.clone().fill_(2.5), bools(True, False), args=[2.5])
case("clamp", lambda x: x.clamp(0, 2), bools(True, False), args=[0, 2])
case("norm", lambda x: torch.linalg.vector_norm(x, 1.5), [0.0, 1.0, -2.0], args=[1.5])
case("norm", lambda x: torch.linalg.vector_norm(x, 1.5, 1), [[0.0, 0.0], [0.0, -2.0]], args=[1.5, 1])
case("round", torch.round, [-0.5, -0.3, -0.0, 4503599627370496.5, 2251799813685248.5, 0.49999999999999994])
case("max", torch.max, [nan, 1.0, nan])
case("min", torch.min, [nan, 1.0, nan])
case("bceWithLogits", lambda x, y: F.binary_cross_entropy_with_logits(x, y, reduction="none"), [inf, -inf, inf, -inf], [0.0, 1.0, 1.0, 0.0], args=[{"reduction": "none"}], form="function")

if __name__ == "__main__":
    golden.write("ops.json", {"cases": cases}, seed=SEED)
