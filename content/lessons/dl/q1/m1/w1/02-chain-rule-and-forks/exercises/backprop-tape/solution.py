def backprop(tape):
    """The gradient of the last entry's result with respect to every name on the tape."""
    grads = {}
    computed = set()
    for entry in tape:
        out = entry["out"]
        if out in computed:
            raise ValueError(f"{out} is computed twice: give the second result a name of its own")
        computed.add(out)
        grads[out] = 0
        for name, _ in entry["inputs"]:
            grads[name] = 0

    grads[tape[-1]["out"]] = 1  # the output changes exactly as fast as itself

    # From the end: everything that uses a result stands after it, so its gradient is finished when we reach it.
    for entry in reversed(tape):
        for name, local in entry["inputs"]:
            grads[name] += local * grads[entry["out"]]
    return grads
