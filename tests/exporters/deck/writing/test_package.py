"""The parts of a deck fit together, whatever is in it, and nothing personal is among them."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from exporters.deck.slides import Deck, Grid, Role, Section, Slide, SlidePicture, plain_run
from exporters.deck.template.reader import default_template
from exporters.deck.writing.writer import write_deck
from narrative_studio.markup import Alignment, parse

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
AHYP = "{http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def slides() -> tuple[Slide, ...]:
    row = (plain_run("a"), plain_run("b"))
    return (
        Slide(Role.TITLE, "First", layout="Title"),
        Slide(
            Role.TEXT,
            "Links",
            body=parse(
                "[web](https://example.org/?a=1&b=2) [mail](mailto:a@b.c) [jump](frame:F3) "
                "[again](frame:F3) [nowhere](frame:F9) "
                f"[long](https://example.org/{'x' * 3000})"
            ),
            notes=parse("Say [this](https://example.org) or go [on](frame:F3)"),
            picture=SlidePicture("a", "A"),
        ),
        Slide(Role.TEXT, "Long", body=parse("\n".join(f"- {'word ' * 30}" for _ in range(30)))),
        Slide(Role.TEXT, "Third", notes=parse("Words"), picture=SlidePicture("a", "A again")),
        Slide(Role.TEXT, "Hidden", is_hidden=True, picture=SlidePicture("b", "B")),
        Slide(Role.TEXT, "Table", grid=Grid(row, (row,), (Alignment.LEFT,) * 2)),
    )


@pytest.fixture
def deck(picture: Callable[..., bytes]) -> Deck:
    held = {"a": picture(20, 10), "b": picture(10, 20)}
    return Deck(
        "A deck",
        slides(),
        (Section("Setup", 3), Section("Follow-through", 3)),
        footer="Foot",
        made_on=date(2026, 4, 21),
        read_picture=held.get,
        anchors={"F3": 3},
    )


@pytest.fixture
def made(deck: Deck, tmp_path: Path) -> Path:
    target = tmp_path / "deck.pptx"
    write_deck(deck, default_template(), target)
    return target


def part(path: Path, name: str) -> Any:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def test_the_sdk_checks_find_no_error(made: Path) -> None:
    result = OpenXmlValidator().validate(made)
    assert result.errors == []


def test_slides_come_in_order_with_those_that_go_on(made: Path) -> None:
    opened = Presentation(str(made))
    titles = [slide.shapes.title.text_frame.text for slide in opened.slides]
    count = len(titles) - 5
    assert count > 1
    assert titles == [
        "First",
        "Links",
        "Long",
        *(f"Long ({number}/{count})" for number in range(2, count + 1)),
        "Third",
        "Hidden",
        "Table",
    ]


def test_content_types_stand_first_in_the_directory(made: Path) -> None:
    with zipfile.ZipFile(made) as package:
        names = package.namelist()
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))


def test_parts_carry_no_time_of_their_making(made: Path) -> None:
    with zipfile.ZipFile(made) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pictures_are_stored_once_and_not_compressed(made: Path) -> None:
    with zipfile.ZipFile(made) as package:
        media = [info for info in package.infolist() if "/media/" in info.filename]
    assert [info.filename for info in media] == ["ppt/media/picture1.png", "ppt/media/picture2.png"]
    assert {info.compress_type for info in media} == {zipfile.ZIP_STORED}


def test_links_lead_where_they_should(made: Path) -> None:
    rels = part(made, "ppt/slides/_rels/slide2.xml.rels")
    rows = [(r.get("Type").rsplit("/", 1)[1], r.get("Target"), r.get("TargetMode")) for r in rels]
    assert ("hyperlink", "https://example.org/?a=1&b=2", "External") in rows
    assert ("hyperlink", "mailto:a@b.c", "External") in rows
    assert rows.count(("slide", "slide4.xml", None)) == 0
    assert rows.count(("slide", "../slides/slide4.xml", None)) == 1
    assert len([row for row in rows if row[0] == "hyperlink"]) == 2
    slide = part(made, "ppt/slides/slide2.xml")
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    jumps = [link for link in slide.iter(f"{a}hlinkClick") if link.get("action")]
    assert len(jumps) == 2
    assert {link.get(f"{R}id") for link in slide.iter(f"{a}hlinkClick")} <= {
        row.get("Id") for row in rels
    }


def test_a_jump_finds_its_slide_behind_slides_that_go_on(made: Path) -> None:
    fourth = part(made, "ppt/slides/slide4.xml")
    assert "Third" in "".join(fourth.itertext())


def test_notes_hold_the_script_and_its_links(made: Path) -> None:
    opened = Presentation(str(made))
    notes = [s.notes_slide.notes_text_frame.text for s in opened.slides if s.has_notes_slide]
    assert notes == ["Say this or go on", "Words"]
    rels = part(made, "ppt/notesSlides/_rels/notesSlide2.xml.rels")
    kinds = sorted(r.get("Type").rsplit("/", 1)[1] for r in rels)
    assert kinds == ["hyperlink", "notesMaster", "slide", "slide"]


def test_sections_hold_every_slide_once(made: Path) -> None:
    root = part(made, "ppt/presentation.xml")
    sections = list(root.iter(f"{P14}section"))
    assert [section.get("name") for section in sections] == ["Setup", "Follow-through"]
    listed = [one.get("id") for one in root.iter(f"{P14}sldId")]
    p = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
    slide_ids = [one.get("id") for one in root.iter(f"{p}sldId")]
    assert listed == slide_ids
    counts = [len(list(section.iter(f"{P14}sldId"))) for section in sections]
    assert counts == [len(slide_ids) - 3, 3]
    assert all(re.fullmatch(r"\{[0-9A-F-]{36}\}", section.get("id")) for section in sections)


def test_masters_notes_and_slides_are_listed_in_the_order_of_the_schema(made: Path) -> None:
    root = part(made, "ppt/presentation.xml")
    tags = [etree.QName(child).localname for child in root]
    assert tags.index("sldMasterIdLst") < tags.index("notesMasterIdLst") < tags.index("sldIdLst")
    assert tags[-1] == "extLst"


def test_hidden_slides_and_numbers_are_written(made: Path) -> None:
    opened = Presentation(str(made))
    hidden = [slide._element.get("show") for slide in opened.slides]
    assert hidden.count("0") == 1
    app = part(made, "docProps/app.xml")
    assert {etree.QName(e).localname: e.text for e in app}["HiddenSlides"] == "1"
    numbers = [
        field.text
        for slide in opened.slides
        for field in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
        if field.getparent().tag.endswith("}fld")
    ]
    assert numbers == [str(n) for n in range(2, len(opened.slides) + 1)]


def test_a_deck_without_slides_is_still_a_deck(tmp_path: Path) -> None:
    target = tmp_path / "empty.pptx"
    write_deck(Deck("Empty", ()), default_template(), target)
    assert len(Presentation(str(target)).slides) == 0
    assert OpenXmlValidator().validate(target).errors == []


def test_without_sections_there_is_no_list_of_them(tmp_path: Path) -> None:
    target = tmp_path / "plain.pptx"
    write_deck(Deck("Plain", (Slide(Role.TITLE, "T"),)), default_template(), target)
    assert part(target, "ppt/presentation.xml").find(".//{*}sectionLst") is None


def test_hostile_words_do_not_break_the_file(tmp_path: Path) -> None:
    nasty = "\x00\x0b<a:t>&amp; ]]> \ud800 \uffff 🙂 \u202e"
    slide = Slide(
        Role.TEXT,
        nasty,
        beat=nasty,
        body=parse(f"- {nasty}\n\n`{nasty}`"),
        checkpoint=nasty,
        notes=parse(nasty),
    )
    deck = Deck(nasty, (slide,), (Section(nasty.replace("\x00", "").replace("\x0b", ""), 1),))
    deck = Deck(deck.title, deck.slides, (Section("S", 1),), footer=nasty, subject=nasty)
    target = tmp_path / "nasty.pptx"
    write_deck(deck, default_template(), target)
    opened = Presentation(str(target))
    assert "🙂" in opened.slides[0].shapes.title.text_frame.text
    assert OpenXmlValidator().validate(target).errors == []


def test_links_that_would_not_be_seen_are_told_to_look_like_the_text(
    deck: Deck, tmp_path: Path
) -> None:
    own = default_template()
    seen = re.compile(rb"<a:hlink>.*?</a:hlink>")
    white = b'<a:hlink><a:srgbClr val="FEFEFE"/></a:hlink>'
    parts = tuple(replace(part, blob=seen.sub(white, part.blob)) for part in own.parts)
    target = tmp_path / "deck.pptx"
    write_deck(deck, replace(own, parts=parts), target)
    links = list(part(target, "ppt/slides/slide2.xml").iter(f"{A}hlinkClick"))
    assert links
    assert all(len(link.findall(f".//{AHYP}hlinkClr[@val='tx']")) == 1 for link in links)
    assert not list(part(target, "ppt/notesSlides/notesSlide2.xml").iter(f"{AHYP}hlinkClr"))
    assert OpenXmlValidator().validate(target).errors == []


def test_links_that_are_seen_have_the_colour_of_the_theme(made: Path) -> None:
    assert not list(part(made, "ppt/slides/slide2.xml").iter(f"{AHYP}hlinkClr"))
