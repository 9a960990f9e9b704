def backprop(tape):
    grads = {}
    computed = set()
    for entry in tape:
        if entry["out"] in computed:
            raise ValueError(f"{entry['out']} is computed twice")
        computed.add(entry["out"])
        grads[entry["out"]] = 0
        for name, _ in entry["inputs"]:
            grads[name] = 0
    grads[tape[-1]["out"]] = 1

    def take(at):
        if at < 0:
            return
        entry = tape[at]
        for name, local in entry["inputs"]:
            grads[name] += local * grads[entry["out"]]
        take(at - 1)

    take(len(tape) - 1)
    return grads
