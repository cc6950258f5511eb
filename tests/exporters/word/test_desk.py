"""What the writers of a body share: ids, links, bookmarks and pictures."""

from __future__ import annotations

from exporters.paper.model import Card, Cards, Headline, Tone
from tests.exporters.word.written import desk, paper_of

CARD = Card("frame:9", "Frame 1", Tone.SETUP, (), "h", None, "", "", ())
PAPER = paper_of(Headline(1, "Setup"), Headline(2, "Heat", anchor="frame:7"), Cards((CARD,), 1, 1))


def test_numbers_are_never_given_twice() -> None:
    one = desk()
    assert len({one.new_id() for _ in range(5)}) == 5


def test_links_lead_to_headings_cards_and_the_web() -> None:
    one = desk(PAPER)
    assert 'w:anchor="frame_1"' in one.link("frame:7")
    assert 'w:anchor="frame_2"' in one.link("frame:9")
    assert 'r:id="rId1"' in one.link("https://example.org")
    assert one.link("https://example.org") == one.link("https://example.org")


def test_links_that_lead_nowhere_are_none() -> None:
    one = desk(PAPER)
    assert one.link("frame:8") == ""
    assert one.link("javascript:alert(1)") == ""
    assert one.link("file:///etc/passwd") == ""
    assert one.link("https://example.org/" + "x" * 2048) == ""


def test_only_what_links_lead_to_has_a_bookmark() -> None:
    one = desk(PAPER)
    assert 'w:name="frame_1"' in one.bookmarked("frame:7", "<w:r/>")
    assert one.bookmarked("", "<w:r/>") == "<w:r/>"


def test_a_picture_that_is_missing_leaves_no_trace() -> None:
    one = desk()
    assert one.picture("gone", "alt", 40, 40) == ""
    assert 'descr="alt"' in one.picture("p", "alt", 40, 40)
