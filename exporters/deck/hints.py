"""What the maker of a frame should know of its slide: text that had to shrink or to go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exporters.deck.painting.slide_painter import is_title, words_of
from exporters.deck.placed import PlacedSlide, TableShape, TextShape


@dataclass(frozen=True, slots=True)
class SlideHint:
    """What happened, and the step that mends it; a warning where something is lost or broken."""

    text: str
    step: str
    is_warning: bool = False


def slide_hints(
    placed: Sequence[PlacedSlide], *, written_as: str, is_out_of_design: bool = False
) -> tuple[SlideHint, ...]:
    """The hints on the slides of one frame, the gravest first.

    ``written_as`` is the field that their text comes from. ``is_out_of_design`` says that a layout
    made for them was there and did not hold them.
    """
    if not placed:
        return ()
    found = [
        SlideHint(_raised(remark.text), remark.step, remark.is_warning)
        for slide in placed
        for remark in slide.remarks
        if remark.is_warning and remark.step
    ]
    found += _on_headline(placed[0])
    shorten = f"Shorten the {written_as}"
    if len(placed) > 1:
        held, words = _words(placed[:1]), _words(placed)
        found.append(
            SlideHint(
                f"Goes on for {len(placed)} slides: the first holds {held} of {words} words",
                f"{shorten}, or make a second frame of the rest",
            )
        )
    elif is_out_of_design:
        found.append(
            SlideHint("More than the design of this beat holds, so it is running text", shorten)
        )
    scale = min((shape.fit.scale for shape in _bodies(placed)), default=1.0)
    if scale < 1 and len(placed) == 1:
        found.append(SlideHint(f"Text set at {round(scale * 100)} % to fit", shorten))
    return tuple(dict.fromkeys(found))


def _on_headline(first: PlacedSlide) -> Iterator[SlideHint]:
    shape = next((shape for shape in first.shapes if is_title(shape)), None)
    if not isinstance(shape, TextShape):
        return
    words = "".join(para.text for para in shape.paras)
    if words != first.title and words.endswith("…"):
        yield SlideHint(
            "The headline is too long for its place, so all of it stands in the text",
            "Shorten the headline",
        )
    elif shape.fit.scale < 1:
        percent = round(shape.fit.scale * 100)
        yield SlideHint(f"Headline set at {percent} % to fit", "Shorten the headline")


def _bodies(placed: Sequence[PlacedSlide]) -> Iterator[TextShape]:
    for slide in placed:
        for shape in slide.shapes:
            if isinstance(shape, TextShape) and not is_title(shape):
                yield shape


def _words(placed: Sequence[PlacedSlide]) -> int:
    """How many words stand below the titles."""
    return sum(
        len(line.split())
        for slide in placed
        for shape in slide.shapes
        if isinstance(shape, TextShape | TableShape) and not is_title(shape)
        for line in words_of(shape)
    )


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]
