"""Turns Markdown into neutral blocks, once, for every exporter and preview."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

MAX_CHARS = 1_000_000
"""Text beyond this many characters is kept, but read as plain paragraphs."""
MAX_INLINE_CHARS = 50_000
"""A single paragraph longer than this is kept, but its marks are not read."""
_REMEMBERED_CHARS = 20_000
MAX_DEPTH = 24
"""Lists and quotes nested deeper than this are kept as plain text."""

_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "frame"})
_CJK = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = re.compile(f"[{_CJK}]")
_UNPARTED = re.compile(rf"[{_CJK}]{{1,2}}|[^{_CJK}]+")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_TASK = re.compile(r"\[([ xX])\][ \t]+")


class Alignment(StrEnum):
    """How the cells of a table column are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class CodeTone(StrEnum):
    """What a piece of code is, to be coloured as such."""

    WORD = "word"
    """A word of the language itself."""
    NAME = "name"
    """What is defined or built in: a function, a class, a tag, a key."""
    TEXT = "text"
    NUMBER = "number"
    NOTE = "note"
    """A comment, which the machine does not read."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; a forced line break is a newline in ``text``.

    ``tone`` is never typed: :mod:`~narrative_studio.code_tones` finds it in blocks of code.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str | None = None
    tone: CodeTone | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` is 1 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Cue:
    """A direction to the speaker, never said aloud; only scripts have them."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text in fixed pitch, line breaks kept."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a line of its own; ``source`` is as typed and never opened here."""

    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted blocks."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; ``checked`` is None unless the item is a task."""

    blocks: tuple[Block, ...]
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``start`` is the first number of an ordered one and None for bullets."""

    items: tuple[Item, ...]
    start: int | None = None

    @property
    def is_ordered(self) -> bool:
        """Whether the items are numbered."""
        return self.start is not None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    alignments: tuple[Alignment, ...]


Block = Paragraph | Heading | Cue | CodeBlock | Picture | Rule | Quote | Listing | Table
Blocks = tuple[Block, ...]


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


def is_safe_link(address: str) -> bool:
    """Whether a link may be followed: http, https, mailto or ``frame:`` and something after it."""
    if _CONTROL.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    return parts.scheme in _SAFE_SCHEMES and bool(parts.path)


@lru_cache(maxsize=1)
def _enormous(text: str, *, is_script: bool) -> Blocks:
    """One text that is too long to remember many of: what shows it asks several times in a row."""
    return _parse(text, _script_parser() if is_script else _slide_parser())


@lru_cache(maxsize=64)
def _recent(text: str, *, is_script: bool) -> Blocks:
    """What was read last: an export asks for the texts of a frame more than once."""
    return _parse(text, _script_parser() if is_script else _slide_parser())


def tokens_of(text: str, *, is_script: bool) -> list[Token]:
    """The library's own tokens of Markdown, which know their lines; for :mod:`markup_lines`."""
    return (_script_parser() if is_script else _slide_parser()).parse(text[:MAX_CHARS])


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


def _parse(text: str, parser: MarkdownIt) -> Blocks:
    head, tail = text[:MAX_CHARS], text[MAX_CHARS:]
    blocks = _Reader(parser.parse(head)).blocks()
    rest = (Paragraph((Run(line),)) for line in tail.splitlines() if line.strip())
    return (*blocks, *rest)


@cache
def _slide_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_DEPTH * 4})
    parser.enable(["table", "strikethrough"])
    # Reference definitions would swallow lines without a trace on the slide.
    parser.disable(["reference", "html_block", "html_inline"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.block.ruler.before("table", "depth_limit", _limit_depth)
    parser.core.ruler.before("inline", "length_limit", _limit_length)
    return parser


@cache
def _script_parser() -> MarkdownIt:
    parser = _slide_parser.__wrapped__()
    parser.block.ruler.at("blockquote", _cue, {"alt": ["paragraph", "list"]})
    return parser


def _limit_depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Keep as text what is nested too deeply, where the library would drop it."""
    if state.level < MAX_DEPTH * 2:
        return False
    if not silent:
        _push_paragraph(state, state.getLines(start, end, state.blkIndent, False), start, end)
        state.line = end
    return True


def _push_paragraph(state: StateBlock, content: str, start: int, end: int) -> None:
    state.push("paragraph_open", "p", 1).map = [start, end]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = content.strip(), [start, end], []
    state.push("paragraph_close", "p", -1)


def _limit_length(state: StateCore) -> None:
    """Read an enormous paragraph as plain text: some marks cost time in the square of it."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MAX_INLINE_CHARS:
            words = Token("text", "", 0)
            words.content = " ".join(token.content.split("\n"))
            token.type, token.children = "long_inline", [words]


def _cue(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read one line that begins with ``>``; unlike a quote, a cue never runs on."""
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not line.startswith(">"):
        return False
    if silent:
        return True
    state.push("cue_open", "aside", 1).map = [start, start + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = line.lstrip("> \t"), [start, start + 1], []
    state.push("cue_close", "aside", -1)
    state.line = start + 1
    return True


class _Reader:
    """Walks the flat tokens of the library and builds nested blocks."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

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
            block = self._block(token)
            if block is not None:
                found.append(block)
        return tuple(found)

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
    return Run(text, run.bold, run.italic, run.strike, run.code, run.link)


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
        elif token.nesting:
            depth[kind.removesuffix("_open").removesuffix("_close")] += token.nesting
        elif text := _BREAKS.get(kind, token.content):
            bold, italic, strike = (count > 0 for count in depth.values())
            _append(runs, Run(text, bold, italic, strike, kind == "code_inline", link))
    return tuple(runs)


def _append(runs: list[Run], run: Run) -> None:
    if runs and not run.code and _with_text(runs[-1], run.text) == run:
        run = _with_text(run, runs.pop().text + run.text)
    runs.append(run)


def _lines(blocks: Iterable[Block], *, with_cues: bool = True) -> Iterator[str]:
    for block in blocks:
        match block:
            case Cue() if not with_cues:
                pass
            case Paragraph(runs) | Heading(_, runs) | Cue(runs):
                yield from runs_text(runs).split("\n")
            case CodeBlock(text):
                yield from text.split("\n")
            case Picture(_, alt):
                yield alt
            case Quote(inner):
                yield from _lines(inner, with_cues=with_cues)
            case Listing(items):
                for item in items:
                    yield from _lines(item.blocks, with_cues=with_cues)
            case Table(header, rows):
                for row in (header, *rows):
                    yield "\t".join(runs_text(cell) for cell in row)
            case Rule():
                pass
