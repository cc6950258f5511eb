"""The chain: its model, its keyboard, what it speaks, and boards that scroll."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QStyle, QToolTip
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import add_proof
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element, delete_element, move_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.positioning import Delivery, ElementKind
from tests.ui.boards import Boards
from tests.ui.elements import CHAIN, JOINS, by_code, fill, names_of
from tests.ui.studio import HER, edit_in_place, standing_in, told
from tests.ui.workspaces.positioning.chain.conftest import Show
from ui import theme
from ui.session import Session
from ui.theme import Type
from ui.widgets.headline_area import HeadlineArea
from ui.workspaces.positioning.chain.board import Card, make_board
from ui.workspaces.positioning.chain.card_delegate import paint_card
from ui.workspaces.positioning.chain.model import ELEMENT, ChainModel

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


# Model


def test_the_model_passes_the_tester_through_changes(session: Session) -> None:
    model = ChainModel(make_board(session.view, session.story))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made = fill(session, *CHAIN, joins=JOINS)
    model.show(make_board(session.view, session.story))
    assert model.rowCount() == 6
    delete_element(session.project, element=made["ERP module"].id)
    delete_element(session.project, element=made["Rework"].id)
    model.show(make_board(session.view, session.story))
    assert model.rowCount() == 4


def test_cards_are_listed_component_after_component(
    session: Session, qtmodeltester: ModelTester
) -> None:
    fill(session, *reversed(CHAIN))
    model = ChainModel(make_board(session.view, session.story))
    qtmodeltester.check(model)
    listed = [model.index(row).data() for row in range(model.rowCount())]
    assert listed == ["ERP module", "Binders", "Rework", "Genealogy", "Minutes", "Blenders"]
    assert model.place(model.index(3)) == (1, 1)
    assert model.at((1, 1)).data() == "Genealogy"
    assert not model.at((3, 1)).isValid()


def test_a_change_of_words_keeps_the_rows(session: Session, qtbot: QtBot) -> None:
    made = fill(session, *CHAIN)
    model = ChainModel(make_board(session.view, session.story))
    edit_cells(session.project, made["Binders"], name="Folders")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(make_board(session.view, session.story))
    assert model.index(0).data() == "Folders"


def test_a_card_is_read_with_its_state_and_its_neighbours(boards: Boards) -> None:
    session = boards.sample_session()
    model = ChainModel(make_board(session.view, session.story))
    index = model.index_of(by_code(session, "VA-2").id)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Value theme Recall less product, approved, carried by 3 frames, 2 suspect links"
    )
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == (
        "2 of 4. From Rework and partial-lot model. "
        "To Blends many ingredients, One quality manager carries it."
    )


def test_cards_say_what_is_fine_and_what_asks_for_something(boards: Boards) -> None:
    session = boards.sample_session()
    board = make_board(session.view, session.story)

    def card(code: str) -> tuple[tuple[str, ...], list[str]]:
        place = board.place(by_code(session, code).id)
        assert place is not None
        found = board.columns[place[0]][place[1]]
        return found.facts, [badge.text for badge in found.badges]

    assert card("CA-1") == (("55 % of deals", "status quo"), [])
    assert card("DF-4") == (("Limited", "due 15 Sep 2026"), [])
    assert card("VA-1") == (("Proved by PF-1",), [])
    assert card("TC-1") == (("Signal stated",), [])
    assert card("CA-4")[1] == ["Nothing answers this"]
    assert card("VA-4")[1] == ["Proof not cleared"]
    assert card("TC-4")[1] == ["No frame carries this"]
    assert card("VA-2")[1] == ["Changed", "2 suspect links"]


def test_several_proofs_of_a_value_are_all_named(session: Session) -> None:
    value = fill(session, "V:Minutes")["Minutes"]
    for headline in ("Seven minutes", "Nine days"):
        proof = add_proof(session.project, headline=headline)
        edit_cells(session.project, proof, may_be_spoken=True)
        link(session.project, source=proof, target=value)
    (card,) = make_board(session.view, session.story).columns[2]
    assert card.facts == ("Proved by PF-1 and PF-2", "draft")


def test_suspect_links_to_anything_but_elements_are_not_counted(session: Session) -> None:
    assert session.story is not None
    value, told = fill(session, "V:Minutes")["Minutes"], session.story.narrative.id
    frame = add_frame(session.project, narrative=told, beat="insight", headline="Weigh")
    proof = add_proof(session.project, headline="Seven minutes")
    for target in (value, proof):
        link(session.project, source=frame, target=target)
    edit_cells(session.project, proof, headline="Eight minutes")
    assert make_board(session.view, session.story).suspects == 0
    edit_cells(session.project, value, name="Moments")
    assert make_board(session.view, session.story).suspects == 1


# Assistive technology


def test_every_card_is_an_accessible_cell_on_the_screen(boards: Boards, show: Show) -> None:
    room = show(boards.sample_session())
    whole = QAccessible.queryAccessibleInterface(room.chain.view)
    assert whole.text(QAccessible.Text.Name) == "Chain of the positioning"
    assert whole.childCount() == 16
    assert whole.role() == QAccessible.Role.List
    cell = whole.child(2 * 4 + 1)
    assert cell.text(QAccessible.Text.Name).startswith("Value theme Recall less product, approved")
    place = room.chain.view.viewport().mapFromGlobal(cell.rect().center())
    assert room.chain.view.indexAt(place).row() == 9


def test_the_headings_read_as_one_sentence(boards: Boards, show: Show) -> None:
    room = show(boards.sample_session())
    assert room.chain.headings.accessibleName() == (
        "Competitive alternatives 4, lack, Differentiators 4, give, Value themes 4, for, "
        "Target customers 4"
    )


# Keyboard


def test_arrows_move_within_a_component_and_across(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, *CHAIN)
    view = show(session).chain.view
    walk = []
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        qtbot.keyClick(view, key)
        walk.append(view.currentIndex().data())
    assert walk == ["Binders", "ERP module", "Rework", "Minutes", "Blenders"]
    assert session.selection.current == made["Blenders"].id
    qtbot.keyClick(view, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().data() == "Binders"
    qtbot.keyClick(view, Key.Key_Left)
    assert view.currentIndex().data() == "Binders"


def test_arrows_pass_over_an_empty_component(session: Session, show: Show, qtbot: QtBot) -> None:
    for value in session.view.elements_of(ElementKind.VALUE):
        delete_element(session.project, element=value.id)
    fill(session, "A:Binders", "C:Blenders")
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_Right)
    assert view.currentIndex().data() == "Blenders"


def test_down_leads_on_to_the_category_and_up_back(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, "A:Binders", "M:Category", "T:Trend")
    room = show(session)
    view, foundation = room.chain.view, room.chain.foundation
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_Down)
    category = foundation.card(ElementKind.CATEGORY)
    assert category.hasFocus()
    assert session.selection.current == made["Category"].id
    qtbot.keyClick(category, Key.Key_Right)
    assert session.selection.current == made["Trend"].id
    qtbot.keyClick(foundation.card(ElementKind.TREND), Key.Key_Left)
    qtbot.keyClick(category, Key.Key_Up)
    assert view.hasFocus()
    assert session.selection.current == made["Binders"].id


def test_the_chain_is_one_tab_stop(boards: Boards, show: Show, qtbot: QtBot) -> None:
    room = show(boards.sample_session())
    qtbot.keyClick(room.chain.view, Key.Key_Tab)
    assert QApplication.focusWidget() is room.chain.gaps.list_view
    qtbot.keyClick(room.chain.gaps.list_view, Key.Key_Backtab)
    assert QApplication.focusWidget() is room.chain.view


def test_enter_opens_the_inspector_on_the_name(session: Session, show: Show, qtbot: QtBot) -> None:
    made = fill(session, "A:Binders")
    room = show(session)
    inspector = room.inspector()
    qtbot.addWidget(inspector)
    inspector.show()
    qtbot.keyClick(room.chain.view, Key.Key_Home)
    qtbot.keyClick(room.chain.view, Key.Key_Return)
    assert session.selection.current == made["Binders"].id
    focused = inspector.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Name"


def test_alt_and_an_arrow_move_a_card_which_stays_current(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, "A:One", "A:Two", "A:Three")
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Home)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(view, Key.Key_Down, alt)
    assert names_of(session, "A") == ["Two", "One", "Three"]
    qtbot.keyClick(view, Key.Key_Down, alt)
    qtbot.keyClick(view, Key.Key_Down, alt)
    assert names_of(session, "A") == ["Two", "Three", "One"]
    assert view.currentIndex().data() == "One"
    assert len(session.project.undo_state.undo) == 3 + 2  # three added, and at the end no move


def test_delete_says_how_to_take_it_back(session: Session, show: Show, qtbot: QtBot) -> None:
    fill(session, "A:Binders", "A:ERP module")
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_Delete)
    assert names_of(session, "A") == ["ERP module"]
    message = told(session)[-1]
    assert (message.text, message.action) == ("“Binders” deleted", "Undo")
    session.undo()
    assert names_of(session, "A") == ["Binders", "ERP module"]


def test_f2_renames_in_place(session: Session, show: Show, qtbot: QtBot) -> None:
    fill(session, "A:Binders")
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Home)
    editor = edit_in_place(view, qtbot)
    assert editor.accessibleName() == "Name of Binders"
    qtbot.keyClicks(editor, "Binders and spreadsheets")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: names_of(session, "A") == ["Binders and spreadsheets"])


def test_the_field_covers_a_name_of_two_lines_and_shows_all_of_it(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, "A:A spreadsheet that goes round by mail")
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Home)
    editor = edit_in_place(view, qtbot)
    assert isinstance(editor, HeadlineArea)
    two_lines_px = 2 * theme.current().line_px(Type.CARD_TITLE)
    assert editor.height() >= two_lines_px
    assert editor.document().size().height() <= editor.viewport().height() + 1


def test_a_name_that_others_change_meanwhile_is_not_overwritten(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, "A:Binders")
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Home)
    editor = edit_in_place(view, qtbot)
    qtbot.keyClicks(editor, "Mine")
    (element,) = session.view.elements.values()
    session.project.be(HER)
    edit_cells(session.project, element, name="Hers")
    qtbot.keyClick(editor, Key.Key_Return)

    qtbot.waitUntil(lambda: standing_in(session, element, "name") == {"Hers", "Mine"})


def test_an_empty_name_in_place_changes_nothing(session: Session, show: Show, qtbot: QtBot) -> None:
    fill(session, "A:Binders")
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Home)
    editor = edit_in_place(view, qtbot)
    qtbot.keyClick(editor, Key.Key_Backspace)
    qtbot.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert names_of(session, "A") == ["Binders"]
    assert told(session) == []


def test_insert_opens_the_field_of_the_component(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, *CHAIN)
    room = show(session)
    qtbot.keyClick(room.chain.view, Key.Key_Home)
    qtbot.keyClick(room.chain.view, Key.Key_Right)
    qtbot.keyClick(room.chain.view, Key.Key_Insert)
    assert room.chain.adder(ElementKind.DIFFERENTIATOR).field.hasFocus()


def test_mirrored_the_arrows_follow_the_eye(session: Session, show: Show, qtbot: QtBot) -> None:
    fill(session, *CHAIN)
    room = show(session)
    room.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    view = room.chain.view
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_Left)
    assert view.currentIndex().data() == "Genealogy"
    first, second = (view.visualRect(view.model().index(row, 0)) for row in (0, 2))
    assert first.left() > second.right()
    assert view.indexAt(first.center()).row() == 0


# Motion


def test_cards_glide_to_a_new_order_unless_motion_is_reduced(
    session: Session, show: Show, qtbot: QtBot, qapp: QApplication
) -> None:
    made = fill(session, "A:One", "A:Two", "A:Three")
    view = show(session).chain.view
    moving = []
    for index, look in ((0, theme.current()), (2, theme.load(theme.LIGHT))):
        theme.apply(qapp, look)
        move_element(session.project, element=made["Three"].id, index=index)
        moving.append(view.is_moving)
    assert moving == [False, True]
    assert view.visualRect(view.model().index(2, 0)).top() > 200, "the places are the new ones"
    qtbot.waitUntil(lambda: not view.is_moving, timeout=20_000)


def test_a_change_of_words_moves_nothing(session: Session, show: Show, qapp: QApplication) -> None:
    theme.apply(qapp, theme.load(theme.LIGHT))
    made = fill(session, "A:One", "D:Two")
    view = show(session).chain.view
    edit_cells(session.project, made["One"], name="First")
    add_element(session.project, kind=ElementKind.ALTERNATIVE, name="Last")
    assert not view.is_moving


def test_the_ring_and_the_selection_are_on_one_card(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    room = show(session)
    category = room.chain.foundation.card(ElementKind.CATEGORY)
    qtbot.mouseClick(category, LEFT)
    room.setFocus()
    room.focus_view()
    assert category.hasFocus()
    assert category.isChecked()
    qtbot.keyClick(category, Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    view = room.chain.view
    assert view.hasFocus()
    assert session.selection.current == view.current_element()
    assert not category.isChecked()


# Long boards


def test_a_long_component_scrolls_to_the_current_card(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, *(f"A:Alternative {number}" for number in range(40)))
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_End)
    rect = view.visualRect(view.currentIndex())
    assert view.viewport().visibleRegion().boundingRect().contains(rect)
    qtbot.keyClick(view, Key.Key_PageUp)
    assert view.currentIndex().row() < 38


def test_who_comes_back_to_a_scrolled_chain_sees_where_the_keyboard_is(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, *(f"A:Alternative {number}" for number in range(40)))
    room = show(session)
    view = room.chain.view
    qtbot.keyClick(view, Key.Key_Home)
    view.pushed.emit(2_000)
    assert (
        view.viewport().visibleRegion().intersected(view.visualRect(view.currentIndex())).isEmpty()
    )
    room.focus_view(Qt.FocusReason.ShortcutFocusReason)
    rect = view.visualRect(view.currentIndex())
    assert view.viewport().visibleRegion().boundingRect().contains(rect)


def test_only_the_cards_in_sight_are_painted(
    session: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(session, *(f"A:Alternative {number}" for number in range(60)))
    room = show(session)
    painted: list[str] = []

    def counted(painter: QPainter, rect: QRect, card: Card, state: QStyle.StateFlag) -> None:
        painted.append(card.element.name)
        paint_card(painter, rect, card, state)

    monkeypatch.setattr("ui.workspaces.positioning.chain.painter.paint_card", counted)
    room.chain.view.viewport().repaint()
    assert 3 <= len(painted) <= 10


def test_a_change_elsewhere_keeps_the_current_card(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, "A:One", "A:Two")
    view = show(session).chain.view
    qtbot.keyClick(view, Key.Key_Space)
    move_element(session.project, element=made["Two"].id, index=0)
    assert view.currentIndex().data() == "One"
    add_element(session.project, kind=ElementKind.ALTERNATIVE, name="Three")
    assert view.currentIndex().data() == "One"
    assert session.selection.current == made["One"].id


def test_cards_say_what_stands_behind_a_promise(session: Session) -> None:
    made = fill(session, "D:Genealogy", "D:Rework")
    for name, due in (("Genealogy", None), ("Rework", "2020-01-31")):
        edit_cells(session.project, made[name], delivery=Delivery.PLANNED, roadmap_on=due)
    first, second = make_board(session.view, session.story).columns[1]
    assert first.facts[:2] == ("Planned", "no roadmap item")
    assert "Roadmap date passed" in [badge.text for badge in second.badges]
    assert "planned, no roadmap item" in second.spoken
    assert second.spoken.count("roadmap date passed") == 1


def test_only_what_a_card_cuts_is_told_and_below_its_badges(
    session: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(session, "A:Binders")
    view = show(session).chain.view
    shown: list[tuple[QPoint, str]] = []
    monkeypatch.setattr(QToolTip, "showText", lambda *told: shown.append(told[:2]))
    index = view.model().index(0, 0)
    element = session.view.elements[index.data(ELEMENT)]

    def point_at() -> None:
        at = view.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)

    point_at()
    assert [words for _at, words in shown] == [""], "which shows none, and takes another away"
    edit_cells(session.project, element, statement="Paper on a shelf. " * 30)
    point_at()
    at, words = shown[-1]
    assert words.startswith(element.name)
    assert at.y() >= view.viewport().mapToGlobal(view.visualRect(index).bottomLeft()).y()


def test_a_long_trend_has_two_lines_while_it_has_no_statement(session: Session, show: Show) -> None:
    trend = fill(session, "T:Carriers")["Carriers"]
    card = show(session).chain.foundation.card(ElementKind.TREND)

    def foot_px() -> int:
        shown = card.grab().toImage().copy(QRect(20, 10, card.width() - 40, card.height() - 20))
        every = range(shown.height())
        plain = shown.pixelColor(0, 0)
        return max(
            y for y in every if any(shown.pixelColor(x, y) != plain for x in range(shown.width()))
        )

    before_px = foot_px()
    edit_cells(session.project, trend, name="Carriers charge by volume since 2025 " * 2)
    assert foot_px() - before_px > theme.current().line_px(Type.CARD_TITLE) // 2
