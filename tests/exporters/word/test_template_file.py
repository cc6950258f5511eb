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


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(b"hello")
    assert refused(path) == "The template “t.docx” is no Word file. Choose a .docx file."
    Presentation().save(str(tmp_path / "p.docx"))
    assert "is no Word file" in refused(tmp_path / "p.docx")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "is in Word's format from before 2007"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password. Open it in Wo"),
    ],
)
def test_word_files_that_hold_no_zip(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(content)
    assert words in refused(path)


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


def test_what_unpacks_to_a_mountain(tmp_path: Path) -> None:
    path = brand(tmp_path / "t.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/more.xml", b"<a>" + b" " * 21_000_000 + b"</a>")
    assert "unpacks to far more than a Word file holds" in refused(path)
    path = brand(tmp_path / "large.docx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/more.xml", b"<a>" + b" " * 21_000_000 + b"</a>")
    assert "is far too large. Take pictures and pages out of it." in refused(path)


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
