"""Fields are named in words wherever a sentence speaks of them."""

from __future__ import annotations

from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.field_words import _WORDS, field_words
from narrative_studio.model.rows import columns

NAMES = {name for row_type in ROW_TYPES for name in columns(row_type)}


def test_units_and_marks_of_the_columns_do_not_show() -> None:
    shown = {field_words(name) for name in NAMES}
    assert not [words for words in shown if words.endswith((" ms", " wpm", " pct", " on"))]
    assert not [words for words in shown if words.startswith("is ")]
    assert field_words("expires_on") == "expiry"
    assert field_words("key_message") == "key message"


def test_no_words_are_left_of_fields_that_are_gone() -> None:
    assert set(_WORDS) <= NAMES
