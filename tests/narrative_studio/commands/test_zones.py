"""Zones: made of frames, followed by frames that move, taken away."""

from __future__ import annotations

import pytest

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.storyboard import (
    add_frame,
    duplicate_frames,
    hide_frames,
    move_frames,
)
from narrative_studio.commands.zones import (
    make_zone,
    put_into_zone,
    remove_zone,
    settle_zones,
    take_out_of_zone,
)
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.ids import FrameId, NarrativeId, ZoneId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def board(project: Project, narrative: NarrativeId) -> dict[str, FrameId]:
    """Frames a b c of the insight and x y of the proof, a minute and a half each."""
    beats = {"a": "insight", "b": "insight", "c": "insight", "x": "proof", "y": "proof"}
    made = {
        text: add_frame(project, narrative=narrative, beat=beat, headline=text).id
        for text, beat in beats.items()
    }
    with project.op("Time") as op:
        for frame in made.values():
            op.set(Frame, frame, planned_ms=80_000)
    return made


def zones(project: Project) -> str:
    """The story with the first letter of each frame's zone, ``aS bS c x y``."""
    view = project.view()
    return " ".join(
        frame.headline + (view.zones[frame.zone].name[:1] if frame.zone else "")
        for frame in view.narrative().frames
    )


def zone(project: Project, board: dict[str, FrameId], names: str, title: str) -> ZoneId:
    return make_zone(project, frames=[board[name] for name in names], name=title).id


def test_a_zone_may_take_what_its_frames_take_now(
    project: Project, board: dict[str, FrameId]
) -> None:
    hide_frames(project, frames=[board["c"]], is_backup=True)
    made = make_zone(project, frames=[board[name] for name in "abc"], name=" Set \n up ")
    assert (made.name, made.budget_ms) == ("Set up", 180_000)
    made = make_zone(project, frames=[board["x"]], name="Proof", budget_ms=60_000)
    assert made.budget_ms == 60_000
    assert zones(project) == "aS bS xP y"


def test_a_zone_without_frames_left_is_gone(project: Project, board: dict[str, FrameId]) -> None:
    zone(project, board, "ab", "Setup")
    zone(project, board, "a", "Opening")
    assert [one.name for one in project.view().zones.ordered] == ["Setup", "Opening"]
    zone(project, board, "abc", "Market")
    assert [one.name for one in project.view().zones.ordered] == ["Market"]
    take_out_of_zone(project, frames=[board[name] for name in "abc"])
    assert not project.view().zones
    project.undo()
    assert zones(project) == "aM bM cM x y"


def test_frames_are_put_into_a_zone(project: Project, board: dict[str, FrameId]) -> None:
    setup = zone(project, board, "ab", "Setup")
    put_into_zone(project, frames=[board["c"], board["a"]], zone=setup)
    assert zones(project) == "aS bS cS x y"


def test_a_zone_that_is_removed_leaves_its_frames(
    project: Project, board: dict[str, FrameId]
) -> None:
    setup = zone(project, board, "ab", "Setup")
    remove_zone(project, zone=setup)
    assert zones(project) == "a b c x y"
    project.undo()
    assert zones(project) == "aS bS c x y"


@pytest.mark.parametrize(
    ("zone_of", "moving", "beat", "before", "expected"),
    [
        ("ab", "y", "insight", "b", "aS yS bS c x"),  # between two of one zone
        ("ab", "y", "insight", "a", "y aS bS c x"),  # before the run
        ("ab", "y", "insight", "c", "aS bS y c x"),  # after it
        ("abc", "b", "proof", "y", "aS cS x b y"),  # away from its zone
        ("abc", "c", "proof", "x", "aS bS cS x y"),  # still beside it
        ("abc", "abc", "proof", "y", "x aS bS cS y"),  # all of it
        ("cx", "x", "insight", "b", "a x b cC y"),
        ("bcx", "a", "proof", "x", "bB cB aB xB y"),  # zones know no beats
    ],
)
def test_frames_that_move_follow_the_zones_around_them(
    project: Project,
    board: dict[str, FrameId],
    zone_of: str,
    moving: str,
    beat: str,
    before: str,
    expected: str,
) -> None:
    zone(project, board, zone_of, {"a": "Setup", "b": "Both", "c": "Call"}[zone_of[0]])
    move_frames(project, frames=[board[name] for name in moving], beat=beat, before=board[before])
    assert zones(project) == expected
    project.undo()
    assert zones(project).replace("S", "").replace("B", "").replace("C", "") == "a b c x y"


def test_a_frame_added_or_copied_inside_a_zone_belongs_to_it(
    project: Project, narrative: NarrativeId, board: dict[str, FrameId]
) -> None:
    zone(project, board, "ab", "Setup")
    add_frame(project, narrative=narrative, beat="insight", index=1, headline="n")
    duplicate_frames(project, frames=[board["a"]])
    add_frame(project, narrative=narrative, beat="insight", headline="m")
    assert zones(project) == "aS aS nS bS c m x y"


def test_a_zone_is_of_one_narrative(project: Project, board: dict[str, FrameId]) -> None:
    other = start_narrative(project, title="Other", template_id="blank")
    stranger = add_frame(project, narrative=other.id, beat="story")
    for frames in ([], [board["a"], stranger.id]):
        with pytest.raises(ChangeRefused, match="frames of one narrative"):
            make_zone(project, frames=frames, name="x")
    with pytest.raises(UnknownRow):
        remove_zone(project, zone=ZoneId("gone"))


def test_settling_leaves_frames_that_did_not_move(
    project: Project, narrative: NarrativeId, board: dict[str, FrameId]
) -> None:
    zone(project, board, "ac", "Setup")
    before = zones(project)
    with project.op("Settle") as op:
        settle_zones(op, narrative, [])
    assert zones(project) == before == "aS b cS x y"
