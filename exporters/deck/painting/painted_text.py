"""Text of placed shapes with its fonts, sizes and colours worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from string import ascii_lowercase

from exporters.deck.fit import CODE_FAMILY, FULL, Fit, set_in
from exporters.deck.geometry import EMU_PER_PT, Rect
from exporters.deck.painting.painted import PaintedPara, PaintedRun, PaintedText
from exporters.deck.paragraphs import DOT, Bullet, Para, direction
from exporters.deck.template.colours import Colour, ColourScheme
from exporters.deck.template.textstyle import LevelStyle, TextBox
from exporters.deck.widths import font_widths
from exporters.deck.writing.text_xml import NUMBER_STEP_EMU
from narrative_studio.markup import CodeTone, Run

_LEAST_LINE = 0.5
_AFTER_NUMBER = {"Period": ".", "ParenR": ")", "Minus": "-"}

LeadsSomewhere = Callable[[str], bool]
"""Whether a link's address leads anywhere in this deck."""


def _nowhere(_address: str) -> bool:
    return False


class TextPainter:
    """Gives texts the looks of one theme.

    ``is_link`` says which links stay links, ``tones`` are the colours of code where it has any;
    links have the colour of the text where they are not ``coloured_links``. The document is read
    ``from_right``.
    """

    def __init__(
        self,
        scheme: ColourScheme,
        is_link: LeadsSomewhere = _nowhere,
        tones: Mapping[CodeTone, Colour] | None = None,
        *,
        coloured_links: bool = True,
        from_right: bool = False,
    ) -> None:
        self._from_right = from_right
        self._scheme = scheme
        self._is_link = is_link
        self._tones = tones or {}
        self._link = scheme.named("hlink") if coloured_links else None

    def text(
        self, paras: Sequence[Para], box: TextBox, place: Rect, fit: Fit = FULL
    ) -> PaintedText:
        """Paragraphs in a place, set as its box says and shrunk as far as ``fit`` says."""
        counts = _counted(paras, box)
        return PaintedText(
            place,
            tuple(
                self._para(para, box.level(para.level), fit, count, is_first=number == 0)
                for number, (para, count) in enumerate(zip(paras, counts, strict=True))
            ),
            box.insets_emu,
            box.anchor,
        )

    def _para(
        self, para: Para, style: LevelStyle, fit: Fit, count: int, *, is_first: bool
    ) -> PaintedPara:
        style = set_in(para, style)
        own = self._scheme.of_text(style.fill) or self._scheme.named("tx1")
        colour = self._scheme.named(para.colour) if para.colour else own
        size = style.size_pt * fit.scale
        margin, hanging = _indents(para, style)
        before = style.before_pt * fit.scale + size * style.before_pct / 100
        way = direction(para, style, from_right=self._from_right)
        runs = tuple(self._runs(para.shown_runs, style, size, colour))
        return PaintedPara(
            runs=runs,
            align=way.align or style.align,
            is_right=way.is_right,
            margin_pt=margin / EMU_PER_PT,
            hanging_pt=hanging / EMU_PER_PT,
            bullet=self._bullet(para, style, size, colour, count),
            line_pt=_line_pt(runs, style, fit),
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
                colour=self._link if is_link and self._link else self._toned(run, colour),
                is_bold=run.bold or style.is_bold,
                is_italic=run.italic or style.is_italic,
                is_strike=run.strike,
                is_underlined=is_link,
            )
        if not runs:
            yield PaintedRun("", style.family, size_pt, colour)

    def _toned(self, run: Run, colour: Colour) -> Colour:
        return colour if run.tone is None else self._tones.get(run.tone, colour)

    def _bullet(
        self, para: Para, style: LevelStyle, size_pt: float, colour: Colour, count: int
    ) -> PaintedRun | None:
        match para.bullet:
            case Bullet.NUMBER:
                letters = f"{para.number}."
            case Bullet.DOT:
                letters = DOT
            case Bullet.BOX:
                letters = para.runs[0].text.strip()
            case Bullet.LAYOUT if para.text:
                letters = _number(count, style.counting) if style.counting else style.bullet
            case _:
                letters = ""
        if not letters:
            return None
        own = self._scheme.of_text(style.bullet_fill) or colour
        return PaintedRun(letters, style.family, size_pt, own, style.is_bold)


def _counted(paras: Sequence[Para], box: TextBox) -> list[int]:
    """Which number each paragraph has where its level is counted; deeper ones begin anew."""
    counts: dict[int, int] = {}
    found = []
    for para in paras:
        counts = {level: count for level, count in counts.items() if level <= para.level}
        if para.bullet is Bullet.LAYOUT and box.level(para.level).counting:
            counts[para.level] = counts.get(para.level, 0) + 1
        found.append(counts.get(para.level, 0))
    return found


def _number(count: int, counting: str) -> str:
    """A number as a template counts, for example ``alphaLcParenR``; Roman ones stay Arabic."""
    number = str(count)
    if counting.startswith("alpha") and count <= len(ascii_lowercase):
        letter = ascii_lowercase[count - 1]
        number = letter.upper() if counting.startswith("alphaUc") else letter
    if counting.endswith("ParenBoth"):
        return f"({number})"
    return number + next((m for end, m in _AFTER_NUMBER.items() if counting.endswith(end)), "")


def _line_pt(runs: Sequence[PaintedRun], style: LevelStyle, fit: Fit) -> float:
    if style.line_pt is not None:
        return style.line_pt * fit.scale * (1 - fit.tightening)
    solid = max(run.size_pt * font_widths(run.family).line for run in runs)
    return solid * max(style.line_pct / 100 - fit.tightening, _LEAST_LINE)


def _indents(para: Para, style: LevelStyle) -> tuple[int, int]:
    """Where the text of a paragraph stands, and how far its first line stands out, in EMU."""
    match para.bullet:
        case Bullet.NONE:
            return 0, 0
        case Bullet.HANGING:
            return para.margin_emu or style.margin_emu, 0
        case Bullet.BOX:
            return para.margin_emu, para.hanging_emu
        case Bullet.NUMBER | Bullet.DOT:
            step = para.hanging_emu or NUMBER_STEP_EMU
            return step * (para.level + 1), step
        case Bullet.LAYOUT:
            return style.margin_emu, style.hanging_emu
