"""Text of placed shapes with its fonts, sizes and colours worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from exporters.deck.colours import Colour, ColourScheme
from exporters.deck.fit import CODE_FAMILY, FULL, Fit
from exporters.deck.geometry import EMU_PER_PT, Rect
from exporters.deck.painted import PaintedPara, PaintedRun, PaintedText
from exporters.deck.paragraphs import Bullet, Para
from exporters.deck.text_xml import NUMBER_STEP_EMU
from exporters.deck.textstyle import LevelStyle, TextBox
from narrative_studio.markup import Run

_LEAST_LINE_PCT = 50.0

LeadsSomewhere = Callable[[str], bool]
"""Whether a link's address leads anywhere in this deck."""


def _nowhere(_address: str) -> bool:
    return False


class TextPainter:
    """Gives texts the looks of one theme; ``is_link`` says which links stay links."""

    def __init__(self, scheme: ColourScheme, is_link: LeadsSomewhere = _nowhere) -> None:
        self._scheme = scheme
        self._is_link = is_link

    def text(
        self, paras: Sequence[Para], box: TextBox, place: Rect, fit: Fit = FULL
    ) -> PaintedText:
        """Paragraphs in a place, set as its box says and shrunk as far as ``fit`` says."""
        return PaintedText(
            place,
            tuple(
                self._para(para, box.level(para.level), fit, is_first=number == 0)
                for number, para in enumerate(paras)
            ),
            box.insets_emu,
            box.anchor,
        )

    def _para(self, para: Para, style: LevelStyle, fit: Fit, *, is_first: bool) -> PaintedPara:
        own = self._scheme.of_text(style.fill) or self._scheme.named("tx1")
        colour = self._scheme.named(para.colour) if para.colour else own
        size = (style.size_pt if para.size_pt is None else para.size_pt) * fit.scale
        margin, hanging = _indents(para, style)
        before = style.before_pt * fit.scale + size * style.before_pct / 100
        return PaintedPara(
            runs=tuple(self._runs(para.runs, style, size, colour)),
            align=para.align or style.align,
            margin_pt=margin / EMU_PER_PT,
            hanging_pt=hanging / EMU_PER_PT,
            bullet=self._bullet(para, style, size, colour),
            line_pct=max(style.line_pct - 100 * fit.tightening, _LEAST_LINE_PCT),
            line_pt=None
            if style.line_pt is None
            else style.line_pt * fit.scale * (1 - fit.tightening),
            before_pt=0.0 if is_first else before,
            after_pt=style.after_pt * fit.scale,
        )

    def _runs(
        self, runs: Sequence[Run], style: LevelStyle, size_pt: float, colour: Colour
    ) -> Iterator[PaintedRun]:
        for run in runs:
            is_link = bool(run.link) and self._is_link(run.link or "")
            yield PaintedRun(
                text=run.text,
                family=CODE_FAMILY if run.code else style.family,
                size_pt=size_pt,
                colour=self._scheme.named("hlink") if is_link else colour,
                is_bold=run.bold or style.is_bold,
                is_italic=run.italic or style.is_italic,
                is_strike=run.strike,
                is_underlined=is_link,
            )
        if not runs:
            yield PaintedRun("", style.family, size_pt, colour)

    def _bullet(
        self, para: Para, style: LevelStyle, size_pt: float, colour: Colour
    ) -> PaintedRun | None:
        match para.bullet:
            case Bullet.NUMBER:
                letters = f"{para.number}."
            case Bullet.LAYOUT if para.text:
                letters = style.bullet
            case _:
                letters = ""
        if not letters:
            return None
        own = self._scheme.of_text(style.bullet_fill) or colour
        return PaintedRun(letters, style.family, size_pt, own, style.is_bold)


def _indents(para: Para, style: LevelStyle) -> tuple[int, int]:
    """Where the text of a paragraph stands, and how far its first line stands out, in EMU."""
    match para.bullet:
        case Bullet.NONE:
            return 0, 0
        case Bullet.HANGING:
            return style.margin_emu, 0
        case Bullet.NUMBER:
            step = para.hanging_emu or NUMBER_STEP_EMU
            return step * (para.level + 1), step
        case Bullet.LAYOUT:
            return style.margin_emu, style.hanging_emu
