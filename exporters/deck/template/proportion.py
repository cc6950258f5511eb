"""Letters in proportion to their slide, where a template was made with those of another size.

Templates for labels, banners and walls are often drawn on a slide that was only given other
measures: what was a line of text then fills the slide, or cannot be seen on it. Such letters are
set as large as they would be on a usual slide; all others are left as the template has them.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from math import sqrt

from exporters.deck.geometry import EMU_PER_PT
from exporters.deck.template.textstyle import LevelStyle, TextBox

NO_LIST_STYLE = "<a:lstStyle/>"
"""What says that the styles of a list are those of the template."""
_USUAL = 0.75
"""The height of a usual slide to the root of its area."""
_UPRIGHT, _FLAT = 1.0, 1.5
"""How much higher than its width, or than it is, the usual slide may be that a strip stands for."""
_USUAL_PT = 540.0
_TABLE_PT = 28.0
"""The size of the text that the sizes of tables go with."""
_USUAL_TEXT_PT = (15.0, 64.0)


class Weight(Enum):
    """What letters are for: the least, the usual and the most of a slide's height they take."""

    TITLE = (1 / 40, 1 / 14, 1 / 5)
    TEXT = (1 / 60, 1 / 18, 1 / 9)
    FOOT = (1 / 150, 1 / 45, 1 / 22)


_BULLET_EM = 0.75
"""What a bullet takes before its text, in the size of that."""


def height_pt(cx: int, cy: int) -> float:
    """The height of the usual slide that a slide, in EMU, is as large as, in points.

    A strip is no larger than what stands across it: a word on an upright one, lines on a flat one.
    """
    return min(cx * _UPRIGHT, cy * _FLAT, _USUAL * sqrt(cx * cy)) / EMU_PER_PT


def in_proportion(box: TextBox, weight: Weight, slide_pt: float) -> TextBox:
    """A box whose letters can be read on a slide as high as that and do not fill it."""
    least, usual, most = (share * slide_pt for share in weight.value)
    size = box.level(0).size_pt
    if not size or least <= size <= most:
        return box
    factor = usual / size
    return replace(box, levels=tuple(_scaled(one, factor) for one in box.levels), is_resized=True)


def plain_factor(slide_pt: float) -> float:
    """By how much the sizes of text in no placeholder go with the slide."""
    return 1.0 if _USUAL_PT / 2 < slide_pt < _USUAL_PT * 2 else slide_pt / _USUAL_PT


def table_factor(text_pt: float) -> float:
    """By how much the sizes of tables go with those of the text of a template."""
    least, most = _USUAL_TEXT_PT
    return 1.0 if least <= text_pt <= most else text_pt / _TABLE_PT


def list_style(box: TextBox) -> str:
    """The ``a:lstStyle`` of text in a box, which says nothing where the template's own holds."""
    if not box.is_resized:
        return NO_LIST_STYLE
    levels = (_level_xml(level, number) for number, level in enumerate(box.levels, start=1))
    return f"<a:lstStyle>{''.join(levels)}</a:lstStyle>"


def _scaled(level: LevelStyle, factor: float) -> LevelStyle:
    size = max(1.0, round(level.size_pt * factor, 1))
    hanging, indent = round(level.hanging_emu * factor), factor
    if level.has_bullet and level.hanging_emu > 0:
        # Room that was narrow for the letters before is none for a bullet when it shrinks too.
        hanging = max(hanging, min(level.hanging_emu, round(size * _BULLET_EM * EMU_PER_PT)))
        indent = hanging / level.hanging_emu
    return replace(
        level,
        size_pt=size,
        line_pt=None if level.line_pt is None else level.line_pt * factor,
        before_pt=level.before_pt * factor,
        after_pt=level.after_pt * factor,
        margin_emu=round(level.margin_emu * indent),
        hanging_emu=hanging,
    )


def _level_xml(level: LevelStyle, number: int) -> str:
    spaces = (("lnSpc", level.line_pt), ("spcBef", level.before_pt), ("spcAft", level.after_pt))
    inner = "".join(
        f'<a:{name}><a:spcPts val="{round(points * 100)}"/></a:{name}>'
        for name, points in spaces
        if points
    )
    return (
        f'<a:lvl{number}pPr marL="{level.margin_emu}" indent="{-level.hanging_emu}">{inner}'
        f'<a:defRPr sz="{round(level.size_pt * 100)}"/></a:lvl{number}pPr>'
    )
