"""Every kind of broken, odd and harmful JSON, into a new document and into one that is there."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.__main__ import main
from narrative_studio.printable import printable
from tests.e2e import hostile, hostile_json
from tests.e2e.hostile_json import KINDS
from tests.pictures import NO_PICTURES, TOO_LARGE

ENTRIES = {
    "new": "import IT -o out.narrative",
    "into": "import IT --into sound.narrative",
}

NO_PROJECT = (
    r"is JSON, but no Narrative Studio project: /schema is not “narrative-studio-project”\."
)
NOT_UTF_8 = r"is not UTF-8 text: line 1 holds a byte that cannot be read\."
NO_DECK = r"is a zip file, but no PowerPoint deck\. Choose a \.pptx file\."
NO_VALUE = r"is not JSON: there is no value in line 1, column 1\."
TOO_DEEP = r"cannot be imported: its values are nested too deeply\."
OUTSIDE = r"/pictures/0/file: the file lies outside the folder of this one\."
TOO_LARGE_PICTURE = r"/pictures/0: The picture has more than 40 megapixels\. Make it smaller\."
NO_PICTURE = r"/pictures/0: This is no PNG or JPEG picture\. Replace the picture\."

FILES: dict[str, str] = {
    "missing": r"cannot be read: No such file or directory\.",
    "folder": r"is a folder\. Choose a file\.",
    "pipe": r"is no ordinary file\. Choose a file\.",
    "device_of_zeros": r"is no ordinary file\. Choose a file\.",
    "link_to_itself": r"cannot be read: Too many levels of symbolic links\.",
    "link_to_nowhere": r"cannot be read: No such file or directory\.",
    "name_too_long": r"cannot be read: File name too long\.",
    "gigabytes": r"is larger than 512 MB\. Export it with its pictures in a folder, then ",
    "empty": r"is empty\. Choose a JSON file",
    "blanks": r"is empty\. Choose a JSON file",
    "text": NO_VALUE,
    "zip": NO_DECK,
    "deck": NO_DECK,
    "table_of_commas": NO_VALUE,
    "web_page": NO_VALUE,
    "latin_1": NOT_UTF_8,
    "utf_16": NOT_UTF_8,
    "cut_at_half": r"is not JSON: a text has no end; it begins in line 1, column \d+\.",
    "cut_before_the_end": r"is not JSON: a comma is missing in line 1, column \d+\.",
    "two_projects": r"is not JSON: something stands behind its end in line 1, column \d+\.",
    "comment": NO_VALUE,
    "comma_at_the_end": r"is not JSON: (there is no name in double|there is a comma too many)",
    "zero_byte": r"is not JSON: something stands behind its end in line 1, column \d+\.",
    "half_a_pair_as_bytes": NOT_UTF_8,
    "nothing": NO_PROJECT,
    "number": NO_PROJECT,
    "list": NO_PROJECT,
    "list_of_nothing": NO_PROJECT,
    "object_of_nothing": NO_PROJECT,
    "nested_lists": TOO_DEEP,
    "nested_objects": TOO_DEEP,
    "schema_of_another": NO_PROJECT,
    "schema_missing": NO_PROJECT,
    "schema_a_list": NO_PROJECT,
    "version_newer": r"was written by a newer version of Narrative Studio\. Update ",
    "version_huge": r"was written by a newer version of Narrative Studio\. Update ",
}
"""What is said of files that are no project."""

PLACES: dict[str, str] = {
    "nested_in_a_cell": r"/frames/0: expected an object, found a list\.",
    "number_beyond_all": r"/project/title: expected a text, found a number with decimals\.",
    "no_number": r"NaN is no JSON number\.",
    "endless_number": r"Infinity is no JSON number\.",
    "number_of_many_digits": r"a number in it is too long\.",
    "key_twice": r"an object holds the key “schema” twice\.",
    "cell_twice": r"an object holds the key “headline” twice\.",
    "version_missing": r"/version: nothing is no version\. Write 1\.",
    "version_of_zero": r"/version: a number is no version\. Write 1\.",
    "version_negative": r"/version: a number is no version\. Write 1\.",
    "version_a_text": r"/version: a text is no version\. Write 1\.",
    "version_a_fraction": r"/version: a number with decimals is no version\. Write 1\.",
    "version_true": r"/version: yes or no is no version\. Write 1\.",
    "project_missing": r"/project: expected an object, found nothing\.",
    "project_a_list": r"/project: expected an object, found a list\.",
    "project_null": r"/project: expected an object, found nothing\.",
    "frames_an_object": r"/frames: expected a list, found an object\.",
    "frames_null": r"/frames: expected a list, found nothing\.",
    "frames_of_texts": r"/frames/0: expected an object, found a text\.",
    "frames_of_lists": r"/frames/0: expected an object, found a list\.",
    "row_without_id": r"/frames/0/id: expected a text of 1 to 200 characters as id\.",
    "row_without_parent": r"/frames/0/narrative: it is missing\.",
    "row_twice": r"/frames/4/id: the id “\S+” is used by /frames/0 already\.",
    "id_of_another_table": r"/frames/0/id: the id “\S+” is used by /elements/0 already\.",
    "some_ranks_missing": r"/frames/0: its rank is missing\. Give every row of the list one, or ",
    "id_a_number": r"/frames/0/id: expected a text of 1 to 200 characters as id\.",
    "id_empty": r"/frames/0/id: expected a text of 1 to 200 characters as id\.",
    "id_too_long": r"/frames/0/id: expected a text of 1 to 200 characters as id\.",
    "id_of_lines": r"/frames/0/id: an id holds no control characters\.",
    "id_a_path": r"/questions/0/frame: there is no frame “\S+” in the file\.",
    "number_for_a_text": r"/frames/0/headline: expected a text, found a number\.",
    "object_for_a_text": r"/frames/0/headline: expected a text, found an object\.",
    "null_for_a_text": r"/frames/0/headline: expected a text, found nothing\.",
    "true_for_a_text": r"/frames/0/headline: expected a text, found yes or no\.",
    "text_for_a_number": r"/frames/0/planned_ms: expected a whole number, found a text\.",
    "fraction_for_a_number": r"/frames/0/planned_ms: expected a whole number, found a number with",
    "true_for_a_number": r"/frames/0/planned_ms: expected a whole number, found yes or no\.",
    "list_for_a_number": r"/frames/0/planned_ms: expected a whole number, found a list\.",
    "text_for_a_yes": r"/frames/0/is_backup: expected true or false, found a text\.",
    "number_for_a_yes": r"/frames/0/is_backup: expected true or false, found a number\.",
    "number_too_large": r"/frames/0/planned_ms: .* Use a whole number from 0 to 86,400,000\.",
    "number_beyond_64_bits": r"/frames/0/planned_ms: .* Use a whole number from 0 to 86,400,000\.",
    "number_negative": r"/frames/0/planned_ms: .* cannot be -1\. Use a whole number from 0 to ",
    "choice_unknown": r"/frames/0/status: .* cannot be “perhaps”\. Use one of: draft, in review, ",
    "choice_empty": r"/frames/0/status: .* cannot be “”\. Use one of: draft, in review, approved\.",
    "choice_a_list": r"/frames/0/status: expected a text, found a list\.",
    "date_of_no_day": r"/proofs/0/expires_on: .*“2026-02-30”\. Use a date like 2026-04-21\.",
    "date_as_people_write_it": r"/proofs/0/expires_on: .* Use a date like 2026-04-21\.",
    "date_with_a_time": r"/proofs/0/expires_on: .* Use a date like 2026-04-21\.",
    "date_of_other_figures": r"/proofs/0/expires_on: .* Use a date like 2026-04-21\.",
    "text_with_zero_byte": r"/frames/0/headline: .* are no text\. Paste it as plain text\.",
    "half_a_pair": r"/frames/0/headline: .* are no text\. Paste it as plain text\.",
    "text_too_long": r"/frames/0/headline: .* longer than 4,000,000 characters\. Split it in two\.",
    "texts_too_long_together": r"/frames/0: .* longer than 4,000,000 characters together\. Split ",
    "rank_of_symbols": r"/frames/0/rank: a rank holds only the letters A to Z, a to z and ",
    "rank_a_number": r"/frames/0/rank: expected a text, found a number\.",
    "rank_of_a_million": r"/frames/0/rank: a rank is no longer than 1,000 letters\. Leave all ",
    "parent_missing": r"/frames/0/narrative: there is no narrative “gone” in the file\.",
    "parent_null": r"/frames/0/narrative: expected a text, found nothing\.",
    "parent_of_another_table": r"/frames/0/narrative: there is no narrative “\S+” in the file\.",
    "template_unknown": r"/narratives/0/template: There is no template .* Choose one of: ",
    "table_of_link_unknown": r"/links/0/target_table: there is no table “spaceship”\.",
    "seen_a_list": r"/links/0/seen: expected an object or null, found a list\.",
    "seen_of_numbers": r"/links/0/seen/statement: expected a text, found a number\.",
    "picture_of_another_hash": r"/pictures/0: its bytes are not those that its id names\.",
    "picture_id_in_capitals": r"/pictures/0/id: expected the SHA-256 of a picture as id\.",
    "picture_id_a_path": r"/pictures/0/id: expected the SHA-256 of a picture as id\.",
    "picture_not_base64": r"/pictures/0/content: this is no Base64\.",
    "picture_empty": NO_PICTURE,
    "picture_a_text": NO_PICTURE,
    "picture_cut": NO_PICTURE,
    "picture_a_photo_cut": NO_PICTURE,
    **{f"picture_{name}": NO_PICTURE for name in NO_PICTURES},
    **{f"picture_{name}": TOO_LARGE_PICTURE for name in TOO_LARGE},
    "picture_content_a_number": r"/pictures/0: it has neither “content” nor “file”\.",
    "pictures_an_object": r"/pictures: expected a list, found an object\.",
    "pictures_of_texts": r"/pictures/0: expected an object, found a text\.",
    "picture_without_content": r"/pictures/0: it has neither “content” nor “file”\.",
    "picture_file_missing": r"/pictures/0/file: “gone.png” cannot be read: No such file or dir",
    "picture_file_a_folder": r"/pictures/0/file: “here” is a folder\. Choose a file\.",
    "picture_file_above": OUTSIDE,
    "picture_file_absolute": OUTSIDE,
    "picture_file_a_device": OUTSIDE,
    "picture_file_with_zero_byte": r"/pictures/0/file: this is no file name\.",
    "picture_file_half_a_pair": r"/pictures/0/file: this is no file name\.",
    "picture_file_too_long": r"/pictures/0/file: “x+…?” cannot be read: File name too long\.",
    "picture_file_empty_name": r"/pictures/0: it has neither “content” nor “file”\.",
    "picture_file_a_link_out": OUTSIDE,
    "picture_file_a_ring": r"/pictures/0/file: (this is no file name|“ring.png” cannot be read: )",
    "picture_file_a_pipe": r"/pictures/0/file: “pipe.png” is no ordinary file\.",
}
"""What is said of projects with a wrong value: a pointer to it, what is wrong, what would fit."""

TAKEN: dict[str, str] = {
    "byte_order_mark": "",
    "table_unknown": "/spaceships is not known and was left out.",
    "text_of_a_megabyte": "",
    "text_of_lines_in_one": "",
    "end_of_link_missing": "",
    "key_unknown": "/frames/0/hedline is not known and was left out. Did you mean “headline”?",
    "key_of_lines": "/frames/0/a b\\u202e is not known and was left out.",
    "owner_missing": "",
    "picture_media_unknown": "",
    "picture_of_a_camera": "/frames/1/picture: the picture is not in the file.",
    "picture_not_in_the_file": "/frames/1/picture: the picture is not in the file.",
}
"""What is taken in, with a warning where something of it is not."""
MISSED = ("picture_not_in_the_file", "picture_of_a_camera")
"""What leaves a frame without its picture."""

NEEDS_POSIX = re.compile(r"link|pipe|device|ring|name_too_long|above|absolute")
NEXT_STEP = re.compile(
    r"(Check|Choose|Correct|Export|Give|Leave|Make|Paste|Replace|Split|Update|Use|Write) "
    r"[^.]*(\.[^. ]+[^.]*)*\.\n$"
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Any]]:
    """The bytes of a sound document, and its export."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(folder / "home"))
        hostile.make_sound(folder / "sound.narrative")
        main(["export", "json", str(folder / "sound.narrative"), "-o", str(folder / "given.json")])
    content = (folder / "given.json").read_bytes()
    return (folder / "sound.narrative").read_bytes(), json.loads(content)


@pytest.fixture
def beside(
    tmp_path: Path, sound: tuple[bytes, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder that holds a sound document, where commands run."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "sound.narrative").write_bytes(sound[0])
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_project_is(
    beside: Path,
    sound: tuple[bytes, dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    kind: str,
    entry: str,
) -> None:
    if sys.platform == "win32" and NEEDS_POSIX.search(kind):
        pytest.skip("there are no such files there")
    path = hostile_json.make(kind, beside, sound[1])
    before = sorted(beside.iterdir())
    code = main([path.name if word == "IT" else word for word in ENTRIES[entry].split()])
    out, err = capsys.readouterr()
    assert not list((beside.parent / "temporary").iterdir())
    if kind in TAKEN:
        assert code == 0, err
        assert all(line.startswith("warning: ") for line in err.splitlines())
        assert TAKEN[kind] in err
        assert out.startswith(f"Imported {path.name} into ")
        assert main(["verify", "out.narrative" if entry == "new" else "sound.narrative"]) == (
            1 if kind in MISSED and entry == "new" else 0
        )
        return
    assert (code, out, err.count("\n")) == (1, "", 1), err
    says = FILES[kind] if kind in FILES else f"cannot be imported: {PLACES[kind]}"
    assert re.match(f"narrative-studio: “{re.escape(printable(path.name))}” {says}", err), err
    assert NEXT_STEP.search(err), err
    assert sorted(beside.iterdir()) == before
    assert (beside / "sound.narrative").read_bytes() == sound[0]
    assert not list((beside.parent / "home").rglob("journal.db"))


def test_every_kind_has_a_fate() -> None:
    assert sorted([*FILES, *PLACES, *TAKEN]) == sorted(KINDS)
