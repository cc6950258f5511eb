"""What other programs put on the clipboard, as it goes into a field of one line or of several."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtWidgets import QLineEdit

_BREAK = re.compile(r"[^\S\r\n\t\v\f\x85\u2028\u2029]*[\r\n\t\v\f\x85\u2028\u2029]\s*")
_LINE_END = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_BULLET = re.compile(
    r"^([ \t]*)[\u00b7\u2022\u25aa\u25cf\u25e6\u00a7o\uf0b7\uf0a7]\t[ \t]*", re.MULTILINE
)
"""How Word writes the mark of a list into the plain words: of three depths, and in its symbols."""


def on_one_line(text: str) -> str:
    """The words with one space for each break between lines or cells, and none at the ends."""
    return _BREAK.sub(" ", in_lines(text).strip("\r\n\t\v\f\x85\u2028\u2029"))


def in_lines(text: str) -> str:
    """The words with plain ends of lines and bullets, without an empty line at the end."""
    lines = _LINE_END.sub("\n", text)
    return _BULLET.sub(r"\1• ", lines.removesuffix("\n"))


def keep_on_one_line(field: QLineEdit) -> None:
    """Let a field take no breaks, which Qt keeps in its text and shows as symbols."""
    field.textChanged.connect(partial(_join, field))


def _join(field: QLineEdit, text: str) -> None:
    if _BREAK.search(text) is None:
        return
    place = len(on_one_line(text[: field.cursorPosition()]))
    # As typing, so that it can be undone and is heard by whoever listens to that.
    field.selectAll()
    field.insert(on_one_line(text))
    field.setCursorPosition(place)
