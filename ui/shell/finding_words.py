"""Paints below a finding what changed: removed words are struck, added ones underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QPainter

from narrative_studio.analysis.rules.finding import Rewording
from ui import theme
from ui.inspector.link_targets import CELL_WORDS
from ui.marked_text import Mark, Part, Parts, both_parts, joined, lay_parts
from ui.run_text import LaidText
from ui.theme import Type

_ABOVE_PX = 4


def rewordings_height(rewordings: Sequence[Rewording], width_px: int) -> int:
    """How high the wordings stand below a finding, in pixels."""
    return sum(_ABOVE_PX + laid.height_px for laid in _laid(rewordings, width_px))


def paint_rewordings(
    painter: QPainter, rewordings: Sequence[Rewording], left: int, top: int, width_px: int
) -> None:
    """Paint the wordings one below the other."""
    now = theme.current()
    for laid in _laid(rewordings, width_px):
        laid.paint(painter, left, top + _ABOVE_PX, now.text2)
        top += _ABOVE_PX + laid.height_px


def spoken(rewordings: Sequence[Rewording]) -> str:
    """The changes in words, for assistive technology."""
    return " ".join(f"{_label(one)}: {one.words.spoken}" for one in rewordings)


def _label(one: Rewording) -> str:
    return CELL_WORDS.get(one.column, one.column.replace("_", " ").capitalize())


def _laid(rewordings: Sequence[Rewording], width_px: int) -> Iterator[LaidText]:
    for one in rewordings:
        words = one.words
        label = Part(f"{_label(one)}: ", Mark.FAINT)
        if words.is_rewritten or not words.before or not words.after:
            before, after = words.before or "empty", words.after or "empty"
            parts: Parts = (label, Part(before, Mark.GONE), Part(" "), Part(after, Mark.NEW))
        else:
            parts = (label, *both_parts(joined(words.runs)))
        yield lay_parts(parts, Type.SUPPORT, width_px)
