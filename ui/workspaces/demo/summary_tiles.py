"""Four facts of the demo over the run sheet: first wow, fallbacks, time, asking."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio.analysis.timing import Course, demo_course
from narrative_studio.model.durations import format_duration
from narrative_studio.model.view import NarrativeView
from ui import icons, painting, text, theme
from ui.theme import Role, Type

_HEIGHT_PX: Final = 56
_GAP_PX: Final = 8
_WOW_LIMIT_MS: Final = 6 * 60_000
_ASK_LIMIT_MS: Final = 7 * 60_000


@dataclass(frozen=True, slots=True)
class Tile:
    """One fact: a statement, what to hold against it, and whether it asks for something."""

    icon: str
    statement: str
    note: str
    role: Role


class SummaryTiles(QWidget):
    """The tiles side by side, painted; one accessible sentence for all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: tuple[Tile, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_story(self, story: NarrativeView | None) -> None:
        """Show the facts of a narrative's demo."""
        self._tiles = () if story is None else tiles(story)
        self.setAccessibleName(". ".join(f"{t.statement}, {t.note}" for t in self._tiles))
        self.setVisible(bool(self._tiles))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(800, theme.current().scaled(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._tiles:
            return
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._tiles)
        width = (self.width() - _GAP_PX * (count - 1)) / count
        for place, tile in enumerate(self._tiles):
            left = round(place * (width + _GAP_PX))
            rect = QRect(left, 0, round(width) - 1, self.height() - 1)
            painting.panel(painter, rect, now)
            spot = QRect(rect.left() + 13, rect.center().y() - 9, 18, 18)
            icons.paint_icon(painter, spot, tile.icon, tile.role)
            lines_px = now.line_px(Type.BODY) + now.line_px(Type.SUPPORT)
            line = QRect(
                spot.right() + 13,
                rect.center().y() - lines_px // 2,
                rect.right() - spot.right() - 22,
                lines_px,
            )
            took = text.paint_text(
                painter, line, tile.statement, Type.BODY_STRONG, now.text, tabular=True
            )
            line.setTop(line.top() + took)
            text.paint_text(painter, line, tile.note, Type.SUPPORT, now.text2, tabular=True)


def tiles(story: NarrativeView) -> tuple[Tile, ...]:
    """The facts of a demo; none while it has no step."""
    course = demo_course(story)
    if not course.steps:
        return ()
    return (_wow(course), _fallbacks(course), _time(course), _asking(course))


def _wow(course: Course) -> Tile:
    found = course.wow
    limit = f"the limit is {format_duration(_WOW_LIMIT_MS)}"
    if found is None:
        return Tile("star", "No wow marked yet", "mark the step that makes them sit up", Role.WARN)
    is_late = found.start_ms > _WOW_LIMIT_MS
    return Tile(
        "star-filled",
        f"First wow at {format_duration(found.start_ms)}",
        f"step {found.number}, {limit}",
        Role.BAD if is_late else Role.WARN,
    )


def _fallbacks(course: Course) -> Tile:
    missing = course.steps - course.fallbacks
    note = "one action and one sentence each" if not missing else f"{missing} still without"
    return Tile(
        "lifebuoy",
        f"{course.fallbacks} of {course.steps} steps have a fallback",
        note,
        Role.WARN if missing else Role.GOOD,
    )


def _time(course: Course) -> Tile:
    return Tile(
        "clock",
        f"{format_duration(course.planned_ms)} of steps",
        f"of {format_duration(course.framed_ms)} planned for these frames",
        Role.WARN if course.planned_ms > course.framed_ms else Role.GOOD,
    )


def _asking(course: Course) -> Tile:
    moments = [0, *(end_ms for end_ms, _ in course.asks), course.planned_ms]
    longest_ms = max(b - a for a, b in pairwise(moments))
    found = len(course.asks)
    count = "1 question" if found == 1 else f"{found} questions"
    return Tile(
        "message-question",
        f"{count} asked",
        f"{format_duration(longest_ms)} at most without one",
        Role.WARN if longest_ms > _ASK_LIMIT_MS or not found else Role.GOOD,
    )
