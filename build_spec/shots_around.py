"""What is pictured around the rooms: sheets, menus and questions of the whole window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from build_spec.shots_charts import CHARTS
from build_spec.shots_importing import IMPORTING
from build_spec.shots_recorder import RECORDER
from narrative_studio.settings import Recent
from ui.crash import Crash
from ui.crash_report import report_text
from ui.main_window import MainWindow
from ui.tour.coach_card import CoachCard


def _settings(window: MainWindow) -> None:
    window.open_sample()
    window.sheets.show_settings()


def _menu(window: MainWindow) -> QWidget:
    window.open_sample()
    window.open_menu()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def _crash(window: MainWindow) -> None:
    window.open_sample()
    try:
        window.take_files([None])  # type: ignore[list-item]
    except AttributeError as error:
        text = report_text(AttributeError, error, error.__traceback__, where="window", facts={})
        window.tell_crash(Crash(text, Path("crash-20260421-093000.txt")))


def _recent(window: MainWindow) -> None:
    """The welcome page with a pinned document, two others, and one that is missing."""
    window.open_sample()
    window.close_document()
    settings = window.sheets.settings
    sample = settings.values.recent[0]
    settings.pin(sample.path, is_pinned=True)
    for name, title, facts in (
        ("co-packers", "Co-packer variant", "9 frames, v2"),
        ("redfen", "Redfen renewal story", "7 frames, v1"),
    ):
        path = str(Path(sample.path).with_name(f"{name}.narrative"))
        settings.remember(Recent(path, title, facts, "2026-04-20"))
    Path(sample.path).with_name("redfen.narrative").touch()
    window._recent.refresh()


def _tour(window: MainWindow) -> None:
    window.take_tour()


def _tour_search(window: MainWindow) -> None:
    window.take_tour()
    (card,) = window.findChildren(CoachCard)
    for _stop in range(6):
        card.next.click()


AROUND: dict[str, Callable[[MainWindow], QWidget | None]] = {
    "recent": _recent,
    "tour": _tour,
    "tour-search": _tour_search,
    "settings": _settings,
    "menu": _menu,
    "crash": _crash,
    **CHARTS,
    **RECORDER,
    **IMPORTING,
}
"""How to get there from the welcome page, by the names of the pictures."""
