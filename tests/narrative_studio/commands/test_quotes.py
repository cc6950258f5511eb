"""A quote is kept word for word, and each coder codes it apart."""

from __future__ import annotations

import pytest

from narrative_studio.commands.codebook import add_code
from narrative_studio.commands.marks import mark
from narrative_studio.commands.people import add_person
from narrative_studio.commands.quotes import code_quote, delete_quote, quote, uncode_quote
from narrative_studio.commands.sessions import plan_session
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.observed import MarkKind
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def session(project: Project, narrative: NarrativeId) -> TestSession:
    return plan_session(project, narrative=narrative, prospect="A bakery")


def test_quotes_are_numbered_within_their_session(
    project: Project, narrative: NarrativeId, session: TestSession
) -> None:
    first = quote(project, session=session.id, text=" Half? ")
    assert (first.code, first.text) == ("Q-01-1", "Half?")
    assert quote(project, session=session.id, text="Says who?").code == "Q-01-2"
    other = plan_session(project, narrative=narrative)
    assert quote(project, session=other.id, text="Yes.").code == "Q-02-1"


def test_a_quote_that_is_made_from_a_mark_takes_its_words_and_place(
    project: Project, narrative: NarrativeId, session: TestSession, frame: Frame
) -> None:
    made = mark(
        project,
        session=session.id,
        kind=MarkKind.QUOTE,
        at_ms=900,
        frame=frame.id,
        text="I lost you at row six.",
    )
    said = quote(project, session=session.id, mark=made.id)
    assert (said.text, said.frame, said.mark) == (made.text, frame.id, made.id)
    other = plan_session(project, narrative=narrative)
    with pytest.raises(ChangeRefused, match="another test session"):
        quote(project, session=other.id, mark=made.id)


def test_a_quote_needs_words(project: Project, session: TestSession) -> None:
    with pytest.raises(ChangeRefused, match="needs words"):
        quote(project, session=session.id, text=" ")
    silent = mark(project, session=session.id, kind=MarkKind.QUOTE, at_ms=900)
    with pytest.raises(ChangeRefused, match="needs words"):
        quote(project, session=session.id, mark=silent.id)


def test_two_coders_code_apart(project: Project, session: TestSession) -> None:
    other = add_person(project, name="Ines Calder")
    risk, doubt = (add_code(project, word=word) for word in ("risk", "disbelief"))
    said = quote(project, session=session.id, text="Half? Says who?")
    first = code_quote(project, quote=said.id, code=doubt.id)
    assert code_quote(project, quote=said.id, code=doubt.id) == first
    code_quote(project, quote=said.id, code=doubt.id, coder=other.id)
    code_quote(project, quote=said.id, code=risk.id, coder=other.id)
    uncode_quote(project, quote=said.id, code=doubt.id)
    given = {(one.code, one.coder) for one in project.view().quote_codes.values()}
    assert given == {(doubt.id, other.id), (risk.id, other.id)}
    delete_quote(project, quote=said.id)
    assert not project.view().quote_codes
