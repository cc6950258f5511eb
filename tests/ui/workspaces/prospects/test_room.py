"""The room Tests: its views, its list of sessions, and a session filled in by keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.prospects.eligible import standing
from narrative_studio.commands.codebook import USUAL_CODES, add_code, delete_code
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import add_objection
from narrative_studio.commands.marks import raise_objection
from narrative_studio.commands.quotes import code_quote, quote
from narrative_studio.commands.sessions import plan_session
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.commands.variants import add_variant
from narrative_studio.model.ids import NarrativeId, TestSessionId
from narrative_studio.model.prospects import Answer, SessionState, TestSession
from tests.ui.boards import Boards
from tests.ui.spelling import SpellingWindow
from tests.ui.studio import told
from tests.ui.workspaces.prospects.held import named, opened
from ui import theme
from ui.recorder.recording import recording_of
from ui.session import Session
from ui.theme import Type
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.spelling_marks import SpellingMarks
from ui.widgets.text_area import TextArea
from ui.workspaces.prospects import Prospects
from ui.workspaces.prospects import room as module
from ui.workspaces.prospects.code_model import CodeModel
from ui.workspaces.prospects.code_model import Column as CodeColumn
from ui.workspaces.prospects.count_edit import parse_count, parse_mean, show_mean
from ui.workspaces.prospects.frame_grid_model import FrameGridModel
from ui.workspaces.prospects.note_rows import AddLine
from ui.workspaces.prospects.session_model import Column as SessionColumn
from ui.workspaces.prospects.session_model import Item, SessionModel
from ui.workspaces.prospects.session_notes import QuoteRow

# Sessions


def test_a_session_that_is_not_held_is_listed_and_not_counted(room: Prospects) -> None:
    items = {item.session.code: item for item in room.sessions.model.items}
    assert items["T01"].badge is None
    assert items["T01"].counts == "eligible"
    badge = items["T02"].badge
    assert badge is not None
    assert badge.text == "Planned"


def test_what_is_not_known_of_a_session_is_told_in_the_room_of_its_cell(room: Prospects) -> None:
    item = next(one for one in room.sessions.model.items if one.session.code == "T01")
    open_ = replace(item, standing=standing(replace(item.session, contaminated=Answer.UNKNOWN)))
    assert (open_.briefly, open_.counts) == (
        "eligible, open",
        "eligible, not known whether contaminated",
    )
    asked = replace(item, standing=standing(replace(item.session, qualified=Answer.UNKNOWN)))
    assert asked.badge is not None
    assert asked.badge.text == "Qualified?"
    assert asked.counts == "not known whether qualified"


def test_the_ring_of_the_current_session_surrounds_its_whole_row(room: Prospects) -> None:
    room.show_view("sessions")
    table = room.sessions.table
    table.setFocus()
    table.setCurrentIndex(room.sessions.model.index(0, 0))
    image = table.viewport().grab().toImage()
    row = table.visualRect(room.sessions.model.index(0, 0))
    focus = theme.current().focus
    edge = [image.pixelColor(x, row.top()) for x in range(4, table.viewport().width() - 4, 40)]
    assert edge == [focus] * len(edge)


def test_the_latest_session_comes_first_until_another_order_is_asked_for(room: Prospects) -> None:
    model = room.sessions.model
    assert [item.session.code for item in model.items] == ["T02", "T01"]
    model.sort(SessionColumn.CODE)
    assert [item.session.code for item in model.items] == ["T01", "T02"]


def test_a_planned_session_without_a_day_lies_ahead_of_all(room: Prospects) -> None:
    planned = named(room.session, "T02")
    plan_session(room.session.project, narrative=planned.narrative)
    assert [item.session.code for item in room.sessions.model.items] == ["T03", "T02", "T01"]


def test_the_models_keep_to_the_rules_of_qt(session: Session, qtmodeltester: ModelTester) -> None:
    story = session.story
    assert story is not None
    model, codes, frames = SessionModel(), CodeModel(), FrameGridModel()
    model.show(session.view, story.narrative.id)
    add_code(session.project, word="risk")
    codes.show(session.view, story.narrative.id)
    frames.show(story, named(session, "T01"), session.project.me.id)
    for one in (model, codes, frames):
        assert one.rowCount() > 0
        qtmodeltester.check(one)


def test_enter_opens_a_session_and_esc_leads_back_one_step_at_a_time(
    room: Prospects, qtbot: QtBot
) -> None:
    table = room.sessions.table
    room.activateWindow()
    room.focus_view()
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, Qt.Key.Key_Return)
    sheet = room.sessions.sheet
    assert sheet is not None
    qtbot.waitUntil(sheet.head.name.hasFocus)
    QTest.keyClick(sheet.head.name, Qt.Key.Key_Escape)
    qtbot.waitUntil(table.hasFocus)
    assert room.sessions.sheet is not None
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert room.sessions.sheet is None


def test_a_session_is_planned_like_another_but_for_its_prospect(room: Prospects) -> None:
    room.sessions.plan_another(named(room.session, "T01"))
    made = named(room.session, "T03")
    assert (made.version, made.prospect, made.state) == ("v1", "", SessionState.PLANNED)
    sheet = room.sessions.sheet
    assert sheet is not None
    assert sheet.shown == made


def test_a_session_that_is_added_is_told_as_the_variant_that_is_shown(room: Prospects) -> None:
    session = room.session
    story = session.story
    assert story is not None
    short = add_variant(session.project, narrative=story.narrative.id, name="Ten minutes")
    session.choose_variant(short.id)
    room.sessions.add_session()
    assert room.sessions.sheet is not None
    assert [one.variant for one in session.view.test_sessions.values()].count(short.id) == 1


def test_a_deleted_session_closes_its_sheet_and_comes_back_with_undo(room: Prospects) -> None:
    opened(room, "T01")
    room.sessions.discard(named(room.session, "T01"))
    assert room.sessions.sheet is None
    assert told(room.session)[-1].text == "Deleted T01 A mill with all that was noted in it"
    room.session.undo()
    assert named(room.session, "T01").prospect == "A mill"


def test_a_planned_session_is_ended_from_its_sheet(room: Prospects) -> None:
    opened(room, "T02")
    sheet = room.sessions.sheet
    assert sheet is not None
    sheet.end_button.click()
    assert named(room.session, "T02").state is SessionState.ENDED
    assert sheet.end_button.isHidden()


# Lists of a session


def test_enter_adds_an_objection_a_quote_and_a_note_and_the_field_is_free_again(
    room: Prospects,
) -> None:
    opened(room, "T01")
    sheet = room.sessions.sheet
    assert sheet is not None
    for section in (sheet.objections, sheet.quotes, sheet.huddle):
        field = section.rows.field
        field.setText("Who keeps it running?")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == ""
        assert len(section.rows.lines) == 1
    view = room.session.view
    said = {one.text for one in view.objections_raised.values()}
    said |= {one.text for one in view.quotes.values()}
    said |= {one.text for one in view.huddle_notes.values()}
    assert said == {"Who keeps it running?"}


def test_a_known_objection_asks_for_their_words(room: Prospects) -> None:
    project = room.session.project
    known = add_objection(project, text="Price per site")
    raise_objection(project, session=named(room.session, "T01").id, objection=known.id)
    opened(room, "T01")
    sheet = room.sessions.sheet
    assert sheet is not None
    (line,) = sheet.objections.rows.lines
    assert line.text.toPlainText() == ""
    assert line.text.placeholder == "How they put it"


def test_what_stands_in_the_field_is_added_when_the_session_is_left(room: Prospects) -> None:
    opened(room, "T01")
    sheet = room.sessions.sheet
    assert sheet is not None
    sheet.quotes.rows.field.setText("I would sign today")
    opened(room, "T02")
    (kept,) = room.session.view.quotes.values()
    assert (kept.text, kept.session) == ("I would sign today", named(room.session, "T01").id)


def test_codes_of_mine_are_ticked_and_those_of_others_named(room: Prospects) -> None:
    project, view = room.session.project, room.session.view
    code = add_code(project, word="risk")
    said = quote(project, session=named(room.session, "T01").id, text="Who keeps it running?")
    opened(room, "T01")
    sheet = room.sessions.sheet
    assert sheet is not None
    (line,) = sheet.quotes.rows.lines
    assert isinstance(line, QuoteRow)
    line.codes.ticked.emit(code.id, True)
    (given,) = room.session.view.quote_codes.values()
    assert (given.quote, given.coder) == (said.id, project.me.id)
    assert line.codes.text() == "risk"
    assert view is not room.session.view


# Protocol and codebook


def test_a_pass_that_no_planned_session_reaches_is_told_of_below_its_field(
    room: Prospects,
) -> None:
    room.show_protocol()
    page = room.protocol
    page.begin()
    assert page.unreachable.isHidden()
    assert page.protocol is not None
    edit_cells(room.session.project, page.protocol, planned_n=6)
    assert "At the 6 planned sessions it cannot pass" in page.unreachable.text()
    assert not page.unreachable.isHidden()


def test_a_session_of_a_story_without_frames_says_so(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    assert session.story is not None
    made = plan_session(session.project, narrative=session.story.narrative.id)
    room = Prospects(session)
    qtbot.addWidget(room)
    room.show()
    room.show_row("test_session", made.id)
    sheet = room.sessions.sheet
    assert sheet is not None
    assert sheet.frames.hint.text().startswith("The story has no frames yet.")
    assert sheet.frames.grid.isHidden()
    add_frame(session.project, narrative=session.story.narrative.id, beat="insight")
    assert sheet.frames.hint.text().startswith("Digits rate")
    assert not sheet.frames.grid.isHidden()


def test_no_word_of_an_alias_is_marked_as_misspelt(room: Prospects, qtbot: QtBot) -> None:
    window = SpellingWindow(room.session)
    qtbot.addWidget(window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(room)
    window.show()
    first = next(iter(room.session.view.test_sessions.values()))
    room.show_row("test_session", first.id)
    sheet = room.sessions.sheet
    assert sheet is not None
    assert sheet.head.name.isVisible()
    assert sheet.findChildren(SpellingMarks), "its other texts are checked"
    assert not sheet.head.name.findChildren(SpellingMarks)


def test_a_protocol_is_begun_then_fixed_and_a_later_change_is_shown_as_one(room: Prospects) -> None:
    room.fix_protocol()
    page = room.protocol
    assert not page.fix_button.isHidden()
    page.fix()  # It has no rule yet.
    assert "no decision rule" in told(room.session)[-1].text
    page._fields[0].edit("decision_rule", "The rep does not go back.")
    page.fix()
    assert page.fix_button.isHidden()
    assert page.changes.text() == "Nothing was changed since."
    page._fields[0].edit("planned_n", 20)
    assert page.changes.text().startswith("Changed after fixing:")


def test_more_calls_of_the_old_pitch_converted_than_there_were_is_said_at_the_field(
    room: Prospects,
) -> None:
    room.fix_protocol()
    old = room.protocol._old
    old.converted.parsed.emit(9)
    assert "first calls" in old.converted.accessibleDescription()
    old.calls.parsed.emit(30)
    old.converted.parsed.emit(9)
    protocol = room.protocol.protocol
    assert protocol is not None
    assert (protocol.old_pitch_calls, protocol.old_pitch_converted) == (30, 9)
    # What two people have typed is merged number by number.
    edit_cells(room.session.project, protocol, old_pitch_calls=5)
    assert "the 5 first calls" in old.converted.accessibleDescription()
    edit_cells(room.session.project, protocol, old_pitch_calls=40)
    assert not old.converted.accessibleDescription()


def test_the_codebook_counts_quotes_and_says_how_two_coders_agree(room: Prospects) -> None:
    project = room.session.project
    room.show_codebook()
    room.codebook.field.setText("risk")
    room.codebook.field.commit()
    (code,) = room.session.view.codes.values()
    said = quote(project, session=named(room.session, "T01").id, text="Who keeps it running?")
    code_quote(project, quote=said.id, code=code.id)
    (item,) = room.codebook.model.items
    assert (item.quotes, item.sessions) == (1, 1)
    assert "No quote was coded by two people yet" in room.codebook.agreement.text()


def test_an_empty_codebook_teaches_and_begins_with_the_usual_codes(
    session: Session, room: Prospects
) -> None:
    room.show_view("codebook")
    page = room.codebook
    assert page.empty.isVisibleTo(page) == (not page.model.items)
    for code in session.view.codes.ordered:
        delete_code(session.project, code=code.id)
    assert not page.table.isVisibleTo(page)
    button = page.empty.button
    assert button is not None
    button.click()
    assert [item.code.word for item in page.model.items] == list(USUAL_CODES)
    assert page.table.isVisibleTo(page)
    align = page.model.headerData(
        CodeColumn.QUOTES, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
    )
    assert align & Qt.AlignmentFlag.AlignRight


def test_the_list_beside_a_session_is_as_wide_as_its_names_where_there_is_room(
    session: Session, room: Prospects
) -> None:
    first = named(session, "T01")
    name = "Vesper Dairy Alternatives and Sons"
    edit_cells(session.project, first, prospect=name)
    room.resize(1208, 700)
    room.sessions.open_session(named(session, "T01"))
    table = room.sessions.table
    need = QFontMetrics(theme.current().font(Type.BODY_STRONG)).horizontalAdvance(name)
    assert table.columnWidth(SessionColumn.PROSPECT) >= need + 24
    room.resize(1000, 700)
    assert table.width() < 400


def test_the_protocol_and_the_codebook_stay_readable_on_a_wide_screen(room: Prospects) -> None:
    room.resize(1848, 900)
    room.show_view("protocol")
    room.protocol.begin()
    fields = [area for area in room.protocol.findChildren(TextArea) if area.isVisibleTo(room)]
    assert max(area.width() for area in fields) <= 800
    room.show_view("codebook")
    assert room.codebook.table.width() <= 1180


def test_what_scrolls_ends_where_the_tool_row_ends(room: Prospects) -> None:
    """Its bar lies over the margin."""

    def end(part: QWidget) -> int:
        return int(part.mapTo(room, part.rect().topRight()).x())

    for width in (1208, 1500):
        room.resize(width, 720)
        room.show_view("results")
        ScrollBox.settle()
        assert end(room.results.tiles) == end(room.results.quotes) == end(room.record)
    room.resize(1208, 720)
    room.show_view("protocol")
    room.protocol.begin()
    ScrollBox.settle()
    assert end(room.protocol.metrics) == end(room.record) - 16, "Inside the edge of its panel"


def test_a_code_that_quotes_have_is_retired_instead_of_deleted(room: Prospects) -> None:
    project = room.session.project
    room.show_codebook()
    code = add_code(project, word="risk")
    said = quote(project, session=named(room.session, "T01").id, text="Who keeps it running?")
    code_quote(project, quote=said.id, code=code.id)
    room.codebook.table.discarded.emit(code)
    assert "Retire it instead" in told(room.session)[-1].text
    room.codebook.show_code(code.id)
    QTest.keyClick(room.codebook.table, Qt.Key.Key_R)
    assert room.session.view.codes[code.id].is_retired


# What the window asks for


def test_the_room_shows_sessions_codes_and_the_protocol(room: Prospects) -> None:
    assert all(room.shows(table) for table in ("test_session", "code", "test_protocol"))
    room.show_view("codebook")
    assert room.view_key == "codebook"
    room.show_row("test_session", named(room.session, "T01").id)
    assert room.view_key == "sessions"


def test_the_status_says_when_the_last_session_was(room: Prospects) -> None:
    assert room.status_right() == "Last session: T01 A mill, 2 March 2026"


def test_numbers_are_read_as_people_write_them() -> None:
    assert parse_count("1,200") == 1200
    assert parse_mean("3,5") == 350
    assert show_mean(350) == "3.5"


def test_a_planned_session_is_recorded_from_its_sheet_and_from_the_tool_row(
    room: Prospects, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    monkeypatch.setattr(
        recording_of(room.session), "open", lambda _beside, test=None: asked.append(test)
    )
    room.record.click()
    opened(room, "T02")
    sheet = room.sessions.sheet
    assert sheet is not None
    sheet.record_button.click()
    assert asked == [None, named(room.session, "T02").id]
    opened(room, "T01")
    assert sheet.record_button.isHidden(), "what has ended is not recorded again"


def test_tests_are_imported_from_the_tool_row(
    room: Prospects, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(module, "ask_import", lambda _host, session: asked.append(session))
    room.importing.click()
    assert asked == [room.session]


def test_a_line_that_was_added_does_not_come_back_into_its_field(qtbot: QtBot) -> None:
    field = AddLine(name="What worked")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "The map")
    with qtbot.waitSignal(field.added) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["The map"]
    assert not field.isUndoAvailable()


def test_short_names_are_sorted_by_their_numbers() -> None:
    def key(code: str) -> tuple[str, str]:
        test = TestSession(TestSessionId(code), narrative=NarrativeId("n"), code=code)
        return Item(standing(test), "", "", "").key(SessionColumn.CODE)

    assert sorted(["T10", "T9", "P1", "T100"], key=key) == ["P1", "T9", "T10", "T100"]
