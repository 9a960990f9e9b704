tape = [
    ("s", [("x", 1), ("y", 1)]),
    ("f", [("s", 3), ("y", 5)]),
]
grad = {"x": 0, "y": 0, "s": 0, "f": BLANK_seed}

for result, uses in BLANK_order:
    for source, local in uses:
        grad[source] BLANK_add grad[result] BLANK_times local

print(grad["x"], grad["y"])
