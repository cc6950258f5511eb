"""A page is one well-formed file that loads nothing and lets nothing in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree

from exporters.web.page import css_string, icon, margins, page, picture
from exporters.web.tags import tag
from narrative_studio import assets
from narrative_studio.model.ids import PictureId
from narrative_studio.project import Project
from tests.story import ident, make_story, png

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def made(*, has_fonts: bool = True, title: str = "T", language: str = "en-GB") -> str:
    return page(
        title=title,
        language=language,
        sheets=("script",),
        body=[tag("main", icon("star"), icon("unlink", word="suspect"))],
        icons=("star", "unlink", "star"),
        css=margins(size="A4", margin="1cm", left=title, right="v1"),
        has_fonts=has_fonts,
    )


def policy(html: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return found[1].replace("&#x27;", "'")


def test_the_policy_names_the_one_style_sheet() -> None:
    html = made()
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy(html).startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "unsafe" not in policy(html)
    assert " style=" not in html


def test_a_page_is_well_formed() -> None:
    root = etree.fromstring(made(title="a < b & \x0b c").encode())
    assert root.find(f"{XHTML}head/{XHTML}title").text == "a < b & \n c"


def test_colours_are_those_of_the_window() -> None:
    html = made()
    for name in ("light", "dark"):
        for colour in assets.palette(name).values():
            assert colour in html
    assert "@media screen and (prefers-color-scheme: dark)" in html


def test_every_colour_that_is_used_is_defined() -> None:
    roles = {role.replace("_", "-") for role in assets.palette("light")}
    for name in assets.listing("web"):
        used = set(re.findall(r"var\(--([\w-]+)\)", assets.read_text(f"web/{name}")))
        assert used <= roles, name


def test_fonts_can_be_left_out() -> None:
    assert made().count("@font-face") == 3
    assert "@font-face" not in made(has_fonts=False)
    assert len(made(has_fonts=False)) < 30_000


def test_an_icon_is_drawn_once_and_says_what_it_means() -> None:
    html = made()
    assert html.count('id="icon-star"') == 1
    assert '<svg class="icon" aria-hidden="true"><use href="#icon-star">' in html
    assert '<svg class="icon" role="img" aria-label="suspect">' in html


def test_an_icon_is_filled_or_drawn() -> None:
    html = page(title="", language="", sheets=(), body=[], icons=("star", "star-filled"))
    drawn, filled = re.findall(r"<symbol[^>]*><g ([^>]*)>", html)
    assert 'stroke="currentColor"' in drawn
    assert filled == 'fill="currentColor"'


def test_a_page_without_icons_has_no_drawing() -> None:
    assert "<svg" not in page(title="", language="", sheets=(), body=[])


@pytest.mark.parametrize(("language", "kept"), [("de", True), ("en-GB", True), ('x" y', False)])
def test_a_language_is_kept_when_it_is_one(language: str, kept: bool) -> None:
    assert (f'lang="{language}"' in made(language=language)) is kept


def test_a_picture_is_carried_inside_the_page(story: Project) -> None:
    view = story.view()
    shown = picture(view, view.frames[ident(0x211)].picture, 'A "scale"')
    data = base64.b64encode(png()).decode()
    assert shown == f'<img src="data:image/png;base64,{data}" alt="A &quot;scale&quot;" />'
    assert picture(view, PictureId("0" * 64), "") is None
    assert picture(view, None, "") is None


def test_text_in_a_margin_cannot_leave_its_string() -> None:
    assert css_string('a"}\n</style>é') == ('"a\\22 \\7d \\20 \\3c \\2f style\\3e \\e9 "')
