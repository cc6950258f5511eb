"""Finds the blocks of a text with their lines; what they say is left as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block of the top level: ``kind`` is a heading, paragraph, table, html or other.

    ``first`` and ``last`` are its lines from 0, ``last`` not included. ``said`` is the Markdown of
    a heading without its sign, ``cells`` those of the rows of a table, its head first.
    """

    kind: str
    first: int
    last: int
    level: int = 0
    said: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    row_lines: tuple[int, ...] = ()


def source_blocks(text: str) -> list[SourceBlock]:
    """The blocks of a text in their order."""
    made: list[SourceBlock] = []
    tokens = _parser().parse(text)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = place + 1
        if token.nesting == 1:
            while tokens[end].level != token.level or tokens[end].nesting != -1:
                end += 1
            end += 1
        first, last = token.map or (0, 0)
        inside = tokens[place:end]
        match token.type:
            case "heading_open":
                said = tokens[place + 1].content
                made.append(SourceBlock("heading", first, last, int(token.tag[1:]), said))
            case "paragraph_open":
                made.append(SourceBlock("paragraph", first, last, said=tokens[place + 1].content))
            case "html_block":
                made.append(SourceBlock("html", first, last, said=token.content))
            case "table_open":
                rows: list[tuple[str, ...]] = []
                lines: list[int] = []
                row: list[str] = []
                for one in inside:
                    if one.type == "tr_open":
                        row = []
                        lines.append((one.map or (first, last))[0])
                    elif one.type == "inline":
                        row.append(one.content)
                    elif one.type == "tr_close":
                        rows.append(tuple(row))
                made.append(
                    SourceBlock("table", first, last, cells=tuple(rows), row_lines=tuple(lines))
                )
            case _:
                made.append(SourceBlock(token.type.removesuffix("_open"), first, last))
        place = end
    return made


@cache
def _parser() -> MarkdownIt:
    # What is bold does not matter here, and takes the most time.
    return MarkdownIt("commonmark").enable("table").disable("inline")
