"""Records layers, first weights, optimizers and whole training runs.

Data and first weights come from formulas (weight k is 0.8 sin(1.7 k)), so only results have to be written down.
"""

import math

import torch
from torch import nn

import golden

F = nn.functional


def wave(*shape, start=0, scale=0.8, dtype=torch.float64):
    """scale · sin(1.7 k) for k = start + 1, start + 2, ... in row-major order."""
    count = math.prod(shape)
    return torch.tensor([scale * math.sin(1.7 * (start + k + 1)) for k in range(count)], dtype=dtype).reshape(shape)


# --- normalization layers


def normalization(layer, shape, evaluate):
    layer = layer.double()
    with torch.no_grad():
        for p in layer.parameters():
            p.copy_(1 + wave(*p.shape, scale=0.5))
    runs = []
    for turn in range(2):
        x = wave(*shape, start=10 * turn, scale=2).requires_grad_()
        up = wave(*shape, start=5)
        out = layer(x)
        first = torch.autograd.grad(out, [x, *layer.parameters()], up, create_graph=True)
        second = torch.autograd.grad(first[0].square().sum(), x)[0]
        runs.append({"out": golden.plain(out), "grads": [golden.plain(g) for g in first], "second": golden.plain(second)})
    made = {"runs": runs}
    if evaluate:
        made["running"] = [golden.plain(layer.running_mean), golden.plain(layer.running_var)]
        made["evaluated"] = golden.plain(layer.eval()(wave(*shape, scale=2)))
    return made


def layers():
    return [
        {"layer": "BatchNorm1d", "options": [3, {}], "shape": [4, 3], **normalization(nn.BatchNorm1d(3), (4, 3), True)},
        {"layer": "BatchNorm1d", "options": [2, {"eps": 0.01, "momentum": 0.3}], "shape": [3, 2, 4],
         **normalization(nn.BatchNorm1d(2, eps=0.01, momentum=0.3), (3, 2, 4), True)},
        {"layer": "BatchNorm1d", "options": [3, {"affine": False}], "shape": [4, 3], **normalization(nn.BatchNorm1d(3, affine=False), (4, 3), True)},
        {"layer": "LayerNorm", "options": [4, {}], "shape": [3, 4], **normalization(nn.LayerNorm(4), (3, 4), False)},
        {"layer": "LayerNorm", "options": [[2, 3], {"eps": 0.1}], "shape": [2, 2, 3], **normalization(nn.LayerNorm([2, 3], eps=0.1), (2, 2, 3), False)},
    ]  # fmt: skip


# --- first weights

INITIALIZERS = {
    "uniform_": (lambda w: nn.init.uniform_(w, -0.5, 1.5), [-0.5, 1.5]),
    "normal_": (lambda w: nn.init.normal_(w, 1.0, 0.3), [1.0, 0.3]),
    "xavierUniform_": (nn.init.xavier_uniform_, []),
    "xavierUniform_ tanh": (lambda w: nn.init.xavier_uniform_(w, nn.init.calculate_gain("tanh")), [{"gain": 5 / 3}]),
    "xavierNormal_": (nn.init.xavier_normal_, []),
    "kaimingUniform_": (nn.init.kaiming_uniform_, []),
    "kaimingUniform_ a": (lambda w: nn.init.kaiming_uniform_(w, a=math.sqrt(5)), [{"a": math.sqrt(5)}]),
    "kaimingUniform_ out": (lambda w: nn.init.kaiming_uniform_(w, mode="fan_out"), [{"mode": "fanOut"}]),
    "kaimingNormal_": (lambda w: nn.init.kaiming_normal_(w, nonlinearity="relu"), [{"nonlinearity": "relu"}]),
    "kaimingNormal_ tanh": (lambda w: nn.init.kaiming_normal_(w, nonlinearity="tanh"), [{"nonlinearity": "tanh"}]),
}


def statistics(fill):
    """Of 40,000 draws: the standard deviation is known to about 1 %, the bounds of a uniform distribution to 0.1 %."""
    torch.manual_seed(0)
    w = fill(torch.empty(400, 100, dtype=torch.float64))
    return [golden.number(float(v), 6) for v in (w.mean(), w.std(), w.min(), w.max())]


def initial():
    torch.manual_seed(0)
    linear = nn.Linear(100, 400).double()
    rows = [{"name": name, "args": args, "stats": statistics(fill)} for name, (fill, args) in INITIALIZERS.items()]
    rows.append({"name": "Linear weight", "args": [], "stats": statistics(lambda w: linear.weight.detach())})
    rows.append({"name": "Linear bias", "args": [], "stats": statistics(lambda w: linear.bias.detach())})
    return rows


def gains():
    names = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "selu"]
    return [[name, nn.init.calculate_gain(name)] for name in names] + [["leaky_relu", nn.init.calculate_gain("leaky_relu", 0.2), 0.2]]


# --- optimizers: one parameter of four numbers, gradients from a formula

OPTIMIZERS = [
    ["SGD", {"lr": 0.1}, {}],
    ["SGD", {"lr": 0.1, "weight_decay": 0.1}, {"weightDecay": 0.1}],
    ["SGD", {"lr": 0.1, "momentum": 0.9}, {"momentum": 0.9}],
    ["SGD", {"lr": 0.1, "momentum": 0.9, "dampening": 0.5, "weight_decay": 0.01}, {"momentum": 0.9, "dampening": 0.5, "weightDecay": 0.01}],
    ["SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True}, {"momentum": 0.9, "nesterov": True}],
    ["Adam", {"lr": 0.1}, {}],
    ["Adam", {"lr": 0.05, "betas": (0.8, 0.9), "eps": 1e-3, "weight_decay": 0.1}, {"betas": [0.8, 0.9], "eps": 1e-3, "weightDecay": 0.1}],
]  # fmt: skip


def optimizer(name, options, ours):
    p = wave(4).requires_grad_()
    chosen = getattr(torch.optim, name)([p], **options)
    path = []
    for turn in range(6):
        # the third step has no gradient: the parameter must stay, and so must the optimizer's memory
        p.grad = None if turn == 2 else wave(4, start=4 * turn, scale=1)
        chosen.step()
        path.append(golden.plain(p))
    return {"name": name, "options": {"lr": options["lr"], **ours}, "path": path}


# --- three-layer networks on the course's data

XOR = [[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]]
# without the symmetry of XOR, under which some gradients are 0 but for rounding, which Adam would blow up
PARITY = [[0.5, -1.0], [-0.25, 0.75], [1.0, 1.0], [-1.0, -0.5]]
CLASSES = [0, 1, 1, 0]


def network(sizes, dtype):
    """W (in, out) filled row by row over all matrices, biases 0, as in the lessons N13 to N15."""
    parameters, start = [], 0
    for a, b in zip(sizes, sizes[1:]):
        parameters += [wave(a, b, start=start, dtype=dtype).requires_grad_(), torch.zeros(b, dtype=dtype, requires_grad=True)]
        start += a * b
    return parameters


def forward(parameters, x, activation):
    for i in range(0, len(parameters), 2):
        x = x @ parameters[i] + parameters[i + 1]
        if i + 2 < len(parameters):
            x = activation(x)
    return x


def train(data, sizes, loss_name, activation, optimizer_name, options, steps, dtype):
    parameters = network(sizes, dtype)
    x = torch.tensor(data, dtype=dtype)
    target = torch.tensor(CLASSES)
    chosen = getattr(torch.optim, optimizer_name)(parameters, **options)
    curve = []
    for _ in range(steps + 1):
        out = forward(parameters, x, getattr(torch, activation))
        loss = F.cross_entropy(out, target) if loss_name == "crossEntropy" else F.mse_loss(out, F.one_hot(target, 2).to(dtype))
        curve.append(golden.number(loss.item(), golden.DIGITS[dtype]))
        if len(curve) > steps:
            break
        chosen.zero_grad()
        loss.backward()
        chosen.step()
    return curve, [golden.plain(p) for p in parameters]


RUNS = [
    [loss, activation, name, options, ours]
    for loss, activation in (("crossEntropy", "tanh"), ("mseLoss", "tanh"), ("crossEntropy", "relu"))
    for name, options, ours in (
        ("SGD", {"lr": 0.5}, {}),
        ("SGD", {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.001}, {"momentum": 0.9, "weightDecay": 0.001}),
        ("Adam", {"lr": 0.02}, {}),
    )
]


def runs():
    made = []
    for loss, activation, name, options, ours in RUNS:
        curve, weights = train(PARITY, (2, 4, 4, 2), loss, activation, name, options, 100, torch.float64)
        curve32, _ = train(PARITY, (2, 4, 4, 2), loss, activation, name, options, 10, torch.float32)
        kept = [i for i in range(101) if i <= 5 or i % 10 == 0]
        made.append({"loss": loss, "activation": activation, "optimizer": name, "options": {"lr": options["lr"], **ours},
                     "curve": [[i, curve[i]] for i in kept], "weights": weights, "curve32": curve32})  # fmt: skip
    return made


def n13():
    rows = []
    for sizes in ((2, 4, 4, 2), (2, 6, 6, 2)):
        curve, _ = train(XOR, sizes, "crossEntropy", "tanh", "SGD", {"lr": 0.5}, 200, torch.float64)
        rows.append({"sizes": sizes, "losses": [[i, curve[i]] for i in (0, 1, 2, 5, 10, 20, 50, 100, 200)]})
    return rows


def n15():
    parameters = network((2, 4, 4, 2), torch.float64)
    with torch.no_grad():
        for p, values in zip(parameters[1::2], ([0.1, -0.1, 0.2, 0.0], [0.0, 0.1, -0.2, 0.3], [0.05, -0.05])):
            p.copy_(torch.tensor(values, dtype=torch.float64))
    logits = forward(parameters, torch.tensor(PARITY, dtype=torch.float64), torch.tanh)
    loss = F.cross_entropy(logits, torch.tensor(CLASSES))
    loss.backward()
    return {"loss": golden.number(loss.item(), 16), "logits": golden.plain(logits), "grads": [golden.plain(p.grad) for p in parameters],
            "norms": [golden.number(float(p.grad.norm())) for p in parameters]}  # fmt: skip


if __name__ == "__main__":
    golden.write("nn.json", {
        "layers": layers(), "initial": initial(), "gains": gains(), "optimizers": [optimizer(*row) for row in OPTIMIZERS],
        "runs": runs(), "n13": n13(), "n15": n15(),
    })  # fmt: skip
