"""Footnotes of several texts on one slide or page: counted on, put back in place, named again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from narrative_studio.markup import (
    Block,
    Blocks,
    Cue,
    Footnote,
    Footnotes,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    parse,
    parse_script,
    raised,
    without_notes,
)

_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNRAISED: Final = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def lowered(mark: str) -> str:
    """The number of a mark in digits on the line."""
    return mark.translate(_LOWERED)


def unmarked(words: str) -> str:
    """Words without raised numbers, those of marks among them."""
    return words if words.isascii() else words.translate(_UNRAISED)


def counted_on(blocks: Blocks, before: int) -> Blocks:
    """Blocks whose footnotes are counted from the one after ``before``."""
    if not before:
        return blocks

    def change(runs: Runs) -> Runs:
        return tuple(
            replace(run, text=raised(int(lowered(run.text)) + before)) if run.note else run
            for run in runs
        )

    body, notes = without_notes(_with_runs(blocks, change))
    later = tuple(replace(note, number=note.number + before) for note in notes)
    return (*body, Footnotes(later)) if later else body


@dataclass(slots=True)
class NotesBelow:
    """Gathers the footnotes of texts that stand on one slide, to be told below all of them."""

    _notes: list[Footnote] = field(default_factory=list)

    def take(self, blocks: Blocks) -> Blocks:
        """A text with its marks counted on, without what its footnotes say."""
        body, notes = without_notes(counted_on(blocks, len(self._notes)))
        self._notes += notes
        return body

    def blocks(self) -> Blocks:
        """What the footnotes say, each with its number before it."""
        return tuple(block for note in self._notes for block in numbered(note))


def numbered(note: Footnote) -> Blocks:
    """What a footnote says with its number, as its marks show it, before the first words."""
    mark = Run(raised(note.number), note=note.label)
    match note.blocks:
        case (Paragraph(runs), *rest):
            return (Paragraph((mark, Run(" "), *runs)), *rest)
        case blocks:
            return (Paragraph((mark,)), *blocks)


def in_source_order(blocks: Blocks) -> Iterator[tuple[Block, bool]]:
    """The blocks of a text as they were typed, and whether each belongs to a footnote."""
    body, notes = without_notes(blocks)
    typed: list[Block | Footnote] = list(body)
    for note in sorted(notes, key=lambda one: one.at):
        typed.insert(note.at, note)
    for one in typed:
        if isinstance(one, Footnote):
            yield from ((block, True) for block in one.blocks)
        else:
            yield one, False


def note_labels(text: str, *, is_script: bool = False) -> tuple[str, ...]:
    """The labels of the footnotes of a text by their numbers."""
    if "[^" not in text:
        return ()
    _body, notes = without_notes(parse_script(text) if is_script else parse(text))
    return tuple(note.label for note in notes)


def relabelled(runs: Runs, labels: Sequence[str]) -> Runs:
    """Runs that were read, whose marks know only numbers, with the labels of these numbers."""
    if not any(run.note for run in runs):
        return runs
    return tuple(
        replace(run, note=labels[int(run.note) - 1])
        if run.note.isdecimal() and 0 < int(run.note) <= len(labels)
        else run
        for run in runs
    )


def without_mark_before(runs: Runs) -> Runs:
    """What a footnote says, without the number that stands before it."""
    if not runs or not runs[0].note:
        return runs
    rest = runs[1:]
    return (replace(rest[0], text=rest[0].text.lstrip()), *rest[1:]) if rest else ()


def _with_runs(blocks: Iterable[Block], change: Callable[[Runs], Runs]) -> Blocks:
    return tuple(_changed(block, change) for block in blocks)


def _changed(block: Block, change: Callable[[Runs], Runs]) -> Block:
    match block:
        case Paragraph() | Heading() | Cue():
            return replace(block, runs=change(block.runs))
        case Quote(inner):
            return Quote(_with_runs(inner, change))
        case Listing(items):
            made = (Item(_with_runs(item.blocks, change), item.checked) for item in items)
            return replace(block, items=tuple(made))
        case Table(header, rows):
            cells = tuple(tuple(map(change, row)) for row in (header, *rows))
            return replace(block, header=cells[0], rows=cells[1:])
        case Footnotes(notes):
            said = (replace(note, blocks=_with_runs(note.blocks, change)) for note in notes)
            return Footnotes(tuple(said))
    return block
