"""What a plan can tell at best."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.judging.plan import outlook
from narrative_studio.analysis.statistics.comparing import MOST_PER_ARM
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber


def test_a_plan_says_what_it_can_tell() -> None:
    assert outlook(10, old_rate=0.4) == (
        "A rate near one half from 10 tests is known to within 26 points either way "
        "(95 % interval).",
        "A problem that 20 % of buyers have comes up at least once in 89 of 100 such series.",
        "Were 70 % to convert instead of 40 %, 10 tests of each pitch would tell them apart "
        "in 25 of 100 such series.",
    )


def test_a_plan_of_twelve_meets_what_a_fifth_of_buyers_has() -> None:
    assert "in 93 of 100 such series" in outlook(12)[1]


def test_without_the_old_pitch_nothing_is_said_of_it() -> None:
    assert len(outlook(12)) == 2
    assert len(outlook(MOST_PER_ARM + 1, old_rate=0.4)) == 2


def test_nothing_is_called_certain_by_rounding() -> None:
    assert "more than 99 of 100" in outlook(60)[1]
    assert "fewer than 1 of 100" in outlook(1, prevalence=0.001)[1]
    told = "1 test of each pitch would tell them apart in 0 of 100 such series."
    assert outlook(1, old_rate=0.4)[2].endswith(told)


def test_a_rate_does_not_rise_above_all() -> None:
    assert outlook(8, old_rate=0.9)[2].startswith("Were 100 % to convert instead of 90 %")


def test_no_plan_has_no_outlook_and_a_wrong_one_is_refused() -> None:
    assert outlook(0) == ()
    with pytest.raises(ImpossibleNumber, match="planned n"):
        outlook(-1)
    with pytest.raises(ImpossibleNumber, match="old_rate"):
        outlook(8, old_rate=1.5)
    with pytest.raises(ImpossibleNumber, match="prevalence"):
        outlook(8, prevalence=20)
