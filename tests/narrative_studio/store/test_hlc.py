"""The hybrid clock follows the wall and never runs backwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.store.hlc import (
    MOST_WRONG_MS,
    NOT_BEFORE_MS,
    SANE_AHEAD_MS,
    HybridClock,
    agreed,
    clock_ms,
    new_replica,
    txn_id,
    wall_ms,
)

NOON_MS = 1_800_000_000_000
A_YEAR_MS = 365 * 24 * 60 * 60 * 1000


def at(moment_ms: int) -> Callable[[], int]:
    return lambda: moment_ms


def clock_at(moment_ms: int, counter: int = 0) -> int:
    return moment_ms << 16 | counter


def test_the_wall_clock_gives_the_moment() -> None:
    clock = HybridClock(wall=at(NOON_MS))
    assert clock_ms(clock.tick()) == NOON_MS


def test_values_rise_while_the_wall_stands_still_or_goes_back() -> None:
    moments = iter([NOON_MS, NOON_MS, NOON_MS - A_YEAR_MS, NOON_MS - 1, NOON_MS + 1])
    clock = HybridClock(wall=lambda: next(moments))
    values = [clock.tick() for _ in range(5)]
    assert values == sorted(set(values))
    assert [clock_ms(value) for value in values] == [NOON_MS] * 4 + [NOON_MS + 1]


def test_a_replayed_moment_replaces_the_wall() -> None:
    clock = HybridClock(wall=at(NOON_MS))
    assert clock_ms(clock.tick(at_ms=NOON_MS - A_YEAR_MS)) == NOON_MS - A_YEAR_MS


def test_what_others_gave_is_passed() -> None:
    clock = HybridClock(wall=at(NOON_MS))
    seen = clock_at(NOON_MS + SANE_AHEAD_MS, 7)
    clock.witness(seen)
    assert clock.tick() == seen + 1


def test_an_absurd_clock_does_not_drag_ours() -> None:
    clock = HybridClock(wall=at(NOON_MS))
    clock.witness(clock_at(NOON_MS + SANE_AHEAD_MS + 1))
    assert clock_ms(clock.tick()) == NOON_MS


@pytest.mark.parametrize(("hours", "is_followed"), [(23, True), (25, False)])
def test_a_clock_is_absurd_when_it_is_more_than_a_day_ahead(hours: int, is_followed: bool) -> None:
    clock = HybridClock(wall=at(NOON_MS))
    theirs = clock_at(NOON_MS + hours * 60 * 60 * 1000)
    clock.witness(theirs)
    assert (clock.tick() > theirs) is is_followed


def test_the_farthest_value_is_the_last_that_is_followed() -> None:
    clock = HybridClock(wall=at(NOON_MS))
    last = clock.farthest
    assert not clock.witness(last + 1)
    assert clock.witness(last)
    assert clock.tick() == last + 1


def test_absurd_clocks_cannot_drag_ours_step_by_step() -> None:
    clock = HybridClock(wall=at(NOON_MS))
    for day in range(1, 20):
        clock.witness(clock_at(NOON_MS + day * SANE_AHEAD_MS))
        clock.tick()
    assert clock_ms(clock.tick()) == NOON_MS + SANE_AHEAD_MS


def test_a_reset_wall_clock_is_corrected_by_what_we_gave_before() -> None:
    own = clock_at(NOON_MS)
    clock = HybridClock(own, wall=at(0))
    assert clock.tick() == own + 1
    theirs = clock_at(NOON_MS + 1000)
    clock.witness(theirs)
    assert clock.tick() == theirs + 1


def test_most_clocks_tell_the_time_and_of_two_the_earlier() -> None:
    behind = NOON_MS - A_YEAR_MS
    assert agreed([NOON_MS, NOON_MS + 5], wall=behind) == NOON_MS
    assert agreed([NOON_MS, NOON_MS + A_YEAR_MS], wall=NOON_MS + 5) == NOON_MS + 5
    assert agreed([NOON_MS], wall=behind) == behind
    assert agreed([], wall=behind) == behind
    assert agreed([behind, behind], wall=NOON_MS) == NOON_MS


def test_a_wall_clock_from_before_the_studio_has_no_say() -> None:
    assert agreed([NOON_MS], wall=0) == NOON_MS
    assert agreed([], wall=0) == 0


def test_a_crowd_of_strangers_moves_the_time_only_so_far() -> None:
    assert agreed([2**47] * 9, wall=NOON_MS) == NOON_MS + MOST_WRONG_MS
    assert agreed([2**47] * 9, wall=0) == NOT_BEFORE_MS + MOST_WRONG_MS


def test_a_clock_that_is_behind_is_corrected_by_two_others() -> None:
    clock = HybridClock(wall=at(NOON_MS - A_YEAR_MS))
    theirs = clock_at(NOON_MS)
    assert not clock.witness(theirs)
    clock.correct([theirs, theirs + 1])
    assert clock.witness(theirs)
    assert clock.tick() == theirs + 1


@given(st.lists(st.integers(0, 2**47 - 1), min_size=2, max_size=20))
def test_ids_sort_like_their_clocks(moments: list[int]) -> None:
    clocks = sorted(clock_at(moment) for moment in moments)
    assert sorted(txn_id(clock, "f" * 12) for clock in clocks) == [
        txn_id(clock, "f" * 12) for clock in clocks
    ]


def test_replicas_have_names_of_their_own() -> None:
    names = {new_replica() for _ in range(100)}
    assert len(names) == 100
    assert all(len(name) == 12 and int(name, 16) >= 0 for name in names)


def test_the_wall_clock_is_in_unix_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 1_234_567_890_123)
    assert wall_ms() == 1_234_567
