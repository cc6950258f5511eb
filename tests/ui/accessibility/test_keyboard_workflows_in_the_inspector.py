"""What stands beside the story is reached and written by keys alone, and is seen while it is."""

from __future__ import annotations

from tests.ui.accessibility.typist import Typist


def test_the_headline_is_seen_after_the_end_of_the_inspector_was(typist: Typist) -> None:
    typist.press("Home", "Return")
    typist.tab_to("History")
    typist.press("Esc", "Right", "Return")
    assert typist.keyboard == "Headline"
    assert typist.focus.visibleRegion().boundingRect() == typist.focus.rect()


def test_discovery_questions_are_gone_to_by_name_and_written(typist: Typist) -> None:
    typist.press("Home")
    typist.command("discovery questions")
    assert typist.keyboard == "Discovery questions, one in a line"
    typist.press("Ctrl+End", "Return")
    typist.type("Who would call you first?")
    typist.press("Esc")
    assert typist.keyboard == "Storyboard"
    questions = typist.view.tables["question"].of("frame", typist.frames[0].id)
    assert "Who would call you first?" in [one.text for one in questions]


def test_a_custom_field_is_defined_and_filled_in(typist: Typist) -> None:
    typist.press("Home")
    typist.command("custom fields")
    assert typist.keyboard == "Define fields"
    typist.press("Return")
    typist.type("Region")
    typist.press("Return", "Ctrl+Return")
    typist.command("custom fields")
    assert typist.keyboard == "Region"
    typist.type("Nordics")
    typist.press("Esc")
    assert [one.value for one in typist.view.tables["custom_value"].values()] == ["Nordics"]
