"""A file that cannot be a template is refused in plain words; nothing of it is run."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from pptx import Presentation

from exporters.word.template_file import read_word_file
from narrative_studio.errors import ExportFailed
from tests.exporters.word.templates import brand, changed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"


def refused(path: Path) -> str:
    with pytest.raises(ExportFailed) as caught:
        read_word_file(path)
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    return message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in refused(tmp_path / "none.docx")
    assert "cannot be read" in refused(tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is far too large, or empty"),
        (b"hello", "is no Word file"),
        (b"PK\x03\x04 not really a zip", "is no Word file"),
        (OLE + b"x" * 600, "is of an old version of Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
    ],
)
def test_a_file_of_another_kind(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(content)
    assert reason in refused(path)


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.docx", "w") as package:
        package.writestr("a.txt", "hello")
    assert "is no Word file" in refused(tmp_path / "t.docx")
    Presentation().save(str(tmp_path / "p.docx"))
    assert "is no Word file" in refused(tmp_path / "p.docx")


def test_macros_are_never_taken_over(tmp_path: Path) -> None:
    path = brand(tmp_path / "t.docx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    assert "has macros" in refused(path)
    other = changed(
        brand(tmp_path / "m.docm"),
        TYPES,
        b"wordprocessingml.document.main+xml",
        b"wordprocessingml.document.macroEnabled.main+xml",
    )
    assert "has macros" in refused(other)


def test_a_damaged_part(tmp_path: Path) -> None:
    path = changed(brand(tmp_path / "t.docx"), "word/styles.xml", b"</w:styles>", b"")
    assert "is damaged" in refused(path)


def test_entities_are_refused_before_they_are_read(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:styles '
    path = changed(brand(tmp_path / "t.docx"), "word/styles.xml", b"<w:styles ", bomb)
    assert "built in a way that Word never writes" in refused(path)


def test_what_unpacks_to_a_mountain(tmp_path: Path) -> None:
    path = brand(tmp_path / "t.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/more.xml", b"<a>" + b" " * 21_000_000 + b"</a>")
    assert "is far too large" in refused(path)


def test_a_template_of_word_is_read_as_a_document(tmp_path: Path) -> None:
    path = changed(
        brand(tmp_path / "t.dotx"),
        TYPES,
        b"wordprocessingml.document.main+xml",
        b"wordprocessingml.template.main+xml",
    )
    content = read_word_file(path)
    (tmp_path / "d.docx").write_bytes(content)
    assert docx.Document(str(tmp_path / "d.docx")).paragraphs
