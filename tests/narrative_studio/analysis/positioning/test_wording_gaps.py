"""Gentle checks of single wordings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.analysis.positioning.wording_gaps import (
    is_demographic,
    is_truism,
    is_vague,
    wording_gaps,
)
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.positioning import ElementKind
from tests.narrative_studio.analysis.told_story import Story


@pytest.mark.parametrize(
    "name",
    [
        "Easy to use",
        "easy-to-use",
        "User-friendly interface",
        "Powerful, flexible platform",
        "Best-in-class support",
        "The most intuitive design",
        "Next-generation technology",
        "All-in-one solution",
        "State of the art",
    ],
)
def test_praise_is_no_attribute(name: str) -> None:
    assert is_vague(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Genealogy from existing records",
        "Mock recall clock and evidence pack",
        "Works offline",
        "Seamless offline capture",
        "Easy export to CSV",
        "Support answers within 4 hours",
        "Design",
        "Software",
        "Faster than the binder",
        "使いやすい",
    ],
)
def test_a_fact_is_an_attribute(name: str) -> None:
    assert not is_vague(name)


@pytest.mark.parametrize(
    "text",
    [
        "Women of 25 to 34 years",
        "Aged 30 and more",
        "Millennials in cities",
        "Gen Z",
        "35-year-olds",
        "18-24 years old",
        "Household income above average",
        "Men",
    ],
)
def test_buyers_by_age_sex_or_income_are_a_demographic(text: str) -> None:
    assert is_demographic(text)


@pytest.mark.parametrize(
    "text",
    [
        "80 to 500 employees with a quality team of one to four.",
        "ERP older than eight years",
        "Women-owned bakeries that bake at night",
        "Answers to retailers with a clock",
        "Management of 20 to 30 plants",
    ],
)
def test_what_makes_them_care_is_none(text: str) -> None:
    assert not is_demographic(text)


@pytest.mark.parametrize(
    "text",
    [
        "The world is changing. Everybody feels it.",
        "Digital transformation",
        "AI is changing everything",
        "In a fast-paced market customers expect more",
        "Do more with less",
    ],
)
def test_what_everybody_says_is_a_truism(text: str) -> None:
    assert is_truism(text)


@pytest.mark.parametrize(
    "text",
    [
        "Retailers time their suppliers. More retailers write a time limit into contracts.",
        "Digital transformation cut audit notice from 14 days to 2.",
        "",
    ],
)
def test_a_fact_about_somebody_is_none(text: str) -> None:
    assert not is_truism(text)


def kinds(story: Story) -> list[tuple[GapKind, str]]:
    view = story.whole()
    return [
        (gap.kind, view.elements[gap.element_id].name)
        for gap in wording_gaps(view)
        if gap.element_id is not None
    ]


def test_each_is_asked_at_its_element(story: Story) -> None:
    story.element(ElementKind.ALTERNATIVE, "Binders", strength="")
    assert kinds(story) == [], "nothing is held against it yet"
    story.element(ElementKind.DIFFERENTIATOR, "Easy to use")
    story.element(ElementKind.CUSTOMER, "Blenders", statement="Men over all")
    story.element(ElementKind.TREND, "Change is the only constant")
    assert kinds(story) == [
        (GapKind.NO_STRENGTH, "Binders"),
        (GapKind.VAGUE, "Easy to use"),
        (GapKind.DEMOGRAPHIC, "Blenders"),
        (GapKind.TRUISM, "Change is the only constant"),
    ]


def test_words_of_another_language_are_left_alone(story: Story) -> None:
    story.element(ElementKind.DIFFERENTIATOR, "Modern")
    assert kinds(story) == [(GapKind.VAGUE, "Modern")]
    info = story.rows["project"]["project"]
    assert isinstance(info, ProjectInfo)
    story.rows["project"]["project"] = replace(info, language="de")
    assert kinds(story) == []
