"""Tables can be read and drawings be seen on whatever ground a template has."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from exporters.deck.seen import GRID_STYLE, MEDIUM_STYLE, is_lost, quiet_ink, table_style
from exporters.deck.template.colours import BLACK, WHITE, Colour, ColourScheme

NIGHT = Colour(16, 24, 32)


def drawn(ink: str, *, ground: tuple[int, int, int, int] = (255, 255, 255, 0)) -> bytes:
    image = Image.new("RGBA", (200, 100), ground)
    ImageDraw.Draw(image).rectangle((20, 20, 180, 80), outline=ink, width=8)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_dark_lines_without_a_ground_are_lost_on_a_dark_slide() -> None:
    assert is_lost(drawn("#111111"), NIGHT)
    assert not is_lost(drawn("#F0F0F0"), NIGHT)
    assert not is_lost(drawn("#111111"), WHITE)


def test_a_picture_with_a_ground_of_its_own_is_left_alone() -> None:
    assert not is_lost(drawn("#111111", ground=(30, 30, 30, 255)), NIGHT)
    flat = io.BytesIO()
    Image.new("RGB", (20, 20), "#111111").save(flat, "PNG")
    assert not is_lost(flat.getvalue(), NIGHT)


def test_what_is_no_picture_is_not_looked_at() -> None:
    assert not is_lost(b"", NIGHT)
    assert not is_lost(drawn("#111111")[:40], NIGHT)


def test_the_usual_style_of_tables_is_left_where_its_words_go_under() -> None:
    blue = Colour(79, 129, 189)
    light = ColourScheme({"dk1": BLACK, "accent1": blue})
    turned = ColourScheme({"dk1": Colour(244, 244, 240), "accent1": blue})
    assert table_style(MEDIUM_STYLE, light) == MEDIUM_STYLE
    assert table_style(MEDIUM_STYLE.lower(), turned) == GRID_STYLE
    assert table_style("{OWN}", turned) == "{OWN}"


def test_one_dark_line_among_light_ones_is_missed_on_a_dark_slide() -> None:
    image = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    paint = ImageDraw.Draw(image)
    for row in range(12):
        paint.rectangle((4, row * 5, 56, row * 5 + 2), fill="#111111" if row == 6 else "#F0F0F0")
    made = io.BytesIO()
    image.save(made, "PNG")
    assert is_lost(made.getvalue(), NIGHT)


def test_lesser_words_have_the_second_colour_of_text_where_it_can_be_read() -> None:
    scheme = ColourScheme({"tx2": Colour(31, 73, 125), "tx1": BLACK})
    assert quiet_ink(scheme, WHITE) == "tx2"
    assert quiet_ink(scheme, NIGHT) == "tx1"
