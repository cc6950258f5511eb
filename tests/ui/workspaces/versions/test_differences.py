"""What differs between two states, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.analysis.compare import Fate
from narrative_studio.analysis.row_names import Names, label_of
from narrative_studio.commands.customers import (
    add_interest,
    add_persona,
    add_trigger,
    set_notes,
)
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import add_frame, delete_frames, move_frames
from narrative_studio.model.customers import PersonaNoteKind
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Project
from narrative_studio.sample.replay import make_sample
from tests.ui.studio import ME
from tests.ui.versions import frame_in, value_in
from ui.workspaces.versions.differences import Told, count_lines, tell


def baseline_view(project: Project, code: str) -> ProjectView:
    (found,) = [one for one in project.view().baselines.values() if one.code == code]
    return project.past.view_at(project.past.cut_of(found))


def since(project: Project, code: str = "B-2") -> Told:
    before, after = baseline_view(project, code), project.view()
    told = tell(before, after)
    assert count_lines(before, after) == len(told.rows)
    return told


def test_cells_are_told_with_thing_label_and_kind(project: Project) -> None:
    told = tell(baseline_view(project, "B-1"), baseline_view(project, "B-2"))
    heads = [(row.thing.name, row.label, row.thing.kind) for row in told.rows]
    assert heads == [
        ("VA-1", "Statement", "Value theme"),
        ("Frame 3", "Headline", "The ask"),
    ]
    assert told.counts == "1 frame and 1 element · 2 fields"
    assert told.same == "The other 2 frames are the same in both."
    assert [words for _thing, words in told.same_rows] == ["Ovens wait for wood", "Weigh each log"]


def test_a_change_that_made_links_suspect_says_so(project: Project) -> None:
    told = tell(baseline_view(project, "B-1"), baseline_view(project, "B-2"))
    assert [row.note for row in told.rows] == ["Made 1 link suspect", ""]
    assert "Made 1 link suspect" in told.rows[0].spoken


def test_values_are_told_in_words(project: Project) -> None:
    edit_cells(project, frame_in(project, 1), planned_ms=90_000, owner=None)
    edit_cells(project, value_in(project), status="approved")
    said = {row.label: (row.before, row.after) for row in since(project).rows}
    assert said == {
        "Planned time": ("1:00", "1:30"),
        "Owner": ("Ada Lovelace", ""),
        "Status": ("Draft", "Approved"),
    }


def test_an_added_frame_is_one_line_with_what_came_with_it(project: Project) -> None:
    narrative = project.view().narratives.ordered[0]
    frame = add_frame(project, narrative=narrative.id, beat="proof", headline="It burned")
    add_step(project, frame=frame.id)
    (row,) = since(project).rows
    assert (row.fate, row.thing.name, row.after) == (Fate.ADDED, "Frame 3", "It burned")
    assert row.note == "With 1 demo step"
    assert row.is_whole_row


def test_beyond_three_kinds_of_things_only_their_number_is_told(project: Project) -> None:
    frame = frame_in(project, 1)
    edit_cells(project, frame, headline="Reworded")
    edit_cells(project, value_in(project), status="approved")
    add_step(project, frame=frame.id)
    for name in ("Head baker", "Owner"):
        add_persona(project, name=name)
    counts = since(project).counts
    assert counts == "1 frame, 1 element, 1 demo step and 2 more · 2 fields"


def test_a_removed_frame_keeps_its_number_and_words(project: Project) -> None:
    delete_frames(project, frames=[frame_in(project, 2).id])
    (row,) = since(project).rows
    assert (row.fate, row.thing.name, row.before) == (Fate.REMOVED, "Frame 2", "Weigh each log")
    assert row.spoken == "Frame 2, Removed, Alternatives. Weigh each log"


def test_a_frame_that_was_moved_and_reworded_says_both(project: Project) -> None:
    narrative = project.view().narratives.ordered[0]
    add_frame(project, narrative=narrative.id, beat="insight", headline="Nobody knows")
    before = project.view()
    second = frame_in(project, 2)
    move_frames(project, frames=[second.id], beat="insight", before=frame_in(project, 1).id)
    edit_cells(project, project.view().frames[second.id], bases=None, headline="Other words")
    found = [row for row in tell(before, project.view()).rows if row.row == second.id]
    assert (found[0].fate, found[0].after) == (Fate.MOVED, "Frame 1")
    assert "headline" in [row.column for row in found if row.fate is Fate.CHANGED]


def test_a_moved_frame_says_where_it_stood(project: Project) -> None:
    narrative = project.view().narratives.ordered[0]
    add_frame(project, narrative=narrative.id, beat="insight", headline="Nobody knows")
    before = project.view()
    second = frame_in(project, 2)
    move_frames(project, frames=[second.id], beat="insight", before=frame_in(project, 1).id)
    moved = [row for row in tell(before, project.view()).rows if row.fate is Fate.MOVED]
    assert [(row.before, row.after) for row in moved] == [("Frame 2", "Frame 1")]


def test_equal_states_have_no_lines(project: Project) -> None:
    told = since(project)
    assert told.rows == ()
    assert told.counts == ""
    assert told.same == "The other 3 frames and 1 element are the same in both."


def test_names_bear_with_what_is_gone_or_foreign(project: Project) -> None:
    names = Names(project.view())
    assert names.value("frame", "owner", "nobody") == "a deleted person"
    assert names.value("frame", "planned_ms", "a foreign word") == "0:00"
    assert names.value("frame", "is_backup", 1) == "Yes"
    assert names.value("frame", "beat", "insight") == "Insight"
    assert names.value("narrative", "template", "unknown") == "unknown"
    assert names.value("baseline", "taken_on", "2026-04-02") == "2 April 2026"
    assert names.value("element", "share_of_deals_pct", 40) == "40 %"
    assert names.value("narrative", "pace_wpm", 140) == "140 words a minute"
    assert names.value("frame", "picture", "0123456789") == "Picture 012345"
    assert names.person("nobody") == "Somebody"
    assert label_of("say") == "What to say"
    assert label_of("parent_category") == "Parent category"


def test_every_kind_of_row_has_a_name(project: Project) -> None:
    narrative = project.view().narratives.ordered[0]
    backup = add_frame(project, narrative=narrative.id, beat="proof", headline="Kept aside")
    edit_cells(project, backup, is_backup=True)
    step = add_step(project, frame=frame_in(project, 1).id)
    view = project.view()
    names = Names(view)
    called = [names.thing(next(iter(view.tables[table].values()))) for table in ("link", "person")]
    assert [(thing.name, thing.kind) for thing in called] == [
        ("Frame 3", "Link"),
        ("Person", "Ada Lovelace"),
    ]
    assert names.thing(view.frames[backup.id]).name == "Backup"
    assert names.thing(view.steps[step.id]).name == "Step 1.1"
    assert names.thing(view.project).name == "Document"
    assert names.thing(narrative).kind == "Oven"
    (made,) = view.links.values()
    assert names.wording(made) == "Expresses VA-1 “Know the hour”"


def test_every_row_of_the_sample_is_called_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    sample = make_sample(tmp_path / "sample.narrative", me=ME)
    names = Names(sample.view())
    for rows in sample.view().tables.values():
        for row in rows.values():
            assert names.thing(row).name
            assert names.wording(row)
    told = since(sample, "B-1")
    assert len(told.rows) > 20
    assert all(row.spoken for row in told.rows)
    latest = since(sample, "B-3").rows
    assert [row.thing.name for row in latest] == ["T09", "T10", "T11", "T12"]
    assert all(" marks" in row.note for row in latest)
    sample.close()


def test_the_customer_model_is_compared_by_the_names_of_its_rows(project: Project) -> None:
    lead = add_persona(project, name="Head baker")
    before = project.view()
    value = next(one for one in before.elements.values() if one.code == "VA-1")
    edit_cells(project, lead, note="Smells the oven")
    set_notes(project, persona=lead.id, kind=PersonaNoteKind.FEAR, texts=["A cold oven"])
    add_interest(project, persona=lead.id, value=value.id)
    add_trigger(project, text="Wood got dear")
    told = tell(before, project.view())
    things = [(row.thing.name, row.thing.kind) for row in told.rows]
    assert things == [
        ("Persona", "Head baker"),
        ("Persona", "Fear, Head baker"),
        ("Persona", "Connection, Head baker"),
        ("Buying trigger", ""),
    ]
    words = [row.after for row in told.rows]
    assert (told.rows[0].label, words[0]) == ("Note", "Smells the oven")
    assert words[1] == "A cold oven"
    assert words[2].startswith("Cares about VA-1 “")
