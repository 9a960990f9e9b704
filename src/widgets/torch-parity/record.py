"""Records the gradients of a 3-layer network with your PyTorch.

Writes parity.json beside it.
"""

import json
import math
import platform

import torch
import torch.nn.functional as F

DTYPE = torch.float64
# One example in each row of inputs; classes are indices.
DATA = {
    "data": "lesson",
    "sizes": [2, 4, 4, 2],
    "biases": [
        [0.1, -0.1, 0.2, 0.0],
        [0.0, 0.1, -0.2, 0.3],
        [0.05, -0.05],
    ],
    "inputs": [[0.5, -1.0], [-0.25, 0.75], [1.0, 1.0], [-1.0, -0.5]],
    "classes": [0, 1, 1, 0],
}


def parameters(sizes, biases):
    """Weight number k is 0.8·sin(1.7k), row by row."""
    made, k = {}, 0
    for layer in range(1, len(sizes)):
        rows, columns = sizes[layer - 1], sizes[layer]
        matrix = []
        for _ in range(rows):
            row = []
            for _ in range(columns):
                k += 1
                row.append(0.8 * math.sin(1.7 * k))
            matrix.append(row)
        made[f"W{layer}"] = matrix
        made[f"b{layer}"] = biases[layer - 1]
    return made


def record(data, dtype):
    start = parameters(data["sizes"], data["biases"])
    p = {
        name: torch.tensor(value, dtype=dtype, requires_grad=True)
        for name, value in start.items()
    }
    x = torch.tensor(data["inputs"], dtype=dtype)
    y = torch.tensor(data["classes"])

    a1 = torch.tanh(x @ p["W1"] + p["b1"])
    a2 = torch.tanh(a1 @ p["W2"] + p["b2"])
    logits = a2 @ p["W3"] + p["b3"]
    loss = F.cross_entropy(logits, y)
    loss.backward()
    return {
        "data": data["data"],
        "torch": torch.__version__,
        "python": platform.python_version(),
        "dtype": str(dtype).removeprefix("torch."),
        "inputs": data["inputs"],
        "classes": data["classes"],
        "parameters": start,
        "loss": loss.item(),
        "logits": logits.tolist(),
        "gradients": {name: w.grad.tolist() for name, w in p.items()},
    }


if __name__ == "__main__":
    with open("parity.json", "w") as file:
        json.dump(record(DATA, DTYPE), file, indent=1)
    print(f"parity.json written with PyTorch {torch.__version__}")
