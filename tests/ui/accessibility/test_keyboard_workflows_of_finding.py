"""Frames are filtered, and commands are found by the words of the trade, by keys alone."""

from __future__ import annotations

from tests.ui.accessibility.typist import Typist


def test_frames_are_filtered_gone_to_and_all_shown_again(typist: Typist) -> None:
    whole = len(typist.frames)
    typist.press("Ctrl+F")
    typist.type("mock recall")
    typist.press("Return")
    assert typist.keyboard == "Storyboard"
    filtering = typist.stage.room.filtering  # type: ignore[attr-defined]
    assert 0 < len(filtering.frames) < whole
    typist.press("Ctrl+F", "Down")
    assert typist.keyboard == "Storyboard"
    typist.press("Ctrl+F", "Esc")
    typist.tab_to("Status")
    typist.press("Down")
    assert filtering.frames is not None
    typist.press("Esc")
    assert typist.keyboard == "Status: Any status"
    assert filtering.frames is None
    typist.press("Esc")
    assert typist.keyboard == "Storyboard"
    assert not filtering.bar.isVisible()


def test_enter_stays_in_the_field_while_nothing_is_found(typist: Typist) -> None:
    typist.press("Ctrl+F")
    typist.type("zebra crossing")
    typist.press("Return")
    assert typist.keyboard == "Words in the frames"
    typist.press("Esc", "Esc")
