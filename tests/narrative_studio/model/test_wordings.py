"""Whether a frame says the same as before is told by its words, and not by how they are set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from narrative_studio.model.ids import FrameId, NarrativeId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.wordings import NO_WORDINGS, WORDED, Then, wording, wording_of

FRAME = Frame(
    FrameId("frame"),
    NarrativeId("narrative"),
    headline="Name the pallets",
    key_message="Not the day.",
    bullets="- one\n- two",
    script="Say it.",
)


def test_every_cell_that_is_seen_or_heard_tells_wordings_apart() -> None:
    said = wording_of(FRAME)
    for name in WORDED:
        cells: dict[str, Any] = {name: "Otherwise"}
        assert wording_of(replace(FRAME, **cells)) != said
    assert wording_of(replace(FRAME, planned_ms=9, visual="A map", transition="Next")) == said


def test_spaces_and_line_ends_make_no_other_wording() -> None:
    assert wording_of(replace(FRAME, bullets="- one\r\n-  two \n")) == wording_of(FRAME)
    assert wording(["a", "b c"]) != wording(["a b", "c"])
    assert wording([None, ""]) == wording(["", " "])


def test_who_knows_no_earlier_moment_says_nothing_of_it() -> None:
    moment = Then(until_ms=5)
    assert NO_WORDINGS.at([moment]) == {moment: {}}
