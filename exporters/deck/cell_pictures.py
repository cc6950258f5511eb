"""Pictures in the cells of a table: small, below the words of their cell.

A native table holds words alone, so that pictures lie over their cells, as shapes of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from exporters.deck.geometry import Rect, pt
from narrative_studio.markup import Alignment, Runs, runs_text
from narrative_studio.text_pictures import picture_id

_LINES_HIGH = 3.0
"""A picture in a cell is at most as high as so many times the size of the letters around it."""
_LARGEST_PIXEL_PT = 1.5
GAP_PT = 6.0
"""The room between pictures, and between them and the words of their cell."""
_SHARE_OF_ROOM = 0.3
"""A column does not ask for more of the width of its table on account of its pictures."""

SizeOf = Callable[[str], tuple[int, int] | None]
"""Gives the size of a picture in pixels by its key; None where it cannot be shown."""


def no_size(_key: str) -> tuple[int, int] | None:
    """No picture can be shown: all are the words for them."""
    return None


@dataclass(frozen=True, slots=True)
class CellPicture:
    """A picture of a cell that can be shown; its size is in pixels."""

    key: str
    alt: str
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class CellContent:
    """The words of a cell without those of its pictures, and these."""

    words: Runs
    pictures: tuple[CellPicture, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether anything is written in it."""
        return bool(runs_text(self.words).strip())


def cell_content(cell: Runs, size_of: SizeOf) -> CellContent:
    """Take the pictures that can be shown out of the runs of a cell."""
    if not any(run.picture for run in cell):
        return CellContent(cell)
    words, pictures = [], []
    for run in cell:
        key = picture_id(run.picture)
        size = size_of(key) if key else None
        if key is None or size is None:
            words.append(run)
        else:
            pictures.append(CellPicture(key, run.text, size))
    return CellContent(tuple(words), tuple(pictures))


def pictures_height_pt(
    pictures: Sequence[CellPicture], width_pt: float, size_pt: float, *, has_words: bool
) -> float:
    """How high the pictures of a cell stand, with the room between them and its words."""
    shown = _sizes_pt(pictures, width_pt, size_pt)
    return max((height for _, height in shown), default=0.0) + GAP_PT * has_words


def pictures_width_pt(pictures: Sequence[CellPicture], room_pt: float, size_pt: float) -> float:
    """How wide a column would have to be for pictures beside each other, within reason."""
    shown = _sizes_pt(pictures, room_pt * _SHARE_OF_ROOM, size_pt)
    return sum(width for width, _ in shown) + GAP_PT * max(0, len(shown) - 1)


def picture_places_in(
    pictures: Sequence[CellPicture], room: Rect, size_pt: float, alignment: Alignment
) -> Iterator[Rect]:
    """Where pictures stand side by side in the part of a cell that is theirs."""
    shown = [(pt(w), pt(h)) for w, h in _sizes_pt(pictures, room.cx / pt(1), size_pt)]
    gap = pt(GAP_PT)
    left = room.cx - sum(width for width, _ in shown) - gap * (len(shown) - 1)
    shares = {Alignment.LEFT: 0.0, Alignment.CENTER: 0.5, Alignment.RIGHT: 1.0}
    x = room.x + round(max(0, left) * shares[alignment])
    for width, height in shown:
        yield Rect(x, room.y, width, height)
        x += width + gap


def _sizes_pt(
    pictures: Sequence[CellPicture], width_pt: float, size_pt: float
) -> list[tuple[float, float]]:
    """The widths and heights of pictures that share a width, none blown up."""
    each = (width_pt - GAP_PT * (len(pictures) - 1)) / max(1, len(pictures))
    return [
        (one.size[0] * scale, one.size[1] * scale)
        for one in pictures
        for scale in [
            min(
                max(1.0, each) / one.size[0],
                size_pt * _LINES_HIGH / one.size[1],
                _LARGEST_PIXEL_PT,
            )
        ]
    ]
