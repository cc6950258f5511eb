"""Every trouble with a JSON text is one message that names the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers import json_text
from narrative_studio.importers.json_text import pointer, read_json


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "some.json"
    path.write_bytes(content)
    return path


def test_plain_values_are_read(tmp_path: Path) -> None:
    assert read_json(written(tmp_path, b'\xef\xbb\xbf{"a": [1, null, "\\u00e9"]}')) == {
        "a": [1, None, "é"]
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"Bread", "not JSON: there is no value in line 1, column 1"),
        (b'{"a": "b', "a text has no end; it begins in line 1, column 7"),
        (b'{"a": "\n"}', "a text holds a control character in line 1"),
        (b'{"a": "\\x"}', "a text holds a wrong backslash in line 1"),
        (b'{"a": 1} x', "something stands behind its end in line 1, column 10"),
        (b"{1: 2}", "there is no name in double quotes"),
        (b'{"a" 1}', "a colon is missing"),
        (b'{"a": 1 "b"}', "a comma is missing"),
        (b'{\n "a": 1,\n "b" 2\n}', "line 3, column 6"),
        (b'{"a": "\xff"}', "not UTF-8.*line 1"),
        (b'{\n"a": 1, "a": 2}', "“a” twice"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "Infinity"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "too long"),
        (b"SQLite format 3\x00\x01\x02", "not JSON"),
    ],
)
def test_a_broken_text_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(ImportFailed, match=words) as refused:
        read_json(written(tmp_path, content))
    assert refused.value.hint
    assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match=r"“none.json” cannot be read: No such file"):
        read_json(tmp_path / "none.json")
    with pytest.raises(ImportFailed, match=f"“{tmp_path.name}” is a folder"):
        read_json(tmp_path)


def test_a_folder_written_as_a_dot_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ImportFailed, match=f"“{tmp_path.name}” is a folder"):
        read_json(Path())


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
def test_only_an_ordinary_file_is_read() -> None:
    with pytest.raises(ImportFailed, match="“zero” is no ordinary file"):
        read_json(Path("/dev/zero"))


def test_an_enormous_file_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_text, "LARGEST_BYTES", 3)
    with pytest.raises(ImportFailed, match="larger than"):
        read_json(written(tmp_path, b"[1, 2]"))


def test_a_pointer_is_escaped() -> None:
    assert pointer(("frames", 3, "a/b~c")) == "/frames/3/a~1b~0c"
    assert pointer(()) == ""
    assert pointer(("x" * 999,)) == f"/{'x' * 60}…"
