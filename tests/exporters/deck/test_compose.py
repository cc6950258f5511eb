"""A slide takes the design of its role when it suits, and running text otherwise."""

from exporters.deck.compose import compose
from exporters.deck.placed import PlacedSlide
from exporters.deck.slides import Deck, Entry, Role, Slide, plain_run
from exporters.deck.slots import LayoutName
from exporters.deck.template.reader import default_template
from exporters.deck.writing.media import PictureStore
from narrative_studio.markup import parse


def placed(slide: Slide) -> list[PlacedSlide]:
    deck = Deck("D", (slide,))
    return list(compose(deck, default_template(), slide, PictureStore(deck.read_picture)))


def entries(count: int, words: int = 2) -> tuple[Entry, ...]:
    return tuple(Entry(plain_run(f"{number} " + "word " * words)) for number in range(count))


def test_what_suits_its_design_is_set_in_it() -> None:
    (one,) = placed(Slide(Role.CRITERIA, "Three", layout="Perfect world", entries=entries(3)))
    assert one.layout.name == "Perfect world"


def test_more_than_the_design_holds_becomes_text() -> None:
    (one,) = placed(Slide(Role.CRITERIA, "Five", layout="Perfect world", entries=entries(5)))
    assert one.layout.name == LayoutName.CONTINUATION


def test_text_too_long_for_its_boxes_becomes_text() -> None:
    made = placed(Slide(Role.COLUMNS, "Two", layout="Objections", entries=entries(2, 400)))
    assert {slide.layout.name for slide in made} == {LayoutName.CONTINUATION}
    assert [slide.page for slide in made] == list(range(1, len(made) + 1))


def test_an_overlong_headline_becomes_text_and_is_kept_whole() -> None:
    title = "A headline " * 60
    made = placed(Slide(Role.STATEMENT, title.strip(), layout="Insight", body=parse("- a")))
    texts = [para.text for shape in made[0].shapes for para in getattr(shape, "paras", ())]
    assert texts[0].endswith("…")
    assert title.strip() in texts


def test_notes_stand_with_the_first_slide_only() -> None:
    body = parse("\n".join(f"- {'word ' * 30}" for _ in range(20)))
    made = placed(Slide(Role.TEXT, "Long", body=body, notes=parse("Say it")))
    assert len(made) > 1
    assert [bool(slide.notes) for slide in made] == [True] + [False] * (len(made) - 1)
