"""A mapping can be kept and is checked when it comes back."""

from __future__ import annotations

import json

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.durations import Unit
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.mapping import Column, Mapping

MAPPING = Mapping(
    Target.SESSIONS,
    (
        Column("Käufer", "prospect"),
        Column("Datum", "held_on", order=DateOrder.MONTH_FIRST),
        Column("Clarity: Insight", "clarity", "Insight"),
        Column("Time 3", "time_ms", "3", unit=Unit.MINUTES, decimal=DecimalMark.COMMA),
    ),
)


def test_a_mapping_comes_back_from_its_json() -> None:
    assert Mapping.from_json(MAPPING.to_json()) == MAPPING
    assert "\n" not in MAPPING.to_json()


def test_words_that_stand_for_an_answer_survive_the_profile() -> None:
    words = (("Weiter", "advance"), ("Vielleicht", "unknown"))
    mapping = Mapping(Target.SESSIONS, (Column("Ergebnis", "outcome", words=words),))
    assert Mapping.from_json(mapping.to_json()) == mapping


@pytest.mark.parametrize("words", [["Weiter"], {"Weiter": 1}, {"Weiter": "onwards"}])
def test_words_that_stand_for_no_answer_are_refused(words: object) -> None:
    column = {"header": "Ergebnis", "field": "outcome", "words": words}
    made = {**json.loads(MAPPING.to_json()), "target": "sessions", "columns": [column]}
    with pytest.raises(ImportFailed, match="cannot be used"):
        Mapping.from_json(json.dumps(made))


def test_a_decision_is_one_about_all_columns_of_its_kind() -> None:
    decided = MAPPING.with_order(DateOrder.DAY_FIRST).with_decimal(DecimalMark.POINT)
    assert [one.order for one in decided.columns] == [None, DateOrder.DAY_FIRST, None, None]
    assert [one.decimal for one in decided.columns] == [None, None, None, DecimalMark.POINT]


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        (Column("a", "nonsense"), "have no field “nonsense”"),
        (Column("a", "prospect", "Insight"), "does not stand once for each frame"),
        (Column("a", "clarity"), "needs the frame that it is about"),
    ],
)
def test_a_column_that_can_mean_nothing_is_refused(column: Column, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Mapping(Target.SESSIONS, (column,))


def test_two_columns_cannot_mean_the_same() -> None:
    with pytest.raises(ValueError, match="two columns mean “Prospect”"):
        Mapping(Target.SESSIONS, (Column("a", "prospect"), Column("b", "prospect")))


def profile(**changes: object) -> str:
    return json.dumps({**json.loads(MAPPING.to_json()), **changes})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it has no columns"),
        (profile(format=2), "another version"),
        (profile(target="dreams"), "dreams"),
        (profile(columns=[{"header": "a"}]), "has no field"),
        (profile(columns=[{"header": "", "field": "code"}]), "has no header"),
        (profile(columns=["code"]), "is broken"),
        (profile(columns=[{"header": 4, "field": "code"}]), "is broken"),
        (profile(columns=[{"header": "a", "field": "code", "unit": "miles"}]), "miles"),
        (profile(columns=[{"header": "a", "field": "code"}] * 1001), "too many columns"),
    ],
)
def test_a_broken_profile_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ImportFailed, match="saved columns cannot be used") as caught:
        Mapping.from_json(text)
    assert reason in str(caught.value)


def test_a_word_stands_for_the_answer_that_was_given_last() -> None:
    made = Mapping(Target.SESSIONS, (Column("Result", "outcome"), Column("Who", "prospect")))
    found = made.with_word("Result", "Booked", "lost").with_word("Result", "booked", "advance")
    assert found.columns[0].words == (("booked", "advance"),)
    assert found.columns[1].words == ()
    with pytest.raises(ValueError, match="cannot stand for “soon”"):
        made.with_word("Result", "Booked", "soon")
