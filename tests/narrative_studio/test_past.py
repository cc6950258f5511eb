"""The past of a project: what happened, what it looked like, what is to be decided."""

from __future__ import annotations

import pytest

from narrative_studio.commands.links import link
from narrative_studio.commands.versions import restore_row, take_baseline
from narrative_studio.model.positioning import Element
from tests.narrative_studio.store.desks import Desk, World
from tests.narrative_studio.store.test_misalignments import storyboard


@pytest.fixture
def ada() -> Desk:
    return Desk("ada", world=World())


def labels(desk: Desk, **about: object) -> list[str]:
    return [entry.label for entry in desk.project.past.history(**about)]  # type: ignore[arg-type]


def to_decide(desk: Desk) -> list[str]:
    return [one.row for one in desk.project.past.misalignments]


def test_everything_that_happened_is_told_the_latest_first(ada: Desk) -> None:
    row = ada.element("One")
    ada.edit(row, name="Two", note="why")
    ada.project.undo()
    entries = ada.project.past.history()
    assert [entry.label for entry in entries] == [
        "Edit name, note",
        "Edit name, note",
        "Make One",
        "Join as ada",
    ]
    assert entries[0].undoes == entries[1].txn
    assert entries[1].touched == (("element", row.id, ("name", "note")),)
    assert entries[2].touched == (("element", row.id, ("*",)),)
    assert {entry.author for entry in entries} == {ada.me.id}
    assert entries[0].at >= entries[3].at


def test_a_long_history_comes_in_pages(ada: Desk) -> None:
    for n in range(7):
        ada.element(str(n))
    first = ada.project.past.history(limit=3)
    second = ada.project.past.history(limit=3, before=first[-1].txn)
    assert [entry.label for entry in (*first, *second)] == [f"Make {n}" for n in range(6, 0, -1)]


def test_history_is_kept_by_person_and_by_frame_with_what_belongs_to_it(ada: Desk) -> None:
    bo = Desk("bo", world=ada.world)
    frame, step = storyboard(ada)
    value = ada.element("Value")
    ada.sync(bo)
    bo.edit(step, say="Reworded")
    bo.edit(value, name="Elsewhere")
    ada.sync(bo)
    tied = link(ada.project, source=ada.project.view().frames[frame.id], target=value)
    ada.delete(ada.project.view().steps[step.id])
    assert labels(ada, author=bo.me.id) == ["Edit name", "Edit say", "Join as bo"]
    assert labels(ada, about=("frame", frame.id)) == ["Delete", "Link", "Edit say", "Begin"]
    assert labels(ada, about=("frame", frame.id), author=bo.me.id) == ["Edit say"]
    assert ("link", tied.id) in ada.project.past.belonging("frame", frame.id)


def test_what_is_to_be_decided_follows_each_change(ada: Desk) -> None:
    bo = Desk("bo", world=ada.world)
    row, other = ada.element("One"), ada.element("Other")
    ada.sync(bo)
    assert to_decide(ada) == []
    for desk in (ada, bo):
        desk.edit(row, name=f"By {desk.name}")
        desk.edit(other, note=f"By {desk.name}")
    ada.sync(bo)
    assert to_decide(ada) == [row.id, other.id]
    with ada.project.op("Decide") as op:
        op.decide(Element, row.id, name="Decided")
    assert to_decide(ada) == [other.id]
    ada.delete(ada.project.view().elements[other.id])
    assert to_decide(ada) == []
    ada.project.undo()
    assert to_decide(ada) == [other.id]


def test_an_earlier_state_is_a_whole_view_with_its_links_and_revisions(ada: Desk) -> None:
    frame, _ = storyboard(ada)
    value = ada.element("Value", statement="First")
    ada.edit(value, statement="Second")
    link(ada.project, source=frame, target=ada.project.view().elements[value.id])
    baseline = take_baseline(ada.project, name="Then")
    ada.edit(ada.project.view().elements[value.id], statement="Third")
    ada.delete(frame)
    now = ada.project.view()
    then = ada.project.past.view_at(ada.project.past.cut_of(baseline))
    assert (now.revision(value.id), then.revision(value.id)) == (3, 2)
    (tied,) = then.links.values()
    assert not then.link_state(tied).is_suspect
    assert then.elements[value.id].statement == "Second"
    assert then.frames[frame.id] == frame
    assert then.narrative().frames == (frame,)
    assert frame.id not in now.frames
    assert then.project == now.project
    tables = ada.project.past.tables_at(ada.project.past.cut_of(baseline))()
    assert {name: dict(table) for name, table in tables.items()} == {
        name: dict(table) for name, table in then.tables.items()
    }
    assert tables["narrative"] is now.tables["narrative"], "what has not changed since is shared"


def test_the_state_after_an_operation_is_shown(ada: Desk) -> None:
    row = ada.element("First")
    for name in ("Second", "Third"):
        ada.edit(row, name=name)
    history = ada.project.past.history()
    found = [
        ada.project.past.view_at(ada.project.past.cut_after(entry.txn)).elements[row.id].name
        for entry in history[:3]
    ]
    assert found == ["Third", "Second", "First"]


def test_last_words_hold_what_the_deleter_had_not_seen(ada: Desk) -> None:
    bo = Desk("bo", world=ada.world)
    row = ada.element("One", note="Old")
    ada.sync(bo)
    ada.delete(row)
    bo.edit(row, note="New")
    ada.sync(bo)
    found = ada.project.past.last_words("element", row.id)
    assert isinstance(found, Element)
    assert (found.name, found.note) == ("One", "New")
    assert ada.project.past.last_words("element", "nobody") is None


def test_a_row_alone_was_deleted_with_itself(ada: Desk) -> None:
    frame, step = storyboard(ada)
    assert ada.project.past.deleted_with("frame", frame.id) == [("frame", frame.id)]
    ada.delete(frame)
    assert ada.project.past.deleted_with("frame", frame.id) == [
        ("frame", frame.id),
        ("step", step.id),
    ]
    restore_row(ada.project, table="frame", row_id=frame.id)
    assert ada.project.view().steps[step.id] == step


def test_rows_are_found_by_what_they_show_with_the_state_they_came_in(ada: Desk) -> None:
    first, second = ada.element("Same"), ada.element("Same")
    ada.delete(first)
    found = ada.project.past.rows_with(Element, "name", "Same")
    assert [row.id for row, _cut in found] == [first.id, second.id]
    elements = [ada.project.past.view_at(cut).elements for _row, cut in found]
    assert [set(one) for one in elements] == [{first.id}, {first.id, second.id}]
    assert ada.project.past.rows_with(Element, "name", "Other") == []
