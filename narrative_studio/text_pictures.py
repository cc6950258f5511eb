"""Pictures of the document that stand in a text: ``![what it shows](picture:ID)``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from narrative_studio.markup import (
    Block,
    Blocks,
    Footnotes,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    runs_text,
)
from narrative_studio.model.ids import PictureId

_SCHEME: Final = "picture:"
_SOURCE: Final = re.compile(r"picture:([0-9a-f]{64})(?![0-9a-f])")
_SPECIAL: Final = re.compile(r"([\\\[\]])")


def picture_id(source: str) -> PictureId | None:
    """The picture that the source of a picture in Markdown names; None where it names none."""
    match = _SOURCE.fullmatch(source)
    return PictureId(match[1]) if match else None


def picture_ids(text: str) -> tuple[PictureId, ...]:
    """The pictures that a text names, each once, in their order."""
    if _SCHEME not in text:
        return ()
    return tuple(dict.fromkeys(PictureId(found) for found in _SOURCE.findall(text)))


def with_pictures(text: str, pictures: Iterable[tuple[PictureId, str]]) -> str:
    """A text with pictures after it; with each stands what it shows."""
    lines = [f"![{_escaped(alt)}]({_SCHEME}{picture})" for picture, alt in pictures]
    return "\n\n".join(part for part in (text.rstrip("\n"), *lines) if part)


def with_kept_pictures(
    text: str, pictures: Iterable[tuple[bytes, str]], keep: Callable[[bytes], PictureId]
) -> str:
    """A text with pictures after it, whose bytes are given to ``keep``.

    Raises:
        InvalidValue: what is kept of a picture may refuse it as too large.
    """
    return with_pictures(text, [(keep(content), alt) for content, alt in pictures])


def without_pictures(
    blocks: Blocks, is_held: Callable[[PictureId], bool]
) -> tuple[Blocks, tuple[Picture, ...]]:
    """Blocks without the pictures of the document in them, and these pictures in their order.

    A picture that is not held stays, as the words for it. One within a line leaves its words there;
    those in the cells of tables stay in them.
    """
    found: list[Picture] = []

    def rest(inside: Blocks) -> Blocks:
        return tuple(kept for block in inside if (kept := _kept(block)) is not None)

    def _kept(block: Block) -> Block | None:
        match block:
            case Picture(source):
                picture = picture_id(source)
                if picture is None or not is_held(picture):
                    return block
                found.append(block)
                return None
            case Paragraph(runs):
                found.extend(
                    Picture(run.picture, run.text)
                    for run in runs
                    if (picture := picture_id(run.picture)) is not None and is_held(picture)
                )
            case Quote(inner):
                kept = rest(inner)
                return Quote(kept) if kept else None
            case Listing(items):
                left = [replace(item, blocks=rest(item.blocks)) for item in items]
                shown = tuple(
                    one for one, item in zip(left, items, strict=True) if _says(one, item)
                )
                return replace(block, items=shown) if shown else None
        return block

    return rest(blocks), tuple(found)


def pictures_apart(blocks: Blocks, is_held: Callable[[PictureId], bool]) -> Blocks:
    """Blocks in which pictures within a line of text stand on lines of their own, below its words.

    Those that are not held stay the words for them. What stands in the cells of tables is left as
    it is, for :func:`cell_blocks`.
    """
    return tuple(made for block in blocks for made in _apart(block, is_held))


def cell_blocks(
    cell: Runs, is_held: Callable[[PictureId], bool]
) -> tuple[Paragraph | Picture, ...]:
    """What a cell of a table holds, one below the other: its words, and its pictures that are held.

    A cell without words and pictures is an empty paragraph.
    """
    made = [one for one in _apart(Paragraph(cell), is_held) if isinstance(one, Paragraph | Picture)]
    return tuple(made) or (Paragraph(()),)


def _apart(block: Block, is_held: Callable[[PictureId], bool]) -> Iterator[Block]:
    match block:
        case Paragraph(runs) if any(run.picture for run in runs):
            line: list[Run] = []
            for run in runs:
                picture = picture_id(run.picture)
                if picture is None or not is_held(picture):
                    line.append(run)
                    continue
                yield from _line(line)
                line = []
                yield Picture(run.picture, run.text)
            yield from _line(line)
        case Quote(inner):
            yield Quote(pictures_apart(inner, is_held))
        case Listing(items):
            made = (replace(item, blocks=pictures_apart(item.blocks, is_held)) for item in items)
            yield replace(block, items=tuple(made))
        case Footnotes(notes):
            said = (replace(note, blocks=pictures_apart(note.blocks, is_held)) for note in notes)
            yield Footnotes(tuple(said))
        case _:
            yield block


def _line(runs: list[Run]) -> Iterator[Block]:
    """What stands in a line before or after a picture, if it is words."""
    if runs_text(runs).strip():
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
        yield Paragraph(tuple(run for run in runs if run.text))


def _says(left: Item, item: Item) -> bool:
    """Whether an item still holds something, or held nothing from the beginning."""
    return bool(left.blocks) or not item.blocks


def _escaped(alt: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(alt.split()))
