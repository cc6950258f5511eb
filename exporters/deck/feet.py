"""Words at the foot of slides, cut to the place that the layout has for them."""

from __future__ import annotations

from functools import lru_cache

from exporters.deck.fit import FULL, fit_text
from exporters.deck.paragraphs import plain
from exporters.deck.template.textstyle import TextBox

BETWEEN = " · "
"""What stands between the parts of a footer."""


@lru_cache(maxsize=64)
def foot_text(text: str, box: TextBox, cx: int, cy: int) -> str:
    """The text, its longest parts ending early where it is too long for a place, in EMU.

    A footer is never shrunk: it is small as it is. The name of a product gives way before the
    state that a deck shows, which is short.
    """
    parts = [part.split() for part in text.split(BETWEEN)]
    cut = [False] * len(parts)
    while fit_text((plain(_joined(parts, cut)),), box, cx, cy) != FULL:
        longest = max(range(len(parts)), key=lambda at: sum(map(len, parts[at])))
        if len(parts[longest]) < 2:
            break
        parts[longest].pop()
        cut[longest] = True
    return _joined(parts, cut) if any(cut) else text


def _joined(parts: list[list[str]], cut: list[bool]) -> str:
    said = [" ".join(words) + "…" * is_cut for words, is_cut in zip(parts, cut, strict=True)]
    return BETWEEN.join(said)
