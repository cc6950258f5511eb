"""Slides come in their order with their sections, from damaged lists too."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck import slide_list
from narrative_studio.importers.deck.package import open_package
from narrative_studio.importers.deck.parts import Parts
from narrative_studio.importers.deck.slide_list import SlidePlace, find_slides
from tests.decks import NS, P14

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def parts_of(path: Path, **parts: str) -> Parts:
    file = path / "deck.pptx"
    with zipfile.ZipFile(file, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return Parts(open_package(file))


def listed(*slides: str, more: str = "") -> dict[str, str]:
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(len(slides)))
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/slide" Target="{slide}"/>'
        for n, slide in enumerate(slides)
    )
    return {
        "ppt/presentation.xml": f"<p:presentation {NS}><p:sldIdLst>{ids}</p:sldIdLst>{more}"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"{HEAD}{rels}</Relationships>",
    }


def test_the_list_gives_the_order_and_the_sections(tmp_path: Path) -> None:
    sections = (
        f'<p14:sectionLst xmlns:p14="{P14}"><p14:section name=" One  two "><p14:sldIdLst>'
        '<p14:sldId id="256"/></p14:sldIdLst></p14:section><p14:section name="Two"><p14:sldIdLst>'
        '<p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst>'
    )
    made = listed("b.xml", "a.xml", "gone.xml", "a.xml", more=sections)
    parts = parts_of(tmp_path, **made, **{"ppt/a.xml": "", "ppt/b.xml": ""})
    main, places = find_slides(parts)
    assert main == "ppt/presentation.xml"
    assert places == [
        SlidePlace("ppt/b.xml", "256", "One two"),
        SlidePlace("ppt/a.xml", "257"),
        SlidePlace("", "258"),
        SlidePlace("ppt/a.xml", "259"),
    ]
    assert parts.notes == ["Slide 3 is listed, but not in the file."]


def test_a_slide_that_is_listed_over_and_over_is_read_so_often_only(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, **listed(*["a.xml"] * 25), **{"ppt/a.xml": ""})
    _main, places = find_slides(parts)
    assert len(places) == 20
    assert parts.notes[-1] == "Slide 25 is one that comes again and again; it is left out here."


@pytest.mark.parametrize("main", ["<broken", None, f'<p:presentation {NS}><p:sldId id="1"/>'])
def test_without_a_list_slides_come_in_the_order_of_their_names(
    tmp_path: Path, main: str | None
) -> None:
    more = {} if main is None else {"ppt/presentation.xml": main}
    if main and main.endswith("/>"):
        more["ppt/presentation.xml"] += "</p:presentation>"
    slides = {f"ppt/slides/slide{n}.xml": "<a/>" for n in (10, 9, 1)}
    parts = parts_of(tmp_path, **more, **slides, **{"ppt/slides/other.xml": "<a/>"})
    _main, places = find_slides(parts)
    assert [place.part[-7:-4] for place in places] == ["de1", "de9", "e10"]
    assert parts.notes[-1].startswith("The list of slides is damaged")


def test_a_deck_without_slides_is_one(tmp_path: Path) -> None:
    assert find_slides(parts_of(tmp_path, **listed()))[1] == []


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "is a Word document"),
        ("xl/workbook.xml", "is an Excel workbook"),
        ("content.xml", "is an OpenDocument file"),
        ("Index/Document.iwa", "is a Keynote, Pages or Numbers file"),
        ("ppt/presentation.xml", "is damaged"),
        ("readme.txt", "is a zip file, but no PowerPoint deck"),
    ],
)
def test_other_zip_files_are_told_what_they_are(tmp_path: Path, part: str, said: str) -> None:
    with pytest.raises(ImportFailed, match=said) as caught:
        find_slides(parts_of(tmp_path, **{part: "<"}))
    assert caught.value.hint


def test_far_too_many_slides_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slide_list, "MOST_SLIDES", 1)
    parts = parts_of(tmp_path, **listed("b.xml", "a.xml"), **{"ppt/a.xml": "", "ppt/b.xml": ""})
    with pytest.raises(ImportFailed, match="has 2 slides"):
        find_slides(parts)
