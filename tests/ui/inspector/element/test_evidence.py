"""The panels of a proof and of an objection."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from narrative_studio.model.evidence import ObjectionKind, ProofKind
from tests.ui.boards import Boards
from tests.ui.elements import by_code
from ui.inspector.element.evidence import ObjectionPanel, ProofPanel
from ui.widgets.combo_box import ComboBox
from ui.widgets.line_edit import LineEdit
from ui.widgets.parsed_edit import ParsedEdit
from ui.widgets.text_area import TextArea


def test_a_proof_shows_its_facts_and_its_consent(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    panel = ProofPanel(session)
    qtbot.addWidget(panel)
    panel.show_row(by_code(session, "PF-1"))
    assert panel.head.name.text() == "Trace time from five hours to seven minutes"
    kind = panel.fields.field("kind").field
    assert isinstance(kind, ComboBox)
    assert kind.key == ProofKind.CASE_STUDY
    scopes = [
        panel.consent_fields.holder(f"may_be_{scope}") for scope in ("spoken", "shown", "printed")
    ]
    assert [isinstance(box, QCheckBox) and box.isChecked() for box in scopes] == [True, True, False]
    expiry = panel.consent_fields.field("expires_on").field
    assert isinstance(expiry, ParsedEdit)
    assert expiry.text() == "31 Mar 2027"


def test_consent_is_given_by_its_scopes_and_ends_on_a_day(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    panel = ProofPanel(session)
    qtbot.addWidget(panel)
    proof = by_code(session, "PF-4")
    panel.show_row(proof)
    box = panel.consent_fields.holder("may_be_spoken")
    assert isinstance(box, QCheckBox)
    box.click()
    assert session.view.proofs[proof.id].may_be_spoken
    expiry = panel.consent_fields.field("expires_on").field
    assert isinstance(expiry, ParsedEdit)
    expiry.setText("1.2.2027")
    session.flush()
    assert session.view.proofs[proof.id].expires_on == "2027-02-01"
    expiry.setText("soon")
    session.flush()
    assert session.view.proofs[proof.id].expires_on == "2027-02-01"
    expiry.setText("")
    session.flush()
    assert session.view.proofs[proof.id].expires_on is None


def test_an_objection_is_edited_with_its_answer(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    panel = ObjectionPanel(session)
    qtbot.addWidget(panel)
    objection = by_code(session, "OB-1")
    panel.show_row(objection)
    assert panel.accessibleName() == "Objection Our ERP already does lot tracking."
    answer = panel.fields.field("response").field
    assert isinstance(answer, TextArea)
    answer.setPlainText("It tracks stock.")
    session.flush()
    assert session.view.objections[objection.id].response == "It tracks stock."
    kind = panel.fields.field("kind").field
    assert isinstance(kind, ComboBox)
    kind.chosen.emit(ObjectionKind.RISK)
    assert session.view.objections[objection.id].kind is ObjectionKind.RISK


def test_the_real_name_of_a_customer_is_erased_after_it_was_said_what_that_means(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    panel = ProofPanel(session)
    qtbot.addWidget(panel)
    proof = by_code(session, "PF-1")
    panel.show_row(proof)
    part = panel.personal
    assert part.ask.isHidden(), "there is nothing to erase"
    name = panel.consent_fields.field("customer").field
    assert isinstance(name, LineEdit)
    name.setText("Moor Dairy Ltd")
    session.flush()
    panel.show_row(session.view.proofs[proof.id])
    assert not part.ask.isHidden()
    part.ask.click()
    assert part.is_asking
    panel.show_row(session.view.proofs[proof.id])
    assert part.is_asking, "a change elsewhere does not close the question"
    part.keep.click()
    assert session.view.proofs[proof.id].customer == "Moor Dairy Ltd"
    part.ask.click()
    part.erase.click()
    assert session.view.proofs[proof.id].customer == ""
    assert session.project._journal.personal() == []
    assert session.messages.list[-1].text == "The name of the customer is erased"
    assert not part.is_asking
