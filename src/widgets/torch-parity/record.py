"""Records the gradients of a 3-layer network with the PyTorch of this computer, and writes them to parity.json."""

import json
import math
import platform

import torch
import torch.nn.functional as F

DTYPE = torch.float64
# Layer sizes, biases, inputs with one example in each row, and the index of each right class.
DATA = {
    "data": "lesson",
    "sizes": [2, 4, 4, 2],
    "biases": [[0.1, -0.1, 0.2, 0.0], [0.0, 0.1, -0.2, 0.3], [0.05, -0.05]],
    "inputs": [[0.5, -1.0], [-0.25, 0.75], [1.0, 1.0], [-1.0, -0.5]],
    "classes": [0, 1, 1, 0],
}


def parameters(sizes, biases):
    """Weight number k is 0.8·sin(1.7k), counted row by row through all matrices."""
    made, k = {}, 0
    for layer, (rows, columns) in enumerate(zip(sizes, sizes[1:]), start=1):
        made[f"W{layer}"] = [[0.8 * math.sin(1.7 * (k + i * columns + j + 1)) for j in range(columns)] for i in range(rows)]
        made[f"b{layer}"] = biases[layer - 1]
        k += rows * columns
    return made


def record(data, dtype):
    start = parameters(data["sizes"], data["biases"])
    p = {name: torch.tensor(value, dtype=dtype, requires_grad=True) for name, value in start.items()}
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
        "gradients": {name: tensor.grad.tolist() for name, tensor in p.items()},
    }


if __name__ == "__main__":
    with open("parity.json", "w") as file:
        json.dump(record(DATA, DTYPE), file, indent=1)
    print(f"parity.json written with PyTorch {torch.__version__}")
