"""Results of little: nobody counts, nothing is known, one call; unknown is not no anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporters.results.deck import results_deck
from exporters.results.exporter import EXPORTER
from exporters.results.gathered import gather
from narrative_studio.markup import runs_text
from narrative_studio.model.observed import (
    FrameResult,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    Rating,
    Reached,
)
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.prospects import Answer, SessionState, TestProtocol
from narrative_studio.results.elements import ratings
from narrative_studio.results.frames import confusion_curve, heat_headline
from narrative_studio.results.outcomes import objections, verdicts
from narrative_studio.results.readings import read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story

NONSENSE = re.compile(r"\b(?:nan|inf|None)\b|0 of 0|“”|\(\)")


def begun() -> Story:
    story = Story()
    story.rows["project"] = {"project": ProjectInfo(id="project", product="Thing")}
    story.frame()
    story.add(TestProtocol, narrative="narrative", planned_n=12)
    return story


def nobody() -> Story:
    story = begun()
    held(story, state=SessionState.PLANNED)
    return story


def nobody_who_counts() -> Story:
    story = begun()
    for number, qualified in enumerate((Answer.NO, Answer.UNKNOWN)):
        _told(story, f"T{number}", qualified=qualified)
    return story


def nothing_known() -> Story:
    story = begun()
    unknown: dict[str, Any] = {
        "version": "",
        "held_on": None,
        "prospect": "",
        "may_quote": Answer.UNKNOWN,
    }
    held(story, **unknown)
    return story


def all_skipped() -> Story:
    story = begun()
    (frame,) = story.rows["frame"].values()
    story.add(FrameResult, session=held(story).id, frame=frame.id, reached=Reached.SKIPPED)
    return story


def one_call() -> Story:
    story = begun()
    _told(story, "T1", converted=Answer.YES)
    return story


def without_words() -> Story:
    story = begun()
    session = held(story)
    story.add(Quote, session=session.id)
    story.add(ObjectionRaised, session=session.id)
    story.add(Mark, session=session.id, frame="gone", kind=MarkKind.CONFUSED)
    return story


def _told(story: Story, code: str, **cells: Any) -> None:
    session = held(story, code, **cells)
    (frame,) = story.rows["frame"].values()
    story.add(FrameResult, session=session.id, frame=frame.id, reached=Reached.REACHED)
    story.add(Rating, session=session.id, frame=frame.id, clarity=1)
    story.add(Mark, session=session.id, frame=frame.id, kind=MarkKind.CONFUSED)
    story.add(Quote, session=session.id, frame=frame.id, text="Hm.")


@pytest.mark.parametrize(
    "made", [nobody, nobody_who_counts, nothing_known, all_skipped, one_call, without_words]
)
def test_every_file_can_be_made_and_says_nothing_that_makes_no_sense(
    made: Callable[[], Story], tmp_path: Path
) -> None:
    view = made().view()
    for name in ("r.md", "r.json", "r.pptx", "r.xlsx"):
        EXPORTER.plan(view, {})
        assert EXPORTER.export(view, tmp_path / name, {}).size_bytes
    report = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert [line for line in report.splitlines() if NONSENSE.search(line)] == []


def test_a_rule_that_was_not_agreed_before_stands_beside_every_verdict(tmp_path: Path) -> None:
    view = one_call().view()
    EXPORTER.export(view, tmp_path / "r.md", {})
    late = "The protocol is not fixed, and 1 session took place. A rule made afterwards proves"
    assert f"**The rule itself:** {late} little." in (tmp_path / "r.md").read_text("utf-8")
    verdict = results_deck(gather(view)).slides[1]
    assert verdict.grid is not None
    row = [runs_text(cell) for cell in verdict.grid.rows[-2]]
    assert row == ["The rule was agreed before", "not met", f"{late} little."]


@pytest.mark.parametrize(
    ("made", "curve", "heat"),
    [
        (nobody_who_counts, "No session counts yet", "No session counts yet"),
        (
            nothing_known,
            "In 1 session no frame is known to have been reached",
            "No frame is known to have been reached so far",
        ),
        (
            all_skipped,
            "In 1 session no frame is known to have been reached",
            "No frame is known to have been reached in v1",
        ),
    ],
)
def test_where_nobody_is_known_to_have_reached_a_frame_nobody_was_not_confused(
    made: Callable[[], Story], curve: str, heat: str
) -> None:
    readings = read(made().view())
    assert confusion_curve(readings).headline == curve
    assert heat_headline(readings) == heat


def test_no_flag_is_claimed_of_too_few_ratings() -> None:
    readings = read(one_call().view())
    takes = "No frame was rated in 3 sessions of v1 yet, the fewest for a flag"
    assert ratings(readings).headline == takes


def test_one_objection_was_raised_once() -> None:
    assert objections(read(without_words().view())).headline == "1 objection, raised once"


def test_who_held_no_session_has_nobody_that_counts() -> None:
    assert verdicts(read(nobody().view())).counting[1] == "No session was held yet."
