"""Links, revisions and reviews follow each change, and nothing else is asked for anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from narrative_studio.commands.links import clear_suspect, link
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.ids import FrameId, NarrativeId, new_id
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame, Link, Narrative
from narrative_studio.model.view import LinkState
from tests.narrative_studio.anew import check_view_is_as_if_opened_anew
from tests.narrative_studio.store.desks import Desk


class Told:
    """A story of one frame that tells an element."""

    def __init__(self) -> None:
        self.desk = Desk("A")
        project = self.desk.project
        with project.op("Begin") as op:
            story = op.create(Narrative(id=NarrativeId(new_id())))
            self.frame = op.create(Frame(id=FrameId(new_id()), narrative=story.id))
        self.element = self.desk.element("Value", statement="First")
        self.link = link(project, source=self.frame, target=self.element)

    def state(self) -> LinkState:
        """How the link stands now, which a look that begins anew must confirm."""
        check_view_is_as_if_opened_anew(self.desk.project)
        return self.desk.project.view().link_state(self.link)

    def reword(self, statement: str) -> None:
        """Give the element another wording."""
        self.desk.edit(self.desk.project.view().elements[self.element.id], statement=statement)


@pytest.fixture
def told() -> Iterator[Told]:
    made = Told()
    yield made
    made.desk.close()


def test_a_link_turns_suspect_with_its_target_and_fine_when_it_is_cleared(told: Told) -> None:
    assert not told.state().is_suspect
    told.reword("Second")
    assert (told.state().changed, told.desk.project.view().revision(told.element.id)) == (
        ("statement",),
        2,
    )
    clear_suspect(told.desk.project, link_id=told.link.id, reason="It still fits")
    assert not told.state().is_suspect


def test_a_reworded_target_that_is_taken_back_leaves_its_links_fine(told: Told) -> None:
    told.state()
    told.reword("Second")
    assert told.state().is_suspect
    told.desk.project.undo()
    assert not told.state().is_suspect


def test_nothing_is_said_of_a_target_that_is_gone(told: Told) -> None:
    told.state()
    told.desk.delete(told.element)
    assert told.link.id not in told.desk.project.view().link_states
    assert told.element.id not in told.desk.project.view().revisions
    told.state()


def test_a_baseline_has_looked_at_everything(told: Told) -> None:
    before = told.desk.project.view().review(told.element.id)
    take_baseline(told.desk.project, name="Then")
    told.state()
    assert told.desk.project.view().review(told.element.id).looked_at > before.looked_at


def test_only_what_changed_is_asked_for_anew(told: Told) -> None:
    other = told.desk.element("Other")
    told.state()
    tracer = told.desk.project._tracer
    kept = tracer.ancestry(Element.table, other.id)
    states = told.desk.project.view().link_states
    told.desk.edit(told.frame, headline="Reworded")
    assert told.desk.project.view().link_states is states
    told.reword("Second")
    told.state()
    assert tracer.ancestry(Element.table, other.id) is kept
    assert Link.table not in {table for table, _ in tracer._ancestries}
