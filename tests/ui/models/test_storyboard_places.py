"""The places of a storyboard in reading order."""

from __future__ import annotations

from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.project import Project
from tests.ui.boards import Boards
from ui.models.storyboard_places import ADD_KEY, BACKUPS, Places, places_of


def laid_out(project: Project) -> Places:
    return places_of(project.view().narrative())


def keys(project: Project) -> list[str]:
    names = {str(frame.id): frame.headline for frame in project.view().frames.values()}
    return [names.get(place.key, place.key) for place in laid_out(project).places]


def test_an_empty_story_keeps_a_place_for_each_beat_and_one_to_add(boards: Boards) -> None:
    assert keys(boards.project()) == [
        "gap:insight",
        "gap:alternatives",
        "gap:perfect-world",
        "gap:introduction",
        "gap:differentiated-value",
        "gap:proof",
        "gap:objections",
        "gap:the-ask",
        ADD_KEY,
    ]


def test_frames_stand_in_the_order_of_their_beats(boards: Boards) -> None:
    project = boards.project("proof:P", "insight:A", "insight:B")
    found = keys(project)
    assert found[:2] == ["A", "B"]
    assert found.index("gap:alternatives") < found.index("P") < found.index("gap:the-ask")


def test_the_two_parts_and_the_backups_are_stretches_that_cover_all_rows(boards: Boards) -> None:
    project = boards.project("insight:A", "proof:P")
    frames = project.view().narrative().frames
    hide_frames(project, frames=[frames[1].id], is_backup=True)
    found = laid_out(project)
    assert [(one.id, one.first, one.end) for one in found.stretches] == [
        ("setup", 0, 3),
        ("follow", 3, 9),
        (BACKUPS, 9, 10),
    ]
    assert found.places[9].is_backup
    assert found.places[9].beat == "proof"


def test_a_template_without_setup_has_one_part(boards: Boards) -> None:
    found = laid_out(boards.project("story:A", template="blank"))
    assert [one.id for one in found.stretches] == ["follow"]
    assert [place.key for place in found.places][-1] == ADD_KEY
