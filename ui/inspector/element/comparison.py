"""What an alternative has of a differentiator: its fields, and the panel that shows them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.positioning.comparison import FOUND, Comparison, comparison
from narrative_studio.commands.comparison import set_cell
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.positioning import Element, Relation, RelationKind
from narrative_studio.model.rows import Row
from ui.inspector.binding import CellBinding, RowWatch
from ui.inspector.element.head import SIDE_PX
from ui.inspector.element.panel import Panel
from ui.inspector.link_targets import target_of
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.combo_box import ComboBox
from ui.widgets.divider import Divider
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.link_rows import LinkRow, LinkRows
from ui.widgets.parsed_edit import day_edit
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.text_area import TextArea

FOUND_BADGE: Final[dict[RelationKind | None, Badge]] = {
    RelationKind.LACKS: Badge("Lacks it", Tone.FOLLOW, "x"),
    RelationKind.HAS_PARTLY: Badge("In part", Tone.NEUTRAL, "circle-dashed"),
    RelationKind.HAS: Badge("Has it", Tone.WARN, "check"),
    None: Badge("Nobody has looked", Tone.QUIET, "help"),
}
"""What a cell says, in word and icon."""

FOUND_KEYS: Final[dict[str, RelationKind | None]] = {
    **{str(number): kind for number, kind in enumerate(FOUND, start=1)},
    "0": None,
}
"""The keys that set a cell."""

_WORDS: Final = [
    *((kind.value, FOUND_BADGE[kind].text) for kind in FOUND),
    ("", FOUND_BADGE[None].text),
]


def set_found(session: Session, cell: Comparison, found: RelationKind | None) -> None:
    """Say what was found; whoever says so has looked today."""
    if found is cell.found:
        return
    today = session.view.today.isoformat()
    session.attempt(
        lambda: set_cell(
            session.project,
            alternative=cell.alternative.id,
            differentiator=cell.differentiator.id,
            found=found,
            checked_on=None if found is None else today,
        )
    )


class ComparisonFields(QWidget):
    """Finding, evidence and its day, and what to think about."""

    def __init__(
        self, session: Session, *, is_wide: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._cell: Comparison | None = None
        self.found: ComboBox | SegmentedControl
        if is_wide:
            segments = [Segment(key, words) for key, words in _WORDS]
            self.found = SegmentedControl(segments, name="What it has of it")
        else:
            self.found = ComboBox(_WORDS, name="What it has of it")
        self.evidence = TextArea(name="Evidence", min_lines=3)
        self.checked = day_edit(name="Checked on")
        self._hints = TextLabel(use=Type.SUPPORT, role=Role.WARN, lines=0)
        self._binding = CellBinding(session, self.evidence, "evidence", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if is_wide:
            column.addWidget(self.found)
        else:
            column.addWidget(LabelledField("What it has of it", self.found))
        column.addWidget(LabelledField("Evidence", self.evidence))
        column.addWidget(LabelledField("Checked on", self.checked))
        column.addWidget(self._hints)
        column.addStretch(1)  # A hint that goes leaves its room below, not between the fields.
        self.found.chosen.connect(self._on_found_chosen)
        self.checked.parsed.connect(self._on_checked_parsed)
        session.on_flush(self.checked.flush)
        tables = frozenset({Relation.table, Element.table})
        self._watch = RowWatch(session, self._refresh, self, tables=tables)

    @property
    def cell(self) -> Comparison | None:
        """What is shown."""
        return self._cell

    @property
    def hints(self) -> str:
        """What there is to think about."""
        return self._hints.text()

    def show_cell(self, cell: Comparison) -> None:
        """Show another cell, or this one after a change."""
        self._cell = cell
        relation = cell.relation
        self.found.choose("" if cell.found is None else cell.found.value)
        self._binding.show(relation)
        self.checked.set_value(relation.checked_on if relation is not None else None)
        for field in (self.evidence, self.checked):
            field.setEnabled(relation is not None)
        is_known = relation is not None
        self.evidence.set_placeholder(
            "Where one can see it, and what was seen" if is_known else "First say what you found"
        )
        words = [hint.text for hint in cell.hints]
        self._hints.setText("\n".join(words))
        self._hints.setVisible(bool(words))

    def _refresh(self) -> None:
        cell, view = self._cell, self._session.view
        if cell is None:
            return
        differentiator = view.elements.get(cell.differentiator.id)
        alternative = view.elements.get(cell.alternative.id)
        if differentiator is not None and alternative is not None:
            self.show_cell(comparison(view, differentiator, alternative))

    def _on_found_chosen(self, key: object) -> None:
        if self._cell is not None:
            self._session.flush()
            set_found(self._session, self._cell, RelationKind(str(key)) if key else None)

    def _on_checked_parsed(self, value: object) -> None:
        relation = self._cell.relation if self._cell is not None else None
        if relation is not None:
            project = self._session.project
            self._session.attempt(lambda: edit_cells(project, relation, checked_on=value))


class ComparisonPanel(Panel):
    """The panel of a cell of the matrix."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Comparison", parent)
        self.fields = ComparisonFields(session)
        self.ends = LinkRows("What is compared")
        self.ends.opened.connect(self._on_ends_opened)
        self._title = TextLabel(use=Type.WORKSPACE, lines=3)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(SIDE_PX, 12, SIDE_PX, 8)
        inner.setSpacing(6)
        inner.addWidget(BadgeLabel(Badge("Comparison", Tone.FOLLOW)), 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._title)
        column.addLayout(inner)
        column.addWidget(Divider())
        self.set_head(head)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(SIDE_PX, 12, SIDE_PX, 12)
        box.setSpacing(8)
        box.addWidget(self.fields)
        box.addWidget(TextLabel("What is compared", use=Type.SUPPORT, role=Role.TEXT2))
        box.addWidget(self.ends)
        self.add_part(body)

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        elements = self.session.view.elements
        if not isinstance(row, Relation):
            return
        alternative, differentiator = elements[row.source], elements[row.target]
        self._title.setText(f"{alternative.name}: {differentiator.name}")
        self.setAccessibleName(f"Comparison of {differentiator.name} with {alternative.name}")
        self.fields.show_cell(comparison(self.session.view, differentiator, alternative))
        self.ends.show_rows(
            [
                LinkRow(
                    target.name, row.id, icon=target.icon, spoken=f"{target.kind} {target.name}"
                )
                for row in (alternative, differentiator)
                for target in [target_of(row)]
            ]
        )

    def focus_first(self) -> None:
        self.fields.evidence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ends_opened(self, key: object) -> None:
        element = self.session.view.elements.get(str(key))
        if element is not None:
            self.session.open_row(element)
