"""The words of a story as somebody reads them aloud: what is said, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from narrative_studio import markup
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")


class Amount(StrEnum):
    """How much of a script is shown."""

    FULL = "full"
    PHRASES = "phrases"
    HEADLINE = "headline"


class PieceKind(StrEnum):
    """What a piece of text is to the reader."""

    HEADLINE = "headline"
    SAID = "said"
    CUE = "cue"
    """A direction, never said aloud."""
    ASK = "ask"
    BRIDGE = "bridge"
    """The transition to what comes next."""
    NOTE = "note"
    """Said by the program, for example that there is no script yet."""


class Piece(NamedTuple):
    """One paragraph of the text."""

    kind: PieceKind
    runs: markup.Runs


class Passage(NamedTuple):
    """A told frame with its text; ``number`` counts from 1."""

    frame: Frame
    number: int
    beat: str
    part: Part
    pieces: tuple[Piece, ...]


def prompt(story: NarrativeView, amount: Amount = Amount.FULL) -> tuple[Passage, ...]:
    """The told frames of a story in order, each with what is read while it is told."""
    made = []
    for number, frame in enumerate(story.frames, start=1):
        beat = story.beat(frame)
        pieces = tuple(_pieces(frame, amount))
        made.append(Passage(frame, number, beat.title, beat.part, pieces))
    return tuple(made)


def key_phrases(runs: markup.Runs) -> markup.Runs:
    """What to glance at of a paragraph: its bold words, else its first sentence."""
    bold = [run for run in runs if run.bold and run.text.strip()]
    if bold:
        found: list[markup.Run] = []
        for run in bold:
            found += [*([markup.Run(" · ")] if found else []), run]
        return tuple(found)
    words = markup.runs_text(runs).strip()
    return (markup.Run(_SENTENCE.split(words, maxsplit=1)[0]),) if words else ()


def block_lines(blocks: Iterable[markup.Block]) -> Iterator[markup.Runs]:
    """Blocks as paragraphs of runs, one for each line of a list, a table or a quote."""
    for block in blocks:
        match block:
            case markup.Paragraph(runs) | markup.Heading(_, runs) | markup.Cue(runs):
                yield runs
            case markup.CodeBlock(text):
                yield (markup.Run(text.rstrip("\n"), code=True),)
            case markup.Picture(_, alt):
                yield (markup.Run(alt, italic=True),)
            case markup.Quote(inner):
                yield from block_lines(inner)
            case markup.Listing(items, start):
                yield from _item_lines(items, start)
            case markup.Table(header, rows):
                for row in (header, *rows):
                    yield tuple(run for cell in row for run in (*cell, markup.Run("  ")))
            case markup.Rule():
                yield (markup.Run("—"),)


def _item_lines(items: Iterable[markup.Item], start: int | None) -> Iterator[markup.Runs]:
    for place, item in enumerate(items):
        mark = "• " if start is None else f"{start + place}. "
        for number, line in enumerate(block_lines(item.blocks)):
            yield (markup.Run("   " if number else mark), *line)


def _pieces(frame: Frame, amount: Amount) -> Iterator[Piece]:
    headline = frame.headline.strip() or "Frame without a headline"
    yield Piece(PieceKind.HEADLINE, (markup.Run(headline),))
    if amount is Amount.HEADLINE:
        return
    blocks = markup.parse_script(frame.script)
    if not blocks:
        yield Piece(PieceKind.NOTE, (markup.Run("No script yet. " + frame.key_message.strip()),))
    for block in blocks:
        if isinstance(block, markup.Cue):
            yield Piece(PieceKind.CUE, block.runs)
            continue
        for runs in block_lines((block,)):
            shown = key_phrases(runs) if amount is Amount.PHRASES else runs
            if markup.runs_text(shown).strip():
                yield Piece(PieceKind.SAID, shown)
    for kind, words in ((PieceKind.ASK, frame.checkpoint), (PieceKind.BRIDGE, frame.transition)):
        if words.strip():
            yield Piece(kind, (markup.Run(" ".join(words.split())),))
