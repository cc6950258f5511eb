"""Words and pictures that belong to no sound operation are not lost: they are put beside."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.loose import LooseText, write_pictures, write_texts
from narrative_studio.store.publish import write_document
from narrative_studio.store.recover import Recovered, recover
from narrative_studio.store.salvage import salvage
from tests.narrative_studio.store.desks import DOCUMENT, Desk, new_change
from tests.narrative_studio.store.strangers import loosened, tampering, transaction, write_file

PICTURE = b"\x89PNG" * 2000
LONG = "Traceable in minutes, not days. " * 20
FRAME = {"headline": "The recall", "script": LONG, "rank": "V", "narrative": "n", "picture": "aa"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A document of two operations, with a picture that the second one shows."""
    sha256 = hashlib.sha256(PICTURE).hexdigest()
    first = transaction(1, ("project", DOCUMENT, "*", {"title": "First call"}))
    second = transaction(
        2, ("frame", "f", "*", {**FRAME, "picture": sha256}), ("frame", "f", "script", "Short")
    )
    return write_file(tmp_path / "a.narrative", (first, second), blobs=[(sha256, PICTURE)])


def spoil(path: Path, where: str = "") -> None:
    with tampering(path) as connection:
        connection.execute(f"UPDATE txn SET label = 'Other' {where}")


def recovered(path: Path) -> Recovered:
    return recover(path, path.with_name("out.narrative"))


def words(place: Path | None) -> str:
    assert place is not None
    return place.read_text(encoding="utf-8")


def test_the_words_of_a_broken_operation_are_written_beside(file: Path) -> None:
    spoil(file, "WHERE t = 2")
    found = recovered(file)
    assert found.texts == file.with_name("out set aside.txt")
    said = words(found.texts)
    assert said.startswith("These texts were found in a damaged document")
    assert f"--- frame f\n\nheadline:\nThe recall\n\nscript:\n{LONG}\n\nscript:\nShort" in said
    assert "rank" not in said
    assert found.loose_pictures == file.with_name("out pictures")
    (picture,) = found.loose_pictures.iterdir()
    assert picture.suffix == ".png"
    assert picture.read_bytes() == PICTURE
    again = recovered_again(file)
    assert again.texts == file.with_name("out set aside 2.txt")
    assert again.loose_pictures == file.with_name("out pictures 2")


def recovered_again(file: Path) -> Recovered:
    file.with_name("out.narrative").unlink()
    return recovered(file)


def test_of_operations_whose_heads_are_lost_words_and_pictures_are_kept(file: Path) -> None:
    with tampering(file) as connection:
        connection.execute("DELETE FROM txn")
    contents = salvage(file)
    assert (contents.txns, len(contents.blobs)) == ((), 1)
    with pytest.raises(DocumentError, match=r"No operation of “a\.narrative” is whole") as caught:
        recovered(file)
    assert "out set aside.txt and its pictures are in" in str(caught.value)
    assert "The recall" in words(file.with_name("out set aside.txt"))
    assert not file.with_name("out.narrative").exists()


def test_a_picture_alone_is_kept(file: Path) -> None:
    with tampering(file) as connection:
        connection.execute("DELETE FROM txn")
        connection.execute("DELETE FROM change")
    with pytest.raises(DocumentError, match="its pictures are in"):
        recovered(file)
    assert not file.with_name("out set aside.txt").exists()


def test_of_a_sound_document_nothing_is_set_aside(file: Path) -> None:
    found = recovered(file)
    assert (found.texts, found.loose_pictures) == (None, None)


def test_what_a_sound_operation_says_too_is_not_told_again(file: Path) -> None:
    with tampering(file) as connection:
        connection.execute(
            "INSERT INTO change SELECT 9, n, tbl, row, col, new, base FROM change WHERE t = 2"
        )
        connection.execute(
            "INSERT INTO change VALUES (9, 7, 'frame', 'f', 'script', '\"Else\"', '')"
        )
    found = recovered(file)
    said = words(found.texts)
    assert "Else" in said
    assert "Short" not in said
    assert found.lost == ("the rest of 1 transaction whose head is lost in the file",)


def test_patches_are_read_as_far_as_what_they_build_on_is_there(tmp_path: Path) -> None:
    desk = Desk("ada")
    info = new_change("project", DOCUMENT, "*", {"title": "x"})
    desk.journal.append("Start", [info], author=desk.me.id)
    row = desk.element("Trace it", note=LONG)
    desk.edit(row, note=f"One {LONG}")
    desk.edit(row, note=f"Two {LONG}")
    path = tmp_path / "a.narrative"
    write_document(desk.journal.connection, path)
    spoil(path, "WHERE t = 5")
    assert f"Two {LONG}" in words(recovered(path).texts)
    with tampering(path) as connection:
        connection.execute("DELETE FROM change WHERE t = 4")
    said = words(recovered_again(path).texts)
    assert LONG not in said
    assert "note:\nTwo" in said


def test_letters_that_are_damaged_are_told_as_far_as_they_are_there(file: Path) -> None:
    loosened(file, "UPDATE change SET new = CAST(x'22ff20776f72642e' AS TEXT) WHERE n = 1")
    loosened(file, "UPDATE change SET tbl = x'07' WHERE n = 0 AND t = 2")
    said = words(recovered(file).texts)
    assert '"? word.' in said
    assert "The recall" not in said, "nobody knows where it belongs"


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    target = tmp_path / "gone" / "deep" / "out.narrative"
    text = LooseText(None, "frame", "f", "headline", "x")
    with pytest.raises(DocumentError, match=r"out set aside\.txt” could not be written"):
        write_texts(target, [text])
    assert write_texts(target, []) is None
    assert write_pictures(target, []) is None
    (place,) = (write_pictures(tmp_path / "out.narrative", [b"junk", b"GIF89a"]),)
    assert place is not None
    assert {file.suffix for file in place.iterdir()} == {".bin", ".gif"}


def test_words_of_tables_to_come_are_told_too(tmp_path: Path) -> None:
    made = transaction(1, ("hologram", "h", "*", {"x": "A word", "n": 1}), ("frame", "f", "x", "y"))
    path = write_file(tmp_path / "a.narrative", [made])
    spoil(path)
    texts = read_contents(path).texts
    assert [(one.table, one.column, one.text) for one in texts] == [
        ("hologram", "x", "A word"),
        ("frame", "x", "y"),
    ]
