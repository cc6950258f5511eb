"""Ids are UUIDs of version 7: unique, and sorted by the moment of their making."""

from __future__ import annotations

import uuid

import pytest

from narrative_studio.model.ids import derived_id, keyed_id, moment_of, new_id


def test_an_id_is_a_uuid_of_version_7() -> None:
    found = uuid.UUID(new_id())
    assert found.version == 7
    assert found.variant == uuid.RFC_4122
    assert str(found) == str(uuid.UUID(str(found)))


def test_its_first_part_is_the_moment() -> None:
    assert uuid.UUID(new_id(now_ms=0x0123_4567_89AB)).int >> 80 == 0x0123_4567_89AB
    assert uuid.UUID(new_id(now_ms=1 << 48 | 5)).int >> 80 == 5


def test_by_default_it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 1_800_000_000_000_999_999)
    assert uuid.UUID(new_id()).int >> 80 == 1_800_000_000_000


def test_later_ids_sort_later_and_all_differ() -> None:
    ids = [new_id(now_ms=moment) for moment in range(1000)]
    assert ids == sorted(ids)
    assert len({new_id(now_ms=1) for _ in range(1000)}) == 1000


def test_every_bit_that_may_vary_does() -> None:
    seen = [uuid.UUID(new_id(now_ms=0)).int for _ in range(200)]
    ones, zeros = 0, 0
    for value in seen:
        ones |= value
        zeros |= ~value
    free = (0xFFF << 64) | (1 << 62) - 1
    assert ones & zeros & free == free


def test_a_derived_id_is_the_same_everywhere_and_another_for_each_name() -> None:
    made = derived_id("a mark", moment_ms=1_700_000_000_000)
    assert made == derived_id("a mark", moment_ms=1_700_000_000_000)
    assert uuid.UUID(made).version == 7
    assert moment_of(made) == 1_700_000_000_000
    assert made != derived_id("another mark", moment_ms=1_700_000_000_000)


def test_an_id_that_is_no_uuid_has_no_moment() -> None:
    assert moment_of("T01") == 0
    assert moment_of("0190A000-0000-7000-8000-00000000000A") == 0


def test_a_row_within_another_sorts_with_it_and_by_its_own_moment() -> None:
    session = new_id(now_ms=1_700_000_000_000)
    late = keyed_id("mark", session, "bo", "landed", at_ms=2000)
    early = keyed_id("mark", session, "bo", "landed", at_ms=1000)
    assert session[:13] < early < late
    assert keyed_id("mark", session, None) == keyed_id("mark", session, "")
    assert keyed_id("mark", session, "a", "b") != keyed_id("rating", session, "a", "b")
