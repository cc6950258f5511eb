"""Bullets become Markdown, and paragraphs begin where the speaker draws breath."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.errors import InvalidValue
from narrative_studio.sample.storyboard import bullets


def test_a_paragraph_begins_at_words_that_stand_in_the_script(read_with: Any) -> None:
    with pytest.raises(InvalidValue, match="No paragraph of the sample can begin at “Nowhere”"):
        read_with("additions.toml", '"The third is money"', '"Nowhere"')


def test_bullets_become_a_markdown_list() -> None:
    assert bullets(["One code in", "Every pallet out"]) == "- One code in\n- Every pallet out"
    assert bullets([]) == ""
