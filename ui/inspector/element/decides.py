"""Who decides on an element: its status, its driver, its approver, and the next step."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import review_element
from narrative_studio.model.positioning import Element, Status
from ui.inspector.element.kinds import STATUS_BADGE
from ui.inspector.people import PersonField
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import ControlSize, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.section import Section


class DecidesSection(Section):
    """The section Who decides."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Who decides", parent=parent)
        self._session = session
        self._element: Element | None = None
        self.driver = PersonField(session, "Driver")
        self.approver = PersonField(session, "Approver")
        self.driver.chosen.connect(self._on_driver_chosen)
        self.approver.chosen.connect(self._on_approver_chosen)
        self._hint = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.forward = SecondaryButton("", size=ControlSize.SMALL)
        self.back = SecondaryButton("Back to draft", size=ControlSize.SMALL)
        self.forward.clicked.connect(self._on_forward_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.forward)
        row.addWidget(self.back)
        row.addStretch(1)
        margins = self.body_layout.contentsMargins()
        margins.setBottom(8)
        self.body_layout.setContentsMargins(margins)
        self.body_layout.setSpacing(0)
        self.body_layout.addWidget(self.driver)
        self.body_layout.addWidget(self.approver)
        self.body_layout.addWidget(self._hint)
        self.body_layout.addWidget(self._buttons)

    @property
    def hint(self) -> str:
        """What is said about the next step."""
        return self._hint.text()

    def show_element(self, element: Element) -> None:
        """Show another element, or this one after a change."""
        self._element = element
        self.set_badge(STATUS_BADGE[element.status])
        self.driver.show_person(element.driver)
        self.approver.show_person(element.approver)
        decider = self._other_approver(element)
        hint = ""
        if element.status is Status.IN_REVIEW and decider:
            hint = f"{decider} decides as approver."
        elif element.status is Status.DRAFT and element.approver is None:
            hint = "Choose who approves the wording, then send it to review."
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        is_draft = element.status is Status.DRAFT
        self.forward.setText("Send to review" if is_draft else "Approve")
        may_decide = element.status is Status.IN_REVIEW and not decider
        self.forward.setVisible(is_draft or may_decide)
        self.back.setVisible(element.status is Status.IN_REVIEW)
        self._buttons.setVisible(element.status is not Status.APPROVED)

    def review(self, status: Status) -> None:
        """Move the element to another status."""
        element = self._element
        if element is not None:
            self._session.flush()
            project = self._session.project
            self._session.attempt(
                lambda: review_element(project, element=element.id, status=status)
            )

    def _other_approver(self, element: Element) -> str:
        """The name of the approver where that is somebody else."""
        if element.approver in (None, self._session.project.me.id):
            return ""
        person = self._session.view.people.get(str(element.approver))
        return person.name if person is not None else ""

    def _on_forward_clicked(self) -> None:
        is_draft = self._element is not None and self._element.status is Status.DRAFT
        self.review(Status.IN_REVIEW if is_draft else Status.APPROVED)

    def _on_back_clicked(self) -> None:
        self.review(Status.DRAFT)

    def _on_driver_chosen(self, person: object) -> None:
        self._edit(driver=person)

    def _on_approver_chosen(self, person: object) -> None:
        self._edit(approver=person)

    def _edit(self, **cells: object) -> None:
        element = self._element
        if element is not None:
            self._session.attempt(
                lambda: edit_cells(self._session.project, element, bases=None, **cells)
            )
