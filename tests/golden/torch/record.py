"""Re-records everything that the golden tests replay. Needs PyTorch: `pip install torch`, or Debian's python3-torch."""

import pathlib
import subprocess
import sys

for recorder in sorted(pathlib.Path(__file__).parent.glob("record_*.py")):
    subprocess.run([sys.executable, "-W", "ignore", str(recorder)], check=True)
