"""Records the gradients that the parity page compares with, with the script that the page hands to its readers.

Two data sets, in float64 and float32. They are written where the page loads them, with every digit: the page speaks of
differences of 1e-16.
"""

import importlib.util
import json
import math
import pathlib

import torch

from golden import write

WIDGET = pathlib.Path(__file__).parents[3] / "src/widgets/torch-parity"
spec = importlib.util.spec_from_file_location("record", WIDGET / "record.py")
script = importlib.util.module_from_spec(spec)
spec.loader.exec_module(script)

torch.set_num_threads(1)

# No weight matrix is square here, and the batch is no power of two.
HIDDEN = {
    "data": "hidden",
    "sizes": [5, 7, 5, 3],
    "biases": [[round(0.3 * math.cos(1.1 * (k + 7 * layer)), 2) for k in range(size)] for layer, size in enumerate([7, 5, 3])],
    "inputs": [[round(1.5 * math.sin(2.3 * (5 * i + j + 1)), 2) for j in range(5)] for i in range(9)],
    "classes": [0, 1, 2, 2, 0, 1, 1, 2, 0],
}

cases = []
for data in (script.DATA, HIDDEN):
    recorded = script.record(data, torch.float64)
    single = script.record(data, torch.float32)
    recorded["float32"] = {"loss": single["loss"], "gradients": single["gradients"]}
    path = WIDGET / "recorded" / f"{data['data']}.json"
    lines = [f'"{key}": {json.dumps(value)}' for key, value in recorded.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{path.name}: {path.stat().st_size // 1000} kB")

    where = "On the data of the lesson" if data is script.DATA else "On data you have not seen"
    shown = {"loss": recorded["loss"], **{f"d{name}": grad for name, grad in recorded["gradients"].items()}}
    for name, expected in shown.items():
        args = [name, data["sizes"], data["biases"], data["inputs"], data["classes"]]
        cases.append({"says": f"{where}, {name} agrees with PyTorch.", "args": args, "expected": expected})

# The checkpoint asks the same of the learner's own program.
FOLDER = pathlib.Path(__file__).parents[3] / "content/lessons/dl/q1/01-checkpoint/exercises/nq-network"
probe = {"typescript": "recorded", "python": "recorded"}
write("recorded.json", {"probe": probe, "cases": cases}, folder=FOLDER, dtype="float64")
