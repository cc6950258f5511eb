"""What is chosen of a table before it comes in: which sheet, what its rows and columns mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.decimals import DecimalMark, has_mark
from narrative_studio.importers.tables.fields import (
    FIELDS,
    WITH_MARKS,
    CellKind,
    Field,
    Target,
    field_of,
)
from narrative_studio.importers.tables.mapping import Column, Mapping
from narrative_studio.importers.tables.proposing import (
    Certainty,
    certainties,
    propose,
    propose_mapping,
)
from narrative_studio.importers.tables.reading import TextForm, read_tables, text_form
from narrative_studio.importers.tables.table import Table

_LOOKED_AT: Final = 2000
"""So many rows are looked at for marks in numbers."""

_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was read; ``form`` is None for a workbook."""

    path: Path
    form: TextForm | None
    tables: tuple[Table, ...]

    @classmethod
    def read(
        cls, path: Path, *, encoding: str | None = None, delimiter: str | None = None
    ) -> Opened:
        """Read a file, its form found out where it is not given.

        Raises:
            ImportFailed: see :func:`narrative_studio.importers.tables.reading.read_tables`.
        """
        form = text_form(path, encoding=encoding)
        if form is not None and delimiter is not None:
            form = replace(form, delimiter=delimiter)
        tables = read_tables(path, encoding=encoding, delimiter=delimiter)
        return cls(path, form, tables)


class TableChoice(QObject):
    """The choices, which begin as proposals.

    Signals:
        changed(): something else is chosen.
        replaced(): other columns are chosen from.
    """

    changed = Signal()
    replaced = Signal()

    def __init__(self, opened: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened = opened
        self.order: DateOrder | None = None
        self.decimal: DecimalMark | None = None
        self._place = 0
        self._columns: dict[str, Column] = {}
        self._by_hand: set[str] = set()
        self._certainties: dict[str, Certainty] = {}
        self.target = Target.SESSIONS
        self._propose(propose(self.table))

    @property
    def table(self) -> Table:
        """The table that comes in."""
        return self.opened.tables[self._place]

    @property
    def mapping(self) -> Mapping:
        """What the columns mean, in the order of the table."""
        columns = [self._columns[name] for name in self.table.headers if name in self._columns]
        made = Mapping(self.target, tuple(columns))
        if self.order is not None:
            made = made.with_order(self.order)
        return made if self.decimal is None else made.with_decimal(self.decimal)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What columns can mean here."""
        return FIELDS[self.target]

    @property
    def has_days(self) -> bool:
        """Whether a column holds days."""
        return bool(self._of(CellKind.DATE))

    @property
    def has_fractions(self) -> bool:
        """Whether a column holds numbers in text, with a mark that may stand before fractions."""
        if self.decimal is not None:
            return True
        places = {header: place for place, header in enumerate(self.table.headers)}
        looked_at = self.table.rows[:_LOOKED_AT]
        return any(
            has_mark(row[places[one.header]] for row in looked_at)
            for one in self._of(*WITH_MARKS)
            if one.header in places
        )

    def meaning(self, header: str) -> Column | None:
        """What a column means, None when it is left out."""
        return self._columns.get(header)

    def certainty(self, header: str) -> Certainty | None:
        """How certain a proposal is; None where there is none, or a person chose."""
        return None if header in self._by_hand else self._certainties.get(header)

    def is_chosen(self, header: str) -> bool:
        """Whether a person said what the column means."""
        return header in self._by_hand

    def needs_frame(self, key: str) -> bool:
        """Whether a column of this meaning has to say which frame it is about."""
        return self.target is Target.SESSIONS and field_of(self.target, key).is_each

    def choose_target(self, target: Target) -> None:
        """Say what a row becomes; the columns are proposed anew."""
        self._propose(propose_mapping(self.table.headers, self.table.rows, target))
        self._tell()

    def choose_table(self, place: int) -> None:
        """Take another sheet of the workbook."""
        self._place = place
        self._propose(propose(self.table))
        self._tell()

    def reopen(self, opened: Opened) -> None:
        """Take the same file as it reads in another form; what the columns mean stays."""
        mapping = self.mapping
        self.opened = opened
        self._place = min(self._place, len(opened.tables) - 1)
        known = [one for one in mapping.columns if one.header in self.table.headers]
        if known:
            self._certainties = certainties(self.table.headers, self.table.rows, self.target)
            self._columns = {one.header: one for one in known}
        else:
            self._propose(propose(self.table))
        self._tell()

    def use(self, mapping: Mapping) -> None:
        """Take columns as they were saved; those that the table does not have are passed over."""
        self.target = mapping.target
        self._certainties = {}
        self._columns = {one.header: one for one in mapping.columns}
        self._by_hand = set(self._columns)
        # A decision that is the same for all columns is shown as one.
        self.order = _agreed(one.order for one in self._of(CellKind.DATE))
        self.decimal = _agreed(one.decimal for one in self._of(*WITH_MARKS))
        self._tell()

    def choose_order(self, order: DateOrder | None) -> None:
        """Say what stands first in days; None finds it out."""
        self.order = order
        self._columns = {name: replace(one, order=None) for name, one in self._columns.items()}
        self.changed.emit()

    def choose_decimal(self, decimal: DecimalMark | None) -> None:
        """Say what stands before fractions; None finds it out."""
        self.decimal = decimal
        self._columns = {name: replace(one, decimal=None) for name, one in self._columns.items()}
        self.changed.emit()

    def choose_field(self, header: str, key: str | None, *, each: str = "") -> None:
        """Say what a column means; None leaves it out. Another column of that meaning gives way."""
        self._by_hand.add(header)
        before = self._columns.pop(header, None)
        if key is not None:
            for name, one in list(self._columns.items()):
                if (one.field, one.each) == (key, each):
                    del self._columns[name]
            words = before.words if before is not None and before.field == key else ()
            self._columns[header] = Column(header, key, each, words=words)
        self.changed.emit()

    def choose_word(self, header: str, said: str, answer: str) -> None:
        """Say which answer a word of a column stands for; an empty one is none.

        What is no answer to the question that the column is by now says nothing.
        """
        column = self._columns.get(header)
        if column is None or (answer and answer not in self._field(column).meanings):
            return
        word = folded(said)
        others = tuple(one for one in column.words if folded(one[0]) != word)
        given = ((said, answer),) if answer else ()
        self._columns[header] = replace(column, words=(*others, *given))
        self.changed.emit()

    def _propose(self, mapping: Mapping) -> None:
        self.target = mapping.target
        self._columns = {one.header: one for one in mapping.columns}
        self._by_hand = set()
        self._certainties = certainties(self.table.headers, self.table.rows, self.target)

    def _of(self, *kinds: CellKind) -> list[Column]:
        return [one for one in self._columns.values() if self._field(one).kind in kinds]

    def _field(self, column: Column) -> Field:
        return field_of(self.target, column.field)

    def _tell(self) -> None:
        self.replaced.emit()
        self.changed.emit()


def _agreed(choices: Iterable[_Choice]) -> _Choice | None:
    """What all of them are; None where they differ."""
    different = set(choices)
    return different.pop() if len(different) == 1 else None
