"""How much memory work takes that has a process to itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def told_by(program: str, *arguments: str) -> list[float]:
    """The numbers that a program prints, run in a fresh process in which it can import all of us.

    It may call ``peak_mb``, which is the most memory that its process has had so far.
    """
    answer = subprocess.run(
        [sys.executable, "-c", f"{_PEAK}\n{program}", *arguments],
        cwd=_ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(word) for word in answer.stdout.split()]


# On Linux getrusage counts what the process was forked from, which may be far larger.
_PEAK = """
import resource, sys
from pathlib import Path

def peak_mb():
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text().splitlines()
        (kb,) = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
        return int(kb) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
"""
