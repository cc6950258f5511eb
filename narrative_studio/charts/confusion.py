"""How large a share of those who reached a frame was confused by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from narrative_studio.charts.chart import Chart, ChartTable, Value
from narrative_studio.charts.sample import Share


@dataclass(frozen=True, slots=True)
class CurveFrame:
    """One frame on the way: the key to open it by, its number and its headline."""

    key: str
    number: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class CurveLine:
    """One version: a share for each frame, of those who *reached* it; None where it has none."""

    name: str
    shares: tuple[Share | None, ...]


@dataclass(frozen=True, kw_only=True)
class ConfusionCurve(Chart):
    """Confusion frame by frame, a line for each version.

    ``word`` is what the counted did, as in ``2 of 10 confused``.

    Raises:
        ValueError: a line has not as many shares as there are frames.
    """

    kind: ClassVar[str] = "Confusion curve"

    frames: tuple[CurveFrame, ...] = ()
    lines: tuple[CurveLine, ...] = ()
    word: str = "confused"

    def __post_init__(self) -> None:
        for line in self.lines:
            if len(line.shares) != len(self.frames):
                raise ValueError(f"{line.name} has {len(line.shares)} shares.")

    @property
    def is_bare(self) -> bool:
        return not self.frames or not any(share for line in self.lines for share in line.shares)

    @property
    def has_rates(self) -> bool:
        """Whether any of its shares may be told in per cent."""
        return any(share.is_rate for line in self.lines for share in line.shares if share)

    def table(self) -> ChartTable:
        rows = [
            (frame.number, frame.title, line.name, *_cells(line.shares[at]))
            for line in self.lines
            for at, frame in enumerate(self.frames)
        ]
        heads = ("Frame", "Headline", "Version", self.word.capitalize(), "Reached")
        return ChartTable((*heads, "Low %", "High %"), tuple(rows))

    def said(self) -> tuple[str, ...]:
        named = len(self.lines) > 1
        return tuple(
            f"{f'{line.name} ' if named else ''}frame {frame.number} {share.spoken}"
            for line in self.lines
            for frame, share in zip(self.frames, line.shares, strict=True)
            if share is not None and share.count
        )


def _cells(share: Share | None) -> tuple[Value, Value, Value, Value]:
    if share is None:
        return None, None, None, None
    low, high = share.interval or (None, None)
    return share.count, share.of, in_percent(low), in_percent(high)


def in_percent(part: float | None) -> float | None:
    """A part of 1 in per cent with one decimal."""
    return None if part is None else round(part * 100, 1)
