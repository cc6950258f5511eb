"""The end card and the huddle: pre-filled, by single keys, stored as it is typed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from narrative_studio.clock import Clock
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark
from narrative_studio.model.observed import HuddleKind, MarkKind, Reached
from narrative_studio.model.prospects import Metric, SessionState
from narrative_studio.project import Project
from tests.ui.recorder.conftest import Recorder
from tests.ui.studio import HER
from ui.recorder.end_card import EndCard
from ui.recorder.keys import Act
from ui.widgets.label import TextLabel

Key = Qt.Key


@pytest.fixture
def ended(recorder: Recorder) -> Recorder:
    """A call in which the second frame was jumped over."""
    recorder.start()
    live = recorder.window.live
    recorder.press(Key.Key_1, after_ms=10_000)
    live.go(2)
    recorder.press(Key.Key_2, Key.Key_3, Key.Key_A, after_ms=10_000)
    recorder.window.page.act(Act.END)
    return recorder


def ratings(recorder: Recorder) -> list[tuple[str, int | None, int | None]]:
    view = recorder.session.view
    return sorted(
        (view.frames[one.frame].headline, one.clarity, one.relevance)
        for one in view.ratings.of("session", recorder.test.id)
        if one.frame is not None
    )


def test_the_recall_is_asked_first_and_stored_as_it_is_typed(ended: Recorder) -> None:
    card = ended.window.end_card
    assert ended.window.focusWidget() is card.said.field("recall").field
    ended.type("They find the pallets")
    ended.session.flush()
    assert ended.test.recall == "They find the pallets"


def test_a_frame_that_was_jumped_over_is_asked_about_and_not_guessed(ended: Recorder) -> None:
    card = ended.window.end_card
    assert "Second" not in ended.results()
    assert card.question == "Frame 2 was not told here. Was it skipped?"
    card.skipped.click()
    assert ended.results()["Second"] == (Reached.SKIPPED, 0)
    assert card.question == ""


def test_single_keys_rate_and_go_on_to_the_next(ended: Recorder) -> None:
    card = ended.window.end_card
    card.grid.setFocus()
    card.grid.go_to(0, 2)
    ended.press(Key.Key_4, Key.Key_2)
    ended.press(Key.Key_Down, Key.Key_Left, Key.Key_Left, Key.Key_5)
    assert ratings(ended) == [("First", 4, 2), ("Second", 5, None)]
    ended.press(Key.Key_Left, Key.Key_Delete)
    assert ratings(ended)[1] == ("Second", None, None)
    ended.press(Key.Key_9)
    assert ratings(ended)[1] == ("Second", None, None)


def test_the_last_rating_of_a_frame_leads_to_the_next_frame(ended: Recorder) -> None:
    grid = ended.window.end_card.grid
    grid.setFocus()
    grid.go_to(0, 1 + len(Metric))
    ended.press(Key.Key_3)
    assert grid.cell == (1, 2)


def test_told_and_taken_are_said_by_keys_too(ended: Recorder) -> None:
    grid = ended.window.end_card.grid
    grid.setFocus()
    grid.go_to(1, 0)
    ended.press(Key.Key_S)
    assert ended.results()["Second"] == (Reached.SKIPPED, 0)
    grid.go_to(1, 1)
    ended.press(Key.Key_2)
    frames = ended.window.live.frames
    kinds = {one.kind for one in ended.marks if one.frame == frames[1].id}
    assert kinds == {MarkKind.CONFUSED}


def test_objections_marked_are_there_to_be_called_handled(ended: Recorder) -> None:
    card = ended.window.end_card
    (raised,) = ended.session.view.objections_raised.values()
    assert raised.objection is not None
    card.objections.add.chosen.emit(card.objections.add.itemData(2))
    assert len(ended.session.view.objections_raised) == 2
    card.objections.other.setFocus()
    ended.type("Our auditor wants paper")
    ended.press(Key.Key_Return)
    said = {one.text for one in ended.session.view.objections_raised.values()}
    assert "Our auditor wants paper" in said


def test_a_planned_session_is_written_down_without_a_recording(recorder: Recorder) -> None:
    recorder.window.start_card.later.click()
    card = recorder.window.end_card
    assert card.question == ""
    recorder.type("A map of jars")
    card.leave.click()
    test = recorder.session.view.test_sessions[recorder.window.live.test.id]  # type: ignore[union-attr]
    assert (test.state, test.recall) == (SessionState.ENDED, "A map of jars")
    assert test.started_at_ms == 0
    assert not recorder.window.isVisible()


def test_a_session_that_has_ended_opens_on_its_end_card(
    ended: Recorder, make_recorder: Callable[[], Recorder]
) -> None:
    ended.window.close()
    again = make_recorder()
    assert isinstance(again.window.card, EndCard)


def test_only_a_session_without_a_recording_is_asked_for_its_day(ended: Recorder) -> None:
    card = ended.window.end_card
    assert card.day.isHidden()
    edit_cells(ended.session.project, ended.test, started_at_ms=0, held_on=None)
    card.refresh()
    assert not card.day.isHidden()
    field = card.day.field("held_on").field
    field.setFocus()
    ended.type("5 March 2026")
    ended.session.flush()
    assert ended.test.held_on == "2026-03-05"


def test_both_observers_are_shown_apart_after_a_merge(ended: Recorder, tmp_path: Path) -> None:
    project = ended.session.project
    project.publish()
    copy = tmp_path / "hers" / project.path.name
    copy.parent.mkdir()
    shutil.copy(project.path, copy)
    hers = Project.open(copy, me=HER, clock=Clock())
    third = hers.view().narrative().frames[2]
    mark(
        hers,
        session=ended.test.id,
        kind=MarkKind.CONFUSED,
        at_ms=21_000,
        frame=third.id,
        text="the word lot",
    )
    hers.publish()
    hers.close()
    project.merge(copy)
    ended.window.refresh()
    lines = ended.window.end_card.observers.lines
    assert lines == [
        "Ada Lovelace, 3 marks",
        "Frame 1: landed 0:10",
        "Frame 3: confused 0:20, objection 0:30",
        "Grace, 1 mark",
        "Frame 3: confused 0:21 “the word lot”",
    ]


# The huddle


def test_a_note_of_the_huddle_becomes_an_edit_that_cites_the_session(ended: Recorder) -> None:
    ended.window.end_card.on.click()
    card = ended.window.huddle_card
    line = card.line(HuddleKind.TRIPPED)
    line.setFocus()
    ended.type("lot")
    ended.press(Key.Key_Return)
    (note,) = ended.session.view.huddle_notes.values()
    assert (note.kind, note.text, line.text()) == (HuddleKind.TRIPPED, "lot", "")
    row = card.rows[note.id]
    assert not row.edit.isEnabled()
    frame = ended.window.live.frames[2]
    row.frame.chosen.emit(frame.id)
    opened: list[tuple[str, str]] = []
    ended.session.row_opened.connect(lambda table, row_id: opened.append((table, row_id)))
    row.edit.click()
    assert opened == [("frame", frame.id)]
    edit_cells(ended.session.project, ended.window.live.frames[0], headline="Another")
    edit_cells(ended.session.project, ended.window.live.frames[2], key_message="One pallet")
    QApplication.processEvents()
    view = ended.session.view
    (citation,) = view.edit_citations.values()
    (cited,) = view.cited_sessions.values()
    assert (citation.frame, citation.edited, citation.because) == (frame.id, "key_message", "lot")
    assert (cited.session, cited.note) == (ended.test.id, note.id)
    assert row.cited == "Edited because of this: key message"
    edit_cells(ended.session.project, ended.window.live.frames[2], headline="Once more")
    QApplication.processEvents()
    assert len(ended.session.view.edit_citations) == 1
    row.edit.click()
    edit_cells(ended.session.project, ended.window.live.frames[2], headline="In time")
    QApplication.processEvents()
    assert len(ended.session.view.edit_citations) == 2
    row.uncite.click()
    assert not ended.session.view.edit_citations
    assert (row.cited, row.uncite.isVisible()) == ("", False)
    ended.session.undo()
    assert len(ended.session.view.edit_citations) == 2, "one act is one step"


def test_objections_that_were_marked_without_words_are_asked_about(recorder: Recorder) -> None:
    recorder.start()
    recorder.press(Key.Key_3, Key.Key_PageDown, Key.Key_3, Key.Key_3, Key.Key_A)
    recorder.window.page.act(Act.END)
    told = {one.text() for one in recorder.window.end_card.findChildren(TextLabel)}
    asks = "2 objections were marked without words at frames 1 and 2. Add here what they were."
    assert asks in told


def test_what_was_typed_and_not_entered_is_kept_on_leaving(ended: Recorder) -> None:
    ended.window.end_card.on.click()
    card = ended.window.huddle_card
    card.line(HuddleKind.PROMISED).setFocus()
    QTest.keyClicks(ended.window.focusWidget(), "An export by May")
    ended.window.close()
    (note,) = ended.session.view.huddle_notes.values()
    assert (note.kind, note.text) == (HuddleKind.PROMISED, "An export by May")
