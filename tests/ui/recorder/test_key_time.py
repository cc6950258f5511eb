"""The moment of a key is that of its press, whenever it is handled."""

from __future__ import annotations

import pytest

from ui.recorder.key_time import KeyTime


def test_a_key_that_is_handled_late_went_down_when_it_went_down() -> None:
    time = KeyTime()
    assert time.moment_ms(500, 10_000) == 10_000
    assert time.moment_ms(1_500, 11_300) == 11_000
    assert time.moment_ms(2_000, 11_500) == 11_500


def test_the_least_delay_ever_seen_stands_for_none() -> None:
    time = KeyTime()
    time.moment_ms(500, 10_040)
    assert time.moment_ms(1_500, 11_000) == 11_000
    assert time.moment_ms(2_500, 12_030) == 12_000


@pytest.mark.parametrize(
    ("stamp", "now"), [(0, 20_000), (100, 20_000), (9_500, 11_500), (90_000, 20_000)]
)
def test_stamps_that_begin_anew_are_measured_anew(stamp: int, now: int) -> None:
    time = KeyTime()
    time.moment_ms(10_000, 11_000)
    assert time.moment_ms(stamp, now) == now
