"""What the checkpoint asks of the learner's engine."""


def recorded(learner, program, point):
    """Runs a postfix program over a, b, c. `=u` keeps a result as u. Gives the value and the three gradients."""
    inputs = dict(zip("abc", (learner.Num(x, requires_grad=True) for x in point)))
    names, stack = dict(inputs), []
    for token in program.split():
        if token == "=u":
            names["u"] = stack.pop()
        elif token in names:
            stack.append(names[token])
        elif token.startswith("pow:"):
            base = stack.pop()
            stack.append(base ** int(token[4:]) if isinstance(base, learner.Num) else learner.Num(base) ** int(token[4:]))
        elif token in ("add", "sub", "mul", "div", "maximum"):
            right, left = stack.pop(), stack.pop()
            stack.append(apply(learner, token, left, right))
        elif token == "neg":
            stack.append(-stack.pop())
        elif token in ("exp", "log", "tanh", "sigmoid", "relu", "abs"):
            stack.append(getattr(lift(learner, stack.pop()), token)())
        else:
            stack.append(float(token))  # plain numbers stay plain, so that they stand on either side of an operator
    output = stack.pop()
    output.backward()
    return [output.value, *(node.grad for node in inputs.values())]


def lift(learner, x):
    return x if isinstance(x, learner.Num) else learner.Num(x)


def apply(learner, name, left, right):
    if not isinstance(left, learner.Num) and not isinstance(right, learner.Num):
        left = learner.Num(left)
    if name == "add":
        return left + right
    if name == "sub":
        return left - right
    if name == "mul":
        return left * right
    if name == "div":
        return left / right
    return lift(learner, left).maximum(right)


def leaves(learner, *values):
    return [learner.Num(value, requires_grad=True) for value in values]


def first_example(learner):
    x, y = leaves(learner, 2, 3)
    f = (x + y) * y
    f.backward()
    return [f.value, x.grad, y.grad]


def after_sweeps(learner, times):
    x, y = leaves(learner, 2, 3)
    u = x * x
    f = u + u * y
    for _ in range(times):
        f.backward()
    return [x.grad, y.grad]


def after_two_losses(learner):
    (x,) = leaves(learner, 2)
    u = x * x
    a, b = u * 3, u * 5
    a.backward()
    b.backward()
    return x.grad


def chain(learner, length):
    made = leaves(learner, 1)
    for _ in range(length):
        made.append(made[-1] + 1)
    try:
        made[-1].backward()
        return [made[-1].value, made[0].grad]
    finally:
        for node in made:  # emptied one by one: freeing so deep a chain at once would exhaust Python's own stack
            getattr(node, "__dict__", {}).clear()


def doublings(learner, times):
    (x,) = leaves(learner, 1)
    c = x
    for _ in range(times):
        c = c + c
    c.backward()
    return x.grad


KINKS = {
    "relu": lambda x: x.relu(),
    "abs": lambda x: x.abs(),
    "power": lambda x: x**0,
    "tie": lambda x: x.maximum(0),
    "sigmoid": lambda x: x.sigmoid(),
}


def kink(learner, name, at):
    (x,) = leaves(learner, at)
    out = KINKS[name](x)
    out.backward()
    return [out.value, x.grad]


def edges_of_constants(learner):
    return len((learner.Num(2) * 3 + learner.Num(1)).edges)


def tracked(learner):
    """Is the product of a tracked leaf tracked: outside, inside, inside again after a nested block, and after an exception?"""
    (w,) = leaves(learner, 2)
    told = [bool((w * 3).requires_grad)]
    with learner.no_grad():
        h = w * 3
        told.append(bool(h.requires_grad or h.edges))
        with learner.no_grad():
            pass
        told.append(bool((w * 3).requires_grad))
    try:
        with learner.no_grad():
            raise KeyError
    except KeyError:
        pass
    told.append(bool((w * 3).requires_grad))
    return told


def detached(learner, which):
    (x,) = leaves(learner, 3)
    y = x * x
    z = y.detach() * x if which == "square" else y * x.detach()
    z.backward()
    return x.grad


REFUSED = {
    "log of 0": lambda learner: learner.Num(0).log(),
    "a text": lambda learner: learner.Num("a"),
    "an exponent that is a Num": lambda learner: learner.Num(2) ** learner.Num(3),
    "backward of a constant": lambda learner: (learner.Num(2) * 3).backward(),
}


def outcome_of(learner, what):
    try:
        REFUSED[what](learner)
    except AttributeError:
        return "not written yet"
    except Exception:
        return "an error"
    return "no error"
