"""Sets the blocks of Markdown as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from exporters.web.tags import Html, join, tag
from narrative_studio.code_tones import code_lines
from narrative_studio.footnotes import lowered
from narrative_studio.markup import (
    Alignment,
    Block,
    CodeBlock,
    Cue,
    Footnote,
    Footnotes,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Runs,
    Table,
)
from narrative_studio.model.ids import PictureId
from narrative_studio.safe_links import is_safe_link
from narrative_studio.text_pictures import cell_blocks, pictures_apart

Anchors = Mapping[str, str]
"""The anchors of frames by their ids, for links that lead to a frame."""

_FRAME = "frame:"
_NOTE = "note:"
_DEEPEST_HEADING = 6


Show = Callable[[Picture], Html | None]
"""Sets a picture that stands in a text; nothing where it cannot be shown."""


def no_show(picture: Picture) -> Html | None:
    """Pictures in texts are their words."""
    return None


def blocks_html(
    blocks: Iterable[Block], anchors: Anchors, *, heading: int = 4, show: Show = no_show
) -> Html:
    """Set blocks; the highest heading of the text becomes one of level ``heading``."""
    place = _Place(anchors, heading, show)
    held = pictures_apart(tuple(blocks), place.holds)
    if held and isinstance(notes := held[-1], Footnotes):
        place = replace(place, anchors=_NoteAnchors(anchors, notes))
    return join(_block(block, place) for block in held)


def runs_html(runs: Runs, anchors: Anchors) -> Html:
    """Set running text."""
    return join(_run(run, anchors) for run in runs)


@dataclass(frozen=True, slots=True)
class _Place:
    """What the blocks of one text are set with."""

    anchors: Anchors
    heading: int
    show: Show

    def holds(self, picture: PictureId) -> bool:
        """Whether a picture can be shown."""
        return bool(self.show(Picture(f"picture:{picture}", "")))

    def blocks(self, blocks: Iterable[Block]) -> Html:
        """Blocks within a block."""
        return blocks_html(blocks, self.anchors, heading=self.heading, show=self.show)

    def runs(self, runs: Runs) -> Html:
        """Running text."""
        return runs_html(runs, self.anchors)


class _NoteAnchors(dict[str, str]):
    """Anchors with those of the footnotes of one text, which no other text on the page has."""

    def __init__(self, anchors: Anchors, notes: Footnotes) -> None:
        super().__init__(anchors)
        name = sha256(repr(notes).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        self |= {f"{_NOTE}{one.label}": f"note-{name}-{one.number}" for one in notes.notes}
        self.marked: set[str] = set()
        """The notes whose first mark has been set: a note leads back to that one."""


def _block(block: Block, place: _Place) -> Html:
    match block:
        case Paragraph(runs):
            return tag("p", place.runs(runs), dir="auto")
        case Heading(level, runs):
            name = f"h{min(place.heading + level - 1, _DEEPEST_HEADING)}"
            return tag(name, place.runs(runs), dir="auto")
        case Cue(runs):
            return tag("p", place.runs(runs), class_="cue", dir="auto")
        case CodeBlock(content, language):
            return tag("pre", tag("code", _code_html(content, language)), dir="ltr")
        case Picture():
            return _picture(block, place)
        case Rule():
            return tag("hr")
        case Quote(inner):
            return tag("blockquote", place.blocks(inner))
        case Listing(items, start):
            rows = join(_item(item, place) for item in items)
            if start is None:
                return tag("ul", rows)
            return tag("ol", rows, start=start if start != 1 else None)
        case Table():
            return _table(block, place)
        case Footnotes(notes):
            return tag("ol", join(_note(note, place) for note in notes), class_="footnotes support")


def _picture(picture: Picture, place: _Place) -> Html:
    if shown := place.show(picture):
        return tag("p", shown, class_="picture")
    words = picture.alt or "no description"
    return tag("p", "Picture: ", words, class_="support", dir="auto")


def _note(note: Footnote, place: _Place) -> Html:
    anchors = place.anchors
    anchor = anchors.get(_NOTE + note.label)
    said = place.blocks(note.blocks)
    is_marked = isinstance(anchors, _NoteAnchors) and note.label in anchors.marked
    back = tag("a", "↩", href=f"#{anchor}-mark", aria_label="Back to the text")
    return tag("li", said, back if is_marked else None, id=anchor, dir="auto")


def _mark(run: Run, anchors: Anchors) -> Html:
    """The mark of a footnote, which leads to it."""
    anchor = anchors.get(_NOTE + run.note)
    if anchor is None or not isinstance(anchors, _NoteAnchors):
        return tag("sup", lowered(run.text))
    own = None if run.note in anchors.marked else f"{anchor}-mark"
    anchors.marked.add(run.note)
    return tag("sup", tag("a", lowered(run.text), href=f"#{anchor}", id=own, role="doc-noteref"))


def _item(item: Item, place: _Place) -> Html:
    mark = kind = None
    if item.checked is not None:
        kind, word = "task", "done" if item.checked else "to do"
        box = tag("span", "☑" if item.checked else "☐", aria_hidden="true")
        mark = join((box, tag("span", f"{word}: ", class_="unseen"), " "))
    match item.blocks:
        case (Paragraph(runs), *rest):
            # A list of short points is set tight: no paragraph of its own for the first line.
            first = join((mark, place.runs(runs)))
            return tag("li", first, place.blocks(rest), class_=kind, dir="auto")
        case blocks:
            inner = place.blocks(blocks)
            return tag("li", mark, inner, class_=kind, dir="auto")


def _table(table: Table, place: _Place) -> Html:
    def row(cells: tuple[Runs, ...], name: str) -> Html:
        return tag("tr", join(_cells(cells, name)))

    def _cells(cells: tuple[Runs, ...], name: str) -> Iterator[Html]:
        for cell, alignment in zip(cells, table.alignments, strict=False):
            side = None if alignment is Alignment.LEFT else f"at-{alignment}"
            yield tag(name, _in_cell(cell, place), class_=side, dir="auto")

    head = tag("thead", row(table.header, "th"))
    body = tag("tbody", join(row(cells, "td") for cells in table.rows))
    return tag("table", head, body, class_="plain")


def _in_cell(cell: Runs, place: _Place) -> Html:
    """The words of a cell, and its pictures below them, small."""
    parts = cell_blocks(cell, place.holds) if any(run.picture for run in cell) else ()
    if not any(isinstance(part, Picture) for part in parts):
        return place.runs(cell)
    return join(_block(part, place) for part in parts)


def _code_html(text: str, language: str) -> Html:
    """The lines of a block of code, each piece that has a tone marked with it."""
    lines = (
        join(
            tag("span", run.text, class_=f"tone-{run.tone}") if run.tone else run.text
            for run in line
        )
        for line in code_lines(text, language)
    )
    return join(lines, "\n")


def _run(run: Run, anchors: Anchors) -> Html:
    if run.note:
        return _mark(run, anchors)
    html = join(run.text.split("\n"), tag("br"))
    if run.code:
        html = tag("code", html)
    for name, is_set in (("strong", run.bold), ("em", run.italic), ("s", run.strike)):
        if is_set:
            html = tag(name, html)
    return _linked(html, run.link, anchors)


def _linked(html: Html, link: str | None, anchors: Anchors) -> Html:
    if link is None or not is_safe_link(link):
        return html
    if link.startswith(_FRAME):
        anchor = anchors.get(link.removeprefix(_FRAME))
        return tag("a", html, href=f"#{anchor}") if anchor else html
    return tag("a", html, href=link, rel="noopener noreferrer")
