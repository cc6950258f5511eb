"""Reads text files of strangers: of a bearable size, no binary, in whatever encoding they came."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.json_text import unreadable
from narrative_studio.printable import shown_name

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS: Final = (
    (b"PK\x03\x04", "a zip or office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound or film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\x1f\x8b", "a packed file"),
    (b"{\\rtf", "rich text"),
    (b"SQLite format 3", "a database"),
)
_FILM: Final = (b"ftyp", 4, "a film or sound")
_SAMPLE_BYTES: Final = 64 * 1024
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL: Final = 0.002
_CYRILLIC: Final = re.compile(r"[а-яё]")
_LETTER_IN_MAC: Final = re.compile(rb"(?<=[A-Za-z])[\x80-\x9f](?=[A-Za-z])")
_LETTER_IN_1252: Final = re.compile(rb"(?<=[A-Za-z])[\xc0-\xff](?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class ForeignText:
    """The text with plain line ends, and what it was read as; ``is_guessed`` without a mark."""

    text: str
    encoding: str
    is_guessed: bool


def read_limited(path: Path, *, most_bytes: int, hint: str) -> bytes:
    """Read a whole file of at most this size; ``hint`` is the next step when it is none of ours.

    Raises:
        ImportFailed: it is missing, unreadable, no ordinary file, empty, or too large.
    """
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            kind = "a folder" if S_ISDIR(found.st_mode) else "no ordinary file"
            raise ImportFailed(f"“{shown_name(path)}” is {kind}.", hint)
        if found.st_size > most_bytes:
            limit = most_bytes // 1024**2
            raise ImportFailed(f"“{path.name}” is larger than {limit} MB and was not read.", hint)
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if not content.strip():
        raise ImportFailed(f"“{path.name}” is empty.", hint)
    return content


def decoded(content: bytes, name: str, *, hint: str, encoding: str | None = None) -> ForeignText:
    """Turn the bytes of a text file into text, by its mark or by what its bytes look like.

    UTF-8 is tried first, as hardly anything else is valid UTF-8 by accident; then the bytes decide
    between Windows' Western and Cyrillic and the old Mac's. ``encoding`` overrides all of it.

    Raises:
        ImportFailed: the bytes are no text, or not in the encoding that was asked for.
    """
    kind = binary_kind(content)
    if kind:
        raise ImportFailed(f"“{name}” is {kind}, not plain text.", hint)
    guessed = False
    start = 0
    if encoding is None:
        mark = next((each for each in _BOMS if content.startswith(each[0])), None)
        if mark:
            start, encoding = len(mark[0]), mark[1]
        else:
            encoding, guessed = _guessed(content), True
    try:
        text = content[start:].decode(encoding)
    except LookupError as error:
        raise ImportFailed(
            f"There is no encoding named “{encoding}”.", "Choose another."
        ) from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, start + error.start) + 1
        raise ImportFailed(
            f"“{name}” is not {encoding.upper()}: line {line} holds bytes that cannot be read.",
            "Choose another encoding, or save it as UTF-8.",
        ) from error
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return ForeignText(text, encoding, guessed)


def binary_kind(content: bytes) -> str:
    """What a file is that is no text, in words; empty for text."""
    for head, kind in _KINDS:
        if content.startswith(head):
            return kind
    signature, place, kind = _FILM
    if content[place : place + len(signature)] == signature:
        return kind
    sample = content[:_SAMPLE_BYTES]
    if any(content.startswith(mark) for mark, _encoding in _BOMS) or _wide(sample):
        return ""
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        return "a binary file"
    return ""


def _guessed(content: bytes) -> str:
    """The encoding of text without a mark."""
    wide = _wide(content[:_SAMPLE_BYTES])
    if wide:
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    sample = content[:_SAMPLE_BYTES]
    high = sum(byte >= 0x80 for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    cyrillic = sample.decode("cp1251", "replace")
    if high > letters and len(_CYRILLIC.findall(cyrillic)) > high / 2:
        return "cp1251"
    if len(_LETTER_IN_MAC.findall(sample)) > len(_LETTER_IN_1252.findall(sample)):
        return "mac_roman"
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows' Western; in Latin-1 they are controls, and all read.
        return "iso-8859-1"
    return "cp1252"


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: plain letters have a zero in every other byte."""
    even, odd = sample[0::2], sample[1::2]
    if len(sample) < 4 or not even or not odd:
        return ""
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd > 0.4 and zeros_even < 0.05:
        return "utf-16-le"
    if zeros_even > 0.4 and zeros_odd < 0.05:
        return "utf-16-be"
    return ""
