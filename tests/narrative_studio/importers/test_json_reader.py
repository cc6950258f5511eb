"""A file of the open interchange is checked cell by cell, and complaints name the place."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.json_reader import Foreign, read_foreign
from narrative_studio.interchange import to_json
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.pictures import has_camera_data
from tests.story import ident, make_story, png


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The JSON of a whole story, to be broken in one place."""
    with closing(make_story(tmp_path_factory.mktemp("story") / "story.narrative")) as story:
        yield json.dumps({**to_json(story.view()), "pictures": [embedded(png())]})


@pytest.fixture
def document(written: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written)
    return found


def embedded(content: bytes) -> dict[str, str]:
    return {
        "id": hashlib.sha256(content).hexdigest(),
        "media_type": "image/png",
        "content": base64.b64encode(content).decode(),
    }


def read(tmp_path: Path, document: object) -> Foreign:
    path = tmp_path / "some.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return read_foreign(path)


def refusal(tmp_path: Path, document: object) -> str:
    with pytest.raises(ImportFailed) as refused:
        read(tmp_path, document)
    assert refused.value.hint
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_whole_document_is_read(tmp_path: Path, document: dict[str, Any]) -> None:
    foreign = read(tmp_path, document)
    assert foreign.notes == ()
    assert set(foreign.rows) == set(BY_TABLE)
    assert all(foreign.rows.values())
    assert list(foreign.pictures.values()) == [png()]
    assert foreign.seen[ident(0x900)] == {"statement": "No loaf is lost to heat."}


def test_the_least_document_is_read(tmp_path: Path) -> None:
    least = {"schema": "narrative-studio-project", "version": 1, "project": {"id": "mine"}}
    assert read(tmp_path, least).project.title == ""


@pytest.mark.parametrize("value", [[], "x", None, {}, {"schema": {"name": "other"}}, {"schema": 1}])
def test_other_json_is_no_project(tmp_path: Path, value: object) -> None:
    assert "no Narrative Studio project: /schema" in refusal(tmp_path, value)


def test_a_newer_version_is_refused(tmp_path: Path, document: dict[str, Any]) -> None:
    document["version"] = 2
    assert "newer version" in refusal(tmp_path, document)


@pytest.mark.parametrize("version", [None, "1", True, 0, -3, 1.5])
def test_a_version_is_a_whole_number(
    tmp_path: Path, document: dict[str, Any], version: object
) -> None:
    document["version"] = version
    assert "/version" in refusal(tmp_path, document)


WRONG: list[tuple[str, object, str]] = [
    ("frames/0", "x", "/frames/0: expected an object, found a text"),
    ("frames", {}, "/frames: expected a list, found an object"),
    ("project", [], "/project: expected an object, found a list"),
    ("frames/0/id", "", "/frames/0/id"),
    ("frames/0/id", 7, "/frames/0/id"),
    ("frames/0/id", "x" * 201, "/frames/0/id"),
    ("frames/0/id", "a\nb", "/frames/0/id"),
    ("frames/0/id", ident(0x100), "/frames/0/id: the id “0190b000"),
    ("frames/1/planned_ms", 1.5, "expected a whole number, found a number with decimals"),
    ("frames/1/planned_ms", True, "/frames/1/planned_ms: expected a whole number, found yes or no"),
    ("frames/1/planned_ms", 10**30, "/frames/1/planned_ms"),
    ("frames/1/planned_ms", None, "expected a whole number, found nothing"),
    ("frames/1/is_backup", 1, "/frames/1/is_backup: expected true or false, found a number"),
    ("frames/1/headline", ["x"], "/frames/1/headline: expected a text, found a list"),
    ("frames/1/headline", "a\x00b", "/frames/1/headline"),
    ("frames/1/headline", "\ud800", "/frames/1/headline"),
    ("frames/1/headline", "x" * 4_000_001, "/frames/1/headline"),
    ("frames/1/owner", 3, "/frames/1/owner: expected a text or null"),
    ("frames/1/status", "perfect", "Use one of: draft, in review, approved."),
    ("frames/1/rank", "a b", "/frames/1/rank"),
    ("frames/1/rank", "a" * 1001, "/frames/1/rank: a rank is no longer than 1,000 letters"),
    ("frames/1/picture", "../../secret", "/frames/1/picture"),
    ("frames/1/narrative", "nowhere", "/frames/1/narrative: there is no narrative “nowhere”"),
    ("narratives/0/template", "five-acts", "/narratives/0/template"),
    ("project/as_of", "21 April", "/project/as_of"),
    ("links/0/source_table", "sqlite_schema", "/links/0/source_table: there is no table"),
    ("links/0/seen", "{}", "/links/0/seen: expected an object or null"),
    ("links/0/seen", {"name": 1}, "/links/0/seen/name: expected a text"),
    ("links/0/seen", {"name": "\x00"}, "/links/0/seen/name"),
    ("pictures", 1, "/pictures: expected a list"),
    ("pictures/0", 1, "/pictures/0: expected an object"),
    ("pictures/0/id", "abc", "/pictures/0/id"),
    ("pictures/0/content", "!!!", "/pictures/0/content: this is no Base64"),
    ("pictures/0/content", "AAAA", "/pictures/0: its bytes are not those that its id names"),
    ("pictures/0/content", None, "/pictures/0: it has neither"),
]


@pytest.mark.parametrize(("place", "value", "words"), WRONG)
def test_a_complaint_names_the_place(
    tmp_path: Path, document: dict[str, Any], place: str, value: object, words: str
) -> None:
    *parts, last = [int(part) if part.isdecimal() else part for part in place.split("/")]
    found: Any = document
    for part in parts:
        found = found[part]
    found[last] = value
    assert words in refusal(tmp_path, document)


def test_a_row_whose_texts_are_too_long_together_is_refused(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    document["frames"][1] |= {"headline": "x" * 3_000_000, "script": "x" * 3_000_000}
    said = "/frames/1: The texts of a frame are longer than 4,000,000 characters together. Split"
    assert said in refusal(tmp_path, document)


@pytest.mark.parametrize("cell", ["id", "narrative"])
def test_what_has_no_default_has_to_be_there(
    tmp_path: Path, document: dict[str, Any], cell: str
) -> None:
    del document["frames"][0][cell]
    assert f"/frames/0/{cell}" in refusal(tmp_path, document)


def test_other_cells_take_their_defaults(tmp_path: Path, document: dict[str, Any]) -> None:
    document["people"].append({"id": "new"})
    document["links"][1] = {
        key: document["links"][1][key]
        for key in ("id", "source_table", "source", "target_table", "target")
    }
    foreign = read(tmp_path, document)
    assert foreign.rows["person"][-1].id == "new"
    assert foreign.seen[foreign.rows["link"][1].id] == {}


def test_rows_without_ranks_stand_in_the_order_of_the_file(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    for frame in document["frames"]:
        del frame["rank"]
    ranks = [getattr(row, "rank", "") for row in read(tmp_path, document).rows["frame"]]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_a_rank_missing_among_others_is_refused(tmp_path: Path, document: dict[str, Any]) -> None:
    del document["frames"][1]["rank"]
    assert "/frames/1: its rank is missing" in refusal(tmp_path, document)


def test_unknown_keys_are_left_out_and_named(tmp_path: Path, document: dict[str, Any]) -> None:
    document["frames"][0]["headlin"] = "x"
    document["weather"] = []
    notes = " ".join(read(tmp_path, document).notes)
    assert "/frames/0/headlin is not known and was left out. Did you mean “headline”?" in notes
    assert "/weather is not known" in notes


def test_a_missing_picture_is_named(tmp_path: Path, document: dict[str, Any]) -> None:
    document["pictures"] = []
    foreign = read(tmp_path, document)
    assert foreign.notes == (
        "/frames/1/picture: the picture is not in the file.",
        "/steps/1/picture: the picture is not in the file.",
    )


def test_a_picture_may_stand_beside_the_file(tmp_path: Path, document: dict[str, Any]) -> None:
    picture = document["pictures"][0]
    del picture["content"]
    picture["file"] = "some-pictures/scale.png"
    (tmp_path / "some-pictures").mkdir()
    (tmp_path / "some-pictures" / "scale.png").write_bytes(png())
    assert list(read(tmp_path, document).pictures.values()) == [png()]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("../secret.png", "outside the folder"),
        ("/etc/hostname", "outside the folder"),
        ("gone.png", "/pictures/0/file: “gone.png” cannot be read"),
        ("ring.png", "/pictures/0/file: "),
        ("a\x00b", "no file name"),
        (".", "is a folder"),
    ],
)
def test_a_picture_is_read_from_nowhere_else(
    tmp_path: Path, document: dict[str, Any], file: str, words: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (tmp_path / "in" / "ring.png").symlink_to("ring.png")
    document["pictures"][0] |= {"file": file, "content": None}
    assert words in refusal(tmp_path / "in", document)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, document: dict[str, Any]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (tmp_path / "in" / "scale.png").symlink_to(tmp_path / "secret.png")
    document["pictures"][0] |= {"file": "scale.png", "content": None}
    assert "outside the folder" in refusal(tmp_path / "in", document)


def test_what_is_no_picture_is_refused(tmp_path: Path, document: dict[str, Any]) -> None:
    document["pictures"] = [embedded(b"<svg onload='x()'/>")]
    assert "/pictures/0: This is no PNG or JPEG picture" in refusal(tmp_path, document)


def test_camera_data_is_taken_out(tmp_path: Path, document: dict[str, Any]) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    Image.new("RGB", (4, 2)).save(out, "JPEG", exif=exif)
    taken = embedded(out.getvalue())
    document["pictures"] = [taken]
    document["frames"][1]["picture"] = taken["id"]
    document["steps"][1]["picture"] = None
    foreign = read(tmp_path, document)
    ((picture, content),) = foreign.pictures.items()
    assert not has_camera_data(content)
    assert [getattr(row, "picture", None) for row in foreign.rows["frame"]].count(picture) == 1
    assert foreign.notes == ()
