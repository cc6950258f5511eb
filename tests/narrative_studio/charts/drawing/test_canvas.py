from narrative_studio.charts.drawing.canvas import (
    Align,
    Area,
    Box,
    Drawing,
    Glyph,
    Ink,
    Place,
    Sign,
    Stroke,
    Target,
    Words,
)


def test_a_place_knows_its_edges_its_middle_and_what_is_inside() -> None:
    place = Place(10, 20, 30, 40)
    assert (place.right, place.bottom, place.middle) == (40, 60, (25, 40))
    assert place.holds(10, 20)
    assert not place.holds(40, 30)


def test_places_that_share_an_edge_do_not_meet() -> None:
    assert not Place(0, 0, 10, 10).meets(Place(10, 0, 10, 10))
    assert Place(0, 0, 10, 10).meets(Place(9, 9, 10, 10))


def test_mirroring_turns_every_shape_around() -> None:
    drawing = Drawing(
        100, 50,
        (
            Box(Place(0, 0, 10, 10), fill=Ink.BLUE),
            Words("one", Place(20, 0, 30, 16), align=Align.START),
            Words("two", Place(20, 0, 30, 16), align=Align.MIDDLE),
            Glyph(90, 5, 8, Sign.CIRCLE, Ink.BLUE),
            Stroke(((0, 0), (40, 10)), Ink.TEXT),
            Area(((0, 0), (10, 0), (10, 10)), Ink.BLUE),
        ),
        (Target("a", Place(0, 0, 10, 10), 0, 0, "A"),),
    )  # fmt: skip
    assert drawing.mirrored().shapes == (
        Box(Place(90, 0, 10, 10), fill=Ink.BLUE),
        Words("one", Place(50, 0, 30, 16), align=Align.END),
        Words("two", Place(50, 0, 30, 16), align=Align.MIDDLE),
        Glyph(10, 5, 8, Sign.CIRCLE, Ink.BLUE),
        Stroke(((100, 0), (60, 10)), Ink.TEXT),
        Area(((100, 0), (90, 0), (90, 10)), Ink.BLUE),
    )
    assert drawing.mirrored().targets[0].place.x == 90


def test_the_topmost_mark_is_found_at_a_point() -> None:
    low = Target("low", Place(0, 0, 20, 20), 0, 0, "Low", "More about low")
    top = Target("top", Place(10, 10, 20, 20), 0, 1, "Top")
    drawing = Drawing(100, 100, (), (low, top))
    assert drawing.at(12, 12) == 1
    assert drawing.at(2, 2) == 0
    assert drawing.at(90, 90) is None
    assert (low.words, top.words) == ("More about low", "Top")


def test_a_frame_moves_everything_and_makes_room_around_it() -> None:
    drawing = Drawing(
        10, 10,
        (
            Box(Place(0, 0, 5, 5)),
            Glyph(1, 1, 2, Sign.CIRCLE, Ink.BLUE),
            Stroke(((0, 0), (10, 10)), Ink.TEXT),
        ),
        (Target("a", Place(0, 0, 5, 5), 0, 0, "A"),),
    ).framed(8)  # fmt: skip
    assert (drawing.width, drawing.height) == (26, 26)
    assert drawing.shapes == (
        Box(Place(8, 8, 5, 5)),
        Glyph(9, 9, 2, Sign.CIRCLE, Ink.BLUE),
        Stroke(((8, 8), (18, 18)), Ink.TEXT),
    )
    assert drawing.targets[0].place == Place(8, 8, 5, 5)
