"""The fields hang together."""

from __future__ import annotations

import pytest

from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.fields import (
    FIELDS,
    NEEDED,
    CellKind,
    Target,
    field_of,
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


def test_a_field_is_found_by_its_key() -> None:
    assert field_of(Target.MARKS, "at_ms").title == "Moment in the call"
    with pytest.raises(KeyError):
        field_of(Target.QUOTES, "at_ms")
