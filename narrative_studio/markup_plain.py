"""Reads the Markdown that most texts are made of, many times faster than the library.

These are paragraphs and flat lists of which each line begins with a letter, with words set off in
bold or italics between spaces, and links to the web. It is the same in every dialect; a text with
anything else in it, or with marks that may mean something else, is left to the library.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from narrative_studio.markup_blocks import Blocks, Item, Listing, Paragraph, Run, Runs

_BULLET: Final = "- "
_DOUBTFUL: Final = re.compile(r"[\\`_<>&~|!]|  ")
"""Signs that mean something in Markdown, and two spaces, which may break a line."""
_MARK: Final = re.compile(
    r"(?<![^\s(])"
    r"(?:\*\*(?P<bold>\w(?:[^*\[\]]*\w)?)\*\*"
    r"|\*(?P<italic>\w(?:[^*\[\]]*\w)?)\*"
    r"|\[(?P<words>\w(?:[^*\[\]]*\w)?)\]\((?P<link>https?://[a-z0-9]+(?:[.\-/][a-z0-9]+)*)\))"
    r"(?![^\s.,;:?)])"
)
_SIGN: Final = re.compile(r"[*\[\]]")
"""Signs of marks, which are none of words."""


def plain_blocks(text: str) -> Blocks | None:
    """The blocks of a text, as on a slide and in a script; None for one that is not so plain."""
    if _DOUBTFUL.search(text):
        return None
    lines = text.split("\n")
    if not all(map(str.isprintable, lines)):
        return None
    blocks: list[Paragraph | Listing] = []
    for is_written, group in groupby(lines, key=bool):
        if not is_written:
            continue
        block = _block(list(group))
        # A list after a list goes on with it.
        if block is None or (
            blocks and isinstance(block, Listing) and isinstance(blocks[-1], Listing)
        ):
            return None
        blocks.append(block)
    return tuple(blocks)


def _block(lines: list[str]) -> Paragraph | Listing | None:
    """Lines without an empty one between them: a list of one line each, or a paragraph."""
    if not lines[0].startswith(_BULLET):
        runs = _runs(lines)
        return None if runs is None else Paragraph(runs)
    items = []
    for line in lines:
        runs = _runs([line[len(_BULLET) :]]) if line.startswith(_BULLET) else None
        if runs is None:
            return None
        items.append(Item((Paragraph(runs),)))
    return Listing(tuple(items))


def _runs(lines: list[str]) -> Runs | None:
    """The runs of some lines, which go on as one."""
    if not all(_begins_plain(line) and line[-1] != " " for line in lines):
        return None
    text = " ".join(lines)
    if not _SIGN.search(text):
        return (Run(text),)
    runs: list[Run] = []
    at = 0
    for mark in _MARK.finditer(text):
        before = text[at : mark.start()]
        if before:
            runs.append(Run(before))
        words = mark["bold"] or mark["italic"] or mark["words"]
        runs.append(
            Run(
                words,
                bold=mark["bold"] is not None,
                italic=mark["italic"] is not None,
                link=mark["link"],
            )
        )
        at = mark.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    # Whatever is left of marks was not set off as clearly.
    is_clear = not any(_SIGN.search(run.text) for run in runs)
    return tuple(runs) if is_clear else None


def _begins_plain(line: str) -> bool:
    """Whether a line begins with a word or with one that is set off, and no block that way."""
    return bool(line) and (line[0].isalpha() or (line[0] in "*[" and line[1:2] != " "))
