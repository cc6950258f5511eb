"""The theme holds the fonts, six accents and the table styles of the studio."""

from lxml import etree

from build_spec.deck.theme import COLOURS, MAIN, TABLE_STYLES, table_styles, theme
from narrative_studio import assets

A = f"{{{MAIN}}}"


def test_fonts_and_accents_are_set() -> None:
    root = etree.fromstring(theme("T"))
    fonts = [e.get("typeface") for e in root.iter(f"{A}latin")]
    assert fonts == ["Georgia", "Calibri"]
    assert [root.find(f".//{A}accent{n}") is not None for n in range(1, 7)] == [True] * 6
    assert len({COLOURS[f"accent{n}"] for n in range(1, 7)}) == 6


def test_the_deck_has_the_colours_of_the_window() -> None:
    light = {role: value.lstrip("#") for role, value in assets.palette("light").items()}
    assert COLOURS["accent1"] == light["follow"]
    assert COLOURS["accent2"] == light["setup"]
    assert COLOURS["dk1"] == light["text"]
    assert COLOURS["dk2"] == light["text2"]


def test_there_is_a_table_style_for_each_part_of_the_story() -> None:
    root = etree.fromstring(table_styles())
    styles = {style.get("styleId"): style.get("styleName") for style in root}
    assert styles == {guid: f"Narrative Studio, {accent}" for accent, guid in TABLE_STYLES.items()}
    assert root.get("def") in styles
