"""Turns Markdown into neutral blocks, once, for every exporter and preview."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from narrative_studio.markup_blocks import (
    Alignment,
    Block,
    Blocks,
    CodeBlock,
    CodeTone,
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
)
from narrative_studio.markup_plain import plain_blocks
from narrative_studio.safe_links import is_safe_link

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = [
    "MAX_CHARS",
    "Alignment",
    "Block",
    "Blocks",
    "CodeBlock",
    "CodeTone",
    "Cue",
    "Footnote",
    "Footnotes",
    "Heading",
    "Item",
    "Listing",
    "Paragraph",
    "Picture",
    "Quote",
    "Rule",
    "Run",
    "Runs",
    "Table",
    "alt_of",
    "parse",
    "parse_script",
    "pictures_alone",
    "plain_text",
    "raised",
    "runs_of",
    "runs_text",
    "spoken_words",
    "task_of",
    "tokens_of",
    "without_notes",
    "word_count",
    "words_in",
]

MAX_CHARS = 1_000_000
"""Text beyond this many characters is kept, but read as plain paragraphs."""
_REMEMBERED_CHARS = 20_000

_CJK = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = re.compile(f"[{_CJK}]")
_UNPARTED = re.compile(rf"[{_CJK}]{{1,2}}|[^{_CJK}]+")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TASK = re.compile(r"\[([ xX])\][ \t]+")


def parse(text: str) -> Blocks:
    """Read Markdown as on a slide: ``>`` begins a quote."""
    if len(text) > _REMEMBERED_CHARS:
        return _enormous(text, is_script=False)
    return _recent(text, is_script=False)


def parse_script(text: str) -> Blocks:
    """Read Markdown as in a script: each line that begins with ``>`` is a cue."""
    if len(text) > _REMEMBERED_CHARS:
        return _enormous(text, is_script=True)
    return _recent(text, is_script=True)


def plain_text(source: str | Iterable[Block]) -> str:
    """The words of Markdown or of blocks, one line for each paragraph, item and table row."""
    blocks = parse(source) if isinstance(source, str) else source
    return "\n".join(line for line in _lines(blocks) if line)


def runs_text(runs: Iterable[Run]) -> str:
    """The words of runs without their marks."""
    return "".join(run.text for run in runs)


def word_count(script: str) -> int:
    """Count the words that are said aloud; cues and loose punctuation are not."""
    return sum(map(words_in, spoken_words(script)))


def words_in(spoken: str) -> int:
    """How many words a piece between two spaces counts as.

    Chinese and Japanese part no words: two of their characters take about as long as a word.
    """
    if spoken.isascii() or not _IDEOGRAPH.search(spoken):
        return 1
    return sum(any(map(str.isalnum, piece)) for piece in _UNPARTED.findall(spoken))


def spoken_words(script: str) -> list[str]:
    """The words of a script that are said aloud, in order, each with its punctuation."""
    return [
        word
        for line in _lines(parse_script(script), with_cues=False)
        for word in line.split()
        if any(letter.isalnum() for letter in word)
    ]


def raised(number: int) -> str:
    """The number of a footnote in small digits above the line."""
    return str(number).translate(_RAISED)


def without_notes(blocks: Blocks) -> tuple[Blocks, tuple[Footnote, ...]]:
    """Blocks without the footnotes at their end, and these."""
    if blocks and isinstance(last := blocks[-1], Footnotes):
        return blocks[:-1], last.notes
    return blocks, ()


@lru_cache(maxsize=1)
def _enormous(text: str, *, is_script: bool) -> Blocks:
    """One text that is too long to remember many of: what shows it asks several times in a row."""
    return _parse(text, _parser(is_script=is_script))


@lru_cache(maxsize=64)
def _recent(text: str, *, is_script: bool) -> Blocks:
    """What was read last: an export asks for the texts of a frame more than once."""
    if (found := plain_blocks(text)) is not None:
        return found
    return _parse(text, _parser(is_script=is_script))


def tokens_of(text: str, *, is_script: bool) -> list[Token]:
    """The library's own tokens of Markdown, which know their lines; for :mod:`markup_lines`."""
    return _parser(is_script=is_script).parse(text[:MAX_CHARS])


def runs_of(token: Token) -> Runs:
    """The runs of an inline token."""
    return _runs(token.children or [])


def pictures_alone(inline: Token) -> list[Token]:
    """The pictures of a paragraph that holds nothing else; none where it does."""
    children = inline.children or []
    pictures = [child for child in children if child.type == "image"]
    is_alone = all(child.type in ("image", "softbreak", "hardbreak") for child in children)
    return pictures if is_alone else []


def alt_of(picture: Token) -> str:
    """What a picture shows, in words without marks."""
    return runs_text(_runs(picture.children or []))


def task_of(runs: Runs) -> tuple[bool | None, Runs]:
    """Whether the first paragraph of an item begins with a box that is checked, and the rest.

    None where it begins with no box.
    """
    mark = _TASK.match(runs[0].text) if runs and not runs[0].code else None
    if mark is None:
        return None, runs
    rest = _with_text(runs[0], runs[0].text[mark.end() :])
    return mark[1] != " ", ((rest,) if rest.text else ()) + runs[1:]


def _parser(*, is_script: bool) -> MarkdownIt:
    """The parser of a text, from a library that is large: many a document is shown without it."""
    from narrative_studio.markup_parser import script_parser, slide_parser

    return script_parser() if is_script else slide_parser()


def _parse(text: str, parser: MarkdownIt) -> Blocks:
    head, tail = text[:MAX_CHARS], text[MAX_CHARS:]
    blocks = _Reader(parser.parse(head)).text()
    rest = (Paragraph((Run(line),)) for line in tail.splitlines() if line.strip())
    text_blocks, notes = without_notes(blocks)
    return (*text_blocks, *rest, *([Footnotes(notes)] if notes else []))


class _Reader:
    """Walks the flat tokens of the library and builds nested blocks."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._notes: dict[str, Footnote] = {}

    def text(self) -> Blocks:
        """Read all blocks, with the footnotes as the last one where there are any."""
        blocks = self.blocks()
        if not self._notes:
            return blocks
        from narrative_studio.markup_parser import note_numbers

        numbers = note_numbers(self._tokens)
        notes = [replace(one, number=numbers[label]) for label, one in self._notes.items()]
        return (*blocks, Footnotes(tuple(sorted(notes, key=lambda one: one.number))))

    def blocks(self, until: str = "") -> Blocks:
        """Read blocks up to and including the closing token ``until``."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            if token.type == "paragraph_open":
                found.extend(self._paragraph())
                continue
            if token.type == "footnote_reference_open":
                self._note(str(token.meta["label"]), len(found) + len(self._notes))
                continue
            block = self._block(token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _note(self, label: str, at: int) -> None:
        """Keep what a footnote says; what is said of it again goes on with it."""
        blocks = self.blocks("footnote_reference_close")
        known = self._notes.get(label)
        self._notes[label] = (
            Footnote(label, 0, blocks, at)
            if known is None
            else replace(known, blocks=(*known.blocks, *blocks))
        )

    def _block(self, token: Token) -> Block | None:
        match token.type:
            case "heading_open":
                return Heading(int(token.tag[1]), self._inline())
            case "cue_open":
                return Cue(self._inline())
            case "bullet_list_open":
                return Listing(self._items("bullet_list_close"))
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                return Listing(self._items("ordered_list_close"), start=start)
            case "blockquote_open":
                return Quote(self.blocks("blockquote_close"))
            case "fence" | "code_block":
                language = token.info.split()[0] if token.info.split() else ""
                return CodeBlock(token.content.rstrip("\n"), language)
            case "hr":
                return Rule()
            case "table_open":
                return self._table()
        return None

    def _paragraph(self) -> Blocks:
        pictures = pictures_alone(self._tokens[self._at])
        if pictures:
            self._at += 2
            return tuple(_picture(one) for one in pictures)
        runs = self._inline()
        return (Paragraph(runs),) if runs else ()

    def _inline(self) -> Runs:
        """Read one inline token and step over the closing token after it."""
        token = self._tokens[self._at]
        self._at += 2
        return _runs(token.children or [])

    def _items(self, until: str) -> tuple[Item, ...]:
        items: list[Item] = []
        while self._tokens[self._at].type != until:
            self._at += 1  # list_item_open
            items.append(_item(self.blocks("list_item_close")))
        self._at += 1
        return tuple(items)

    def _table(self) -> Table:
        rows: list[tuple[Runs, ...]] = []
        alignments: list[Alignment] = []
        row: list[Runs] = []
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(_alignment(token))
                row.append(self._inline())
            elif token.type == "tr_close":
                rows.append(tuple(row))
                row = []
        self._at += 1
        return Table(header=rows[0], rows=tuple(rows[1:]), alignments=tuple(alignments))


def _alignment(token: Token) -> Alignment:
    style = str(token.attrGet("style") or "")
    return Alignment(style.removeprefix("text-align:") or Alignment.LEFT)


def _picture(token: Token) -> Picture:
    source = str(token.attrGet("src") or "")
    return Picture(source=source, alt=alt_of(token))


def _item(blocks: Blocks) -> Item:
    """Read the box of a task off the front of an item."""
    if blocks and isinstance(first := blocks[0], Paragraph):
        checked, runs = task_of(first.runs)
        if checked is not None:
            return Item((Paragraph(runs), *blocks[1:]), checked)
    return Item(blocks)


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.strike, run.code, run.link, note=run.note)


def _runs(tokens: list[Token]) -> Runs:
    """Flatten inline tokens; neighbours of one style become one run."""
    runs: list[Run] = []
    depth = {"strong": 0, "em": 0, "s": 0}
    link: str | None = None
    for token in tokens:
        kind = token.type
        if kind == "link_open":
            address = str(token.attrGet("href") or "")
            link = address if is_safe_link(address) else None
        elif kind == "link_close":
            link = None
        elif kind == "footnote_ref":
            mark = raised(int(token.meta["id"]) + 1)
            runs.append(Run(mark, note=str(token.meta["label"])))
        elif token.nesting:
            depth[kind.removesuffix("_open").removesuffix("_close")] += token.nesting
        else:
            text = alt_of(token) if kind == "image" else _BREAKS.get(kind, token.content)
            bold, italic, strike = (count > 0 for count in depth.values())
            is_code, shown = kind == "code_inline", _own_picture(token)
            _append(runs, Run(text, bold, italic, strike, is_code, link, picture=shown))
    return tuple(runs)


def _own_picture(token: Token) -> str:
    """The source of a picture of the document; empty for one from elsewhere and any other token."""
    source = str(token.attrGet("src") or "") if token.type == "image" else ""
    return source if source.startswith("picture:") else ""


def _append(runs: list[Run], run: Run) -> None:
    if not (run.text or run.picture):
        return
    if runs and not (run.code or runs[-1].picture) and _with_text(runs[-1], run.text) == run:
        run = _with_text(run, runs.pop().text + run.text)
    runs.append(run)


def _lines(blocks: Iterable[Block], *, with_cues: bool = True) -> Iterator[str]:
    for block in blocks:
        match block:
            case Cue() if not with_cues:
                pass
            case Paragraph(runs) | Heading(_, runs) | Cue(runs):
                yield from _said(runs, with_notes=with_cues).split("\n")
            case CodeBlock(text):
                yield from text.split("\n")
            case Picture(_, alt):
                yield alt
            case Quote(inner):
                yield from _lines(inner, with_cues=with_cues)
            case Listing(items):
                for item in items:
                    yield from _lines(item.blocks, with_cues=with_cues)
            case Table() | Footnotes():
                yield from _rows(block, with_notes=with_cues)
            case Rule():
                pass


def _rows(block: Table | Footnotes, *, with_notes: bool) -> Iterator[str]:
    if isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield "\t".join(_said(cell, with_notes=with_notes) for cell in row)
    elif with_notes:
        for note in block.notes:
            yield from _lines(note.blocks)


def _said(runs: Runs, *, with_notes: bool) -> str:
    """The words of runs, the marks of footnotes among them only where notes are wanted."""
    return runs_text(runs if with_notes else [run for run in runs if not run.note])
