"""Reads a PowerPoint template: its layouts, and the parts that every deck made from it keeps."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.package import Package

from exporters.deck.geometry import Rect
from exporters.deck.slots import TEMPLATE_PATH
from exporters.deck.template.colours import A, fill_text
from exporters.deck.template.conforming import conformed
from exporters.deck.template.proportion import Weight, height_pt, in_proportion
from exporters.deck.template.soundness import USUAL_SIZE, parts_fault, size_fault
from exporters.deck.template.template import (
    DeckTemplate,
    KeptPart,
    NotesMaster,
    SlideLayout,
    Slot,
    SlotKind,
)
from exporters.deck.template.textstyle import LevelStyle, read_text_box
from exporters.deck.template.usual_places import give_usual_places
from exporters.opc import OFFICE
from exporters.template_file import DAMAGE, parsed, read_template_file
from narrative_studio import assets
from narrative_studio.errors import ExportFailed
from narrative_studio.office_file import Kind

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

POWERPOINT = Kind(
    noun="PowerPoint file",
    program="PowerPoint",
    ending=".pptx",
    old_stream="PowerPoint Document",
    old_ending=".ppt",
    again="choose it again",
    error=ExportFailed,
    before="The template ",
)

_UNUSABLE = "Choose a PowerPoint file (.potx or .pptx) or leave the template out."
_MOST_TEXT_BYTES = 100_000_000
_MAIN = re.compile(r"\.(presentation|template|slideshow)(\.macroEnabled)?\.main\+xml")

# What belongs to the template's own slides, its reviewers or its macros stays behind.
_LEFT_BEHIND = frozenset(
    {
        "slide",
        "notesSlide",
        "comments",
        "commentAuthors",
        "authors",
        "vbaProject",
        "handoutMaster",
        "customXml",
        "tags",
        "slideUpdateInfo",
        "legacyDocTextInfo",
    }
)
_NOT_KEPT_IN_PRESENTATION = (
    "sldIdLst",
    "handoutMasterIdLst",
    "custShowLst",
    "photoAlbum",
    "custDataLst",
    "modifyVerifier",
    "smartTags",
)


@cache
def default_template() -> DeckTemplate:
    """The template that comes with the studio."""
    return _read(_default_package(), name="Narrative Studio, 16:9")


def read_template(path: Path) -> DeckTemplate:
    """Read somebody's template: a .pptx, .potx, .ppsx or one of these with macros.

    Its slides, comments and macros are not taken over.

    Raises:
        ExportFailed: the file is missing, no PowerPoint file, locked with a password, damaged or
            made to do harm, or it has no layout.
    """
    found = read_template_file(path, POWERPOINT, most_text_bytes=_MOST_TEXT_BYTES)
    if not _MAIN.search(found.types):
        raise POWERPOINT.refused(path.name, "is no PowerPoint file", _UNUSABLE)
    try:
        template = _read(Package.open(io.BytesIO(conformed(found))), name=path.stem)
        fault = size_fault(template.cx, template.cy) or parts_fault(template.parts)
    except (PythonPptxError, *DAMAGE) as error:
        what = "is damaged, or is not built as PowerPoint builds its files"
        raise POWERPOINT.refused(path.name, what, POWERPOINT.save_anew) from error
    if not template.layouts:
        raise POWERPOINT.refused(path.name, "has no slide layout", _UNUSABLE)
    if fault:
        raise POWERPOINT.refused(path.name, fault, POWERPOINT.save_anew)
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in found.names)
    return replace(template, has_macros=has_macros)


def _default_package() -> Any:
    return Package.open(io.BytesIO(assets.read_bytes(TEMPLATE_PATH)))


def _read(package: Any, *, name: str) -> DeckTemplate:
    main = package.main_document_part
    presentation = main.presentation
    cx, cy = _slide_size(presentation)
    placed = give_usual_places(presentation, (cx, cy))
    kept = _kept_parts(main)
    relations = [
        (relation.rId, relation.reltype, relation.target_ref)
        for relation in main.rels.values()
        if not relation.is_external and relation.target_part in kept
    ]
    parts = [_copied(part, kept) for part in kept if part is not main]
    notes = next((r for r in relations if r[1] == f"{OFFICE}/notesMaster"), None)
    if notes is None:
        notes_part, relation, added = _borrowed_notes_master(kept, relations)
        parts.extend(added)
        relations.append(relation)
        notes_id = relation[0]
    else:
        notes_part = main.related_part(notes[0])
        notes_id = notes[0]
    return DeckTemplate(
        name=name,
        cx=cx,
        cy=cy,
        layouts=tuple(_layouts(presentation)),
        parts=tuple(parts),
        presentation=_emptied(main.blob, notes_id, {relation[0] for relation in relations}),
        relations=tuple(relations),
        notes_master=_notes_master(notes_part),
        table_styles=_table_styles(main),
        used_layouts=tuple(_used_layouts(main)),
        placed_layouts=placed,
        plain=_plain(presentation),
    )


def _plain(presentation: Any) -> LevelStyle:
    """From which side text is read that no placeholder sets: from the right in some templates."""
    default = presentation.part._element.find(f"{P}defaultTextStyle")
    style = read_text_box((), (default,), major="", minor="").level(0)
    return LevelStyle(align=style.align, is_from_right=style.is_from_right)


def _slide_size(presentation: Any) -> tuple[int, int]:
    width, height = presentation.slide_width, presentation.slide_height
    return USUAL_SIZE if width is None or height is None else (int(width), int(height))


def _used_layouts(main: Any) -> Iterator[str]:
    """The layouts of the template's own slides; slides that name none are passed over."""
    for relation in main.rels.values():
        if relation.is_external or relation.reltype != f"{OFFICE}/slide":
            continue
        for inner in relation.target_part.rels.values():
            if not inner.is_external and inner.reltype == f"{OFFICE}/slideLayout":
                yield str(inner.target_part.partname)


def _kept_parts(main: Any) -> list[Any]:
    """The parts a deck keeps, reached from the main part without its slides, in a fixed order."""
    found = [main]
    todo = [main]
    while todo:
        for relation in todo.pop().rels.values():
            if relation.is_external or _kind(relation.reltype) in _LEFT_BEHIND:
                continue
            part = relation.target_part
            if part not in found:
                found.append(part)
                todo.append(part)
    return sorted(found, key=lambda part: str(part.partname))


def _kind(relation_type: str) -> str:
    return relation_type.rsplit("/", 1)[-1]


def _copied(part: Any, kept: list[Any]) -> KeptPart:
    lost: set[str] = set()
    rows = []
    for relation in part.rels.values():
        if relation.is_external:
            rows.append((relation.rId, relation.reltype, relation.target_ref, True))
        elif relation.target_part in kept:
            rows.append((relation.rId, relation.reltype, relation.target_ref, False))
        else:
            lost.add(relation.rId)
    blob = _without_references(part.blob, lost) if lost else part.blob
    return KeptPart(str(part.partname), part.content_type, blob, _relations_xml(rows))


def _relations_xml(rows: list[tuple[str, str, str, bool]]) -> bytes:
    if not rows:
        return b""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
    for rel_id, kind, target, is_external in rows:
        row = etree.SubElement(root, f"{{{namespace}}}Relationship")
        row.set("Id", rel_id)
        row.set("Type", kind)
        row.set("Target", target)
        if is_external:
            row.set("TargetMode", "External")
    return _xml(root)


def _without_references(blob: bytes, lost: set[str]) -> bytes:
    """Take out the elements, such as links to dropped slides, that use a lost relation."""
    root = parsed(blob)
    for element in list(root.iter()):
        used = {value for key, value in element.attrib.items() if key.startswith(R)}
        if used & lost and element.getparent() is not None:
            element.getparent().remove(element)
    return _xml(root)


def _emptied(blob: bytes, notes_id: str, kept_ids: set[str]) -> bytes:
    """The main part without slides, and with the notes master in its place in the order."""
    root = parsed(blob)
    for tag in _NOT_KEPT_IN_PRESENTATION:
        for element in root.findall(P + tag):
            root.remove(element)
    for extensions in root.findall(P + "extLst"):
        # Sections, guides and reviewers' threads speak of slides that are gone.
        root.remove(extensions)
    for element in list(root.iter()):
        used = {value for key, value in element.attrib.items() if key.startswith(R)}
        if used - kept_ids and element.getparent() is not None:
            element.getparent().remove(element)
    if root.find(P + "notesMasterIdLst") is None:
        listing = etree.Element(P + "notesMasterIdLst")
        etree.SubElement(listing, P + "notesMasterId").set(R + "id", notes_id)
        root.find(P + "sldMasterIdLst").addnext(listing)
    return _xml(root)


def _borrowed_notes_master(
    kept: list[Any], relations: list[tuple[str, str, str]]
) -> tuple[Any, tuple[str, str, str], list[KeptPart]]:
    """The studio's own notes master, with a theme of its own: masters must not share one."""
    package = _default_package()
    main = package.main_document_part
    notes = next(r for r in main.rels.values() if r.reltype == f"{OFFICE}/notesMaster").target_part
    taken = {str(part.partname) for part in kept}
    number = next(n for n in range(1, 10_000) if f"/ppt/theme/theme{n}.xml" not in taken)
    theme = notes.part_related_by(f"{OFFICE}/theme")
    rows = [("rId1", f"{OFFICE}/theme", f"../theme/theme{number}.xml", False)]
    blob = notes.blob
    added = [
        KeptPart(f"/ppt/theme/theme{number}.xml", theme.content_type, theme.blob, b""),
        KeptPart(str(notes.partname), notes.content_type, blob, _relations_xml(rows)),
    ]
    used = {relation[0] for relation in relations}
    rel_id = next(f"rId{n}" for n in range(1, 10_000) if f"rId{n}" not in used)
    relation = (rel_id, f"{OFFICE}/notesMaster", "notesMasters/notesMaster1.xml")
    return notes, relation, added


def _notes_master(part: Any) -> NotesMaster:
    references: dict[str, str] = {}
    for shape in parsed(part.blob).iter(P + "ph"):
        references.setdefault(shape.get("type", "obj"), _reference(shape))
    return NotesMaster(
        part_name=str(part.partname),
        image=references.get("sldImg", '<p:ph type="sldImg"/>'),
        body=references.get("body", '<p:ph type="body" idx="1"/>'),
        number=references.get("sldNum", ""),
    )


def _reference(placeholder: Any) -> str:
    """A ``p:ph`` element that fills this placeholder."""
    names = ("type", "orient", "sz", "idx")
    given = [(name, placeholder.get(name)) for name in names if placeholder.get(name)]
    return "<p:ph" + "".join(f' {name}="{value}"' for name, value in given) + "/>"


def _layouts(presentation: Any) -> Iterator[SlideLayout]:
    default = presentation.part._element.find(P + "defaultTextStyle")
    slide = _slide_size(presentation)
    slide_pt = height_pt(*slide)
    for master in presentation.slide_masters:
        theme = parsed(master.part.part_related_by(f"{OFFICE}/theme").blob)
        major, minor = theme_fonts(theme)
        styles = master._element.find(P + "txStyles")
        masters = {
            _base_kind(shape): shape._element.txBody
            for shape in master.placeholders
            if shape.has_text_frame
        }
        for layout in master.slide_layouts:
            slots = []
            for shape in layout.placeholders:
                base = masters.get(_base_kind(shape))
                found = _slot(shape, base, styles, default, (major, minor))
                if found is not None:
                    box = in_proportion(found.box, _weight(found.kind), slide_pt)
                    slots.append(replace(found, box=box))
            yield SlideLayout(
                name=layout.name,
                part_name=str(layout.part.partname),
                kind=layout._element.get("type", "cust"),
                slots=tuple(slots),
                master=str(master.part.partname),
                is_pictured=_has_picture(layout, slide) or _has_picture(master, slide),
            )


def _has_picture(owner: Any, size: tuple[int, int]) -> bool:
    """Whether a picture covers much of a layout or master, so that no text can be read on it."""
    root = owner._element
    if root.find(f"{P}cSld/{P}bg//{A}blip") is not None:
        return True
    return any(
        int(extent.get("cx", 0)) * int(extent.get("cy", 0)) * 3 > size[0] * size[1]
        for picture in root.iter(f"{P}pic")
        if (extent := picture.find(f"{P}spPr/{A}xfrm/{A}ext")) is not None
    )


def _slot(shape: Any, base: Any, styles: Any, default: Any, fonts: tuple[str, str]) -> Slot | None:
    sides = (shape.left, shape.top, shape.width, shape.height)
    if any(side is None for side in sides):
        return None
    ph = shape._element.ph
    kind = _slot_kind(ph.get("type", "obj"))
    bodies = [shape._element.txBody, base]
    lists = [body.find(A + "lstStyle") for body in bodies if body is not None]
    style = "titleStyle" if kind.is_title else "otherStyle" if _is_foot(kind) else "bodyStyle"
    if styles is not None:
        lists.append(styles.find(P + style))
    box = read_text_box(
        [body.find(A + "bodyPr") for body in bodies if body is not None],
        [*lists, default],
        major=fonts[0],
        minor=fonts[1],
    )
    return Slot(
        kind=kind,
        idx=int(ph.get("idx", "0")),
        name=shape.name,
        place=Rect(int(sides[0]), int(sides[1]), max(0, int(sides[2])), max(0, int(sides[3]))),
        box=box,
        reference=_reference(ph),
        fill=_fill(shape._element),
        is_blank=not "".join(shape._element.itertext(A + "t")),
    )


def _fill(shape: Any) -> str:
    """The ``a:solidFill`` of a placeholder as text, empty for none."""
    fill = shape.find(f"{P}spPr/{A}solidFill")
    if fill is None:
        return ""
    return fill_text(fill)


def _slot_kind(value: str) -> SlotKind:
    return SlotKind(value) if value in SlotKind.__members__.values() else SlotKind.OTHER


def _weight(kind: SlotKind) -> Weight:
    return Weight.TITLE if kind.is_title else Weight.FOOT if _is_foot(kind) else Weight.TEXT


def _is_foot(kind: SlotKind) -> bool:
    return kind in (SlotKind.FOOTER, SlotKind.NUMBER, SlotKind.DATE)


def _base_kind(shape: Any) -> str:
    """The kind of the master's placeholder that this one takes its style from."""
    kind: str = shape._element.ph.get("type", "obj")
    if kind in ("title", "ctrTitle"):
        return "title"
    return kind if kind in ("dt", "ftr", "sldNum") else "body"


def theme_fonts(theme: Any) -> tuple[str, str]:
    """The families of headings and of text in a theme part."""
    families = [
        element.get("typeface") if element is not None else ""
        for kind in ("majorFont", "minorFont")
        for element in [theme.find(f".//{A}{kind}/{A}latin")]
    ]
    return families[0] or "Calibri", families[1] or "Calibri"


def _table_styles(main: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for relation in main.rels.values():
        if not relation.is_external and relation.reltype == f"{OFFICE}/tableStyles":
            root = parsed(relation.target_part.blob)
            found[""] = root.get("def", "")
            for style in root.findall(A + "tblStyle"):
                studio, _, accent = style.get("styleName", "").partition(", ")
                if studio == "Narrative Studio" and accent:
                    found[accent] = style.get("styleId")
    return found


def _xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
