"""Where a row goes among its neighbours, and how keys that grew long are made anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrative_studio.commands.ordering import in_order, is_move, move_row, ranks_at
from narrative_studio.commands.storyboard import add_frame, move_frames
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.rank import LONG_KEY
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def frames(project: Project, narrative: NarrativeId) -> list[Frame]:
    return [
        add_frame(project, narrative=narrative, beat="insight", headline=text) for text in "abc"
    ]


def put_long_keys(project: Project, frames: list[Frame]) -> None:
    with project.op("Make keys long") as op:
        for frame, end in zip(frames, "VWX", strict=True):
            op.set(Frame, frame.id, rank=f"{'z' * LONG_KEY}{end}")


@pytest.mark.parametrize("index", [-3, 0, 1, 2, 3, 99])
@pytest.mark.parametrize("count", [0, 1, 4])
def test_keys_sort_between_the_neighbours(
    project: Project, frames: list[Frame], index: int, count: int
) -> None:
    before = project.undo_state
    with project.op("Ask for places") as op:
        keys = ranks_at(op, frames, index, count)
    place = max(0, min(index, 3))
    ranks = [frame.rank for frame in frames]
    everything = [*ranks[:place], *keys, *ranks[place:]]
    assert len(keys) == count
    assert everything == sorted(set(everything))
    assert project.undo_state == before


def test_long_keys_are_made_anew_without_moving_anybody(
    project: Project,
    narrative: NarrativeId,
    frames: list[Frame],
    headlines: Callable[[], list[str]],
) -> None:
    put_long_keys(project, frames)
    add_frame(project, narrative=narrative, beat="insight", index=1, headline="new")
    assert headlines() == ["a", "new", "b", "c"]
    assert max(len(frame.rank) for frame in project.view().frames.values()) < 10
    project.undo()
    assert headlines() == ["a", "b", "c"]
    assert min(len(frame.rank) for frame in project.view().frames.values()) > LONG_KEY


def test_keys_that_met_are_made_anew(
    project: Project, frames: list[Frame], headlines: Callable[[], list[str]]
) -> None:
    with project.op("Let keys meet") as op:
        for frame in frames:
            op.set(Frame, frame.id, rank="V")
    first, second, third = project.view().narrative().frames
    move_frames(project, frames=[third.id], beat="insight", before=second.id)
    told = project.view().narrative().frames
    assert [frame.id for frame in told] == [first.id, third.id, second.id]
    assert len({frame.rank for frame in told}) == 3


def test_asking_for_no_place_leaves_long_keys_alone(project: Project, frames: list[Frame]) -> None:
    put_long_keys(project, frames)
    before = project.undo_state
    with project.op("Ask for nothing") as op:
        assert ranks_at(op, in_order(op.all(Frame)), 1, 0) == []
    assert project.undo_state == before


def test_rows_are_ordered_by_key_and_then_by_id(frames: list[Frame]) -> None:
    assert in_order(frames[::-1]) == frames


def test_a_move_is_one_when_the_order_changes(frames: list[Frame]) -> None:
    a, b, c = frames
    assert not is_move([a, b, c], [b], [a, c], 1)
    assert is_move([a, b, c], [b], [a, c], 0)
    assert is_move([a, b], [c], [a, b], 2)
    assert not is_move([a, b, c], [b, c], [a], 1)


@pytest.mark.parametrize(("index", "after"), [(-1, "cab"), (0, "cab"), (1, "acb"), (9, "abc")])
def test_a_row_is_put_among_others_that_come_in_any_order(
    project: Project, frames: list[Frame], index: int, after: str
) -> None:
    a, b, c = frames
    with project.op("Move") as op:
        move_row(op, c, [b, c, a], index, headline="c")
    told = in_order(project.view().frames.values())
    assert "".join(frame.headline for frame in told) == after
