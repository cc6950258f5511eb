"""Takes a picture for a frame or a demo step; it is read and cleaned in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from narrative_studio.analysis.row_names import Names
from narrative_studio.commands.pictures import clean_picture, read_picture, set_picture, too_large
from narrative_studio.drawings import looks_like_drawing
from narrative_studio.errors import ImportFailed
from narrative_studio.model.demo import Step
from narrative_studio.model.storyboard import Frame
from narrative_studio.pictures import MOST_PIXELS
from ui.drawing_painting import painted_drawing
from ui.inspector.binding import row_of
from ui.intake import PICTURE_SUFFIXES
from ui.intake.refusals import refusal

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.workspaces.picture_places import PicturePlace

_PASTED: Final = "The pasted picture"
_DRAWING: Final = "image/svg"
"""How the names of the format begin in which programs copy a drawing."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A picture that is to be taken: what messages call it, and how its bytes are got."""

    name: str
    read: Callable[[], bytes]
    """May take a while and may raise ImportFailed; called outside the window's thread."""


def take(window: MainWindow, path: Path, place: PicturePlace | None) -> None:
    """Give a frame or a step the picture of a file."""
    give_dropped(window, file_offered(path), place)


def give_dropped(window: MainWindow, offered: Offered, place: PicturePlace | None) -> None:
    """Give the frame or step at a place a picture, or the chosen one."""
    if window.page is None:
        return
    session = window.page.session
    row = place.row if place is not None else chosen(session)
    if row is not None:
        give(session, row, offered)
        return
    homeless = ImportFailed(
        f"“{offered.name}” needs a frame to belong to.",
        "Drop it on a frame or a demo step, or choose one first.",
    )
    # It is read all the same: of a file that is no picture nobody should look for a frame.
    session.long_work.run(
        f"Reading {offered.name}",
        lambda _report: offered.read(),
        done=lambda _content: window.messages.trouble(homeless),
        stopped="Stopped. No picture was set",
    )


def give(session: Session, target: Frame | Step, offered: Offered) -> None:
    """Give a frame or a step a picture, once it has been read."""
    session.long_work.run(
        f"Reading {offered.name}",
        lambda _report: offered.read(),
        done=lambda content: _set(session, target, content),
        stopped="Stopped. No picture was set",
    )


def give_pasted(session: Session, target: Frame | Step, data: QMimeData) -> None:
    """Give a frame or a step what was copied or dropped; where it is no picture, say so."""
    offered = session.attempt(lambda: offered_in(data))
    if offered is not None:
        give(session, target, offered)


def file_offered(path: Path) -> Offered:
    """The picture in a file."""
    return Offered(path.name, lambda: read_picture(path, painted_drawing))


def holds_picture(data: QMimeData) -> bool:
    """Whether there is a picture in the data, a drawing, or the file of one."""
    return data.hasImage() or _picture_file(data) is not None or _drawing(data) is not None


def offered_in(data: QMimeData) -> Offered:
    """The picture in the data; the data itself may go afterwards.

    Raises:
        ImportFailed: there is none, or it is too large.
    """
    file = _picture_file(data)
    if file is not None:
        return file_offered(file)
    if data.hasImage():
        image = QImage(data.imageData())
        if image.width() * image.height() > MOST_PIXELS:
            raise too_large(_PASTED)
        return Offered(_PASTED, lambda: clean_picture(_encoded(image), name=_PASTED))
    drawing = _drawing(data)
    if drawing is not None:
        return Offered(_PASTED, lambda: clean_picture(drawing, name=_PASTED, paint=painted_drawing))
    others = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if others:
        raise refusal(others[0], more=len(others) - 1)
    raise ImportFailed(
        "There is no picture in the clipboard.", "Copy one, or choose a picture file."
    )


def chosen(session: Session) -> Frame | Step | None:
    """The frame or step that is selected."""
    selection = session.selection
    if selection.current is None:
        return None
    row = row_of(session, selection.table, selection.current)
    return row if isinstance(row, Frame | Step) else None


def _picture_file(data: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower() in PICTURE_SUFFIXES), None)


def _drawing(data: QMimeData) -> bytes | None:
    """What is copied as a drawing, or as the text of one, as Figma and editors do."""
    copied = next((name for name in data.formats() if name.startswith(_DRAWING)), None)
    if copied is not None:
        return bytes(data.data(copied).data())
    written = data.text() if data.hasText() else ""
    content = written.encode("utf-8", "replace") if written.lstrip().startswith("<") else b""
    return content if looks_like_drawing(content) else None


def _encoded(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stub asks for bytes; PySide6 6.11 takes a string and refuses bytes.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


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
