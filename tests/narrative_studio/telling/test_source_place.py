"""The place in Markdown that somebody points at in the words it shows."""

from __future__ import annotations

import pytest

from narrative_studio.markup import parse_script, plain_text
from narrative_studio.telling.source_place import phrase_place, source_place


@pytest.mark.parametrize(
    ("source", "shown", "rest"),
    [
        ("Plain words here.", "", "Plain words here."),
        ("Plain words here.", "Plain ", "words here."),
        ("Plain words here.", "Plain wo", "rds here."),
        ("You **weigh each** log", "You wei", "gh each** log"),
        ("You **weigh** each log", "You weigh ", "each log"),
        ("See [the list](https://example.org/the/next) next", "See the list n", "ext"),
        ("See [the list][n] next", "See the list n", "ext"),
        ("One\n\n> Click here\n\nTwo", "One\nClick", " here\n\nTwo"),
        ("One\n\n> Click here\n\nTwo", "One\nClick here\nT", "wo"),
        ("One\n\n> Click here\n\nTwo", "One\n", "Click here\n\nTwo"),
        ("One\n\n> Click here\n\nTwo", "One\nClick here\n", "Two"),
        ("- first\n- second", "• first\n• s", "econd"),
        ("1. first\n2. second", "1. first\n2. s", "econd"),
        ("Fish &amp; chips apart", "Fish & chips a", "part"),
        ("Fish & chips", "Fish & c", "hips"),
        (r"Two \* three four", "Two * th", "ree four"),
        ("`code` and **bold**.", "code and bold", "**."),
        ("日本語の**台本**です", "日本語の台", "本**です"),
        ("A 😀 smile", "A 😀 s", "mile"),
        ("short", "zzz", "short"),
    ],
)
def test_marks_are_passed_over(source: str, shown: str, rest: str) -> None:
    assert source[source_place(source, shown) :] == rest


def test_every_point_of_a_script_leads_to_its_letter() -> None:
    source = (
        "You **weigh each log** by *hand*. That takes `long`.\n\n> Click: show the oven\n\n"
        "Nobody [knows](https://example.org) the hour, ~~ever~~ twice."
    )
    shown = plain_text(parse_script(source))
    for end in range(1, len(shown) + 1):
        if not shown[end - 1].isspace():
            assert source[source_place(source, shown[:end]) - 1] == shown[end - 1]


@pytest.mark.parametrize(
    ("phrases", "rest"),
    [
        ([], "One **two three** four. Five *six* seven."),
        (["two th"], "ree** four. Five *six* seven."),
        (["two three", "Five six"], "* seven."),
        (["two three · Five s"], "ix* seven."),
        (["unknown"], "One **two three** four. Five *six* seven."),
    ],
)
def test_phrases_are_found_one_after_the_other(phrases: list[str], rest: str) -> None:
    source = "One **two three** four. Five *six* seven."
    assert source[phrase_place(source, phrases) :] == rest
