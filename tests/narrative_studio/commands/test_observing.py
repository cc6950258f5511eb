"""A row that there is one of is found by what it says, and somebody is always the observer."""

from __future__ import annotations

import pytest

from narrative_studio.commands.observing import check_frame, observer_or_me, one_with
from narrative_studio.commands.people import add_person
from narrative_studio.errors import UnknownRow
from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


def test_a_row_is_found_by_all_that_is_asked_for(project: Project, frame: Frame) -> None:
    with project.op("Look") as op:
        found = one_with(op, Frame, narrative=frame.narrative, headline=frame.headline)
        assert found == frame
        assert one_with(op, Frame, narrative=frame.narrative, headline="Another") is None


def test_a_frame_that_is_named_has_to_be_there(project: Project, frame: Frame) -> None:
    with project.op("Look") as op:
        check_frame(op, None)
        check_frame(op, frame.id)
        with pytest.raises(UnknownRow, match="frame is no longer"):
            check_frame(op, FrameId("gone"))


def test_i_observe_unless_somebody_else_is_named(project: Project) -> None:
    other = add_person(project, name="Ines Calder")
    with project.op("Look") as op:
        assert observer_or_me(project, op, None) == project.me.id
        assert observer_or_me(project, op, other.id) == other.id
        with pytest.raises(UnknownRow):
            observer_or_me(project, op, PersonId("gone"))
