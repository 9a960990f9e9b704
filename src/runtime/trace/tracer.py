"""Makes a small program with the learner's class, walks it back, and reports every named number.

Runs inside the sandbox as an exercise's probes do. It knows no right number: those stay on the page.
"""

import operator

OPERATORS = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "pow": operator.pow,
    "neg": operator.neg,
}
METHODS = {"max": "maximum"}
MOST_PAIRS = 200


def apply(op, args):
    if op in OPERATORS:
        return OPERATORS[op](*args)
    return getattr(args[0], METHODS.get(op, op))(*args[1:])


def locals_of(node, names):
    """Local derivatives toward named nodes, steps in between multiplied out; None where edges cannot be read."""
    found, left = {}, MOST_PAIRS

    def follow(at, factor):
        nonlocal left
        edges = at.edges
        for source, local in edges.items() if isinstance(edges, dict) else edges:
            left -= 1
            if left < 0:
                raise OverflowError("too many edges to read")
            name = names.get(id(source))
            if name is None:
                follow(source, factor * local)
            else:
                found[name] = found.get(name, 0) + factor * local

    try:
        follow(node, 1)
    except Exception:
        return None
    return found


def failure(during, at, error):
    return {"during": during, "at": at, "name": type(error).__name__, "message": str(error)[:200]}


def trace(learner, program):
    make = getattr(learner, program["class"])
    made, failed = {}, None
    for step in program["steps"]:
        try:
            if "at" in step:
                node = make(step["at"])
            else:
                args = [made[arg] if isinstance(arg, str) else arg for arg in step["args"]]
                node = apply(step["op"], args)
            node.value, node.grad
        except Exception as error:
            failed = failure("making", step["id"], error)
            break
        made[step["id"]] = node
    if failed is None:
        try:
            made[program["output"]].backward()
        except Exception as error:
            failed = failure("backward", program["output"], error)
    names = {id(node): name for name, node in made.items()}
    nodes = [
        {"id": name, "value": node.value, "grad": node.grad, "locals": locals_of(node, names)}
        for name, node in made.items()
    ]
    return {"nodes": nodes, "failure": failed}
