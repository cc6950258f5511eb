"""The panels of a proof and of an objection."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from narrative_studio.commands.versions import erase_personal
from narrative_studio.model.evidence import Objection, ObjectionKind, Proof, ProofKind
from narrative_studio.model.ids import ProofId
from narrative_studio.model.rows import Row
from ui.inspector.element.carried import CarriedSection
from ui.inspector.element.cells import CellFields, padded
from ui.inspector.element.connected import ConnectedSection
from ui.inspector.element.head import PanelHead
from ui.inspector.element.history import HistorySection
from ui.inspector.element.neighbours import proof_badge
from ui.inspector.element.panel import Panel
from ui.inspector.personal_part import PersonalPart
from ui.inspector.section_memory import SectionMemory
from ui.session import Session
from ui.widgets.badge import Badge, Tone
from ui.widgets.parsed_edit import day_edit
from ui.widgets.section import Section

_CLEARED = Badge("Cleared", Tone.GOOD, "circle-check")


class EvidencePanel(Panel):
    """What proofs and objections have in common."""

    def __init__(
        self,
        session: Session,
        name: str,
        *,
        title_column: str,
        fields: CellFields,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, name, parent)
        self._kind = name
        self.head = PanelHead(session, title_column, f"{name} in one line")
        self.fields = fields
        self.connected = ConnectedSection(session)
        self.carried = CarriedSection(session)
        self.history = HistorySection(session)
        self.memory = SectionMemory(session.settings)
        self.set_head(self.head)
        self.add_part(padded(fields))
        self.head.menu_wanted.connect(self.fill_menu)

    def add_sections(self) -> None:
        """Put the common sections below the panel's own."""
        for section, name in (
            (self.connected, "connected"),
            (self.carried, "carried"),
            (self.history, "revisions"),
        ):
            self.add_part(section)
            self.memory.tie(section, f"{self._kind.lower()}.{name}")

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        self.head.show_kind(self._kind, str(getattr(row, "code", "")))
        self.head.binding.show(row)
        self.fields.show_row(row)
        self.connected.show_row(row)
        self.carried.show_row(row)
        self.history.show_row(row)

    def focus_first(self) -> None:
        self.head.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.name.select_all()


class ProofPanel(EvidencePanel):
    """A proof point with the consent of those it is about."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        fields = CellFields(session, Proof)
        fields.add_choice("kind", "Kind", ProofKind)
        fields.add_text("customer_alias", "Customer", "An alias, never the name", is_name=True)
        fields.add_text("before", "Before", "What it was", lines=0)
        fields.add_text("after", "After", "What it is now", lines=0)
        fields.add_text("measured", "Measured", "How, by whom, over what time", lines=0)
        super().__init__(
            session,
            "Proof",
            title_column="headline",
            fields=fields,
            parent=parent,
        )
        self._shown_id = ""
        self.consent = Section("Consent")
        self.consent_fields = CellFields(session, Proof)
        self.consent_fields.add_text(
            "customer", "Who it is", "Real name, for the team", is_name=True
        )
        self.personal = PersonalPart("name of the customer")
        self.personal.erased.connect(self._on_personal_erased)
        self.consent_fields.add_widget(self.personal)
        self.consent_fields.add_text("consent", "In words", "What they agreed to", lines=1)
        self.consent_fields.add_flag("may_be_spoken", "May be spoken in a call")
        self.consent_fields.add_flag("may_be_shown", "May be shown in a deck")
        self.consent_fields.add_flag("may_be_printed", "May be printed")
        self.consent_fields.add_parsed("expires_on", "Ends after", day_edit(name="Ends after"))
        self.consent.body_layout.addWidget(self.consent_fields)
        self.add_part(self.consent)
        self.memory.tie(self.consent, "proof.consent")
        self.add_sections()

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        if isinstance(row, Proof):
            self.setAccessibleName(f"Proof {row.headline}")
            self.consent_fields.show_row(row)
            if not (self.personal.is_asking and row.id == self._shown_id):
                self.personal.show_value(is_there=bool(row.customer))
            self._shown_id = row.id
            self.consent.set_badge(proof_badge(self.session.view, row) or _CLEARED)

    def _on_personal_erased(self) -> None:
        self.session.flush()
        row = self.session.view.proofs.get(ProofId(self._shown_id))
        if row is None:
            return

        def erase() -> bool:
            erase_personal(self.session.project, row=row, column="customer")
            return True

        if self.session.attempt(erase):
            self.session.messages.tell("The name of the customer is erased")


class ObjectionPanel(EvidencePanel):
    """An objection and the answer to it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        fields = CellFields(session, Objection)
        fields.add_choice("kind", "About", ObjectionKind)
        fields.add_text("response", "Answer", "What is said to it", lines=4)
        super().__init__(
            session,
            "Objection",
            title_column="text",
            fields=fields,
            parent=parent,
        )
        self.add_sections()

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        if isinstance(row, Objection):
            self.setAccessibleName(f"Objection {row.text}")
