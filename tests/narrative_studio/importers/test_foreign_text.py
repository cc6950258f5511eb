"""Text of strangers is read in its encoding, and what is no text is told what it is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.foreign_text import binary_kind, decoded, read_limited

GERMAN = "Größe und Übung: die Straße führt zum Käufer, sagte er.\nJa."
RUSSIAN = "Хорошо, это стоит дорого и нам это не нужно, сказал он.\n"


def text_of(content: bytes, encoding: str | None = None) -> str:
    return decoded(content, "a.txt", hint="Choose another.", encoding=encoding).text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-8"),
        ("„Quotes“ – and € signs", "cp1252"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


def test_a_guess_is_told_from_a_mark() -> None:
    assert decoded(b"\xef\xbb\xbfa", "a", hint="").is_guessed is False
    found = decoded(b"a\xe4b", "a", hint="")
    assert (found.encoding, found.is_guessed) == ("cp1252", True)


def test_an_encoding_that_was_asked_for_holds() -> None:
    assert text_of("łódź".encode("cp1250"), "cp1250") == "łódź"
    with pytest.raises(ImportFailed, match="line 2 holds bytes"):
        text_of(b"a\nb\xff", "utf-8")
    with pytest.raises(ImportFailed, match="no encoding named “nonsense”"):
        text_of(b"a", "nonsense")


def test_line_ends_become_plain() -> None:
    assert text_of(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "zip"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x00\x00\x20ftypmp42", "film"),
        (bytes(range(32)) * 40, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office file"),
    ],
)
def test_what_is_no_text_is_told_what_it_is(content: bytes, kind: str) -> None:
    with pytest.raises(ImportFailed, match=kind) as caught:
        text_of(content)
    assert "a.txt" in str(caught.value)
    assert caught.value.hint == "Choose another."


def test_text_is_not_called_binary_for_a_form_feed() -> None:
    assert binary_kind(b"page one\x0cpage two\x1bescape") == ""


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * (1024**2 + 1))
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b" \n")
    for path, reason in (
        (big, "larger than 1 MB"),
        (empty, "is empty"),
        (tmp_path, "is a folder"),
        (tmp_path / "none.txt", "cannot be read"),
    ):
        with pytest.raises(ImportFailed, match=reason) as caught:
            read_limited(path, most_bytes=1024**2, hint="Choose another.")
        assert path.name in str(caught.value)


@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(ImportFailed):
        assert "\r" not in text_of(content)


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff"), min_size=1))
def test_what_was_written_as_utf_8_with_a_mark_comes_back(text: str) -> None:
    content = text.encode("utf-8-sig")
    if not binary_kind(content):
        assert text_of(content) == text
