"""How the text of a placeholder is set, gathered from layout, master and theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from exporters.deck.geometry import EMU_PER_PT
from exporters.deck.template.colours import A, fill_text

LEVELS = 9
_DEFAULT_SIZE_PT = 18.0
_DEFAULT_INSETS_EMU = (91440, 45720, 91440, 45720)


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """One level of text: sizes in points; a line is ``line_pct`` or, if set, ``line_pt`` high.

    ``hanging_emu`` is how far the first line stands left of the rest. ``fill`` and ``bullet_fill``
    are ``a:solidFill`` elements as text, empty for the theme's own; ``align`` is ``l``, ``ctr``,
    ``r`` or ``just``; ``counting`` is the way its paragraphs are numbered, as DrawingML names it,
    empty for none. Text ``is_from_right`` unless it says otherwise.
    """

    size_pt: float = _DEFAULT_SIZE_PT
    family: str = "Calibri"
    is_bold: bool = False
    line_pct: float = 100.0
    line_pt: float | None = None
    before_pt: float = 0.0
    before_pct: float = 0.0
    after_pt: float = 0.0
    margin_emu: int = 0
    hanging_emu: int = 0
    has_bullet: bool = False
    bullet: str = ""
    counting: str = ""
    is_italic: bool = False
    align: str = "l"
    fill: str = ""
    bullet_fill: str = ""
    is_from_right: bool = False


@dataclass(frozen=True, slots=True)
class TextBox:
    """The inside of a placeholder: insets in EMU (left, top, right, bottom) and its levels.

    ``anchor`` says where text stands that does not fill it: ``t``, ``ctr`` or ``b``. It
    ``is_resized`` where the template itself says other sizes.
    """

    levels: tuple[LevelStyle, ...]
    insets_emu: tuple[int, int, int, int] = _DEFAULT_INSETS_EMU
    is_vertical: bool = False
    anchor: str = "t"
    is_resized: bool = False

    def level(self, number: int) -> LevelStyle:
        """The style of a level, counted from 0; deeper ones than there are read as the last."""
        return self.levels[min(number, len(self.levels) - 1)]


def read_text_box(
    bodies: Sequence[Any], lists: Iterable[Any], *, major: str, minor: str
) -> TextBox:
    """Gather a text box.

    ``bodies`` are the ``a:bodyPr`` elements and ``lists`` the list styles that apply, nearest
    first; ``major`` and ``minor`` are the families of the theme.
    """
    chain = [element for element in lists if element is not None]
    levels = tuple(_level(chain, number, major, minor) for number in range(1, LEVELS + 1))
    insets = tuple(
        int(_attribute(bodies, name) or default)
        for name, default in zip(("lIns", "tIns", "rIns", "bIns"), _DEFAULT_INSETS_EMU, strict=True)
    )
    left, top, right, bottom = insets
    direction = _attribute(bodies, "vert") or "horz"
    anchor = _attribute(bodies, "anchor") or "t"
    return TextBox(levels, (left, top, right, bottom), direction != "horz", anchor)


def _level(chain: list[Any], number: int, major: str, minor: str) -> LevelStyle:
    found = [
        element for style in chain if (element := style.find(f"{A}lvl{number}pPr")) is not None
    ]
    runs = [run for element in found if (run := element.find(f"{A}defRPr")) is not None]
    size = _attribute(runs, "sz")
    line = _spacing(found, "lnSpc")
    before = _spacing(found, "spcBef")
    bullet = _bullet(found)
    after = _spacing(found, "spcAft")
    return LevelStyle(
        size_pt=int(size) / 100 if size else _DEFAULT_SIZE_PT,
        family=_family(runs, major, minor),
        is_bold=_attribute(runs, "b") in ("1", "true"),
        line_pct=line[0] if line[0] is not None else 100.0,
        line_pt=line[1],
        before_pt=before[1] or 0.0,
        before_pct=before[0] or 0.0,
        after_pt=after[1] or 0.0,
        margin_emu=int(_attribute(found, "marL") or 0),
        hanging_emu=-int(_attribute(found, "indent") or 0),
        has_bullet=bool(bullet),
        bullet=bullet,
        counting=_counting(found),
        is_italic=_attribute(runs, "i") in ("1", "true"),
        align=_attribute(found, "algn") or "l",
        fill=_fill(runs, "solidFill"),
        bullet_fill=_fill(found, "buClr"),
        is_from_right=_attribute(found, "rtl") in ("1", "true"),
    )


def _attribute(elements: Iterable[Any], name: str) -> str | None:
    for element in elements:
        value: str | None = element.get(name)
        if value is not None:
            return value
    return None


def _spacing(elements: list[Any], tag: str) -> tuple[float | None, float | None]:
    """Spacing as (per cent, points); one of them is None."""
    for element in elements:
        spacing = element.find(A + tag)
        if spacing is None:
            continue
        percent = spacing.find(A + "spcPct")
        if percent is not None:
            return _percent(percent.get("val")), None
        points = spacing.find(A + "spcPts")
        if points is not None:
            return None, int(points.get("val")) / 100
    return None, None


def _percent(value: str) -> float:
    """Thousandths of a per cent, or with a sign as newer files have it."""
    return float(value[:-1]) if value.endswith("%") else int(value) / 1000


def _family(runs: list[Any], major: str, minor: str) -> str:
    for run in runs:
        latin = run.find(A + "latin")
        if latin is not None:
            name: str = latin.get("typeface") or ""
            return {"+mj-lt": major, "+mn-lt": minor}.get(name, name) or minor
    return minor


def _bullet(elements: list[Any]) -> str:
    """What stands before each paragraph; a point where the template counts or shows a picture."""
    for element in elements:
        if element.find(A + "buNone") is not None:
            return ""
        letter = element.find(A + "buChar")
        if letter is not None:
            return letter.get("char") or "•"
        if any(element.find(A + tag) is not None for tag in ("buAutoNum", "buBlip")):
            return "•"
    return ""


def _counting(elements: list[Any]) -> str:
    for element in elements:
        numbering = element.find(A + "buAutoNum")
        if numbering is not None:
            return numbering.get("type") or "arabicPeriod"
        if any(element.find(A + tag) is not None for tag in ("buNone", "buChar", "buBlip")):
            return ""
    return ""


def _fill(elements: list[Any], tag: str) -> str:
    for element in elements:
        fill = element.find(A + tag)
        if fill is not None:
            return fill_text(fill)
    return ""


def inner_size_pt(cx: int, cy: int, box: TextBox) -> tuple[float, float]:
    """Width and height, in points, that are left for text in a box of that size in EMU."""
    left, top, right, bottom = box.insets_emu
    width, height = max(0, cx - left - right), max(0, cy - top - bottom)
    if box.is_vertical:
        width, height = height, width
    return width / EMU_PER_PT, height / EMU_PER_PT
