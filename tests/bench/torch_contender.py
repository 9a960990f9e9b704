"""PyTorch on one thread, as a contender: the protocol of child.ts, one JSON question per line.

usage: torch_contender.py FILE, where FILE holds the tasks' data as the runner wrote it, so that all contenders
work on the same numbers.
"""

import json
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
DATA = json.load(open(sys.argv[1]))


def training(task):
    batch = task["batch"]
    x = torch.tensor(task["x"]).reshape(batch, -1)
    labels = torch.tensor(task["labels"])
    net = torch.nn.Sequential()
    for l, layer in enumerate(task["layers"]):
        linear = torch.nn.Linear(layer["inputs"], layer["outputs"])
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(layer["weights"]).reshape(layer["inputs"], layer["outputs"]).t())
            linear.bias.zero_()
        net.append(linear)
        if l + 1 < len(task["layers"]):
            net.append(torch.nn.ReLU())
    optimizer = torch.optim.SGD(net.parameters(), lr=task["learningRate"])

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(net(x), labels)
        loss.backward()
        optimizer.step()
        return loss

    return step, lambda: [round(step().item(), 4) for _ in range(11)][::10]


def product(task):
    a = torch.tensor(task["A"]).reshape(task["M"], task["K"])
    b = torch.tensor(task["B"]).reshape(task["K"], task["N"])

    def step():
        with torch.no_grad():
            return a @ b

    return step, lambda: [round(step()[0, 0].item(), 4)]


def grid(task):
    x = torch.tensor(task["points"]).reshape(-1, 2)
    layers = [
        (torch.tensor(l["weights"]).reshape(l["inputs"], l["outputs"]), torch.zeros(l["outputs"]))
        for l in task["layers"]
    ]

    def step():
        with torch.no_grad():
            h = x
            for l, (w, b) in enumerate(layers):
                h = torch.addmm(b, h, w)
                if l + 1 < len(layers):
                    h = torch.relu(h)
            return h

    return step, lambda: [round(step().flatten()[10001].item(), 4)]


KINDS = {"training": training, "product": product, "grid": grid}
step = None


def run(ms):
    start, cpu = time.perf_counter(), time.process_time()
    iterations, batch, passed = 0, 1, 0.0
    while passed < ms / 1000:
        for _ in range(batch):
            step()
        iterations += batch
        passed = time.perf_counter() - start
        batch = max(1, min(2 * batch, int((ms / 1000 - passed) / (passed / iterations) / 2)))
    return {"kind": "time", "iterations": iterations, "ms": 1000 * min(passed, time.process_time() - cpu)}


for line in sys.stdin:
    question = json.loads(line)
    if question["ask"] == "run":
        answer = run(question["ms"])
    elif question["task"] not in DATA:
        answer = {"kind": "absent", "why": "has no such task"}
    else:
        task = DATA[question["task"]]
        step, check = KINDS[task["kind"]](task)
        answer = {"kind": "ready", "check": check()}
        run(question["warmMs"])
    print(json.dumps(answer), flush=True)
