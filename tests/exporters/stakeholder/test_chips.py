"""Chips lead to what is on the page and are plain words otherwise."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from exporters.stakeholder.chips import (
    chip_row,
    element_chip,
    element_words,
    frame_chip,
    proof_chip,
)
from exporters.stakeholder.gathered import Contents, gathered
from exporters.web.tags import Html
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind
from tests.story import ident, make_story


def test_a_chip_leads_to_what_is_on_the_page(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        view = story.view().narrative()
        shown = gathered(view, Contents())
        without = gathered(view, Contents(has_story=False))
        value = shown.whole.elements[ident(0x103)]
        assert 'href="#element-4"' in element_chip(shown, value)
        assert "Value theme: " in element_chip(shown, value, has_kind=True)
        assert 'href="#frame-2"' in frame_chip(shown, view.frames[1])
        assert frame_chip(without, view.frames[1]).startswith("<span")
        assert "href" not in proof_chip(shown, view.whole.proofs[ident(0x150)])


def test_no_chips_are_no_row() -> None:
    assert chip_row("Gives", []) is None
    assert chip_row("Gives", [Html("<a>x</a>")]) is not None


def test_an_element_without_a_name_is_called_something() -> None:
    bare = Element(ElementId("e"), kind=ElementKind.VALUE)
    assert element_words(bare) == "Without a name"
