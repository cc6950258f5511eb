"""The lists of the customer model: what they hold, editing in place, and moving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPersistentModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.customers import (
    ENTRIES,
    add_buying_step,
    add_persona,
    delete_entry,
    move_entry,
)
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.customers import BuyingRole
from tests.ui.boards import Boards
from tests.ui.customers import edit_row, names, take_keyboard
from tests.ui.elements import fill
from tests.ui.studio import HER, standing_in, told
from ui.session import Session
from ui.widgets.scroll_box import box_around
from ui.workspaces.positioning.customers.cards import Line, PersonaCard, SegmentCard, make_cards
from ui.workspaces.positioning.customers.model import MIME, EntryModel
from ui.workspaces.positioning.customers.page import CustomerPage
from ui.workspaces.positioning.customers.painter import chip_rows

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
Open = Callable[[Session], CustomerPage]


class TestModel:
    @pytest.mark.parametrize("table", ENTRIES)
    def test_it_passes_the_tester(
        self, session: Session, table: str, qtmodeltester: ModelTester
    ) -> None:
        qtmodeltester.check(EntryModel(session.view, table))

    def test_it_follows_every_change_under_the_tester(self, session: Session) -> None:
        model = EntryModel(session.view, "buying_step")
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        steps = session.view.buying_steps.ordered
        for change in (
            lambda: move_entry(session.project, entry=steps[4], index=0),
            lambda: move_entry(session.project, entry=steps[0], index=3),
            lambda: delete_entry(session.project, entry=steps[1]),
            lambda: add_buying_step(session.project, text="Security review"),
            lambda: edit_cells(session.project, steps[2], text="Mock recall"),
            session.undo,
            session.undo,
            session.undo,
            session.undo,
            session.undo,
        ):
            change()
            model.show(session.view)
            assert [card.entry for card in model.cards] == list(session.view.buying_steps.ordered)

    def test_several_moves_at_once_keep_the_place(self, session: Session) -> None:
        model = EntryModel(session.view, "trigger_event")
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        triggers = session.view.trigger_events.ordered
        kept = QPersistentModelIndex(model.index(1))
        move_entry(session.project, entry=triggers[3], index=0)
        move_entry(session.project, entry=triggers[0], index=2)
        move_entry(session.project, entry=triggers[1], index=3)
        model.show(session.view)
        assert kept.data() == triggers[1].text

    def test_words_are_tidied_and_never_taken_away_whole(self, session: Session) -> None:
        model = EntryModel(session.view, "persona")
        edited: list[str] = []
        model.edited.connect(lambda _entry, _cell, words: edited.append(words))
        assert not model.setData(model.index(0), " \n ")
        assert model.setData(model.index(0), "Head of\nquality ")
        assert edited == ["Head of quality"]


class TestCards:
    def test_a_persona_says_what_moves_it(self, session: Session) -> None:
        lead = make_cards(session.view, "persona")[0]
        assert isinstance(lead, PersonaCard)
        assert lead.badge.text == "Champion"
        assert lead.values == ("Know in minutes", "Walk into audits ready")
        assert lead.words == ("trace", "mock", "audit week", "hold")
        assert not lead.is_asked
        assert lead.spoken == (
            "Persona Quality and food safety lead, champion, cares about Know in minutes and Walk "
            "into audits ready, fears being the only one who can trace and failing a timed mock "
            "recall, says trace, mock, audit week and hold"
        )

    def test_who_cares_is_asked_only_where_there_is_a_value_theme(self, boards: Boards) -> None:
        session = boards.session()
        add_persona(session.project, name="Lead", buying_role=BuyingRole.USER)
        (card,) = make_cards(session.view, "persona")
        assert isinstance(card, PersonaCard)
        assert not card.is_asked
        fill(session, "V:Minutes")
        (card,) = make_cards(session.view, "persona")
        assert isinstance(card, PersonaCard)
        assert card.is_asked
        assert "cares about no value theme" in card.spoken

    def test_fit_is_a_word_and_an_icon(self, session: Session) -> None:
        cards = make_cards(session.view, "segment")
        assert [card.badge.text for card in cards if isinstance(card, SegmentCard)] == [
            "Best fit",
            "Good fit",
            "Poor fit",
        ]
        assert cards[0].spoken.startswith("Segment Blenders who supply retailers, best fit, 80")

    def test_a_buying_step_names_who_takes_it_and_what_ends_it(self, session: Session) -> None:
        step = make_cards(session.view, "buying_step")[1]
        assert isinstance(step, Line)
        assert step.number == 2
        assert step.detail == (
            "IT manager, until IT has seen an export come in and named no blocker"
        )
        first = make_cards(session.view, "buying_step")[0]
        assert isinstance(first, Line)
        assert first.detail.startswith("Quality and food safety lead, until a date")

    def test_more_words_than_two_rows_hold_are_counted(self, qapp: QApplication) -> None:
        words = tuple(f"a word of theirs {number}" for number in range(12))
        rows = chip_rows(words, 260)
        assert len(rows) == 2
        shown = sum(len(row) for row in rows) - 1
        assert rows[-1][-1][0].text == f"+{12 - shown}"
        for row in rows:
            assert sum(width for _badge, width in row) + 6 * (len(row) - 1) <= 260
        (long,) = chip_rows(("a very long word " * 10,), 200)
        assert long[0][1] == 200
        assert chip_rows((), 200) == []


class TestEditing:
    def test_words_are_edited_in_place_and_enter_stores_them(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        view = page.triggers.view
        editor = edit_row(view, 1, qtbot)
        editor.setPlainText("A mock recall failed")
        qtbot.keyClick(editor, Key.Key_Return)
        assert names(view)[1] == "A mock recall failed"
        assert view.hasFocus()
        session.undo()
        assert names(view)[1] == "A mock recall ran past the limit"

    def test_escape_ends_editing_and_loses_nothing(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        view = page.personas.view
        editor = edit_row(view, 4, qtbot)
        qtbot.keyClicks(editor, "Shift lead")
        qtbot.keyClick(editor, Key.Key_Escape)
        assert names(view)[4] == "Shift lead"
        assert session.selection.current == session.view.personas.ordered[4].id

    def test_a_pause_stores_and_the_editor_stays_open(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        view = page.steps.view
        editor = edit_row(view, 0, qtbot)
        qtbot.keyClicks(editor, "First talk ")
        qtbot.waitUntil(lambda: names(view)[0] == "First talk", timeout=3000)
        assert editor.hasFocus()
        qtbot.keyClicks(editor, "and more")
        session.flush()
        assert names(view)[0] == "First talk and more"

    def test_what_is_typed_survives_a_change_of_the_list(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        view = page.triggers.view
        qtbot.keyClicks(edit_row(view, 3, qtbot), "Typed")
        delete_entry(session.project, entry=session.view.trigger_events.ordered[0])
        assert names(view)[-1] == "Typed"

    def test_what_a_colleague_wrote_meanwhile_is_not_overwritten(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        view, persona = page.personas.view, session.view.personas.ordered[1]
        editor = edit_row(view, 1, qtbot)
        qtbot.keyClicks(editor, "Plant man")
        session.project.be(HER)
        edit_cells(session.project, persona, name="Hers", note="Hers too")
        assert editor.text() == "Plant man"
        qtbot.keyClicks(editor, "ager")
        qtbot.keyClick(editor, Key.Key_Return)
        assert standing_in(session, persona, "name") == {"Hers", "Plant manager"}

    def test_delete_and_the_cross_delete_with_a_way_back(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        view = page.disqualifiers.view
        take_keyboard(view, 0)
        qtbot.keyClick(view, Key.Key_Delete)
        assert len(names(view)) == 2
        assert told(session)[-1].action == "Undo"
        place = view.visualRect(view.entries.index(0))
        at = QPoint(place.right() - 14, place.top() + 16)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert len(names(view)) == 1
        session.undo()
        session.undo()
        assert len(names(view)) == 3


class TestMoving:
    def test_alt_and_arrows_move_a_line(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        view = page.steps.view
        take_keyboard(view, 1)
        qtbot.keyClick(view, Key.Key_Down, Alt)
        assert names(view)[1:3] == ["Mock recall on own data", "Technical look with IT"]
        assert view.currentIndex().row() == 2
        qtbot.keyClick(view, Key.Key_Up, Alt)
        qtbot.keyClick(view, Key.Key_Up, Alt)
        assert names(view)[0] == "Technical look with IT"
        qtbot.keyClick(view, Key.Key_Up, Alt)
        assert view.currentIndex().row() == 0
        session.undo()
        session.undo()
        session.undo()
        assert names(view)[0] == "First call"

    def test_alt_and_arrows_move_a_card_by_one_or_by_a_row(
        self, page: CustomerPage, qtbot: QtBot
    ) -> None:
        view = page.personas.view
        take_keyboard(view, 0)
        qtbot.keyClick(view, Key.Key_Right, Alt)
        assert names(view)[1] == "Quality and food safety lead"
        qtbot.keyClick(view, Key.Key_Down, Alt)
        assert names(view).index("Quality and food safety lead") == 1 + view.columns
        assert view.currentIndex().row() == 1 + view.columns

    @pytest.mark.parametrize(
        ("row", "onto", "is_late", "place"), [(0, 2, True, 2), (3, 0, False, 0), (1, 1, True, 1)]
    )
    def test_a_dropped_line_stands_where_the_mark_was(
        self, page: CustomerPage, session: Session, row: int, onto: int, is_late: bool, place: int
    ) -> None:
        view = page.triggers.view
        name = names(view)[row]
        data = view.entries.mimeData([view.entries.index(row)])
        assert isinstance(data, QMimeData)
        assert data.hasFormat(MIME)
        rect = view.visualRect(view.entries.index(onto))
        y = rect.bottom() - 1 if is_late else rect.top() + 1
        event = QDropEvent(
            QPointF(rect.center().x(), y),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        view.dropEvent(event)
        assert names(view).index(name) == place
        assert len(names(view)) == 4

    def test_the_page_moves_on_under_what_is_held_at_its_edge(
        self, page: CustomerPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        view = page.personas.view
        around = box_around(view)
        assert around is not None
        data = view.entries.mimeData([view.entries.index(0)])
        end = view.viewport().mapFrom(around, QPoint(60, around.height() - 3))
        monkeypatch.setattr(QDropEvent, "source", lambda _event: view)
        move, plain = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
        view.dragMoveEvent(QDragMoveEvent(end, move, data, Qt.MouseButton.LeftButton, plain))
        assert view._edge.is_running()
        before = around.verticalScrollBar().value()
        view._edge.step()
        gone = around.verticalScrollBar().value() - before
        assert gone > 0
        assert view._drop_at == view.gap_at(end + QPoint(0, gone))
        view.dragLeaveEvent(QDragLeaveEvent())
        assert not view._edge.is_running()

    def test_a_card_is_dropped_beside_another(self, page: CustomerPage) -> None:
        view = page.personas.view
        first = view.visualRect(view.entries.index(0))
        assert view.gap_at(first.center() - QPoint(20, 0)) == 0
        assert view.gap_at(first.center() + QPoint(20, 0)) == 1
        assert view.gap_at(QPoint(view.width() - 2, view.height() - 2)) == 5

    def test_the_menu_offers_what_the_keys_do(self, page: CustomerPage, session: Session) -> None:
        first = session.view.buying_steps.ordered[0]
        menu = page.make_menu(first)
        words = {action.text().partition("\t")[0]: action for action in menu.actions()}
        assert not words["Move up"].isEnabled()
        words["Move down"].trigger()
        assert session.view.buying_steps.ordered[1].id == first.id
        card = page.make_menu(session.view.personas.ordered[0])
        keys = [action.text().partition("\t")[2] for action in card.actions() if action.text()]
        assert keys == ["Enter", "F2", "Alt+Left", "Alt+Right", "Del"]
