"""The file says what it is and nothing about a person."""

from datetime import date

from exporters.deck.slides import Deck
from exporters.deck.writing.properties_xml import app_properties, core_properties


def test_title_subject_language_and_day_are_there() -> None:
    deck = Deck("A & B", (), subject="Lotwarden", language="de-DE", made_on=date(2026, 4, 21))
    xml = core_properties(deck)
    assert "<dc:title>A &amp; B</dc:title>" in xml
    assert "<dc:subject>Lotwarden</dc:subject>" in xml
    assert "<dc:language>de-DE</dc:language>" in xml
    assert xml.count("2026-04-21T00:00:00Z") == 2
    assert "lastModifiedBy" not in xml


def test_an_empty_subject_is_left_out() -> None:
    assert "subject" not in core_properties(Deck("A", ()))


def test_slides_notes_and_hidden_ones_are_counted() -> None:
    xml = app_properties(13, 12, 1)
    assert "<Slides>13</Slides><Notes>12</Notes><HiddenSlides>1</HiddenSlides>" in xml
    assert "<Application>Narrative Studio</Application>" in xml
