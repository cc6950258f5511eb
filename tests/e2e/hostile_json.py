"""JSON projects that are broken, odd or meant to do harm, each made by its name."""

from __future__ import annotations

import base64
import codecs
import copy
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.e2e.hostile import zipped
from tests.pictures import NO_PICTURES, TOO_LARGE, from_camera

Project = dict[str, Any]
Made = bytes | str | Path | Project
Make = Callable[[Path, Project], Made]
"""Makes a kind, in a folder, of a sound project that it may change."""

KINDS: dict[str, Make] = {}
"""What makes each kind, by its name."""

NAME = "given.json"


def kind(make: Make) -> Make:
    """Enter a maker in the table of kinds under its own name."""
    KINDS[make.__name__] = make
    return make


def make(name: str, folder: Path, sound: Project) -> Path:
    """The file of that kind."""
    made = KINDS[name](folder, copy.deepcopy(sound))
    if isinstance(made, Path):
        return made
    path = folder / NAME
    if isinstance(made, dict):
        made = json.dumps(made)
    path.write_bytes(made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made)
    return path


# No file, or no JSON


@kind
def missing(folder: Path, sound: Project) -> Made:
    return folder / NAME


@kind
def folder(folder: Path, sound: Project) -> Made:
    (folder / NAME).mkdir()
    return folder / NAME


@kind
def pipe(folder: Path, sound: Project) -> Made:
    os.mkfifo(folder / NAME)
    return folder / NAME


@kind
def device_of_zeros(folder: Path, sound: Project) -> Made:
    (folder / NAME).symlink_to("/dev/zero")
    return folder / NAME


@kind
def link_to_itself(folder: Path, sound: Project) -> Made:
    (folder / NAME).symlink_to(folder / NAME)
    return folder / NAME


@kind
def link_to_nowhere(folder: Path, sound: Project) -> Made:
    (folder / NAME).symlink_to(folder / "gone.json")
    return folder / NAME


@kind
def name_too_long(folder: Path, sound: Project) -> Made:
    return folder / f"{'x' * 300}.json"


@kind
def gigabytes(folder: Path, sound: Project) -> Made:
    (folder / NAME).touch()
    os.truncate(folder / NAME, 3 * 2**30)
    return folder / NAME


KINDS |= {
    "empty": lambda _folder, _sound: b"",
    "blanks": lambda _folder, _sound: b" \n" * 50,
    "text": lambda _folder, _sound: b"Buy bread, and a good deal of other things as well.",
    "zip": lambda _folder, _sound: zipped("given.json", b"{}"),
    "deck": lambda _folder, _sound: zipped("[Content_Types].xml", b"<Types/>"),
    "table_of_commas": lambda _folder, _sound: b"id,headline\n1,Heat\n2,Smoke\n",
    "web_page": lambda _folder, _sound: b"<!DOCTYPE html><title>Not found</title>",
    "latin_1": lambda _folder, sound: json.dumps(
        sound | {"note": "S\xf6ndag"}, ensure_ascii=False
    ).encode("latin-1", "replace"),
    "utf_16": lambda _folder, sound: json.dumps(sound).encode("utf-16"),
    "byte_order_mark": lambda _folder, sound: codecs.BOM_UTF8 + json.dumps(sound).encode(),
    "cut_at_half": lambda _folder, sound: (text := json.dumps(sound))[: len(text) // 2],
    "cut_before_the_end": lambda _folder, sound: json.dumps(sound)[:-1],
    "two_projects": lambda _folder, sound: json.dumps(sound) * 2,
    "comment": lambda _folder, sound: "// ours\n" + json.dumps(sound),
    "comma_at_the_end": lambda _folder, sound: json.dumps(sound)[:-1] + ",}",
    "zero_byte": lambda _folder, sound: json.dumps(sound).encode() + b"\x00",
    "half_a_pair_as_bytes": lambda _folder, sound: '{"schema": "\ud83d"}',
}

# JSON, but no project

KINDS |= {
    "nothing": lambda _folder, _sound: "null",
    "number": lambda _folder, _sound: "17",
    "list": lambda _folder, sound: json.dumps([sound]),
    "list_of_nothing": lambda _folder, _sound: "[]",
    "object_of_nothing": lambda _folder, _sound: "{}",
    "nested_lists": lambda _folder, _sound: "[" * 100_000 + "]" * 100_000,
    "nested_objects": lambda _folder, _sound: '{"a":' * 100_000 + "1" + "}" * 100_000,
    "nested_in_a_cell": lambda _folder, sound: json.dumps(sound | {"frames": 0}).replace(
        '"frames": 0', f'"frames": {"[" * 900}{"]" * 900}'
    ),
    "number_beyond_all": lambda _folder, sound: told(sound, "project", "title", 1e300).replace(
        "1e+300", "1e400"
    ),
    "no_number": lambda _folder, sound: told(sound, "frames", "planned_ms", float("nan")),
    "endless_number": lambda _folder, sound: told(sound, "frames", "planned_ms", float("inf")),
    "number_of_many_digits": lambda _folder, sound: told(sound, "frames", "planned_ms", 0).replace(
        '"planned_ms": 0', '"planned_ms": ' + "9" * 10_000, 1
    ),
    "key_twice": lambda _folder, sound: json.dumps(sound).replace(
        '"schema":', '"schema": "x", "schema":', 1
    ),
    "cell_twice": lambda _folder, sound: json.dumps(sound).replace(
        '"headline":', '"headline": "x", "headline":', 1
    ),
    "schema_of_another": lambda _folder, sound: sound | {"schema": "package.json"},
    "schema_missing": lambda _folder, sound: without(sound, "schema"),
    "schema_a_list": lambda _folder, sound: sound | {"schema": ["narrative-studio-project"]},
    "version_newer": lambda _folder, sound: sound | {"version": 2},
    "version_missing": lambda _folder, sound: without(sound, "version"),
    "version_of_zero": lambda _folder, sound: sound | {"version": 0},
    "version_negative": lambda _folder, sound: sound | {"version": -1},
    "version_a_text": lambda _folder, sound: sound | {"version": "1"},
    "version_a_fraction": lambda _folder, sound: sound | {"version": 1.5},
    "version_true": lambda _folder, sound: sound | {"version": True},
    "version_huge": lambda _folder, sound: sound | {"version": 10**30},
    "project_missing": lambda _folder, sound: without(sound, "project"),
    "project_a_list": lambda _folder, sound: sound | {"project": [sound["project"]]},
    "project_null": lambda _folder, sound: sound | {"project": None},
    "frames_an_object": lambda _folder, sound: sound | {"frames": {"0": sound["frames"][0]}},
    "frames_null": lambda _folder, sound: sound | {"frames": None},
    "frames_of_texts": lambda _folder, sound: sound | {"frames": ["Heat", "Smoke"]},
    "frames_of_lists": lambda _folder, sound: sound | {"frames": [[]]},
}


def told(sound: Project, table: str, cell: str, value: object) -> str:
    """The project as text, with that value in a cell of the first row of a table."""
    return json.dumps(changed(sound, table, cell, value))


def changed(sound: Project, table: str, cell: str, value: object) -> Project:
    """The project with that value in a cell of the first row of a table."""
    row = sound[table] if isinstance(sound[table], dict) else sound[table][0]
    row[cell] = value
    return sound


def without(sound: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in sound.items() if name != key}


def cell(name: str, table: str, column: str, value: object) -> None:
    KINDS[name] = lambda _folder, sound: changed(sound, table, column, value)


# Rows and cells

KINDS |= {
    "row_without_id": lambda _folder, sound: (
        sound | {"frames": [without(sound["frames"][0], "id")]}
    ),
    "row_without_parent": lambda _folder, sound: (
        sound | {"frames": [without(sound["frames"][0], "narrative")]}
    ),
    "row_twice": lambda _folder, sound: sound | {"frames": sound["frames"] * 2},
    "id_of_another_table": lambda _folder, sound: changed(
        sound, "frames", "id", sound["elements"][0]["id"]
    ),
    "some_ranks_missing": lambda _folder, sound: (
        sound | {"frames": [without(sound["frames"][0], "rank"), *sound["frames"][1:]]}
    ),
    "texts_too_long_together": lambda _folder, sound: changed(
        changed(sound, "frames", "headline", "x" * 2_000_001), "frames", "script", "x" * 2_000_001
    ),
    "table_unknown": lambda _folder, sound: sound | {"spaceships": [{"id": "s1"}]},
}
cell("id_a_number", "frames", "id", 7)
cell("id_empty", "frames", "id", "")
cell("id_too_long", "frames", "id", "x" * 201)
cell("id_of_lines", "frames", "id", "a\nb")
cell("id_a_path", "frames", "id", "../../etc/passwd")
cell("number_for_a_text", "frames", "headline", 5)
cell("object_for_a_text", "frames", "headline", {"en": "Heat"})
cell("null_for_a_text", "frames", "headline", None)
cell("true_for_a_text", "frames", "headline", True)
cell("text_for_a_number", "frames", "planned_ms", "soon")
cell("fraction_for_a_number", "frames", "planned_ms", 1.5)
cell("true_for_a_number", "frames", "planned_ms", True)
cell("list_for_a_number", "frames", "planned_ms", [1])
cell("text_for_a_yes", "frames", "is_backup", "no")
cell("number_for_a_yes", "frames", "is_backup", 1)
cell("number_too_large", "frames", "planned_ms", 10**15)
cell("number_beyond_64_bits", "frames", "planned_ms", 10**30)
cell("number_negative", "frames", "planned_ms", -1)
cell("choice_unknown", "frames", "status", "perhaps")
cell("choice_empty", "frames", "status", "")
cell("choice_a_list", "frames", "status", ["approved"])
cell("date_of_no_day", "proofs", "expires_on", "2026-02-30")
cell("date_as_people_write_it", "proofs", "expires_on", "21.4.2026")
cell("date_with_a_time", "proofs", "expires_on", "2026-04-21T10:00:00Z")
cell("date_of_other_figures", "proofs", "expires_on", "\u0662\u0660\u0662\u0666-04-21")
cell("text_with_zero_byte", "frames", "headline", "a\x00b")
cell("half_a_pair", "frames", "headline", "\ud83d")
cell("text_of_a_megabyte", "frames", "headline", "Heat " * 210_000)
cell("text_too_long", "frames", "headline", "x" * 4_000_001)
cell("text_of_lines_in_one", "frames", "headline", "a\nb")
cell("rank_of_symbols", "frames", "rank", "a/../b")
cell("rank_a_number", "frames", "rank", 1)
cell("rank_of_a_million", "frames", "rank", "a" * 1_000_000)
cell("parent_missing", "frames", "narrative", "gone")
cell("parent_null", "frames", "narrative", None)
cell("parent_of_another_table", "frames", "narrative", "0190b000-0000-7000-8000-000000000100")
cell("template_unknown", "narratives", "template", "five-acts")
cell("table_of_link_unknown", "links", "target_table", "spaceship")
cell("end_of_link_missing", "links", "target", "gone")
cell("seen_a_list", "links", "seen", [])
cell("seen_of_numbers", "links", "seen", {"statement": 5})
cell("key_unknown", "frames", "hedline", "\x1b[31mHeat")
cell("key_of_lines", "frames", "a\nb\u202e", "x")
cell("owner_missing", "frames", "owner", "nobody")

# Pictures


def picture(name: str, **parts: object) -> None:
    KINDS[name] = lambda _folder, sound: sound | {"pictures": [sound["pictures"][0] | parts]}


def beside(name: str, file: str, *, content: bytes | None = None) -> None:
    """A picture that lies in a file of that name."""

    def made(folder: Path, sound: Project) -> Made:
        held = base64.b64decode(sound["pictures"][0]["content"]) if content is None else content
        kept = {"id": hashlib.sha256(held).hexdigest(), "media_type": "image/png", "file": file}
        return sound | {"pictures": [kept]}

    KINDS[name] = made


def coded(content: bytes) -> dict[str, str]:
    sha256 = hashlib.sha256(content).hexdigest()
    return {"id": sha256, "content": base64.b64encode(content).decode()}


picture("picture_of_another_hash", id="0" * 64)
picture("picture_id_in_capitals", id="A" * 64)
picture("picture_id_a_path", id="../../etc/passwd")
picture("picture_not_base64", content="***")
picture("picture_empty", **coded(b""))
picture("picture_a_text", **coded(b"Buy bread"))
picture("picture_cut", **coded(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"))
picture("picture_a_photo_cut", **coded(b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00"))
for _name, _made in (NO_PICTURES | TOO_LARGE).items():
    picture(f"picture_{_name}", **coded(_made()))
picture("picture_of_a_camera", **coded(from_camera()))
picture("picture_content_a_number", content=5)
picture("picture_media_unknown", media_type="image/svg+xml")
KINDS |= {
    "pictures_an_object": lambda _folder, sound: sound | {"pictures": {}},
    "pictures_of_texts": lambda _folder, sound: sound | {"pictures": ["x"]},
    "picture_without_content": lambda _folder, sound: (
        sound | {"pictures": [without(sound["pictures"][0], "content")]}
    ),
    "picture_not_in_the_file": lambda _folder, sound: sound | {"pictures": []},
}
beside("picture_file_missing", "pictures/gone.png")
beside("picture_file_a_folder", ".")
beside("picture_file_above", "../../../../../../etc/hostname")
beside("picture_file_absolute", "/etc/hostname")
beside("picture_file_a_device", "/dev/zero")
beside("picture_file_with_zero_byte", "a\x00b.png")
beside("picture_file_half_a_pair", "\ud83d.png")
beside("picture_file_too_long", "x" * 5000)
beside("picture_file_empty_name", "")


@kind
def picture_file_a_link_out(folder: Path, sound: Project) -> Made:
    (folder / "out.png").symlink_to("/etc/hostname")
    held = sound["pictures"][0]
    return sound | {"pictures": [without(held, "content") | {"file": "out.png"}]}


@kind
def picture_file_a_ring(folder: Path, sound: Project) -> Made:
    (folder / "ring.png").symlink_to(folder / "ring.png")
    held = sound["pictures"][0]
    return sound | {"pictures": [without(held, "content") | {"file": "ring.png"}]}


@kind
def picture_file_a_pipe(folder: Path, sound: Project) -> Made:
    os.mkfifo(folder / "pipe.png")
    held = sound["pictures"][0]
    return sound | {"pictures": [without(held, "content") | {"file": "pipe.png"}]}
