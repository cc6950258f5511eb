"""The parts of the page are told in words."""

from exporters.positioning.part import Part


def test_every_part_has_words_of_its_own() -> None:
    assert len({part.words for part in Part}) == len(Part)
