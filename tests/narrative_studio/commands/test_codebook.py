"""Words of the codebook are told apart, and no quote loses one."""

from __future__ import annotations

import pytest

from narrative_studio.commands.codebook import (
    USUAL_CODES,
    add_code,
    begin_codebook,
    delete_code,
    move_code,
    retire_code,
)
from narrative_studio.commands.quotes import code_quote, quote
from narrative_studio.commands.sessions import plan_session
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import NarrativeId
from narrative_studio.project import Project


def words(project: Project) -> list[str]:
    return [one.word for one in project.view().codes.ordered]


def test_codes_stand_in_their_order(project: Project) -> None:
    added = [add_code(project, word=word) for word in ("risk", "confusion", " too  long ")]
    assert words(project) == ["risk", "confusion", "too long"]
    move_code(project, code=added[2].id, index=0)
    assert words(project) == ["too long", "risk", "confusion"]


def test_the_usual_codes_are_added_once_after_those_that_are_there(project: Project) -> None:
    add_code(project, word="Risk", meaning="Ours")
    made = begin_codebook(project)
    assert [one.word for one in made] == [word for word in USUAL_CODES if word != "risk"]
    assert words(project) == ["Risk", *(one.word for one in made)]
    assert all(one.meaning for one in made)
    assert begin_codebook(project) == ()
    project.undo()
    assert words(project) == ["Risk"]


@pytest.mark.parametrize("word", ["", "  "])
def test_a_code_needs_a_word(project: Project, word: str) -> None:
    with pytest.raises(ChangeRefused, match="needs a word"):
        add_code(project, word=word)


def test_a_word_stands_for_one_code(project: Project) -> None:
    add_code(project, word="risk")
    with pytest.raises(ChangeRefused, match="has “Risk” already"):
        add_code(project, word="Risk")


def test_a_code_that_quotes_have_is_retired_not_deleted(
    project: Project, narrative: NarrativeId
) -> None:
    code = add_code(project, word="risk")
    session = plan_session(project, narrative=narrative)
    said = quote(project, session=session.id, text="And if it fails?")
    code_quote(project, quote=said.id, code=code.id)
    with pytest.raises(ChangeRefused, match="Quotes are coded"):
        delete_code(project, code=code.id)
    retire_code(project, code=code.id)
    other = quote(project, session=session.id, text="Who pays?")
    with pytest.raises(ChangeRefused, match="retired"):
        code_quote(project, quote=other.id, code=code.id)
    code_quote(project, quote=said.id, code=code.id)
    retire_code(project, code=code.id, is_retired=False)
    code_quote(project, quote=other.id, code=code.id)
    assert len(project.view().quote_codes) == 2
