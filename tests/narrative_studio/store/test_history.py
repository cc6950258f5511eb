"""Who said what, when, and what stands today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from narrative_studio.store.history import cell_history, moment, row_history, row_revisions
from narrative_studio.store.seen import Ancestry
from tests.narrative_studio.store.desks import NOON_MS, Desk

NOON = datetime.fromtimestamp(NOON_MS / 1000, UTC)


@pytest.fixture
def ada() -> Iterator[Desk]:
    made = Desk("A")
    yield made
    made.close()


@pytest.fixture
def bo(ada: Desk) -> Iterator[Desk]:
    made = Desk("B", world=ada.world)
    yield made
    made.close()


def test_a_cell_tells_all_its_values_and_which_stands(ada: Desk, bo: Desk) -> None:
    row = ada.element("first")
    ada.sync(bo)
    ada.world.now_ms += 60_000
    bo.edit(row, name="second")
    ada.sync(bo)
    found = cell_history(ada.journal, "element", row.id, "name", "")
    assert [(one.value, one.author, one.label, one.is_current) for one in found] == [
        ("first", ada.me.id, "Make first", False),
        ("second", bo.me.id, "Edit name", True),
    ]
    assert found[0].at.replace(microsecond=0) == NOON
    assert (found[1].at - found[0].at).total_seconds() == 60


def test_equal_words_again_are_no_new_version(ada: Desk) -> None:
    row = ada.element("first")
    ada.delete(row)
    ada.project.undo()
    (only,) = cell_history(ada.journal, "element", row.id, "name", "")
    assert only.label == "Make first"
    assert only.is_current
    assert only.author == ada.me.id


def test_a_misaligned_cell_has_two_that_stand(ada: Desk, bo: Desk) -> None:
    row = ada.element("first")
    ada.sync(bo)
    ada.edit(row, name="Ada's")
    bo.edit(row, name="Bo's")
    ada.sync(bo)
    found = cell_history(ada.journal, "element", row.id, "name", "")
    assert {one.value for one in found if one.is_current} == {"Ada's", "Bo's"}


def test_other_cells_are_not_told(ada: Desk) -> None:
    row = ada.element("first")
    ada.edit(row, note="why")
    assert [v.value for v in cell_history(ada.journal, "element", row.id, "name", "")] == ["first"]
    assert cell_history(ada.journal, "element", "nobody", "name") == []


def test_a_row_tells_its_operations_the_latest_first(ada: Desk) -> None:
    row = ada.element("first")
    ada.edit(row, name="second", note="why")
    ada.delete(row)
    found = row_history(ada.journal, "element", row.id)
    assert [(event.label, set(event.columns)) for event in found] == [
        ("Delete", {"*"}),
        ("Edit name, note", {"name", "note"}),
        ("Make first", {"*"}),
    ]
    assert row_history(ada.journal, "element", "nobody") == []


def test_revisions_tell_what_they_reworded(ada: Desk) -> None:
    row = ada.element("first", statement="Trace it")
    ada.edit(row, name="second")
    ada.edit(row, note="no revision")
    ada.edit(row, name="taken back")
    ada.project.undo()
    found = row_revisions(ada.journal, Ancestry(ada.journal, "element", row.id))
    told = [
        (one.number, {(part.column, part.before, part.after) for part in one.rewordings})
        for one in found
    ]
    assert told[0][0] == 1
    assert {("name", None, "first"), ("statement", None, "Trace it")} <= told[0][1]
    assert told[1:] == [(2, {("name", "first", "second")})]


def test_a_moment_is_in_utc() -> None:
    assert moment(NOON_MS << 16 | 5) == NOON
