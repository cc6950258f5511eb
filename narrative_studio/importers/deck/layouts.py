"""What the placeholders of a slide take from its layout and master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from narrative_studio.importers.deck.inherited import BULLETED, PLAIN_LEVELS, Levels, layered
from narrative_studio.importers.deck.names import q
from narrative_studio.importers.deck.parts import Parts
from narrative_studio.importers.deck.read_deck import Place

_SP, _PH, _LIST_STYLE = q("p:sp"), q("p:ph"), q("a:lstStyle")
_CSLD, _TX_STYLES = q("p:cSld"), q("p:txStyles")
_PLACES: Final = {
    "title": Place.TITLE,
    "ctrTitle": Place.TITLE,
    "subTitle": Place.SUBTITLE,
    **dict.fromkeys(("ftr", "hdr", "dt", "sldNum"), Place.FOOT),
}
_MASTER_TYPES: Final = {
    "ctrTitle": "title",
    **dict.fromkeys(("", "obj", "subTitle", "body", "pic", "tbl"), "body"),
    **dict.fromkeys(("chart", "dgm", "media", "clipArt"), "body"),
}
_STYLES: Final = {"title": q("p:titleStyle"), "body": q("p:bodyStyle")}
_OTHER_STYLE: Final = q("p:otherStyle")


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder as a slide finds it: what it is for, and how its text looks."""

    place: Place
    levels: Levels


class Layout:
    """One layout with its master; an unreadable one gives every placeholder its usual look."""

    def __init__(self, parts: Parts, part: str) -> None:
        root = parts.xml(part) if part else None
        head = root.find(_CSLD) if root is not None else None
        self.name = (head.get("name") or "").strip() if head is not None else ""
        masters = parts.related(part, "slideMaster") if part else ()
        master = parts.xml(masters[0].target) if masters else None
        self._of_layout = list(_placeholders(root))
        self._of_master = list(_placeholders(master))
        self._text_styles = master.find(_TX_STYLES) if master is not None else None
        self._slots: dict[tuple[str, str], Slot] = {}

    def slot(self, kind: str, idx: str) -> Slot:
        """The placeholder of that type and index, as they stand in a slide's ``p:ph``."""
        found = self._slots.get((kind, idx))
        if found is None:
            found = self._slots[kind, idx] = self._find(kind, idx)
        return found

    def _find(self, kind: str, idx: str) -> Slot:
        own = next((one for one in self._of_layout if idx and one[1] == idx), None)
        if own is None:
            own = next((one for one in self._of_layout if _like(one[0]) == _like(kind)), None)
        if own is not None and kind in ("", "obj"):
            kind = own[0]
        master_kind = _MASTER_TYPES.get(kind, kind)
        above = next((one for one in self._of_master if _like(one[0]) == master_kind), None)
        styles = [self._text_style(master_kind)]
        styles += [one[2] for one in (above, own) if one is not None]
        is_bare = self._text_styles is None and master_kind == "body" and kind != "subTitle"
        levels = layered(BULLETED if is_bare else PLAIN_LEVELS, styles)
        return Slot(_PLACES.get(kind, Place.BODY), levels)

    def _text_style(self, master_kind: str) -> Element | None:
        if self._text_styles is None:
            return None
        return self._text_styles.find(_STYLES.get(master_kind, _OTHER_STYLE))


class Layouts:
    """The layouts of a deck, each read once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._known: dict[str, Layout] = {}

    def of(self, slide_part: str) -> Layout:
        """The layout that a slide is made with."""
        related = self._parts.related(slide_part, "slideLayout")
        part = related[0].target if related else ""
        if part not in self._known:
            self._known[part] = Layout(self._parts, part)
        return self._known[part]


def _like(kind: str) -> str:
    return _MASTER_TYPES.get(kind, kind)


def _placeholders(root: Element | None) -> Iterator[tuple[str, str, Element | None]]:
    """Type, index and list style of each placeholder."""
    if root is None:
        return
    for shape in root.iter(_SP):
        holder = next(shape.iter(_PH), None)
        if holder is not None:
            style = next(shape.iter(_LIST_STYLE), None)
            yield holder.get("type", ""), holder.get("idx", ""), style
