"""Tells of a file that was exported from the open document and comes back as it was."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ui.widgets.notice_bar import Choice

if TYPE_CHECKING:
    from ui.intake import Intake
    from ui.main_window import MainWindow
    from ui.workspaces.picture_places import PicturePlace

_MARKED = frozenset({".pdf", ".html", ".htm", ".docx"})
"""The files that say themselves which export they are."""


def tells_known(
    window: MainWindow, path: Path, found: Intake | None, place: PicturePlace | None
) -> bool:
    """Say what a file is if nobody changed it since its export; False for any other file.

    It is offered to be taken all the same where something takes files of its kind.
    """
    page = window.page
    if page is None or not path.is_file():
        return False
    if not page.session.view.exported_files and path.suffix.lower() not in _MARKED:
        return False
    # Exporters take a while to load, and most files that are dropped are pictures.
    from exporters.returned_copy import known_file

    page.session.flush()
    try:
        known = known_file(page.session.project, path)
    except OSError:
        return False  # Whatever takes it says why it cannot be read.
    if known is None:
        return False
    choices = [Choice("Show exported files", window.sheets.show_exported)]
    # What was exported holds no call, though transcripts are Word documents too.
    if found is not None and found.id != "transcript":
        choices.append(Choice("Take it anyway", partial(found.load(), window, path, place)))
    window.bars.ask(known.words, choices, icon="file-export")
    return True
