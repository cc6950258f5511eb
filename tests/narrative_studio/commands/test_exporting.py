"""Exports are noted once for each file, and layouts once for each beat of a template."""

from __future__ import annotations

import pytest

from narrative_studio.commands.exporting import (
    choose_deck_layout,
    forget_export,
    register_export,
)
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.ids import NarrativeId
from narrative_studio.project import Project


def noted(project: Project, narrative: NarrativeId, *, name: str = "a.pptx", size: int = 1) -> None:
    register_export(
        project,
        format_id="deck",
        file_name=name,
        narrative=narrative,
        content_hash="0" * 64,
        file_hash="1" * 64,
        size_bytes=size,
    )


def entries(project: Project) -> list[ExportedFile]:
    return list(project.view().exported_files.values())


def test_a_file_is_noted_with_who_made_it_and_when(
    project: Project, narrative: NarrativeId
) -> None:
    noted(project, narrative)
    (entry,) = entries(project)
    assert entry.made_by == project.me.id
    assert entry.made_at_ms > 1_700_000_000_000


def test_a_file_made_again_has_one_entry(project: Project, narrative: NarrativeId) -> None:
    noted(project, narrative, size=1)
    noted(project, narrative, size=2)
    noted(project, narrative, name="b.pptx", size=3)
    assert sorted(entry.size_bytes for entry in entries(project)) == [2, 3]


def test_noting_a_file_is_not_undone(project: Project, narrative: NarrativeId) -> None:
    steps = project.undo_state.undo
    noted(project, narrative)
    assert project.undo_state.undo == steps
    project.undo()
    assert len(entries(project)) == 1


def test_a_file_is_taken_off_the_register_once(project: Project, narrative: NarrativeId) -> None:
    noted(project, narrative)
    (entry,) = entries(project)
    forget_export(project, exported=entry.id)
    assert entries(project) == []
    with pytest.raises(UnknownRow):
        forget_export(project, exported=entry.id)


def layouts(project: Project) -> set[tuple[str, str, str]]:
    rows = project.view().deck_layouts.values()
    return {(row.template, row.slide, row.layout_name) for row in rows}


def test_each_beat_of_a_template_has_one_layout(project: Project) -> None:
    for template, name in (("acme", "Wide"), ("acme", "Tall"), ("other", "Wide")):
        choose_deck_layout(
            project, template=template, slide="insight", layout="/x", layout_name=name
        )
    assert layouts(project) == {("acme", "insight", "Tall"), ("other", "insight", "Wide")}


def test_a_layout_is_left_to_the_studio_again(project: Project) -> None:
    choose_deck_layout(project, template="acme", slide="ask", layout="/x", layout_name="Wide")
    assert choose_deck_layout(project, template="acme", slide="ask") is None
    assert layouts(project) == set()
    assert project.undo_state.undo[-1][1] == "Leave the layout to the studio"
    project.undo()
    assert layouts(project) == {("acme", "ask", "Wide")}


@pytest.mark.parametrize("names", [("", "insight"), ("acme", "")])
def test_a_layout_is_chosen_for_something(project: Project, names: tuple[str, str]) -> None:
    with pytest.raises(ChangeRefused, match="one beat of one template"):
        choose_deck_layout(project, template=names[0], slide=names[1], layout="/x")
