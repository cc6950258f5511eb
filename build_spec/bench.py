"""Measures the studio against its budgets and prints a table of ratios.

Called by ``python3 build_spec/dev.py bench [NAME ...]`` with names of subjects (start, check,
stalls, store, journal, growth, board, deck, word, importing, dashboard); without names it measures
everything. Every ratio is of two measurements of this very run, so that it holds on any machine,
but those of stalls and of memory, which are held against what people notice and what there is on
this one; the calibration row says how fast this one is. A row that has a budget says whether it
keeps it. Exit code 1 when one is broken.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from build_spec.measures.figure import Figure, calibration

_SUBJECTS = (
    "start",
    "check",
    "stalls",
    "store",
    "journal",
    "growth",
    "board",
    "deck",
    "word",
    "importing",
    "dashboard",
)


def main(arguments: list[str]) -> int:
    """Measure the subjects named, print the table, and say whether every budget is kept."""
    unknown = [name for name in arguments if name not in _SUBJECTS]
    if unknown:
        print(f"There is nothing to measure named {unknown[0]}. Known: {', '.join(_SUBJECTS)}.")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"{'measured':60} {'ratio':>7} {'budget':>7}         of what")
    _print(calibration())
    broken = []
    for name in arguments or _SUBJECTS:
        for figure in import_module(f"build_spec.measures.{name}").figures():
            _print(figure)
            if not figure.is_within:
                broken.append(figure.name)
    if broken:
        print(f"Over budget: {'; '.join(broken)}")
    return 1 if broken else 0


def _print(figure: Figure) -> None:
    budget = "" if figure.at_most is None else f"{figure.at_most:.2f}"
    mark = "" if figure.at_most is None else "within" if figure.is_within else "OVER"
    said = f"{figure.name:60} {figure.ratio:7.2f} {budget:>7} {mark:6}  {figure.detail}"
    print(said, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
