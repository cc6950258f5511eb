"""People are shown by their initials."""

from __future__ import annotations

import pytest

from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Person


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ada Moss", "AM"),
        ("ada", "A"),
        ("Ana María de la Cruz", "AC"),
        ("Ada (PMM)", "A"),
        ("Ada Moss (PMM)", "AM"),
        ("", ""),
        ("???", ""),
        ("李 小龙", "李小"),
    ],
)
def test_the_first_and_the_last_word_count(name: str, initials: str) -> None:
    assert Person(PersonId("p"), name=name).initials == initials
