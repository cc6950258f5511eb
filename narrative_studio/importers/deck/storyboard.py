"""Makes a storyboard of a deck from elsewhere: one frame for each slide, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

from narrative_studio.analysis.story.timing import spoken_ms
from narrative_studio.commands.pictures import clean_picture
from narrative_studio.commands.stories import NewFrame, NewStory
from narrative_studio.errors import ImportFailed, InvalidValue
from narrative_studio.importers.deck.note_marks import marked_numbers, parted_notes, with_notes
from narrative_studio.importers.deck.read_deck import Other, Picture, ReadDeck, ReadSlide
from narrative_studio.importers.deck.slide_markdown import (
    LinkTarget,
    blocks_markdown,
    feet_of,
    headline_of,
    paragraphs_markdown,
)
from narrative_studio.markup import word_count
from narrative_studio.model.ids import FrameId, new_id
from narrative_studio.model.storyboard import DEFAULT_PACE_WPM
from narrative_studio.model.template import Template, load_templates, template
from narrative_studio.pictures import has_camera_data, media_type

OWN_ORDER: Final = "blank"
"""The template of a story that has its own shape."""
FOOTER_FIELD: Final = "Slide footer"
"""The custom field that keeps what stood at the foot of each slide."""

_NO_TITLES: Final = ("powerpoint", "presentation", "présentation powerpoint", "präsentation")
_LEAST_AREA: Final = 1_250_000_000_000
"""What covers less than two hundredths of a usual slide, in square EMU, is an icon or a logo."""
_STEP_MS: Final = 15_000
_LEAST_MS: Final = 30_000


def storyboard_of(deck: ReadDeck, *, title: str = "") -> tuple[NewStory, tuple[str, ...]]:
    """A narrative to be made of a deck, and what had to be left out, in words.

    ``title`` is by default the deck's own, else the name of its file.
    """
    chosen, beats = _beats(deck.slides)
    own_ids = [FrameId(new_id()) for _slide in deck.slides]
    # A deck may show one slide several times: jumps lead to the first of them.
    ids = {
        slide.part: frame_id
        for slide, frame_id in zip(deck.slides[::-1], own_ids[::-1], strict=True)
    }
    pictures = _Pictures(deck)

    def target(part: str) -> str:
        return f"frame:{ids[part]}" if part in ids else ""

    each_ms = max(_LEAST_MS, _rounded(chosen.call_length_ms // max(1, len(deck.slides))))
    frames = tuple(
        frame_of(
            slide,
            frame_id,
            beat=beat,
            target=target,
            pictures=pictures.of(slide),
            planned_ms=each_ms,
        )
        for slide, frame_id, beat in zip(deck.slides, own_ids, beats, strict=True)
    )
    story = NewStory(deck.name, title or _title(deck), chosen.id, frames)
    return story, (*deck.notes, *pictures.notes)


def frame_of(
    slide: ReadSlide,
    frame_id: FrameId,
    *,
    beat: str,
    target: LinkTarget,
    pictures: Sequence[tuple[bytes, str]] = (),
    planned_ms: int = 0,
) -> NewFrame:
    """The frame that one slide becomes; ``pictures`` are bytes and alt texts, the main one first.

    ``planned_ms`` is taken where neither the notes nor the slide say how long it takes.
    """
    headline, rest = headline_of(slide.blocks)
    told, notes = parted_notes(slide.notes)
    marked = marked_numbers(rest)
    script = paragraphs_markdown(told, target)
    said_ms = spoken_ms(word_count(script), DEFAULT_PACE_WPM)
    own_ms = slide.advance_ms or (max(_LEAST_MS, _rounded(said_ms)) if said_ms else 0)
    feet = feet_of(slide.blocks)
    content, alt = pictures[0] if pictures else (None, "")
    return NewFrame(
        id=frame_id,
        beat=beat,
        headline=headline,
        bullets=with_notes(
            blocks_markdown(rest, target),
            [one for one in notes if one.runs[0].note in marked],
            target,
        ),
        script=with_notes(script, [one for one in notes if one.runs[0].note not in marked], target),
        visual="\n".join(_described(other) for other in slide.blocks if isinstance(other, Other)),
        picture=content,
        alt_text=alt,
        more=tuple(pictures[1:]),
        planned_ms=own_ms or planned_ms,
        is_backup=slide.is_hidden,
        zone=slide.section or "",
        extras=((FOOTER_FIELD, feet),) if feet else (),
        comments=tuple(
            f"{remark.author}: {remark.text}" if remark.author else remark.text
            for remark in slide.remarks
        ),
    )


class _Pictures:
    """The pictures of a deck as a document keeps them, each cleaned once."""

    def __init__(self, deck: ReadDeck) -> None:
        self._deck = deck
        self._clean: dict[str, bytes | None] = {}
        self.notes: list[str] = []

    def of(self, slide: ReadSlide) -> tuple[tuple[bytes, str], ...]:
        """The pictures of a slide that can be shown, the largest first; icons beside it are not."""
        shown: list[tuple[bytes, str]] = []
        left_out = 0
        for picture in largest_first(slide.pictures):
            content = self._content(picture.part, slide.number)
            if content is None:
                continue
            if shown and picture.area < _LEAST_AREA:
                left_out += 1
            else:
                shown.append((content, picture.alt))
        if left_out:
            what = "a small picture was" if left_out == 1 else f"{left_out} small pictures were"
            self.notes.append(f"Slide {slide.number}: {what} left out.")
        return tuple(shown)

    def _content(self, part: str, number: int) -> bytes | None:
        if part not in self._clean:
            self._clean[part] = None
            content = self._deck.pictures.get(part)
            if content is not None:
                try:
                    self._clean[part] = kept_picture(content, name=part.rpartition("/")[2])
                except ImportFailed as error:
                    self.notes.append(f"Slide {number}: {error.what}")
        return self._clean[part]


def largest_first(pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """Pictures by their area, each only once."""
    parts: dict[str, Picture] = {}
    for picture in sorted(pictures, key=lambda one: -one.area):
        parts.setdefault(picture.part, picture)
    return tuple(parts.values())


def kept_pictures(
    pictures: Iterable[Picture], contents: Mapping[str, bytes]
) -> Iterator[tuple[bytes, str]]:
    """Pictures that can be shown, as a document keeps them, with their alt texts, by their area."""
    for picture in largest_first(pictures):
        content = contents.get(picture.part)
        if content is not None:
            with suppress(ImportFailed):
                yield kept_picture(content, name=picture.part), picture.alt


def kept_picture(content: bytes, *, name: str) -> bytes:
    """A picture as a document keeps it: as it is, unless it is of another kind or from a camera.

    Raises:
        ImportFailed: it cannot be shown.
    """
    try:
        if media_type(content) is not None and not has_camera_data(content):
            return content
    except InvalidValue:
        pass
    return clean_picture(content, name=name)


def _title(deck: ReadDeck) -> str:
    """The title in the properties of the file, unless it is the one that programs put there."""
    is_said = deck.title and not deck.title.casefold().startswith(_NO_TITLES)
    return deck.title if is_said else deck.name.rpartition(".")[0] or deck.name


def _described(other: Other) -> str:
    what = other.what[:1].upper() + other.what[1:]
    return f"{what}: {other.name}" if other.name else what


def _rounded(duration_ms: int) -> int:
    return -(-duration_ms // _STEP_MS) * _STEP_MS


def _beats(slides: Sequence[ReadSlide]) -> tuple[Template, list[str]]:
    """The template whose beats the slides' layouts or sections are named after, and their beats.

    Frames stand in the order of the beats, so that only a template in whose order they stand is
    chosen; for any other deck it is the one with a single lane.
    """
    for one in load_templates():
        beats = _named_beats(slides, one)
        if beats is not None:
            return one, beats
    own = template(OWN_ORDER)
    return own, [own.beats[0].id] * len(slides)


def _named_beats(slides: Sequence[ReadSlide], one: Template) -> list[str] | None:
    places = {beat.title.casefold(): number for number, beat in enumerate(one.beats)}
    named = [_place(slide, places) for slide in slides]
    known = [number for number in named if number is not None]
    if len(set(known)) < 3 or len(known) * 2 < len(slides) or known != sorted(known):
        return None
    at = known[0]
    beats = []
    for number in named:
        at = at if number is None else number
        beats.append(str(one.beats[at].id))
    return beats


def _place(slide: ReadSlide, places: Mapping[str, int]) -> int | None:
    found = places.get(slide.layout.casefold())
    return places.get((slide.section or "").casefold()) if found is None else found
