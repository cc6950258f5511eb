"""The chunks of a demo: one thing told, shown and told again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from narrative_studio.model.demo import Step, StepKind


@dataclass(frozen=True, slots=True)
class Chunk:
    """Steps in a row that belong together; it ends with the first telling after a showing."""

    steps: tuple[Step, ...]
    has_show: bool
    """Whether anything is shown in it."""

    @property
    def is_opened(self) -> bool:
        """Whether it is told what will be seen."""
        return self.steps[0].kind is StepKind.TELL

    @property
    def is_closed(self) -> bool:
        """Whether it is told what was seen."""
        return self.has_show and self.steps[-1].kind is StepKind.TELL

    @property
    def lack(self) -> str:
        """What the chunk lacks of tell, show, tell; empty when it is whole.

        A chunk that only tells leads up to something, and lacks nothing by itself.
        """
        if not self.has_show:
            return ""
        lacking = []
        if not self.is_opened:
            lacking.append("no tell before the show")
        if not self.is_closed:
            lacking.append("no tell after the show")
        return ", ".join(lacking)


def chunks(steps: Iterable[Step]) -> tuple[Chunk, ...]:
    """Divide the steps of a frame into chunks."""
    made: list[Chunk] = []
    running: list[Step] = []
    has_show = False
    for step in steps:
        running.append(step)
        if step.kind is StepKind.SHOW:
            has_show = True
        elif has_show:
            made.append(Chunk(tuple(running), has_show))
            running, has_show = [], False
    if running:
        made.append(Chunk(tuple(running), has_show))
    return tuple(made)
