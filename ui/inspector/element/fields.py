"""The wording of an element: its statement and the fields of its own kind."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.analysis.rules.roadmap import STILL_TO_COME
from narrative_studio.commands.positioning import make_current, set_points
from narrative_studio.model.positioning import (
    AlternativeType,
    CategoryStyle,
    Delivery,
    Element,
    ElementKind,
    PointKind,
)
from ui.inspector.element.cells import CellFields, padded
from ui.inspector.element.kinds import KIND_WORDS
from ui.session import Session
from ui.widgets.buttons import ControlSize, SecondaryButton
from ui.widgets.labelled_field import LabelledField
from ui.widgets.parsed_edit import day_edit, share_edit
from ui.widgets.text_area import TextArea

_POINT_WORDS: Final = {
    PointKind.STRENGTH: ("Strengths", "What it does well, one a line"),
    PointKind.WEAKNESS: ("Weaknesses", "Where it falls short, one a line"),
}
_ROADMAP: Final = ("roadmap_item", "roadmap_on")
"""What is asked of a differentiator that is not there in full yet."""
_OWN_FIELDS: Final = {
    ElementKind.ALTERNATIVE: ("alternative_type", "share_of_deals_pct"),
    ElementKind.DIFFERENTIATOR: ("delivery", *_ROADMAP, "evidence"),
    ElementKind.VALUE: ("metric",),
    ElementKind.CUSTOMER: ("signal", "not_for"),
    ElementKind.CATEGORY: ("style", "parent_category"),
    ElementKind.TREND: (),
}


_ANSWERED_IN: Final = {
    GapKind.NOBODY_EXCLUDED: "not_for",
    GapKind.DEMOGRAPHIC: "statement",
    GapKind.TRUISM: "statement",
}
"""The cell that a gap asks for, where one does; most are answered by connecting."""


class PointsField(LabelledField):
    """The strengths or weaknesses of an alternative, one in a line."""

    def __init__(self, session: Session, kind: PointKind) -> None:
        label, hint = _POINT_WORDS[kind]
        self._area = TextArea(name=label, placeholder=hint, min_lines=2)
        super().__init__(label, self._area)
        self._session = session
        self._kind = kind
        self._element: Element | None = None
        self._area.committed.connect(self._on_area_committed)
        session.on_flush(self._area.flush)

    @property
    def area(self) -> TextArea:
        return self._area

    def show_element(self, element: Element) -> None:
        """Show the points of another alternative, or of this one after a change."""
        if self._element is not None and self._element.id != element.id:
            self._area.flush()
        self._element = element
        texts = [
            point.text
            for point in self._session.view.points.of("element", element.id)
            if point.kind is self._kind
        ]
        self._area.set_text("\n".join(texts))
        self.set_note(str(len(texts)) if texts else "")

    def _on_area_committed(self, text: str) -> None:
        element = self._element
        if element is not None:
            self._session.attempt(
                lambda: set_points(
                    self._session.project,
                    element=element.id,
                    kind=self._kind,
                    texts=text.split("\n"),
                )
            )


class ElementFields(QWidget):
    """Statement and own fields; only those of the element's kind are shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._element: Element | None = None
        self._cells = CellFields(session, Element)
        self._statement = self._cells.add_text("statement", "Statement")
        self._cells.add_choice("alternative_type", "Type", AlternativeType)
        self._cells.add_parsed("share_of_deals_pct", "Share of deals", share_edit(name="Share"))
        self._points = {kind: PointsField(session, kind) for kind in PointKind}
        for points in self._points.values():
            self._cells.add_widget(points)
        self._cells.add_choice("delivery", "Delivery", Delivery)
        self._cells.add_text("roadmap_item", "Roadmap item", "What is to be built", lines=1)
        self._cells.add_parsed("roadmap_on", "Due", day_edit(name="Due"))
        self._cells.add_text("evidence", "Evidence", "What shows it to be so")
        self._cells.add_text("metric", "Metric", "What a buyer could measure", lines=1)
        self._cells.add_text("signal", "Signal", "How one sees it from outside")
        self._cells.add_text("not_for", "Not for", "Whom this leaves out")
        self._cells.add_choice("style", "Style", CategoryStyle)
        self._cells.add_text("parent_category", "Parent category", "A market buyers know", lines=1)
        self._current = SecondaryButton(
            "Make this the current category", size=ControlSize.SMALL, icon="circle-check"
        )
        self._current.clicked.connect(self._on_current_clicked)
        self._cells.add_widget(self._current)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(padded(self._cells))

    @property
    def cells(self) -> CellFields:
        """The fields by the names of their cells."""
        return self._cells

    @property
    def current_button(self) -> SecondaryButton:
        """Makes a candidate the current category."""
        return self._current

    def points(self, kind: PointKind) -> PointsField:
        """The field of the strengths or of the weaknesses."""
        return self._points[kind]

    def answer_to(self, kind: GapKind) -> QWidget | None:
        """The field in which a gap of the element is answered; None where there is none."""
        if kind is GapKind.NO_STRENGTH:
            return self._points[PointKind.STRENGTH].area
        cell = _ANSWERED_IN.get(kind)
        return None if cell is None else self._cells.field(cell).field

    def show_element(self, element: Element) -> None:
        """Show another element, or this one after a change."""
        words = KIND_WORDS[element.kind]
        is_other_kind = self._element is None or self._element.kind is not element.kind
        self._element = element
        if is_other_kind:
            for kind, names in _OWN_FIELDS.items():
                for name in names:
                    self._cells.holder(name).setVisible(kind is element.kind)
            for points in self._points.values():
                points.setVisible(element.kind is ElementKind.ALTERNATIVE)
            area = self._statement.field
            assert isinstance(area, TextArea)
            area.set_placeholder(words.hint)
        is_to_come = (
            element.kind is ElementKind.DIFFERENTIATOR and element.delivery in STILL_TO_COME
        )
        for name in _ROADMAP:
            self._cells.holder(name).setVisible(is_to_come)
        self._cells.show_row(element)
        if element.kind is ElementKind.ALTERNATIVE:
            for points in self._points.values():
                points.show_element(element)
        is_candidate = element.kind is ElementKind.CATEGORY and not element.is_current
        self._current.setVisible(is_candidate)

    def _on_current_clicked(self) -> None:
        element = self._element
        if element is not None:
            project = self._session.project
            self._session.attempt(lambda: make_current(project, category=element.id))
