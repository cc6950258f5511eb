"""Tests recorded elsewhere come in by sheets that show beforehand what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.codebook import add_code
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark
from narrative_studio.commands.sessions import plan_session
from narrative_studio.commands.transcripts import take_in_transcript
from narrative_studio.importers.recorded.bringing import bring_transcript
from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.mapping import Column, Mapping
from narrative_studio.importers.tables.proposing import Certainty
from narrative_studio.importers.transcripts.segment import Segment, Transcript
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import MarkKind
from narrative_studio.model.prospects import TestSession
from tests.ui.studio import told
from ui.importing import asking, table_counting
from ui.importing.clock_words import clock
from ui.importing.review_model import Column as ReviewColumn
from ui.importing.review_sheet import ReviewSheet
from ui.importing.table_choice import Opened, TableChoice
from ui.importing.table_sheet import TableSheet
from ui.session import Session

CALLS = """Session;Date;Alias;Remark;Clarity frame 1;Reaction frame 1
T07;03/04/2026;Bakery;Loud;4;landed
T08;05/04/2026;Dairy;;9;
T09;06/04/2026;Meat;;3;neutral
"""


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    path.write_text(CALLS, encoding="utf-8")
    return path


@pytest.fixture
def sheet(host: QWidget, session: Session, calls: Path) -> TableSheet:
    made = TableSheet(host, session, Opened.read(calls))
    made.open()
    return made


class TestTable:
    def test_the_button_says_what_it_does_and_the_list_why_not_all(
        self, sheet: TableSheet, session: Session
    ) -> None:
        assert sheet.go.text() == "Import 2 sessions, leave out 1"
        assert "Line 3: Clarity frame 1: “9” is no rating from 1 to 5" in sheet.outcome.lines
        sheet.go.click()
        made = {one.prospect for one in session.view.test_sessions.values()}
        assert made == {"Bakery", "Meat"}
        assert told(session)[-1].text == "2 sessions imported, 1 row left out"
        session.undo()
        assert not session.view.test_sessions

    def test_another_meaning_of_a_column_is_counted_at_once(self, sheet: TableSheet) -> None:
        choice = sheet.choice
        sheet.columns.fields["Clarity frame 1"].chosen.emit("")
        sheet.refresh()
        assert sheet.go.text() == "Import 3 sessions"
        assert choice.meaning("Clarity frame 1") is None
        sheet.columns.fields["Remark"].chosen.emit("clarity")
        column = choice.meaning("Remark")
        assert column == Column("Remark", "clarity", "1")
        assert choice.is_chosen("Remark")
        sheet.columns.frames["Remark"].chosen.emit("2")
        column = choice.meaning("Remark")
        assert column == Column("Remark", "clarity", "2")

    def test_a_question_as_a_column_name_is_readable(
        self, host: QWidget, session: Session, calls: Path, qtbot: QtBot
    ) -> None:
        asked = "How would you explain this to a colleague?"
        calls.write_text(CALLS.replace("Remark", asked), encoding="utf-8")
        sheet = TableSheet(host, session, Opened.read(calls))
        sheet.open()
        columns = sheet.columns
        qtbot.waitUntil(lambda: columns.width() > 0 and columns.names[asked].width() > 100)
        assert columns.names[asked].toolTip() == "", "What is cut is in the tooltip"
        # A meaning that has no frame leaves no hole beside it.
        alone, beside = columns.fields["Date"], columns.frames["Clarity frame 1"]
        edges = [one.mapTo(columns, one.rect().topRight()).x() for one in (alone, beside)]
        assert edges[0] == edges[1]

    def test_without_a_column_that_names_the_session_nothing_can_come_in(
        self, sheet: TableSheet
    ) -> None:
        for header in ("Session", "Date", "Alias"):
            sheet.choice.choose_field(header, None)
        sheet.refresh()
        assert not sheet.go.isEnabled()
        assert sheet.outcome.lines[0].startswith("No column is chosen for ")

    def test_a_long_table_is_counted_beside_the_window(
        self,
        host: QWidget,
        session: Session,
        calls: Path,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        sheet = TableSheet(host, session, Opened.read(calls))
        sheet.bring()
        calls.write_text(CALLS.replace("Bakery", "Mill"), encoding="utf-8")
        monkeypatch.setattr(table_counting, "AT_ONCE", 2)
        sheet = TableSheet(host, session, Opened.read(calls))
        sheet.open()
        assert not sheet.go.isEnabled()
        assert sheet.outcome.lines == ["Looking at 3 rows …"]
        # While that is under way another choice makes it count anew.
        sheet.choice.choose_field("Clarity frame 1", None)
        sheet.refresh()
        qtbot.waitUntil(sheet.go.isEnabled)
        assert sheet.go.text() == "Import 3 sessions"
        assert sheet.trial is not None
        assert len(sheet.trial.compared.new) == 1
        sheet.go.click()
        assert {one.prospect for one in session.view.test_sessions.values()} == {
            "Mill",
            "Dairy",
            "Meat",
        }

    def test_why_nothing_of_a_long_table_can_come_in_is_said(
        self, sheet: TableSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(table_counting, "AT_ONCE", 2)
        for header in ("Session", "Date", "Alias"):
            sheet.choice.choose_field(header, None)
        sheet.refresh()
        qtbot.waitUntil(lambda: sheet.outcome.lines[0].startswith("No column is chosen for "))
        assert not sheet.go.isEnabled()

    def test_columns_are_saved_for_the_team_and_used_again(
        self, sheet: TableSheet, session: Session, host: QWidget, calls: Path, qtbot: QtBot
    ) -> None:
        sheet.choice.choose_field("Remark", "recall")
        sheet._name.setText("Our sheet")
        qtbot.keyClick(sheet._name, Qt.Key.Key_Return)
        (saved,) = session.view.import_profiles.values()
        assert saved.name == "Our sheet"
        other = TableSheet(host, session, Opened.read(calls))
        assert other.choice.meaning("Remark") != sheet.choice.meaning("Remark")
        other.profile.chosen.emit(saved.id)
        assert other.choice.mapping == sheet.choice.mapping

    def test_saved_columns_can_be_deleted_and_undo_offers_them_again(
        self, sheet: TableSheet, session: Session, qtbot: QtBot
    ) -> None:
        assert sheet.profile.currentText() == "As proposed"
        assert sheet.forget.isHidden()
        sheet.choice.choose_field("Remark", "recall")
        sheet._name.setText("Our sheet")
        qtbot.keyClick(sheet._name, Qt.Key.Key_Return)
        kept = sheet.choice.mapping
        assert not sheet.forget.isHidden()
        sheet.forget.click()
        assert not session.view.import_profiles
        assert (sheet.profile.count(), sheet.profile.currentIndex()) == (1, -1)
        assert sheet.forget.isHidden()
        assert sheet.choice.mapping == kept, "the columns stay as they were chosen"
        said = told(session)[-1]
        assert (said.text, said.action) == ("Deleted the saved columns “Our sheet”", "Undo")
        session.undo()
        assert [sheet.profile.itemText(place) for place in range(2)] == ["As proposed", "Our sheet"]

    def test_the_form_of_the_file_is_shown_and_can_be_changed(self, sheet: TableSheet) -> None:
        assert (sheet.delimiter.key, sheet.encoding.key) == (";", "utf-8")
        sheet.delimiter.choose(",")
        sheet.delimiter.chosen.emit(",")
        assert len(sheet.choice.table.headers) == 1
        sheet.delimiter.choose(";")
        sheet.delimiter.chosen.emit(";")
        assert "Alias" in sheet.columns.fields

    def test_the_order_of_days_is_a_decision(self, sheet: TableSheet, session: Session) -> None:
        sheet.order.chosen.emit(DateOrder.MONTH_FIRST)
        sheet.bring()
        made = {one.code: one.held_on for one in session.view.test_sessions.values()}
        assert made["T07"] == "2026-03-04"

    def test_numbers_that_read_two_ways_are_shown_as_read_and_decided(
        self, host: QWidget, session: Session, calls: Path, qtbot: QtBot
    ) -> None:
        calls.write_text("Session;Date;Employees\nT07;3/4/2026;1.234\n", encoding="utf-8")
        sheet = TableSheet(host, session, Opened.read(calls))
        sheet.open()
        shown = sheet.columns.examples
        assert shown["Employees"].text() == "“1.234” is 1,234"
        assert shown["Date"].text() == "“3/4/2026” is 3 April 2026"
        assert not sheet._labelled[sheet.decimal].isHidden()
        sheet.decimal.choose(DecimalMark.POINT)
        sheet.decimal.chosen.emit(DecimalMark.POINT)
        sheet.refresh()
        assert "Line 2: Employees: “1.234” is no whole number" in sheet.outcome.lines
        # Where every row is left out, nothing is said of whether any of it is new.
        assert not any(one.startswith("Nothing in it") for one in sheet.outcome.lines)
        assert shown["Employees"].text() == "“1.234”"
        sheet._name.setText("Ours")
        qtbot.keyClick(sheet._name, Qt.Key.Key_Return)
        (saved,) = session.view.import_profiles.values()
        other = TableSheet(host, session, Opened.read(calls))
        other.profile.chosen.emit(saved.id)
        assert (other.decimal.key, other.order.key) == (DecimalMark.POINT, None)
        other.decimal.chosen.emit(None)
        other.refresh()
        assert other.go.text() == "Import 1 session"

    def test_without_marks_in_numbers_there_is_nothing_to_decide(self, sheet: TableSheet) -> None:
        assert sheet._labelled[sheet.decimal].isHidden()

    def test_what_was_edited_here_is_said_to_stay(
        self, sheet: TableSheet, session: Session, host: QWidget, calls: Path
    ) -> None:
        sheet.bring()
        made = next(one for one in session.view.test_sessions.values() if one.code == "T07")
        edit_cells(session.project, made, prospect="My bakery")
        calls.write_text(CALLS.replace("Bakery", "Mill"), encoding="utf-8")
        again = TableSheet(host, session, Opened.read(calls))
        assert (
            "Line 2: T07 “My bakery”: Alias of the prospect stays “My bakery”, not “Mill”"
            in again.outcome.lines
        )


def test_a_proposal_says_how_certain_it_is(calls: Path) -> None:
    choice = TableChoice(Opened.read(calls))
    assert choice.certainty("Session") is Certainty.SURE
    assert choice.certainty("Clarity frame 1") is Certainty.LIKELY
    choice.choose_field("Session", "note")
    assert choice.certainty("Session") is None
    choice.choose_target(Target.QUOTES)
    assert choice.certainty("Session") is Certainty.SURE


def test_a_saved_decision_is_shown_as_one_where_it_is_the_same_for_all_columns(
    calls: Path,
) -> None:
    choice = TableChoice(Opened.read(calls))
    days = [Column("Held", "held_on", order=DateOrder.DAY_FIRST)]
    choice.use(Mapping(Target.SESSIONS, (*days, Column("Seen", "note"))))
    assert choice.order is DateOrder.DAY_FIRST
    numbers = [
        Column("Employees", "employees", decimal=DecimalMark.POINT),
        Column("Clarity frame 1", "time_ms", "1", decimal=DecimalMark.COMMA),
    ]
    choice.use(Mapping(Target.SESSIONS, tuple(numbers)))
    assert choice.decimal is None


class TestAsking:
    def test_a_chosen_file_is_shown_over_the_window(
        self,
        host: QWidget,
        session: Session,
        calls: Path,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        answer = (str(calls), "")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: answer)
        asking.ask_import(host, session)
        qtbot.waitUntil(lambda: bool(host.findChildren(TableSheet)))
        assert host.findChildren(TableSheet)[0].is_open

    @pytest.mark.parametrize(
        ("name", "content"), [("empty.csv", b""), ("lie.xlsx", b"\0\1"), ("none.vtt", b"WEBVTT\n")]
    )
    def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
        self,
        host: QWidget,
        session: Session,
        tmp_path: Path,
        qtbot: QtBot,
        name: str,
        content: bytes,
    ) -> None:
        (tmp_path / name).write_bytes(content)
        asking.open_recorded(host, session, tmp_path / name)
        qtbot.waitUntil(lambda: bool(told(session)))
        assert name in told(session)[-1].text
        assert not host.findChildren(TableSheet)


@pytest.fixture
def test_session(session: Session) -> TestSession:
    story = session.story
    assert story is not None
    return plan_session(session.project, narrative=story.narrative.id, prospect="Mill")


SPOKEN = (
    Segment(0, 900, "Ann", "Know in minutes."),
    Segment(900, 1800, "Bo", "Half?"),
    Segment(None, None, "", "Says who?", is_estimated=True),
)


class TestReview:
    @pytest.fixture
    def review(self, host: QWidget, session: Session, test_session: TestSession) -> ReviewSheet:
        story = session.story
        assert story is not None
        spoken = Transcript("WebVTT", SPOKEN)
        bring_transcript(session.project, story, test_session, spoken, has_agreed=True)
        made = ReviewSheet(host, session, test_session.id)
        made.open()
        return made

    def frames(self, review: ReviewSheet) -> list[FrameId | None]:
        return [one.segment.frame for one in review.model.pieces]

    def confirmed(self, review: ReviewSheet) -> list[bool]:
        return [one.segment.is_confirmed for one in review.model.pieces]

    def test_nothing_counts_before_it_is_confirmed(
        self, review: ReviewSheet, qtbot: QtBot, session: Session
    ) -> None:
        assert self.confirmed(review) == [False] * 3
        first = session.view.narrative().frames[0].id
        review.table.selectRow(0)
        review.frame.chosen.emit(first)
        assert self.frames(review)[0] == first
        assert self.confirmed(review) == [True, False, False]
        session.undo()
        assert self.confirmed(review) == [False] * 3

    def test_a_transcript_without_live_marks_has_no_clock_to_fit(self, review: ReviewSheet) -> None:
        assert review.shift.isHidden()

    def test_another_clock_is_shown_before_it_is_taken(
        self,
        host: QWidget,
        session: Session,
        test_session: TestSession,
        review: ReviewSheet,
        qtbot: QtBot,
    ) -> None:
        project = session.project
        one, two = (frame.id for frame in session.view.narrative().frames[:2])
        edit_cells(project, test_session, started_at_ms=1, observer=project.me.id)
        for frame, at_ms in ((one, 2_000), (two, 4_000)):
            mark(project, session=test_session.id, kind=MarkKind.LANDED, at_ms=at_ms, frame=frame)
        review.close_sheet()
        sheet = ReviewSheet(host, session, test_session.id)
        sheet.open()
        shift = sheet.shift
        assert not shift.isHidden()
        assert shift.go.isHidden()
        before = [one.start_ms for one in session.view.transcript_segments.ordered]
        shift.field.setFocus()
        qtbot.keyClicks(shift.field, "0:04")
        assert [piece.cell(ReviewColumn.AT) for piece in sheet.model.pieces] == ["0:04", "0:04", ""]
        assert self.frames(sheet)[:2] == [two, two]
        assert shift.words.endswith("would get another frame.")
        sheet.confirm_frame(0)
        assert not any(self.confirmed(sheet)), "what is shown is not there yet"
        assert [one.start_ms for one in session.view.transcript_segments.ordered] == before
        qtbot.keyClick(shift.field, Qt.Key.Key_Escape)
        assert (shift.by_ms, sheet.is_open) == (0, True)
        assert [piece.cell(ReviewColumn.AT) for piece in sheet.model.pieces] == ["0:00", "0:00", ""]
        shift.later.click()
        qtbot.keyClick(shift.field, Qt.Key.Key_Down)
        assert shift.by_ms == 4_000
        shift.go.click()
        moved = [one.start_ms for one in session.view.transcript_segments.ordered]
        assert moved == [4_000, 4_900, None]
        assert self.frames(sheet)[:2] == [two, two]
        assert told(session)[-1].text == "Transcript moved by +0:04"
        session.undo()
        assert [one.start_ms for one in session.view.transcript_segments.ordered] == before
        sheet.table.selectRow(0)
        sheet.frame.chosen.emit(one)
        shift.set_by(4_000)
        assert self.frames(sheet)[:2] == [one, two], "what a person put there stays"

    def test_keys_move_the_border_between_frames(
        self, review: ReviewSheet, qtbot: QtBot, session: Session
    ) -> None:
        one, two = (frame.id for frame in session.view.narrative().frames[:2])
        for row, frame in enumerate((one, two, two)):
            review.table.selectRow(row)
            review.frame.chosen.emit(frame)
        review.table.selectRow(1)
        qtbot.keyClick(review.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert self.frames(review) == [one, one, two]
        qtbot.keyClick(review.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert self.frames(review) == [one, two, two]
        qtbot.keyClick(review.table, Qt.Key.Key_Delete)
        assert self.frames(review) == [one, None, two]
        review.move_border(2, 1)
        assert self.frames(review) == [one, two, two]
        review.move_border(1, 3)
        assert self.frames(review) == [one, one, one]

    def test_a_border_is_dragged_with_the_mouse(
        self, review: ReviewSheet, qtbot: QtBot, session: Session
    ) -> None:
        one, two = (frame.id for frame in session.view.narrative().frames[:2])
        for row, frame in enumerate((one, two, two)):
            review.table.selectRow(row)
            review.frame.chosen.emit(frame)
        view = review.table.viewport()
        border = review.table.visualRect(review.model.index(1, 2))
        target = review.table.visualRect(review.model.index(2, 2))
        left = Qt.MouseButton.LeftButton
        qtbot.mousePress(view, left, pos=QPoint(border.center().x(), border.top()))
        qtbot.mouseRelease(view, left, pos=QPoint(border.center().x(), target.top() + 3))
        assert self.frames(review) == [one, one, two]

    def test_enter_confirms_all_of_a_frame(self, review: ReviewSheet, qtbot: QtBot) -> None:
        review.table.selectRow(2)
        wanted = self.frames(review)[2]
        qtbot.keyClick(review.table, Qt.Key.Key_Return)
        assert self.confirmed(review) == [one == wanted for one in self.frames(review)]

    def test_a_piece_becomes_a_quote_with_a_code(
        self, review: ReviewSheet, qtbot: QtBot, session: Session
    ) -> None:
        code = add_code(session.project, word="Doubt")
        review.code.choose(code.id)
        review.table.selectRow(1)
        qtbot.keyClick(review.table, Qt.Key.Key_Q)
        (made,) = session.view.quotes.values()
        assert (made.text, len(session.view.quote_codes)) == ("Half?", 1)
        session.undo()
        assert not session.view.quotes

    def test_pieces_taken_in_without_a_proposal_are_unsure(
        self, host: QWidget, session: Session, test_session: TestSession
    ) -> None:
        take_in_transcript(session.project, session=test_session.id, spoken=SPOKEN, has_agreed=True)
        review = ReviewSheet(host, session, test_session.id)
        assert {one.badge.text for one in review.model.pieces} == {"Unsure"}


@pytest.mark.parametrize(
    ("at_ms", "words"), [(None, ""), (0, "0:00"), (185_900, "3:05"), (3_785_000, "1:03:05")]
)
def test_moments_are_written_as_on_a_clock(at_ms: int | None, words: str) -> None:
    assert clock(at_ms) == words
