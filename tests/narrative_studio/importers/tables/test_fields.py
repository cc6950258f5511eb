"""The fields hang together."""

from __future__ import annotations

import dataclasses
from enum import StrEnum

import pytest

from narrative_studio.importers.tables.answers import ANSWERS, EXTENTS, folded
from narrative_studio.importers.tables.fields import (
    FIELDS,
    NEEDED,
    CellKind,
    Target,
    field_of,
)
from narrative_studio.model.observed import MarkKind, ProfileKind, Reached
from narrative_studio.model.prospects import (
    Answer,
    Extent,
    Metric,
    Outcome,
    TestSession,
    Verdict,
)


@pytest.mark.parametrize("target", Target)
def test_keys_and_titles_are_told_apart(target: Target) -> None:
    keys = [field.key for field in FIELDS[target]]
    titles = [field.title for field in FIELDS[target]]
    assert len(set(keys)) == len(keys)
    assert len(set(titles)) == len(titles)
    assert all(needed <= set(keys) for needed in NEEDED[target])


@pytest.mark.parametrize("target", Target)
def test_every_word_is_written_as_it_is_compared(target: Target) -> None:
    for field in FIELDS[target]:
        assert [folded(word) for word in field.words] == list(field.words)
        assert bool(field.choices) == (field.kind is CellKind.CHOICE)
        if field.empty:
            assert field.empty in field.choices.values()


CLOSED = {
    (Target.SESSIONS, "outcome"): Outcome,
    (Target.SESSIONS, "verdict"): Verdict,
    (Target.FRAME_RESULTS, "reached"): Reached,
    (Target.FRAME_RESULTS, "reaction"): MarkKind,
    (Target.MARKS, "kind"): MarkKind,
}


@pytest.mark.parametrize(("place", "words"), CLOSED.items())
def test_closed_questions_have_the_answers_of_the_document(
    place: tuple[Target, str], words: type[StrEnum]
) -> None:
    assert set(field_of(*place).choices.values()) == {word.value for word in words}


def test_answers_are_those_of_the_document() -> None:
    assert set(ANSWERS.values()) == {word.value for word in Answer}
    assert set(EXTENTS.values()) == {word.value for word in Extent}
    assert {kind.value for kind in ProfileKind} <= {target.value for target in Target}


def test_fields_of_a_session_are_cells_of_one() -> None:
    elsewhere = {"persona", "objections", "quotes"}
    keys = {field.key for field in FIELDS[Target.SESSIONS] if not field.is_each}
    assert keys - elsewhere <= {cell.name for cell in dataclasses.fields(TestSession)}
    rated = {field.key for field in FIELDS[Target.FRAME_RESULTS] if field.kind is CellKind.RATING}
    assert rated == {metric.value for metric in Metric}


def test_a_field_is_found_by_its_key() -> None:
    assert field_of(Target.MARKS, "at_ms").title == "Moment in the call"
    with pytest.raises(KeyError):
        field_of(Target.QUOTES, "at_ms")
