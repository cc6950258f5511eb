"""The fields of one cell of the matrix, in the inspector and in the pop-over."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.positioning.comparison import comparison
from narrative_studio.commands.positioning import delete_element
from narrative_studio.model.positioning import Element, RelationKind
from tests.ui.elements import fill
from ui.inspector.element.comparison import ComparisonFields, ComparisonPanel
from ui.inspector.element.inspector import ElementInspector
from ui.session import Session


@pytest.fixture
def pair(session: Session) -> dict[str, Element]:
    return fill(session, "A:Binders", "D:Genealogy")


@pytest.fixture
def fields(session: Session, pair: dict[str, Element], qtbot: QtBot) -> ComparisonFields:
    made = ComparisonFields(session, is_wide=True)
    qtbot.addWidget(made)
    made.show_cell(comparison(session.view, pair["Genealogy"], pair["Binders"]))
    return made


def test_evidence_waits_until_something_was_found(fields: ComparisonFields) -> None:
    assert not fields.evidence.isEnabled()
    fields.found.chosen.emit("has")
    assert fields.cell is not None
    assert fields.cell.found is RelationKind.HAS
    assert fields.evidence.isEnabled()
    assert fields.hints.startswith("An alternative has this")


def test_who_says_what_was_found_has_looked_today(
    session: Session, fields: ComparisonFields
) -> None:
    fields.found.chosen.emit("lacks")
    (relation,) = session.view.relations.values()
    assert relation.checked_on == session.view.today.isoformat()


def test_evidence_and_day_are_kept(session: Session, fields: ComparisonFields) -> None:
    fields.found.chosen.emit("lacks")
    fields.evidence.setPlainText("Their manual, page 12")
    session.flush()
    fields.checked.parsed.emit("2026-03-01")
    (relation,) = session.view.relations.values()
    assert (relation.evidence, relation.checked_on) == ("Their manual, page 12", "2026-03-01")
    session.undo()
    session.undo()
    (relation,) = session.view.relations.values()
    assert relation.evidence == ""


def test_nothing_found_takes_the_relation_away(session: Session, fields: ComparisonFields) -> None:
    fields.found.chosen.emit("lacks")
    fields.found.chosen.emit("")
    assert not session.view.relations
    assert not fields.evidence.isEnabled()


def test_an_element_that_goes_is_no_trouble(
    session: Session, fields: ComparisonFields, pair: dict[str, Element]
) -> None:
    delete_element(session.project, element=pair["Binders"].id)
    assert fields.cell is not None


def test_the_inspector_shows_a_selected_cell(session: Session, qtbot: QtBot) -> None:
    fill(session, "A:Binders", "D:Genealogy", joins=("Binders-Genealogy",))
    inspector = ElementInspector(session)
    qtbot.addWidget(inspector)
    inspector.resize(296, 700)
    inspector.show()
    (relation,) = session.view.relations.values()
    session.select("relation", [relation.id])
    panel = inspector.panel
    assert isinstance(panel, ComparisonPanel)
    assert panel.accessibleName() == "Comparison of Genealogy with Binders"
    assert [row.words for row in panel.ends.rows] == ["Binders", "Genealogy"]
    with qtbot.waitSignal(session.row_opened) as opened:
        panel.ends.opened.emit(relation.target)
    assert opened.args == ["element", relation.target]
