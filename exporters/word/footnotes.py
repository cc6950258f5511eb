"""The footnotes of a Word document: their marks in the text, and the part that holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final

from lxml import etree

from exporters.note_marks import NoteMarks, Told
from exporters.opc import OFFICE
from exporters.word.look import Style
from narrative_studio.footnotes import lowered
from narrative_studio.markup import Footnote, Run

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINE: Final = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
_SEPARATORS: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{_LINE}<w:r><w:{kind}/></w:r></w:p>'
    "</w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
SEPARATORS_USED: Final = (
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
)
"""What the settings of a document say of the lines above its footnotes."""


class PageNotes:
    """Hands out the marks of footnotes, counted through the document, and gathers what they say.

    ``present`` is the part of a template that is there already, empty where there is none; what
    footnotes it has are gone, unless it ``keeps`` them. ``style`` gives the id of a style and
    ``new_id`` one for a bookmark.
    """

    def __init__(
        self,
        style: Callable[[Style], str],
        new_id: Callable[[], int],
        present: bytes = b"",
        *,
        keeps: bool = False,
    ) -> None:
        self._style = style
        self._new_id = new_id
        self._separators, self._first = _separators(present)
        if keeps and present:
            self._first = max(self._first, _highest(present) + 1)
        self._marks = NoteMarks()

    @property
    def marked(self) -> Sequence[tuple[int, Footnote]]:
        """The footnotes that are marked, with their ids, in the order of their marks."""
        return tuple(enumerate(self._marks.notes, start=self._first))

    def told(self, notes: Sequence[Footnote]) -> AbstractContextManager[Told]:
        """While a text is set, its marks lead to its own footnotes."""
        return self._marks.told(notes)

    def mark(self, run: Run) -> str:
        """The mark of a footnote as runs; a number above the line where it leads nowhere."""
        found = self._marks.mark(run.note)
        if found is None:
            return _raised(lowered(run.text))
        look = f'<w:rPr><w:rStyle w:val="{self._style(Style.FOOTNOTE_MARK)}"/></w:rPr>'
        number = self._first + found.number - 1
        if not found.is_first:
            return _again(number, found.number, look)
        bookmark = self._new_id()
        return (
            f'<w:bookmarkStart w:id="{bookmark}" w:name="{_name(number)}"/>'
            f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'
            f'<w:bookmarkEnd w:id="{bookmark}"/>'
        )

    def own_mark(self) -> str:
        """The number with which what a footnote says begins."""
        look = f'<w:rPr><w:rStyle w:val="{self._style(Style.FOOTNOTE_MARK)}"/></w:rPr>'
        return f'<w:r>{look}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'

    def part(self, names: str, said: Mapping[int, str]) -> str:
        """The part; ``said`` are the paragraphs of footnotes by their ids."""
        made = "".join(
            f'<w:footnote w:id="{number}">{inner}</w:footnote>' for number, inner in said.items()
        )
        return f"<w:footnotes {names}>{self._separators}{made}</w:footnotes>"


def _separators(present: bytes) -> tuple[str, int]:
    """The lines above footnotes, those of a template if it has any, and the first free id."""
    if not present:
        return _SEPARATORS, 1
    root: Any = etree.fromstring(present)
    kept = [
        one
        for one in root.iter(f"{W}footnote")
        if one.get(f"{W}type") and f'xmlns:r="{OFFICE}"' not in _source(one).partition(">")[2]
    ]
    ids = [int(one.get(f"{W}id", "0")) for one in kept]
    if not kept:
        return _SEPARATORS, 1
    return "".join(map(_source, kept)), max(1, max(ids) + 1)


def _highest(present: bytes) -> int:
    root: Any = etree.fromstring(present)
    return max((int(one.get(f"{W}id", "0")) for one in root.iter(f"{W}footnote")), default=0)


def _source(element: Any) -> str:
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _name(number: int) -> str:
    # A bookmark that begins so is hidden from the list of bookmarks.
    return f"_RefNote{number}"


def _again(number: int, shown: int, look: str) -> str:
    """One more mark of a footnote: a field that shows the number of the first one."""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> NOTEREF {_name(number)} \\f \\h '
        f'</w:instrText></w:r><w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{look}<w:t>{shown}</w:t></w:r><w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _raised(number: str) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{number}</w:t></w:r>'
