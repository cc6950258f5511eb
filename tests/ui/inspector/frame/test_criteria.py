"""The criteria in the inspector: written in place, and paid for from either end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step
from narrative_studio.model.storyboard import Criterion, LinkRole
from tests.ui.boards import Boards, named, told
from tests.ui.studio import told as messages
from ui.actions import Action
from ui.inspector.frame.criteria import CriteriaPart, PaymentRow
from ui.inspector.frame.links import LinksPart
from ui.session import Session
from ui.workspaces.demo.step_menu import row_menu


@pytest.fixture
def session(boards: Boards) -> Session:
    made = boards.session(
        "insight:A", "perfect-world:P", "differentiated-value:V", "differentiated-value:W"
    )
    add_step(made.project, frame=named(made, "V").id, do="Press `Narrow`")
    return made


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> CriteriaPart:
    made = CriteriaPart(session)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    made.activateWindow()
    session.changed.connect(lambda *_: made.show_frame(told(session), named(session, "P")))
    made.show_frame(told(session), named(session, "P"))
    return made


def button(part: CriteriaPart, name: str) -> QAbstractButton:
    found = [one for one in part.findChildren(QAbstractButton) if one.accessibleName() == name]
    return found[0]


def write(part: CriteriaPart, qtbot: QtBot, text: str) -> Criterion:
    part.add_button.click()
    row = list(part.rows.values())[-1]
    assert row.text.hasFocus()
    qtbot.keyClicks(row.text, text)
    part.session.flush()
    return part.session.view.criteria.ordered[-1]


def pays(part: CriteriaPart, criterion: Criterion) -> dict[str, QAction]:
    menu = part.pay_menu(criterion)
    part._held = menu  # type: ignore[attr-defined]
    return {entry.text().strip(): entry for entry in menu.actions()}


def test_it_stands_only_where_criteria_are_agreed_on(part: CriteriaPart, session: Session) -> None:
    assert not part.isHidden()
    part.show_frame(told(session), named(session, "A"))
    assert part.isHidden()


def test_a_criterion_is_written_at_once_and_asks_for_its_payment(
    part: CriteriaPart, session: Session, qtbot: QtBot
) -> None:
    made = write(part, qtbot, "Anybody names the pallets")
    assert made.text == "Anybody names the pallets"
    (row,) = part.rows.values()
    assert row.words == "Nothing pays for it yet"
    assert part.head.accessibleName() == "Criteria, 1 criterion, 2 to 4 are usual"


def test_what_pays_is_chosen_from_value_frames_and_steps(
    part: CriteriaPart, session: Session, qtbot: QtBot
) -> None:
    write(part, qtbot, "In minutes")
    made = write(part, qtbot, "Only those")
    assert list(pays(part, made)) == ["Frame 3  V", "3.1  Press Narrow", "Frame 4  W"]
    pays(part, made)["3.1  Press Narrow"].trigger()
    pays(part, made)["Frame 3  V"].trigger()
    assert {one.role for one in session.view.links_to(made.id)} == {LinkRole.PAYS_FOR}
    assert part.rows[made.id].words == "Paid for by"
    assert len(part.findChildren(PaymentRow)) >= 2
    assert part.head.accessibleName() == "Criteria, 2 criteria · 1 unpaid"
    assert pays(part, made)["Frame 3  V"].isChecked()
    pays(part, made)["Frame 3  V"].trigger()
    button(part, "Step 3.1 does not pay for it").click()
    assert not session.view.links_to(made.id)


def test_criteria_are_moved_and_deleted_with_a_way_back(
    part: CriteriaPart, session: Session, qtbot: QtBot
) -> None:
    first, second = write(part, qtbot, "a"), write(part, qtbot, "b")
    part.rows[second.id].moved.emit(-1)
    assert list(part.rows) == [second.id, first.id]
    part.rows[second.id].removed.emit()
    assert list(part.rows) == [first.id]
    assert messages(session)[-1].text == "Criterion deleted"
    session.undo()
    assert len(part.rows) == 2


def test_a_frame_is_linked_from_its_own_end(
    part: CriteriaPart, session: Session, qtbot: QtBot
) -> None:
    made = write(part, qtbot, "In minutes")
    links = LinksPart(session)
    qtbot.addWidget(links)
    links.show_frame(told(session), named(session, "P"))
    offered = links.open_picker()
    assert offered is not None
    assert "In minutes" not in [
        offered.model.line(row).words for row in range(offered.model.rowCount())
    ]
    offered.close()
    links.show_frame(told(session), named(session, "V"))
    offered = links.open_picker()
    assert offered is not None
    assert "In minutes" in [
        offered.model.line(row).words for row in range(offered.model.rowCount())
    ]
    offered.picked.emit(made)
    offered.close()
    (tie,) = session.view.links_to(made.id)
    assert (tie.source, tie.role) == (named(session, "V").id, LinkRole.PAYS_FOR)
    links.show_frame(told(session), named(session, "V"))
    assert "In minutes, Criterion · pays for" in links.list.rows[0].accessibleName()


def test_a_step_pays_from_the_menu_of_the_run_sheet(
    part: CriteriaPart, session: Session, qtbot: QtBot
) -> None:
    made = write(part, qtbot, "In minutes")
    names = ("add-step", "kind", "wow", "optional", "ask", "step-up", "step-down", "delete-step")
    actions = [Action(f"demo.{name}", name, lambda: None) for name in names]
    (step,) = session.view.steps.ordered

    def entry() -> QAction:
        menu = row_menu(part, session, step, actions)
        found = [one for one in menu.actions() if one.text() == "Pays for"]
        inner = found[0].menu()
        assert isinstance(inner, QMenu)
        part._held = (menu, inner)  # type: ignore[attr-defined]
        return inner.actions()[0]

    assert not entry().isChecked()
    entry().trigger()
    assert [one.source for one in session.view.links_to(made.id)] == [step.id]
    assert entry().isChecked()
    entry().trigger()
    assert not session.view.links_to(made.id)


def test_the_keyboard_walks_from_text_to_text(part: CriteriaPart, qtbot: QtBot) -> None:
    write(part, qtbot, "a")
    (row,) = part.rows.values()
    qtbot.keyClick(row.text, Qt.Key.Key_Tab)
    assert not row.text.hasFocus()
