"""Reads a Word template of somebody's own for its styles, lists, pages, head and foot."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from exporters.opc import OFFICE, Relations
from exporters.template_file import DAMAGE
from exporters.word.look import colour
from exporters.word.style_merge import W, merged_styles
from exporters.word.template import KeptPart, WordTemplate
from exporters.word.template_file import WORD

_R: Final = f"{{{OFFICE}}}"
_KEPT: Final = frozenset(
    {"theme", "fontTable", "webSettings", "settings", "header", "footer", "footnotes", "endnotes"}
)
"""What of a template goes into the document; comments, macros and attachments never do."""
_DROPPED_SETTINGS: Final = (
    *("attachedTemplate", "documentProtection", "trackRevisions", "mailMerge", "docVars"),
    *("writeProtection", "removePersonalInformation"),
)
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_template(path: Path, content: bytes) -> tuple[Any, WordTemplate]:
    """A Word file as python-docx opens it, and what it looks like; the text in it is left out.

    Raises:
        ExportFailed: it is damaged.
    """
    try:
        document = Document(io.BytesIO(content))
        return document, _template_of(document)
    except (OpcError, *DAMAGE) as error:
        raise WORD.refused(path.name, "is damaged", WORD.save_anew) from error


def _template_of(document: Any) -> WordTemplate:
    main = document.part
    kept = _Kept(main)
    numbering = _part_of(main, "numbering")
    lists: Any = etree.fromstring(numbering) if numbering else None
    first_abstract = _highest(lists, "abstractNum", "abstractNumId") + 1
    first_list = _highest(lists, "num", "numId") + 1
    colours = theme_colours(main)
    merged = merged_styles(
        _part_of(main, "styles"),
        {colour(role): value for role, value in colours.items()},
        bullets=first_list,
        numbers=first_list + 1,
    )
    return WordTemplate(
        styles=merged.ids,
        sheet=merged.sheet,
        parts=tuple(kept.parts),
        relations=tuple(kept.relations),
        numbering=numbering,
        first_abstract=first_abstract,
        first_list=first_list,
        section=_section(document),
        colours=colours,
        found=merged.found,
        footnotes=_part_of(main, "footnotes"),
    )


def theme_colours(main: Any) -> Mapping[str, str]:
    """The colours of the template's theme by the roles of ours that they stand in for."""
    theme = _part_of(main, "theme")
    if not theme:
        return {}
    root: Any = etree.fromstring(theme)
    accents = {name: _accent(root, name) for name in ("accent1", "accent2")}
    found: dict[str, str] = {}
    if first := accents["accent1"]:
        found |= {"accent": first, "follow": first}
        found |= {"follow_soft": _soft(first), "selected": _soft(first)}
    if second := accents["accent2"]:
        found |= {"setup": second, "setup_soft": _soft(second)}
    return found


class _Kept:
    """Collects the parts of a template that go along, each with what it needs itself."""

    def __init__(self, main: Any) -> None:
        self.parts: list[KeptPart] = []
        self.relations: list[tuple[str, str, str]] = []
        self._names: set[str] = set()
        self._folder = posixpath.dirname(str(main.partname))
        for rel in main.rels.values():
            kind = rel.reltype.rpartition("/")[2]
            if rel.is_external or kind not in _KEPT:
                continue
            part = rel.target_part
            self._take(part)
            target = posixpath.relpath(str(part.partname), self._folder)
            self.relations.append((rel.rId, rel.reltype, target))

    def _take(self, part: Any) -> None:
        name = str(part.partname)
        if name in self._names:
            return
        self._names.add(name)
        content = part.blob
        if name.endswith("settings.xml"):
            content = _clean_settings(content)
        relations = "" if name.endswith("settings.xml") else self._relations(part)
        self.parts.append(
            KeptPart(name.removeprefix("/"), part.content_type, content, relations.encode())
        )

    def _relations(self, part: Any) -> str:
        made = Relations()
        folder = posixpath.dirname(str(part.partname))
        count = 0
        for rel in part.rels.values():
            count += 1
            if rel.is_external:
                made.add_as(rel.rId, rel.reltype, rel.target_ref, is_external=True)
                continue
            self._take(rel.target_part)
            target = posixpath.relpath(str(rel.target_part.partname), folder)
            made.add_as(rel.rId, rel.reltype, target)
        return made.xml() if count else ""


def _part_of(main: Any, kind: str) -> bytes:
    for rel in main.rels.values():
        if not rel.is_external and rel.reltype == f"{OFFICE}/{kind}":
            return bytes(rel.target_part.blob)
    return b""


def _clean_settings(content: bytes) -> bytes:
    """Settings without what ties a template to its place or hinders writing."""
    root: Any = etree.fromstring(content)
    for name in _DROPPED_SETTINGS:
        for one in list(root.iter(f"{W}{name}")):
            one.getparent().remove(one)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _highest(root: Any, tag: str, attribute: str) -> int:
    if root is None:
        return 0
    found = (one.get(f"{W}{attribute}", "") for one in root.iter(f"{W}{tag}"))
    return max((int(number) for number in found if number.isdecimal()), default=0)


def _section(document: Any) -> str:
    """The properties of the last section, in one column."""
    found = document.element.body.find(f"{W}sectPr")
    if found is None:
        return ""
    for name in ("sectPrChange", "cols", "pgNumType", "lnNumType", "type", "printerSettings"):
        for one in list(found.iter(f"{W}{name}")):
            one.getparent().remove(one)
    return str(etree.tostring(found, encoding="unicode"))


def _accent(root: Any, name: str) -> str:
    for one in root.iter(f"{_A}{name}"):
        for child in one:
            value = child.get("val") or ""
            if _HEX.fullmatch(value):
                return str(value).upper()
    return ""


def _soft(hexadecimal: str) -> str:
    """A colour as a ground: mostly white."""
    channels = (int(hexadecimal[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - one) * 0.14):02X}" for one in channels)


def texts_of(document: Any) -> Iterator[str]:
    """The words of every paragraph of a document, its head and its foot."""
    roots = [document.element]
    roots += [
        rel.target_part.element
        for rel in document.part.rels.values()
        if not rel.is_external and rel.reltype.rpartition("/")[2] in ("header", "footer")
    ]
    for root in roots:
        for paragraph in root.iter(f"{W}p"):
            yield "".join(paragraph.itertext(f"{W}t"))
