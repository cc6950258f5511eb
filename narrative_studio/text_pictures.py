"""Pictures of the document that stand in a text: ``![what it shows](picture:ID)``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from narrative_studio.markup import Block, Blocks, Item, Listing, Picture, Quote
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

    A picture that is not held stays, as the words for it.
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


def _says(left: Item, item: Item) -> bool:
    """Whether an item still holds something, or held nothing from the beginning."""
    return bool(left.blocks) or not item.blocks


def _escaped(alt: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(alt.split()))
