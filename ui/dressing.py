"""Gives the application its style, its focus ring and its speech, once, before a theme.

Style and ring ask ``ui.theme`` for the look at every stroke, so the theme cannot know them: who
starts an application does::

    dressing.install(app)
    theme.apply(app, theme.load(theme.LIGHT))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui import spoken
from ui.focus_ring import FocusRing
from ui.style import StudioStyle


def install(app: QApplication) -> None:
    """Put style, ring and speech in force; a second call changes nothing."""
    if not isinstance(app.style(), StudioStyle):
        app.setStyle(StudioStyle())
    if app.findChild(FocusRing) is None:
        FocusRing(app)
    spoken.install()


def offer_folders(app: QApplication, folders: Callable[[], Iterable[Path]]) -> None:
    """Have dialogs that ask for a file offer these folders, asked for when one is shown."""
    style = app.style()
    if isinstance(style, StudioStyle):
        style.folders = folders
