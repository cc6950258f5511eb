"""The words of SmartArt: from its data, in the order and depth of its shapes."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from narrative_studio.importers.deck.inherited import DEEPEST
from narrative_studio.importers.deck.names import q
from narrative_studio.importers.deck.read_deck import Diagram, Para, Sign
from narrative_studio.markup import Run

_MOST_POINTS: Final = 20_000
_POINT, _CONNECTION, _A_P, _A_T = q("dgm:pt"), q("dgm:cxn"), q("a:p"), q("a:t")
_SHAPE: Final = q("dsp:sp")


def read_diagram(data: Element | None, drawing: Element | None) -> Diagram:
    """Read the data of a graphic; its drawing only where the data has no words."""
    paras = _from_data(data) if data is not None else []
    if not paras and drawing is not None:
        paras = [
            Para((Run(text),), 0, Sign.BULLET)
            for shape in drawing.iter(_SHAPE)
            if (text := _words(shape))
        ]
    return Diagram(tuple(paras))


def _from_data(root: Element) -> list[Para]:
    points = list(root.iter(_POINT))[:_MOST_POINTS]
    texts = {point.get("modelId", ""): _words(point) for point in points}
    kinds = {point.get("modelId", ""): point.get("type", "node") for point in points}
    children: dict[str, list[tuple[int, str]]] = {}
    has_parent: set[str] = set()
    for link in root.iter(_CONNECTION):
        if link.get("type", "parOf") != "parOf":
            continue
        source, target = link.get("srcId", ""), link.get("destId", "")
        order = link.get("srcOrd", "0")
        place = int(order) if order.isascii() and order.isdecimal() and len(order) < 7 else 0
        children.setdefault(source, []).append((place, target))
        has_parent.add(target)
    tops = [one for one in texts if kinds[one] == "doc"]
    tops += [one for one in texts if one not in has_parent and kinds[one] != "doc"]
    paras: list[Para] = []
    seen: set[str] = set()
    stack = [(one, -1 if kinds[one] == "doc" else 0) for one in reversed(tops)]
    while stack:
        point, level = stack.pop()
        if point in seen or point not in texts:
            continue
        seen.add(point)
        if texts[point]:
            depth = max(0, min(level, DEEPEST))
            paras.append(Para((Run(texts[point]),), depth, Sign.BULLET))
        below = sorted(children.get(point, ()), key=lambda one: one[0])
        stack += [(target, level + 1) for _place, target in reversed(below)]
    return paras


def _words(element: Element) -> str:
    lines = ["".join(t.text or "" for t in p.iter(_A_T)) for p in element.iter(_A_P)]
    return " ".join(" ".join(lines).split())
