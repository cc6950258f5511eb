"""Everything that can be operated or read has a name that a screen reader can say."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import ui
from tests.ui.accessibility.conftest import Visit
from tests.ui.accessibility.speech import PRESSED, TICKED, name_faults
from ui.widgets.popup import Popup
from ui.widgets.sheet import Sheet
from ui.workspaces.base import Workspace

Census = tuple[Visit, ...]


def faulty(visits: Census) -> list[str]:
    return sorted(
        {f"{one.where} {fault}" for v in visits for one in v.walk() for fault in name_faults(one)}
    )


def test_everything_has_a_name_that_is_made_of_words(census: Census) -> None:
    assert faulty(census) == []


def test_no_two_buttons_in_one_group_have_the_same_name(census: Census) -> None:
    twins = set()
    for visit in census:
        seen: set[tuple[str, str]] = set()
        for one in visit.walk():
            if one.role in PRESSED | TICKED and one.kind:
                twins |= {one.where} if (one.above, one.name) in seen else set()
                seen.add((one.above, one.name))
    assert sorted(twins) == []


def test_every_button_with_an_icon_alone_has_a_tooltip(census: Census) -> None:
    bare = {one.where for v in census for one in v.walk() if one.is_icon_only and not one.tooltip}
    assert sorted(bare) == []


def test_a_button_that_does_what_keys_do_tells_the_keys(census: Census) -> None:
    untold = set()
    for visit in census:
        for one in visit.walk():
            keys = visit.keys.get(one.name.lower(), "")
            # What a toast undoes is what it speaks of, not always the latest change.
            is_button = one.role in PRESSED and one.kind not in ("", "QAction", "ToastLink")
            if is_button and keys and keys not in one.tooltip + one.description:
                untold.add(f"{one.where}: {keys}")
    assert sorted(untold) == []


def test_every_room_sheet_and_popup_is_visited(census: Census) -> None:
    met = {one.kind for visit in census for one in visit.walk()}
    unmet = {kind.__name__ for kind in _kinds(Workspace, Sheet, Popup) if kind.__name__ not in met}
    assert sorted(unmet) == []


def _kinds(*bases: type) -> Iterator[type]:
    """The classes of the studio that derive from these."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        for kind in vars(importlib.import_module(module.name)).values():
            is_own = isinstance(kind, type) and kind.__module__ == module.name
            if is_own and issubclass(kind, bases) and kind not in bases:
                yield kind
