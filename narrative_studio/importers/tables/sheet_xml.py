"""Reads the XML of a workbook piece by piece: strings, formats and cells, without building trees.

A document type is refused before it is read, so that no entity is ever expanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from narrative_studio.importers.tables.number_formats import NumberKind, kinds, meant
from narrative_studio.importers.tables.table import Cell

MOST_CELLS: Final = 4_000_000

_CHUNK: Final = 256 * 1024
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS: Final = re.compile(r"[A-Z]{1,3}")


class SheetRefused(Exception):
    """A part of a workbook cannot be read; the message says why."""


def walk(
    content: bytes,
    start: Callable[[str, Mapping[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> None:
    """Hand every element of a part over, by its name without a namespace.

    Raises:
        SheetRefused: it is no well-formed XML, or declares a document type.
    """

    def refuse(*_declared: object) -> None:
        raise SheetRefused("it declares a document type")

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, values: start(name.rpartition(" ")[2], values)
    parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = text
    try:
        for place in range(0, len(content), _CHUNK):
            parser.Parse(content[place : place + _CHUNK], False)
        parser.Parse(b"", True)
    except ExpatError as error:
        raise SheetRefused("it is no well-formed XML") from error


def attribute(values: Mapping[str, str], name: str) -> str:
    """An attribute by its name without a namespace; empty when it is not there."""
    return next((value for key, value in values.items() if key.rpartition(" ")[2] == name), "")


def shared_strings(content: bytes) -> list[str]:
    """The texts that cells share, runs of several formats joined, reading aids left out.

    Raises:
        SheetRefused: as for :func:`walk`.
    """
    found: list[str] = []
    gathered: list[str] = []
    inside: list[str] = []

    def start(name: str, _values: Mapping[str, str]) -> None:
        inside.append(name)
        if name == "si":
            gathered.clear()

    def end(name: str) -> None:
        inside.pop()
        if name == "si":
            found.append(unescaped("".join(gathered)))

    def text(piece: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside:
            gathered.append(piece)

    walk(content, start, end, text)
    return found


def unescaped(text: str) -> str:
    """Text with Excel's own escapes for control characters written out."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n")


def style_kinds(content: bytes) -> tuple[NumberKind, ...]:
    """What the numbers of each cell style are.

    Raises:
        SheetRefused: as for :func:`walk`.
    """
    custom: dict[int, str] = {}
    formats: list[int] = []
    inside: list[str] = []

    def start(name: str, values: Mapping[str, str]) -> None:
        inside.append(name)
        number = _whole(values.get("numFmtId", ""))
        if name == "numFmt" and number is not None:
            custom[number] = values.get("formatCode", "")
        elif name == "xf" and "cellXfs" in inside:
            formats.append(number or 0)

    walk(content, start, lambda _name: inside.pop(), lambda _piece: None)
    return kinds(formats, custom)


class SheetReader:
    """Gathers the rows of one sheet; ``strings`` and ``styles`` are those of the workbook."""

    def __init__(
        self,
        strings: Sequence[str],
        styles: Sequence[NumberKind],
        *,
        from_1904: bool,
        most_columns: int,
    ) -> None:
        self._strings = strings
        self._styles = styles
        self._from_1904 = from_1904
        self._most_columns = most_columns
        self.rows: list[list[Cell]] = []
        self.lines: list[int] = []
        self.left_out = 0
        """How many cells lie beyond the columns that are read."""
        self._line = 0
        self._row: list[Cell] = []
        self._cells = 0
        self._place = -1
        self._kind = self._style = ""
        self._text: list[str] = []
        self._is_value = False
        self._is_reading_aid = False

    def read(self, content: bytes) -> None:
        """Read the part of a sheet.

        Raises:
            SheetRefused: it is no sheet, or has more cells than anybody can mean.
        """
        walk(content, self._start, self._end, self._piece)

    def _start(self, name: str, values: Mapping[str, str]) -> None:
        if name == "row":
            self._line = _whole(values.get("r", "")) or self._line + 1
            self._row, self._place = [], -1
        elif name == "c":
            named = _column(values.get("r", ""))
            self._place = self._place + 1 if named is None else named
            self._kind, self._style = values.get("t", "n"), values.get("s", "")
            self._text = []
        elif name in {"v", "t"}:
            self._is_value = not self._is_reading_aid
        elif name == "rPh":
            self._is_reading_aid = True

    def _end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._is_value = False
        elif name == "rPh":
            self._is_reading_aid = False
        elif name == "c":
            self._put(self._value("".join(self._text)))
        elif name == "row" and self._row:
            self.rows.append(self._row)
            self.lines.append(self._line)

    def _piece(self, text: str) -> None:
        if self._is_value:
            self._text.append(text)

    def _put(self, value: Cell) -> None:
        if value is None or value == "":
            return
        if self._place >= self._most_columns:
            self.left_out += 1
            return
        self._cells += 1 + max(0, self._place - len(self._row))
        if self._cells > MOST_CELLS:
            raise SheetRefused(f"it has more than {MOST_CELLS:,} cells")
        row = self._row
        if self._place < len(row):
            row[self._place] = value
            return
        row.extend([None] * (self._place - len(row)))
        row.append(value)

    def _value(self, text: str) -> Cell:
        if self._kind == "s":
            place = _whole(text)
            return (
                self._strings[place] if place is not None and place < len(self._strings) else None
            )
        if self._kind in {"str", "inlineStr", "e"}:
            return unescaped(text)
        if not text:
            return None
        if self._kind == "b":
            return text.strip() in {"1", "true"}
        if self._kind == "d":
            return _iso(text)
        try:
            number = float(text)
        except ValueError:
            return text
        style = _whole(self._style)
        is_known = style is not None and style < len(self._styles)
        kind = self._styles[style] if style is not None and is_known else NumberKind.NUMBER
        found = meant(number, kind, from_1904=self._from_1904)
        return int(found) if isinstance(found, float) and found.is_integer() else found


def _iso(text: str) -> date | datetime | timedelta | str:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return found if "T" in text else found.date()


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _column(reference: str) -> int | None:
    """The place of a cell in its row, from 0; None when the reference is missing or broken."""
    match = _LETTERS.match(reference)
    if not match:
        return None
    found = 0
    for letter in match[0]:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1
