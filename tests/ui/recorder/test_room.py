"""The recording window: keys become marks at the moment they went down, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import set_reached
from narrative_studio.commands.people import add_person
from narrative_studio.commands.sessions import delete_session, plan_session
from narrative_studio.commands.variants import add_variant
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.ids import NarrativeId, TestSessionId
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.people import Function
from narrative_studio.model.prospects import Answer, SessionState, TestSession
from tests.ui.recorder.conftest import START_MS, Recorder
from ui.dialogs.help import HelpSheet
from ui.recorder.keys import Act
from ui.recorder.recording import Recording
from ui.recorder.resume_card import ResumeCard
from ui.recorder.time_ribbon import STEP_MS
from ui.session import Session
from ui.shell.bars import Bars

Key = Qt.Key


def kinds(recorder: Recorder) -> list[MarkKind]:
    return [one.kind for one in recorder.marks]


# Starting


def test_enter_starts_with_nothing_filled_in(recorder: Recorder) -> None:
    recorder.start()
    assert recorder.test.state is SessionState.RUNNING
    assert recorder.test.started_at_ms == START_MS
    assert recorder.results() == {"First": ("reached", 0)}


def test_enter_in_a_field_keeps_what_was_typed_and_starts(recorder: Recorder) -> None:
    field = recorder.window.start_card.fields.field("prospect").field
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    recorder.type("Harrow Mill")
    recorder.press(Key.Key_Return)
    assert (recorder.test.prospect, recorder.test.state) == ("Harrow Mill", SessionState.RUNNING)


def test_what_counts_can_be_said_before_the_start(recorder: Recorder) -> None:
    card = recorder.window.start_card
    row = card._answers[0]
    row.control.setFocus()
    recorder.press(Key.Key_Right)
    assert recorder.test.qualified is Answer.YES


def test_the_version_that_is_told_gives_the_session_its_label(
    session: Session, make_recorder: Callable[[], Recorder]
) -> None:
    taken = take_baseline(session.project, name="First calls")
    recorder = make_recorder()
    card = recorder.window.start_card
    card.baseline.chosen.emit(taken.id)
    assert (recorder.test.baseline, recorder.test.version) == (taken.id, taken.code)
    card.baseline.chosen.emit(None)
    assert (recorder.test.baseline, recorder.test.version) == (None, "")


def test_a_new_session_is_told_as_the_variant_that_the_window_shows(
    session: Session, recorder: Recorder
) -> None:
    narrative = recorder.test.narrative
    short = add_variant(session.project, narrative=narrative, name="Ten minutes")
    session.choose_variant(short.id)
    recorder.window.start_card.chosen.emit(narrative)
    made = recorder.test
    assert made.variant == short.id
    recorder.window.close()
    assert made.id not in session.view.test_sessions, "nobody has said anything of it"


def test_recording_plans_what_the_window_shows_where_nothing_is_planned(
    session: Session, test_session: TestSession, host: QWidget
) -> None:
    short = add_variant(session.project, narrative=test_session.narrative, name="Ten minutes")
    delete_session(session.project, session=test_session.id)
    session.choose_variant(short.id)
    recording = Recording(session)
    recording.open(host)
    assert recording.window is not None
    found = recording.window.live.test
    assert found is not None
    assert found.variant == short.id
    recording.end()


def test_recording_takes_the_session_whose_day_is_next(
    session: Session, test_session: TestSession, host: QWidget
) -> None:
    project, narrative = session.project, test_session.narrative
    dated = plan_session(project, narrative=narrative, held_on="2026-05-02")
    plan_session(project, narrative=narrative, held_on="2026-05-03")
    flushed: list[bool] = []
    session.on_flush(lambda: flushed.append(True))
    recording = Recording(session)
    recording.open(host)
    assert flushed, "what is being typed elsewhere is stored first"
    assert recording.window is not None
    found = recording.window.live.test
    assert found is not None
    assert found.id == dated.id, "one without a day comes last"
    recording.end()


def test_a_new_session_is_told_by_the_rep_who_told_this_narrative_last(
    session: Session, test_session: TestSession, host: QWidget
) -> None:
    project = session.project
    reps = [add_person(project, name=name) for name in ("Grace", "Bea")]
    other = start_narrative(project, title="Another", template_id="blank")
    edit_cells(project, test_session, rep=reps[0].id, state=SessionState.ENDED)
    plan_session(project, narrative=other.id, rep=reps[1].id)
    recording = Recording(session)
    recording.open(host)
    assert recording.window is not None
    found = recording.window.live.test
    assert found is not None
    assert (found.narrative, found.rep) == (test_session.narrative, reps[0].id)
    recording.end()


def test_the_arrows_of_the_frames_point_away_from_their_words(recorder: Recorder) -> None:
    recorder.start()
    frame = recorder.window.page.frame
    assert frame.back.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert frame.next.layoutDirection() == Qt.LayoutDirection.RightToLeft


# Help


def test_f1_opens_the_help_of_tests_and_the_recording_goes_on_behind_it(
    recorder: Recorder,
) -> None:
    recorder.start()
    recorder.press(Key.Key_F1)
    (sheet,) = recorder.window.findChildren(HelpSheet)
    assert (sheet.is_open, sheet.shown) == (True, "tests")
    left, right = sheet.text.mapTo(sheet, QPoint()).x(), sheet.text.width()
    assert right - left > recorder.window.width() // 2, "the text can be read beside a call"
    recorder.press(Key.Key_1)
    assert not recorder.marks, "keys are for the help"
    recorder.press(Key.Key_Escape)
    recorder.press(Key.Key_1)
    assert kinds(recorder) == [MarkKind.LANDED]


# Marking


def test_each_key_is_a_mark_of_its_own_in_the_frame_that_is_told(recorder: Recorder) -> None:
    recorder.start()
    keys = [getattr(Key, f"Key_{one}") for one in "12456Q0N"]
    recorder.press(*keys)
    recorder.press(Key.Key_PageDown, Key.Key_3, after_ms=500)
    assert kinds(recorder) == [
        MarkKind.LANDED,
        MarkKind.CONFUSED,
        MarkKind.QUESTION,
        MarkKind.QUOTE,
        MarkKind.BUYING_SIGNAL,
        MarkKind.LANDED,
        MarkKind.NEUTRAL,
        MarkKind.NOTE,
        MarkKind.OBJECTION,
    ]
    assert [one.at_ms for one in recorder.marks] == [*range(1_000, 9_000, 1_000), 9_000]
    frames = recorder.window.live.frames
    assert [one.frame for one in recorder.marks] == [frames[0].id] * 8 + [frames[1].id]


def test_a_key_that_is_held_down_marks_once(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_1)
    none = Qt.KeyboardModifier.NoModifier
    again = QKeyEvent(QEvent.Type.KeyPress, Key.Key_1, none, "1", True)
    QApplication.sendEvent(recorder.window.page, again)
    assert kinds(recorder) == [MarkKind.LANDED]


def test_digits_that_need_shift_and_those_of_a_keypad_mark_too(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_1, held=Qt.KeyboardModifier.ShiftModifier)
    recorder.press(Key.Key_2, held=Qt.KeyboardModifier.KeypadModifier)
    assert kinds(recorder) == [MarkKind.LANDED, MarkKind.CONFUSED]


def test_chosen_keys_mark_instead_of_the_usual_ones(recorder: Recorder) -> None:
    recorder.session.settings.change(shortcuts=(("record.landed", "X"),))
    recorder.start()
    recorder.press(Key.Key_1, Key.Key_X)
    assert kinds(recorder) == [MarkKind.LANDED]


def test_a_button_marks_and_leaves_the_keyboard_where_it_is(recorder: Recorder) -> None:
    recorder.start()
    page = recorder.window.page
    QTest.mouseClick(page.pad.button(MarkKind.CONFUSED), Qt.MouseButton.LeftButton)
    assert kinds(recorder) == [MarkKind.CONFUSED]
    assert page.pad.button(MarkKind.CONFUSED).count == 1
    assert recorder.window.focusWidget() is page
    policies = {one.focusPolicy() for one in page.findChildren(QAbstractButton)}
    assert policies == {Qt.FocusPolicy.NoFocus}


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, None])
def test_the_last_mark_is_taken_back_and_undo_brings_it_again(
    recorder: Recorder, held: Qt.KeyboardModifier | None
) -> None:
    recorder.start()
    recorder.press(Key.Key_1, Key.Key_2)
    if held is None:
        recorder.press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    else:
        recorder.press(Key.Key_Backspace)
    assert kinds(recorder) == [MarkKind.LANDED]
    recorder.session.undo()
    assert kinds(recorder) == [MarkKind.LANDED, MarkKind.CONFUSED]


# Objections


def test_a_letter_names_the_objection_and_digits_go_on_marking(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_3)
    strip = recorder.window.page.strip
    assert strip.texts == ("Our ERP does that.", "Not before autumn.")
    recorder.press(Key.Key_S)
    assert not strip.isVisible()
    # Nothing is offered any more, and a letter without an objection does nothing.
    recorder.press(Key.Key_A, Key.Key_3, Key.Key_F, Key.Key_2)
    known = {str(one.id): one.text for one in recorder.session.view.objections.values()}
    named = [known.get(one.objection or "") for one in recorder.marks]
    assert kinds(recorder) == [MarkKind.OBJECTION, MarkKind.OBJECTION, MarkKind.CONFUSED]
    assert named == ["Not before autumn.", None, None]


def test_nothing_waits_for_the_strip(recorder: Recorder) -> None:
    recorder.start()
    strip = recorder.window.page.strip
    recorder.press(Key.Key_3)
    strip.leave()
    recorder.press(Key.Key_1)
    recorder.press(Key.Key_3, Key.Key_6)
    recorder.press(Key.Key_3, Key.Key_PageDown, Key.Key_1)
    assert not strip.isVisible()
    assert kinds(recorder) == [
        MarkKind.OBJECTION,
        MarkKind.LANDED,
        MarkKind.OBJECTION,
        MarkKind.BUYING_SIGNAL,
        MarkKind.OBJECTION,
        MarkKind.LANDED,
    ]
    assert {one.objection for one in recorder.marks} == {None}


# Frames and times


def test_frames_are_reached_when_they_are_entered_and_their_times_add_up(
    recorder: Recorder,
) -> None:
    recorder.start()
    recorder.press(Key.Key_PageDown, after_ms=60_000)
    recorder.press(Key.Key_PageUp, after_ms=5_000)
    recorder.press(Key.Key_Right, after_ms=7_000)
    assert recorder.results() == {"First": ("reached", 67_000), "Second": ("reached", 5_000)}


def test_an_interruption_counts_in_moments_and_in_no_frame(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_P, after_ms=10_000)
    assert recorder.window.page._pause.isVisible()
    recorder.press(Key.Key_1, after_ms=30_000)
    recorder.press(Key.Key_P, after_ms=0)
    recorder.press(Key.Key_PageDown, after_ms=5_000)
    assert recorder.marks[0].at_ms == 40_000
    assert recorder.results()["First"] == ("reached", 15_000)


def test_the_clock_can_be_hidden_and_the_ribbon_does_not_tick(recorder: Recorder) -> None:
    recorder.start()
    page = recorder.window.page
    recorder.press(Key.Key_H)
    assert "0:" not in page.ribbon.words
    recorder.press(Key.Key_H)
    before = page.ribbon.grab().toImage()
    recorder.time.now_ms += STEP_MS // 3
    page.refresh()
    assert page.ribbon.grab().toImage() == before


def test_ending_stores_the_times_and_what_was_marked(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_5, Key.Key_Return)
    recorder.type("Binders")
    recorder.press(Key.Key_Return, Key.Key_3, Key.Key_A)
    recorder.time.now_ms += 96_000
    recorder.window.page.act(Act.END)
    view = recorder.session.view
    assert (recorder.test.state, recorder.test.duration_ms) == (SessionState.ENDED, 101_000)
    assert recorder.results() == {"First": ("reached", 101_000)}
    assert [one.text for one in view.quotes.values()] == ["Binders"]
    assert len(view.objections_raised) == 1


# Going on


def test_a_recording_that_was_cut_off_is_offered_until_it_is_answered(
    make_recorder: Callable[[], Recorder], host: QWidget
) -> None:
    first = make_recorder()
    first.start()
    first.window.close()
    bars = Bars(host)
    recording = Recording(first.session, now_ms=first.time)
    recording.offer(host, bars.ask)
    question = bars.question
    assert question is not None
    assert question.words.startswith("T01 Marlow Spice is still being recorded: ")
    assert [one.text() for one in question.buttons] == ["Go on"]
    question.buttons[0].click()
    assert recording.window is not None
    assert recording.window.live.is_running, "nobody is asked twice"
    assert not question.isVisible()
    recording.end()
    recording.offer(host, bars.ask)
    again = bars.question
    assert again is not None
    recording.open(host)  # The window itself asks now.
    assert not again.isVisible()
    assert recording.window.card is recording.window.resume_card
    recording.end()


def test_a_recording_that_was_cut_off_goes_on_with_the_clock_right(
    make_recorder: Callable[[], Recorder],
) -> None:
    first = make_recorder()
    first.start()
    first.press(Key.Key_1, Key.Key_PageDown, after_ms=20_000)
    first.press(Key.Key_2, after_ms=2_000)
    first.window.close()
    first.time.now_ms += 60_000
    again = make_recorder()
    assert again.window.card is again.window.resume_card
    assert "2 marks are kept" in again.window.resume_card.words
    again.press(Key.Key_Return, after_ms=0)
    again.press(Key.Key_4, after_ms=1_000)
    assert [one.at_ms for one in again.marks] == [20_000, 42_000, 103_000]
    again.press(Key.Key_PageUp, after_ms=1_000)
    assert again.results() == {"First": ("reached", 40_000), "Second": ("reached", 64_000)}


def test_a_recording_that_was_cut_off_can_end_where_it_was(
    make_recorder: Callable[[], Recorder],
) -> None:
    first = make_recorder()
    first.start()
    first.press(Key.Key_PageDown, Key.Key_2, after_ms=20_000)
    first.window.close()
    first.time.now_ms += 3_600_000
    again = make_recorder()
    again.window.resume_card.end.click()
    assert (again.test.state, again.test.duration_ms) == (SessionState.ENDED, 40_000)
    assert again.results() == {"First": ("reached", 20_000), "Second": ("reached", 20_000)}


# A second observer


def test_a_second_observer_marks_and_leaves_the_time_alone(recorder: Recorder) -> None:
    grace = add_person(recorder.session.project, name="Grace", role="", function=Function.SALES)
    edit_cells(recorder.session.project, recorder.test, observer=grace.id)
    recorder.start()
    recorder.press(Key.Key_1, Key.Key_PageDown)
    assert (recorder.test.state, recorder.results()) == (SessionState.PLANNED, {})
    assert [(one.kind, one.at_ms) for one in recorder.marks] == [(MarkKind.LANDED, 1_000)]
    told = recorder.window.live.frames[0]
    reached: dict[str, Any] = {"session": recorder.test.id, "frame": told.id}
    set_reached(recorder.session.project, **reached, reached=Reached.REACHED)
    recorder.window.page.act(Act.END)
    assert recorder.test.state is SessionState.PLANNED
    card = recorder.window.end_card
    assert recorder.window.focusWidget() is card.grid, "the recall is for who keeps the time"
    assert card.question == "", "so are frames that were not told"


def test_a_session_that_is_deleted_closes_the_window(recorder: Recorder) -> None:
    recorder.start()
    delete_session(recorder.session.project, session=recorder.test.id)
    assert not recorder.window.isVisible()


def test_a_recording_that_was_cut_off_can_be_ended_where_something_was_last_kept(
    qtbot: QtBot,
) -> None:
    card = ResumeCard()
    qtbot.addWidget(card)
    test = TestSession(TestSessionId("t"), narrative=NarrativeId("n"), code="T1")
    card.show_test(test, since_ms=600_000, marks=2, last_ms=120_000)
    assert card.end.text() == "End it at 2:00"
    card.show_test(test, since_ms=600_000, marks=0, last_ms=0)
    assert card.end.text() == "End it as it is"
