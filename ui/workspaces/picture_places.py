"""What a picture can be dropped on in a room: frames and demo steps in any of its views."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QWidget

from narrative_studio.analysis.row_names import Names
from narrative_studio.model.demo import Step
from narrative_studio.model.storyboard import Frame
from ui.inspector.binding import row_of
from ui.session import Session


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """What a picture can be dropped on: the row, how it is called, and its rectangle."""

    row: Frame | Step
    name: str
    spot: QRect

    def at(self, spot: QRect) -> PicturePlace:
        """The same with its rectangle in other coordinates."""
        return replace(self, spot=spot)


class TakesPictures(Protocol):
    """A view some of whose rows have pictures."""

    def picture_row_at(self, point: QPoint) -> tuple[str, str, QRect] | None:
        """Table, id and rectangle of the row at a point of the viewport; None for any other."""


def picture_place(room: QWidget, session: Session, point: QPoint) -> PicturePlace | None:
    """What a picture that is dropped at a point of a room becomes that of."""
    widget: QWidget | None = room.childAt(point)
    while widget is not None and widget is not room:
        if isinstance(widget, QAbstractItemView) and hasattr(widget, "picture_row_at"):
            viewport = widget.viewport()
            found = cast("TakesPictures", widget).picture_row_at(viewport.mapFrom(room, point))
            row = row_of(session, found[0], found[1]) if found is not None else None
            if found is None or not isinstance(row, Frame | Step):
                return None
            spot = (found[2] & viewport.rect()).translated(viewport.mapTo(room, QPoint(0, 0)))
            return PicturePlace(row, Names(session.view).thing(row).name, spot)
        widget = widget.parentWidget()
    return None
