"""Where each paragraph of Markdown stands in its source, so that one can be changed alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from narrative_studio.markup import (
    Run,
    Runs,
    alt_of,
    pictures_alone,
    runs_of,
    runs_text,
    task_of,
    tokens_of,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

CELL_BREAK: Final = " | "
"""What stands between the cells of a row where it is one line of text."""


class LineKind(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    ITEM = "item"
    """The first paragraph of an item of a list."""
    HEADING = "heading"
    CUE = "cue"
    CODE = "code"
    """One line of a block of code."""
    PICTURE = "picture"
    ROW = "row"
    """One row of a table."""
    NOTE = "note"
    """The first paragraph of what a footnote says."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One paragraph, item, row or line of code, in the order of the text.

    ``first`` and ``last`` are the lines of the source that hold it, ``last`` not included.
    ``depth`` counts the lists it stands in, ``number`` is that of an item of an ordered list.
    ``checked`` is None unless it is a task. ``cells`` are those of a row; ``block`` is the first
    line of the table or code that it belongs to, ``block_end`` the line after that. ``lead`` is
    what stands before its words on its first line, None where that cannot be told.
    """

    kind: LineKind
    runs: Runs
    first: int
    last: int
    depth: int = 0
    number: int | None = None
    checked: bool | None = None
    quotes: int = 0
    cells: tuple[Runs, ...] = ()
    block: int = 0
    block_end: int = 0
    lead: str | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return runs_text(self.runs)

    @property
    def note_label(self) -> str:
        """The label of the footnote that it begins; empty where it begins none."""
        if self.kind is not LineKind.NOTE or self.lead is None:
            return ""
        return self.lead.strip().removeprefix("[^").removesuffix("]:")


def source_lines(text: str, *, is_script: bool = False) -> tuple[SourceLine, ...]:
    """The paragraphs of Markdown with their places; empty ones are left out.

    The places are of ``text.split("\\n")``. Text beyond what is read as Markdown is not in it.
    """
    return tuple(_Walker(text, is_script=is_script).walk())


@dataclass(slots=True)
class _Open:
    """A list, an item or a quote that is open, and the line it began on."""

    kind: str
    line: int
    number: int | None = None
    has_text: bool = False


@dataclass(slots=True)
class _Table:
    """A table that is being read."""

    first: int
    last: int
    rows: list[SourceLine] = field(default_factory=list)
    cells: list[Runs] = field(default_factory=list)


class _Walker:
    """Goes through the tokens once."""

    def __init__(self, text: str, *, is_script: bool) -> None:
        self._tokens = tokens_of(text, is_script=is_script)
        self._source = text.split("\n")
        self._stack: list[_Open] = []
        self._made: list[SourceLine] = []
        self._around = ""
        self._table: _Table | None = None

    def walk(self) -> list[SourceLine]:
        for token in self._tokens:
            self._take(token)
        return self._made

    def _take(self, token: Token) -> None:
        name = token.type
        first, last = token.map or (0, 0)
        if name in (
            "bullet_list_open", "ordered_list_open", "blockquote_open", "list_item_open",
            "footnote_reference_open",
        ):  # fmt: skip
            self._open(token, first)
        elif name in (
            "bullet_list_close", "ordered_list_close", "blockquote_close", "list_item_close",
            "footnote_reference_close",
        ):  # fmt: skip
            self._stack.pop()
        elif name in ("paragraph_open", "heading_open", "cue_open"):
            self._around = name.removesuffix("_open")
        elif name in ("inline", "long_inline"):
            self._inline(token, first, last)
        elif name in ("fence", "code_block"):
            self._code(token, first, last)
        else:
            self._part_of_table(name, first, last)

    def _open(self, token: Token, first: int) -> None:
        number = None
        if token.type == "ordered_list_open":
            number = int(token.attrs.get("start", 1)) - 1
        elif token.type == "list_item_open" and self._stack[-1].number is not None:
            self._stack[-1].number += 1
            number = self._stack[-1].number
        self._stack.append(_Open(token.type.removesuffix("_open"), first, number))

    def _inline(self, token: Token, first: int, last: int) -> None:
        if self._table is not None:
            self._table.cells.append(runs_of(token))
            return
        pictures = pictures_alone(token) if self._around == "paragraph" else []
        if pictures:
            self._pictures(token, first, last)
            return
        runs = runs_of(token)
        if self._around == "heading":
            self._add(LineKind.HEADING, runs, first, last)
        elif self._around == "cue":
            self._add(LineKind.CUE, runs, first, last)
        else:
            self._paragraph(runs, first, last)

    def _pictures(self, token: Token, first: int, last: int) -> None:
        """Each picture with the line that it stands on."""
        line = first
        for child in token.children or []:
            if child.type == "image":
                alt = alt_of(child)
                end = last if len(pictures_alone(token)) == 1 else line + 1
                shown = Run(alt, picture=str(child.attrGet("src") or ""))
                self._add(LineKind.PICTURE, (shown,), line, end)
            else:
                line += 1

    def _paragraph(self, runs: Runs, first: int, last: int) -> None:
        item = self._stack[-1] if self._stack and self._stack[-1].kind in _HOLDERS else None
        if item is not None and item.kind == _NOTE and not item.has_text:
            item.has_text = True
            self._add(LineKind.NOTE, runs, first, last)
            return
        if item is None or item.kind == _NOTE or item.has_text:
            self._add(LineKind.TEXT, runs, first, last)
            return
        item.has_text = True
        checked, runs = task_of(runs)
        self._add(LineKind.ITEM, runs, first, last, number=item.number, checked=checked)

    def _code(self, token: Token, first: int, last: int) -> None:
        begin = first + (token.type == "fence")
        for offset, text in enumerate(token.content.rstrip("\n").split("\n")):
            at = begin + offset
            run = (Run(text, code=True),) if text else ()
            self._add(LineKind.CODE, run, at, at + 1, block=first, block_end=last)

    def _part_of_table(self, name: str, first: int, last: int) -> None:
        if name == "table_open":
            self._table = _Table(first, last)
        elif name == "tr_open" and self._table is not None:
            self._table.cells = []
            self._table.rows.append(SourceLine(LineKind.ROW, (), first, first + 1))
        elif name == "tr_close" and self._table is not None:
            row = self._table.rows[-1]
            cells = tuple(self._table.cells)
            self._table.rows[-1] = replace(row, cells=cells, runs=joined_cells(cells))
        elif name == "table_close" and self._table is not None:
            table, self._table = self._table, None
            for row in table.rows:
                self._add(
                    LineKind.ROW, row.runs, row.first, row.last,
                    cells=row.cells, block=table.first, block_end=table.last,
                )  # fmt: skip

    def _add(
        self,
        kind: LineKind,
        runs: Runs,
        first: int,
        last: int,
        *,
        number: int | None = None,
        checked: bool | None = None,
        cells: tuple[Runs, ...] = (),
        block: int = 0,
        block_end: int = 0,
    ) -> None:
        if not runs_text(runs).strip():
            return
        self._made.append(
            SourceLine(
                kind,
                runs,
                first,
                last,
                depth=sum(one.kind == "list_item" for one in self._stack),
                number=number,
                checked=checked,
                quotes=sum(one.kind == "blockquote" for one in self._stack),
                cells=cells,
                block=block,
                block_end=block_end,
                lead=self._lead(kind, first, checked),
            )
        )

    def _lead(self, kind: LineKind, first: int, checked: bool | None) -> str | None:
        """What stands before the words on a line: indents, signs of items, quotes and headings."""
        signs = []
        for one in self._stack:
            if one.kind == "blockquote":
                signs.append(r"[ \t]*>[ ]?")
            elif one.kind == "list_item" and one.line == first:
                signs.append(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+")
        signs.append(_SIGNS.get(kind, r"[ \t]*"))
        if checked is not None:
            signs.append(r"\[[ xX]\][ \t]+")
        match = re.match("".join(signs), self._source[first]) if first < len(self._source) else None
        return match[0] if match else None


_NOTE: Final = "footnote_reference"
_HOLDERS: Final = ("list_item", _NOTE)
_SIGNS: Final = {
    LineKind.NOTE: r"[ \t]*\[\^[^\s\[\]]+\]:[ \t]*",
    LineKind.HEADING: r"[ \t]*(?:#{1,6}[ \t]+)?",
    LineKind.CUE: r"[ \t]*>[> \t]*",
    LineKind.CODE: r"",
}


def joined_cells(cells: tuple[Runs, ...]) -> Runs:
    """The cells of a row as one line."""
    made: list[Run] = []
    for place, cell in enumerate(cells):
        if place:
            made.append(Run(CELL_BREAK))
        made.extend(cell)
    return tuple(made)
