"""The parsers of Markdown: what they know, and where they stop before it costs too much."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

MAX_INLINE_CHARS: Final = 50_000
"""A single paragraph longer than this is kept, but its marks are not read."""
MAX_DEPTH: Final = 24
"""Lists and quotes nested deeper than this are kept as plain text."""

_NOTE_MARK: Final = re.compile(r"\[\^[^\s\[\]]{1,40}\]")
_NOTE: Final = re.compile(rf"{_NOTE_MARK.pattern}:")


@cache
def slide_parser() -> MarkdownIt:
    """Reads Markdown as on a slide."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_DEPTH * 4})
    parser.enable(["table", "strikethrough"])
    # Reference definitions would swallow lines without a trace on the slide.
    parser.disable(["reference", "html_block", "html_inline"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.block.ruler.before("table", "depth_limit", _limit_depth)
    parser.core.ruler.before("inline", "length_limit", _limit_length)
    # Notes stay where they were typed, so that what is read back finds their lines.
    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.block.ruler.at("footnote_def", _note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at("footnote_ref", _note_mark)
    return parser


@cache
def script_parser() -> MarkdownIt:
    """Reads Markdown as in a script: each line that begins with ``>`` is a cue."""
    parser = slide_parser.__wrapped__()
    parser.block.ruler.at("blockquote", _cue, {"alt": ["paragraph", "list"]})
    return parser


def note_numbers(tokens: list[Token]) -> dict[str, int]:
    """The numbers of footnotes by their labels: as they are marked, then as they are said."""
    marks = {
        child.meta["label"]: int(child.meta["id"]) + 1
        for token in tokens
        for child in token.children or ()
        if child.type == "footnote_ref"
    }
    said = [token.meta["label"] for token in tokens if token.type == "footnote_reference_open"]
    for label in said:
        marks.setdefault(label, len(marks) + 1)
    return marks


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


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what a footnote says; within lists and quotes it is text like any other."""
    at = state.bMarks[start] + state.tShift[start]
    if not _NOTE.match(state.src, at, state.eMarks[start]) or (state.level and not silent):
        return False
    return footnote_def(state, start, end, silent)


def _note_mark(state: StateInline, silent: bool) -> bool:
    """Read the mark of a footnote; to look for its end far away would cost time in the square."""
    if not _NOTE_MARK.match(state.src, state.pos, state.posMax):
        return False
    return footnote_ref(state, silent)
