"""Words are typed to a mark: at once where it needs them, and whenever they are asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.model.observed import MarkKind
from tests.ui.recorder.conftest import Recorder
from ui.recorder.keys import Act

Key = Qt.Key


def kinds(recorder: Recorder) -> list[MarkKind]:
    """What was marked, in order."""
    return [one.kind for one in recorder.marks]


def test_words_go_to_the_last_mark_and_digits_are_words_meanwhile(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5, Key.Key_Return)
    recorder.type("We run 12 lines")
    recorder.press(Key.Key_Return)
    recorder.press(Key.Key_1)
    assert [(one.kind, one.text) for one in recorder.marks] == [
        (MarkKind.QUOTE, "We run 12 lines"),
        (MarkKind.LANDED, ""),
    ]


@pytest.mark.parametrize("leaving", [Key.Key_Tab, Key.Key_Escape, Key.Key_Return])
def test_leaving_the_line_keeps_the_words(recorder: Recorder, leaving: Qt.Key) -> None:
    recorder.start()
    recorder.press(Key.Key_5, Key.Key_Tab)
    recorder.type("Binders")
    recorder.press(leaving)
    assert recorder.marks[0].text == "Binders"
    assert recorder.window.focusWidget() is recorder.window.page


def test_while_typing_control_marks_and_the_words_stay_with_their_mark(
    recorder: Recorder,
) -> None:
    recorder.start()
    recorder.press(Key.Key_5, Key.Key_Return)
    recorder.type("Binders")
    recorder.press(Key.Key_2, held=Qt.KeyboardModifier.ControlModifier)
    recorder.type("the map")
    recorder.press(Key.Key_PageDown)
    recorder.press(Key.Key_Escape)
    assert [one.text for one in recorder.marks] == ["Binders", "the map"]
    assert recorder.window.live.place == 1


def test_backspace_while_typing_takes_a_letter_and_no_mark(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5, Key.Key_Return)
    recorder.type("Binderss")
    recorder.press(Key.Key_Backspace, Key.Key_Return)
    assert [one.text for one in recorder.marks] == ["Binders"]


def test_there_is_nothing_to_write_before_the_first_mark(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_Return)
    assert not recorder.window.page.words.is_typing


def test_a_mark_of_the_list_can_be_given_words_later(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_1, Key.Key_2)
    log = recorder.window.page.log
    log.chosen.emit(log.rows[1].mark)
    recorder.type("nodded")
    recorder.press(Key.Key_Return)
    assert [one.text for one in recorder.marks] == ["nodded", ""]


def test_a_quote_takes_the_words_that_are_typed_at_once(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    recorder.type("not before 12 lines, e.g. n")
    recorder.press(Key.Key_Return, Key.Key_1)
    assert [(one.kind, one.text) for one in recorder.marks] == [
        (MarkKind.QUOTE, "not before 12 lines, e.g. n"),
        (MarkKind.LANDED, ""),
    ]


def test_a_note_takes_its_words_at_once_too(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_N)
    recorder.type("nodded")
    assert kinds(recorder) == [MarkKind.NOTE]
    recorder.press(Key.Key_Escape)
    assert [one.text for one in recorder.marks] == ["nodded"]


def test_a_quote_without_words_holds_up_no_mark(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5, Key.Key_1, Key.Key_5, Key.Key_PageDown)
    recorder.press(Key.Key_5, Key.Key_Space, Key.Key_2, Key.Key_5, Key.Key_Escape, Key.Key_W)
    landed, confused, quote = MarkKind.LANDED, MarkKind.CONFUSED, MarkKind.QUOTE
    assert kinds(recorder) == [quote, landed, quote, quote, confused, quote, confused]
    assert {one.text for one in recorder.marks} == {""}
    assert recorder.window.live.place == 2


def test_backspace_takes_back_a_quote_whose_words_were_not_begun(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_1, Key.Key_5, Key.Key_Backspace, Key.Key_2)
    assert kinds(recorder) == [MarkKind.LANDED, MarkKind.CONFUSED]


def test_a_quote_may_begin_with_figures(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    recorder.press(Key.Key_3, Key.Key_5, after_ms=150)
    recorder.press(Key.Key_Space, Key.Key_L, after_ms=150)
    recorder.type("ines")
    recorder.press(Key.Key_Return)
    assert [(one.kind, one.text) for one in recorder.marks] == [(MarkKind.QUOTE, "35 lines")]


def test_figures_may_have_spaces_between_their_thousands(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    keys = [getattr(Key, f"Key_{one}") for one in "10006014"]
    for key in (*keys[:2], Key.Key_Space, *keys[2:5], Key.Key_Space, *keys[5:], Key.Key_Space):
        recorder.press(key, after_ms=150)
    recorder.press(Key.Key_J, after_ms=150)
    recorder.type("ars")
    recorder.press(Key.Key_Return)
    told = [(one.kind, one.text) for one in recorder.marks]
    assert told == [(MarkKind.QUOTE, "10 006 014 jars")]
    assert recorder.window.live.place == 0


@pytest.mark.parametrize("number", ["10 000", "1 000 000", "35"])
def test_enter_ends_a_number_and_leads_back_to_marking(recorder: Recorder, number: str) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    for digit in number:
        key = Key.Key_Space if digit == " " else getattr(Key, f"Key_{digit}")
        recorder.press(key, after_ms=150)
    recorder.press(Key.Key_Return, after_ms=150)
    recorder.press(Key.Key_2)
    told = [(one.kind, one.text) for one in recorder.marks]
    assert told == [(MarkKind.QUOTE, number), (MarkKind.CONFUSED, "")]
    assert recorder.window.live.place == 0


@pytest.mark.parametrize("keys", ["1", "1 2"])
def test_marks_that_are_no_number_stay_marks_at_a_quick_enter(
    recorder: Recorder, keys: str
) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    for digit in keys:
        key = Key.Key_Space if digit == " " else getattr(Key, f"Key_{digit}")
        recorder.press(key, after_ms=150)
    recorder.press(Key.Key_Return, after_ms=150)
    assert len(recorder.marks) == 1 + len(keys.split())
    assert recorder.window.page.words.is_typing


def test_a_digit_that_marks_nothing_is_none_that_is_lost(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    recorder.press(Key.Key_1, Key.Key_9, Key.Key_Space, Key.Key_L, after_ms=150)
    recorder.press(Key.Key_Return)
    told = [(one.kind, one.text) for one in recorder.marks]
    assert told == [(MarkKind.QUOTE, "19 l")]


def test_marks_behind_quick_spaces_are_those_of_the_frames_gone_on_to(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    recorder.press(Key.Key_1, Key.Key_Space, Key.Key_2, Key.Key_Space, Key.Key_3, after_ms=150)
    recorder.window.page.act(Act.PAUSE)
    frames = [one.id for one in recorder.window.live.frames]
    assert [frames.index(one.frame) for one in recorder.marks if one.frame] == [0, 0, 1, 2]
    assert recorder.window.live.place == 2


def test_one_undo_brings_back_all_marks_that_were_taken_as_figures(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    recorder.press(Key.Key_3, Key.Key_1, Key.Key_L, after_ms=150)
    assert kinds(recorder) == [MarkKind.QUOTE]
    recorder.press(Key.Key_Return)
    for _words_then_marks in range(2):
        recorder.session.undo()
    assert kinds(recorder) == [MarkKind.QUOTE, MarkKind.OBJECTION, MarkKind.LANDED]


@pytest.mark.parametrize("then", [Key.Key_2, None])
def test_a_mark_and_a_quick_space_go_on_and_lose_no_mark(
    recorder: Recorder, qtbot: QtBot, then: Qt.Key | None
) -> None:
    recorder.start()
    recorder.press(Key.Key_5)
    recorder.press(Key.Key_1, Key.Key_Space, after_ms=150)
    if then is not None:
        recorder.press(then)
    else:
        recorder.window.page.act(Act.PAUSE)
    told = [MarkKind.QUOTE, MarkKind.LANDED, MarkKind.CONFUSED]
    assert kinds(recorder) == told[: 3 if then is not None else 2]
    qtbot.waitUntil(lambda: recorder.window.live.place == 1)
    assert not recorder.window.page.words.is_typing


def test_a_quote_key_that_is_held_down_types_nothing(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_T)
    none = Qt.KeyboardModifier.NoModifier
    again = QKeyEvent(QEvent.Type.KeyPress, Key.Key_T, none, "t", True)
    QApplication.sendEvent(recorder.window.page.words.line, again)
    assert kinds(recorder) == [MarkKind.QUOTE]
    assert recorder.window.page.words.line.text() == ""


def test_a_mark_never_stands_later_than_the_clock_that_shows_it(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_1, after_ms=9_700)
    assert recorder.window.page.words._label.text() == "Landed at 0:09 · frame 1"
