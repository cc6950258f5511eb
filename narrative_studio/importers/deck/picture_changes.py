"""The pictures on the slides of a returned deck, held against those of their frames."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from narrative_studio.commands.adopting import ChangeKind, ReturnedChange
from narrative_studio.deck_fields import shown_alt
from narrative_studio.deck_marks import SlideMark, digest
from narrative_studio.importers.deck.picture_likeness import show_the_same
from narrative_studio.importers.deck.read_deck import Picture, ReadDeck, ReadSlide
from narrative_studio.importers.deck.storyboard import kept_pictures
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import ProjectView
from narrative_studio.text_pictures import picture_ids

_PICTURE_DIGITS: Final = 16


class PictureChanges:
    """Finds pictures that were replaced, removed or added; ``notes`` tell what cannot be shown."""

    def __init__(self, deck: ReadDeck, whole: ProjectView) -> None:
        self._deck = deck
        self._whole = whole
        self.notes: list[str] = []

    def changes(
        self, frame: Frame, mark: SlideMark, slides: Sequence[ReadSlide]
    ) -> Iterator[ReturnedChange]:
        """What is otherwise on the slides of one frame, ``mark`` being that of the first."""
        in_text = self._in_text(frame)
        pictures = [
            picture
            for slide in slides
            for picture in slide.pictures
            if not self._is_one_of(picture, in_text)
        ]
        same = self._same_picture(frame, mark, pictures)
        number = slides[0].number
        if same is not None:
            # It may stand in the text as well, small, where other words may tell of it.
            twins = [picture for picture in pictures if picture.part == same.part]
            largest = max(twins, key=lambda picture: picture.area)
            yield from self._alt(frame, mark, largest.alt, number)
            rest = [picture for picture in pictures if picture.part != same.part]
            yield from self._more(frame, kept_pictures(rest, self._deck.pictures), number)
            return
        yield from self._other(frame, mark, pictures, number)

    def _other(
        self, frame: Frame, mark: SlideMark, pictures: Sequence[Picture], number: int
    ) -> Iterator[ReturnedChange]:
        """The picture of the frame is gone, or another one is there; and what came beside it."""
        found = list(kept_pictures(pictures, self._deck.pictures))
        content, alt = found[0] if found else (None, "")
        if content is None and (not mark.picture or pictures):
            if pictures and mark.picture:
                self.notes.append(f"Slide {number}: its picture cannot be shown and is left out.")
            return
        present = self._whole.picture_bytes(frame.picture) if frame.picture else None
        yield from self._more(frame, found[1:], number)
        if content == present or (content and present and show_the_same(content, present)):
            return
        yield ReturnedChange(
            ChangeKind.PICTURE,
            frame.id,
            frame.headline,
            number,
            "picture",
            shown_alt(frame) if frame.picture else "",
            alt,
            is_conflict=(frame.picture or "")[:_PICTURE_DIGITS] != mark.picture,
            picture=content,
        )

    def _more(
        self, frame: Frame, found: Iterable[tuple[bytes, str]], number: int
    ) -> Iterator[ReturnedChange]:
        """Pictures that somebody put on the slide beside that of the frame."""
        more = tuple(found)
        if not more:
            return
        content, alt = more[0]
        yield ReturnedChange(
            ChangeKind.PICTURE,
            frame.id,
            frame.headline,
            number,
            "bullets",
            "",
            alt,
            picture=content,
            more=more,
        )

    def _in_text(self, frame: Frame) -> dict[str, bytes]:
        """The pictures that stand in the text of a frame, by their ids, but for its own."""
        return {
            picture: content
            for picture in picture_ids(frame.bullets)
            if picture != frame.picture
            and (content := self._whole.picture_bytes(picture)) is not None
        }

    def _is_one_of(self, picture: Picture, held: Mapping[str, bytes]) -> bool:
        """Whether a picture of the deck is one of those, be it packed anew."""
        content = self._deck.pictures.get(picture.part) if held else None
        if content is None:
            return False
        return hashlib.sha256(content).hexdigest() in held or any(
            show_the_same(content, own) for own in held.values()
        )

    def _same_picture(
        self, frame: Frame, mark: SlideMark, pictures: Sequence[Picture]
    ) -> Picture | None:
        """The picture of the slide that is the one which was exported."""
        if not mark.picture:
            return None
        for picture in pictures:
            content = self._deck.pictures.get(picture.part, b"")
            if hashlib.sha256(content).hexdigest().startswith(mark.picture):
                return picture
        present = self._whole.picture_bytes(frame.picture) if frame.picture else None
        if present is None or not (frame.picture or "").startswith(mark.picture):
            return None
        for picture in pictures:
            found = self._deck.pictures.get(picture.part)
            if found is not None and show_the_same(found, present):
                return picture
        return None

    def _alt(
        self, frame: Frame, mark: SlideMark, alt: str, number: int
    ) -> Iterator[ReturnedChange]:
        then, now = mark.fields.get("alt_text", ""), shown_alt(frame)
        if digest(alt) in (then, digest(now)) or not then:
            return
        yield ReturnedChange(
            ChangeKind.REWORDED,
            frame.id,
            frame.headline,
            number,
            "alt_text",
            now,
            alt,
            now if digest(now) == then else None,
            digest(now) != then,
        )
