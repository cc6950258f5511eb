"""Drawings become pictures that also hold the drawing, and leave in both forms."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from pytestqt.qtbot import QtBot

from exporters.deck.slides import Deck, Role, Slide, SlidePicture
from exporters.deck.template.reader import default_template
from exporters.deck.writing.writer import write_deck
from narrative_studio.commands.pictures import read_picture
from narrative_studio.errors import ImportFailed
from narrative_studio.pictures import drawing_in, has_notes, with_drawing
from ui.drawing_painting import painted_drawing

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="alert(1)">'
    b'<rect width="20" height="20" fill="#ff0000"/></svg>'
)


@pytest.fixture
def made(tmp_path: Path, qtbot: QtBot) -> bytes:
    path = tmp_path / "chart.svg"
    path.write_bytes(SVG)
    return read_picture(path, painted_drawing)


def test_a_drawing_is_painted_large_and_kept_beside(made: bytes) -> None:
    with Image.open(io.BytesIO(made)) as picture:
        picture.verify()
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.size == (1600, 800)
        assert picture.getpixel((400, 400)) == (255, 0, 0, 255)
        assert picture.getpixel((1200, 400)) == (0, 0, 0, 0)
    drawing = drawing_in(made)
    assert drawing is not None
    assert b"<rect" in drawing
    assert b"alert" not in drawing
    assert not has_notes(made)


def test_a_deck_shows_the_drawing_where_the_program_can(made: bytes, tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    slides = tuple(Slide(Role.TEXT, "T", picture=SlidePicture("a", "A chart")) for _ in range(2))
    write_deck(Deck("D", slides, read_picture=lambda _key: made), default_template(), target)
    with zipfile.ZipFile(target) as deck:
        media = [name for name in deck.namelist() if name.startswith("ppt/media/picture")]
        assert sorted(media) == ["ppt/media/picture1.png", "ppt/media/picture1.svg"]
        assert deck.read("ppt/media/picture1.svg") == drawing_in(made)
        for number in (1, 2):
            slide = deck.read(f"ppt/slides/slide{number}.xml").decode()
            relations = deck.read(f"ppt/slides/_rels/slide{number}.xml.rels").decode()
            assert "asvg:svgBlip" in slide
            assert "picture1.svg" in relations
        assert b'Extension="svg" ContentType="image/svg+xml"' in deck.read("[Content_Types].xml")
    assert OpenXmlValidator().validate(target).errors == []


def test_a_drawing_of_a_stranger_is_cleaned_before_it_leaves(made: bytes, tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    slide = Slide(Role.TEXT, "T", picture=SlidePicture("a", "A chart"))
    for drawing, is_there in ((SVG, True), (b"<html/>", False)):
        harmful = with_drawing(made, drawing)
        deck = Deck("D", (slide,), read_picture=lambda _key, png=harmful: png)  # type: ignore[misc]
        write_deck(deck, default_template(), target)
        with zipfile.ZipFile(target) as file:
            assert ("ppt/media/picture1.svg" in file.namelist()) is is_there
            if is_there:
                assert b"alert" not in file.read("ppt/media/picture1.svg")


@pytest.mark.parametrize("end", [38, 41, 60])
def test_a_damaged_drawing_is_none(made: bytes, end: int) -> None:
    assert drawing_in(made[:end]) is None
    assert drawing_in(made[:45] + b"damaged" + made[52:]) is None


def test_what_is_no_drawing_says_so(tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    path.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    with pytest.raises(ImportFailed, match=r"chart\.svg"):
        read_picture(path, painted_drawing)
    with pytest.raises(ImportFailed):
        read_picture(path)


def test_what_qt_cannot_draw_says_so(qtbot: QtBot) -> None:
    with pytest.raises(ImportFailed):
        painted_drawing(b"<no", 10, 10)
