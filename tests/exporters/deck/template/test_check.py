"""A template is looked through before somebody relies on it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Cm

from exporters.deck.template.check import TemplateReport, check_template
from exporters.protocol import Level
from narrative_studio.errors import ExportFailed

Make = Callable[..., TemplateReport]


@pytest.fixture
def checked(tmp_path: Path) -> Make:
    """Looks through python-pptx's own template after its parts were changed."""

    def check(
        change: Callable[[str, str], str] = lambda name, xml: xml,
        *,
        size_cm: tuple[float, float] = (25.4, 19.05),
        slides: int = 0,
        keep: Callable[[str], bool] = lambda name: True,
    ) -> TemplateReport:
        deck = Presentation()
        deck.slide_width, deck.slide_height = Cm(size_cm[0]), Cm(size_cm[1])
        for _ in range(slides):
            deck.slides.add_slide(deck.slide_layouts[1])
        for layout in list(deck.slide_layouts):
            if not slides and not keep(layout.name):
                deck.slide_layouts.remove(layout)
        raw = io.BytesIO()
        deck.save(raw)
        path = tmp_path / "acme.pptx"
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                if "slideLayout" in name and name.endswith(".xml"):
                    content = change(name, content.decode()).encode()
                new.writestr(name, content)
        return check_template(path)

    return check


def said(report: TemplateReport, level: Level) -> str:
    return "\n".join(entry.text for entry in report.entries if entry.level is level)


def test_a_usual_template_has_a_layout_for_every_use(checked: Make) -> None:
    report = checked()
    assert report.name == "acme.pptx"
    assert report.warnings == ()
    assert "25.4 × 19.1 cm, 4:3" in said(report, Level.DONE)
    assert "The first slide uses “Title Slide”" in said(report, Level.DONE)
    assert "Slides of text use “Title and Content”" in said(report, Level.DONE)
    assert "Slides with a picture use “Two Content”" in said(report, Level.DONE)


@pytest.mark.parametrize(
    ("size", "words"),
    [((33.867, 19.05), "33.9 × 19.1 cm, 16:9"), ((21.0, 29.7), "21.0 × 29.7 cm")],
)
def test_the_size_is_said_as_people_know_it(
    checked: Make, size: tuple[float, float], words: str
) -> None:
    done = said(checked(size_cm=size), Level.DONE)
    assert re.search(rf"{re.escape(words)}$", done, re.MULTILINE)


def test_text_and_picture_may_have_to_share_a_place(checked: Make) -> None:
    report = checked(keep=lambda name: name in ("Title Slide", "Title and Content"))
    assert report.warnings == ()
    assert "share the place for text of “Title and Content”" in said(report, Level.INFO)


def test_a_template_without_a_place_for_text_is_warned_of(checked: Make) -> None:
    warned = said(checked(keep=lambda name: name in ("Title Only", "Blank")), Level.WARNING)
    assert "No layout has a place for text" in warned
    assert "No layout has a place for a picture" in warned
    assert "title" not in warned.replace("Title", "")


def test_a_template_without_titles_is_warned_of(checked: Make) -> None:
    def untitled(name: str, xml: str) -> str:
        return re.sub(r'<p:ph type="(title|ctrTitle)"/>', '<p:ph type="body" idx="90"/>', xml)

    warned = said(checked(untitled), Level.WARNING)
    assert "No layout has a title" in warned


def test_a_poor_place_is_named(checked: Make) -> None:
    report = checked(keep=lambda name: name == "Picture with Caption")
    assert "Slides of text have only “Picture with Caption”" in said(report, Level.WARNING)


def test_missing_feet_and_upright_text_are_told(checked: Make) -> None:
    def footless(name: str, xml: str) -> str:
        return re.sub(r'<p:ph type="(sldNum|ftr)"[^>]*/>', '<p:ph type="dt" idx="97"/>', xml)

    told = said(checked(footless), Level.INFO)
    assert "no place for slide numbers" in told
    assert "no place for a footer" in told
    assert "2 layouts with upright text will not be used" in told


def test_unknown_fonts_are_told(checked: Make) -> None:
    def fonted(name: str, xml: str) -> str:
        return xml.replace(
            "<a:lstStyle/>",
            '<a:lstStyle><a:lvl1pPr><a:defRPr><a:latin typeface="Acme Sans"/></a:defRPr>'
            "</a:lvl1pPr></a:lstStyle>",
        )

    assert "The widths of Acme Sans are not known" in said(checked(fonted), Level.INFO)


@pytest.mark.parametrize(("slides", "words"), [(1, "own slide will"), (3, "own 3 slides will")])
def test_the_slides_of_the_template_stay_behind(checked: Make, slides: int, words: str) -> None:
    assert words in said(checked(slides=slides), Level.INFO)


def test_what_is_no_template_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.potx"
    path.write_text("Not a presentation.")
    with pytest.raises(ExportFailed, match="is no PowerPoint file"):
        check_template(path)


def moved(where: str) -> Callable[[str, str], str]:
    """Puts the titles of all layouts somewhere: ``x y cx cy`` in EMU."""
    x, y, cx, cy = where.split()
    place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'

    def change(_name: str, xml: str) -> str:
        head, title, rest = xml.partition('<p:ph type="title"/>')
        if not title:
            return xml
        own, end, rest = rest.partition("</p:sp>")
        own = re.sub(
            r"<p:spPr/>|<p:spPr>.*?</p:spPr>", f"<p:spPr>{place}</p:spPr>", own, flags=re.DOTALL
        )
        return head + title + own + end + rest

    return change


def test_a_title_over_the_places_of_its_layout_is_said(checked: Make) -> None:
    report = checked(moved("457200 274638 8229600 3000000"))
    assert "lies over its place for text or a picture" in said(report, Level.WARNING)
    assert "lies over" not in said(checked(), Level.WARNING)


def test_a_title_beside_the_slide_is_said(checked: Make) -> None:
    report = checked(moved("457200 -2000000 8229600 1143000"))
    assert "is not on the slide" in said(report, Level.WARNING)
