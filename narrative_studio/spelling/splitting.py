"""Splits what is written into the words whose spelling can be judged, in Markdown or plain text.

Left out is what no list of words can know: code, addresses, file names, numbers and codes such as
VA-2, capitals throughout, capitals within as in PowerPoint, and scripts other than Latin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

LONGEST_WORD: Final = 60
"""What is longer is no word of any list."""

# The long patterns are compiled when they are first needed: that takes longer than a start may.
_LETTER = r"[^\W\d_]"
_APOSTROPHES: Final = "'’ʼ"
_WORD: Final = re.compile(rf"{_LETTER}+(?:[{_APOSTROPHES}]{_LETTER}+)*")
_WHOLE: Final = re.compile(rf"[\w{_APOSTROPHES}\u00ad]+(?:[-‐‑][\w{_APOSTROPHES}\u00ad]+)*")
"""What stands between spaces and signs: a word, a compound with hyphens, a code."""

_PLAIN_SKIPPED = (
    r"(?:(?<!\w)[a-zA-Z][a-zA-Z0-9+.-]{1,15}://|www\.|mailto:|frame:)[^\s<>)\]]+"  # addresses
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*"  # mailboxes
    r"|[@#]\w+"  # mentions and tags
    r"|(?<!\w)\w{1,60}(?:[\\/.]\w{1,60}){0,20}[\\/.](?:[a-z0-9]\w*)"  # sites, files and folders
    r"|\{[^{}\n]{1,60}\}"  # places that are filled in later
)
_MARKDOWN_SKIPPED = (
    r"(?<!`)(`{1,5})(?!`)[^\n]{1,500}?(?<!`)\1(?!`)"  # code
    r"|\]\([^()\n]{0,2000}\)"  # where a link leads
    r"|<[a-zA-Z/!][^<>\n]{0,500}>"  # addresses in brackets, and tags
    r"|&#?\w{1,12};"
    rf"|{_PLAIN_SKIPPED}"
)
_FENCE = r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*$"


class Word(NamedTuple):
    """One word of a text: where it stands, and the compound with hyphens it is part of."""

    start: int
    end: int
    text: str
    whole: str


def words_of(
    text: str, *, is_markdown: bool = False, start: int = 0, end: int | None = None
) -> Iterator[Word]:
    """The words to judge between two places of a text, in order.

    ``start`` and ``end`` should not stand within a word; a block of code that begins before is
    known nevertheless.
    """
    end = len(text) if end is None else end
    skipped = _skipped(text, is_markdown=is_markdown, start=start, end=end)
    left = next(skipped, None)
    for whole in _WHOLE.finditer(text, start, end):
        while left is not None and left[1] <= whole.start():
            left = next(skipped, None)
        if left is not None and left[0] < whole.end():
            continue
        if not _is_wording(whole.group()):
            continue
        for word in _WORD.finditer(text, *whole.span()):
            if 1 < len(word.group()) <= LONGEST_WORD:
                yield Word(*word.span(), word.group(), whole.group())


def _is_wording(whole: str) -> bool:
    """Whether a compound is made of words: no digits, no capitals within, Latin letters."""
    if any(sign.isdigit() or sign == "_" for sign in whole):
        return False
    for part in re.split(rf"[-‐‑{_APOSTROPHES}]", whole):
        if any(sign.isupper() for sign in part[1:]):
            return False
        if any(sign > "\u024f" and not "\u1e00" <= sign <= "\u1eff" for sign in part):
            return False
    return True


def _skipped(text: str, *, is_markdown: bool, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans that hold no words, in order, not overlapping."""
    if not is_markdown:
        yield from (found.span() for found in _compiled(_PLAIN_SKIPPED).finditer(text, start, end))
        return
    at = start
    for first, last in [*_fenced(text, end), (end, end)]:
        if last <= at and last < end:
            continue
        for found in _compiled(_MARKDOWN_SKIPPED).finditer(text, at, max(at, min(first, end))):
            yield found.span()
        yield first, last
        at = last


def _fenced(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The blocks of code that begin before a place; one that does not end goes to the end."""
    if "```" not in text and "~~~" not in text:
        return
    opened: tuple[int, str] | None = None
    for fence in _compiled(_FENCE).finditer(text):
        mark = fence.group(1)
        if opened is None:
            if fence.start() >= end:
                return
            opened = fence.start(), mark
        elif mark.startswith(opened[1]) and fence.group().strip() == mark:
            yield opened[0], fence.end()
            opened = None
    if opened is not None:
        yield opened[0], len(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)
