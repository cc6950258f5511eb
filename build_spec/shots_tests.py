"""How the room Tests is reached for pictures: each view, what stands behind a cell, a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ui.main_window import MainWindow
from ui.workspaces.prospects import Prospects

Reach = Callable[[MainWindow], None]
_CELL: Final = "Frame 4, T01, confused"


def _room(window: MainWindow, view: str = "results") -> Prospects:
    window.open_sample()
    assert window.page is not None
    room = window.page.go("tests")
    assert isinstance(room, Prospects)
    room.show_view(view)
    return room


def _view(view: str) -> Reach:
    def reach(window: MainWindow) -> None:
        _room(window, view)

    return reach


def _lower(top_px: int) -> Reach:
    def reach(window: MainWindow) -> None:
        results = _room(window).results
        for card in results.cards:
            card.fill()
        window.repaint()
        results.scroll_to(top_px)

    return reach


def _behind(window: MainWindow) -> None:
    results = _room(window).results
    results.heat.fill()
    assert results.heat.view is not None
    targets = results.heat.view.field.drawing.targets
    results.open_mark(next(one.key for one in targets if one.spoken == _CELL))


def _session(top_px: int) -> Reach:
    def reach(window: MainWindow) -> None:
        room = _room(window, "sessions")
        fifth = next(item for item in room.sessions.model.items if item.session.code == "T05")
        room.sessions.open_session(fifth.session)
        window.repaint()
        assert room.sessions.sheet is not None
        room.sessions.sheet.scroll_to(top_px)

    return reach


def _before_the_first(window: MainWindow) -> None:
    window.start_new("Our first call", "sales-pitch-8", 40 * 60_000)
    assert window.page is not None
    window.page.go("tests")


TESTS: Final[dict[str, Reach]] = {
    "tests-results": _lower(0),
    "tests-results-lower": _lower(760),
    "tests-results-end": _lower(99_999),
    "tests-behind-a-cell": _behind,
    "tests-first": _before_the_first,
    "tests-sessions": _view("sessions"),
    "tests-session": _session(0),
    "tests-session-frames": _session(560),
    "tests-protocol": _view("protocol"),
    "tests-codebook": _view("codebook"),
}
"""Every picture of the room: its name, and how it is reached."""
