"""Files that are dragged over the window: what is promised, and what is done when they drop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from ui.intake import Intake, intake_of
from ui.intake.refusals import reason, refusal_of_data
from ui.intake.taking import take_files
from ui.shell.drop_target import DropTarget, Promise

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.workspaces.picture_places import PicturePlace

_ICONS: Final = {
    "document": "folder-open",
    "json": "file-import",
    "deck": "presentation",
    "picture": "photo",
}
_PICTURE: Final = "picture"
_LEFT_MS: Final = 60


class FileDrops(QObject):
    """Takes what another program drags here; each widget inside that takes files comes first.

    Everything is taken up, so that what cannot be used is answered in words and not with silence.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._target = DropTarget(window)
        # Between two widgets a drag leaves the window for a moment.
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LEFT_MS)
        self._leaving.timeout.connect(self._forget)

    @property
    def target(self) -> DropTarget:
        """What is painted over the window."""
        return self._target

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged into the window."""
        if self._window.sheets.is_open or not _is_foreign(event):
            event.ignore()
            return
        self._leaving.stop()
        event.acceptProposedAction()
        self._show(event)

    def move(self, event: QDragMoveEvent) -> None:
        """It is dragged about."""
        event.acceptProposedAction()
        self._show(event)

    def leave(self) -> None:
        """It is dragged out of the window, or over a widget that takes it."""
        self._leaving.start()

    def drop(self, event: QDropEvent) -> None:
        """It is dropped."""
        self._forget()
        event.acceptProposedAction()
        # Ctrl+Z, as the next thing that is done, is meant for what has just come here.
        self._window.come_forward()
        data = event.mimeData()
        paths, place = files_of(data), self._place(event.position().toPoint())
        if paths:
            # The drag of the other program must end before anything is done with the files.
            later = lambda: take_files(self._window, paths, place=place)  # noqa: E731
            QTimer.singleShot(0, self, later)
        elif _holds_picture(data) and self._window.page is not None:
            self._take_image(data, place)
        else:
            self._window.messages.trouble(refusal_of_data(is_address=bool(data.urls())))

    # Inside

    def _show(self, event: QDropEvent) -> None:
        self._target.show_promise(self._promise(event))

    def _promise(self, event: QDropEvent) -> Promise:
        data, page = event.mimeData(), self._window.page
        paths = files_of(data)
        taken = [(path, found) for path in paths if (found := _intake(path)) is not None]
        if not taken and (paths or not _holds_picture(data)):
            return _refused(paths, is_address=bool(data.urls()))
        found = taken[0][1] if taken else intake_of(Path("image.png"))
        assert found is not None
        alike = [path for path, one in taken if one is found]
        # Of what goes to one place the first is taken: that is said before it drops.
        rest = "; one at a time, the others are left out" if found.takes_one and alike[1:] else ""
        shown = [path for path, _found in taken if not rest or path not in alike[1:]]
        name = _named(shown) or "Picture"
        if found.needs_document and page is None:
            return Promise(name, found.promise, "info-circle", is_taken=False)
        words = found.promise if page is None else found.promise_open
        icon = _ICONS.get(found.id, "file-import")
        place = self._place(event.position().toPoint()) if found.id == _PICTURE else None
        if place is None:
            return Promise(name, words + rest, icon)
        words = f"Make it the picture of {place.name}{rest}"
        return Promise(name, words, icon, spot=place.spot)

    def _place(self, point: QPoint) -> PicturePlace | None:
        """What a picture would go to at a point of the window, with its place in the window."""
        page = self._window.page
        if page is None or not page.isVisible():
            return None
        room = page.workspace
        found = room.picture_place(room.mapFrom(self._window, point))
        if found is None:
            return None
        spot = QRect(room.mapTo(self._window, found.spot.topLeft()), found.spot.size())
        whole = QRect(room.mapTo(self._window, QPoint(0, 0)), room.size())
        return found.at(spot & whole)

    def _take_image(self, data: QMimeData, place: PicturePlace | None) -> None:
        from ui.intake.picture import give_dropped, offered_in

        # The data is the other program's and gone after the drop.
        page = self._window.page
        offered = page.session.attempt(lambda: offered_in(data)) if page is not None else None
        if offered is not None:
            give_dropped(self._window, offered, place)

    def _forget(self) -> None:
        self._leaving.stop()
        self._target.show_promise(None)


def files_of(data: QMimeData) -> list[Path]:
    """The files of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _is_foreign(event: QDropEvent) -> bool:
    """Whether it comes from another program and is something that one could take for a file."""
    data = event.mimeData()
    return event.source() is None and (data.hasUrls() or data.hasText() or _holds_picture(data))


def _holds_picture(data: QMimeData) -> bool:
    from ui.intake.picture import holds_picture

    return holds_picture(data)


def _intake(path: Path) -> Intake | None:
    return None if path.is_dir() else intake_of(path)


def _named(paths: list[Path]) -> str:
    if not paths:
        return ""
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{paths[0].name}{more}"


def _refused(paths: list[Path], *, is_address: bool) -> Promise:
    if not paths:
        said = refusal_of_data(is_address=is_address)
        return Promise("This cannot be taken", str(said), "ban", is_taken=False)
    why = reason(paths[0])
    because = f"{why.because[:1].upper()}{why.because[1:]}. {why.next_step}"
    return Promise(f"{_named(paths)} cannot be taken", because, "ban", is_taken=False)
