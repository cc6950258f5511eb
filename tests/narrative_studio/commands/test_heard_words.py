"""A word of theirs is adopted or left aside once, and the decision is kept."""

from __future__ import annotations

import pytest

from narrative_studio.commands.heard_words import decide_word
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import NarrativeId, PersonId, new_id
from narrative_studio.model.observed import WordDecision, WordVerdict
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import TermKind
from narrative_studio.project import Project


def words(project: Project) -> list[tuple[str, str]]:
    rows = project.view().word_decisions.values()
    return [(one.word, one.verdict.value) for one in rows]


def terms(project: Project) -> list[str]:
    view = project.view()
    return [one.text for one in view.terms.ordered if one.kind is TermKind.PREFERRED]


def test_a_word_that_is_adopted_stands_in_the_vocabulary_once(
    project: Project, narrative: NarrativeId
) -> None:
    for spelled in (" recall  clock", "Recall clock"):
        decide_word(project, narrative=narrative, word=spelled, verdict=WordVerdict.ADOPTED)
    assert words(project) == [("recall clock", "adopted")]
    assert [one.casefold() for one in terms(project)].count("recall clock") == 1
    (row,) = project.view().word_decisions.values()
    assert row.decided_by == project.me.id


def test_a_word_is_left_aside_and_opened_again(project: Project, narrative: NarrativeId) -> None:
    before = terms(project)
    decide_word(project, narrative=narrative, word="handbag", verdict=WordVerdict.LEFT)
    assert words(project) == [("handbag", "left aside")]
    decide_word(project, narrative=narrative, word="handbag", verdict=None)
    decide_word(project, narrative=narrative, word="handbag", verdict=None)
    assert words(project) == []
    decide_word(project, narrative=narrative, word="handbag", verdict=WordVerdict.LEFT)
    assert words(project) == [("handbag", "left aside")]
    assert terms(project) == before


def test_whoever_decides_last_has_decided(project: Project, narrative: NarrativeId) -> None:
    row = decide_word(project, narrative=narrative, word="handbag", verdict=WordVerdict.LEFT)
    assert row is not None
    with project.op("Bring in what Bo decided") as op:
        op.set(WordDecision, row.id, decided_by=op.create(Person(PersonId(new_id()), "Bo")).id)
    row = decide_word(project, narrative=narrative, word="handbag", verdict=WordVerdict.ADOPTED)
    assert row is not None
    assert row.decided_by == project.me.id


def test_nothing_is_no_word(project: Project, narrative: NarrativeId) -> None:
    with pytest.raises(ChangeRefused, match="no word"):
        decide_word(project, narrative=narrative, word=" \n", verdict=WordVerdict.LEFT)
