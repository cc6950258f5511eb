"""The matrix as a table: a row for each differentiator, a column for each alternative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from narrative_studio.analysis.naming import day
from narrative_studio.analysis.positioning.comparison import Comparison, comparisons
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.view import ProjectView
from ui.inspector.element.comparison import FOUND_BADGE
from ui.inspector.element.kinds import share_words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

CELL: Final = int(Role.UserRole)
"""The ``Comparison`` of a cell."""
ELEMENT: Final = CELL + 1
"""The ``Element`` of a heading."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The headings and what is between them."""

    differentiators: tuple[Element, ...]
    alternatives: tuple[Element, ...]
    cells: tuple[tuple[Comparison, ...], ...]

    @property
    def shape(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of rows and columns."""
        sides = self.differentiators, self.alternatives
        rows, columns = (tuple(str(one.id) for one in side) for side in sides)
        return rows, columns


class MatrixModel(QAbstractTableModel):
    """Comparisons by row and column."""

    def __init__(self, view: ProjectView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = _grid(view)

    def show(self, view: ProjectView) -> None:
        """Show another state of the document."""
        found = _grid(view)
        if found.shape != self._grid.shape:
            self.beginResetModel()
            self._grid = found
            self.endResetModel()
            return
        self._grid = found
        if found.cells and found.alternatives:
            rows, columns = len(found.differentiators) - 1, len(found.alternatives) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(rows, columns))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns)

    def cell(self, index: Index) -> Comparison | None:
        """What is known in a cell."""
        return self._grid.cells[index.row()][index.column()] if index.isValid() else None

    def index_of(self, alternative: str, differentiator: str) -> QModelIndex:
        """The cell of a pair; invalid where there is none."""
        for row, element in enumerate(self._grid.differentiators):
            for column, other in enumerate(self._grid.alternatives):
                if (other.id, element.id) == (alternative, differentiator):
                    return self.index(row, column)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._grid.differentiators)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._grid.alternatives)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Role.DisplayRole:
            return FOUND_BADGE[cell.found].text
        if role == Role.ToolTipRole:
            return "\n".join(_facts(cell)) or None
        if role == Role.AccessibleTextRole:
            name = f"{cell.differentiator.name}, {cell.alternative.name}"
            return ". ".join((f"{name}: {FOUND_BADGE[cell.found].text}", *_facts(cell)))
        return cell if role == CELL else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        elements = self._grid.alternatives if across else self._grid.differentiators
        if not 0 <= section < len(elements):
            return None
        element = elements[section]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return element.name
        if role == Role.AccessibleTextRole:
            return f"{element.name}, {heading_fact(element)}".rstrip(", ")
        return element if role == ELEMENT else None


def heading_fact(element: Element) -> str:
    """What stands below the name in a heading."""
    if element.kind is ElementKind.ALTERNATIVE:
        return share_words(element.share_of_deals_pct)
    return element.delivery.value.capitalize()


def _grid(view: ProjectView) -> Grid:
    return Grid(
        view.elements_of(ElementKind.DIFFERENTIATOR),
        view.elements_of(ElementKind.ALTERNATIVE),
        comparisons(view),
    )


def _facts(cell: Comparison) -> list[str]:
    relation = cell.relation
    if relation is None:
        return []
    checked = f"Checked on {day(relation.checked_on)}" if relation.checked_on else ""
    words = [relation.evidence, checked, *(hint.text for hint in cell.hints)]
    return [word for word in words if word]
