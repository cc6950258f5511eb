"""Reads out of the slides of one frame what its fields say now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from narrative_studio.deck_marks import (
    HEADLINE,
    MADE,
    LineMark,
    SlideMark,
    cut_runs,
    is_bold_throughout,
    is_italic_throughout,
    plain_words,
    tidy_runs,
)
from narrative_studio.footnotes import note_labels, relabelled, without_mark_before
from narrative_studio.importers.deck.aligning import align, looks_otherwise
from narrative_studio.importers.deck.patching import (
    Edits,
    Entry,
    NewLine,
    entry_of,
    known_entry,
    patched,
    written,
)
from narrative_studio.importers.deck.read_deck import Place, ReadSlide
from narrative_studio.importers.deck.slide_lines import ReadLine, note_lines, slide_lines
from narrative_studio.importers.deck.slide_markdown import LinkTarget
from narrative_studio.importers.deck.text_picture_keeping import (
    cells_kept,
    none_lost,
    pictures_kept,
)
from narrative_studio.markup import Run, Runs, runs_text
from narrative_studio.markup_lines import LineKind, SourceLine, source_lines

_ONE_LINERS: Final = frozenset({HEADLINE, "key_message", "checkpoint"})
"""Fields that stand on a slide as one line of plain words."""
_BLOCKS_APART: Final = 1_000_000

BaseText = Callable[[str], str | None]
"""Gives what a field said when the deck was exported, None where nobody knows any more."""


@dataclass(frozen=True, slots=True)
class FieldReadings:
    """What the fields of a frame say on its slides, those that differ from what was exported.

    ``made`` are texts that the export made of other things and that read otherwise now.
    """

    changed: Mapping[str, str] = field(default_factory=dict)
    made: tuple[str, ...] = ()


def read_fields(
    marks: Sequence[SlideMark],
    slides: Sequence[ReadSlide],
    base: BaseText,
    target: LinkTarget,
) -> FieldReadings:
    """Compare the slides of one frame with how they were exported, both in their order."""
    on_slides = _Part(
        [line for mark in marks for line in mark.lines], _all_lines(slides, marks), base, target
    )
    notes = [line for slide in slides for line in note_lines(slide.notes)]
    in_notes = _Part(
        [line for mark in marks for line in mark.notes], notes, base, target, is_notes=True
    )
    standing = on_slides.standing()
    # Who clears the notes empties nothing that the slide still shows.
    changed = {
        name: text for name, text in in_notes.values().items() if text or name not in standing
    }
    # Where both say something else, what stands on the slide is what everybody sees.
    changed |= on_slides.values()
    return FieldReadings(changed, tuple(on_slides.made_anew()))


def _all_lines(slides: Iterable[ReadSlide], marks: Sequence[SlideMark]) -> list[ReadLine]:
    """The paragraphs of several slides, no two of which share a shape.

    Where a text goes on, the title only says so: it counts while it reads as it was made, to be
    told from the lines around it, and says nothing of the story.
    """
    made = {line.digest for mark in marks[1:] for line in mark.lines if line.field == MADE}
    return [
        replace(line, block=line.block + number * _BLOCKS_APART)
        for number, slide in enumerate(slides)
        for line in slide_lines(slide.blocks)
        if not (number and line.place is Place.TITLE and line.digest not in made)
    ]


@dataclass(slots=True)
class _Gathered:
    """What becomes of the paragraphs of one field."""

    pieces: dict[int, list[tuple[LineMark, ReadLine | None]]] = field(default_factory=dict)
    added: dict[int, list[NewLine]] = field(default_factory=dict)
    is_moved: bool = False
    is_touched: bool = False


class _Part:
    """The slides of a frame, or their notes, aligned with their marks."""

    def __init__(
        self,
        marks: Sequence[LineMark],
        lines: Sequence[ReadLine],
        base: BaseText,
        target: LinkTarget,
        *,
        is_notes: bool = False,
    ) -> None:
        self._marks = marks
        self._target = target
        self._is_notes = is_notes
        names = {mark.field for mark in marks if mark.field != MADE} | {"bullets", "script"}
        self._bases = {name: base(name) for name in names}
        self._sources = {name: self._source(name) for name in names}
        labels = self._labels()
        self._lines = [_labelled(line, labels) for line in lines]
        self._pairs = align(marks, lines, self._words)
        self._fields = self._gathered()

    def values(self) -> Mapping[str, str]:
        """The fields that read otherwise, with what they say now."""
        found = {}
        for name, gathered in self._fields.items():
            if gathered.is_touched:
                value = self._value(name, gathered)
                if value is not None:
                    found[name] = value
        return found

    def standing(self) -> frozenset[str]:
        """The fields of which some paragraph stands here still."""
        return frozenset(
            self._marks[pair.mark].field
            for pair in self._pairs
            if pair.mark is not None and pair.line is not None
        )

    def made_anew(self) -> list[str]:
        """What the export made of other things, where it reads otherwise now."""
        return [
            self._lines[pair.line].text
            for pair in self._pairs
            if pair.mark is not None
            and pair.line is not None
            and self._marks[pair.mark].field == MADE
            and self._marks[pair.mark].digest != self._lines[pair.line].digest
            and self._lines[pair.line].place is not Place.TITLE
        ]

    # What was

    def _source(self, name: str) -> tuple[SourceLine, ...]:
        text = self._bases.get(name)
        if text is None:
            return ()
        if self._is_one_line(name):
            runs = (Run(plain_words(text)),)
            return (SourceLine(LineKind.TEXT, runs, 0, 1),) if text.strip() else ()
        return source_lines(text, is_script=name == "script")

    def _labels(self) -> tuple[str, ...]:
        """The labels of the footnotes by the numbers that they had on the slide."""
        bullets, script = (self._bases.get(name) or "" for name in ("bullets", "script"))
        return (*note_labels(bullets), *note_labels(script, is_script=True))

    def _is_one_line(self, name: str) -> bool:
        return name in _ONE_LINERS and not self._is_notes

    def _words(self, mark: LineMark) -> str:
        """What a marked paragraph said."""
        source = self._sources.get(mark.field, ())
        if mark.place >= len(source):
            return ""
        words = plain_words(source[mark.place].text)
        return words[mark.begin : mark.end] if mark.end is not None else words

    # What is

    def _gathered(self) -> dict[str, _Gathered]:
        found: dict[str, _Gathered] = {}
        for place, pair in enumerate(self._pairs):
            if pair.mark is None:
                self._gather_new(found, place)
                continue
            mark = self._marks[pair.mark]
            if mark.field == MADE:
                continue
            one = found.setdefault(mark.field, _Gathered())
            line = self._lines[pair.line] if pair.line is not None else None
            one.pieces.setdefault(mark.place, []).append((mark, line))
            # In which order footnotes are told says nothing about the text.
            is_moved = pair.is_moved and not self._is_footnote(mark)
            one.is_moved |= is_moved
            one.is_touched |= line is None or is_moved or self._is_changed(mark, line)
        return found

    def _is_changed(self, mark: LineMark, line: ReadLine) -> bool:
        return mark.digest != line.digest or looks_otherwise(mark, line)

    def _gather_new(self, found: dict[str, _Gathered], place: int) -> None:
        """Put a paragraph that has come in to the field that it stands in."""
        pair = self._pairs[place]
        assert pair.line is not None
        line = self._lines[pair.line]
        name, after, beside = self._where(place, line)
        if name == MADE:
            return
        one = found.setdefault(name, _Gathered())
        one.is_touched = True
        new = NewLine(line.runs, line.sign, is_alike=False, cells=line.cells)
        if beside is not None:
            is_alike = beside.sign is line.sign
            new = replace(new, is_alike=is_alike, step=max(-3, min(1, line.level - beside.level)))
        one.added.setdefault(after, []).append(new)

    def _where(self, place: int, line: ReadLine) -> tuple[str, int, ReadLine | None]:
        """The field that a new paragraph belongs to, the place it follows, what is beside it."""
        before = self._beside(range(place - 1, -1, -1), line)
        if before is not None:
            mark, other = before
            if self._is_footnote(mark):
                return "script", self._last("script"), None
            if mark.field != MADE:
                return mark.field, mark.place, other
            if self._is_notes:
                return self._under(mark), -1, None
        after = self._beside(range(place + 1, len(self._pairs)), line)
        if after is not None and after[0].field != MADE and not self._is_footnote(after[0]):
            mark, other = after
            return mark.field, mark.place - 1, other
        if self._is_notes:
            return "script", self._last("script"), None
        if before is not None or after is not None or line.place is Place.TITLE:
            return (HEADLINE, 0, None) if line.place is Place.TITLE else (MADE, 0, None)
        return "bullets", self._last("bullets"), None

    def _beside(self, places: range, line: ReadLine) -> tuple[LineMark, ReadLine] | None:
        """The nearest paragraph of the same shape that was there before, in one direction."""
        for place in places:
            pair = self._pairs[place]
            if pair.line is None:
                continue
            other = self._lines[pair.line]
            if other.block != line.block:
                return None
            if pair.mark is not None:
                return self._marks[pair.mark], other
        return None

    def _under(self, heading: LineMark) -> str:
        """The field whose heading in the notes this is."""
        at = next(n for n, mark in enumerate(self._marks) if mark is heading)
        following = self._marks[at + 1 : at + 2]
        return following[0].field if following and following[0].field != MADE else "script"

    def _is_footnote(self, mark: LineMark) -> bool:
        source = self._sources.get(mark.field, ())
        return mark.place < len(source) and source[mark.place].kind is LineKind.NOTE

    def _last(self, name: str) -> int:
        return len(self._sources.get(name, ())) - 1

    # What it comes to

    def _value(self, name: str, gathered: _Gathered) -> str | None:
        base = self._bases.get(name)
        if self._is_one_line(name):
            return self._one_line(name, gathered)
        if base is None:
            return self._anew(name)
        edits = self._edits(name, gathered)
        if gathered.is_moved:
            made = self._anew(name)
        else:
            made = patched(base, edits, is_script=name == "script", target=self._target)
        return none_lost(made, base, (self._sources[name][n].runs for n in edits.removed))

    def _one_line(self, name: str, gathered: _Gathered) -> str | None:
        lines = [line.text for pieces in gathered.pieces.values() for _m, line in pieces if line]
        lines += [line.text for new in gathered.added.values() for line in new]
        lines = [text for text in lines if not self._is_cut(name, text)]
        # A line that is gone from the slide may still stand in the notes.
        is_gone = not lines and name != HEADLINE
        return None if is_gone else " ".join(lines)

    def _is_cut(self, name: str, text: str) -> bool:
        """Whether a headline is only the beginning of the one that stands in full below it."""
        base = plain_words(self._bases.get(name) or "")
        return text.endswith("…") and text != base and base.startswith(text[:-1].rstrip())

    def _edits(self, name: str, gathered: _Gathered) -> Edits:
        source = self._sources[name]
        changed: dict[int, NewLine] = {}
        removed = set()
        for place, pieces in gathered.pieces.items():
            if place >= len(source):
                continue
            if all(line is None for _mark, line in pieces):
                removed.add(place)
            elif any(line is None or self._is_changed(mark, line) for mark, line in pieces):
                changed[place] = self._put_together(source[place], pieces)
        return Edits(changed, frozenset(removed), gathered.added)

    def _put_together(
        self, source: SourceLine, pieces: Sequence[tuple[LineMark, ReadLine | None]]
    ) -> NewLine:
        """One paragraph from the stretches of it that stand on the slides."""
        first = next(line for _mark, line in pieces if line is not None)
        if first.cells:
            return NewLine(first.runs, first.sign, cells=cells_kept(first.cells, source.cells))
        base = tidy_runs(source.runs)
        if source.kind is LineKind.NOTE:
            return NewLine(_unstyled(without_mark_before(_shown(first, base)), base), first.sign)
        runs: list[Run] = []
        at: int | None = None
        for mark, line in pieces:
            if line is None:
                continue
            if runs:
                between = cut_runs(base, at, mark.begin) if at is not None else ()
                runs += between or (Run(" "),)
            is_same = not self._is_changed(mark, line)
            own = cut_runs(base, mark.begin, mark.end)
            runs += own if is_same and own else _unstyled(_shown(line, own), own)
            at = mark.end
        made = _unstyled(tuple(runs), base, source.kind)
        return NewLine(pictures_kept(made, source.runs), first.sign)

    def _anew(self, name: str) -> str:
        """The field from all that the slides say of it, in the order in which they say it."""
        entries: list[Entry] = []
        last: LineMark | None = None
        for place, pair in enumerate(self._pairs):
            if pair.line is None:
                continue
            line = self._lines[pair.line]
            mark = self._marks[pair.mark] if pair.mark is not None else None
            if (mark.field if mark is not None else self._where(place, line)[0]) != name:
                continue
            if mark is not None and last is not None and mark.begin and mark.place == last.place:
                glue = " " if runs_text(entries[-1].runs).endswith((":", ",", ".", ";")) else ": "
                runs = (*entries[-1].runs, Run(glue), *line.runs)
                entries[-1] = replace(entries[-1], runs=runs)
            else:
                entries.append(self._entry(name, mark, line))
            last = mark
        return written((*_counted(entries), *self._told_elsewhere(name)), self._target)

    def _told_elsewhere(self, name: str) -> Iterator[Entry]:
        """What the footnotes of a field say, where that is not told in this part of the slides."""
        told = {mark.place for mark in self._marks if mark.field == name}
        for place, line in enumerate(self._sources.get(name, ())):
            if line.kind is LineKind.NOTE and place not in told:
                yield known_entry(line, line.runs, ())

    def _entry(self, name: str, mark: LineMark | None, line: ReadLine) -> Entry:
        source = self._sources.get(name, ())
        known = source[mark.place] if mark is not None and mark.place < len(source) else None
        if known is None:
            runs = _unstyled(line.runs, ())
            new = NewLine(runs, line.sign, step=line.level, cells=line.cells)
            return entry_of(new, is_script=name == "script")
        shown = _shown(line, known.runs)
        if known.kind is LineKind.NOTE:
            shown = without_mark_before(shown)
        runs = pictures_kept(_unstyled(shown, known.runs, known.kind), known.runs)
        return known_entry(known, runs, cells_kept(line.cells, known.cells))


def _labelled(line: ReadLine, labels: Sequence[str]) -> ReadLine:
    cells = tuple(relabelled(cell, labels) for cell in line.cells)
    return replace(line, runs=relabelled(line.runs, labels), cells=cells)


def _counted(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Entries whose ordered lists count up from the lowest number that they had."""
    for is_numbered, group in groupby(entries, key=lambda one: one.number is not None):
        run = list(group)
        lowest = min((one.number or 0 for one in run), default=0)
        for place, entry in enumerate(run):
            yield replace(entry, number=0 if place else lowest) if is_numbered else entry


def _shown(line: ReadLine, base: Runs) -> Runs:
    """The runs of a line, with marks that all of it had before and that its level gives it too."""
    is_bold = line.is_bold and bool(base) and is_bold_throughout(base)
    is_italic = line.is_italic and bool(base) and is_italic_throughout(base)
    return tuple(
        replace(run, bold=run.bold or is_bold, italic=run.italic or is_italic) for run in line.runs
    )


def _unstyled(runs: Runs, base: Runs, kind: LineKind | None = None) -> Runs:
    """Runs without the marks that their whole paragraph has from its place on the slide."""
    if is_bold_throughout(runs) and not (base and is_bold_throughout(base)):
        runs = tuple(replace(run, bold=False) for run in runs)
    if is_italic_throughout(runs) and not (base and is_italic_throughout(base)):
        runs = tuple(replace(run, italic=False) for run in runs)
    if runs_text(runs) and all(run.code for run in runs) and not all(run.code for run in base):
        runs = tuple(replace(run, code=False) for run in runs)
    if kind in (LineKind.HEADING, LineKind.CUE, LineKind.PICTURE):
        runs = tuple(replace(run, italic=False, bold=False) for run in runs)
    return runs
