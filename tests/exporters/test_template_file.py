"""Templates of strangers are looked through before a library opens them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from pptx import Presentation

from exporters.deck.template.reader import read_template
from exporters.template_file import read_template_file
from exporters.word.own_template import described
from exporters.word.template_file import WORD
from narrative_studio.errors import ExportFailed
from tests.exporters.word.templates import brand, changed

STYLES = "word/styles.xml"


def refused(path: Path) -> str:
    with pytest.raises(ExportFailed) as caught:
        read_template_file(path, WORD, most_text_bytes=20_000_000)
    message = str(caught.value)
    assert message.startswith(f"The template “{path.name}” ")
    assert "\n" not in message
    assert caught.value.hint
    return message


def test_a_good_template_comes_with_its_types_and_the_names_of_its_parts(tmp_path: Path) -> None:
    path = brand(tmp_path / "t.docx")
    found = read_template_file(path, WORD, most_text_bytes=20_000_000)
    assert found.content == path.read_bytes()
    assert "wordprocessingml.document.main+xml" in found.types
    assert STYLES in found.names


def test_a_zip_of_something_else_is_no_template(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.docx", "w") as package:
        package.writestr("a.txt", "hello")
    assert "is no Word file. Choose a .docx file." in refused(tmp_path / "t.docx")


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    path = changed(brand(tmp_path / "t.docx"), STYLES, b"</w:styles>", b"")
    assert f"is damaged: {STYLES}, " in refused(path)


def test_a_part_that_cannot_be_unpacked_is_named(tmp_path: Path) -> None:
    path = brand(tmp_path / "t.docx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/last.xml", "<a>words</a>")
    path.write_bytes(path.read_bytes().replace(b"<a>words</a>", b"<a>weeds</a>"))
    assert "is damaged: word/last.xml is damaged" in refused(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    path = brand(tmp_path / "t.docx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/more.xml", bomb.encode(encoding))
    assert "declares a document type in word/more.xml, which Word never writes" in refused(path)


def test_more_text_than_anybody_lays_out_is_refused(tmp_path: Path) -> None:
    path = brand(tmp_path / "t.docx")
    with pytest.raises(ExportFailed, match="is far too large"):
        read_template_file(path, WORD, most_text_bytes=1000)


def test_types_are_changed_and_nothing_else(tmp_path: Path) -> None:
    found = read_template_file(brand(tmp_path / "t.docx"), WORD, most_text_bytes=20_000_000)
    (tmp_path / "made.docx").write_bytes(found.retyped("document.main+xml", "template.main+xml"))
    again = read_template_file(tmp_path / "made.docx", WORD, most_text_bytes=20_000_000)
    assert again.types == found.types.replace("document.main+xml", "template.main+xml")
    assert again.names == found.names


# Damage of every kind ends in a template or in a refusal


def _deck(path: Path) -> Path:
    Presentation().save(str(path))
    return path


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {one.filename: file.read(one) for one in file.infolist()}


def _harmed(content: bytes, chance: Random) -> bytes:
    """A part with a piece taken out, put in twice, or written over."""
    at = chance.randrange(len(content) + 1)
    piece = content[at : at + chance.randrange(1, 60)]
    match chance.randrange(4):
        case 0:
            return content[:at] + content[at + len(piece) :]
        case 1:
            return content[:at] + piece + content[at:]
        case 2:
            return content[:at] + bytes(chance.randrange(256) for _ in piece) + content[at:]
    word = chance.choice([b"rId1", b"Target", b"r:id", b"val", b"styleId", b"/", b"name", b"idx"])
    return content.replace(word, chance.choice([b"", b"rId999", b"../..", b"-1", b"x"]), 3)


@pytest.mark.parametrize(
    ("make", "read"),
    [
        (brand, lambda path: list(described(path))),
        (_deck, read_template),
    ],
    ids=["word", "powerpoint"],
)
def test_harmed_templates_are_read_or_refused(
    tmp_path: Path, make: Callable[[Path], Path], read: Callable[[Path], object]
) -> None:
    parts = _parts(make(tmp_path / "whole"))
    chance = Random(7)
    refusals = 0
    for turn in range(60):
        hit = chance.choice([name for name in parts if parts[name]])
        path = tmp_path / "harmed"
        with zipfile.ZipFile(path, "w") as file:
            for name, content in parts.items():
                if name != hit:
                    file.writestr(name, content)
                elif turn % 6:
                    file.writestr(name, _harmed(content, chance))
        if turn % 9 == 0:
            path.write_bytes(path.read_bytes()[: chance.randrange(1, path.stat().st_size)])
        refusals += bool(_refusal(read, path))
    assert 10 < refusals < 60


def _refusal(read: Callable[[Path], object], path: Path) -> str:
    try:
        read(path)
    except ExportFailed as refusal:
        return refusal.hint
    return ""
