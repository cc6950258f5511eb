"""Takes a picture: it becomes that of the frame or step it was dropped on, else of the chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from narrative_studio.analysis.row_names import Names
from narrative_studio.commands.pictures import read_picture, set_picture
from narrative_studio.errors import ImportFailed
from narrative_studio.model.demo import Step
from narrative_studio.model.storyboard import Frame
from ui.inspector.binding import row_of

if TYPE_CHECKING:
    from ui.background import Work
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.workspaces.picture_places import PicturePlace


def take(window: MainWindow, path: Path, place: PicturePlace | None) -> None:
    """Give a frame or a step the picture of a file."""
    give(window, path.name, lambda _report: read_picture(path), place)


def give(window: MainWindow, name: str, read: Work, place: PicturePlace | None) -> None:
    """Give a frame or a step a picture whose bytes ``read`` gives; it may raise ImportFailed."""
    page = window.page
    if page is None:
        return
    row = place.row if place is not None else chosen(page.session)
    if row is None:
        window.messages.trouble(
            ImportFailed(
                f"“{name}” needs a frame to belong to.",
                "Drop it on a frame or a demo step, or choose one first.",
            )
        )
        return
    session, target = page.session, row
    window.long_work.run(
        f"Reading {name}",
        read,
        done=lambda content: _set(session, target, content),
        stopped="Stopped. No picture was set",
    )


def chosen(session: Session) -> Frame | Step | None:
    """The frame or step that is selected."""
    selection = session.selection
    if selection.current is None:
        return None
    row = row_of(session, selection.table, selection.current)
    return row if isinstance(row, Frame | Step) else None


def _set(session: Session, target: Frame | Step, content: bytes) -> None:
    if session.is_left:
        return  # The document was closed while the picture was read.
    row = row_of(session, target.table, target.id)
    if not isinstance(row, Frame | Step):
        session.messages.tell("What the picture was for has been deleted meanwhile")
        return

    def run() -> bool:
        set_picture(session.project, row=row, content=content)
        return True

    if session.attempt(run):
        session.select(row.table, [row.id])
        name = Names(session.view).thing(row).name
        session.messages.tell(f"Picture set: {name}", action="Undo", act=session.undo)
