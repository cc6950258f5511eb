"""What stands beside the story is reached and written by keys alone, and is seen while it is."""

from __future__ import annotations

from tests.ui.accessibility.typist import Typist


def test_the_headline_is_seen_after_the_end_of_the_inspector_was(typist: Typist) -> None:
    typist.press("Home", "Return")
    typist.tab_to("History")
    typist.press("Esc", "Right", "Return")
    assert typist.keyboard == "Headline"
    assert typist.focus.visibleRegion().boundingRect() == typist.focus.rect()
