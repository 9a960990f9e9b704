"""Re-records everything that the golden tests replay, with the first Python found that has PyTorch."""

import pathlib
import subprocess
import sys

HAS_TORCH = "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)"


def with_torch():
    for python in (sys.executable, "/usr/bin/python3"):
        if pathlib.Path(python).exists() and subprocess.run([python, "-c", HAS_TORCH]).returncode == 0:
            return python
    sys.exit("PyTorch is not installed. Use `pip install torch` in a virtual environment, or Debian's python3-torch.")


python = with_torch()
for recorder in sorted(pathlib.Path(__file__).parent.glob("record_*.py")):
    subprocess.run([python, "-W", "ignore", str(recorder)], check=True)
