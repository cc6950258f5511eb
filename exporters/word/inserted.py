"""What comes into a filled template that is more than words: styled paragraphs and pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm
from docxtpl import InlineImage
from lxml import etree

from exporters.deck.writing.media import picture_size
from exporters.opc import Relations, quoted
from exporters.paper.model import Paper
from exporters.word.desk import Desk, Room
from exporters.word.drawing import fitted_mm
from exporters.word.footnotes import W
from exporters.word.numbering import Numbering
from exporters.word.package import NAMES
from exporters.word.paragraphs import Typed
from exporters.word.template import WordTemplate
from narrative_studio.markup import Block, Blocks
from narrative_studio.model.ids import PictureId
from narrative_studio.safe_links import is_safe_link
from narrative_studio.text_pictures import pictures_apart

_WIDEST_MM: Final = 120.0
_HIGHEST_MM: Final = 75.0
_FIRST_ID: Final = 100_000
"""Ids that we hand out begin here, far from those of the template."""


class Inserter:
    """Makes paragraphs and pictures for one template, and gives it what they need in the end.

    ``document`` is the template as docxtpl has it open.
    """

    def __init__(
        self,
        document: Any,
        paper: Paper,
        template: WordTemplate,
        read_picture: Callable[[str], bytes | None],
    ) -> None:
        self._document = document
        self._template = template
        self._read = read_picture
        self._numbering = Numbering(
            first_abstract=template.first_abstract, first_list=template.first_list
        )
        desk = _TemplateDesk(document, paper, template, self._numbering, read_picture)
        self._desk = desk
        self._typed = _Plain(desk)

    def formatted(self, blocks: Blocks) -> Any:
        """Paragraphs, made when they are wanted; nothing where there are none."""
        room = Room(_WIDEST_MM)
        return _Late(lambda: self._typed.blocks(blocks, room)) if blocks else ""

    def shown(self, picture: str | None, alt: str) -> Any:
        """A picture, made when it is wanted; nothing where there is none."""
        if not picture or not self._read(picture):
            return ""
        return _Late(lambda: self._picture(picture, alt))

    def finish(self) -> None:
        """Give the template the styles and lists that the paragraphs are in."""
        main = self._document.docx.part
        for rel_id, rel in list(main.rels.items()):
            if rel.reltype.endswith("/stylesWithEffects"):
                # A second style sheet, for a Word of long ago, that would have to say the same.
                main.rels.pop(rel_id)
        self._finish_notes(main)
        styles = main.part_related_by(RELATIONSHIP_TYPE.STYLES).element
        styles[:] = list(parse_xml(self._template.sheet))
        present = self._template.numbering
        lists = parse_xml(self._numbering.part(present))
        if present:
            root = main.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
            root[:] = list(lists)
            return
        name = PackURI("/word/narrative-numbering.xml")
        part = Part(name, CONTENT_TYPE.WML_NUMBERING, self._numbering.part(), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)

    def _finish_notes(self, main: Any) -> None:
        """Put what the marked footnotes say after those that the template has of its own."""
        notes = self._desk.notes
        if not notes.marked:
            return
        found = (rel for rel in main.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES)
        present = next((rel.target_part for rel in found), None)
        part = present
        if part is None:
            name = PackURI("/word/footnotes.xml")
            part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, b"", main.package)
            main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        with self._desk.telling_notes(part):
            said = {number: self._typed.footnote(note) for number, note in notes.marked}
        root: Any = etree.fromstring(notes.part(NAMES, said))
        if present is not None:
            own: Any = etree.fromstring(present.blob)
            own.extend(one for one in list(root) if one.get(f"{W}type") is None)
            root = own
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _picture(self, picture: str, alt: str) -> str:
        content = self._read(picture) or b""
        size = picture_size(content)
        if size is None:
            return ""
        width, height = fitted_mm(size, _WIDEST_MM, _HIGHEST_MM)
        image = InlineImage(self._document, io.BytesIO(content), Mm(width), Mm(height))
        return str(image).replace("<wp:docPr ", f"<wp:docPr descr={quoted(alt.strip())} ", 1)


class _Late:
    """XML that is made when it is put in."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make

    def __html__(self) -> str:
        return self._make()


class _TemplateDesk(Desk):
    """Hands out what belongs to the template: its relations, and ids that it does not use."""

    keeps_footnotes = True

    def __init__(
        self,
        document: Any,
        paper: Paper,
        template: WordTemplate,
        numbering: Numbering,
        read_picture: Callable[[str], bytes | None],
    ) -> None:
        super().__init__(paper, template, numbering, Relations(), _store_nothing, read_picture)
        self._document = document
        self._last_id = _FIRST_ID
        self._notes_part: Any = None
        # Word knows no footnotes in text boxes, nor in the head and foot of pages.
        self._has_boxes = next(document.docx.element.iter(f"{W}txbxContent"), None) is not None

    @property
    def takes_footnotes(self) -> bool:
        """Whether footnotes may be marked where text is put in now."""
        part = self._document.current_rendering_part
        is_body = part is None or part is self._document.docx.part
        return is_body and not self._has_boxes and self._notes_part is None

    @contextmanager
    def telling_notes(self, part: Any) -> Iterator[None]:
        """While what footnotes say is set, links are those of their part."""
        self._notes_part = part
        try:
            yield
        finally:
            self._notes_part = None

    def holds(self, key: PictureId) -> bool:
        # Pictures of a footnote are the words for them: docxtpl stores none there.
        return self._notes_part is None and super().holds(key)

    def link(self, address: str) -> str:
        if address.startswith("frame:") or not is_safe_link(address):
            return ""
        part = self._notes_part or self._document.current_rendering_part or self._document.docx.part
        rel_id = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f"<w:hyperlink r:id={quoted(str(rel_id))}>"

    def _stored(self, key: str) -> str | None:
        content = self._pictures.data(key)
        if content is None:
            return None
        part = self._document.current_rendering_part or self._document.docx.part
        rel_id, _image = part.get_or_add_image(io.BytesIO(content))
        return str(rel_id)


def _store_nothing(_name: str, _suffix: str, _kind: str, _content: bytes) -> None:
    """Pictures of a filled template are stored by docxtpl."""


class _Plain(Typed):
    """Sets what was typed without parts of Word that a template may not know."""

    def __init__(self, desk: _TemplateDesk) -> None:
        super().__init__(desk)
        self._template_desk = desk

    def blocks(self, blocks: Iterable[Block], room: Room, *, heading: int = 3) -> str:
        """Blocks one after the other; where Word has no footnotes, they stay below their text."""
        if self._template_desk.takes_footnotes:
            return super().blocks(blocks, room, heading=heading)
        held = pictures_apart(tuple(blocks), self._desk.holds)
        return "".join(self._block(block, room, heading) for block in held)

    def box(self, *, is_ticked: bool = False) -> str:
        return self._desk.words.plain("☒" if is_ticked else "☐")
