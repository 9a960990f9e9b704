"""Builds small graphs with the learner's class and reads what they kept."""


def kept(node):
    return {"edges": len(node.edges), "requires_grad": node.requires_grad}


def leaf(learner, value):
    return learner.Num(value, requires_grad=True)


def of_constants(learner):
    return kept(learner.Num(2) * 3)


def of_a_leaf(learner):
    return kept(leaf(learner, 2) * 3)


def inside(learner):
    w = leaf(learner, 2)
    with learner.no_grad():
        return kept(w * 3)


def after(learner):
    w = leaf(learner, 2)
    with learner.no_grad():
        pass
    return kept(w * 3)


def flags_around_nested(learner):
    """Is a product recorded after the inner block, and after the outer one?"""
    w = leaf(learner, 2)
    with learner.no_grad():
        with learner.no_grad():
            pass
        between = w * 3
    return [between.requires_grad, (w * 3).requires_grad]


def flags_of_leaf(learner):
    """A leaf made inside a block, and a product of it made there."""
    with learner.no_grad():
        w = leaf(learner, 2)
        return [w.requires_grad, (w * 3).requires_grad]


def cube(learner):
    x, c = leaf(learner, 3), learner.Num(1)
    (x * x * x * c).backward()
    return {"x": x.grad, "constant": c.grad}


def detached_square(learner):
    x = leaf(learner, 3)
    ((x * x).detach() * x).backward()
    return x.grad


def detached_factor(learner):
    x = leaf(learner, 3)
    (x * x * x.detach()).backward()
    return x.grad


def detached_and_original(learner):
    h = leaf(learner, 3) * 2
    d = h.detach()
    return {"detached": kept(d), "original": kept(h), "value": d.value}


def nodes_behind_total(learner, steps):
    """How many nodes a running total of constants holds."""
    totals = [learner.Num(0)]
    for step in range(steps):
        totals.append(totals[-1] + step)
    seen, waiting = set(), totals[-1:]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(source for source, _ in node.edges)
    for node in totals:  # emptied one by one: freeing so deep a chain at once would exhaust the interpreter's stack
        vars(node).clear()
    return len(seen)


def refusal(learner):
    try:
        (learner.Num(2) * 3).backward()
    except Exception as error:
        return [type(error).__name__, "a sentence" if len(str(error).split()) > 2 else "no sentence"]
    return ["no error"]


def after_an_error(learner):
    """The error that reaches the caller of a block, and whether products are recorded afterwards."""
    w, arrived = leaf(learner, 2), "no error"
    try:
        with learner.no_grad():
            raise KeyError("weights")
    except KeyError:
        arrived = "KeyError"
    return [arrived, (w * 3).requires_grad]
