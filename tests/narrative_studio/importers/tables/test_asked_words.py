"""Words of closed questions that nobody knows are asked for, and come in once they are answered."""

from __future__ import annotations

from typing import Final

import pytest

from narrative_studio.importers.tables.applying import Applied, apply_mapping
from narrative_studio.importers.tables.asked_words import AskedWord
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.mapping import Column, Mapping
from narrative_studio.importers.tables.table import Cell, Table

OUTCOMES: Final = ("Weiter", "Verloren", "weiter, im Mai", "Offen gelassen", None, "#REF!")


def applied(
    *cells: Cell, field: str = "outcome", words: tuple[tuple[str, str], ...] = ()
) -> Applied:
    """A table of sessions with one column of answers beside their codes."""
    rows: list[list[Cell]] = [[f"T{place}", cell] for place, cell in enumerate(cells)]
    table = Table("calls", ("Session", "Asked"), rows, list(range(2, len(rows) + 2)))
    columns = (Column("Session", "code"), Column("Asked", field, words=words))
    return apply_mapping(table, Mapping(Target.SESSIONS, columns))


def test_an_unknown_word_is_asked_for_once_with_its_rows() -> None:
    found = applied(*OUTCOMES)
    assert found.asked == {"Asked": (AskedWord("Weiter", 2), AskedWord("Offen gelassen", 1))}
    assert [one.line for one in found.bad] == [2, 4, 5, 7]


def test_a_word_that_was_given_an_answer_comes_in_with_all_its_rows() -> None:
    found = applied(*OUTCOMES, words=(("WEITER", "advance"), ("offen gelassen", "no decision")))
    outcomes = [row["outcome"] for row in found.rows]
    assert outcomes == ["advance", "lost", "advance", "no decision", "unknown"]
    assert [one.line for one in found.bad] == [7]
    assert found.asked["Asked"][0] == AskedWord("Weiter", 2, "advance")


@pytest.mark.parametrize(
    ("field", "answer"), [("qualified", "yes"), ("perfect_world", "partly"), ("verdict", "unknown")]
)
def test_every_closed_question_asks(field: str, answer: str) -> None:
    assert applied("Jein", field=field).asked == {"Asked": (AskedWord("Jein", 1),)}
    (row,) = applied("Jein", field=field, words=(("Jein", answer),)).rows
    assert row[field] == answer


def test_questions_that_take_any_words_ask_for_none() -> None:
    assert applied("Weiter", field="recall").asked == {}
    assert applied("advance", "lost", "", field="outcome").asked == {}
