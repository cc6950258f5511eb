"""Placed slides are values that a preview can paint without opening a file."""

from exporters.deck.compose import compose
from exporters.deck.placed import FootShape, TextShape
from exporters.deck.slides import Deck, Role, Slide
from exporters.deck.template.reader import default_template
from exporters.deck.writing.media import PictureStore
from narrative_studio.markup import parse


def test_equal_slides_are_placed_equally() -> None:
    slide = Slide(Role.TEXT, "Title", body=parse("- a\n- b"))
    deck = Deck("D", (slide,), footer="Foot")
    first, second = (
        tuple(compose(deck, default_template(), slide, PictureStore(deck.read_picture)))
        for _ in range(2)
    )
    assert first == second
    assert hash(first[0].shapes[0]) == hash(second[0].shapes[0])
    kinds = [type(shape) for shape in first[0].shapes]
    assert kinds == [TextShape, TextShape, FootShape, FootShape]
