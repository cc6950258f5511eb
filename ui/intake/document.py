"""Takes a document: opens it, or offers to merge it where it is a copy of the open one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from narrative_studio.errors import NarrativeError
from narrative_studio.store.foreign import read_identity
from ui.shelf import is_same
from ui.widgets.notice_bar import Choice

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.workspaces.picture_places import PicturePlace


def take(window: MainWindow, path: Path, _place: PicturePlace | None) -> None:
    """Open a document in a window of its own; of a copy of the open one, ask."""
    page = window.page
    if page is None or is_same(path, page.session.project.path):
        window.open_path(path)
        return
    try:
        document_id = read_identity(path)
    except NarrativeError as error:
        window.messages.trouble(error)
        return
    if document_id != page.session.view.project.id:
        window.open_beside(path)
        return
    window.bars.ask(
        f"“{path.name}” is another copy of this document. "
        "Merging takes in what it holds and this one does not.",
        [
            Choice("Merge it here", partial(page.merge, path)),
            Choice("Open it in a new window", partial(window.open_beside, path)),
        ],
        icon="git-merge",
    )
