"""Words that are cut off, and words that are written over others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QMenu, QWidget

from tests.ui.accessibility.strokes import Written, strokes_of
from tests.ui.accessibility.tabbing import told
from ui import tab_order

_SLACK_PX: Final = 2
_ABOVE: Final = 0.15
_BELOW: Final = 0.1
"""The parts of a line's height that no letter reaches, above capitals and below the baseline."""
_OVER_PX: Final = 4
_OVER: Final = 0.3
_REACH_PX: Final = 4
_SHORT: Final = 8
"""Figures and the like have to be seen at once; longer words may be scrolled through in a field."""


def cuts(front: QWidget) -> Iterator[str]:
    """What cannot be read in a window because something cuts it off or lies over it."""
    if isinstance(front, QMenu):
        return  # Which keeps within the screen, and the screen of the tests is a small one.
    written = [text for text in strokes_of(front)[0] if not text.seen.isEmpty()]
    fields = {type(one).__name__ for one in front.findChildren(QLineEdit)}
    pieces: dict[tuple[str, object], list[Written]] = defaultdict(list)
    for text in written:
        pieces[text.words, text.rect.toRect().getRect()].append(text)
    whole = [found[0] for found in pieces.values()]
    for found in pieces.values():
        text, room = found[0], QRect()
        for piece in found:
            room = room.united(piece.room)  # What spans several cells is written in each of them.
        if text.owner not in fields or len(text.words) <= _SHORT:
            yield from (f"{text.owner} “{text.words}” is cut {cut}" for cut in _cut(text, room))
    by_owner: dict[tuple[str, int], list[Written]] = defaultdict(list)
    for text in whole:
        by_owner[text.owner, text.widget].append(text)
    for texts in by_owner.values():
        for one, other in combinations(texts, 2):
            if _lie_over(one, other):
                yield f"{one.owner} writes “{one.words}” over “{other.words}”"


def _cut(text: Written, room: QRect) -> Iterator[str]:
    place, edge = text.rect.toRect(), text.sight
    top = place.top() + place.height() * _ABOVE
    bottom = place.bottom() - place.height() * _BELOW
    for side, way, by, from_edge_px in (
        ("left", "-", room.left() - place.left(), room.left() - edge.left()),
        ("right", "-", place.right() - room.right(), room.right() - edge.right()),
        ("above", "|", room.top() - top, room.top() - edge.top()),
        ("below", "|", bottom - room.bottom(), room.bottom() - edge.bottom()),
    ):
        is_scrolled = way in text.scrolls and abs(from_edge_px) <= _SLACK_PX
        is_scrolled = is_scrolled or (way == "|" and "~" in text.scrolls)
        if by > _SLACK_PX and not is_scrolled:
            yield f"{side} by {round(by)} px"


def _lie_over(one: Written, other: Written) -> bool:
    if one.words == other.words or one.seen.intersected(other.seen).isEmpty():
        return False
    here, there = one.rect.toRect(), other.rect.toRect()
    both = here.intersected(there)
    return both.width() > _OVER_PX and both.height() > min(here.height(), there.height()) * _OVER


def out_of_reach(front: QWidget) -> Iterator[str]:
    """Controls that stick out of what holds them, and cannot be scrolled into sight."""
    for stop in tab_order.stops_in(front):
        at: QWidget = stop
        while at is not front and (around := at.parentWidget()) is not None:
            by = _sticks_out(at, around)
            if by > _REACH_PX:
                yield f"{told(stop)} sticks out of {type(around).__name__} by {by} px"
                break
            at = around


def _sticks_out(part: QWidget, around: QWidget) -> int:
    place, room = part.geometry(), around.rect()
    area = around.parentWidget()
    sideways = max(room.left() - place.left(), place.right() - room.right())
    downwards = max(room.top() - place.top(), place.bottom() - room.bottom())
    if isinstance(area, QAbstractScrollArea) and area.viewport() is around:
        can_move = area.horizontalScrollBar().maximum() > 0
        has_bar = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        sideways = 0 if can_move and has_bar else sideways
        downwards = 0
    return max(sideways, downwards)
