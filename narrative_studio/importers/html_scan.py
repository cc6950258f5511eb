"""Reads HTML as a stream of tags and texts, however broken it is, in time that grows with it.

The parser of the standard library looks again and again for the end of what is never closed, which
takes minutes for a hostile clipboard; this one remembers what is not there. Nothing is executed and
nothing is fetched: what comes out are names, attributes and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

MOST_CHARACTERS: Final = 2_000_000
"""HTML that is longer, without its pictures and styles, is not read."""

_LONGEST_ATTRIBUTES: Final = 8_000
_NAME: Final = re.compile(r"[a-zA-Z][^\s/><]{0,60}")
_STOP: Final = re.compile(r"[>\"']")
_ATTRIBUTE: Final = re.compile(
    r"([^\s=/>\"']{1,60})(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?"
)
_RAW: Final = frozenset({"script", "style", "title", "textarea", "xmp", "noembed", "iframe"})
"""Elements whose content is no HTML."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The beginning or the end of an element; names are in small letters.

    ``is_whole`` where it ends itself, as XML has it.
    """

    name: str
    is_end: bool = False
    is_whole: bool = False
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def style(self) -> dict[str, str]:
        """The declarations of the attribute style, names and values in small letters."""
        found = {}
        for declaration in self.attributes.get("style", "").split(";"):
            name, colon, value = declaration.partition(":")
            if colon:
                found[name.strip().lower()] = " ".join(value.lower().split())
        return found

    @property
    def classes(self) -> frozenset[str]:
        """The names in the attribute class, in small letters."""
        return frozenset(self.attributes.get("class", "").lower().split())


def scan(html: str) -> Iterator[Tag | str]:
    """The tags and texts of HTML in order; comments and declarations are left out."""
    reader = _Reader(html)
    at = 0
    while at < len(html):
        opened = html.find("<", at)
        if opened < 0:
            yield unescape(html[at:])
            return
        if opened > at:
            yield unescape(html[at:opened])
        found, at = reader.tag(opened)
        if found is not None:
            yield found
            if isinstance(found, Tag) and found.name in _RAW and not found.is_end:
                at = reader.end_of_raw(found.name, at)


class _Reader:
    """Finds where things end, and remembers what does not occur any more."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._gone: set[str] = set()
        self._lowered: str | None = None

    def tag(self, at: int) -> tuple[Tag | str | None, int]:
        """What begins with the sign "<" at a place, and where the rest goes on."""
        html = self._html
        if html.startswith("<!--", at):
            end = self._find("-->", at + 2)
            return None, len(html) if end < 0 else end + 3
        if html[at + 1 : at + 2] in ("!", "?"):
            end = self._find(">", at)
            return None, len(html) if end < 0 else end + 1
        is_end = html.startswith("/", at + 1)
        name = _NAME.match(html, at + 1 + is_end)
        if name is None:
            return "<", at + 1
        end = self._end_of_tag(name.end())
        if end < 0:
            # A tag that does not end is text, so that no words are lost.
            return unescape(html[at:]), len(html)
        attributes = {} if is_end else _attributes(html[name.end() : end])
        is_whole = html[end - 1] == "/"
        return Tag(name.group().lower(), is_end, is_whole, attributes), end + 1

    def end_of_raw(self, name: str, at: int) -> int:
        """Where the end tag of an element begins whose content is no HTML."""
        if self._lowered is None:
            lowered = self._html.lower()
            self._lowered = lowered if len(lowered) == len(self._html) else self._html
        closing = f"</{name}"
        end = -1 if closing in self._gone else self._lowered.find(closing, at)
        if end < 0:
            self._gone.add(closing)
            return len(self._html)
        return end

    def _end_of_tag(self, at: int) -> int:
        """Where the sign ">" of a tag is, outside of quoted values."""
        while (stop := _STOP.search(self._html, at)) is not None:
            quote = stop.group()
            if quote == ">":
                return stop.start()
            at = stop.end()
            before = self._html[stop.start() - 1]
            if before == "=" or before.isspace():
                closed = self._find(quote, at)
                at = at if closed < 0 else closed + 1
        return -1

    def _find(self, wanted: str, at: int) -> int:
        if wanted in self._gone:
            return -1
        found = self._html.find(wanted, at)
        if found < 0:
            self._gone.add(wanted)
        return found


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text[:_LONGEST_ATTRIBUTES]):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
