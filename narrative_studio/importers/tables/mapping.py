"""Which column of a table means what: a value that can be saved and used for the next table."""

from __future__ import annotations

import json
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from typing import Any, Final, NoReturn, Self

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.durations import Unit
from narrative_studio.importers.tables.fields import (
    SIDE_BY_SIDE,
    WITH_MARKS,
    CellKind,
    Field,
    Target,
    field_of,
)

_FORMAT: Final = 1
_MOST_COLUMNS: Final = 1000


@dataclass(frozen=True, slots=True)
class Column:
    """One column, by its name, and the field that it means.

    ``each`` names the frame or page where such columns stand side by side, one for each. ``order``,
    ``unit`` and ``decimal`` are what a person decided for days, bare numbers and fractions; None is
    to find it out from the column. ``words`` are words of a closed question, each with the answer
    that a person said it stands for.
    """

    header: str
    field: str
    each: str = ""
    order: DateOrder | None = None
    unit: Unit | None = None
    decimal: DecimalMark | None = None
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a table that mean something, and what a row becomes.

    Raises:
        ValueError: the target has no such field, two columns mean the same, one names a frame
            where there is none, or none where there has to be one, or a word stands for what is no
            answer of its field.
    """

    target: Target
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        seen: set[tuple[str, str]] = set()
        for column in self.columns:
            try:
                found = field_of(self.target, column.field)
            except KeyError as error:
                raise ValueError(f"{self.target} have no field “{column.field}”") from error
            if column.each and not (found.is_each and self.target in SIDE_BY_SIDE):
                raise ValueError(f"“{found.title}” does not stand once for each frame here")
            if not column.each and found.is_each and self.target is Target.SESSIONS:
                raise ValueError(f"“{found.title}” needs the frame that it is about")
            if (column.field, column.each) in seen:
                raise ValueError(f"two columns mean “{found.title}”")
            seen.add((column.field, column.each))
            for said, answer in column.words:
                if answer not in found.meanings:
                    raise ValueError(f"“{said}” cannot stand for “{answer}” in “{found.title}”")

    def field(self, column: Column) -> Field:
        """The field that a column of this mapping means."""
        return field_of(self.target, column.field)

    def with_order(self, order: DateOrder) -> Self:
        """The mapping with a decision about every column that holds days."""
        return self._with(frozenset({CellKind.DATE}), order=order)

    def with_decimal(self, decimal: DecimalMark) -> Self:
        """The mapping with a decision about every column whose numbers can have fractions."""
        return self._with(WITH_MARKS, decimal=decimal)

    def with_word(self, header: str, said: str, answer: str) -> Self:
        """The mapping in which a word of a closed question stands for an answer.

        Raises:
            ValueError: it is no answer of what the column means.
        """
        return replace(
            self,
            columns=tuple(
                replace(
                    one,
                    words=(
                        *(pair for pair in one.words if folded(pair[0]) != folded(said)),
                        (said, answer),
                    ),
                )
                if one.header == header
                else one
                for one in self.columns
            ),
        )

    def to_json(self) -> str:
        """The mapping as one line of JSON, to be kept as a profile."""
        columns = [
            {
                "header": column.header,
                "field": column.field,
                **({"each": column.each} if column.each else {}),
                **({"order": column.order.value} if column.order else {}),
                **({"unit": column.unit.value} if column.unit else {}),
                **({"decimal": column.decimal.value} if column.decimal else {}),
                **({"words": dict(column.words)} if column.words else {}),
            }
            for column in self.columns
        ]
        made = {"format": _FORMAT, "target": self.target.value, "columns": columns}
        return json.dumps(made, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what :meth:`to_json` wrote.

        Raises:
            ImportFailed: it is no such profile, or one of a newer version.
        """
        try:
            made = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _refusal("it is no JSON") from error
        if not isinstance(made, dict) or not isinstance(made.get("columns"), list):
            _refuse("it has no columns")
        if made.get("format") != _FORMAT:
            _refuse("another version of the studio wrote it")
        if len(made["columns"]) > _MOST_COLUMNS:
            _refuse("it has too many columns")
        try:
            return cls(Target(str(made.get("target"))), tuple(map(_column, made["columns"])))
        except ValueError as error:
            raise _refusal(str(error)) from error

    def _with(self, kinds: frozenset[CellKind], **decided: Any) -> Self:
        columns = (
            replace(one, **decided) if self.field(one).kind in kinds else one
            for one in self.columns
        )
        return replace(self, columns=tuple(columns))


def _column(made: Any) -> Column:
    if not isinstance(made, dict):
        raise ValueError("one of its columns is broken")
    words = made.get("words", {})
    others = {key: value for key, value in made.items() if key != "words"}
    if not isinstance(words, dict) or not _are_texts(others) or not _are_texts(words):
        raise ValueError("one of its columns is broken")
    return Column(
        _said(made, "header"),
        _said(made, "field"),
        made.get("each", ""),
        DateOrder(made["order"]) if "order" in made else None,
        Unit(made["unit"]) if "unit" in made else None,
        DecimalMark(made["decimal"]) if "decimal" in made else None,
        tuple(words.items()),
    )


def _are_texts(made: Dictionary[str, Any]) -> bool:
    return all(isinstance(each, str) for each in made.values())


def _said(made: Dictionary[str, str], key: str) -> str:
    if not made.get(key):
        raise ValueError(f"one of its columns has no {key}")
    return made[key]


def _refusal(why: str) -> ImportFailed:
    return ImportFailed(
        f"The saved columns cannot be used: {why}.", "Choose the columns again and save them anew."
    )


def _refuse(why: str) -> NoReturn:
    raise _refusal(why)
