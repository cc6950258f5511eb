"""What can be done to elements from any view: each act is one verb, its message and its Undo."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.evidence import add_objection, add_proof
from narrative_studio.commands.positioning import (
    add_element,
    connect,
    disconnect,
    move_element,
    review_element,
)
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.ids import ElementId, RelationId
from narrative_studio.model.positioning import Element, ElementKind, Status
from narrative_studio.model.rows import Row
from ui.announce import announce
from ui.inspector.cell_typing import CellTyping
from ui.inspector.element.panel import delete_row
from ui.session import Session


class Acts:
    """The verbs of positioning as the workspace uses them.

    ``speaker`` is the widget on whose behalf a screen reader is told of moves; ``typing`` follows
    what is typed in place into a card or a row.
    """

    def __init__(self, session: Session, speaker: QWidget) -> None:
        self._session = session
        self._speaker = speaker
        self.typing = CellTyping(session, speaker)

    def add(self, kind: ElementKind, name: str) -> Element | None:
        """Add an element and return it."""
        project = self._session.project
        made = self._session.attempt(lambda: add_element(project, kind=kind, name=name))
        if made is not None:
            announce(self._speaker, f"{made.name} added")
        return made

    def add_evidence(self, table: str, words: str) -> Proof | Objection | None:
        """Add a proof or an objection and return it."""
        project = self._session.project
        if table == Proof.table:
            return self._session.attempt(lambda: add_proof(project, headline=words))
        return self._session.attempt(lambda: add_objection(project, text=words))

    def move(self, element_id: str, index: int) -> None:
        """Put an element at another place of its component."""
        project = self._session.project
        element = self._session.view.elements[element_id]
        self._session.attempt(
            lambda: move_element(project, element=ElementId(element_id), index=index)
        )
        count = len(self._session.view.elements_of(element.kind))
        announce(self._speaker, f"{element.name}, now {index + 1} of {count}")

    def move_by(self, row: Row, by: int) -> None:
        """Put an element further up or down among the others of its component."""
        if isinstance(row, Element):
            others = [one.id for one in self._session.view.elements_of(row.kind)]
            place = others.index(row.id) + by
            if 0 <= place < len(others):
                self.move(row.id, place)

    def edit(self, row: Row, cell: str, words: str) -> None:
        """Give a text of an element, a proof or an objection another wording."""
        self.typing.store(row, cell, words)

    def join(self, one: str, other: str) -> None:
        """Draw a line of the chain between two elements, in either order."""
        project, elements = self._session.project, self._session.view.elements
        before = frozenset(self._session.view.relations)
        found = self._session.attempt(
            lambda: connect(project, source=ElementId(one), target=ElementId(other))
        )
        if found is None:
            return
        names = f"{quoted(elements[one].name)} and {quoted(elements[other].name)}"
        if found.id in before:
            self._session.messages.tell(f"{names} are connected already")
            return
        # Among crossing lines a new one is hard to make out.
        self._session.messages.tell(
            f"{names} are connected now", action="Undo", act=self._session.undo
        )

    def part(self, relation_id: str) -> None:
        """Take a line of the chain away."""
        view, project = self._session.view, self._session.project
        relation = view.relations.get(relation_id)
        if relation is None:
            return
        source, target = view.elements[relation.source], view.elements[relation.target]
        self._session.attempt(lambda: disconnect(project, relation=RelationId(relation_id)))
        self._session.messages.tell(
            f"{quoted(source.name)} and {quoted(target.name)} are no longer connected",
            action="Undo",
            act=self._session.undo,
        )

    def discard(self, row: Row) -> None:
        """Delete an element, a proof or an objection, with a way back."""
        delete_row(self._session, row)

    def review(self, element_id: str, status: Status) -> None:
        """Move an element between draft, in review and approved."""
        project = self._session.project
        self._session.attempt(
            lambda: review_element(project, element=ElementId(element_id), status=status)
        )
