"""How much each further session still teaches: new codes, session by session."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable


@dataclass(frozen=True, slots=True)
class SaturationStep:
    """One session in its turn: how many codes it brought that no earlier one had.

    ``seen`` are all its codes, new or not.
    """

    key: str
    code: str
    new: int
    seen: int = 0


@dataclass(frozen=True, kw_only=True)
class Saturation(Chart):
    """New codes for each session, and how many there are by then.

    ``before`` is how many codes there were before the first session that is shown.

    Raises:
        ValueError: a session brought fewer than 0.
    """

    kind: ClassVar[str] = "New codes per session"

    steps: tuple[SaturationStep, ...] = ()
    before: int = 0

    def __post_init__(self) -> None:
        for step in self.steps:
            if step.new < 0:
                raise ValueError(f"{step.code} has {step.new} new codes.")

    @cached_property
    def reached(self) -> tuple[int, ...]:
        """For each session how many codes there are by then."""
        return tuple(accumulate((step.new for step in self.steps), initial=self.before))[1:]

    @property
    def quiet_run(self) -> int:
        """How many sessions at the end brought nothing new."""
        run = 0
        for step in reversed(self.steps):
            if step.new:
                break
            run += 1
        return run

    @property
    def is_bare(self) -> bool:
        return not self.steps

    def table(self) -> ChartTable:
        rows = [
            (step.code, step.new, step.seen, so_far)
            for step, so_far in zip(self.steps, self.reached, strict=True)
        ]
        return ChartTable(("Session", "New codes", "All its codes", "Codes so far"), tuple(rows))

    def said(self) -> tuple[str, ...]:
        return tuple(f"{step.code} {step.new} new" for step in self.steps)
