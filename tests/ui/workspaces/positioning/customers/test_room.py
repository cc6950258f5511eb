"""The view Customer model: selection, adding, and what is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.customers import (
    ENTRIES,
    add_disqualifier,
    add_interest,
    add_persona,
    add_segment,
    add_trigger,
    set_notes,
)
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.customers import BuyingRole, Fit, PersonaNoteKind
from narrative_studio.model.positioning import ElementKind
from tests.ui.boards import Boards
from tests.ui.customers import names, open_page, room_of, take_keyboard
from ui import theme
from ui.inspector.customers.panels import PersonaPanel
from ui.inspector.element.evidence import ObjectionPanel
from ui.session import Session
from ui.widgets.scroll_box import ScrollBox
from ui.workspaces.positioning.customers.page import CustomerPage
from ui.workspaces.positioning.gaps_panel import GAP

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
Open = Callable[[Session], CustomerPage]


class TestPage:
    def test_it_shows_the_whole_model(self, page: CustomerPage) -> None:
        assert [part.model.rowCount() for part in page.parts] == [3, 5, 4, 3, 5]
        assert room_of(page).status_left() == "3 segments · 5 personas · 2 gaps"

    def test_every_row_is_seen_whole_without_scrolling_inside(self, page: CustomerPage) -> None:
        for part in page.parts:
            view = part.view
            for row in range(view.entries.rowCount()):
                place = view.visualRect(view.entries.index(row))
                assert view.viewport().rect().contains(place)
            assert view.verticalScrollBar().maximum() == 0

    def test_an_edit_leaves_the_page_where_the_user_has_scrolled_it(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        room_of(page).resize(1032, 400)
        box = page.findChild(ScrollBox)
        assert box is not None
        bar = box.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 200)
        persona = session.view.personas.ordered[0]
        session.select("persona", [persona.id])
        QApplication.processEvents()
        bar.setValue(bar.maximum())
        edit_cells(session.project, persona, note="Decides alone")
        QApplication.processEvents()
        assert bar.value() == bar.maximum()

    @pytest.mark.parametrize("width", [1032, 936, 984, 912, 1500])
    def test_cards_stand_in_as_many_columns_as_have_room(
        self, page: CustomerPage, width: int, qtbot: QtBot
    ) -> None:
        room_of(page).resize(width, 900)
        view = page.personas.view

        def rows() -> list[int]:
            places = [view.visualRect(view.entries.index(row)) for row in range(5)]
            return [sum(place.top() == one for place in places) for one in {places[0].top()}]

        qtbot.waitUntil(lambda: rows() == [min(5, view.columns)])

    def test_selecting_shows_the_inspector_and_lets_go_elsewhere(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        take_keyboard(page.personas.view, 1)
        assert session.selection.table == "persona"
        qtbot.keyClick(page.personas.view, Key.Key_Left)
        panel = room_of(page).inspector().panel
        assert isinstance(panel, PersonaPanel)
        assert panel.head.name.text() == "Quality and food safety lead"
        take_keyboard(page.triggers.view, 0)
        assert session.selection.table == "trigger_event"
        assert not page.personas.view.selectionModel().hasSelection()

    def test_arrows_lead_from_one_list_to_the_next(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        take_keyboard(page.segments.view, 0)
        qtbot.keyClick(page.segments.view, Key.Key_Down)
        assert page.personas.view.hasFocus()
        assert session.selection.current == session.view.personas.ordered[0].id
        qtbot.keyClick(page.personas.view, Key.Key_Up)
        assert page.segments.view.hasFocus()
        take_keyboard(page.steps.view, 4)
        qtbot.keyClick(page.steps.view, Key.Key_Down)
        assert page.steps.view.hasFocus()

    def test_enter_gives_the_keyboard_to_the_inspector(
        self, page: CustomerPage, qtbot: QtBot
    ) -> None:
        take_keyboard(page.segments.view, 1)
        with qtbot.waitSignal(page.opened):
            qtbot.keyClick(page.segments.view, Key.Key_Return)

    def test_escape_lets_go_of_what_is_selected(
        self, page: CustomerPage, session: Session, qtbot: QtBot
    ) -> None:
        take_keyboard(page.personas.view, 1)
        qtbot.keyClick(page.personas.view, Key.Key_Escape)
        assert not session.selection.ids

    def test_a_row_is_shown_wherever_it_was_found(
        self, page: CustomerPage, session: Session
    ) -> None:
        room = room_of(page)
        room.show_view("chain")
        note = session.view.persona_notes.ordered[-1]
        for table in (*ENTRIES, "persona_note"):
            assert room.shows(table)
        room.show_row("persona_note", note.id)
        assert page.isVisible()
        assert session.selection.current == note.persona

    @pytest.mark.parametrize("name", ["light", "dark"])
    def test_long_and_empty_texts_are_painted_in_both_themes(
        self, page: CustomerPage, session: Session, name: str, qapp: QApplication
    ) -> None:
        project = session.project
        segment = add_segment(project, name="Makers of composite foods " * 5, fit=Fit.POOR)
        edit_cells(project, segment, size="large " * 20, note="word " * 60)
        persona = add_persona(project, name="Director of everything " * 4, segment=segment.id)
        texts = ["something long that goes on and on"] * 8
        for kind in PersonaNoteKind:
            set_notes(project, persona=persona.id, kind=kind, texts=[*texts, kind.value])
        edit_cells(project, session.view.personas.ordered[0], name="")
        add_trigger(project, text="A retailer adds a limit " * 12)
        edit_cells(project, session.view.disqualifiers.ordered[0], text="")
        theme.apply(qapp, theme.load(name))
        try:
            assert not page.grab().isNull()
        finally:
            theme.apply(qapp, theme.load("light"))


class TestAdding:
    def test_an_empty_model_teaches_how_to_begin(self, boards: Boards, qtbot: QtBot) -> None:
        page = open_page(boards.session(), qtbot)
        assert page.personas.empty.accessibleName() == "Who feels the pain first?"
        assert page.personas.empty.isVisible()
        assert not page.gaps.isVisible()
        assert page.steps.what.isVisible()
        button = page.personas.empty.button
        assert button is not None
        button.click()
        popup = page.popup
        assert popup is not None
        qtbot.keyClicks(popup.field, "Quality lead")
        qtbot.keyClick(popup.field, Key.Key_Return)
        popup.close()
        assert names(page.personas.view) == ["Quality lead"]
        assert not page.personas.empty.isVisible()
        assert page.gaps.isVisible()

    @pytest.mark.parametrize("table", ["trigger_event", "disqualifier", "buying_step"])
    def test_lines_are_added_one_after_the_other(
        self, page: CustomerPage, session: Session, table: str, qtbot: QtBot
    ) -> None:
        part = page.part(table)
        page.begin_adding(table)
        field = getattr(part, "field")  # noqa: B009 - cards have none
        assert field.hasFocus()
        for words in ("One more", "And another"):
            qtbot.keyClicks(field, words)
            qtbot.keyClick(field, Key.Key_Return)
        assert names(part.view)[-2:] == ["One more", "And another"]
        assert field.hasFocus()
        assert session.selection.current == session.view.tables[table].ordered[-1].id

    def test_actions_add_from_anywhere(self, page: CustomerPage, session: Session) -> None:
        room = room_of(page)
        room.show_view("chain")
        actions = {action.id: action for action in room.actions_here()}
        actions["positioning.add-segment"].handler()
        assert page.isVisible()
        assert page.popup is not None
        page.popup.added.emit("Dairies")
        page.popup.close()
        assert [one.name for one in session.view.segments.ordered][-1] == "Dairies"
        assert session.selection.current == session.view.segments.ordered[-1].id
        room.show_view("chain")
        actions["positioning.customers"].handler()
        assert page.isVisible()


class TestGaps:
    def test_each_gap_opens_its_thing(self, page: CustomerPage, session: Session) -> None:
        found = page.gaps.model.gaps
        assert [gap.title for gap in found] == [
            "“Line lead” cares about no value theme",
            "Nobody raises “What happens to our records if we leave?”",
        ]
        room = room_of(page)
        session.row_opened.connect(room.show_row)
        page.gaps.chosen.emit(page.gaps.model.index(0, 0).data(GAP))
        assert session.selection.current == session.view.personas.ordered[4].id
        page.gaps.chosen.emit(page.gaps.model.index(1, 0).data(GAP))
        assert isinstance(room.inspector().panel, ObjectionPanel)

    def test_a_missing_role_is_added_with_its_role(self, boards: Boards, qtbot: QtBot) -> None:
        session = boards.session()
        add_persona(session.project, name="Line lead", buying_role=BuyingRole.USER)
        add_disqualifier(session.project, text="One ingredient")
        page = open_page(session, qtbot)
        champion, buyer = page.gaps.model.gaps
        for gap, title in ((champion, "Add the champion"), (buyer, "Add the economic buyer")):
            page.gaps.chosen.emit(gap)
            assert page.popup is not None
            assert page.popup.accessibleName() == title
            page.popup.added.emit("Somebody")
            page.popup.close()
        assert page.gaps.model.gaps == ()
        roles = [one.buying_role for one in session.view.personas.ordered]
        assert roles == [BuyingRole.USER, BuyingRole.CHAMPION, BuyingRole.ECONOMIC_BUYER]

    def test_a_gap_is_gone_when_it_is_answered(self, page: CustomerPage, session: Session) -> None:
        cook = session.view.personas.ordered[4]
        value = session.view.elements_of(ElementKind.VALUE)[0]
        add_interest(session.project, persona=cook.id, value=value.id)
        assert len(page.gaps.model.gaps) == 1
        assert room_of(page).status_left().endswith("1 gap")
        session.undo()
        assert len(page.gaps.model.gaps) == 2

    def test_a_gap_of_a_whole_list_begins_adding(self, boards: Boards, qtbot: QtBot) -> None:
        session = boards.session()
        add_segment(session.project, name="Blenders")
        page = open_page(session, qtbot)
        (gap,) = page.gaps.model.gaps
        assert gap.title == "Nobody is excluded"
        page.gaps.chosen.emit(gap)
        assert page.disqualifiers.field.hasFocus()
        add_disqualifier(session.project, text="One ingredient")
        assert page.gaps.model.gaps == ()
