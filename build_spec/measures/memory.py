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


_PEAK = """
import resource, sys

def peak_mb():
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
"""
