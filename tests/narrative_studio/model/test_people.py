"""People are shown by their initials; baselines know what they froze and in which order."""

from __future__ import annotations

import pytest

from narrative_studio.model.ids import BaselineId, PersonId
from narrative_studio.model.people import Baseline, Person


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


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ('{"a":3,"b":1}', {"a": 3, "b": 1}),
        ("{}", {}),
        ("", {}),
        ("[1]", {}),
        ('{"a":0,"b":-1,"c":"x","d":true,"e":1.5}', {}),
        ("[" * 100_000, {}),
    ],
)
def test_what_makes_no_sense_in_a_cut_is_passed_over(text: str, cut: dict[str, int]) -> None:
    assert Baseline(BaselineId("b"), cut=text).frozen == cut


def test_baselines_of_a_day_follow_what_they_hold_whatever_the_clock_said() -> None:
    first = Baseline(BaselineId("2"), taken_on="2026-04-01", cut='{"ada": 9}')
    second = Baseline(BaselineId("1"), taken_on="2026-04-01", cut='{"ada": 8, "bo": 2}')
    earlier = Baseline(BaselineId("3"), taken_on="2026-03-31", cut='{"ada": 90}')
    undated = Baseline(BaselineId("4"), cut='{"ada": 99}')
    by_order = sorted((second, first, undated, earlier), key=lambda one: one.order)
    assert by_order == [undated, earlier, first, second]
