"""Shows Markdown source as it will read: marks faint, bold bold, links in the accent.

It recognises what people type in a sentence, line by line; the exporters read the source properly.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui import theme
from ui.theme import FAMILY_MONO, Theme

_CODE: Final = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BOLD: Final = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=[^\s\\])\1")
_ITALIC: Final = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_\\])\1(?![\w*_])")
_BOTH: Final = re.compile(r"(?<!\\)(\*\*\*)(?=\S)(.+?)(?<=[^\s\\])\1")
_STRIKE: Final = re.compile(r"(?<!\\)(~~)(?=\S)(.+?)(?<=[^\s\\])\1")
_LINK: Final = re.compile(r"(!?\[)([^\]]*)(\]\()([^)]*)(\))")
_HEADING: Final = re.compile(r"^(\s{0,3}#{1,6}\s+)(.*)$")
_LEAD: Final = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)")
_NOTE: Final = re.compile(r"^(\s{0,3}\[\^[^\s\[\]]{1,40}\]:)(.*)$")
_NOTE_MARK: Final = re.compile(r"\[\^[^\s\[\]]{1,40}\](?!\()")
_QUOTE: Final = re.compile(r"^(\s*>\s?)(.*)$")


class MarkdownHighlighter(QSyntaxHighlighter):
    """Highlights one document, and anew after a switch of the theme.

    With ``quotes_are_cues`` a line that begins with ">" is shown as a cue of a script: italic and
    faint, because it is not said aloud.
    """

    def __init__(self, document: QTextDocument, *, quotes_are_cues: bool = False) -> None:
        super().__init__(document)
        self._quotes_are_cues = quotes_are_cues
        self._formats = _formats(theme.current())
        theme.changes().changed.connect(self._on_theme_changed)

    def highlightBlock(self, text: str) -> None:
        """Mark one line."""
        taken = self._highlight_code(text)
        self._highlight_lead(text)
        for pattern, name in ((_BOTH, "both"), (_BOLD, "bold"), (_STRIKE, "strike")):
            self._highlight_marks(text, pattern, name, taken)
        self._highlight_marks(text, _ITALIC, "italic", taken)
        for match in _LINK.finditer(text):
            if _overlaps(match.span(), taken):
                continue
            for group, name in ((1, "mark"), (3, "mark"), (4, "target"), (5, "mark")):
                self._put(text, match.span(group), name)
            self._put(text, match.span(2), "link")
        for match in _NOTE_MARK.finditer(text):
            if not _overlaps(match.span(), taken):
                self._put(text, match.span(), "mark")

    def _highlight_code(self, text: str) -> list[tuple[int, int]]:
        taken = []
        for match in _CODE.finditer(text):
            size = len(match.group(1))
            start, end = match.span()
            self._put(text, (start, start + size), "mark")
            self._put(text, (start + size, end - size), "code")
            self._put(text, (end - size, end), "mark")
            taken.append(match.span())
        return taken

    def _highlight_lead(self, text: str) -> None:
        if match := _HEADING.match(text):
            self._put(text, match.span(1), "mark")
            self._put(text, match.span(2), "bold")
        elif match := _NOTE.match(text):
            self._put(text, match.span(1), "mark")
            self._put(text, match.span(2), "quote")
        elif match := _QUOTE.match(text):
            self._put(text, match.span(1), "mark")
            self._put(text, match.span(2), "cue" if self._quotes_are_cues else "quote")
        elif match := _LEAD.match(text):
            self._put(text, match.span(1), "mark")

    def _highlight_marks(
        self, text: str, pattern: re.Pattern[str], name: str, taken: list[tuple[int, int]]
    ) -> None:
        for match in pattern.finditer(text):
            if _overlaps(match.span(), taken):
                continue
            size = len(match.group(1))
            start, end = match.span()
            self._put(text, (start, start + size), "mark")
            self._merge(text, (start + size, end - size), name)
            self._put(text, (end - size, end), "mark")

    def _put(self, text: str, span: tuple[int, int], name: str) -> None:
        start, length = _units(text, span)
        self.setFormat(start, length, self._formats[name])

    def _merge(self, text: str, span: tuple[int, int], name: str) -> None:
        """Lay a style over what is there, so that bold within italic is both."""
        start, length = _units(text, span)
        for at in range(start, start + length):
            merged = QTextCharFormat(self.format(at))
            merged.merge(self._formats[name])
            self.setFormat(at, 1, merged)

    def _on_theme_changed(self, now: Theme) -> None:
        self._formats = _formats(now)
        self.rehighlight()


def _formats(now: Theme) -> dict[str, QTextCharFormat]:
    names = ("mark", "bold", "italic", "both", "strike", "code", "link", "target", "quote", "cue")
    formats = {name: QTextCharFormat() for name in names}
    formats["mark"].setForeground(now.text3)
    formats["bold"].setFontWeight(QFont.Weight.Bold)
    formats["italic"].setFontItalic(True)
    formats["both"].setFontWeight(QFont.Weight.Bold)
    formats["both"].setFontItalic(True)
    formats["strike"].setFontStrikeOut(True)
    formats["code"].setFontFamilies([FAMILY_MONO])
    formats["code"].setBackground(now.sunken)
    formats["link"].setForeground(now.accent)
    formats["target"].setForeground(now.text3)
    formats["quote"].setForeground(now.text2)
    formats["cue"].setForeground(now.text2)
    formats["cue"].setFontItalic(True)
    return formats


def _units(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span of characters as start and length in the UTF-16 units Qt counts."""
    if text.isascii():
        return span[0], span[1] - span[0]
    start = len(text[: span[0]].encode("utf-16-le")) // 2
    return start, len(text[span[0] : span[1]].encode("utf-16-le")) // 2


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)
