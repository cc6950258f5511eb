"""What the tests of slides beside frames have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.boards import named
from ui.preview.slide_view import SlideView
from ui.session import Session

LONG = "\n".join(f"- {'word ' * 30}" for _ in range(20))


def place(qtbot: QtBot, widget: QWidget, width_px: int = 296, height_px: int = 700) -> None:
    """Put a widget on screen as the active window."""
    qtbot.addWidget(widget)
    widget.resize(width_px, height_px)
    widget.show()
    widget.activateWindow()


def title(view: SlideView) -> str:
    """The title of the slide that is shown, empty while there is none."""
    return view.slide.title if view.slide is not None else ""


def wait_for(qtbot: QtBot, view: SlideView, wanted: str) -> None:
    """Wait until a slide of that title is shown."""
    qtbot.waitUntil(lambda: title(view) == wanted, timeout=10_000)


def write_long(session: Session, headline: str) -> None:
    """Give a frame more text than a slide holds."""
    edit_cells(session.project, named(session, headline), bullets=LONG)
