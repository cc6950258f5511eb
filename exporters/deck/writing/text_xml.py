"""Text of slides and notes as DrawingML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from exporters.deck.fit import CODE_FAMILY, FULL, Fit
from exporters.deck.geometry import pt
from exporters.deck.paragraphs import DOT, Bullet, CodeLine, Para, Way, direction, plain
from exporters.deck.template.textstyle import LevelStyle, TextBox
from exporters.letters import is_right_to_left, runs_right_to_left
from exporters.opc import escaped, quoted
from narrative_studio.deck_marks import is_bold_in_part, is_italic_in_part
from narrative_studio.footnotes import lowered
from narrative_studio.markup import CodeTone, Run

NUMBER_STEP_EMU = pt(27)

_PLAIN = LevelStyle()
_RAISED = 30_000
"""How far the mark of a footnote stands above the line, in thousandths of a percent."""
_NO_SPACE = '<a:spcPts val="0"/>'
_CODE_SPACING = {
    CodeLine.FIRST: f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcAft>{_NO_SPACE}</a:spcAft>',
    CodeLine.LATER: (
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef>{_NO_SPACE}</a:spcBef>'
        f"<a:spcAft>{_NO_SPACE}</a:spcAft>"
    ),
}

ToneFill = Callable[[CodeTone], str]
"""Gives the ``a:solidFill`` of a tone of code."""
LinkMaker = Callable[[str], str]
"""Turns a link's address into its ``a:hlinkClick`` element, or nothing where it leads nowhere."""


def body_properties(fit: Fit = FULL, *, attributes: str = "") -> str:
    """The ``a:bodyPr`` of text that shrinks when it is edited, shrunk by now as ``fit`` says."""
    scale = f' fontScale="{round(fit.scale * 100_000)}"' if fit.scale < 1 else ""
    if fit.tightening:
        scale += f' lnSpcReduction="{round(fit.tightening * 100_000)}"'
    return f"<a:bodyPr{attributes}><a:normAutofit{scale}/></a:bodyPr>"


class TextWriter:
    """Writes paragraphs in one language.

    ``link`` makes the links of the slide, ``tone`` the colours of code where it has any.
    ``plain_style`` is how text in no placeholder is set.
    """

    def __init__(
        self,
        language: str,
        link: LinkMaker,
        tone: ToneFill | None = None,
        plain_style: LevelStyle = _PLAIN,
    ) -> None:
        self._language = f" lang={quoted(language)}" if language else ""
        self._from_right = runs_right_to_left(language)
        self._link = link
        self._tone = tone
        self._plain = TextBox((plain_style,))

    def paragraphs(self, paras: Sequence[Para], box: TextBox | None = None) -> str:
        """The ``a:p`` elements of a text body, at least one; ``box`` is that of its placeholder."""
        if not paras:
            return f"<a:p><a:endParaRPr{self._language}/></a:p>"
        starts: dict[int, int] = {}
        for para in paras:
            if para.bullet is Bullet.NUMBER:
                starts.setdefault(para.listing, para.number)
        box = box or self._plain
        return "".join([self._paragraph(para, starts, box.level(para.level)) for para in paras])

    def foot_properties(self, text: str, box: TextBox | None) -> str:
        """The ``a:pPr`` of a footer, which stands where its layout has it whatever it says."""
        own = box.level(0) if box is not None else LevelStyle()
        is_from_right = own.is_from_right or self._plain.level(0).is_from_right
        way = direction(plain(text), replace(own, is_from_right=is_from_right), from_right=False)
        return f'<a:pPr rtl="{way.is_right:d}"/>' if way.is_said else ""

    def cell(self, runs: Sequence[Run], size_pt: float, align: str) -> str:
        """The text of a table cell."""
        is_plain_right = self._plain.level(0).is_from_right
        aligned = f'<a:pPr algn="{align}"/>' if align != "l" else ""
        if is_right_to_left("".join(run.text for run in runs)):
            aligned = f'<a:pPr algn="{"r" if align == "l" else align}" rtl="1"/>'
        elif is_plain_right and runs:
            aligned = f'<a:pPr algn="{align}" rtl="0"/>'
        told = _told_apart(runs)
        text = "".join([self._run(run, size_pt, None, told) for run in runs])
        end = f'<a:endParaRPr{self._language} sz="{round(size_pt * 100)}"/>'
        return f"<a:p>{aligned}{text}{'' if runs else end}</a:p>"

    def _paragraph(self, para: Para, starts: dict[int, int], style: LevelStyle) -> str:
        way = direction(para, style, from_right=self._from_right)
        properties = _properties(para, starts, way)
        told = _told_apart(para.runs)
        runs = "".join([self._run(run, para.size_pt, para.colour, told) for run in para.runs])
        if para.bullet is Bullet.BOX:
            # The box stays text, so that whoever edits the deck ticks it by typing another.
            box = para.runs[0].text
            runs = runs.replace(f"{box}</a:t>", f"{box}\t</a:t>", 1)
        if not runs:
            runs = f"<a:endParaRPr{self._language}/>"
        return f"<a:p>{properties}{runs}</a:p>"

    def _run(self, run: Run, size_pt: float | None, colour: str | None, told: _Told) -> str:
        if "\n" in run.text:
            return f"<a:br><a:rPr{self._language}/></a:br>".join(
                [self._piece(run, text, size_pt, colour, told) for text in run.text.split("\n")]
            )
        return self._piece(run, run.text, size_pt, colour, told)

    def _piece(
        self, run: Run, text: str, size_pt: float | None, colour: str | None, told: _Told
    ) -> str:
        if not text:
            return ""
        properties = self._language
        if size_pt is not None:
            properties += f' sz="{round(size_pt * 100)}"'
        if run.bold or told.weight:
            properties += f' b="{run.bold:d}"'
        if run.italic or told.slant:
            properties += f' i="{run.italic:d}"'
        if run.strike:
            properties += ' strike="sngStrike"'
        if run.code:
            properties += ' noProof="1"'
        if run.note:
            properties += f' baseline="{_RAISED}"'
            text = lowered(text)
        inner = ""
        if run.tone is not None and self._tone is not None:
            inner += self._tone(run.tone)
        elif colour is not None:
            inner += f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        if run.code:
            inner += f'<a:latin typeface="{CODE_FAMILY}"/><a:cs typeface="{CODE_FAMILY}"/>'
        if run.link:
            inner += self._link(run.link)
        closed = f"<a:rPr{properties}>{inner}</a:rPr>" if inner else f"<a:rPr{properties}/>"
        return f"<a:r>{closed}<a:t>{escaped(text)}</a:t></a:r>"


class _Told(NamedTuple):
    """What each run of a paragraph says of itself, also where it is plain."""

    weight: bool
    slant: bool


def _told_apart(runs: Sequence[Run]) -> _Told:
    """Layouts may set whole levels bold or italic, and marks within them would not be seen."""
    return _Told(is_bold_in_part(runs), is_italic_in_part(runs))


def _properties(para: Para, starts: dict[int, int], way: Way) -> str:
    attributes, inner = "", ""
    match para.bullet:
        case Bullet.NONE:
            attributes = ' marL="0" indent="0"'
            inner = "<a:buNone/>"
        case Bullet.HANGING:
            attributes = f' marL="{para.margin_emu}"' if para.margin_emu else ""
            attributes += ' indent="0"'
            inner = "<a:buNone/>"
        case Bullet.NUMBER:
            step = para.hanging_emu or NUMBER_STEP_EMU
            attributes = f' marL="{step * (para.level + 1)}" indent="{-step}"'
            start = starts.get(para.listing, 1)
            begun = f' startAt="{min(start, 32767)}"' if start > 1 else ""
            inner = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{begun}/>'
        case Bullet.DOT:
            step = para.hanging_emu
            attributes = f' marL="{step * (para.level + 1)}" indent="{-step}"'
            inner = f'<a:buFont typeface="Arial"/><a:buChar char="{DOT}"/>'
        case Bullet.BOX:
            attributes = f' marL="{para.margin_emu}" indent="{-para.hanging_emu}"'
            inner = "<a:buNone/>"
        case Bullet.LAYOUT:
            pass
    if para.code is not None:
        inner = _CODE_SPACING[para.code] + inner
    if para.level:
        attributes += f' lvl="{para.level}"'
    attributes += _direction(way)
    if not attributes and not inner:
        return ""
    return f"<a:pPr{attributes}>{inner}</a:pPr>" if inner else f"<a:pPr{attributes}/>"


def _direction(way: Way) -> str:
    said = f' rtl="{way.is_right:d}"' if way.is_said else ""
    return (f' algn="{way.align}"' if way.align else "") + said
