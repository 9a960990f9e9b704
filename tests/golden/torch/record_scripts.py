"""Gives the scripts of content/autograd/scripts.yaml to PyTorch, word for word, and records what every name holds after
every line: value, requires_grad, is_leaf, grad_fn, grad, version, and how many nodes of the graph are still alive.
"""

import pathlib
import sys
import warnings

import torch
import yaml

import golden

warnings.simplefilter("ignore")
torch.set_default_dtype(torch.float64)
CONTENT = pathlib.Path(__file__).parents[3] / "content" / "autograd" / "scripts.yaml"


def node_name(tensor):
    return tensor.grad_fn.name().split("::")[-1] if tensor.grad_fn else None


def kept(tensor):
    """How many tensors the node behind `tensor` keeps; None once they are freed."""
    if tensor.grad_fn is None:
        return 0
    names = [name for name in dir(tensor.grad_fn) if name.startswith("_saved_")]
    try:
        return sum(isinstance(getattr(tensor.grad_fn, name), torch.Tensor) for name in names)
    except RuntimeError:
        return None


def alive(tensors):
    found, ahead = set(), []
    for tensor in tensors:
        if tensor.grad_fn is not None:
            ahead.append(tensor.grad_fn)
        elif tensor.requires_grad:
            found.add(("leaf", id(tensor)))
    while ahead:
        node = ahead.pop()
        key = ("leaf", id(node.variable)) if node.name().endswith("AccumulateGrad") else node
        if key not in found:
            found.add(key)
            ahead.extend(following for following, _ in node.next_functions if following)
    return len(found)


def describe(t):
    return {
        "value": golden.plain(t),
        "requires_grad": t.requires_grad,
        "is_leaf": t.is_leaf,
        "grad_fn": node_name(t),
        "grad": golden.plain(t.grad),
        "version": None if t.is_inference() else t._version,
    }


def snapshot(line, names):
    tensors = {name: value for name, value in names.items() if isinstance(value, torch.Tensor)}
    return {"line": line, "names": {name: describe(t) for name, t in tensors.items()}, "alive": alive(tensors.values())}


def run(source):
    names = {"torch": torch}
    steps, running = [], []

    def watch(frame, event, _):
        if frame.f_code.co_filename != "<script>":
            return None
        if running and event in ("line", "return") and not failed:
            steps.append(snapshot(running.pop(), names))
        if event == "exception":
            failed.append(True)
        if event == "line":
            running[:] = [frame.f_lineno]
        return watch

    failed = []
    sys.settrace(watch)
    try:
        exec(compile(source, "<script>", "exec"), names)
    except RuntimeError as error:
        return {"steps": steps, "failed": running[0], "error": str(error)}
    finally:
        sys.settrace(None)
    tensors = {name: v for name, v in names.items() if isinstance(v, torch.Tensor)}
    numbers = {name: golden.number(v) for name, v in names.items() if isinstance(v, (int, float))}
    return {"steps": steps, "numbers": numbers, "kept": {name: kept(t) for name, t in tensors.items()}}


if __name__ == "__main__":
    scripts = yaml.safe_load(CONTENT.read_text())
    cases = [{"name": name, "script": entry["script"], **run(entry["script"])} for name, entry in scripts.items()]
    golden.write("scripts.json", {"scripts": cases}, dtype="float64")
