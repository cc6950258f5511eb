"""The wording of an element: its statement and the fields of its own kind."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.positioning import (
    AlternativeType,
    Delivery,
    Element,
    ElementKind,
    PointKind,
    Status,
)
from tests.ui.boards import Boards
from tests.ui.elements import KINDS, by_code, fill
from ui.inspector.element.fields import ElementFields
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.parsed_edit import ParsedEdit
from ui.widgets.text_area import TextArea

OWN = (
    *("alternative_type", "share_of_deals_pct", "delivery", "evidence", "metric"),
    *("signal", "not_for", "style", "parent_category"),
)


def fields_of(session: Session, element: Element, qtbot: QtBot) -> ElementFields:
    fields = ElementFields(session)
    qtbot.addWidget(fields)
    fields.show_element(element)
    return fields


@pytest.mark.parametrize(
    ("letter", "shown"),
    [
        ("A", {"alternative_type", "share_of_deals_pct"}),
        ("D", {"delivery", "evidence"}),
        ("V", {"metric"}),
        ("C", {"signal", "not_for"}),
        ("M", {"style", "parent_category"}),
        ("T", set()),
    ],
)
def test_only_the_fields_of_the_kind_are_shown(
    boards: Boards, qtbot: QtBot, letter: str, shown: set[str]
) -> None:
    session = boards.session()
    element = fill(session, f"{letter}:Name")["Name"]
    fields = fields_of(session, element, qtbot)
    assert {name for name in OWN if not fields.cells.holder(name).isHidden()} == shown
    assert fields.cells.field("statement").field.accessibleName() == "Statement"
    has_points = not fields.points(PointKind.STRENGTH).isHidden()
    assert has_points == (KINDS[letter] is ElementKind.ALTERNATIVE)


def test_a_statement_is_stored_on_leaving_and_returns_the_element_to_review(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    element = by_code(session, "VA-2")
    assert isinstance(element, Element)
    fields = fields_of(session, element, qtbot)
    area = fields.cells.field("statement").field
    assert isinstance(area, TextArea)
    area.setPlainText("The recall covers the pallets that carry the risk.")
    assert session.view.elements[element.id].statement == element.statement
    session.flush()
    now = session.view.elements[element.id]
    assert now.statement == "The recall covers the pallets that carry the risk."
    assert now.status is Status.IN_REVIEW
    assert session.view.revision(element.id) == 4


def test_choices_are_stored_at_once(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, "D:Genealogy", "A:Binders")
    fields = fields_of(session, made["Genealogy"], qtbot)
    box = fields.cells.field("delivery").field
    assert isinstance(box, ComboBox)
    box.chosen.emit(Delivery.PLANNED)
    assert session.view.elements[made["Genealogy"].id].delivery is Delivery.PLANNED
    fields.show_element(made["Binders"])
    box = fields.cells.field("alternative_type").field
    assert isinstance(box, ComboBox)
    assert box.key == AlternativeType.OTHER


def test_what_is_still_to_come_asks_for_its_roadmap_item(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    element = fill(session, "D:Genealogy")["Genealogy"]
    fields = fields_of(session, element, qtbot)
    item, due = fields.cells.field("roadmap_item"), fields.cells.field("roadmap_on")
    assert item.isHidden()
    fields.cells.edit("delivery", Delivery.PLANNED)
    fields.show_element(session.view.elements[element.id])
    assert not item.isHidden()
    assert not due.isHidden()
    assert isinstance(due.field, ParsedEdit)
    due.field.setText("15.9.2026")
    due.field.flush()
    fields.cells.edit("roadmap_item", "Release 4")
    now = session.view.elements[element.id]
    assert (now.roadmap_item, now.roadmap_on) == ("Release 4", "2026-09-15")


def test_a_share_is_read_as_a_number(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    element = fill(session, "A:Binders")["Binders"]
    fields = fields_of(session, element, qtbot)
    share = fields.cells.field("share_of_deals_pct").field
    assert isinstance(share, ParsedEdit)
    share.setText("55 per cent")
    share.flush()
    assert session.view.elements[element.id].share_of_deals_pct == 55
    assert share.text() == "55 %"
    share.setText("most")
    share.flush()
    assert session.view.elements[element.id].share_of_deals_pct == 55
    assert share.accessibleDescription() == "Use a whole number from 0 to 100"


def test_points_are_one_in_a_line(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    element = by_code(session, "CA-1")
    assert isinstance(element, Element)
    fields = fields_of(session, element, qtbot)
    area = fields.points(PointKind.STRENGTH).area
    assert area.text() == "Costs nothing new\nEveryone on the floor already knows it"
    area.setPlainText("Costs nothing new\n\nNo training\n")
    session.flush()
    strengths = [
        point.text
        for point in session.view.points.of("element", element.id)
        if point.kind is PointKind.STRENGTH
    ]
    assert strengths == ["Costs nothing new", "No training"]


def test_points_being_typed_go_to_the_alternative_they_were_typed_for(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session()
    made = fill(session, "A:Binders", "A:Nothing")
    fields = fields_of(session, made["Binders"], qtbot)
    fields.points(PointKind.WEAKNESS).area.setPlainText("Slow")
    fields.show_element(made["Nothing"])
    (point,) = session.view.points.values()
    assert (point.element, point.text) == (made["Binders"].id, "Slow")


def test_a_candidate_category_can_be_made_the_current_one(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, "M:First", "M:Second")
    fields = fields_of(session, made["First"], qtbot)
    assert fields.current_button.isHidden()
    fields.show_element(made["Second"])
    fields.current_button.click()
    assert not session.view.elements[made["First"].id].is_current
    assert session.view.elements[made["Second"].id].is_current


def test_a_wording_that_changed_elsewhere_is_shown(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    element = fill(session, "C:Blenders")["Blenders"]
    fields = fields_of(session, element, qtbot)
    edit_cells(session.project, element, not_for="One product")
    fields.show_element(session.view.elements[element.id])
    area = fields.cells.field("not_for").field
    assert isinstance(area, TextArea)
    assert area.text() == "One product"
