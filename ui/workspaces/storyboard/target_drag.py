"""What frames can be linked to, while it is dragged from one place to another."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from narrative_studio.model.rows import Row
from ui.inspector.binding import row_of
from ui.session import Session

TARGET_MIME: Final = "application/x-narrative-studio-target"
"""Table and id of one row, with a slash between them."""


def put_target(data: QMimeData, target: Row) -> None:
    """Have data say what is dragged."""
    data.setData(TARGET_MIME, f"{target.table}/{target.id}".encode())


def holds_target(data: QMimeData) -> bool:
    """Whether something that frames can be linked to is dragged."""
    return data.hasFormat(TARGET_MIME)


def accept_link(event: QDropEvent, *, is_over: bool) -> None:
    """Take what is dragged as a link where there is a frame below it, and nowhere else."""
    if is_over:
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
    else:
        event.ignore()


def target_held(session: Session, data: QMimeData) -> Row | None:
    """The row that is dragged, None where it is not of this document or has gone."""
    table, _, row_id = (
        bytes(data.data(TARGET_MIME).data()).decode("utf-8", "replace").partition("/")
    )
    return row_of(session, table, row_id)
