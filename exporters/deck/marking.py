"""Notes for each placed slide which paragraph shows what of its frame, to read the deck back.

The paragraphs are found again by their words: whatever a design makes of the bullets (boxes,
columns, large figures), what it shows are stretches of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from exporters.deck.charts.native import StateCell
from exporters.deck.paragraphs import Para, notes_paragraphs
from exporters.deck.placed import (
    GroupShape,
    NodeShape,
    PictureShape,
    PlacedSlide,
    StateTableShape,
    TableShape,
    TextShape,
)
from exporters.opc import LONGEST_LINK
from narrative_studio.deck_fields import field_digests, field_texts
from narrative_studio.deck_marks import (
    HEADLINE,
    MADE,
    QUESTIONS,
    DeckMark,
    LineMark,
    SlideMark,
    look,
    plain_words,
    row_look,
    words_digest,
)
from narrative_studio.footnotes import in_source_order, unmarked
from narrative_studio.markup import Blocks, Run, Runs, parse, parse_script, without_notes
from narrative_studio.markup_lines import joined_cells
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

_TITLES = ('type="title"', 'type="ctrTitle"')
_NOTES = ("script", "key_message", QUESTIONS, "checkpoint", "transition", "bullets")
"""The fields in the notes, in their order there."""
_NOTE_ORDER = ("bullets", *_NOTES[:-1])
_PICTURE_DIGITS = 16


class DeckMarker:
    """Makes the marks of placed slides, which come in the order of the deck.

    ``origin`` says which document, narrative and variant they are of.
    """

    def __init__(self, view: NarrativeView, anchors: Mapping[str, int]) -> None:
        variant = view.variant.id if view.variant is not None else ""
        self.origin = DeckMark(view.whole.project.id, view.narrative.id, variant)
        self._whole = view.whole
        self._anchors = anchors
        self._frame = ""
        self._texts: Mapping[str, str] = {}
        self._digests: Mapping[str, str] = {}
        self._bullets = _Source(())

    def mark(self, slide: PlacedSlide, at: int) -> SlideMark:
        """The mark of a slide; ``at`` is its place in the deck."""
        frame = self._whole.frames.get(FrameId(slide.row.id)) if slide.row else None
        shown = [one.key for one in slide.shapes if isinstance(one, PictureShape)]
        own = frame.picture if frame is not None else next(iter(shown), "")
        picture = own if own and own in shown else ""
        lines = list(self._lines(slide.shapes))
        notes = list(self._paragraphs(slide.notes))
        made = SlideMark(
            at=at,
            page=slide.page,
            picture=picture[:_PICTURE_DIGITS],
            is_hidden=slide.is_hidden,
        )
        if frame is None:
            marks = (tuple(map(_made, lines)), tuple(map(_made, notes)))
            return replace(made, lines=marks[0], notes=marks[1])
        if slide.page == 1 or frame.id != self._frame:
            self._begin(frame)
        return replace(
            made,
            frame=frame.id,
            fields=self._digests,
            lines=tuple(self._on_slide(slide, lines)),
            notes=tuple(self._in_notes(notes)),
        )

    def _begin(self, frame: Frame) -> None:
        self._frame = frame.id
        self._texts = field_texts(self._whole, frame)
        self._digests = field_digests(self._whole, frame)
        self._bullets = _Source.of(parse(frame.bullets))

    def _on_slide(self, slide: PlacedSlide, lines: Sequence[_Line]) -> Iterator[LineMark]:
        is_titled = slide.page == 1 and any(_is_title(shape) for shape in slide.shapes)
        title = 0 if is_titled and self._is_headline(lines) else -1
        found = self._bullets.find(
            ["" if number == title else line.words for number, line in enumerate(lines)]
        )
        # A headline that is too long for its place stands in full below.
        fields = {plain_words(self._texts[name]): name for name in self._one_liners()}
        for number, (line, stretch) in enumerate(zip(lines, found, strict=True)):
            if number == title:
                fields.pop(line.words, None)
                yield LineMark(HEADLINE, 0, line.digest, line.look)
            elif stretch is not None:
                yield LineMark(
                    "bullets", stretch.place, line.digest, line.look, stretch.begin, stretch.end
                )
            else:
                yield LineMark(fields.pop(line.words, MADE), 0, line.digest, line.look)

    def _is_headline(self, lines: Sequence[_Line]) -> bool:
        """Whether the title is the headline, or may become one."""
        headline = plain_words(self._texts[HEADLINE])
        return bool(lines) and headline in ("", lines[0].words)

    def _one_liners(self) -> Iterator[str]:
        """The fields that stand on the slide as one line."""
        for name in (HEADLINE, "key_message", "checkpoint"):
            is_shown = name != "key_message" or not self._texts["bullets"].strip()
            if is_shown and self._texts[name].strip():
                yield name

    def _in_notes(self, lines: Sequence[_Line]) -> Iterator[LineMark]:
        sources = {name: _Source.of(self._blocks(name)) for name in _NOTES}
        # What footnotes say stands below everything else, those of the bullets first.
        expected = [
            *(one for name in _NOTES for one in sources[name].lines(name, of_notes=False)),
            *(one for name in _NOTE_ORDER for one in sources[name].lines(name, of_notes=True)),
        ]
        at = 0
        for line in lines:
            words = plain_words(unmarked(line.words))
            place = next((n for n in range(at, len(expected)) if expected[n][2] == words), None)
            if place is None:
                yield _made(line)
            else:
                at = place + 1
                yield LineMark(expected[place][0], expected[place][1], line.digest, line.look)

    def _blocks(self, name: str) -> Blocks:
        """What the notes show of a field."""
        text = self._texts[name]
        return parse_script(text) if name == "script" else parse(text)

    def _lines(self, shapes: Iterable[object]) -> Iterator[_Line]:
        """The paragraphs of shapes that have words; a row of a table is one."""
        for shape in shapes:
            if isinstance(shape, TextShape | NodeShape):
                yield from self._paragraphs(shape.paras)
            elif isinstance(shape, GroupShape):
                yield from self._lines(shape.shapes)
            elif isinstance(shape, TableShape):
                yield from self._rows(shape.rows, shape.typed)
            elif isinstance(shape, StateTableShape):
                yield from self._rows(map(_cells, row) for row in shape.rows)

    def _rows(
        self, rows: Iterable[Iterable[Runs]], typed: Sequence[tuple[Runs, ...]] = ()
    ) -> Iterator[_Line]:
        """The rows that say something, found in their field by what was ``typed``."""
        for number, row in enumerate(rows):
            cells = tuple(row)
            words = _words(joined_cells(cells))
            if any(_words(cell) for cell in cells):
                shown = row_look(tuple(self._followed(cell)) for cell in cells)
                said = _words(joined_cells(typed[number])) if typed else words
                yield _Line(said, words_digest(words), shown)

    def _paragraphs(self, paras: Iterable[Para]) -> Iterator[_Line]:
        for para in paras:
            words = _words(para.runs)
            if words:
                yield _Line(words, words_digest(words), look(self._followed(para.runs)))

    def _followed(self, runs: Runs) -> Iterator[Run]:
        """The runs without links that lead nowhere in this deck."""
        for run in runs:
            if run.link and not self._is_followed(run.link):
                yield Run(run.text, run.bold, run.italic, run.strike, run.code)
            else:
                yield run

    def _is_followed(self, link: str) -> bool:
        if link.startswith("frame:"):
            return link.removeprefix("frame:") in self._anchors
        return len(link) <= LONGEST_LINK


@dataclass(frozen=True, slots=True)
class _Line:
    """One paragraph of a slide or its notes.

    ``words`` are those of its field; the digest is of what stands there.
    """

    words: str
    digest: str
    look: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part of a paragraph of a field, all of it without an ``end``."""

    place: int
    begin: int = 0
    end: int | None = None


@dataclass(slots=True)
class _Source:
    """The paragraphs of a field, and how far each has been found on slides by now."""

    texts: tuple[str, ...]
    done: list[int] = field(default_factory=list)
    notes: frozenset[int] = frozenset()
    """The paragraphs of footnotes, which do not stand on the slide."""

    @classmethod
    def of(cls, blocks: Blocks) -> _Source:
        """The paragraphs of a field, as :mod:`~narrative_studio.markup_lines` counts them."""
        if not without_notes(blocks)[1]:
            paras = (_words(para.runs) for para in notes_paragraphs(blocks))
            texts = tuple(text for text in paras if text)
            return cls(texts, [0] * len(texts))
        lines = [
            (words, is_note)
            for block, is_note in in_source_order(blocks)
            for para in notes_paragraphs((block,))
            if (words := _words(para.runs))
        ]
        texts = tuple(words for words, _is_note in lines)
        notes = frozenset(place for place, (_words, is_note) in enumerate(lines) if is_note)
        return cls(texts, [len(t) if n in notes else 0 for n, t in enumerate(texts)], notes)

    def lines(self, name: str, *, of_notes: bool) -> Iterator[tuple[str, int, str]]:
        """The name of the field, the place and the words of paragraphs, footnotes or all others."""
        for place, text in enumerate(self.texts):
            if (place in self.notes) is of_notes:
                yield name, place, plain_words(unmarked(text))

    def find(self, lines: Sequence[str]) -> list[_Stretch | None]:
        """Which stretch each line of a page shows; None where it shows none, as an empty one."""
        found: list[_Stretch | None] = [None] * len(lines)
        for number, text in enumerate(lines):
            if text:
                found[number] = self._whole(text)
        begun = dict(enumerate(self.done))
        for number, text in enumerate(lines):
            if text and found[number] is None:
                found[number] = self._part(text)
        last = max((n for n, one in enumerate(found) if one is not None), default=-1)
        for number, stretch in enumerate(found):
            # Words that only happen to begin like a paragraph: the rest of it is not here.
            is_part = stretch is not None and stretch.end is not None and number != last
            if stretch and is_part and self._rest(stretch.place):
                found[number] = None
        for place, begin in begun.items():
            if not any(one and one.place == place for one in found):
                self.done[place] = begin
        return found

    def _whole(self, text: str) -> _Stretch | None:
        for place, own in enumerate(self.texts):
            if not self.done[place] and text == own:
                self.done[place] = len(own)
                return _Stretch(place)
        return None

    def _part(self, text: str) -> _Stretch | None:
        """The next words of a paragraph that has begun, or the first of one that has not."""
        order = sorted(range(len(self.texts)), key=lambda place: not self.done[place])
        for place in order:
            own, at = self.texts[place], self.done[place]
            while at < len(own) and not own.startswith(text, at) and not own[at].isalnum():
                at += 1
            end = at + len(text)
            if own.startswith(text, at) and not own[end : end + 1].isalnum():
                self.done[place] = end
                return _Stretch(place, at, end)
        return None

    def _rest(self, place: int) -> str:
        """The words of a paragraph that have not been found."""
        return "".join(filter(str.isalnum, self.texts[place][self.done[place] :]))


def _made(line: _Line) -> LineMark:
    return LineMark(MADE, 0, line.digest, line.look)


def _words(runs: Runs) -> str:
    return plain_words("".join(run.text for run in runs))


def _cells(cell: StateCell) -> Runs:
    return (Run(cell.text, bold=cell.is_strong),)


def _is_title(shape: object) -> bool:
    return isinstance(shape, TextShape) and any(kind in shape.reference for kind in _TITLES)
