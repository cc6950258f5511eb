"""Word files of other people, made for the tests of templates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.shared import Cm, Pt, RGBColor


def brand(path: Path, *, header: str = "ACME Corporation") -> Path:
    """A template without names: fonts, a coloured heading, margins, a head."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Garamond"
    document.styles["Normal"].font.size = Pt(13)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0, 0)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(4), Cm(3)
    if header:
        section.header.paragraphs[0].text = header
    document.add_paragraph("Old text of the template", style="List Number")
    document.core_properties.author = "Somebody Else"
    document.save(str(path))
    return path


def to_fill(path: Path, *paragraphs: str, rows: Sequence[Sequence[str]] = ()) -> Path:
    """A template with these paragraphs, and a table of these cells."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.core_properties.author = "Somebody Else"
    document.save(str(path))
    return path


def changed(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """The same file with other bytes in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w") as after:
        for one in before.infolist():
            content = before.read(one)
            after.writestr(
                one.filename, content.replace(old, new) if one.filename == name else content
            )
    path.write_bytes(out.getvalue())
    return path
