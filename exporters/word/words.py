"""Running text as WordprocessingML: runs with their styles, links, breaks and scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from exporters.letters import East, east, is_right_to_left, pieces
from exporters.opc import escaped
from exporters.word.look import Style
from narrative_studio import assets
from narrative_studio.code_tones import TONE_ROLES
from narrative_studio.markup import Run, Runs, runs_text

Link = Callable[[str], str]
"""Turns an address into the opening tag of a ``w:hyperlink``, empty where it leads nowhere."""
Mark = Callable[[Run], str]
"""Makes the mark of a footnote."""


class Words:
    """Writes text in one language.

    ``style`` gives the id of a style, ``link`` makes links and ``mark`` the marks of footnotes.
    """

    def __init__(
        self, language: str, style: Callable[[Style], str], link: Link, mark: Mark
    ) -> None:
        self._language = language
        self._link = link
        self._mark = mark
        self._style = style
        self._code = f'<w:rStyle w:val="{style(Style.CODE_WORDS)}"/>'
        colours = assets.palette("light")
        self._tones = {
            tone: f'<w:color w:val="{colours[role].removeprefix("#")}"/>'
            for tone, role in TONE_ROLES.items()
        }
        self._hyperlink = f'<w:rStyle w:val="{style(Style.HYPERLINK)}"/>'

    def runs(self, content: Runs, *, bold: bool = False, italic: bool = False) -> str:
        """Runs of one paragraph; ``bold`` and ``italic`` add to what they are themselves."""
        is_right = False
        tongue: East | None = None
        if not (len(content) == 1 and content[0].text.isascii()):
            whole = runs_text(content)
            is_right, tongue = is_right_to_left(whole), east(whole, self._language)
        return "".join(
            [
                self._linked(run, bold or run.bold, italic or run.italic, is_right, tongue)
                for run in content
            ]
        )

    def plain(self, text: str, properties: str = "") -> str:
        """A text as it is, in the run properties that are given as XML."""
        if text.isascii():
            return _run(text, properties)
        is_right, tongue = is_right_to_left(text), east(text, self._language)
        # Fonts come right after the style and before everything else.
        style, rest = _parted(properties)
        return self._text(text, style, rest, is_right, tongue)

    def code(self, lines: Sequence[Runs]) -> str:
        """The lines of a block of code, in the colours of its tones."""
        return "".join(
            [
                self.plain("".join(run.text for run in runs), self._tones[tone] if tone else "")
                for tone, runs in groupby(_with_breaks(lines), lambda run: run.tone)
            ]
        )

    def styled(self, text: str, style: Style) -> str:
        """A text in a style for characters."""
        return self.plain(text, f'<w:rStyle w:val="{self._style(style)}"/>')

    def _linked(
        self, run: Run, bold: bool, italic: bool, is_right: bool, tongue: East | None
    ) -> str:
        if run.note:
            return self._mark(run)
        opening = self._link(run.link) if run.link else ""
        before = self._code if run.code else self._hyperlink if opening else ""
        after = "<w:b/><w:bCs/>" if bold else ""
        if italic:
            after += "<w:i/><w:iCs/>"
        if run.strike:
            after += "<w:strike/>"
        text = self._text(run.text, before, after, is_right, tongue)
        return f"{opening}{text}</w:hyperlink>" if opening else text

    def _text(self, text: str, before: str, after: str, is_right: bool, tongue: East | None) -> str:
        if text.isascii() and not is_right:
            return _run(text, before + after)
        fonts = lang = ""
        if tongue is not None:
            fonts = f'<w:rFonts w:eastAsia="{tongue.font}" w:hint="eastAsia"/>'
            lang = f'<w:lang w:eastAsia="{tongue.language}"/>'
        return "".join(
            _run(piece, f"{before}{fonts}{after}{'<w:rtl/>' if turns else ''}{lang}")
            for piece, turns in pieces(text, is_right=is_right)
        )


def _with_breaks(lines: Sequence[Runs]) -> Iterator[Run]:
    """The runs of lines one after the other; a line ends with a break in its last run."""
    breaks, last = "", None
    for number, line in enumerate(lines):
        breaks += "\n" if number else ""
        for run in line:
            yield replace(run, text=breaks + run.text)
            breaks, last = "", run.tone
    if breaks:
        yield Run(breaks, tone=last)


def _parted(properties: str) -> tuple[str, str]:
    end = properties.find("/>") + 2 if properties.startswith("<w:rStyle") else 0
    return properties[:end], properties[end:]


def _run(text: str, properties: str) -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if "\n" in text:
        lines = "<w:br/>".join([_words(line) if line else "" for line in text.split("\n")])
        return f"<w:r>{inner}{lines}</w:r>"
    return f"<w:r>{inner}{_words(text)}</w:r>"


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
