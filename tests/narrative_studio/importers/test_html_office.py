"""Lists and hidden things of Word and PowerPoint are known by their styles."""

from __future__ import annotations

import pytest

from narrative_studio.importers import html_office as office
from narrative_studio.importers.html_scan import Tag


def styled(style: str, name: str = "p", **attributes: str) -> Tag:
    return Tag(name, attributes={"style": style, **attributes})


def test_levels_come_from_the_list_and_margins_from_any_unit() -> None:
    assert office.list_level(styled("mso-list:l0 level3 lfo1")) == 3
    assert office.list_level(styled("mso-list:none")) == 0
    assert office.margin_pt(styled("margin-left:.5in")) == 36
    assert office.margin_pt(styled("margin:0cm 0cm 0cm 36.0pt")) == 36
    assert office.margin_pt(styled("margin:0")) == 0


def test_markers_are_known() -> None:
    assert office.is_marker(styled("mso-list:Ignore"))
    assert office.is_marker(styled("mso-special-format:bullet;font-family:Arial"))
    assert not office.is_marker(styled("color:red"))


@pytest.mark.parametrize(
    "tag",
    [
        styled("display:none"),
        styled("visibility: hidden"),
        styled("mso-hide:all"),
        styled("mso-element:comment-list"),
        Tag("span", attributes={"class": "msoDel"}),
        Tag("del", attributes={"cite": "mailto:x"}),
    ],
)
def test_hidden_things_are_known(tag: Tag) -> None:
    assert office.is_hidden(tag)


def test_a_deletion_that_is_shown_is_not_hidden() -> None:
    assert not office.is_hidden(Tag("del"))


def test_signs_before_items_are_known() -> None:
    assert office.sign_before("• One", is_list=False) == "• "
    assert office.sign_before("o One", is_list=False) == ""
    assert office.sign_before("o One", is_list=True) == "o "
    assert office.sign_before("One", is_list=True) == ""


@pytest.mark.parametrize(
    ("marker", "number"),
    [("1.", 1), ("12)", 12), ("a)", 0), ("(iv)", 0), ("·", None), ("o", None), ("-", None)],
)
def test_numbers_are_told_from_bullets(marker: str, number: int | None) -> None:
    assert office.number_of(marker) == number
