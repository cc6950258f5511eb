"""Choosing who drives, approves, owns or tells something."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.commands.people import add_person
from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Function
from narrative_studio.project import Identity
from tests.ui.boards import Boards
from tests.ui.elements import fill
from tests.ui.studio import told
from ui.inspector.people import PersonField
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session()


@pytest.fixture
def field(session: Session, qtbot: QtBot) -> PersonField:
    made = PersonField(session, "Driver")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_before_my_first_change_i_am_offered_as_you(
    field: PersonField, session: Session, qtbot: QtBot
) -> None:
    session.project.be(Identity(PersonId("0192f0c0-0000-7000-8000-0000000000bb"), "Grace Hopper"))
    menu = field.make_menu()
    assert entries(menu) == ["Ada Lovelace, other", "Grace Hopper (you)", "Add a person …"]
    with qtbot.waitSignal(field.chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == [session.project.me.id]


def test_everybody_is_offered_with_their_function(
    field: PersonField, session: Session, qtbot: QtBot
) -> None:
    fill(session, "A:Binders")
    wren = add_person(session.project, name="Tomasz Wren", function=Function.PRODUCT)
    field.show_person(wren.id)
    assert field.accessibleName() == "Driver: Tomasz Wren, product"
    menu = field.make_menu()
    assert entries(menu) == [
        "Ada Lovelace, other",
        "Tomasz Wren, product",
        "Nobody",
        "Add a person …",
    ]
    assert [action.isChecked() for action in menu.actions()[:2]] == [False, True]
    with qtbot.waitSignal(field.chosen) as chosen:
        menu.actions()[3].trigger()
    assert chosen.args == [None]


def test_choosing_the_same_person_again_says_nothing(
    field: PersonField, session: Session, qtbot: QtBot
) -> None:
    wren = add_person(session.project, name="Tomasz Wren")
    field.show_person(wren.id)
    entry = next(one for one in field.make_menu().actions() if one.isChecked())
    with qtbot.assertNotEmitted(field.chosen):
        entry.trigger()


def test_somebody_new_is_added_and_chosen(
    field: PersonField, session: Session, qtbot: QtBot
) -> None:
    form = field.ask_for_somebody_new()
    qtbot.keyClicks(form.name, "Priya Rastogi")
    qtbot.keyClicks(form.role, "Head of customer success")
    form.function.choose(Function.CUSTOMER_SUCCESS)
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(form.role, Qt.Key.Key_Return)
    person = session.view.people[str(chosen.args[0])]
    assert (person.name, person.function) == ("Priya Rastogi", Function.CUSTOMER_SUCCESS)


def test_a_person_without_a_name_is_not_added(
    field: PersonField, session: Session, qtbot: QtBot
) -> None:
    form = field.ask_for_somebody_new()
    before = len(session.view.people)
    qtbot.keyClick(form.role, Qt.Key.Key_Return)
    assert len(session.view.people) == before
    assert form.isVisible()
    assert form.name.hasFocus()
    assert told(session) == []
    form.close()


def test_somebody_who_is_gone_reads_as_nobody(field: PersonField) -> None:
    field.show_person("0192f0c0-0000-7000-8000-00000000ffff")
    assert field.accessibleName() == "Driver: Nobody yet"
    assert field.person is None
