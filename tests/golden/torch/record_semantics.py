"""Records what PyTorch's autograd does, snippet by snippet: a value, or the message of the error.

Each snippet here has a twin of the same name in semantics.test.ts. Messages differ between versions of PyTorch: those of
2.13, which the course quotes, are kept in semantics-2.13.json.
"""

import torch
from torch.autograd import grad

import golden

snippets = {}


def snippet(name):
    def keep(fn):
        snippets[name] = fn
        return fn

    return keep


def t(*values, g=True):
    return torch.tensor(values, dtype=torch.float64, requires_grad=g)


def attempt(fn):
    def plain(x):
        if isinstance(x, torch.Tensor):
            return golden.plain(x)
        if isinstance(x, (tuple, list)):
            return [plain(item) for item in x]
        return golden.number(x) if isinstance(x, float) else x

    try:
        return {"value": plain(fn())}
    except RuntimeError as error:
        return {"error": str(error)}


# --- backward and what it frees


@snippet("double backward")
def _():
    x = t(2.0, 3.0)
    y = (x * x).sum()
    y.backward()
    y.backward()


@snippet("double backward with retain_graph")
def _():
    x = t(2.0, 3.0)
    y = (x * x).sum()
    y.backward(retain_graph=True)
    y.backward()
    return x.grad


# nothing is saved by these, so nothing is missed; the others save a value, even a scalar factor
TWICE = {
    "x + 1": lambda x: x + 1, "x + x": lambda x: x + x, "-x": lambda x: -x, "x - 1": lambda x: x - 1, "mean": lambda x: x.mean(),
    "view": lambda x: x.view(2, 1), "select": lambda x: x[0], "cat": lambda x: torch.cat([x, x]), "expand": lambda x: x.expand(2, 2),
    "x * 3": lambda x: x * 3, "x / 4": lambda x: x / 4, "x * x": lambda x: x * x, "x ** 2": lambda x: x**2, "tanh": torch.tanh,
    "relu": torch.relu, "exp": torch.exp, "log": torch.log, "clamp": lambda x: x.clamp(0, 2), "softmax": lambda x: x.softmax(0), "max": lambda x: x.max(),
    "max(dim)": lambda x: x.max(0).values, "index_select": lambda x: x.index_select(0, torch.tensor([1])), "var": lambda x: x.var(), "dot": lambda x: x.dot(x),
}  # fmt: skip
for name, fn in TWICE.items():

    def twice(fn=fn):
        x = t(1.0, 2.0)
        y = fn(x).sum()
        y.backward()
        y.backward()
        return x.grad

    snippets[f"twice: {name}"] = twice


def two_losses(first, both):
    x = t(2.0)
    h = x * x
    a, b = h * 3, h * 5
    if both:
        (a + b).backward()
    else:
        a.backward(retain_graph=first)
        b.backward()
    return x.grad


snippets["two losses sharing h"] = lambda: two_losses(False, False)
snippets["two losses sharing h, first retained"] = lambda: two_losses(True, False)
snippets["two losses summed"] = lambda: two_losses(False, True)


@snippet("loss = loss + ... backward each turn")
def _():
    w, loss = t(1.0), 0
    for _ in range(2):
        loss = loss + (w * 3 - 1) ** 2
        loss.backward()


@snippet("saved tensor after free")
def _():
    x = t(1.0, 2.0)
    y = x * x
    y.sum().backward()
    return y.grad_fn._saved_self


@snippet("grad accumulates over three passes")
def _():
    x = t(1.0, 2.0)
    for _ in range(3):
        (x * x).sum().backward()
    return x.grad


@snippet("non-scalar backward")
def _():
    (t(1.0, 2.0) * 2).backward()


@snippet("non-scalar backward with a gradient")
def _():
    x = t(1.0, 2.0)
    (x * x).backward(t(1.0, 10.0, g=False))
    return x.grad


@snippet("backward without requires_grad")
def _():
    (t(1.0, 2.0, g=False) * 2).sum().backward()


@snippet("backward with a gradient of another shape")
def _():
    (t(1.0, 2.0) * 2).backward(t(1.0, g=False))


@snippet("backward of a leaf")
def _():
    x = t(3.0)
    x.backward()
    return x.grad


@snippet("backward into chosen inputs only")
def _():
    x, y = t(2.0), t(3.0)
    (x * y).backward(inputs=[x])
    return x.grad, y.grad


# --- in place

IN_PLACE = {
    "exp then add_": (lambda x: x.exp(), lambda y: y.add_(1)), "tanh then mul_": (torch.tanh, lambda y: y.mul_(3)),
    "relu then mul_": (torch.relu, lambda y: y.mul_(3)), "sigmoid then zero_": (torch.sigmoid, lambda y: y.zero_()),
    "x + 2 then mul_": (lambda x: x + 2, lambda y: y.mul_(3)), "x * 2 then relu_": (lambda x: x * 2 - 1, lambda y: y.relu_()),
    "x * 2 then exp_": (lambda x: x * 2, lambda y: y.exp_()), "x * 2 then log_ of abs_": (lambda x: x * 2 + 1, lambda y: y.abs_().log_()),
    "x * 2 then pow_": (lambda x: x * 2, lambda y: y.pow_(2)), "x * 2 then clamp_": (lambda x: x * 2, lambda y: y.clamp_(0.5, 1)),
    "x * 2 then fill_": (lambda x: x * 2, lambda y: y.fill_(7)), "exp, detach, zero_": (torch.exp, lambda y: y.detach().zero_()),
    "exp, data, zero_": (torch.exp, lambda y: y.data.zero_()), "exp then add_(0)": (torch.exp, lambda y: y.add_(0)),
    "x * 2, first row times 5": (lambda x: x * 2, lambda y: y[0].mul_(5)), "x * 2, reshaped and scaled": (lambda x: x * 2, lambda y: y.view(2, 1).mul_(3)),
    "exp, first row times 5": (torch.exp, lambda y: y[0].mul_(5)),
}  # fmt: skip
for name, (make, change) in IN_PLACE.items():

    def changed(make=make, change=change):
        x = t(0.0, 1.0)
        y = make(x)
        change(y)
        y.sum().backward()
        return x.grad

    snippets[f"in place: {name}"] = changed


@snippet("in place on a saved input")
def _():
    x = t(0.0, 1.0)
    y = x * 2
    z = y * y
    y.add_(1)
    z.sum().backward()


@snippet("in place times a tracked tensor")
def _():
    x, w = t(1.0, 2.0), t(3.0, 4.0)
    y = x * 2
    y.mul_(w)
    y.sum().backward()
    return x.grad, w.grad


@snippet("in place times itself")
def _():
    x = t(1.0, 2.0)
    y = x * 2
    y.mul_(y)
    y.sum().backward()
    return x.grad


@snippet("a weight changed after use")
def _():
    w, x = t(1.0, 2.0), t(3.0, 4.0, g=False)
    loss = (w * x).sum()
    with torch.no_grad():
        w.mul_(2)
    loss.backward()
    return w.grad


@snippet("an input changed after use")
def _():
    w, x = t(1.0, 2.0), t(3.0, 4.0, g=False)
    loss = (w * x).sum()
    x.mul_(2)
    loss.backward()


@snippet("leaf in place")
def _():
    t(1.0, 2.0).add_(1)


@snippet("leaf by index")
def _():
    t(1.0, 2.0)[0].fill_(5.0)


@snippet("view of a leaf in place")
def _():
    t(1.0, 2.0)[0:1].mul_(2)


@snippet("leaf in place under no_grad")
def _():
    x = t(1.0, 2.0)
    before = x._version
    with torch.no_grad():
        x.sub_(0.5)
    return before, x._version, x, x.requires_grad


@snippet("view made under no_grad, changed outside")
def _():
    y = t(1.0, 2.0) * 2
    with torch.no_grad():
        v = y[0]
    v.mul_(2)


@snippet("in place on an expanded tensor")
def _():
    t(1.0, g=False).expand(3).add_(1)


@snippet("row written into a buffer")
def _():
    x = t(1.0, 2.0)
    buffer = torch.zeros(3, 2, dtype=torch.float64)
    buffer[1].copy_(x * 4)
    buffer[2] = buffer[1] * 10
    (buffer * t(1.0, 2.0, g=False)).sum().backward()
    return buffer, x.grad, buffer.requires_grad, buffer.grad_fn.name()


@snippet("view sees a change through its base")
def _():
    x = t(1.0, 2.0)
    y = x * 2
    v = y[0]
    y.mul_(3)
    v.backward()
    return x.grad


@snippet("base sees a change through a view of a view")
def _():
    x = t(1.0, 2.0, 3.0, 4.0)
    y = x * 2
    y.view(2, 2)[1][0].mul_(10)
    y.sum().backward()
    return x.grad, y


@snippet("versions are shared by views")
def _():
    a = t(1.0, 2.0, g=False)
    seen = [a._version]
    a.add_(1)
    seen.append(a._version)
    a[0].fill_(3)
    seen.append(a._version)
    a.copy_(t(5.0, 6.0, g=False))
    seen.append(a._version)
    v = a.view(2, 1)
    v.mul_(2)
    return seen + [a._version, v._version]


# --- requires_grad, leaves, detach, modes


@snippet("requires_grad on integers, method")
def _():
    torch.tensor([1, 2]).requires_grad_()


@snippet("requires_grad on integers, constructor")
def _():
    torch.tensor([1, 2], requires_grad=True)


@snippet("requires_grad off on a non-leaf")
def _():
    y = t(1.0) * 2
    y.requires_grad = False


@snippet("the table of N10")
def _():
    w, x = t(2.0), t(3.0, g=False)
    h = w * x
    d = h.detach()
    loss = (h + d) ** 2
    loss.backward()
    rows = [[v.requires_grad, v.is_leaf, v.grad_fn.name() if v.grad_fn else None] for v in (w, x, h, d, loss)]
    return rows, w.grad


@snippet("rebinding makes a non-leaf")
def _():
    x = t(1.0, 2.0)
    x = x - 0.1
    return x.is_leaf, x.requires_grad, x.grad_fn.name()


@snippet("detach shares memory and version")
def _():
    x = t(1.0, 2.0)
    d = x.detach()
    d[0].fill_(100.0)
    return x, d.requires_grad, d.is_leaf, x._version, d._version


@snippet("detach one factor")
def _():
    x = t(3.0)
    y = x * x
    (y.detach() * x).backward()
    return x.grad


@snippet("detach_")
def _():
    y = t(1.0, 2.0) * 2
    y.detach_()
    return y.requires_grad, y.grad_fn


@snippet("no_grad")
def _():
    x = t(1.0, 2.0)
    with torch.no_grad():
        y = x * 2
    return y.requires_grad, y.grad_fn, y.is_leaf, x.requires_grad


@snippet("enable_grad inside no_grad")
def _():
    x = t(1.0, 2.0)
    with torch.no_grad():
        with torch.enable_grad():
            y = x * 2
        z = x * 2
    return y.requires_grad, z.requires_grad


@snippet("inference tensor saved for backward")
def _():
    x = t(1.0, 2.0)
    with torch.inference_mode():
        y = x * 2
    (y * x).sum().backward()


@snippet("inference tensor, requires_grad_")
def _():
    with torch.inference_mode():
        y = t(1.0) * 2
    y.requires_grad_(True)


@snippet("inference tensor in place outside")
def _():
    with torch.inference_mode():
        y = t(1.0) * 2
    y.add_(1)


@snippet("inference tensor, version")
def _():
    with torch.inference_mode():
        y = t(1.0) * 2
    return y._version


@snippet("clone of an inference tensor")
def _():
    x = t(1.0, 2.0)
    with torch.inference_mode():
        y = x * 2
    (y.clone() * x).sum().backward()
    return x.grad


@snippet("numpy of a tracked tensor")
def _():
    t(1.0, 2.0).numpy()


@snippet("grad of a non-leaf")
def _():
    x = t(1.0, 2.0)
    y = x * 2
    y.sum().backward()
    return y.grad


@snippet("retain_grad")
def _():
    x = t(1.0, 2.0)
    y = x * 2
    y.retain_grad()
    (y * y).sum().backward()
    return y.grad, x.grad


@snippet("retain_grad adds up")
def _():
    x = t(1.0, 2.0)
    y = x + 2
    y.retain_grad()
    s = y.sum()
    s.backward()
    s.backward()
    return y.grad


@snippet("retain_grad without requires_grad")
def _():
    t(1.0, g=False).retain_grad()


@snippet("comparisons are not differentiable")
def _():
    x = t(1.0)
    return (x > 0).requires_grad, x.argmax().requires_grad


@snippet("a leaf converted is a leaf no more")
def _():
    return t(1.0).to(torch.float32).is_leaf, t(1.0).to(torch.float64).is_leaf


@snippet("assigned grad of another shape")
def _():
    t(1.0).grad = torch.zeros(2, dtype=torch.float64)


# --- the graph


@snippet("names and next_functions")
def _():
    x, y = t(2.0), t(3.0, g=False)
    z = x * x + y * x - 1
    minus = z.grad_fn
    plus = minus.next_functions[0][0]
    left, right = (f for f, _ in plus.next_functions)
    name = lambda f: f.name().split("::")[-1] if f else None
    return [name(minus), name(plus), name(left), name(right), [name(f) for f, _ in left.next_functions], [name(f) for f, _ in right.next_functions],
            left.next_functions[0][0] is right.next_functions[1][0]]  # fmt: skip


@snippet("cross entropy is two nodes")
def _():
    loss = torch.nn.functional.cross_entropy(torch.zeros(2, 3, requires_grad=True), torch.tensor([0, 1]))
    return loss.grad_fn.name(), loss.grad_fn.next_functions[0][0].name()


@snippet("graph size of a running total")
def _():
    w, total = t(1.0), 0
    for i in (1, 2, 3):
        total = total + (w * i) ** 2
    seen, stack = set(), [total.grad_fn]
    while stack:
        node = stack.pop()
        if node and node not in seen:
            seen.add(node)
            stack.extend(f for f, _ in node.next_functions)
    return len(seen)


# --- hooks


@snippet("hooks see whole gradients, in order, and may replace them")
def _():
    seen = []
    x = t(1.0, 2.0)
    y = x * 2
    y.register_hook(lambda g: seen.append(["y", g.tolist()]))
    y.register_hook(lambda g: g * 10)
    x.register_hook(lambda g: seen.append(["x", g.tolist()]))
    (y + y).sum().backward()
    return seen, x.grad


@snippet("a removed hook is silent")
def _():
    x = t(1.0)
    handle = x.register_hook(lambda g: g * 100)
    handle.remove()
    (x * 2).backward()
    return x.grad


@snippet("a hook runs once per backward, on the sum over uses")
def _():
    calls = []
    x = t(3.0)
    x.register_hook(lambda g: calls.append(g.tolist()))
    (x * x + x).backward()
    return calls


@snippet("hook without requires_grad")
def _():
    t(1.0, g=False).register_hook(lambda g: g)


# --- grad, and gradients of gradients


@snippet("grad leaves .grad alone")
def _():
    x = t(2.0)
    (g,) = grad(x * x, x)
    return g, x.grad


@snippet("grad of an inner tensor")
def _():
    x = t(2.0)
    y = x * x
    return grad(y * y, [x, y])


@snippet("grad of an unused input")
def _():
    x, y = t(1.0), t(2.0)
    grad(x * 2, [x, y])


@snippet("grad of an unused input, allowed")
def _():
    x, y = t(1.0), t(2.0)
    return grad(x * 2, [x, y], allow_unused=True)


@snippet("grad of an input that needs none")
def _():
    x, y = t(1.0), t(2.0, g=False)
    grad(x * y, [x, y])


@snippet("grad frees only what it ran")
def _():
    x, y = t(2.0), t(3.0)
    a, b = x * x, y * y
    (g,) = grad(a + b, x)
    b.backward()
    return g, y.grad


@snippet("grad of several outputs")
def _():
    x = t(1.0, 2.0)
    return grad([x * x, (x * 3).sum()], x, grad_outputs=[t(1.0, 10.0, g=False), None])


@snippet("second derivative of x^3")
def _():
    x = t(2.0)
    (g,) = grad((x**3).sum(), x, create_graph=True)
    (second,) = grad(g.sum(), x)
    return g, g.requires_grad, second


@snippet("third and fourth derivative")
def _():
    x = t(2.0)
    y = x**5
    found = []
    for _ in range(4):
        (y,) = grad(y, x, create_graph=True)
        found.append(y)
    return found


@snippet("create_graph through an in-place view")
def _():
    x = t(1.0, 2.0)
    y = x * x
    y[0].mul_(x[1])
    (g,) = grad((y * y).sum(), x, create_graph=True)
    (second,) = grad(g.sum(), x)
    return g, second


@snippet("backward with create_graph adds up")
def _():
    x = t(2.0)
    (x**3).backward(create_graph=True)
    x.grad.backward()
    return x.grad


@snippet("gradient penalty")
def _():
    x, w = t(1.0, -2.0), t(0.5, 1.5)
    out = torch.tanh(x * w).sum()
    (g,) = grad(out, x, create_graph=True)
    (out + (g.norm() - 1) ** 2).backward()
    return w.grad


# --- shapes


@snippet("matmul of shapes that do not fit")
def _():
    torch.ones(2, 3) @ torch.ones(2, 2)


@snippet("shapes that do not broadcast")
def _():
    torch.ones(2, 3) + torch.ones(2)


@snippet("reshape to another size")
def _():
    torch.ones(2, 3).reshape(4)


@snippet("view of a transposed tensor")
def _():
    torch.ones(2, 3).t().view(6)


@snippet("item of two elements")
def _():
    try:
        return torch.ones(2).item()
    except ValueError as error:
        raise RuntimeError(str(error))


# --- what may be changed in place after use


@snippet("backward into an inner tensor: its gradient is kept from then on")
def _():
    x = t(1.0)
    y = x * 2
    (y * 3).backward(inputs=[y], retain_graph=True)
    once = y.grad.clone()
    (y * 5).backward()
    return once, y.grad, x.grad


@snippet("backward into an inner tensor that retains: counted once")
def _():
    y = t(1.0) * 2
    y.retain_grad()
    (y * 3).backward(inputs=[y, y])
    return y.grad


@snippet("backward into an inner tensor frees what made it")
def _():
    x = t(1.0)
    y = x * 2
    (y * 3).backward(inputs=[y])
    (y * 5).backward()


@snippet("backward into a tensor that needs no gradient")
def _():
    (t(1.0) * 2).backward(inputs=[t(1.0, g=False)])


@snippet("a leaf frozen between use and backward gets no gradient")
def _():
    x, y, z = t(2.0), t(3.0), t(4.0)
    out = x * y * z
    x.requires_grad_(False)
    y.detach_()
    out.backward()
    return x.grad, y.grad, z.grad


@snippet("view made under inference mode, changed outside")
def _():
    y = t(1.0, 2.0) * 2
    with torch.inference_mode():
        v = y[0]
    v.mul_(2)


@snippet("enable_grad inside inference mode records nothing")
def _():
    x = t(1.0, 2.0)
    with torch.inference_mode():
        with torch.enable_grad():
            y = x * 2
            return y.requires_grad, y.is_leaf


@snippet("inference tensor, requires_grad_ inside")
def _():
    with torch.inference_mode():
        x = torch.zeros(2).requires_grad_()
        return x.requires_grad, (x * 2).requires_grad


@snippet("in place: the input of a reciprocal")
def _():
    x = t(1.0, 2.0)
    y = x * 2
    z = y.reciprocal()
    y.add_(1)
    z.sum().backward()
    return x.grad


@snippet("in place: the result of a batch norm")
def _():
    x = t(1.0, 2.0, 4.0)
    y = torch.nn.functional.batch_norm(x.view(3, 1), None, None, training=True)
    y.relu_().pow(2).sum().backward()
    return x.grad


@snippet("in place: the result of a layer norm")
def _():
    x = t(1.0, 2.0, 4.0)
    y = torch.nn.functional.layer_norm(x, (3,))
    y.relu_().pow(2).sum().backward()
    return x.grad


@snippet("in place: an expanded leaf")
def _():
    t(1.0).expand(3).add_(1)


if __name__ == "__main__":
    golden.write("semantics.json", {"snippets": [{"name": name, **attempt(fn)} for name, fn in snippets.items()]}, dtype="float64")
