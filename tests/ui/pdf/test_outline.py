"""The outline, the language and the title are added to what Qt wrote."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from exporters.identity import Identity, read_identity
from tests.story import ident
from ui.pdf.compose import Entry
from ui.pdf.outline import About, with_outline

HEIGHTS = (842.0, 842.0, 842.0)


@pytest.fixture
def pdf(qtbot: QtBot) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number in range(3):
        if number:
            writer.newPage()
        painter.drawText(100, 100, f"page {number}")
    painter.end()
    return bytes(buffer.data().data())


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content), strict=True)


ENTRIES = (
    Entry(1, "Setup", 0, 100),
    Entry(2, "Frame 1: 熱 & (heat)", 0, 200),
    Entry(3, "Step", 1, 50),
    Entry(2, "Frame 2", 2, 60),
    Entry(1, "Follow-through", 2, 400),
)


def test_the_outline_is_nested_as_the_headings_are(pdf: bytes) -> None:
    made = read(with_outline(pdf, ENTRIES, HEIGHTS, About("en-GB")))

    def titles(items: object) -> list[object]:
        assert isinstance(items, list)
        return [titles(one) if isinstance(one, list) else one.title for one in items]

    assert titles(made.outline) == [
        "Setup", ["Frame 1: 熱 & (heat)", ["Step"], "Frame 2"], "Follow-through",
    ]  # fmt: skip
    last = made.outline[-1]
    assert made.get_destination_page_number(last) == 2  # type: ignore[arg-type]
    assert last.top == pytest.approx(842 - 400, abs=5)  # type: ignore[union-attr]


def test_a_reader_is_told_the_language_and_to_show_the_title(pdf: bytes) -> None:
    root = read(with_outline(pdf, ENTRIES, HEIGHTS, About("de-DE"))).trailer["/Root"]
    assert root["/Lang"] == "de-DE"  # type: ignore[index]
    assert root["/PageMode"] == "/UseOutlines"  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]


def test_what_is_no_language_is_not_told(pdf: bytes) -> None:
    root = read(with_outline(pdf, ENTRIES, HEIGHTS, About("en) /X ("))).trailer["/Root"]
    assert "/Lang" not in root  # type: ignore[operator]


def test_a_file_says_which_export_it_is_in_both_ways(pdf: bytes, tmp_path: Path) -> None:
    identity = Identity(ident(1), "script", "a" * 64, "2026-11-27")
    about = About("en", str(identity))
    path = tmp_path / "a.pdf"
    path.write_bytes(with_outline(pdf, ENTRIES, HEIGHTS, about))
    assert read_identity(path) == identity
    made = read(path.read_bytes())
    assert made.metadata is not None
    assert made.metadata.keywords == str(identity)
    assert made.metadata.producer
    assert made.xmp_metadata is not None
    assert made.xmp_metadata.pdf_keywords == str(identity)
    assert made.xmp_metadata.pdf_producer
    assert len(made.pages) == len(HEIGHTS)


def test_without_headings_there_is_no_outline(pdf: bytes) -> None:
    made = read(with_outline(pdf, (), HEIGHTS, About("en")))
    assert made.outline == []
    assert "/Outlines" not in made.trailer["/Root"]  # type: ignore[operator]
    assert [page.extract_text() for page in made.pages] == ["page 0", "page 1", "page 2"]


def test_what_was_there_stays_byte_for_byte(pdf: bytes) -> None:
    made = with_outline(pdf, ENTRIES, HEIGHTS, About("en"))[: len(pdf)]
    # Only what a shape of the font is read as: a space, not a tab.
    changed = {n for n, (one, other) in enumerate(zip(made, pdf, strict=True)) if one != other}
    assert 0 < len(changed) <= 2 * pdf.count(b"<0009>")


@pytest.mark.parametrize("spoilt", [b"", b"%PDF-1.6\nnothing", b"startxref\n3\n%%EOF"])
def test_a_file_that_is_built_otherwise_is_left_alone(spoilt: bytes) -> None:
    assert with_outline(spoilt, ENTRIES, HEIGHTS, About("en")) == spoilt


def test_a_file_with_other_pages_than_said_is_left_alone(pdf: bytes) -> None:
    assert with_outline(pdf, ENTRIES, HEIGHTS[:2], About("en")) == pdf
