"""Templates of other people, of every shape and sort that the tests can build."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu, Inches

Maker = Callable[[Path], Path]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _saved(deck: Any, folder: Path) -> Path:
    path = folder / "template.pptx"
    deck.save(str(path))
    return path


def usual(folder: Path) -> Path:
    """4:3, as PowerPoint once began."""
    return _saved(Presentation(), folder)


def sized(width: float, height: float) -> Maker:
    """Of another size in inches, everything on it stretched to it."""

    def make(folder: Path) -> Path:
        deck: Any = Presentation()
        across, down = Inches(width) / deck.slide_width, Inches(height) / deck.slide_height
        master = deck.slide_masters[0]
        for owner in (master, *master.slide_layouts):
            for shape in owner.shapes:
                if shape._element.spPr.xfrm is None:
                    continue
                shape.left, shape.width = (
                    Emu(int(shape.left * across)),
                    Emu(int(shape.width * across)),
                )
                shape.top, shape.height = Emu(int(shape.top * down)), Emu(int(shape.height * down))
        deck.slide_width, deck.slide_height = Inches(width), Inches(height)
        return _saved(deck, folder)

    return make


def without(*kinds: str) -> Maker:
    """No layout has a placeholder of these kinds."""

    def make(folder: Path) -> Path:
        deck: Any = Presentation()
        for layout in deck.slide_layouts:
            for shape in list(layout.placeholders):
                if (shape._element.ph.get("type") or "obj") in kinds:
                    shape._element.getparent().remove(shape._element)
        return _saved(deck, folder)

    return make


def pictures_only(folder: Path) -> Path:
    """The one layout that is left has a title and a place for a picture, and none for text."""
    deck: Any = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name != "Picture with Caption":
            deck.slide_layouts.remove(layout)
    for shape in list(deck.slide_layouts[0].placeholders):
        if shape._element.ph.get("type") == "body":
            shape._element.getparent().remove(shape._element)
    return _saved(deck, folder)


def from_right(folder: Path) -> Path:
    """As PowerPoint begins in Hebrew and Arabic: every text is set from the right."""
    deck: Any = Presentation()
    styles = deck.slide_masters[0]._element.find(".//{*}txStyles")
    default = deck.part._element.find("{*}defaultTextStyle")
    for style in (*styles, default):
        for level in style:
            if level.tag.startswith(f"{_A}lvl"):
                level.set("rtl", "1")
                if level.get("algn") != "ctr":
                    level.set("algn", "r")
    return _saved(deck, folder)


def two_masters(folder: Path) -> Path:
    """A second master with a theme, a dark ground and layouts of its own."""
    deck = Presentation()
    package = deck.part.package
    first = deck.slide_masters[0].part

    def copied(part: Any, name: str) -> Any:
        return type(part).load(PackURI(name), part.content_type, package, part.blob)

    master = copied(first, "/ppt/slideMasters/slideMaster2.xml")
    theme_part = first.part_related_by(f"{_OFFICE}/theme")
    theme = Part(
        PackURI("/ppt/theme/theme9.xml"), theme_part.content_type, package, theme_part.blob
    )
    listing = master._element.find(".//{*}sldLayoutIdLst")
    for row in list(listing):
        listing.remove(row)
    for number, layout in enumerate(deck.slide_layouts, start=1):
        made = copied(layout.part, f"/ppt/slideLayouts/slideLayout{20 + number}.xml")
        made.relate_to(master, f"{_OFFICE}/slideMaster")
        row = copy.deepcopy(first._element.find(".//{*}sldLayoutIdLst")[0])
        row.set("id", str(2147483700 + number))
        row.set(f"{{{_OFFICE}}}id", master.relate_to(made, f"{_OFFICE}/slideLayout"))
        listing.append(row)
    master.relate_to(theme, f"{_OFFICE}/theme")
    master._element.find(".//{*}clrMap").set("bg1", "dk1")
    master._element.find(".//{*}clrMap").set("tx1", "lt1")
    masters = deck.part._element.find("{*}sldMasterIdLst")
    row = copy.deepcopy(masters[0])
    row.set("id", "2147483690")
    row.set(f"{{{_OFFICE}}}id", deck.part.relate_to(master, f"{_OFFICE}/slideMaster"))
    masters.append(row)
    return _saved(deck, folder)


def at_night(folder: Path) -> Path:
    """On black, in white, its other colour for text made for paper as it was."""
    deck: Any = Presentation()
    mapping = deck.slide_masters[0]._element.find(".//{*}clrMap")
    mapping.set("bg1", "dk1")
    mapping.set("tx1", "lt1")
    return _saved(deck, folder)


def as_kind(kind: str, suffix: str) -> Maker:
    """A template file, or a show, by the type of its main part."""

    def make(folder: Path) -> Path:
        source, target = usual(folder), folder / f"template{suffix}"
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "[Content_Types].xml":
                    data = data.replace(b"presentation.main+xml", kind.encode())
                new.writestr(name, data)
        return target

    return make


FOREIGN: dict[str, Maker] = {
    "4:3": usual,
    "16:9": sized(13.333, 7.5),
    "square": sized(7.5, 7.5),
    "A4 upright": sized(7.5, 10.83),
    "banner": sized(30, 5),
    "small": sized(4, 3),
    "two masters": two_masters,
    "from the right": from_right,
    "no text places": without("body", "obj", "subTitle"),
    "no titles": without("title", "ctrTitle"),
    "pictures only": pictures_only,
    "potx": as_kind("template.main+xml", ".potx"),
    "ppsx": as_kind("slideshow.main+xml", ".ppsx"),
}
"""The templates by what is odd about them."""
