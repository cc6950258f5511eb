"""The view Results on the sample: tiles, charts, what stands behind a mark, and quotes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.charts.heat_table import HeatTable
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.protocol import fix_protocol, start_protocol
from narrative_studio.commands.sessions import delete_session
from tests.ui.boards import Boards
from ui import theme
from ui.session import Session
from ui.widgets.panel import Panel
from ui.widgets.quote_list import QuoteList
from ui.widgets.segmented import SegmentedControl
from ui.workspaces.prospects import Prospects, results_page
from ui.workspaces.prospects.result_cards import HEAT_COLUMNS, ChartCard


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Iterator[Prospects]:
    """The room on screen, with everything of its results made."""
    made = Prospects(session)
    qtbot.addWidget(made)
    made.resize(1190, 720)
    made.show()
    made.activateWindow()
    for card in made.results.cards:
        card.fill()
    made.results.quotes.fill()
    yield made
    made.results._idle.stop()


def headline(card: ChartCard) -> str:
    assert card.chart is not None
    return card.chart.headline


def test_tiles_say_what_may_be_concluded(room: Prospects) -> None:
    tiles = room.results.tiles
    assert tiles.progress.text.startswith("10 of 10 planned sessions")
    assert tiles.rule.text.startswith("Pass by the protocol’s rule")
    assert tiles.caution.text.startswith("Not yet separated from chance")
    assert "T08 Tern and Tide Seafood, has heard the old pitch" in tiles.counting.text


def test_what_was_read_for_the_cards_of_the_storyboard_is_not_read_again(room: Prospects) -> None:
    story = room.session.story
    assert story is not None
    assert room.results.readings is room.session.tests.of(story)


def test_every_chart_has_a_sentence_and_can_be_read_as_a_table(room: Prospects) -> None:
    charts = [card for card in room.results.cards if isinstance(card, ChartCard)]
    assert len(charts) == 9
    assert len({headline(card) for card in charts}) == 9
    heat = room.results.heat.view
    assert heat is not None
    heat.show_table(is_shown=True)
    assert heat.table is not None
    assert heat.table.model().rowCount() == 12


def test_a_cell_opens_what_stands_behind_it_and_esc_leads_back(
    room: Prospects, qtbot: QtBot
) -> None:
    results = room.results
    assert results.heat.view is not None
    field = results.heat.view.field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    spoken = [target.spoken for target in field.drawing.targets]
    field.go_to(spoken.index("Frame 4, T01, confused"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    panel = results.panel
    assert not panel.isHidden()
    assert panel.accessibleName() == "Behind the number: Frame 4, T01: confused"
    assert isinstance(panel, Panel), "it stands in the room as the cards do, with a line around it"
    qtbot.waitUntil(panel.sessions.hasFocus)
    QTest.keyClick(panel.sessions, Qt.Key.Key_Escape)
    assert panel.isHidden()
    qtbot.waitUntil(field.hasFocus)


def test_a_session_behind_a_number_is_shown_in_full(room: Prospects) -> None:
    results = room.results
    assert results.readings is not None
    first = results.readings.every[0].session
    results.open_mark(f"session:{first.id}")
    results.panel.session_opened.emit(first.id)
    assert room.view_key == "sessions"
    sheet = room.sessions.sheet
    assert sheet is not None
    assert sheet.shown == first


def test_versions_that_are_not_looked_at_leave_tiles_charts_and_quotes(room: Prospects) -> None:
    assert room.versions.text() == "Versions: v1 to v3"
    for version in ("v2", "v3"):
        room.versions.ticked.emit(version, False)
    assert room.versions.text() == "Versions: v1"
    room.results.heat.fill()
    room.results.quotes.fill()
    assert headline(room.results.heat).startswith("Frames 4 and 5 confused somebody in v1")
    codes = {quote.version for quote in room.results.quotes.list.model_of.quotes}
    assert codes == {"v1"}
    room.versions.ticked.emit("v1", False)
    assert room.versions.text() == "Versions: v1 to v3", "nothing to look at means everything"


def test_a_change_is_shown_at_once_where_it_can_be_seen(room: Prospects, qtbot: QtBot) -> None:
    session = room.session
    first = next(one for one in session.view.test_sessions.values() if one.code == "T12")
    delete_session(session.project, session=first.id)
    assert room.results.tiles.counting.text.startswith("11 recorded, 9 eligible")
    qtbot.waitUntil(lambda: not room.results.heat.is_stale)
    chart = room.results.heat.chart
    assert isinstance(chart, HeatTable)
    assert len(chart.columns) == 11
    session.undo()
    assert room.results.tiles.counting.text.startswith("12 recorded, 10 eligible")


def test_what_cannot_be_seen_is_not_made_anew_until_it_comes_into_sight(room: Prospects) -> None:
    session = room.session
    edit_cells(session.project, next(iter(session.view.test_sessions.values())), note="Late")
    assert room.results.needs.is_stale
    room.results.scroll_to(99_999)
    QApplication.processEvents()
    assert not room.results.needs.is_stale


def test_what_all_sessions_are_summed_up_for_comes_after_what_is_known_at_once(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results_page, "_SLICE_S", 0)
    room = Prospects(session)
    qtbot.addWidget(room)
    room.resize(1190, 720)
    room.show()
    results = room.results
    qtbot.waitUntil(lambda: not results.heat.is_stale)
    assert results.confusion.waits
    assert results.confusion.is_stale
    qtbot.waitUntil(lambda: results.is_shown and not results.confusion.is_stale)
    results._idle.stop()


def test_quotes_are_kept_by_code_and_lead_to_their_session(room: Prospects) -> None:
    part = room.results.quotes
    risk = next(one for one in room.session.view.codes.values() if one.word == "risk")
    part.code.choose(risk.id)
    part.code.chosen.emit(risk.id)
    quotes = part.list.model_of.quotes
    assert 0 < len(quotes) < 34
    part.list.setCurrentIndex(part.list.model_of.index(0))
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    sheet = room.sessions.sheet
    assert sheet is not None
    assert sheet.shown is not None
    assert sheet.shown.id == quotes[0].session


def test_cards_of_quotes_share_the_width_they_are_given(qtbot: QtBot, room: Prospects) -> None:
    cards: QuoteList = room.results.quotes.list
    assert cards.across >= 4
    first, last = (cards.visualRect(cards.model_of.index(n, 0)) for n in (0, cards.across - 1))
    assert first.top() == last.top()
    assert last.right() >= cards.width() - 1


def test_a_word_of_theirs_is_adopted_into_the_vocabulary(room: Prospects) -> None:
    room.results.adopt.setText("recall clock")
    QTest.keyClick(room.results.adopt, Qt.Key.Key_Return)
    assert "recall clock" in {term.text for term in room.session.view.terms.values()}


def test_of_very_many_sessions_a_few_are_shown_with_the_way_to_the_others(
    room: Prospects,
) -> None:
    heat = room.results.heat
    assert not heat.earlier.isVisible()
    readings = room.results.readings
    assert readings is not None
    assert len(heat._columns(readings)) == 12 < HEAT_COLUMNS


def test_before_the_first_session_the_room_teaches_and_offers_to_begin(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session("insight:Ovens lie")
    room = Prospects(session)
    qtbot.addWidget(room)
    room.resize(1190, 720)
    room.show()
    how_to = room.results.how_to
    assert how_to.isVisible()
    assert room.results.is_shown
    assert not room.results._idle.isActive(), "there is nothing to make"
    assert how_to.button.text() == "Write the protocol"
    assert "agreed there" in how_to.note.text(), "a new protocol has no rule yet"
    how_to.button.click()
    assert room.view_key == "protocol"
    assert room.protocol.protocol is not None
    protocol = start_protocol(session.project, narrative=room.protocol.protocol.narrative)
    edit_cells(session.project, protocol, decision_rule="The rep does not go back.")
    fix_protocol(session.project, protocol=protocol.id)
    room.show_view("results")
    assert how_to.button.text() == "Add a session"
    how_to.button.click()
    assert room.view_key == "sessions"
    assert len(session.view.test_sessions) == 1


def test_larger_text_puts_cards_below_each_other_and_cuts_no_view_off(
    room: Prospects, qapp: QApplication
) -> None:
    results, views = room.results, room.findChildren(SegmentedControl)[0]
    assert results.heat.y() == results.confusion.y()
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=1.5))
    try:
        QApplication.processEvents()
        assert views.width() >= views.sizeHint().width()
        assert results.confusion.mapTo(results, QPoint(0, 0)).y() > results.heat.geometry().bottom()
    finally:
        theme.apply(qapp, theme.load(theme.LIGHT))


@pytest.mark.parametrize(("few", "is_beside"), [(2, True), (1, False)])
def test_claims_leave_half_of_the_ground_to_messages_where_segments_are_few(
    room: Prospects, monkeypatch: pytest.MonkeyPatch, few: int, *, is_beside: bool
) -> None:
    monkeypatch.setattr("ui.workspaces.prospects.results_page._FEW_SEGMENTS", few)
    results = room.results
    results.refresh()
    QApplication.sendPostedEvents()
    evidence, recall = results.evidence.geometry(), results.recall.geometry()
    assert (recall.left() > evidence.right()) is is_beside
    assert (recall.top() > evidence.bottom()) is not is_beside
