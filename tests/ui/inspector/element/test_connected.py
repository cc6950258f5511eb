"""The section Connected: rows by role, adding and removing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.commands.customers import add_persona
from narrative_studio.commands.evidence import add_objection, add_proof
from narrative_studio.model.rows import Row
from tests.ui.boards import Boards
from tests.ui.elements import CHAIN, JOINS, fill
from tests.ui.studio import told
from ui.inspector.element.connected import ConnectedSection
from ui.session import Session


def section_of(session: Session, row: Row, qtbot: QtBot) -> ConnectedSection:
    section = ConnectedSection(session)
    qtbot.addWidget(section)
    section.show_row(row)
    section.show()

    def refresh() -> None:
        section.show_row(session.view.tables[row.table][row.id])

    session.changed.connect(lambda _changes, _who: refresh())
    return section


def rows_of(section: ConnectedSection) -> dict[str, list[str]]:
    return {
        part.group.title: [row.words for row in part.rows.rows]
        for part in section.parts
        if part.group is not None
    }


def test_rows_stand_under_their_role(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, *CHAIN, joins=JOINS)
    section = section_of(session, made["Genealogy"], qtbot)
    assert rows_of(section) == {
        "Absent in": ["Binders", "ERP module"],
        "Gives": ["Minutes"],
        "Proved by": [],
    }


def test_a_neighbour_is_opened(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, *CHAIN, joins=JOINS)
    section = section_of(session, made["Genealogy"], qtbot)
    rows = section.parts[1].rows
    rows.setCurrentIndex(rows.model().index(0, 0))
    with qtbot.waitSignal(session.row_opened) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert opened.args == ["element", made["Minutes"].id]


def test_delete_removes_a_line_with_a_way_back(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, *CHAIN, joins=JOINS)
    section = section_of(session, made["Genealogy"], qtbot)
    rows = section.parts[0].rows
    rows.setCurrentIndex(rows.model().index(1, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert rows_of(section)["Absent in"] == ["Binders"]
    assert told(session)[-1].action == "Undo"
    session.undo()
    assert rows_of(section)["Absent in"] == ["Binders", "ERP module"]


def test_the_picker_offers_only_the_neighbouring_component(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, *CHAIN)
    section = section_of(session, made["Minutes"], qtbot)
    picker = section.parts[0].choose()
    assert picker is not None
    qtbot.keyClicks(picker.field, "rew")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert rows_of(section)["Given by"] == ["Rework"]
    (relation,) = session.view.relations.values()
    assert (relation.source, relation.target) == (made["Rework"].id, made["Minutes"].id)


def test_a_proof_is_tied_to_a_value_from_either_side(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, "V:Minutes")
    proof = add_proof(session.project, headline="Seven minutes")
    section = section_of(session, made["Minutes"], qtbot)
    part = section.parts[-1]
    part.added.emit(part.group, proof)
    (link,) = session.view.links.values()
    assert (link.source, link.target, str(link.role)) == (proof.id, made["Minutes"].id, "proves")
    assert rows_of(section)["Proved by"] == ["Seven minutes"]
    assert part.rows.rows[0].badge is not None
    part.removed.emit(part.group, link.id)
    assert not session.view.links
    other = section_of(session, session.view.proofs[proof.id], qtbot)
    other.parts[0].added.emit(other.parts[0].group, made["Minutes"])
    assert len(session.view.links_from(proof.id)) == 1


def test_an_objection_is_answered_with_evidence(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, "D:Genealogy")
    objection = add_objection(session.project, text="We have an ERP.")
    section = section_of(session, objection, qtbot)
    section.parts[0].added.emit(section.parts[0].group, made["Genealogy"])
    assert rows_of(section) == {"Answered with": ["Genealogy"]}


def test_a_category_has_nothing_to_connect(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, "M:Category")
    section = section_of(session, made["Category"], qtbot)
    assert section.parts == ()
    assert section.choose() is None


def test_who_cares_is_said_from_either_end_and_taken_back(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    value = fill(session, "V:Minutes")["Minutes"]
    lead = add_persona(session.project, name="Quality lead")
    section = section_of(session, value, qtbot)
    part = next(p for p in section.parts if p.group and p.group.title == "Personas who care")
    part.added.emit(part.group, lead)
    assert rows_of(section)["Personas who care"] == ["Quality lead"]
    of_persona = section_of(session, lead, qtbot)
    assert rows_of(of_persona)["Cares about"] == ["Minutes"]
    rows = of_persona.parts[0].rows
    rows.setCurrentIndex(rows.model().index(0, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert not session.view.interests
    assert rows_of(section)["Personas who care"] == []
    session.undo()
    assert rows_of(section)["Personas who care"] == ["Quality lead"]


def test_who_raises_an_objection_is_said_from_either_end(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    objection = add_objection(session.project, text="Too dear")
    lead = add_persona(session.project, name="Quality lead")
    section = section_of(session, objection, qtbot)
    part = section.parts[1]
    picker = part.choose()
    assert picker is not None
    qtbot.keyClicks(picker.field, "lead")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert rows_of(section)["Raised by"] == ["Quality lead"]
    of_persona = section_of(session, lead, qtbot)
    assert rows_of(of_persona)["Raises"] == ["Too dear"]
    part.removed.emit(part.group, session.view.raisers.ordered[0].id)
    assert not session.view.raisers
    of_persona.parts[1].added.emit(of_persona.parts[1].group, objection)
    assert len(session.view.raisers) == 1


def test_the_first_proof_and_the_first_customer_are_made_where_they_are_missing(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session()
    section = section_of(session, fill(session, "V:Minutes")["Minutes"], qtbot)
    for title, words in (("Matters to", "Blenders"), ("Proved by", "Seven minutes")):
        part = next(one for one in section.parts if one.group and one.group.title == title)
        assert not part.add_button.isHidden()
        picker = part.choose()
        assert picker is not None
        qtbot.keyClicks(picker.field, words)
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
        assert rows_of(section)[title] == [words]
    session.undo()
    assert rows_of(section)["Proved by"] == []
    assert not session.view.proofs


def test_what_is_there_is_offered_before_what_had_to_be_made(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, "V:Minutes", "C:Blenders")
    picker = section_of(session, made["Minutes"], qtbot).choose()
    assert picker is not None
    assert picker.accessibleName() == "Matters to"
