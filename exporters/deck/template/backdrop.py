"""What a layout shows behind the text of its slides: ground, drawn shapes, logos, fixed words."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

from lxml import etree

from exporters.deck.geometry import EMU_PER_PT, Rect
from exporters.deck.painting.painted import Painted, PaintedBox, PaintedPicture
from exporters.deck.painting.painted_text import TextPainter
from exporters.deck.paragraphs import Para
from exporters.deck.placed import BoxKind
from exporters.deck.template.colours import WHITE, A, Colour, ColourScheme, read_scheme
from exporters.deck.template.reader import P, R, theme_fonts
from exporters.deck.template.template import DeckTemplate, KeptPart, SlideLayout
from exporters.deck.template.textstyle import TextBox, read_text_box
from exporters.template_file import parsed
from narrative_studio.markup import Run

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KINDS = {"rect": BoxKind.RECT, "roundRect": BoxKind.ROUND}
_HAIRLINE_EMU = EMU_PER_PT * 3 // 4


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A layout without its placeholders; ``plain`` is how text outside of them is set."""

    ground: Colour
    items: tuple[Painted, ...]
    scheme: ColourScheme
    plain: TextBox


class _Kept(NamedTuple):
    """What of a template backdrops are read from."""

    parts: tuple[KeptPart, ...]
    presentation: bytes


class Backdrops:
    """Reads the backdrops of a template's layouts, each when it is first asked for.

    What cannot be painted from rectangles, lines, letters and pictures is left out.
    """

    def __init__(self, template: DeckTemplate | _Kept) -> None:
        self._parts = {part.name: part for part in template.parts}
        self._default = parsed(template.presentation).find(P + "defaultTextStyle")
        self._known: dict[str, Backdrop] = {}
        self._media: dict[str, bytes] = {}

    def of(self, layout: SlideLayout) -> Backdrop:
        """The backdrop of a layout of this template."""
        if layout.part_name not in self._known:
            self._known[layout.part_name] = self._read(layout.part_name)
        return self._known[layout.part_name]

    def media(self, key: str) -> bytes | None:
        """The bytes of a picture of the template."""
        return self._media.get(key)

    def _read(self, name: str) -> Backdrop:
        layout_part = self._parts[name]
        master_part = self._parts[_related(layout_part, "slideMaster")]
        layout, master = parsed(layout_part.blob), parsed(master_part.blob)
        theme = parsed(self._parts[_related(master_part, "theme")].blob)
        scheme = read_scheme(theme, master.find(P + "clrMap"))
        major, minor = theme_fonts(theme)
        text_box = partial(self._text_box, major=major, minor=minor)
        reader = _ShapeReader(scheme, text_box, self._media_key)
        items: list[Painted] = []
        if layout.get("showMasterSp", "1") not in ("0", "false"):
            items += reader.read(master, master_part)
        items += reader.read(layout, layout_part)
        ground = _ground(layout, scheme) or _ground(master, scheme) or WHITE
        return Backdrop(ground, tuple(items), scheme, text_box(None))

    def _media_key(self, name: str) -> str:
        """A key for a picture that no other template uses for another."""
        part = self._parts.get(name)
        if part is None:
            return ""
        key = hashlib.sha256(part.blob).hexdigest()
        self._media[key] = part.blob
        return key

    def _text_box(self, body: Any, *, major: str, minor: str) -> TextBox:
        """How the text of a shape that is no placeholder is set; of a bare box for None."""
        own = [] if body is None else [body.find(A + "lstStyle")]
        bodies = [] if body is None else [body.find(A + "bodyPr")]
        box = read_text_box(bodies, [*own, self._default], major=major, minor=minor)
        return box if body is not None else TextBox(box.levels, (0, 0, 0, 0))


class _ShapeReader:
    """Turns the shapes of one master or layout into painted items."""

    def __init__(
        self,
        scheme: ColourScheme,
        text_box: Callable[[Any], TextBox],
        media_key: Callable[[str], str],
    ) -> None:
        self._scheme = scheme
        self._text_box = text_box
        self._media_key = media_key
        self._painter = TextPainter(scheme)

    def read(self, root: Any, part: KeptPart) -> Iterator[Painted]:
        """Everything on it that is not a placeholder, from the ground up."""
        yield from self._walk(root.find(f"{P}cSld/{P}spTree"), part, _Frame())

    def _walk(self, tree: Any, part: KeptPart, frame: _Frame) -> Iterator[Painted]:
        for element in tree:
            if element.find(f"./*/{P}nvPr/{P}ph") is not None:
                continue
            match etree.QName(element).localname if isinstance(element.tag, str) else "":
                case "sp":
                    yield from self._shape(element, frame)
                case "cxnSp":
                    yield from self._line(element, frame)
                case "pic":
                    yield from self._picture(element, part, frame)
                case "grpSp":
                    yield from self._walk(element, part, frame.inside(element))

    def _shape(self, element: Any, frame: _Frame) -> Iterator[Painted]:
        properties = element.find(P + "spPr")
        place = frame.place(properties)
        if place is None:
            return
        geometry = properties.find(A + "prstGeom")
        kind = _KINDS.get(geometry.get("prst")) if geometry is not None else None
        fill = self._scheme.of(_first(properties, "solidFill", "gradFill"))
        line, line_emu = self._outline(properties)
        if kind is not None and (fill or line):
            yield PaintedBox(place, kind, fill, line, line_emu)
        body = element.find(P + "txBody")
        if body is not None and any(body.itertext(A + "t")):
            paras = tuple(_para(paragraph) for paragraph in body.findall(A + "p"))
            yield self._painter.text(paras, self._text_box(body), place)

    def _line(self, element: Any, frame: _Frame) -> Iterator[Painted]:
        """A line that stands upright or lies flat, as a thin box."""
        properties = element.find(P + "spPr")
        place = frame.place(properties)
        line, thick = self._outline(properties)
        if place is None or line is None or (place.cx and place.cy):
            return
        yield PaintedBox(
            Rect(place.x, place.y, max(place.cx, thick), max(place.cy, thick)), fill=line
        )

    def _picture(self, element: Any, part: KeptPart, frame: _Frame) -> Iterator[Painted]:
        place = frame.place(element.find(P + "spPr"))
        blip = element.find(f"{P}blipFill/{A}blip")
        if place is None or blip is None:
            return
        _, name = _targets(part).get(blip.get(R + "embed"), ("", ""))
        key = self._media_key(name)
        if key:
            yield PaintedPicture(place, key)

    def _outline(self, properties: Any) -> tuple[Colour | None, int]:
        line = properties.find(A + "ln")
        if line is None:
            return None, 0
        colour = self._scheme.of(line.find(A + "solidFill"))
        return colour, _whole(line.get("w"), _HAIRLINE_EMU) if colour else 0


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the places inside a group lie on the slide."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def place(self, properties: Any) -> Rect | None:
        """The place of a shape, None for one that has none of its own."""
        transform = properties.find(A + "xfrm") if properties is not None else None
        numbers = _numbers(transform, "off", "ext")
        if numbers is None:
            return None
        x, y, cx, cy = numbers
        return Rect(
            round(self.x + x * self.scale_x),
            round(self.y + y * self.scale_y),
            round(cx * self.scale_x),
            round(cy * self.scale_y),
        )

    def inside(self, group: Any) -> _Frame:
        """The same for the shapes of a group that stands here."""
        properties = group.find(P + "grpSpPr")
        outer = self.place(properties)
        inner = _numbers(properties.find(A + "xfrm"), "chOff", "chExt") if outer else None
        if outer is None or inner is None or not inner[2] or not inner[3]:
            return self
        scale_x, scale_y = outer.cx / inner[2], outer.cy / inner[3]
        return _Frame(outer.x - inner[0] * scale_x, outer.y - inner[1] * scale_y, scale_x, scale_y)


def _numbers(transform: Any, offset: str, extent: str) -> tuple[int, int, int, int] | None:
    if transform is None:
        return None
    off, ext = transform.find(A + offset), transform.find(A + extent)
    if off is None or ext is None:
        return None
    try:
        return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))
    except (TypeError, ValueError):
        return None


def _whole(value: str | None, default: int) -> int:
    """A number of a template; what cannot be read counts as not being there."""
    try:
        return int(value) if value else default
    except ValueError:
        return default


def _para(element: Any) -> Para:
    """A paragraph of a shape of the template, with the marks of its runs."""
    runs, size, colour = [], None, None
    for piece in element:
        properties = piece.find(A + "rPr")
        words = "".join(piece.itertext(A + "t"))
        if properties is None or not words:
            runs.append(Run(words))
            continue
        bold, italic = (properties.get(name) in ("1", "true") for name in ("b", "i"))
        runs.append(Run(words, bold=bold, italic=italic))
        own_size = _whole(properties.get("sz"), 0)
        size = own_size / 100 if own_size else size
        scheme = properties.find(f"{A}solidFill/{A}schemeClr")
        colour = scheme.get("val") if scheme is not None else colour
    own = element.find(A + "pPr")
    align = own.get("algn") if own is not None else None
    found = tuple(run for run in runs if run.text)
    return Para(found, size_pt=size, colour=colour, align=align)


def _ground(root: Any, scheme: ColourScheme) -> Colour | None:
    background = root.find(f"{P}cSld/{P}bg")
    if background is None:
        return None
    properties = background.find(P + "bgPr")
    if properties is not None:
        return scheme.of(_first(properties, "solidFill", "gradFill"))
    return scheme.of(background.find(P + "bgRef"))


def _first(element: Any, *tags: str) -> Any:
    return next((found for tag in tags if (found := element.find(A + tag)) is not None), None)


def backdrop_of(template: DeckTemplate, layout: SlideLayout) -> Backdrop:
    """The backdrop of a layout, for those who ask about one slide after the other."""
    return _read_once(_Kept(template.parts, template.presentation)).of(layout)


@lru_cache(maxsize=2)
def _read_once(kept: _Kept) -> Backdrops:
    return Backdrops(kept)


def _related(part: KeptPart, kind: str) -> str:
    """The name of the part of that kind that a part belongs to."""
    return next(name for type_, name in _targets(part).values() if type_ == kind)


def _targets(part: KeptPart) -> dict[str, tuple[str, str]]:
    """The relations of a part by their id, as (kind, name of the other part)."""
    if not part.relations:
        return {}
    folder = posixpath.dirname(part.name)
    return {
        row.get("Id"): (
            row.get("Type").rsplit("/", 1)[-1],
            posixpath.normpath(posixpath.join(folder, row.get("Target"))),
        )
        for row in parsed(part.relations).iter(_RELATION)
        if row.get("TargetMode") != "External"
    }
