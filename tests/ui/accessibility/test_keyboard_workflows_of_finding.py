"""Frames are filtered, and commands are found by the words of the trade, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from narrative_studio.model.positioning import Status
from tests.ui.accessibility.typist import Typist
from ui.shell.palette import Palette


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


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("sign", "New baseline"),
        ("sign-off", "New baseline"),
        ("sign off", "Set the status of the selected frames to approved"),
        ("approval", "Set the status of the selected frames to approved"),
        ("rehearse", "Read the story aloud, full screen with a clock"),
        ("reading mode", "Read the story aloud, full screen with a clock"),
        ("colleague", "Merge a copy"),
        ("competitive alternative", "Add an alternative"),
    ],
)
def test_commands_are_found_by_the_words_of_the_trade(
    typist: Typist, words: str, title: str
) -> None:
    typist.press("Ctrl+5", "Ctrl+2", "Ctrl+K")
    typist.type(words)
    assert title in offered(typist)
    typist.press("Esc", "Esc")


def test_an_element_is_approved_by_the_word_for_it(typist: Typist) -> None:
    typist.press("Ctrl+1")
    typist.command("Add a differentiator")
    typist.type("Signed off by keys")
    typist.press("Return", "Esc", "Ctrl+K")
    typist.type("sign off agree")
    assert offered(typist)[0] == "Approve"
    typist.press("Return")
    (made,) = [one for one in typist.view.elements.values() if one.name == "Signed off by keys"]
    assert made.status is Status.APPROVED
    assert typist.keyboard == "Chain of the positioning"


def offered(typist: Typist) -> list[str]:
    """What the palette offers, once it has looked through all rooms."""
    (palette,) = typist.stage.window.findChildren(Palette)
    while palette._is_gathering():
        QTest.qWait(20)
    return [entry.title for entry in palette._model._entries]


def test_a_banned_word_and_its_reason_are_written(typist: Typist) -> None:
    typist.press("Ctrl+1")
    typist.command("banned word")
    assert typist.keyboard == "Word to add to banned words"
    typist.type("revolutionary")
    typist.press("Return", "Tab", "Tab")
    assert typist.keyboard == "Banned words"
    typist.press("Return")
    typist.type("Every rival is")
    typist.press("Return")
    (term,) = [one for one in typist.view.terms.values() if one.text == "revolutionary"]
    assert term.why == "Every rival is"
