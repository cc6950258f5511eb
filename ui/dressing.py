"""Gives the application its style and its focus ring, once, before a theme comes into force.

Style and ring ask ``ui.theme`` for the look at every stroke, so the theme cannot know them: who
starts an application does::

    dressing.install(app)
    theme.apply(app, theme.load(theme.LIGHT))
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.focus_ring import FocusRing
from ui.style import StudioStyle


def install(app: QApplication) -> None:
    """Put the style and the ring in force; a second call changes nothing."""
    if not isinstance(app.style(), StudioStyle):
        app.setStyle(StudioStyle())
    if app.findChild(FocusRing) is None:
        FocusRing(app)
