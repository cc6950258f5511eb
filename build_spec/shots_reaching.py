"""How a room of the sample is reached for a picture, and how its window comes to rest."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer

from ui.main_window import MainWindow

SETTLE_MS = 250
"""How long a window gets for what it has put off."""


def open_sample(window: MainWindow, room: str, *actions: str) -> None:
    """Open the sample, go to a room and do what these actions do."""
    window.open_sample()
    assert window.page is not None
    workspace = window.page.go(room)
    settle()
    for wanted in actions:
        (found,) = [action for action in workspace.actions_here() if action.id == wanted]
        found.handler()
        settle(60)


def do(window: MainWindow, wanted: str) -> None:
    """Do what an action of the room in sight does, by its id."""
    assert window.page is not None
    (found,) = [one for one in window.page.workspace.actions_here() if one.id == wanted]
    found.handler()
    settle(60)


def settle(pause_ms: int = SETTLE_MS) -> None:
    """Let the window do what it has put off."""
    loop = QEventLoop()
    QTimer.singleShot(pause_ms, loop.quit)
    loop.exec()
