"""What the maker of a frame is told of its slide."""

from __future__ import annotations

import pytest

from exporters.deck.compose import compose
from exporters.deck.hints import SlideHint, slide_hints
from exporters.deck.placed import PlacedSlide, Remark
from exporters.deck.slides import Deck, Grid, Role, Slide, plain_run
from exporters.deck.template.reader import default_template
from exporters.deck.writing.media import PictureStore
from narrative_studio.markup import Alignment, parse


def placed(slide: Slide) -> tuple[PlacedSlide, ...]:
    return tuple(
        compose(Deck("D", (slide,)), default_template(), slide, PictureStore(lambda _key: None))
    )


def hints(slide: Slide, **known: bool) -> tuple[SlideHint, ...]:
    return slide_hints(placed(slide), written_as="bullets", **known)


def value(**cells: object) -> Slide:
    return Slide(Role.VALUE, layout="Differentiated value", **cells)  # type: ignore[arg-type]


def test_a_slide_on_which_all_stands_in_full_size_has_none() -> None:
    assert hints(value(title="Short", body=parse("- one\n- two"))) == ()
    assert slide_hints((), written_as="bullets") == ()


@pytest.mark.parametrize("layout", ["Differentiated value", ""])
def test_the_smallest_text_counts_and_the_headline_has_its_own_hint(layout: str) -> None:
    body = parse("\n".join(f"- {'word ' * 9}" for _ in range(8)))
    slide = Slide(Role.VALUE, "Short", layout=layout, body=body)
    (hint,) = hints(slide)
    scale = min(shape.fit.scale for shape in placed(slide)[0].shapes if hasattr(shape, "fit"))
    assert hint == SlideHint(f"Text set at {round(scale * 100)} % to fit", "Shorten the bullets")
    (hint,) = hints(value(title="A headline of many words " * 4, body=parse("- one")))
    assert hint.text.startswith("Headline set at ")
    assert hint.step == "Shorten the headline"


def test_a_headline_that_is_cut_is_said_before_what_follows_from_it() -> None:
    found = hints(value(title="A headline of many words " * 30, body=parse("- one")))
    assert (
        found[0].text == "The headline is too long for its place, so all of it stands in the text"
    )


def test_on_several_slides_words_are_counted_and_the_size_is_not_said() -> None:
    body = parse("\n".join(f"- {'word ' * 30}" for _ in range(20)))
    (hint,) = hints(Slide(Role.TEXT, "Long", body=body), is_out_of_design=True)
    assert hint.text.endswith("of 600 words")


def test_the_words_of_tables_count_too() -> None:
    rows = tuple((plain_run("one two"), plain_run("three")) for _ in range(40))
    grid = Grid((plain_run("A"), plain_run("B")), rows, (Alignment.LEFT,) * 2)
    (hint,) = hints(Slide(Role.TEXT, "Table", grid=grid))
    pages = len(placed(Slide(Role.TEXT, "Table", grid=grid)))
    assert hint.text.endswith(f"of {120 + 2 * pages} words")


def test_warnings_come_first_and_once_and_remarks_without_a_step_stay_in_the_report() -> None:
    (one,) = placed(value(title="A", body=parse("- one")))
    lost = Remark("picture could not be read", is_warning=True, step="Choose it again")
    quiet = Remark("picture has no alt text", is_warning=True)
    told = PlacedSlide(one.layout, one.title, one.shapes, remarks=(quiet, lost, lost))
    found = slide_hints((told,), written_as="bullets", is_out_of_design=True)
    assert found == (
        SlideHint("Picture could not be read", "Choose it again", is_warning=True),
        SlideHint(
            "More than the design of this beat holds, so it is running text", "Shorten the bullets"
        ),
    )
