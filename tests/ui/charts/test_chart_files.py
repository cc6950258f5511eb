import csv
import io
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage

from build_spec.chart_samples import FILLED, dot_interval
from narrative_studio.errors import ExportFailed
from ui.charts.chart_files import (
    LEAST_WIDTH_PX,
    MARGIN_PX,
    copy_data,
    copy_picture,
    picture,
    save_chart,
)


def test_the_clipboard_takes_the_chart_as_a_picture_with_its_description() -> None:
    copy_picture(dot_interval(), 640)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.text() == dot_interval().described()


def test_the_clipboard_takes_the_data_for_spreadsheets_and_for_documents() -> None:
    copy_data(dot_interval())
    data = QGuiApplication.clipboard().mimeData()
    first, *rows = csv.reader(io.StringIO(data.text(), newline=""), delimiter="\t")
    assert first == list(dot_interval().table().headers)
    assert len(rows) == len(dot_interval().table().rows)
    assert "<td>Old pitch</td>" in data.html()


def test_a_picture_is_twice_as_fine_and_never_too_narrow_to_read() -> None:
    made = picture(dot_interval(), 100)
    assert made.width() == 2 * (LEAST_WIDTH_PX + 2 * MARGIN_PX)
    assert made.pixelColor(2, 2).name() == "#ffffff"


def test_png_svg_pdf_and_csv_are_written_by_the_ending_of_the_name(tmp_path: Path) -> None:
    chart = FILLED["confusion"]
    for suffix in ("png", "svg", "pdf", "CSV"):
        save_chart(chart, tmp_path / f"chart.{suffix}", 640)
    assert QImage(str(tmp_path / "chart.png")).width() == 2 * (640 + 2 * MARGIN_PX)
    root = etree.parse(tmp_path / "chart.svg").getroot()
    assert root.findtext("{http://www.w3.org/2000/svg}title") == chart.headline
    page = PdfReader(tmp_path / "chart.pdf").pages[0]
    assert float(page.mediabox.width) == pytest.approx(0.75 * (640 + 2 * MARGIN_PX), abs=1)
    assert "2 of 10" in " ".join(page.extract_text().split())
    written = (tmp_path / "chart.CSV").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfFrame,Headline,Version")


def test_a_name_that_says_no_kind_of_file_is_refused_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"chart\.bmp") as caught:
        save_chart(dot_interval(), tmp_path / "chart.bmp", 640)
    assert ".csv, .pdf, .png, .svg" in caught.value.hint
    assert list(tmp_path.iterdir()) == []
