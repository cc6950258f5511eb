"""The room Positioning as a whole: its views, selection, adding, gaps and status."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from narrative_studio.commands.customers import add_persona
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import add_element, delete_element
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import ElementKind, Status
from tests.ui.boards import Boards
from tests.ui.elements import CHAIN, JOINS, by_code, fill, names_of
from tests.ui.studio import told
from tests.ui.workspaces.positioning.conftest import Show
from ui import theme
from ui.session import Session
from ui.workspaces.positioning.adder import Adder, AdderState
from ui.workspaces.positioning.tool_row import CHAIN as CHAIN_VIEW
from ui.workspaces.positioning.tool_row import LIST, VOCABULARY


def is_in_sight(part: QWidget) -> bool:
    """Whether no parent cuts anything of a widget off."""
    parent = part.parentWidget()
    while parent is not None:
        place = part.rect().translated(part.mapTo(parent, QPoint(0, 0)))
        if not parent.rect().contains(place):
            return False
        parent = parent.parentWidget()
    return True


def words_of(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]


def test_the_sample_is_summed_up_in_the_status_bar(boards: Boards, show: Show) -> None:
    room = show(boards.sample_session())
    assert room.status_left() == "18 elements · 3 gaps · 2 suspect links"
    assert room.status_right() == "Positioning r3, baseline B-3 of 2 April 2026"


def test_without_a_baseline_no_revision_of_the_positioning_is_claimed(
    session: Session, show: Show
) -> None:
    assert show(session).status_right() == ""


def test_the_status_follows_a_change(session: Session, show: Show, qtbot: QtBot) -> None:
    room = show(session)
    with qtbot.waitSignal(room.status_changed):
        add_element(session.project, kind=ElementKind.ALTERNATIVE, name="Nothing")
    assert room.status_left().startswith("2 elements")


def test_a_hidden_room_looks_again_when_it_is_entered(session: Session, show: Show) -> None:
    room = show(session)
    room.hide()
    add_element(session.project, kind=ElementKind.ALTERNATIVE, name="Nothing")
    room.show()
    assert room.status_left().startswith("2 elements")


def test_selecting_shows_whose_chain_is_lifted_until_the_chip_is_used(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    room = show(session)
    assert room.tools.chip.isHidden()
    room.show_row("element", by_code(session, "VA-2").id)
    assert room.tools.chip.accessibleName().startswith("Showing the chain of Recall less product")
    assert room.tools.chip.words_within(300) == "Showing the chain of Recall less product"
    assert room.tools.chip.words_within(150) == "Recall less product"
    qtbot.mouseClick(room.tools.chip, Qt.MouseButton.LeftButton)
    assert room.tools.chip.isHidden()
    assert session.selection.current is None


def test_escape_lets_go_of_the_chain(boards: Boards, show: Show, qtbot: QtBot) -> None:
    session = boards.sample_session()
    room = show(session)
    room.show_row("element", by_code(session, "VA-2").id)
    qtbot.keyClick(room.chain.view, Qt.Key.Key_Escape)
    assert session.selection.current is None
    assert room.tools.chip.isHidden()


def test_a_category_and_what_is_not_connected_have_no_chain(boards: Boards, show: Show) -> None:
    session = boards.sample_session()
    room = show(session)
    alone = fill(session, "A:Nothing")["Nothing"]
    for element in (by_code(session, "MC-1"), alone):
        room.show_row("element", element.id)
        assert room.tools.chip.isHidden()


def test_rows_are_brought_before_the_eyes_where_they_have_a_place(
    boards: Boards, show: Show
) -> None:
    session = boards.sample_session()
    room = show(session)
    assert [room.shows(table) for table in ("element", "proof", "objection", "term", "frame")] == [
        True,
        True,
        True,
        True,
        False,
    ]
    room.show_row("proof", by_code(session, "PF-4").id)
    assert room.tools.views.key == LIST
    assert room.list_page.isVisible()
    assert session.selection.table == "proof"
    term = session.view.terms.ordered[0]
    room.show_row("term", term.id)
    assert room.tools.views.key == VOCABULARY


def test_an_element_shown_while_the_list_is_open_stays_in_the_list(
    boards: Boards, show: Show
) -> None:
    session = boards.sample_session()
    room = show(session)
    room.show_view(LIST)
    room.show_row("element", by_code(session, "DF-3").id)
    assert room.tools.views.key == LIST
    room.show_view(CHAIN_VIEW)
    assert room.chain.view.current_element() == by_code(session, "DF-3").id


# A new document


def test_a_new_document_teaches_in_every_component(boards: Boards, show: Show) -> None:
    room = show(boards.session(), 912, 720)
    for kind in ElementKind:
        adder = room.chain.adder(kind)
        assert adder.state is AdderState.TEACHING
        assert adder.isVisible()
        words_px = adder.field.fontMetrics().horizontalAdvance(adder.field.placeholderText())
        assert 0 < words_px < adder.field.width() - 24, "the hint is not cut"
    assert not room.chain.gaps.isVisible()
    assert room.status_left() == "0 elements"


def test_names_are_typed_one_after_the_other(boards: Boards, show: Show, qtbot: QtBot) -> None:
    session = boards.session()
    room = show(session)
    room.focus_view()
    adder = room.chain.adder(ElementKind.ALTERNATIVE)
    assert adder.field.hasFocus()
    for name in ("Binders", "ERP module", "Nothing"):
        qtbot.keyClicks(adder.field, name)
        qtbot.keyClick(adder.field, Qt.Key.Key_Return)
        assert adder.field.hasFocus()
        assert adder.field.text() == ""
    assert names_of(session, "A") == ["Binders", "ERP module", "Nothing"]
    assert adder.state is AdderState.OPEN


def test_enter_in_the_field_leaves_the_new_element_alone(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    session = boards.session()
    room = show(session)
    room.focus_view()
    field = room.chain.adder(ElementKind.ALTERNATIVE).field
    qtbot.keyClicks(field, "Binders")
    with qtbot.assertNotEmitted(room.chain.opened):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(field, Qt.Key.Key_Up)
        qtbot.keyClick(field, Qt.Key.Key_F2)
    assert field.hasFocus()
    assert room.chain.view.state() is QAbstractItemView.State.NoState
    [made] = session.view.elements_of(ElementKind.ALTERNATIVE)
    assert session.selection.current == made.id


def test_a_name_that_was_begun_is_not_lost_by_leaving_the_field(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    session = boards.session()
    room = show(session)
    adder = room.chain.adder(ElementKind.VALUE)
    adder.open()
    qtbot.keyClicks(adder.field, "Know in minutes")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(adder.field, away)
    assert names_of(session, "V") == [], "another window came to the front for a moment"
    room.chain.adder(ElementKind.CUSTOMER).open()
    assert names_of(session, "V") == ["Know in minutes"]


def test_escape_takes_a_begun_name_back_and_then_closes_the_field(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    room = show(session)
    room.begin_adding(ElementKind.VALUE)
    adder = room.chain.adder(ElementKind.VALUE)
    qtbot.keyClicks(adder.field, "half a na")
    qtbot.keyClick(adder.field, Qt.Key.Key_Escape)
    assert (adder.field.text(), adder.state) == ("", AdderState.OPEN)
    qtbot.keyClick(adder.field, Qt.Key.Key_Escape)
    assert (adder.field.text(), adder.state) == ("", AdderState.STRIP)
    assert names_of(session, "V") == ["Know in minutes"]


def test_the_field_of_a_long_component_is_scrolled_into_sight(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    session = boards.session()
    fill(session, *(f"D:Differentiator {number}" for number in range(9)))
    room = show(session)
    room.begin_adding(ElementKind.DIFFERENTIATOR)
    adder = room.chain.adder(ElementKind.DIFFERENTIATOR)
    for name in ("Ten", "Eleven"):
        assert is_in_sight(adder)
        qtbot.keyClicks(adder.field, name)
        qtbot.keyClick(adder.field, Qt.Key.Key_Return)
    assert is_in_sight(adder)
    assert names_of(session, "D")[-2:] == ["Ten", "Eleven"]


def test_the_button_of_a_component_adds_what_is_typed(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    session = boards.session()
    room = show(session)
    adder = room.chain.adder(ElementKind.CATEGORY)
    qtbot.keyClicks(adder.field, "Recall readiness")
    qtbot.mouseClick(adder.button, Qt.MouseButton.LeftButton)
    assert names_of(session, "M") == ["Recall readiness"]
    assert room.chain.foundation.card(ElementKind.CATEGORY).isVisible()


def test_a_click_on_the_strip_opens_the_field(session: Session, show: Show, qtbot: QtBot) -> None:
    room = show(session)
    adder = room.chain.adder(ElementKind.VALUE)
    assert not adder.field.isVisible()
    room.show_row("element", session.view.elements.ordered[0].id)
    qtbot.mouseClick(adder, Qt.MouseButton.LeftButton)
    assert session.selection.current == session.view.elements.ordered[0].id
    assert adder.state is AdderState.OPEN
    assert adder.field.hasFocus()


# Adding


def test_the_menu_offers_every_kind_evidence_and_who_buys(session: Session, show: Show) -> None:
    menu = show(session).tools.make_menu()
    assert words_of(menu) == [
        *(kind.value.capitalize() for kind in ElementKind),
        *("Proof", "Objection", "Segment", "Persona", "Goal", "Touchpoint"),
    ]


@pytest.mark.parametrize(("what", "table"), [(Proof, "proofs"), (Objection, "objections")])
def test_evidence_is_named_in_a_popup_and_shown_in_the_list(
    session: Session, show: Show, qtbot: QtBot, what: type, table: str
) -> None:
    room = show(session)
    room.begin_adding(what)
    popup = room.popup
    assert popup is not None
    qtbot.keyClicks(popup.field, "It works")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert len(getattr(session.view, table)) == 1
    assert room.tools.views.key == LIST
    assert popup.field.text() == ""
    popup.close()


def test_a_second_category_is_added_as_a_candidate(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, "M:First")
    room = show(session)
    room.begin_adding(ElementKind.CATEGORY)
    popup = room.popup
    assert popup is not None
    qtbot.keyClicks(popup.field, "Second")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    popup.close()
    first, second = session.view.elements_of(ElementKind.CATEGORY)
    assert (first.is_current, second.is_current) == (True, False)
    card = room.chain.foundation.card(ElementKind.CATEGORY)
    assert card.element_id == first.id
    assert "1 other considered" in card.meta


# Sharing the height


@pytest.mark.parametrize("size", [(912, 720), (1032, 820)])
def test_nothing_of_the_sample_is_out_of_sight(
    boards: Boards, show: Show, size: tuple[int, int]
) -> None:
    room = show(boards.sample_session(), *size)
    chain = room.chain
    for part in (chain.view, chain.foundation, chain.gaps):
        assert is_in_sight(part)
    gaps = chain.gaps.list_view
    for row in range(gaps.model().rowCount()):
        assert gaps.viewport().rect().contains(gaps.visualRect(gaps.model().index(row, 0)))


def test_where_height_is_short_the_page_scrolls_as_a_whole(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    fill(session, "A:Fax", "A:Intern", "V:Calm", "V:Speed")
    chain = show(session, 700, 560).chain
    gaps = chain.gaps.list_view
    last = gaps.model().index(gaps.model().rowCount() - 1, 0)
    assert last.row() > 3
    assert gaps.viewport().rect().contains(gaps.visualRect(last))
    assert not is_in_sight(chain.gaps)
    chain.view.setFocus()
    qtbot.keyClick(chain.view, Qt.Key.Key_End)
    qtbot.keyClick(chain.view, Qt.Key.Key_Down)
    category = chain.foundation.card(ElementKind.CATEGORY)
    assert category.hasFocus()
    assert is_in_sight(category)
    qtbot.keyClick(category, Qt.Key.Key_Tab)
    assert gaps.hasFocus()
    assert is_in_sight(gaps)
    assert not is_in_sight(chain.view)
    assert is_in_sight(chain.headings)


# The palette of commands


def test_actions_have_stable_names_and_one_shortcut_to_connect(
    session: Session, show: Show
) -> None:
    actions = {action.id: action for action in show(session).actions_here()}
    assert {"positioning.add-value", "positioning.add-proof", "positioning.connect"} <= set(actions)
    assert actions["positioning.connect"].shortcut == "Ctrl+L"


def test_an_element_is_added_beside_the_selected_one(session: Session, show: Show) -> None:
    made = fill(session, "C:Blenders")
    room = show(session)
    room.show_row("element", made["Blenders"].id)
    room.add_here()
    assert room.chain.adder(ElementKind.CUSTOMER).field.hasFocus()


def test_what_was_selected_in_another_view_does_not_say_what_is_added(
    session: Session, show: Show
) -> None:
    made = fill(session, "C:Blenders")
    room = show(session)
    persona = add_persona(session.project, name="Baker").id
    room.show_row("persona", persona)
    room.show_view("chain")
    room.add_here()
    assert room.chain.adder(ElementKind.ALTERNATIVE).field.hasFocus()

    room.show_row("element", made["Blenders"].id)
    room.show_view("vocabulary")
    room.add_here()
    assert room.vocabulary_page.preferred.field.hasFocus()
    room.vocabulary_page.banned.field.setFocus()
    room.add_here()
    assert room.vocabulary_page.banned.field.hasFocus()


def test_connect_without_a_selection_says_what_to_do(session: Session, show: Show) -> None:
    show(session).connect_selected()
    assert told(session)[-1].text == "Select an element or a persona to connect it"


def test_connect_takes_the_card_that_the_keyboard_is_on(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, "D:Genealogy", "A:Binders")
    room = show(session)
    room.focus_view(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(room.chain.view.hasFocus)
    session.select("element", ())
    qtbot.waitUntil(room.chain.view.hasFocus)
    assert room.connect_selected() is not None
    assert session.selection.ids == (made["Binders"].id,)


def test_connect_offers_the_neighbouring_components(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, "D:Genealogy", "A:Binders")
    room = show(session)
    room.show_row("element", made["Genealogy"].id)
    picker = room.connect_selected()
    assert picker is not None
    offered = [picker.model.line(row).words for row in range(picker.model.rowCount())]
    assert offered == ["Competitive alternatives", "Binders"]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert len(session.view.relations) == 1


def test_the_menu_of_an_element_offers_the_other_states(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, *CHAIN, joins=JOINS)
    room = show(session)
    menu = room.make_menu(made["Binders"])
    words = words_of(menu)
    assert "Send to review" in words
    assert "Back to draft" not in words
    up, down = (
        next(a for a in menu.actions() if a.text().startswith(w)) for w in ("Move up", "Move down")
    )
    assert (up.isEnabled(), down.isEnabled()) == (False, True)
    next(a for a in menu.actions() if a.text() == "Send to review").trigger()
    assert session.view.elements[made["Binders"].id].status is Status.IN_REVIEW
    down.trigger()
    assert names_of(session, "A") == ["ERP module", "Binders"]


def test_a_theme_switch_keeps_the_places(boards: Boards, show: Show, qapp: QApplication) -> None:
    room = show(boards.sample_session())
    before = room.chain.view.geometry_now
    theme.apply(qapp, theme.load(theme.DARK, reduced_motion=True))
    assert room.chain.view.geometry_now == before
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=1.5, reduced_motion=True))
    assert room.chain.view.geometry_now.card_px > before.card_px


def test_a_narrow_place_says_add_alone_and_is_named_in_full(qtbot: QtBot) -> None:
    chain = QWidget()
    qtbot.addWidget(chain)
    place = Adder(ElementKind.ALTERNATIVE, parent=chain)
    place.show_state(AdderState.TEACHING)
    place.resize(400, 200)
    chain.show()  # What is hidden is told of its size when it is shown.
    assert place.button.text() == "Add an alternative"
    place.resize(100, 200)
    assert place.button.text() == "Add"
    assert place.button.accessibleName() == "Add an alternative"


def test_a_deleted_selection_is_let_go_of(session: Session, show: Show) -> None:
    made = fill(session, "A:Binders")
    room = show(session)
    room.show_row("element", made["Binders"].id)
    delete_element(session.project, element=made["Binders"].id)
    assert session.selection.current is None
    assert room.tools.chip.isHidden()
    session.undo()
    assert room.chain.view.board.place(made["Binders"].id) == (0, 0)


def test_editing_an_approved_wording_is_seen_on_its_card(boards: Boards, show: Show) -> None:
    session = boards.sample_session()
    room = show(session)
    element = by_code(session, "DF-3")
    edit_cells(session.project, element, statement="Another attribute")
    place = room.board.place(element.id)
    assert place is not None
    card = room.board.columns[place[0]][place[1]]
    assert "In review" in [badge.text for badge in card.badges]
    assert card.spoken.startswith("Differentiator Mock recall clock and evidence pack, in review")
