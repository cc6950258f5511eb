"""Brings the studio's styles into the style sheet of a template that lacks some of them.

What the template has stays as it is, whatever it looks like; what it lacks comes in, in the
template's own fonts and colours.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from exporters.word.look import Style
from exporters.word.template import SHEET
from narrative_studio import assets

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS: Final = {
    "paragraph": "Normal",
    "character": "Default Paragraph Font",
    "table": "Normal Table",
}
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Merged:
    """A style sheet with everything in it: the id of every style, and how many were there."""

    sheet: bytes
    ids: Mapping[Style, str]
    found: int


def merged_styles(
    sheet: bytes, colours: Mapping[str, str], *, bullets: int, numbers: int
) -> Merged:
    """Add what a style sheet lacks.

    ``colours`` replaces colours of the studio, hexadecimal, by those of the template; ``bullets``
    and ``numbers`` are the lists that list styles without one of their own belong to.
    """
    root: Any = etree.fromstring(sheet)
    return _Merge(root, colours, bullets, numbers).merged()


class _Merge:
    """One style sheet while styles are added to it."""

    def __init__(self, root: Any, colours: Mapping[str, str], bullets: int, numbers: int) -> None:
        self._root = root
        self._colours = {old.upper(): new for old, new in colours.items()}
        self._lists = {"1": str(bullets), "2": str(numbers)}
        self._taken = {one.get(f"{W}styleId") for one in root.iter(f"{W}style")}
        self._there = {
            (one.get(f"{W}type"), _name(one).lower()): one.get(f"{W}styleId")
            for one in root.iter(f"{W}style")
        }
        own: Any = etree.fromstring(assets.read_bytes(SHEET))
        self._own = {one.get(f"{W}styleId"): one for one in own.iter(f"{W}style")}
        self._mapped: dict[str, str] = {}

    def merged(self) -> Merged:
        found = 0
        missing = []
        for own_id, style in self._own.items():
            there = self._there.get((style.get(f"{W}type"), _name(style).lower()))
            if there is not None:
                self._mapped[own_id] = there
                found += 1
            else:
                self._mapped[own_id] = self._free(own_id)
                missing.append(style)
        for style in missing:
            self._root.append(self._adapted(style))
        by_name = {_name(style): self._mapped[own_id] for own_id, style in self._own.items()}
        ids = {style: by_name[style] for style in Style}
        sheet = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return Merged(bytes(sheet), ids, found)

    def _free(self, wanted: str) -> str:
        found, number = wanted, 1
        while found in self._taken:
            number += 1
            found = f"{wanted}{number}"
        self._taken.add(found)
        return found

    def _adapted(self, style: Any) -> Any:
        made = copy.deepcopy(style)
        made.set(f"{W}styleId", self._mapped[style.get(f"{W}styleId")])
        made.attrib.pop(f"{W}default", None)
        for name in ("basedOn", "next", "link"):
            for one in made.iter(f"{W}{name}"):
                one.set(f"{W}val", self._mapped[one.get(f"{W}val")])
        for one in made.iter(f"{W}numId"):
            one.set(f"{W}val", self._lists[one.get(f"{W}val")])
        for one in made.iter():
            for key in (f"{W}val", f"{W}color", f"{W}fill"):
                value = one.get(key, "")
                if _HEX.fullmatch(value) and value.upper() in self._colours:
                    one.set(key, self._colours[value.upper()])
        return made


def _name(style: Any) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "") if name is not None else ""
