"""Copies hold all that hangs on the originals, and nothing of them; deletions leave no rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.commands.copying import anew, copy_with_all, delete_with_all
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import add_question
from narrative_studio.model.discussion import Comment
from narrative_studio.model.ids import (
    CommentId,
    CriterionId,
    FrameId,
    LeftOutId,
    MarkId,
    NarrativeId,
    TestSessionId,
    VariantId,
    ZoneId,
    new_id,
)
from narrative_studio.model.observed import Mark
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.storyboard import Criterion, Frame, Link, LinkRole, Narrative, Zone
from narrative_studio.model.variants import LeftOut, Variant
from narrative_studio.project import Project


@pytest.fixture
def full(project: Project, narrative: NarrativeId, frame: Frame) -> Frame:
    """A frame with one of everything that can hang on it."""
    add_question(project, frame=frame.id, text="Who can do a trace?")
    step = add_step(project, frame=frame.id, do="Press `n`")
    element = add_element(project, kind=ElementKind.VALUE, name="Minutes")
    link(project, source=frame, target=element)
    with project.op("Hang things on it") as op:
        zone = op.create(Zone(ZoneId(new_id()), narrative, name="Opening"))
        op.set(Frame, frame.id, zone=zone.id, ref="F1")
        promise = op.create(Criterion(CriterionId(new_id()), frame.id, text="It takes minutes"))
        variant = op.create(Variant(VariantId(new_id()), narrative, name="Ten minutes"))
        op.create(LeftOut(LeftOutId(new_id()), variant.id, frame.id))
        op.create(Comment(CommentId(new_id()), "frame", frame.id, text="Too long?"))
    link(project, source=step, target=promise)
    return project.view().frames[frame.id]


def copied(project: Project, narrative: NarrativeId) -> NarrativeId:
    twin = replace(project.view().narratives[narrative], id=NarrativeId(new_id()), title="Copy")
    with project.op("Copy") as op:
        copy_with_all(project, op, {narrative: twin})
    return twin.id


def test_everything_is_there_twice_under_new_ids(
    project: Project, narrative: NarrativeId, full: Frame
) -> None:
    before = project.view()
    copied(project, narrative)
    after = project.view()
    for table in ("narrative", "frame", "question", "criterion", "step", "zone", "variant"):
        assert len(after.tables[table]) == 2 * len(before.tables[table]), table
    assert len(after.left_out) == 2
    assert len(after.links) == 4
    assert before.frames[full.id] == after.frames[full.id]


def test_references_inside_lead_to_the_copies(
    project: Project, narrative: NarrativeId, full: Frame
) -> None:
    other = copied(project, narrative)
    view = project.view()
    (twin,) = view.frames.of("narrative", other)
    (zone,) = view.zones.of("narrative", other)
    (variant,) = view.variants.of("narrative", other)
    assert twin.zone == zone.id != full.zone
    assert twin.ref is None
    assert [row.frame for row in view.left_out.of("variant", variant.id)] == [twin.id]
    (promise,) = view.criteria.of("frame", twin.id)
    (step,) = view.steps.of("frame", twin.id)
    (paid,) = view.links_to(promise.id)
    assert (paid.source, paid.role) == (step.id, LinkRole.PAYS_FOR)
    assert not view.link_state(paid).is_suspect


def test_a_copied_link_to_an_element_keeps_what_it_has_seen(
    project: Project, narrative: NarrativeId, full: Frame
) -> None:
    other = copied(project, narrative)
    view = project.view()
    (twin,) = view.frames.of("narrative", other)
    (first,), (second,) = view.links_from(full.id), view.links_from(twin.id)
    assert (first.target, first.seen) == (second.target, second.seen)


def test_comments_stay_with_the_original(
    project: Project, narrative: NarrativeId, full: Frame
) -> None:
    copied(project, narrative)
    assert [comment.about for comment in project.view().comments.ordered] == [full.id]


def test_deleting_leaves_neither_links_nor_comments(
    project: Project, narrative: NarrativeId, full: Frame
) -> None:
    before = {name: dict(table) for name, table in project.view().tables.items()}
    with project.op("Delete") as op:
        delete_with_all(op, [op.get(Narrative, narrative)])
    view = project.view()
    for table in ("narrative", "frame", "question", "step", "link", "comment", "variant", "zone"):
        assert not view.tables[table], table
    assert view.elements
    project.undo()
    assert {name: dict(table) for name, table in project.view().tables.items()} == before


def test_links_from_elsewhere_to_what_goes_are_taken_along(
    project: Project, narrative: NarrativeId, full: Frame
) -> None:
    (promise,) = project.view().criteria.ordered
    with project.op("Delete") as op:
        delete_with_all(op, [op.get(Criterion, promise.id)])
    assert [one.source for one in project.view().links.ordered] == [full.id]


def test_anew_changes_the_id_and_drops_the_name_of_an_import() -> None:
    frame = Frame(FrameId("a"), NarrativeId("n"), headline="Kept", ref="F1")
    assert anew(frame, "b") == replace(frame, id=FrameId("b"), ref=None)
    tied = Link("x", "frame", "a", "element", "e")  # type: ignore[arg-type]
    assert anew(tied, "y").id == "y"


def test_tests_with_prospects_stay_with_what_was_told(
    project: Project, narrative: NarrativeId, full: Frame
) -> None:
    with project.op("Test it") as op:
        session = op.create(TestSession(TestSessionId(new_id()), narrative=narrative))
        op.create(Mark(MarkId(new_id()), session=session.id, frame=full.id))
    twin = copied(project, narrative)
    assert {one.narrative for one in project.view().test_sessions.values()} == {narrative}
    assert len(project.view().marks) == 1
    assert project.view().frames.of("narrative", twin)
