"""Mends a PDF of Qt: adds an outline, the language and what it is; words are copied as they are.

The file gets an incremental update, as the format provides: what is there stays byte for byte, and
a new catalogue at the end stands in for the old one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ui.pdf.compose import Entry

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SIZE = re.compile(rb"/Size\s+(\d+)")
_ROOT = re.compile(rb"/Root\s+(\d+)\s+0\s+R")
_KEPT = re.compile(rb"/(Info\s+\d+\s+0\s+R|ID\s*\[[^\]]*\])")
_INFO = re.compile(rb"/Info\s+(\d+)\s+0\s+R")
_METADATA = re.compile(rb"/Metadata\s+(\d+)\s+0\s+R")
_KEYWORDS = (
    b'<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
    b"<pdf:Keywords>%s</pdf:Keywords></rdf:Description>"
)
_PAGES = re.compile(rb"/Pages\s+(\d+)\s+0\s+R")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_NUMBER = re.compile(rb"(\d+)\s+0\s+R")
_LETTERS = re.compile(rb"beginbfrange\n.*?endbfrange", re.DOTALL)
_RANGE = re.compile(rb"(<[0-9A-F]{4}> <[0-9A-F]{4}> )(.*)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; ``identity`` is by what it is recognised, empty for nothing."""

    language: str
    identity: str = ""


def with_outline(
    pdf: bytes, entries: Sequence[Entry], heights_pt: Sequence[float], about: About
) -> bytes:
    """The file with its outline; ``heights_pt`` are those of its pages.

    A file that is not built as Qt builds them comes back as it is.
    """
    found = _Old.read(_with_spaces(pdf))
    if found is None or len(found.pages) != len(heights_pt):
        return pdf
    return _Update(found, entries, heights_pt, about).made()


def _with_spaces(pdf: bytes) -> bytes:
    """The file with spaces where Qt says tabs: the fonts have one shape for both.

    The tables of letters keep their length, so that nothing moves.
    """

    def mended(table: re.Match[bytes]) -> bytes:
        return _RANGE.sub(lambda row: row[1] + row[2].replace(b"<0009>", b"<0020>"), table[0])

    return _LETTERS.sub(mended, pdf)


@dataclass(frozen=True)
class _Object:
    """An object of the file, without number and content where there is none."""

    number: int = 0
    content: bytes = b""

    @classmethod
    def found(
        cls, pattern: re.Pattern[bytes], where: bytes, pdf: bytes, offsets: dict[int, int]
    ) -> _Object:
        """The object that ``pattern`` leads to."""
        named = pattern.search(where)
        return cls(int(named[1]), _object(pdf, offsets, int(named[1]))) if named else cls()


@dataclass(frozen=True)
class _Old:
    """What has to be known of the file."""

    pdf: bytes
    start: int
    size: int
    root: int
    catalogue: bytes
    pages: tuple[int, ...]
    kept: tuple[bytes, ...]
    info: _Object
    metadata: _Object

    @classmethod
    def read(cls, pdf: bytes) -> _Old | None:
        start = _START.search(pdf)
        if start is None or not pdf.startswith(b"xref", int(start[1])):
            return None
        at = int(start[1])
        trailer = pdf[pdf.index(b"trailer", at) :]
        size, root = _SIZE.search(trailer), _ROOT.search(trailer)
        if size is None or root is None:
            return None
        offsets = _offsets(pdf, at)
        catalogue = _object(pdf, offsets, int(root[1]))
        pages = _PAGES.search(catalogue)
        kids = _KIDS.search(_object(pdf, offsets, int(pages[1]))) if pages else None
        if kids is None:
            return None
        return cls(
            pdf=pdf,
            start=at,
            size=int(size[1]),
            root=int(root[1]),
            catalogue=catalogue,
            pages=tuple(int(one) for one in _NUMBER.findall(kids[1])),
            kept=tuple(b"/" + one for one in _KEPT.findall(trailer)),
            info=_Object.found(_INFO, trailer, pdf, offsets),
            metadata=_Object.found(_METADATA, catalogue, pdf, offsets),
        )


@dataclass
class _Item:
    """One item of the outline, tied to those around it by number."""

    number: int
    entry: Entry
    parent: int
    children: list[_Item] = field(default_factory=list)

    @property
    def open_count(self) -> int:
        """How many lines below it show while it is open."""
        return len(self.children) + sum(child.open_count for child in self.children)


class _Update:
    """The bytes that are put after the file."""

    def __init__(
        self, old: _Old, entries: Sequence[Entry], heights_pt: Sequence[float], about: About
    ) -> None:
        self._old = old
        self._heights = heights_pt
        self._language = about.language if _LANGUAGE.fullmatch(about.language) else ""
        self._about = about
        self._tree = old.size
        self._top, self._items = _nested(entries, self._tree)
        self._out = bytearray(old.pdf)
        self._places: dict[int, int] = {}

    def made(self) -> bytes:
        """The whole file."""
        if not self._out.endswith(b"\n"):
            self._out += b"\n"
        self._put(self._old.root, self._catalogue())
        if self._items:
            self._put(self._tree, self._root())
            for item in self._items:
                self._put(item.number, self._item(item))
        if self._about.identity:
            self._identify(self._about.identity.encode())
        self._end()
        return bytes(self._out)

    def _put(self, number: int, content: bytes) -> None:
        self._places[number] = len(self._out)
        self._out += b"%d 0 obj\n%s\nendobj\n" % (number, content)

    def _catalogue(self) -> bytes:
        more = b"/ViewerPreferences << /DisplayDocTitle true >>\n"
        if self._items:
            more += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % self._tree
        if self._language:
            more += b"/Lang (%s)\n" % self._language.encode()
        inner = self._old.catalogue.strip()
        return inner[: inner.rindex(b">>")] + more + b">>"

    def _identify(self, identity: bytes) -> None:
        """Put the identity to both kinds of properties: programs that drop one keep the other."""
        info = self._old.info.content.strip()
        if info.endswith(b">>"):
            self._put(self._old.info.number, info[:-2] + b"/Keywords (%s)\n>>" % identity)
        packet = self._old.metadata.content.partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
        before, end, after = packet.partition(b"</rdf:RDF>")
        if end:
            told = before + _KEYWORDS % identity + end + after
            head = b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n" % len(told)
            self._put(self._old.metadata.number, head + told + b"\nendstream")

    def _root(self) -> bytes:
        first, last = self._top[0].number, self._top[-1].number
        count = len(self._top) + sum(item.open_count for item in self._top)
        return b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (first, last, count)

    def _item(self, item: _Item) -> bytes:
        entry = item.entry
        top = self._heights[entry.page] - entry.top_pt + 4
        page = self._old.pages[entry.page]
        ties = b"/Parent %d 0 R" % item.parent
        siblings = self._siblings(item)
        place = siblings.index(item)
        if place:
            ties += b" /Prev %d 0 R" % siblings[place - 1].number
        if place + 1 < len(siblings):
            ties += b" /Next %d 0 R" % siblings[place + 1].number
        if item.children:
            first, last = item.children[0].number, item.children[-1].number
            ties += b" /First %d 0 R /Last %d 0 R /Count %d" % (first, last, item.open_count)
        return b"<< /Title %s %s /Dest [%d 0 R /XYZ 0 %.2f null] >>" % (
            _text(entry.words), ties, page, top,
        )  # fmt: skip

    def _siblings(self, item: _Item) -> list[_Item]:
        above = next((one for one in self._items if one.number == item.parent), None)
        return above.children if above else self._top

    def _end(self) -> None:
        start = len(self._out)
        self._out += b"xref\n"
        for number in sorted(self._places):
            self._out += b"%d 1\n%010d 00000 n \n" % (number, self._places[number])
        size = self._old.size + 1 + len(self._items)
        kept = b"\n".join(self._old.kept)
        self._out += b"trailer\n<< /Size %d\n/Root %d 0 R\n/Prev %d\n%s\n>>\n" % (
            size, self._old.root, self._old.start, kept,
        )  # fmt: skip
        self._out += b"startxref\n%d\n%%%%EOF\n" % start


def _nested(entries: Sequence[Entry], tree: int) -> tuple[list[_Item], list[_Item]]:
    """The entries as a tree: those at its top, and all of them in order."""
    top: list[_Item] = []
    every: list[_Item] = []
    path: list[_Item] = []
    for place, entry in enumerate(entries, start=1):
        while path and path[-1].entry.level >= entry.level:
            path.pop()
        item = _Item(tree + place, entry, path[-1].number if path else tree)
        (path[-1].children if path else top).append(item)
        path.append(item)
        every.append(item)
    return top, every


def _offsets(pdf: bytes, start: int) -> dict[int, int]:
    """Where the objects stand, as the table at the end of the file says."""
    found: dict[int, int] = {}
    lines = iter(pdf[start : pdf.index(b"trailer", start)].split(b"\n")[1:])
    for line in lines:
        parts = line.split()
        if len(parts) != 2:
            continue
        first, count = map(int, parts)
        for number in range(first, first + count):
            offset, _, kind = next(lines).split()
            if kind == b"n":
                found[number] = int(offset)
    return found


def _object(pdf: bytes, offsets: dict[int, int], number: int) -> bytes:
    at = offsets.get(number)
    if at is None:
        return b""
    return pdf[pdf.index(b"obj", at) + 3 : pdf.index(b"endobj", at)]


def _text(words: str) -> bytes:
    return b"<FEFF%s>" % words.encode("utf-16-be", "replace").hex().upper().encode()
