"""Which moment a session was told the story of: that of its baseline, else that of the call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from narrative_studio.analysis.prospects.told import told_in
from narrative_studio.model.ids import FrameId
from narrative_studio.model.people import Baseline
from narrative_studio.model.variants import Override, Variant
from narrative_studio.model.wordings import Then, Wording
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story

CUT = '{"here":3}'


class Asked:
    """Notes what it is asked for."""

    def __init__(self) -> None:
        self.moments: list[Then] = []

    def at(self, moments: Iterable[Then]) -> Mapping[Then, Mapping[FrameId, Wording]]:
        self.moments = list(moments)
        return {one: {FrameId("frame"): Wording(7)} for one in self.moments}


def moment_of(taken: Mapping[str, Any], /, **cells: Any) -> Then | None:
    story = Story()
    if taken:
        told = story.add(Baseline, **{"cut": CUT, **taken})
        if cells.get("baseline"):
            cells["baseline"] = told.id
    session, asked = held(story, **cells), Asked()
    said = told_in(replace(story.whole(), wordings=asked), [session])
    assert said == {session.id: {"frame": 7} if asked.moments else {}}
    return asked.moments[0] if asked.moments else None


@pytest.mark.parametrize(
    ("baseline", "cells"),
    [
        ({}, {"baseline": True}),
        ({"code": "B-2"}, {"version": "B-2"}),
        ({"name": "Spring"}, {"version": "Spring"}),
    ],
)
def test_what_a_baseline_froze_was_told(baseline: dict[str, Any], cells: dict[str, Any]) -> None:
    found = moment_of({"taken_on": "2026-03-01", **baseline}, **cells)
    assert found == Then(cut=CUT)


def test_of_baselines_that_are_called_alike_the_latest_was_told() -> None:
    story = Story()
    for day, cut in (("2026-03-02", '{"here":5}'), ("2026-03-01", CUT)):
        story.add(Baseline, name="Spring", cut=cut, taken_on=day)
    session, asked = held(story, version="Spring"), Asked()
    told_in(replace(story.whole(), wordings=asked), [session])
    assert asked.moments == [Then(cut='{"here":5}')]


def test_without_a_baseline_the_moment_of_the_call_counts() -> None:
    assert moment_of({}, started_at_ms=5_000) == Then(from_ms=5_000, until_ms=5_000)
    day = moment_of({}, held_on="2026-03-05")
    assert day is not None
    assert day.until_ms - day.from_ms == 86_400_000
    assert moment_of({"cut": "{}"}, baseline=True, started_at_ms=5_000) == Then(
        from_ms=5_000, until_ms=5_000
    ), "a baseline that holds nothing tells nothing"


def test_of_a_call_without_a_day_it_is_not_known() -> None:
    assert moment_of({}, held_on=None) is None


def test_what_a_variant_words_otherwise_is_no_wording_of_the_story() -> None:
    story = Story()
    short = story.add(Variant, narrative=story.narrative.id, name="Short")
    for frame, what in (("1", "planned_ms"), ("2", "script"), ("3", "headline")):
        story.add(Override, variant=short.id, frame=FrameId(frame), what=what, value="90000")
    whole, told = held(story, started_at_ms=5), held(story, started_at_ms=5, variant=short.id)
    said = told_in(replace(story.whole(), wordings=AllSaid()), [whole, told])
    assert list(said[whole.id]) == ["1", "2", "3", "4"]
    assert list(said[told.id]) == ["1", "4"], "how long a frame takes is no wording"


class AllSaid:
    """Knows of four frames at any moment."""

    def at(self, moments: Iterable[Then]) -> Mapping[Then, Mapping[FrameId, Wording]]:
        return {one: {FrameId(str(n)): Wording(n) for n in range(1, 5)} for one in moments}
