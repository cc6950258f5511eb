"""A census of every place in both themes, taken once, and windows that outlive a test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility.pixels import Measured, measure
from tests.ui.accessibility.places import PLACES
from tests.ui.accessibility.speech import Said, read
from tests.ui.accessibility.stage import Stage, staged
from ui import dressing, theme
from ui.keymap import EVERYWHERE, parts, words


@dataclass(frozen=True, slots=True)
class Visit:
    """One place as it was met in one theme: what is said in each window, and how it is seen."""

    place: str
    look: str
    said: tuple[Said, ...]
    measured: tuple[Measured, ...]
    """How far what is seen stands out, of what nothing covers."""
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
    with staged(tmp_path_factory) as stage:
        for name in (theme.LIGHT, theme.DARK):
            stage.set_look(name)
            for place in PLACES:
                place.reach(stage)
                found.append(_visit(stage, place.name, name))
                stage.clear()
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))
    return tuple(found)


def _visit(stage: Stage, place: str, look: str) -> Visit:
    stage.wait()
    here = (EVERYWHERE, stage.room.id)
    bindings = [one for one in stage.window.keymap.bindings if one.scope in here]
    roots = stage.roots()
    return Visit(
        place,
        look,
        tuple(read(root, place) for root in roots),
        tuple(one for front in stage.front() for one in measure(front)),
        {one.title.lower(): words(parts(one.keys)[0]) for one in bindings if one.keys},
    )
