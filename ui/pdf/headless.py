"""Makes Qt ready to lay out text where there may be no window and no display."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from ui.theme import register_fonts


class _Held:
    """Keeps the application alive that was made for want of one."""

    application: QGuiApplication | None = None


def ready_for_fonts() -> None:
    """See to it that there is an application and that the fonts of the studio are known.

    Without a window Qt is told to need no display, whatever the environment says.
    """
    if QGuiApplication.instance() is None:
        _Held.application = QGuiApplication(["narrative-studio", "-platform", "offscreen"])
    register_fonts()
