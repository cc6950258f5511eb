"""Reads one slide: its shapes, notes, tags, comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from narrative_studio.importers.deck.inherited import PLAIN_LEVELS
from narrative_studio.importers.deck.layouts import Layouts
from narrative_studio.importers.deck.names import q
from narrative_studio.importers.deck.parts import Parts
from narrative_studio.importers.deck.read_deck import Para, ReadSlide, Remark
from narrative_studio.importers.deck.shapes import ShapeReader
from narrative_studio.importers.deck.slide_list import SlidePlace
from narrative_studio.importers.deck.text_reading import flag, read_paragraphs

_TREE, _SP, _PH, _BODY = q("p:spTree"), q("p:sp"), q("p:ph"), q("p:txBody")
_LIST_STYLE, _SLIDE_SIZE = q("a:lstStyle"), q("p:sldSz")
_TAG, _TRANSITION, _A_T = q("p:tag"), q("p:transition"), q("a:t")
_COMMENT, _COMMENT_TEXT, _AUTHOR = q("p:cm"), q("p:text"), q("p:cmAuthor")
_NEWER_COMMENTS: Final = (q("p188:cm"), q("p188:reply"))
_NEWER_BODY, _NEWER_AUTHOR = q("p188:txBody"), q("p188:author")
_FEET: Final = frozenset({"sldNum", "hdr", "ftr", "dt", "sldImg"})
_MOST_MS: Final = 3_600_000
_MOST_TAGS: Final = 200


class SlideReader:
    """Reads slides one after the other; trouble goes to the notes of the parts."""

    def __init__(self, parts: Parts, main: str) -> None:
        self._parts = parts
        self._layouts = Layouts(parts)
        self._authors = dict(self._read_authors(main))
        self._height = _slide_height(parts.xml(main))

    def read(self, place: SlidePlace, number: int) -> ReadSlide | None:
        """One slide; None where its part is damaged, which is noted."""
        what = f"Slide {number}"
        root = self._parts.xml(place.part, what=what)
        if root is None:
            return None
        layout = self._layouts.of(place.part)
        tree = next(root.iter(_TREE), None)
        notes = self._notes(place.part, what)
        reader = ShapeReader(self._parts, place.part, layout, what=what, height=self._height)
        return ReadSlide(
            part=place.part,
            slide_id=place.slide_id,
            number=number,
            layout=layout.name,
            blocks=tuple(reader.blocks(tree)) if tree is not None else (),
            notes=notes or (),
            lacks_notes=notes is None,
            is_hidden=flag(root.get("show")) is False,
            section=place.section,
            tags=self._tags(place.part),
            remarks=tuple(self._remarks(place.part, what)),
            advance_ms=_advance_ms(root),
        )

    def _notes(self, part: str, what: str) -> tuple[Para, ...] | None:
        """The paragraphs of its notes; None where it has no page for them, or a damaged one."""
        related = self._parts.related(part, "notesSlide")
        root = self._parts.xml(related[0].target, what=f"{what}, notes") if related else None
        if root is None:
            return None
        relations = self._parts.relations(related[0].target)
        paras: list[Para] = []
        for shape in root.iter(_SP):
            holder = next(shape.iter(_PH), None)
            body = shape.find(_BODY)
            if body is None or (holder is not None and holder.get("type") in _FEET):
                continue
            levels = PLAIN_LEVELS.changed_by(body.find(_LIST_STYLE))
            paras.extend(read_paragraphs(body, levels, relations))
        return tuple(paras)

    def _tags(self, part: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for relation in self._parts.related(part, "tags")[:_MOST_TAGS]:
            root = self._parts.xml(relation.target) if relation.target in self._parts else None
            for tag in root.iter(_TAG) if root is not None else ():
                found.setdefault(tag.get("name", "").upper(), tag.get("val", ""))
        return found

    def _remarks(self, part: str, what: str) -> Iterator[Remark]:
        for relation in self._parts.related(part, "comments"):
            root = self._parts.xml(relation.target, what=f"{what}, comments")
            if root is None:
                continue
            for comment in root.iter(_COMMENT):
                text = "\n".join((one.text or "").strip() for one in comment.iter(_COMMENT_TEXT))
                if text.strip():
                    yield Remark(self._authors.get(comment.get("authorId", ""), ""), text.strip())
            for comment in (one for kind in _NEWER_COMMENTS for one in root.iter(kind)):
                body = comment.find(_NEWER_BODY)
                text = " ".join(t.text or "" for t in body.iter(_A_T)) if body is not None else ""
                if text.strip():
                    yield Remark(self._authors.get(comment.get("authorId", ""), ""), text.strip())

    def _read_authors(self, main: str) -> Iterator[tuple[str, str]]:
        for kind in ("commentAuthors", "authors"):
            for relation in self._parts.related(main, kind):
                root = self._parts.xml(relation.target)
                for author in root.iter() if root is not None else ():
                    if author.tag in (_AUTHOR, _NEWER_AUTHOR):
                        yield author.get("id", ""), " ".join(author.get("name", "").split())


def _slide_height(main: Element | None) -> int:
    """The height of the slides in EMU, 0 where the deck does not say."""
    size = next(main.iter(_SLIDE_SIZE), None) if main is not None else None
    word = size.get("cy", "") if size is not None else ""
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 10 else 0


def _advance_ms(root: Element) -> int:
    transition = next(root.iter(_TRANSITION), None)
    word = transition.get("advTm", "") if transition is not None else ""
    is_number = word.isascii() and word.isdecimal() and len(word) < 9
    return min(int(word), _MOST_MS) if is_number else 0
