"""Writes a paper as PDF, in the window or without any display."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from exporters.paper.model import Paper
from exporters.protocol import Progress, no_progress
from narrative_studio.errors import ExportFailed
from ui.pdf.compose import Composed, Sheet
from ui.pdf.headless import ready_for_fonts
from ui.pdf.look import DPI, UNITS_PER_PT
from ui.pdf.outline import About, with_outline

APPLICATION = "Narrative Studio"


def write_pdf(
    paper: Paper,
    file: BinaryIO,
    read_picture: Callable[[str], bytes | None],
    progress: Progress = no_progress,
) -> int:
    """Write a paper into an empty file and return the number of its pages.

    Raises:
        ExportFailed: Qt could not write it.
        Cancelled: the progress stopped the work.
    """
    ready_for_fonts()
    composed = Composed(paper, read_picture, progress)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _paint(composed, paper, buffer, progress)
    heights = [sheet.height / UNITS_PER_PT for sheet in composed.sheets]
    content = bytes(buffer.data().data())
    told = About(paper.language, paper.identity)
    file.write(with_outline(content, composed.outline, heights, told))
    return len(composed.sheets)


def _paint(composed: Composed, paper: Paper, buffer: QBuffer, progress: Progress) -> None:
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_1_6)
    writer.setResolution(DPI)
    writer.setTitle(f"{paper.kind}: {paper.title}")
    writer.setCreator(APPLICATION)
    writer.setPageLayout(_layout(composed.sheets[0]))
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportFailed(
            "The PDF could not be begun.", "Choose another kind of file, then export again."
        )
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, sheet in enumerate(composed.sheets):
            progress(number, len(composed.sheets), f"page {number + 1}")
            if number:
                writer.setPageLayout(_layout(sheet))
                writer.newPage()
            composed.paint(painter, number)
    finally:
        painter.end()


def _layout(sheet: Sheet) -> QPageLayout:
    size = QSizeF(sheet.width / UNITS_PER_PT, sheet.height / UNITS_PER_PT)
    # The size itself is turned, not the page: every reader then agrees which way is up.
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
