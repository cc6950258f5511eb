"""Where frames that are being dragged would come to stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect

from narrative_studio.model.ids import FrameId
from ui.models.storyboard_places import Place, PlaceKind
from ui.workspaces.storyboard.board.geometry import Geometry

LINE_PX: Final = 4


@dataclass(frozen=True, slots=True)
class DropPlace:
    """A place to drop: in a beat before a frame or at its end, or among the backups.

    ``line`` is where the drop line is painted, in page coordinates; without one the row is tinted.
    """

    row: int
    beat: str = ""
    before: FrameId | None = None
    is_backup: bool = False
    line: QRect | None = None


def drop_place(
    geometry: Geometry,
    place_of: Callable[[int], Place],
    count: int,
    point: QPoint,
    taken: frozenset[str],
) -> DropPlace | None:
    """The place under a point of the page; ``taken`` are the frames being dragged."""
    if not count:
        return None
    row = _nearest_row(geometry, count, point)
    place = place_of(row)
    if place.kind is PlaceKind.ADD:
        return DropPlace(row, is_backup=True)
    if place.kind is PlaceKind.GAP:
        return DropPlace(row, place.beat)
    card = geometry.card(geometry.cell(row))
    is_after = point.x() > card.center().x()
    line = QRect(0, card.top(), LINE_PX, card.height())
    middle = card.right() + 1 if is_after else card.left()
    half_gap_px = geometry.gap_px // 2
    line.moveLeft(middle + (half_gap_px if is_after else -half_gap_px) - LINE_PX // 2)
    if place.is_backup:
        return DropPlace(row, is_backup=True, line=line)
    before = _next_staying(place_of, count, row + is_after, place.beat, taken)
    return DropPlace(row, place.beat, before, line=line)


def _next_staying(
    place_of: Callable[[int], Place], count: int, row: int, beat: str, taken: frozenset[str]
) -> FrameId | None:
    """The first frame of the beat from a row on that is not being dragged itself."""
    while row < count:
        place = place_of(row)
        if place.beat != beat or place.frame is None or place.is_backup:
            return None
        if place.key not in taken:
            return place.frame
        row += 1
    return None


def _nearest_row(geometry: Geometry, count: int, point: QPoint) -> int:
    row = geometry.row_at(point)
    if row >= 0:
        return row
    inside = QPoint(
        min(max(point.x(), geometry.margin_px), geometry.width - geometry.margin_px - 1),
        min(max(point.y(), 0), max(0, geometry.height - 1)),
    )
    row = geometry.row_at(inside)
    if row >= 0:
        return row
    # A heading, or the empty end of a line: the nearest line of cells, its last card.
    for number, block in enumerate(geometry.blocks):
        if geometry.heading(number).bottom() >= inside.y():
            return block.first
        last = block.first + block.count - 1
        if geometry.cell(last).bottom() >= inside.y():
            for rows in geometry.rows_between(inside.y(), inside.y() + 1):
                return rows.stop - 1
    return count - 1
