"""The section Connected: neighbours in the chain, proofs and personas, by role; add and remove."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.commands.customers import (
    add_interest,
    add_raiser,
    remove_interest,
    remove_raiser,
)
from narrative_studio.commands.links import link, unlink
from narrative_studio.commands.neighbours import add_neighbour, add_proof_for
from narrative_studio.commands.positioning import connect, disconnect
from narrative_studio.model.customers import Persona
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.ids import ElementId, InterestId, LinkId, RaiserId, RelationId
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.project import Project
from ui.inspector.element.neighbours import Group, Neighbour, Tie, groups, proof_badge
from ui.inspector.element.picker import RowPicker
from ui.inspector.link_targets import target_of
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import ControlSize, IconButton
from ui.widgets.label import TextLabel
from ui.widgets.link_rows import OUT_PX, LinkRow, LinkRows
from ui.widgets.scroll_box import reveal
from ui.widgets.section import Section

_SUSPECT = Badge("Suspect", Tone.WARN, "unlink")


class GroupRows(QWidget):
    """The connections of one role under their word, with a button to add one.

    Signals:
        opened(object): a row to show.
        added(object, object): the ``Group`` and the row to connect.
        made(object, str): the ``Group`` and the words of what to make and connect.
        removed(object, str): the ``Group`` and the id of what connects.
    """

    opened = Signal(object)
    added = Signal(object, object)
    made = Signal(object, str)
    removed = Signal(object, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._group: Group | None = None
        self._title = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.add_button = IconButton("plus", "Connect", size=ControlSize.TINY)
        self.add_button.clicked.connect(self.choose)
        self.rows = LinkRows("Connected")
        self.rows.opened.connect(self._on_rows_opened)
        self.rows.removed.connect(self._on_rows_removed)
        self._none = TextLabel(use=Type.BODY, role=Role.TEXT3)
        head = QHBoxLayout()
        head.setContentsMargins(OUT_PX, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.rows)
        column.addWidget(self._none)
        self._none.setContentsMargins(OUT_PX, 0, OUT_PX, 0)

    @property
    def group(self) -> Group | None:
        return self._group

    @property
    def can_add(self) -> bool:
        """Whether there is something to connect, or something could be made for it."""
        group = self._group
        return group is not None and bool(group.candidates or group.made_word)

    def show_group(self, group: Group) -> None:
        """Show another role, or this one after a change."""
        self._group = group
        self._title.setText(group.title)
        self.rows.setAccessibleName(group.title)
        self.rows.show_rows([self._row(one) for one in group.neighbours])
        self.rows.setVisible(bool(group.neighbours))
        self._none.setText("Nothing yet")
        self._none.setVisible(not group.neighbours)
        self.add_button.set_verb(f"{group.title}: connect one more")
        self.add_button.setVisible(self.can_add)

    def choose(self) -> RowPicker | None:
        """Offer what could be connected, and what could be made for it."""
        group = self._group
        if group is None or not self.can_add:
            return None
        view, makes = self._session.view, group.made_word
        picker = RowPicker(group.title, group.candidates, view, self, makes=makes)
        picker.picked.connect(self._on_picker_picked)
        picker.made.connect(self._on_picker_made)
        picker.open_below(self.add_button)
        return picker

    def _row(self, neighbour: Neighbour) -> LinkRow:
        target = target_of(neighbour.row)
        badge = _SUSPECT if neighbour.is_suspect else None
        if badge is None and isinstance(neighbour.row, Proof):
            badge = proof_badge(self._session.view, neighbour.row)
        return LinkRow(
            target.name,
            neighbour.tie_id,
            icon=target.icon,
            badge=badge,
            is_removable=True,
            spoken=", ".join(
                word for word in (target.kind, target.name, badge.text if badge else "") if word
            ),
        )

    def _on_rows_opened(self, key: object) -> None:
        for one in self._group.neighbours if self._group is not None else ():
            if one.tie_id == key:
                self.opened.emit(one.row)

    def _on_rows_removed(self, key: object) -> None:
        self.removed.emit(self._group, str(key))

    def _on_picker_picked(self, row: object) -> None:
        self.added.emit(self._group, row)

    def _on_picker_made(self, words: str) -> None:
        self.made.emit(self._group, words)


class ConnectedSection(Section):
    """All roles of an element, a proof or an objection."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Connected", parent=parent)
        self._session = session
        self._row: Row | None = None
        self._parts: list[GroupRows] = []
        self._is_chosen = False
        self._is_own_doing = False
        self.opens_for_gaps = False
        """Whether the section stands open only where a role is empty, until somebody uses it."""
        self.toggled.connect(self._on_toggled)
        margins = self.body_layout.contentsMargins()
        reach = margins.left() - OUT_PX
        self.body_layout.setContentsMargins(reach, 0, reach, margins.bottom())
        self.body_layout.setSpacing(6)

    @property
    def parts(self) -> tuple[GroupRows, ...]:
        """The roles that are shown."""
        return tuple(part for part in self._parts if not part.isHidden())

    def show_row(self, row: Row) -> None:
        """Show the connections of another row, or of this one after a change."""
        is_another = self._row is None or row.id != self._row.id
        self._row = row
        found = groups(self._session.view, row)
        while len(self._parts) < len(found):
            self._parts.append(self._make_part())
        for number, part in enumerate(self._parts):
            part.setVisible(number < len(found))
            if number < len(found):
                part.show_group(found[number])
        is_whole = all(group.neighbours for group in found)
        # It never closes under the hands of whoever has just connected the last one.
        may_turn = is_another or not is_whole
        if self.opens_for_gaps and may_turn and not self._is_chosen and is_whole == self.is_open:
            self._turn(is_open=not is_whole)
        count = sum(len(group.neighbours) for group in found)
        self.set_summary(str(count) if count else "")
        self.setVisible(bool(found))

    def choose(self) -> RowPicker | None:
        """Offer what could be connected in the first role that can take one more."""
        able = [part for part in self.parts if part.can_add]
        # What is there already comes before a role for which something had to be made first.
        able.sort(key=lambda part: part.group is None or not part.group.candidates)
        if not able:
            return None
        self.set_open(True)
        return able[0].choose()

    def point_at(self, makes: ElementKind | type[Proof]) -> bool:
        """Give the keyboard to what connects one of these; False where none can be connected."""
        for part in self.parts:
            if part.group is not None and part.group.makes is makes:
                self._turn(is_open=True)
                reveal(part)
                part.add_button.setFocus(Qt.FocusReason.ShortcutFocusReason)  # With its ring.
                return True
        return False

    def _turn(self, *, is_open: bool) -> None:
        """Open or close the section without taking it for a choice of somebody."""
        self._is_own_doing = True
        self.set_open(is_open)
        self._is_own_doing = False

    def _make_part(self) -> GroupRows:
        part = GroupRows(self._session)
        part.opened.connect(self._session.open_row)
        part.added.connect(self._on_part_added)
        part.made.connect(self._on_part_made)
        part.removed.connect(self._on_part_removed)
        self.body_layout.addWidget(part)
        return part

    def _on_toggled(self) -> None:
        self._is_chosen = not self._is_own_doing

    def _on_part_added(self, group: Group, other: Row) -> None:
        row, project = self._row, self._session.project
        if row is None:
            return
        if group.tie in (Tie.INTEREST, Tie.RAISER):
            self._session.attempt(lambda: _tie_persona(project, row, other))
        elif group.tie is Tie.RELATION:
            one, two = ElementId(row.id), ElementId(other.id)
            self._session.attempt(lambda: connect(project, source=one, target=two))
        elif group.tie is Tie.LINK_FROM:
            self._session.attempt(lambda: link(project, source=row, target=other))
        else:
            self._session.attempt(lambda: link(project, source=other, target=row))

    def _on_part_made(self, group: Group, words: str) -> None:
        row, project, kind = self._row, self._session.project, group.makes
        if isinstance(row, Element) and isinstance(kind, ElementKind):
            other = row.id
            self._session.attempt(lambda: add_neighbour(project, of=other, kind=kind, name=words))
        elif isinstance(row, Element | Objection):
            self._session.attempt(lambda: add_proof_for(project, target=row, headline=words))

    def _on_part_removed(self, group: Group, tie_id: str) -> None:
        project = self._session.project
        if group.tie is Tie.RELATION:
            relation = RelationId(tie_id)
            self._session.attempt(lambda: disconnect(project, relation=relation))
        elif group.tie is Tie.INTEREST:
            interest = InterestId(tie_id)
            self._session.attempt(lambda: remove_interest(project, interest=interest))
        elif group.tie is Tie.RAISER:
            raiser = RaiserId(tie_id)
            self._session.attempt(lambda: remove_raiser(project, raiser=raiser))
        else:
            self._session.attempt(lambda: unlink(project, link_id=LinkId(tie_id)))
        self._session.messages.tell("Connection removed", action="Undo", act=self._session.undo)


def _tie_persona(project: Project, one: Row, other: Row) -> None:
    """Say that a persona cares about a value theme or raises an objection, in either order."""
    persona, thing = (one, other) if isinstance(one, Persona) else (other, one)
    assert isinstance(persona, Persona)
    if isinstance(thing, Element):
        add_interest(project, persona=persona.id, value=thing.id)
    else:
        assert isinstance(thing, Objection)
        add_raiser(project, persona=persona.id, objection=thing.id)
