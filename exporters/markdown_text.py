"""Writes text and blocks as Markdown that reads back as the same words and the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from narrative_studio.markup import (
    Alignment,
    Block,
    CodeBlock,
    Cue,
    Footnote,
    Footnotes,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Runs,
    Table,
    runs_text,
)
from narrative_studio.safe_links import is_safe_link

_MARKS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\n]|$)"  # a backslash that would escape what follows
    r"|[`*\[\]<|]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore is none
    r"|~(?=~)|(?<=~)~"
    r"|&(?=#?\w+;)",
)
_LINE_MARKS = re.compile(r"[+-](?=\s|$|[-=])|#{1,6}(?=\s|$)|=+(?=\s*$)|>")
_CLOSING = re.compile(r"(?<!\S)#(?=#*$)")
_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_WORD_END = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)

_RULES: Final = {Alignment.LEFT: "---", Alignment.CENTER: ":-:", Alignment.RIGHT: "--:"}
_STYLES: Final = (("bold", "**"), ("italic", "*"), ("strike", "~~"))
_BREAK: Final = "\\\n"
_NOTE_INDENT: Final = 4
_CELL_BREAK: Final = "<br>"

DEEPEST: Final = 6
"""The lowest level that a heading can have in Markdown."""


def escaped(text: str) -> str:
    """Plain text as one line of Markdown that shows these words and no marks."""
    return _guard_line(_escape(" ".join(_NO_TEXT.sub(" ", text).split())))


def heading_words(text: str) -> str:
    """Plain text as the words of a heading, at whose end signs of headings would be lost."""
    return _CLOSING.sub(r"\\\g<0>", escaped(text))


def escaped_lines(text: str) -> str:
    """Plain text as a paragraph of Markdown that keeps the line breaks."""
    return _BREAK.join(escaped(line) for line in text.splitlines() if line.strip())


def cell(blocks: Iterable[Block]) -> str:
    """Blocks as the content of one cell of a table, their lines parted by ``<br>``."""
    return _CELL_BREAK.join(line for block in blocks for line in _cell_lines(block))


def plain_cell(text: str) -> str:
    """Plain text as the content of one cell of a table."""
    return _CELL_BREAK.join(escaped(line) for line in text.splitlines() if line.strip())


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    return _table(header, ["---"] * len(header), rows)


def write(blocks: Iterable[Block], *, heading: int = 1, keeps: bool = False) -> str:
    """Blocks as Markdown; the highest heading of the text becomes one of level ``heading``.

    With ``keeps`` what only the studio understands stays: links to frames, the addresses of
    pictures, and in a comment the level of a heading that lies too deep for Markdown.
    """
    return _write(blocks, _Manner(heading, keeps))


def runs(content: Runs, *, keeps: bool = False) -> str:
    """Running text as Markdown; forced line breaks stay."""
    text = _styled(list(content), _STYLES, keeps)
    return _BREAK.join(_guard_line(line) for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class _Manner:
    """How blocks are written: see :func:`write`."""

    heading: int
    keeps: bool


_PLAIN: Final = _Manner(1, keeps=False)


def _write(blocks: Iterable[Block], manner: _Manner) -> str:
    written: list[str] = []
    before: Block | None = None
    is_other = False
    for block in blocks:
        # Two lists in a row stay two by their marks.
        is_other = not is_other if _continues(before, block) else False
        written.append(_block(block, manner, is_other))
        before = block
    return "\n\n".join(filter(None, written))


def _continues(before: Block | None, block: Block) -> bool:
    return (
        isinstance(before, Listing)
        and isinstance(block, Listing)
        and before.is_ordered == block.is_ordered
    )


def _block(block: Block, manner: _Manner, is_other: bool) -> str:
    match block:
        case Paragraph(content):
            return runs(content, keeps=manner.keeps)
        case Heading(level, content):
            return _heading(manner.heading + level - 1, content, manner.keeps)
        case Cue(content):
            return f"> {_one_line(content, manner.keeps)}"
        case CodeBlock(text, language):
            fence = _fence(text, least=3)
            return f"{fence}{language}\n{text}\n{fence}"
        case Picture(source, alt):
            if manner.keeps:
                return f"![{_escape(_flat(alt))}]{_target(source)}"
            return f"*Picture: {_escape(_flat(alt)) or 'no description'}*"
        case Rule():
            return "---"
        case Quote(inner):
            return _indented(_write(inner, manner), "> ", "> ")
        case Listing():
            return _listing(block, manner, is_other)
        case Table(header, rows, alignments):
            names = [_cell_runs(one, manner.keeps) for one in header]
            lines = [[_cell_runs(one, manner.keeps) for one in row] for row in rows]
            return _table(names, [_RULES[one] for one in alignments], lines)
        case Footnotes(notes):
            return "\n".join(_note(note, manner) for note in notes)


def _note(note: Footnote, manner: _Manner) -> str:
    return _indented(_write(note.blocks, manner), f"[^{note.label}]: ", " " * _NOTE_INDENT)


def _heading(level: int, content: Runs, keeps: bool) -> str:
    said = _CLOSING.sub(r"\\\g<0>", _one_line(content, keeps))
    text = f"{'#' * min(level, DEEPEST)} {said}"
    return f"{text} <!-- {level} -->" if keeps and level > DEEPEST else text


def _listing(listing: Listing, manner: _Manner, is_other: bool) -> str:
    is_tight = all(_is_tight(item) for item in listing.items)
    written = []
    for number, item in enumerate(listing.items, start=listing.start or 0):
        mark = f"{number}{')' if is_other else '.'} " if listing.is_ordered else "- "
        if is_other and not listing.is_ordered:
            mark = "* "
        body = _item(item, manner, is_tight)
        if item.checked is not None:
            body = f"[{'x' if item.checked else ' '}] {body}"
        written.append(_indented(body, mark, " " * len(mark)))
    return ("\n" if is_tight else "\n\n").join(written)


def _item(item: Item, manner: _Manner, is_tight: bool) -> str:
    if not is_tight:
        return _write(item.blocks, manner)
    return "\n".join(_block(block, manner, False) for block in item.blocks)


def _is_tight(item: Item) -> bool:
    """A line with perhaps a list below it: what reads best without empty lines."""
    match item.blocks:
        case (Paragraph(),) | ():
            return True
        case (Paragraph(), Listing(inner)):
            return all(_is_tight(one) for one in inner)
    return False


def _indented(text: str, first: str, others: str) -> str:
    head, *tail = text.split("\n")
    lines = [f"{first}{head}".rstrip(), *(f"{others}{line}" if line else others for line in tail)]
    return "\n".join(line if line.strip() else line.rstrip() for line in lines)


def _table(header: Sequence[str], rules: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in (header, rules, *rows))


def _cell_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(content):
            yield _cell_runs(content)
        case Heading(_, content):
            if said := _cell_runs(content):
                yield f"**{said}**"
        case Cue(content):
            yield f"*{_escape(_flat(runs_text(content)))}*"
        case CodeBlock(text):
            yield from (
                _code(line.replace("|", "\\|")) for line in text.split("\n") if line.strip()
            )
        case Picture():
            yield _block(block, _PLAIN, False)
        case Quote(inner):
            yield cell(inner)
        case Listing():
            yield from _cell_items(block)
        case Table(header, rows):
            yield from (" / ".join(map(_cell_runs, row)) for row in (header, *rows))
        case Footnotes(notes):
            yield from (f"[^{note.label}]: {cell(note.blocks)}" for note in notes)
        case Rule():
            pass


def _cell_items(listing: Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, start=listing.start or 0):
        mark = "•" if listing.start is None else f"{number}."
        yield f"{mark} {cell(item.blocks)}"


def _cell_runs(content: Runs, keeps: bool = False) -> str:
    # Within a table a bar ends the cell, in code as well; anywhere else code shows its backslash.
    content = tuple(
        replace(run, text=run.text.replace("|", "\\|")) if run.code else run for run in content
    )
    text = _styled(list(content), _STYLES, keeps)
    return _CELL_BREAK.join(_guard_line(line) for line in text.split("\n"))


def _one_line(content: Runs, keeps: bool = False) -> str:
    return " ".join(_styled(list(content), _STYLES, keeps).split())


def _styled(content: list[Run], styles: Sequence[tuple[str, str]], keeps: bool) -> str:
    """Nest the styles: neighbours that share one share its marks."""
    if not styles:
        return "".join(_linked(run, keeps) for run in content)
    (name, mark), *inner = styles
    return "".join(
        _marked(_styled(list(group), inner, keeps), mark if is_set else "")
        for is_set, group in groupby(content, key=lambda run: bool(getattr(run, name)))
    )


def _marked(text: str, mark: str) -> str:
    """Put marks around the words, not around the spaces beside them, which would undo them."""
    match = _WORD_END.match(text)
    if not mark or match is None or not match[2]:
        return text
    return f"{match[1]}{mark}{match[2]}{mark}{match[3]}"


def _linked(run: Run, keeps: bool) -> str:
    if run.note:
        return f"[^{run.note}]"
    text = _code(run.text) if run.code else _escape(_NO_TEXT.sub("", run.text))
    link = run.link
    if link is None or not is_safe_link(link) or (link.startswith("frame:") and not keeps):
        return text
    return f"[{text}]{_target(link)}"


def _target(address: str) -> str:
    kept = _NO_TEXT.sub("", " ".join(address.split()))
    return f"(<{kept.replace('<', '%3C').replace('>', '%3E').replace('|', '%7C')}>)"


def _code(text: str) -> str:
    flat = _flat(text)
    fence = _fence(flat, least=1)
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}" if flat else ""


def _fence(text: str, *, least: int) -> str:
    longest = max((len(found) for found in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _flat(text: str) -> str:
    return " ".join(_NO_TEXT.sub(" ", text).split())


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _guard_line(line: str) -> str:
    """Keep the beginning of a line from being read as the mark of a block."""
    line = line.lstrip()
    if number := _NUMBER.match(line):
        return f"{number[1]}\\{line[number.end() :]}"
    return f"\\{line}" if _LINE_MARKS.match(line) else line
