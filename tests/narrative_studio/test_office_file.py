"""The zip is opened within limits, and files of other kinds are told what they are."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from narrative_studio import office_file
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.package import DECK
from narrative_studio.office_file import OfficeFile, PartMissing, open_office_file


def open_package(path: Path) -> OfficeFile:
    return open_office_file(path, DECK)


def made(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ImportFailed) as caught:
        open_package(path)
    assert path.name in str(caught.value)
    assert caught.value.hint
    return str(caught.value)


def test_parts_are_found_whatever_their_case_and_slashes(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("PPT\\Slide.xml", b"x")
        file.writestr("ppt/", b"")
    with open_package(path) as found:
        assert "ppt/slide.xml" in found
        assert found.read("Ppt/Slide.XML") == b"x"
        assert found.names == ("PPT/Slide.xml",)
        with pytest.raises(PartMissing, match="b is not in the file"):
            found.read("b")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_parts_of_one_name_the_last_one_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a", b"1")
        file.writestr("a", b"2")
    with open_package(path) as found:
        assert found.read("a") == b"2"


def test_a_damaged_part_is_told_by_its_name(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pptx", part=b"words " * 1000)
    content = bytearray(path.read_bytes())
    content[45:60] = bytes(15)
    path.write_bytes(content)
    with open_package(path) as found, pytest.raises(PartMissing, match="part is damaged"):
        found.read("part")


def test_a_locked_part_is_told(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pptx", part=b"x")
    content = path.read_bytes()
    path.write_bytes(
        content.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")
    )
    with open_package(path) as found, pytest.raises(PartMissing, match="locked"):
        found.read("part")


def test_what_unpacks_to_far_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.pptx", bomb=bytes(20_000_000), plain=b"x" * 1000)
    with open_package(path) as found:
        assert found.read("plain")
        with pytest.raises(ImportFailed, match="unpacks to far more"):
            found.read("bomb")
    monkeypatch.setattr(office_file, "MOST_TOTAL_BYTES", 1500)
    with open_package(path) as found:
        found.read("plain")
        with pytest.raises(ImportFailed, match="unpacks to far more"):
            found.read("plain")
    monkeypatch.setattr(office_file, "MOST_ENTRIES", 1)
    assert "more than 1 files" in refusal(path)
    monkeypatch.setattr(office_file, "MOST_FILE_BYTES", 10)
    assert "larger than" in refusal(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"{}", "is no PowerPoint deck"),
        (b"PK\x03\x04 and nothing else", "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "PowerPoint Document".encode("utf-16-le"),
            "from before 2007",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or locked office file"),
    ],
)
def test_other_files_are_told_what_they_are(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "deck.pptx"
    folder.mkdir()
    assert "is a folder" in refusal(folder)
    assert "cannot be read" in refusal(tmp_path / "none.pptx")


def test_what_is_opened_as_a_whole_is_measured_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.pptx", bomb=bytes(20_000_000), plain=b"x" * 1000)
    with open_package(path) as found, pytest.raises(ImportFailed, match="unpacks to far more"):
        found.check_whole()
    path = made(tmp_path / "b.pptx", one=b"x" * 1000, other=b"y" * 1000)
    with open_package(path) as found:
        found.check_whole()
        monkeypatch.setattr(office_file, "MOST_TOTAL_BYTES", 1500)
        with pytest.raises(ImportFailed, match="unpacks to far more"):
            found.check_whole()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_bomb_does_not_hide_behind_another_part_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("ppt/slide.xml", bytes(20_000_000))
        file.writestr("PPT/Slide.xml", b"<a/>")
    with open_package(path) as found, pytest.raises(ImportFailed, match="unpacks to far more"):
        found.check_whole()


def test_only_parts_that_are_xml_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    with zipfile.ZipFile(path, "w") as file:
        for name in ("a.xml", "_rels/a.XML.RELS", "media/p.png"):
            file.writestr(name, name)
    with open_package(path) as found:
        assert dict(found.texts()) == {"a.xml": b"a.xml", "_rels/a.XML.RELS": b"_rels/a.XML.RELS"}


def test_a_refusal_names_the_program_and_the_next_step(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pptx", bomb=bytes(20_000_000))
    with open_package(path) as found, pytest.raises(ImportFailed) as caught:
        found.read("bomb")
    assert caught.value.hint == "Ask whoever sent it for a copy saved anew in PowerPoint."
    path.write_bytes(b"{}")
    with pytest.raises(ImportFailed) as caught:
        open_package(path)
    assert caught.value.hint == "Choose a .pptx file."
