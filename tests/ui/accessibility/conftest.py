"""A census of every place in both themes, taken once, and windows that outlive a test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.accessibility.pixels import Measured, measure
from tests.ui.accessibility.places import PLACES
from tests.ui.accessibility.speech import Said, read
from tests.ui.accessibility.stage import Stage, staged
from tests.ui.accessibility.tabbing import order_faults, seen_change_px, step_faults, told
from tests.ui.accessibility.typist import Typist
from ui import dressing, tab_order, theme
from ui.keymap import EVERYWHERE, parts, words
from ui.widgets.sheet import Sheet

_ALIKE_PX: Final = 60
_CENSUS_S: Final = 600
"""What the first test of a census may take; it goes everywhere, and others may use the machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests of this folder their time."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.timeout(_CENSUS_S))


@dataclass(frozen=True, slots=True)
class Visit:
    """One place as it was met in one theme: what is said in each window, and how it is seen."""

    place: str
    look: str
    said: tuple[Said, ...]
    measured: tuple[Measured, ...]
    """How far what is seen stands out, of what nothing covers."""
    way_faults: tuple[str, ...]
    """What is wrong with the way of Tab."""
    focus_px: dict[str, int]
    """How many pixels show the focus, for each kind of control that was not met before."""
    keys: dict[str, str]
    """The keys of every action that can be done here, by its title in lower case."""

    def walk(self) -> Iterator[Said]:
        """Everything that is said here."""
        for one in self.said:
            yield from one.walk()


@pytest.fixture(autouse=True)
def windows_gone() -> None:
    """Leave the windows alone: they go with the fixture that made them."""


@pytest.fixture(autouse=True)
def look() -> None:
    """Leave the theme alone: the stage has its own."""


@pytest.fixture(scope="session")
def census(
    qapp: QApplication, collector: object, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Visit, ...]:
    """Go everywhere once in each theme and note what is said and what is seen."""
    dressing.install(qapp)
    found: list[Visit] = []
    flash_ms = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    with staged(tmp_path_factory) as stage:
        for name in (theme.LIGHT, theme.DARK):
            stage.set_look(name)
            met: set[tuple[str, int]] = set()
            known: set[object] = set()
            for place in PLACES:
                place.reach(stage)
                found.append(_visit(stage, place.name, name, met, known))
                stage.clear()
    qapp.setCursorFlashTime(flash_ms)
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))
    return tuple(found)


@pytest.fixture(scope="module")
def shared_typist(
    qapp: QApplication, collector: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Typist]:
    dressing.install(qapp)
    with staged(tmp_path_factory) as stage:
        stage.open_sample()
        yield Typist(stage)
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))


@pytest.fixture
def typist(shared_typist: Typist) -> Iterator[Typist]:
    """Stands on the board of the sample; what one test writes the next one may find."""
    shared_typist.begin()
    yield shared_typist
    shared_typist.stage.clear()


def _visit(
    stage: Stage, place: str, look: str, met: set[tuple[str, int]], known: set[object]
) -> Visit:
    stage.wait()
    if place != "toast":
        stage.dismiss()
    here = {EVERYWHERE} | ({stage.room.id} if stage.window.page is not None else set())
    bindings = [one for one in stage.window.keymap.bindings if one.scope in here]
    # What is said is the same in both themes.
    said = tuple(read(root, place) for root in stage.roots()) if look == theme.LIGHT else ()
    measured = tuple(one for front in stage.front() for one in measure(front, known))
    front = stage.front()[-1]
    way_faults, focus_px = _tabbed(front, met)
    return Visit(
        place,
        look,
        said,
        measured,
        way_faults,
        focus_px,
        {one.title.lower(): words(parts(one.keys)[0]) for one in bindings if one.keys},
    )


def _tabbed(front: QWidget, met: set[tuple[str, int]]) -> tuple[tuple[str, ...], dict[str, int]]:
    """Judge the whole way, and press Tab at one control of each kind and of about each width."""
    if not front.isWindow() and not isinstance(front.parentWidget(), Sheet):
        return (), {}  # A list over the window, which is no place of its own for Tab.
    front.window().activateWindow()
    if front.windowType() != Qt.WindowType.Popup:  # Which has the keyboard without being active.
        assert QTest.qWaitForWindowActive(front.window())
    stops = list(_alone(tab_order.stops_in(front)))
    faults, focus_px = list(order_faults(front)), {}
    around = zip(stops[-1:] + stops, stops, stops[1:] + stops[:1], strict=False)
    for before, stop, after in around:
        kind = (type(stop).__name__, stop.width() // _ALIKE_PX)
        if kind not in met and len(stops) > 1:
            met.add(kind)
            faults += step_faults(before, stop, after)
            focus_px[told(stop)] = seen_change_px(before, stop)
    return tuple(faults), focus_px


def _alone(stops: Iterator[QWidget]) -> Iterator[QWidget]:
    """Leave out all of a group but the first: once one has the keyboard, arrows lead further."""
    groups = []
    for stop in stops:
        group = stop.group() if isinstance(stop, QAbstractButton) else None
        if group is None or not group.exclusive():
            yield stop
        elif group not in groups:
            groups.append(group)
            yield stop
