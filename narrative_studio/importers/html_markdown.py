"""Turns HTML from the clipboard into clean Markdown source: words and their order, no decoration.

It reads what Word, Outlook, PowerPoint, Excel, Google Docs and web pages put there. Pictures,
comments and what is deleted under tracked changes are dropped; links other than to http, https,
mailto and frame become words. Nothing is executed and nothing is fetched. However deep, broken or
long the HTML is, the work grows with its length, and what is too long is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import parse_qs, urlsplit

from narrative_studio.errors import InvalidValue
from narrative_studio.importers import html_office as office
from narrative_studio.importers.html_blocks import Blocks, Table
from narrative_studio.importers.html_scan import MOST_CHARACTERS, Tag, scan
from narrative_studio.importers.markdown_runs import BREAK, PLAIN, Style, runs_without, source_of
from narrative_studio.safe_links import is_safe_link

_DEEPEST: Final = 200
"""Elements deeper than this are read as their text."""

_MOST_TAGS: Final = 60_000
"""More are not read: they take about a second."""

_DROPPED: Final = re.compile(
    r"<style\b[^>]{0,500}>.*?</style\s*>|(?<=[\"'])data:[^\"'>]*", re.DOTALL | re.IGNORECASE
)
_SPACE: Final = re.compile(r"[ \t\r\n\f\xa0\u2007\u202f]+")
_UNSEEN: Final = re.compile(r"[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]")
_WEIGHT: Final = re.compile(r"\d{3}")
_VOID: Final = frozenset(
    {
        *("br", "hr", "img", "input", "meta", "link", "col", "wbr", "base", "area", "source"),
        *("track", "param", "frame", "keygen"),
    }
)
_BLOCKS: Final = frozenset(
    {
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure"),
        *("figcaption", "address", "center", "dl", "dt", "dd", "form", "fieldset", "details"),
        *("summary", "tr", "caption", "body", "html", "hgroup", "thead", "tbody", "tfoot"),
    }
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ENDS_ITS_LIKE: Final = {
    "p": frozenset({"p"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"tr"}),
}
"""Elements that end an open one of these when they begin, within the list or table."""

_BORDERS: Final = frozenset({"ul", "ol", "table", "blockquote"})
_NO_FORMATTING: Final = frozenset({"html", "body", "div", "span", "font", "br", "meta", "p", "o:p"})


@dataclass(frozen=True, slots=True)
class Converted:
    """What HTML became.

    ``has_formatting`` is false where it said no more than plain text does; ``refused_links`` counts
    the links that became words, ``pictures`` those that were left out.
    """

    source: str
    has_formatting: bool
    refused_links: int = 0
    pictures: int = 0


def to_markdown(html: str, *, has_quotes: bool = True) -> Converted:
    """Read HTML as Markdown source; without ``has_quotes`` a quotation becomes plain paragraphs.

    Raises:
        InvalidValue: it is too long, even without its styles and pictures, or has too many tags.
    """
    if len(html) > 10 * MOST_CHARACTERS:
        raise _too_long()
    if len(html) > MOST_CHARACTERS // 20:
        html = _DROPPED.sub("", html)
    if len(html) > MOST_CHARACTERS:
        raise _too_long()
    converter = _Converter(has_quotes=has_quotes)
    tags = 0
    for piece in scan(html):
        tags += not isinstance(piece, str)
        if tags > _MOST_TAGS:
            raise _too_long()
        if isinstance(piece, str):
            converter.text(piece)
        elif piece.is_end:
            converter.end(piece.name)
        else:
            converter.begin(piece)
    return converter.finish()


@dataclass(slots=True)
class _Open:
    """An element that is open, and what its words look like."""

    name: str
    style: Style = PLAIN
    is_skipped: bool = False
    is_marker: bool = False
    tag: Tag = field(default_factory=lambda: Tag(""))


class _Converter:
    """Goes through tags and texts once and hands finished blocks on."""

    def __init__(self, *, has_quotes: bool) -> None:
        self._has_quotes = has_quotes
        self._blocks = Blocks()
        self._stack: list[_Open] = [_Open("")]
        self._beyond = 0
        self._runs: list[tuple[str, Style]] = []
        self._paragraph = Tag("")
        self._marker: str | None = None
        self._code: list[str] | None = None
        self._table: Table | None = None
        self._cell: list[str] = []
        self._paragraphs = 0
        self._has_formatting = False
        self._is_code_editor = False
        self._refused = 0
        self._pictures = 0

    # What is read

    def text(self, words: str) -> None:
        """Take over words in the style of the element they are in."""
        top = self._stack[-1]
        if top.is_skipped:
            return
        if self._code is not None:
            self._code.append(words.replace("\r\n", "\n").replace("\xa0", " "))
            return
        words = _SPACE.sub(" ", _UNSEEN.sub("", words))
        if top.is_marker:
            self._marker = (self._marker or "") + words
            return
        if not self._runs or self._runs[-1][0].endswith((" ", BREAK)):
            words = words.lstrip(" ")
        if words:
            self._runs.append((words, top.style))

    def begin(self, tag: Tag) -> None:
        """An element begins."""
        name = tag.name
        if name in _VOID:
            self._void(tag)
            return
        if tag.is_whole and ":" in name:
            return
        self._end_its_like(name)
        if len(self._stack) > _DEEPEST:
            self._beyond += 1
            return
        above = self._stack[-1]
        is_skipped = above.is_skipped or name in office.SKIPPED or office.is_hidden(tag)
        is_skipped = is_skipped or name.startswith(("v:", "w:", "m:"))
        opened = _Open(name, above.style, is_skipped, above.is_marker, tag)
        self._stack.append(opened)
        if is_skipped:
            return
        opened.is_marker = above.is_marker or office.is_marker(tag)
        opened.style = self._styled(above.style, tag)
        self._has_formatting |= opened.style != above.style or opened.is_marker
        self._has_formatting |= name not in _NO_FORMATTING and ":" not in name
        self._begin_block(tag)

    def end(self, name: str) -> None:
        """An element ends, and with it those that are still open within it."""
        if name in ("br", "p") and not self._is_open(name):
            return
        if self._beyond:
            self._beyond -= 1
            return
        if not self._is_open(name):
            return
        while True:
            closed = self._stack.pop()
            if not closed.is_skipped:
                self._end_block(closed)
            if closed.name == name:
                return

    def finish(self) -> Converted:
        """Close what is open and return the source."""
        while len(self._stack) > 1:
            closed = self._stack.pop()
            if not closed.is_skipped:
                self._end_block(closed)
        self._flush()
        has_formatting = self._has_formatting or self._paragraphs > 1
        return Converted(
            self._blocks.source,
            has_formatting and not self._is_code_editor,
            self._refused,
            self._pictures,
        )

    # Elements

    def _void(self, tag: Tag) -> None:
        if self._stack[-1].is_skipped:
            return
        if tag.name == "br":
            if self._code is not None:
                self._code.append("\n")
            elif self._runs:
                self._runs.append((BREAK, self._stack[-1].style))
        elif tag.name == "hr" and self._table is None:
            self._flush()
            self._blocks.rule()
            self._has_formatting = True
        elif tag.name == "img":
            # Pictures are left out; one that stands for a sign is its sign.
            sign = tag.attributes.get("alt", "")
            if 0 < len(sign) <= 4 and not sign.isascii():
                self.text(sign)
            elif not _is_dot(tag):
                self._pictures += 1
        elif tag.name == "input" and tag.attributes.get("type", "").lower() == "checkbox":
            self._blocks.task(is_done="checked" in tag.attributes)

    def _begin_block(self, tag: Tag) -> None:
        name = tag.name
        if name in _BLOCKS or name in _HEADINGS or name in ("li", "ul", "ol", "blockquote", "pre"):
            self._flush()
        if name in _BLOCKS:
            self._paragraph = tag
            self._paragraphs += name == "p"
            self._is_code_editor |= _is_code_editor(tag)
        elif name in ("ul", "ol") and self._table is None:
            start = tag.attributes.get("start", "")
            first = int(start) if start.isdecimal() and len(start) < 8 else 1
            self._blocks.begin_list(is_ordered=name == "ol", start=first)
        elif name == "li" and self._table is None:
            self._blocks.begin_item()
        elif name == "blockquote" and self._has_quotes and self._table is None:
            self._blocks.begin_quote()
        elif name == "pre" and self._table is None:
            self._code = []
        elif name == "table":
            self._flush()
            self._table = self._table or Table()
        self._begin_cell(tag)

    def _begin_cell(self, tag: Tag) -> None:
        """Begin a row or a cell of the outermost table; one within it is but text of a cell."""
        if self._table is None or self._depth_of("table") != 1:
            return
        if tag.name == "tr":
            self._table.rows.append([])
        elif tag.name in ("td", "th"):
            self._flush()
            self._cell = []
            row = self._table.rows[-1] if self._table.rows else []
            align = tag.style.get("text-align") or tag.attributes.get("align", "").lower()
            if align in ("center", "right") and len(self._table.rows) <= 2:
                self._table.alignments[len(row)] = align

    def _end_block(self, closed: _Open) -> None:
        name = closed.name
        if name in _BLOCKS or name == "li":
            self._flush()
            if closed.tag is self._paragraph:
                self._paragraph = Tag("")
        elif name in _HEADINGS:
            self._flush(heading=_HEADINGS[name])
        elif name in ("ul", "ol"):
            self._flush()
            if self._table is None:
                self._blocks.end_list()
        elif name == "blockquote":
            self._flush()
            if self._has_quotes and self._table is None:
                self._blocks.end_quote()
        elif name == "pre" and self._code is not None:
            code, self._code = "".join(self._code), None
            self._blocks.code(code)
        elif name in ("td", "th"):
            self._end_cell(closed.tag)
        elif name == "table" and self._table is not None and not self._depth_of("table"):
            self._flush()
            table, self._table = self._table, None
            self._blocks.table(table)

    def _end_cell(self, tag: Tag) -> None:
        if self._table is None or self._depth_of("table") != 1:
            self._flush()
            return
        self._flush()
        if not self._table.rows:
            self._table.rows.append([])
        span = tag.attributes.get("colspan", "1")
        width = min(int(span), 40) if span.isdecimal() and len(span) < 4 else 1
        self._table.rows[-1] += [" ".join(self._cell), *[""] * (max(1, width) - 1)]
        self._cell = []

    def _flush(self, *, heading: int = 0) -> None:
        """Hand on the paragraph that was read so far."""
        runs, self._runs = self._runs, []
        marker, self._marker = self._marker, None
        if self._table is not None:
            text = source_of(runs, in_cell=True)
            if text and self._depth_of("table"):
                self._cell.append(text)
            return
        for part in _parted(runs):
            self._add(part, marker, heading)

    def _add(self, runs: list[tuple[str, Style]], marker: str | None, heading: int) -> None:
        if heading:
            plain = [(text, replace(style, bold=False)) for text, style in runs]
            self._blocks.paragraph(plain, heading=heading)
            return
        tag = self._paragraph
        level = office.list_level(tag)
        is_list = office.is_list_paragraph(tag)
        if marker is None:
            text = "".join(words for words, _style in runs)
            sign = office.sign_before(text, is_list=is_list or bool(level))
            if not sign and not level:
                self._blocks.paragraph(runs)
                return
            marker, runs = sign, runs_without(runs, len(sign))
            self._has_formatting = True
        depth = level or 1 + office.margin_pt(tag)
        self._blocks.item(runs, depth=depth, number=office.number_of(marker))

    # Styles

    def _styled(self, above: Style, tag: Tag) -> Style:
        name, css = tag.name, tag.style
        bold = above.bold or name in ("b", "strong")
        if weight := css.get("font-weight"):
            bold = weight in ("bold", "bolder") or bool(
                _WEIGHT.fullmatch(weight) and int(weight) >= 600
            )
        if name in _HEADINGS or name == "th":
            bold = False
        italic = above.italic or name in ("i", "em")
        if slant := css.get("font-style"):
            italic = slant in ("italic", "oblique")
        line = f"{css.get('text-decoration', '')} {css.get('text-decoration-line', '')}"
        strike = above.strike or name in ("s", "strike", "del") or "line-through" in line
        code = above.code or name in ("code", "tt", "kbd", "samp")
        link = self._link(tag) if name == "a" and "href" in tag.attributes else above.link
        return Style(bold, italic, strike, code, link)

    def _link(self, tag: Tag) -> str:
        lines = tag.attributes["href"].split("\n")
        # A browser reads an address over the ends of lines, and a space in it as its sign.
        address = "".join(line.strip() for line in lines).replace("\t", "").replace(" ", "%20")
        if address.startswith("https://www.google.com/url?"):
            # Google Docs counts the clicks on links.
            address = parse_qs(urlsplit(address).query).get("q", [address])[0]
            address = address.replace(" ", "%20")
        if not address or address.startswith("#"):
            return ""
        if not is_safe_link(address):
            self._refused += 1
            return ""
        return address

    # The stack

    def _is_open(self, name: str) -> bool:
        return any(one.name == name for one in reversed(self._stack))

    def _depth_of(self, name: str) -> int:
        return sum(one.name == name for one in self._stack)

    def _end_its_like(self, name: str) -> None:
        ended = _ENDS_ITS_LIKE.get(name)
        if ended is None or self._beyond:
            return
        for one in reversed(self._stack):
            if one.name in ended:
                self.end(one.name)
                return
            if one.name in _BORDERS:
                return


def _parted(runs: list[tuple[str, Style]]) -> list[list[tuple[str, Style]]]:
    """Paragraphs where two breaks or more follow each other."""
    parts: list[list[tuple[str, Style]]] = [[]]
    breaks = 0
    for text, style in runs:
        if text == BREAK:
            breaks += 1
            continue
        if breaks and not text.strip():
            continue
        if breaks > 1:
            parts.append([])
        elif breaks and parts[-1]:
            parts[-1].append((BREAK, style))
        breaks = 0
        parts[-1].append((text, style))
    return parts


def _is_dot(tag: Tag) -> bool:
    """Whether a picture is there to keep room or to count readers, not to be seen."""
    return any(tag.attributes.get(side, "") in ("0", "1", "2") for side in ("width", "height"))


def _is_code_editor(tag: Tag) -> bool:
    """Whether an element is what code editors copy: coloured source, nothing to be marked up."""
    style = tag.style
    return style.get("white-space", "").startswith("pre") and any(
        word in style.get("font-family", "") for word in ("mono", "consolas", "courier", "menlo")
    )


def _too_long() -> InvalidValue:
    return InvalidValue(
        "What was copied has too much formatting to be read.",
        "It was pasted as plain text. Copy it in parts to keep the formatting.",
    )
