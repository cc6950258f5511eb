"""The paragraphs of a slide that was read, as its marks count them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from narrative_studio.deck_marks import digest, look, plain_words, row_look
from narrative_studio.importers.deck.read_deck import (
    Block,
    Diagram,
    Para,
    Place,
    Sign,
    Table,
    Text,
)
from narrative_studio.importers.deck.slide_markdown import cell_runs
from narrative_studio.markup import Runs, runs_text
from narrative_studio.markup_lines import joined_cells


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One paragraph with words, or one row of a table.

    ``block`` counts the shapes of the slide, ``cells`` are those of a row. What all of it is by its
    level, bold or italic, the runs do not say.
    """

    runs: Runs
    digest: str
    look: str
    block: int = 0
    place: Place = Place.BODY
    sign: Sign = Sign.NONE
    level: int = 0
    number: int = 0
    cells: tuple[Runs, ...] = ()
    is_bold: bool = False
    is_italic: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return plain_words(runs_text(self.runs))


def slide_lines(blocks: Sequence[Block]) -> list[ReadLine]:
    """The paragraphs of the shapes of a slide, without what stands at its foot."""
    return [line for number, block in enumerate(blocks) for line in _block_lines(number, block)]


def note_lines(paras: Iterable[Para]) -> list[ReadLine]:
    """The paragraphs of notes."""
    return list(_lines(paras, 0, Place.BODY))


def _block_lines(number: int, block: Block) -> Iterator[ReadLine]:
    match block:
        case Text(place, paras) if place is not Place.FOOT:
            yield from _lines(paras, number, place)
        case Diagram(paras):
            yield from _lines(paras, number, Place.FREE)
        case Table(rows):
            for row in rows:
                cells = tuple(cell_runs(cell) for cell in row)
                runs = joined_cells(cells)
                if any(runs_text(cell).strip() for cell in cells):
                    yield ReadLine(
                        runs, digest(runs_text(runs)), row_look(cells), number, cells=cells
                    )
        case _:
            pass


def _lines(paras: Iterable[Para], number: int, place: Place) -> Iterator[ReadLine]:
    for para in paras:
        if plain_words(para.text):
            yield ReadLine(
                para.runs,
                digest(para.text),
                look(para.runs),
                number,
                place,
                para.sign,
                para.level,
                para.number,
                is_bold=para.is_bold,
                is_italic=para.is_italic,
            )
