"""Changes to Markdown source that the formatting bar makes, as pure functions.

Each takes the whole source and the selection and returns one ``Edit``: what to put in place of
which characters, and what is selected afterwards. Positions count characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

BOLD: Final = "**"
ITALIC: Final = "*"
CODE: Final = "`"

_BULLET = re.compile(r"^(\s*)[-*+]\s+")
_NUMBER = re.compile(r"^(\s*)\d{1,9}[.)]\s+")
_CUE = re.compile(r"^(\s*)>\s?")
_INDENT = re.compile(r"^(\s*)")
_LINK = re.compile(
    r"!?\[[^\]\n]*\]\(\s*<?([^)\s>]*)>?[^)\n]*\)|<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>"
)
_WORDED_LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)")
_BRACKET = re.compile(r"([\[\]])")
_BLOCK = re.compile(r"#{1,6} |> |[-*+] |\d{1,9}[.)] |\|")
_SCHEME = re.compile(r"^(https?://|mailto:)", re.IGNORECASE)
_ADDRESS = re.compile(r"^(https?://|mailto:|frame:)\S+$", re.IGNORECASE)


@dataclass(frozen=True)
class Edit:
    """Put ``text`` in place of ``start`` to ``end``; then select from ``anchor`` to ``cursor``."""

    start: int
    end: int
    text: str
    anchor: int
    cursor: int


def toggle_mark(source: str, start: int, end: int, mark: str) -> Edit:
    """Wrap the selection in ``mark``, or unwrap it.

    With no selection the word around the cursor is taken. Where the cursor stands in no word, what
    is typed next is marked; a second time ends that.
    """
    if start == end:
        if _closes_at(source, start, mark):
            return _step_out(source, start, mark)
        if not _is_inside_word(source, start):
            at = start + len(mark)
            return Edit(start, start, mark * 2, at, at)
        start, end = _word_at(source, start)
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    size = len(mark)
    inner = source[start:end]
    if _is_wrapped_inside(inner, mark):
        plain = inner[size:-size]
        return Edit(start, end, plain, start, start + len(plain))
    if _is_wrapped_outside(source, start, end, mark):
        return Edit(start - size, end + size, inner, start - size, end - size)
    wrapped = f"{mark}{inner}{mark}"
    return Edit(start, end, wrapped, start + size, start + size + len(inner))


def _closes_at(source: str, at: int, mark: str) -> bool:
    """Whether the mark at this place ends what one before it on the line has begun."""
    if not source.startswith(mark, at):
        return False
    before = source[source.rfind("\n", 0, at) + 1 : at]
    if mark == ITALIC:
        if source.startswith(BOLD, at) and not source.startswith(BOLD + ITALIC, at):
            return False
        before = before.replace(BOLD, "")
    return before.count(mark) % 2 == 1


def _step_out(source: str, at: int, mark: str) -> Edit:
    """Go on behind the mark; where nothing stands between the two, take them away."""
    size = len(mark)
    if source[max(0, at - size) : at] == mark:
        return Edit(at - size, at + size, "", at - size, at - size)
    return Edit(at, at, "", at + size, at + size)


def _is_inside_word(source: str, at: int) -> bool:
    around = source[at - 1 : at + 1] if at else ""
    return len(around) == 2 and around[0].isalnum() and around[1].isalnum()


@dataclass(frozen=True)
class LinkPlace:
    """What a link would be made of, or the link that is there: its place, words and address."""

    start: int
    end: int
    words: str
    address: str
    is_link: bool


def link_place(source: str, start: int, end: int) -> LinkPlace:
    """Return what a link at the selection is about: the link there, the selection, or the word.

    A selected address is where the link is to lead.
    """
    for match in _WORDED_LINK.finditer(source):
        if match.start() <= start and end <= match.end():
            return LinkPlace(match.start(), match.end(), match.group(1), match.group(2), True)
    if start == end:
        start, end = _word_at(source, start)
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    inner = source[start:end]
    return LinkPlace(start, end, inner, inner if _ADDRESS.match(inner) else "", False)


def set_link(place: LinkPlace, address: str) -> Edit:
    """Lead what stands there to an address; without one a link becomes its words again.

    Where there are no words the address stands for them, selected, so that typing replaces it.
    """
    if not address:
        end = place.start + len(place.words)
        return Edit(place.start, place.end, place.words, end, end)
    words = " ".join(place.words.split("\n"))
    shown = words or _SCHEME.sub("", address)
    if not place.is_link:
        shown = _BRACKET.sub(r"\\\1", shown)
    text = f"[{shown}]({address})"
    if words:
        return Edit(place.start, place.end, text, place.start + len(text), place.start + len(text))
    first = place.start + 1
    return Edit(place.start, place.end, text, first, first + len(shown))


def toggle_bullets(source: str, start: int, end: int) -> Edit:
    """Make bullets of the selected lines, or plain lines where all are bullets already."""
    return _toggle_lines(source, start, end, wanted=_BULLET, mark="- ")


def toggle_numbers(source: str, start: int, end: int) -> Edit:
    """Number the selected lines, or make them plain where all are numbered already."""
    return _toggle_lines(source, start, end, wanted=_NUMBER, mark="{}. ")


def toggle_cues(source: str, start: int, end: int) -> Edit:
    """Make cues of the selected lines of a script, or spoken lines where all are cues already."""
    return _toggle_lines(source, start, end, wanted=_CUE, mark="> ")


def continue_list(source: str, at: int) -> Edit | None:
    """Return what Enter does within a list: the next mark, or the end of the list.

    None where the cursor is not in a list item.
    """
    begin = source.rfind("\n", 0, at) + 1
    line = source[begin:at]
    for pattern in (_BULLET, _NUMBER):
        match = pattern.match(line)
        if match is None:
            continue
        if match.end() == len(line):
            return Edit(begin, at, match.group(1), begin + len(match.group(1)), begin)
        mark = line[: match.end()]
        if pattern is _NUMBER:
            digits = re.search(r"\d+", mark)
            assert digits is not None
            mark = mark.replace(digits.group(), str(int(digits.group()) + 1), 1)
        text = "\n" + mark
        return Edit(at, at, text, at + len(text), at + len(text))
    return None


def paste(source: str, start: int, end: int, pasted: str) -> Edit:
    """Put Markdown in place of the selection; blocks of it stand apart from the words around."""
    before, after = source[:start], source[end:]
    if "\n" in pasted or _BLOCK.match(pasted):
        if before.strip(" ") and not before.endswith("\n\n"):
            pasted = ("\n" if before.endswith("\n") else "\n\n") + pasted
        if after.strip(" ") and not after.startswith("\n\n"):
            pasted += "\n" if after.startswith("\n") else "\n\n"
    at = start + len(pasted)
    return Edit(start, end, pasted, at, at)


def link_targets(source: str) -> list[str]:
    """Return where the links of a source lead, in order."""
    return [match.group(1) or match.group(2) or "" for match in _LINK.finditer(source)]


def _toggle_lines(source: str, start: int, end: int, *, wanted: re.Pattern[str], mark: str) -> Edit:
    begin = source.rfind("\n", 0, start) + 1
    if end > start and source[end - 1 : end] == "\n":
        end -= 1
    stop = source.find("\n", end)
    stop = len(source) if stop < 0 else stop
    lines = source[begin:stop].split("\n")
    filled = [line for line in lines if line.strip()] or lines
    undo = all(wanted.match(line) for line in filled)
    changed = []
    number = 0
    for line in lines:
        if len(lines) > 1 and not line.strip():
            changed.append(line)
            continue
        number += 1
        plain = _CUE.sub(r"\1", line) if wanted is _CUE else line
        plain = _NUMBER.sub(r"\1", _BULLET.sub(r"\1", plain))
        indent = _INDENT.match(plain)
        lead = indent.group(1) if indent is not None else ""
        put = "" if undo else mark.format(number)
        changed.append(f"{lead}{put}{plain[len(lead) :]}")
    text = "\n".join(changed)
    if start == end and len(lines) == 1:
        at = begin + max(0, len(text) - (stop - end))
        return Edit(begin, stop, text, at, at)
    return Edit(begin, stop, text, begin, begin + len(text))


def _word_at(source: str, at: int) -> tuple[int, int]:
    start = end = at
    while start > 0 and (source[start - 1].isalnum() or source[start - 1] in "_'’-"):
        start -= 1
    while end < len(source) and (source[end].isalnum() or source[end] in "_'’-"):
        end += 1
    return start, end


def _is_wrapped_inside(inner: str, mark: str) -> bool:
    size = len(mark)
    if len(inner) <= 2 * size or not (inner.startswith(mark) and inner.endswith(mark)):
        return False
    return mark != ITALIC or _run_at_start(inner, "*") in (1, 3)


def _is_wrapped_outside(source: str, start: int, end: int, mark: str) -> bool:
    size = len(mark)
    if source[max(0, start - size) : start] != mark or source[end : end + size] != mark:
        return False
    if mark not in (BOLD, ITALIC):
        return True
    before = len(source[:start]) - len(source[:start].rstrip("*"))
    after = _run_at_start(source[end:], "*")
    stars = min(before, after)
    return stars in (1, 3) if mark == ITALIC else stars >= 2


def _run_at_start(text: str, char: str) -> int:
    return len(text) - len(text.lstrip(char))
