"""Hands files to what takes them, and says why the others are not taken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from narrative_studio.errors import ImportFailed
from ui.intake import Intake, intake_of
from ui.intake.known_copy import tells_known
from ui.intake.refusals import refusal

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.workspaces.picture_places import PicturePlace


def take_files(
    window: MainWindow, paths: Sequence[Path], *, place: PicturePlace | None = None
) -> None:
    """Take each file into a window; ``place`` is where they were dropped."""
    refused: list[Path] = []
    seen: set[Intake] = set()
    for path in paths:
        found = None if path.is_dir() else intake_of(path)
        if tells_known(window, path, found, place):
            continue
        if found is None:
            refused.append(path)
        elif found.needs_document and window.page is None:
            window.messages.trouble(
                ImportFailed(
                    f"“{path.name}” needs a document to go into.",
                    "Open a narrative or start one, then drop it again.",
                )
            )
        elif found.takes_one and found in seen:
            window.messages.tell(f"One {found.noun[2:]} at a time: “{path.name}” was left out")
        else:
            seen.add(found)
            found.load()(window, path, place)
    if refused:
        is_open = window.page is not None
        window.messages.trouble(refusal(refused[0], more=len(refused) - 1, is_open=is_open))
