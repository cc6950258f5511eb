"""Takes a project in the open interchange: as a document of its own, or into the open one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from narrative_studio.analysis.naming import counted
from narrative_studio.importers.json_project import Brought, import_into
from narrative_studio.importers.json_reader import Foreign, read_foreign
from narrative_studio.interchange import FORMAT
from ui.importing.asking import open_recorded
from ui.widgets.notice_bar import Choice

if TYPE_CHECKING:
    from ui.background import Report
    from ui.main_window import MainWindow
    from ui.studio_page import StudioPage
    from ui.workspaces.picture_places import PicturePlace

_HEAD_BYTES: Final = 64 * 1024
"""A project says what it is at its beginning."""


def take(window: MainWindow, path: Path, _place: PicturePlace | None) -> None:
    """Make a document of a project; with a document open, ask whether it goes into that."""
    page = window.page
    if page is None:
        make_document(window, path)
        return
    title = page.session.view.project.title or "this document"
    words = f"Bring what “{path.name}” holds into “{title}”, or make a document of its own of it?"
    choices = [
        Choice("Bring it into this one", partial(bring_in, window, page, path)),
        Choice("Make a document", partial(make_document, window, path)),
    ]
    if not _says_project(path):
        # Tools that write down calls write JSON too.
        words = f"“{path.name}” does not say that it is a project. Is it the transcript of a call?"
        choices.insert(
            0, Choice("Read the transcript", partial(open_recorded, window, page.session, path))
        )
    window.bars.ask(words, choices, icon="file-import")


def _says_project(path: Path) -> bool:
    """Whether a file begins as a project does; one that cannot be read is told of as one."""
    try:
        with path.open("rb") as file:
            return FORMAT.encode() in file.read(_HEAD_BYTES)
    except OSError:
        return True


def make_document(window: MainWindow, path: Path) -> None:
    """Import a project into a new document beside it, and show that."""
    window.long_work.run(
        f"Importing {path.name}",
        window.documents.importing(path),
        done=window.open_beside,
        stopped="Import stopped. No document was made",
    )


def bring_in(window: MainWindow, page: StudioPage, path: Path) -> None:
    """Import a project into the open document, as one operation that can be undone."""

    def read(report: Report) -> Foreign:
        report(0, 1, "Reading")
        return read_foreign(path)

    window.long_work.run(
        f"Importing {path.name}",
        read,
        done=partial(_bring, page),
        stopped="Import stopped. Nothing was brought in",
    )


def _bring(page: StudioPage, foreign: Foreign) -> None:
    session = page.session
    if session.is_left:
        return  # The document was closed while the file was read.
    session.flush()
    brought = session.attempt(lambda: import_into(session.project, foreign))
    if brought is None:
        return
    session.messages.tell(
        _told(foreign, brought), action="Undo" if _has_changed(brought) else "", act=session.undo
    )


def _told(foreign: Foreign, brought: Brought) -> str:
    parts = []
    if added := sum(brought.added.values()):
        parts.append(f"{counted(added, 'row')} came in")
    if changed := sum(brought.changed.values()):
        parts.append(f"{counted(changed, 'row')} brought up to date")
    if brought.notes:
        parts.append(f"{counted(len(brought.notes), 'part')} left out")
    return f"{foreign.name}: {', '.join(parts) or 'all of it is here already'}"


def _has_changed(brought: Brought) -> bool:
    return bool(brought.added or brought.changed)
