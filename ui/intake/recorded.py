"""Takes tables of tests and transcripts: what would come in is shown before it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.importing.asking import open_recorded

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.workspaces.picture_places import PicturePlace


def take(window: MainWindow, path: Path, _place: PicturePlace | None) -> None:
    """Open a file over the window, in the narrative that is shown."""
    page = window.page
    if page is not None and not window.sheets.is_open:
        open_recorded(window, page.session, path)
