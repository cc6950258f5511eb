"""Cells where they are said: in the variant that is shown, or in the story."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.story.variants import overrides_of
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.variants import (
    add_variant,
    leave_out,
    say_as_the_story,
    say_otherwise,
)
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.variants import Variant
from tests.ui.boards import Boards, named, told
from tests.ui.studio import HER, standing_in
from tests.ui.studio import told as messages
from ui.models.told_cells import (
    differing_cells,
    edit_told,
    mention_told,
    tell_typing,
    told_cell,
    told_frame,
    where_words,
)
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B")


@pytest.fixture
def variant(session: Session) -> Variant:
    """Shown, with a headline of its own for frame A."""
    made = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    frame = named(session, "A")
    say_otherwise(
        session.project, variant=made.id, frame=frame.id, what="headline", value="A, in short"
    )
    session.choose_variant(made.id)
    return made


def said(session: Session, variant: Variant, what: str = "headline") -> str:
    return overrides_of(session.view, variant, named(session, "A").id)[what].value


def test_what_differs_is_edited_in_the_variant_and_the_rest_in_the_story(
    session: Session, variant: Variant
) -> None:
    frame = named(session, "A")
    assert differing_cells(session.view, variant, frame) == {"headline"}
    assert told_frame(session.view, variant, frame).headline == "A, in short"
    assert edit_told(session, told_cell(session, frame, "headline"), "Shorter")
    assert edit_told(session, told_cell(session, frame, "planned_ms"), 90_000)
    assert said(session, variant) == "Shorter"
    assert named(session, "A").planned_ms == 90_000
    session.undo()
    session.undo()
    assert said(session, variant) == "A, in short"


def test_what_a_variant_says_names_something_and_is_not_linked_to_it(
    session: Session, variant: Variant
) -> None:
    frame = named(session, "A")
    target = add_element(session.project, kind=ElementKind.VALUE, name="Recall less")
    assert mention_told(session, told_cell(session, frame, "headline"), "Recall less", target)
    assert said(session, variant) == "Recall less"
    assert session.view.links_from(frame.id) == ()
    session.choose_variant(None)
    assert mention_told(session, told_cell(session, frame, "headline"), "Recall less", target)
    (link,) = session.view.links_from(frame.id)
    assert (link.target, named(session, "Recall less").id) == (target.id, frame.id)


def test_a_left_out_frame_is_as_in_the_story(session: Session, variant: Variant) -> None:
    frame = named(session, "A")
    leave_out(session.project, variant=variant.id, frames=[frame.id])
    assert told_frame(session.view, variant, frame) == frame
    assert told_cell(session, frame, "headline").variant is None


def test_typing_goes_where_it_began_though_the_variant_follows_the_story_by_now(
    session: Session, variant: Variant
) -> None:
    frame = named(session, "A")
    cell = told_cell(session, frame, "headline")
    say_as_the_story(session.project, variant=variant.id, frame=frame.id, what="headline")
    assert edit_told(session, cell, "Typed")
    assert said(session, variant) == "Typed"
    assert session.view.frames[frame.id].headline == "A"


def test_what_arrives_meanwhile_is_not_overwritten_in_silence(
    session: Session, variant: Variant
) -> None:
    frame = named(session, "A")
    cell = told_cell(session, frame, "headline")
    session.project.be(HER)
    say_otherwise(
        session.project, variant=variant.id, frame=frame.id, what="headline", value="Hers"
    )
    assert edit_told(session, cell, "Mine")
    override = overrides_of(session.view, variant, frame.id)["headline"]
    assert standing_in(session, override, "value") == {"Mine", "Hers"}


def test_trouble_is_told(session: Session, variant: Variant) -> None:
    cell = told_cell(session, named(session, "A"), "planned_ms")
    assert not edit_told(session, cell, -1)
    assert messages(session)[-1].text


def test_a_field_says_what_it_changes(session: Session, variant: Variant) -> None:
    assert where_words(session, is_differing=True) == "Changes “Short” alone"
    assert where_words(session, is_differing=False) == "Changes the story"
    session.choose_variant(None)
    assert where_words(session, is_differing=False) == ""


def test_typing_is_told_of_where_the_cell_is_said(
    session: Session, variant: Variant, qtbot: QtBot
) -> None:
    frame = named(session, "A")
    override = overrides_of(session.view, variant, frame.id)["headline"]
    with qtbot.waitSignal(session.typed) as typed:
        tell_typing(session, frame, "headline", "A, in sh")
    assert typed.args == [override, "value", "A, in sh"]
    with qtbot.waitSignal(session.typed) as typed:
        tell_typing(session, frame, "bullets", "- on")
    assert typed.args == [frame, "bullets", "- on"]
