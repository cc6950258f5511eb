"""What the writers of a body share: styles, ids, lists, links and pictures of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from exporters.deck.writing.media import PictureStore
from exporters.opc import LONGEST_LINK, OFFICE, Relations, quoted
from exporters.paper.model import Cards, Contents, Headline, Paper
from exporters.word.drawing import drawing, fitted_mm
from exporters.word.footnotes import PageNotes
from exporters.word.look import Style, colour
from exporters.word.numbering import Numbering
from exporters.word.template import WordTemplate
from exporters.word.words import Words
from narrative_studio.model.ids import PictureId
from narrative_studio.pictures import SUFFIXES, media_type
from narrative_studio.safe_links import is_safe_link

Store = Callable[[str, str, str, bytes], None]
"""Puts a picture into the file: its name, its suffix, its content type and its bytes."""


@dataclass(frozen=True, slots=True)
class Room:
    """The place that blocks are set in: how wide it is, and the style of plain text there.

    ``height_mm`` is the room on a page, 0 inside a cell.
    """

    width_mm: float
    text: Style = Style.NORMAL
    is_cell: bool = False
    height_mm: float = 0.0


class Desk:
    """Everything that a body asks for while it is written.

    ``template`` knows the ids of styles in this document, and its colours.
    """

    keeps_footnotes = False
    """Whether the footnotes of the template stay in it, as its own text does."""

    def __init__(
        self,
        paper: Paper,
        template: WordTemplate,
        numbering: Numbering,
        relations: Relations,
        store: Store,
        read_picture: Callable[[str], bytes | None],
    ) -> None:
        self.paper = paper
        self.numbering = numbering
        self._template = template
        self._relations = relations
        self._store = store
        self._pictures = PictureStore(read_picture)
        self._media: dict[str, str] = {}
        self._last_id = 0
        self._bookmarks = _bookmarks(paper)
        self._headings = _headings(paper, self._bookmarks)
        self.notes = PageNotes(
            self.style, self.new_id, template.footnotes, keeps=self.keeps_footnotes
        )
        self.words = Words(paper.language, self.style, self.link, self.notes.mark)

    def style(self, style: Style) -> str:
        """The id of a style."""
        return self._template.styles[style]

    @property
    def is_own_design(self) -> bool:
        """Whether the document is in the studio's own design."""
        return not self._template.section

    def colour(self, role: str) -> str:
        """A colour as Word writes it: that of the template where it has one for the role."""
        return self._template.colours.get(role) or colour(role)

    def new_id(self) -> int:
        """A number that nothing else in the document has."""
        self._last_id += 1
        return self._last_id

    @contextmanager
    def within(self, relations: Relations) -> Iterator[None]:
        """While another part is written, links and pictures are related to that part."""
        outer, self._relations = self._relations, relations
        try:
            yield
        finally:
            self._relations = outer

    def bookmarked(self, anchor: str, inner: str) -> str:
        """Runs with the bookmark that links to ``anchor`` lead to."""
        name = self._bookmarks.get(anchor)
        return self._bookmark(name, inner) if name else inner

    def _bookmark(self, name: str, inner: str) -> str:
        number = self.new_id()
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def marked(self, headline: Headline, inner: str) -> str:
        """Runs of a heading with the bookmark that its line of the contents leads to."""
        name = self._headings.get(id(headline))
        return self._bookmark(name, inner) if name else inner

    def way_to(self, headline: Headline) -> tuple[str, str]:
        """The opening tag of a link to a heading, and the number of its page."""
        name = self._headings[id(headline)]
        number = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        return f'<w:hyperlink w:anchor="{name}" w:history="1">', number

    def link(self, address: str) -> str:
        """The opening tag of a link; empty where it leads nowhere."""
        if name := self._bookmarks.get(address):
            return f'<w:hyperlink w:anchor="{name}" w:history="1">'
        if address.startswith("frame:") or not is_safe_link(address):
            return ""
        if len(address) > LONGEST_LINK:
            return ""
        rel_id = self._relations.add(f"{OFFICE}/hyperlink", address, is_external=True)
        return f'<w:hyperlink r:id={quoted(rel_id)} w:history="1">'

    def picture(self, key: str, alt: str, widest_mm: float, highest_mm: float) -> str:
        """A picture as a run; empty where the document does not hold it or cannot show it."""
        size = self._pictures.size(key)
        rel_id = self._stored(key) if size is not None else None
        if size is None or rel_id is None:
            return ""
        size_mm = fitted_mm(size, widest_mm, highest_mm)
        return f"<w:r>{drawing(rel_id, self.new_id(), alt, size_mm)}</w:r>"

    def holds(self, key: PictureId) -> bool:
        """Whether there is a picture that can be shown."""
        return self._pictures.size(key) is not None

    def drawn(
        self, content: bytes, size_px: tuple[int, int], alt: str, widest_mm: float,
        highest_mm: float,
    ) -> str:  # fmt: skip
        """A PNG that was made for this document as a run; ``size_px`` is its size on a screen."""
        rel_id = self._kept(sha256(content).hexdigest(), content, "image/png")
        size_mm = fitted_mm(size_px, widest_mm, highest_mm)
        run = drawing(rel_id, self.new_id(), alt, size_mm, has_line=False)
        return f"<w:r>{run}</w:r>"

    def _stored(self, key: str) -> str | None:
        content = None if key in self._media else self._pictures.data(key)
        kind = media_type(content) if content else None
        if key not in self._media and (content is None or kind is None):
            return None
        return self._kept(key, content or b"", kind or "")

    def _kept(self, key: str, content: bytes, kind: str) -> str:
        """The relation to a picture, which is put into the file when it is first asked for."""
        name = self._media.get(key)
        if name is None:
            suffix = SUFFIXES[kind].removeprefix(".")
            name = f"media/narrative{len(self._media) + 1}.{suffix}"
            self._media[key] = name
            self._store(f"word/{name}", suffix, kind, content)
        return self._relations.add(f"{OFFICE}/image", name)


def _bookmarks(paper: Paper) -> dict[str, str]:
    """A bookmark for everything that links may lead to, short enough for Word."""
    anchors = [one.anchor for one in paper.headlines]
    anchors += [
        card.anchor for block in paper.blocks if isinstance(block, Cards) for card in block.cards
    ]
    named = dict.fromkeys(filter(None, anchors))
    return {
        anchor: f"{anchor.partition(':')[0]}_{place}" for place, anchor in enumerate(named, start=1)
    }


def _headings(paper: Paper, bookmarks: Mapping[str, str]) -> dict[int, str]:
    """The bookmark of each heading, by its identity: two parts may bear the same words.

    Those that nothing leads to have one where the paper has contents.
    """
    has_contents = any(isinstance(block, Contents) for block in paper.blocks)
    return {
        id(one): bookmarks.get(one.anchor) or f"part_{place}"
        for place, one in enumerate(paper.headlines, start=1)
        if one.anchor or has_contents
    }
