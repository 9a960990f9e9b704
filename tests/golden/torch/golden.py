"""What the recorders share: how numbers are written, and the stamp of where they come from.

Another BLAS behind PyTorch moves the last digit of some products: after a re-recording, such changes are no news.
"""

import json
import math
import pathlib
import platform

import torch

torch.set_num_threads(1)
DIGITS = {torch.float64: 15, torch.float32: 9}


def number(x, digits=15):
    """JSON has no infinities: they are written as strings."""
    if isinstance(x, bool):
        return int(x)
    if not math.isfinite(x):
        return "nan" if math.isnan(x) else "inf" if x > 0 else "-inf"
    short = float(f"%.{digits}g" % x)
    if short == 0 and math.copysign(1, short) < 0:
        return short
    return int(short) if short.is_integer() and abs(short) < 1e15 else short


def nested(x, digits=15):
    return [nested(item, digits) for item in x] if isinstance(x, list) else number(x, digits)


def plain(t, digits=None):
    """A tensor as nested lists, rounded to digits that the tolerance of the replay cannot see."""
    if t is None:
        return None
    if t._is_zerotensor():  # PyTorch does not even store these
        t = torch.zeros(t.shape, dtype=t.dtype)
    return nested(t.detach().tolist(), digits or DIGITS.get(t.dtype, 15))


HERE = pathlib.Path(__file__).parent


def write(name, recorded, folder=HERE, **stamp):
    """One case per line, so that a re-recording shows as a readable diff."""
    head = {"recordedWith": {"torch": torch.__version__, "python": platform.python_version(), **stamp}}
    dump = lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    lines = []
    for key, value in {**head, **recorded}.items():
        if isinstance(value, list):
            lines.append(f'"{key}":[\n' + ",\n".join(map(dump, value)) + "\n]")
        else:
            lines.append(f'"{key}":{dump(value)}')
    path = folder / name
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{name}: {path.stat().st_size // 1000} kB")
