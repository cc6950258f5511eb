"""Opens the zip that a deck is, within limits, and says plainly of other files what they are."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from types import TracebackType
from typing import Final, Self

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.json_text import unreadable
from narrative_studio.store.foreign import shown_name

MOST_FILE_BYTES: Final = 2 * 1024**3
MOST_ENTRIES: Final = 60_000
MOST_PART_BYTES: Final = 96 * 1024**2
"""No part that is read may become larger than this when it is unpacked."""
MOST_TOTAL_BYTES: Final = 1024**3
"""All parts that are read together."""

_MOST_RATIO: Final = 400
_SMALL_BYTES: Final = 4 * 1024**2
"""Only parts larger than this are measured against what they were packed to."""

_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK"
_HEAD_BYTES: Final = 1024**2
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class PartMissing(Exception):
    """A part is not in the package, or cannot be unpacked; the message says which it is."""


class Package:
    """The parts of a deck, by their names without a leading slash, whatever their case."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._zip = archive
        self.name = name
        self._entries = _entries(archive)
        self._read_bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return tuple(_part_name(info.filename) for info in self._entries.values())

    def read(self, part: str) -> bytes:
        """Unpack one part.

        Raises:
            PartMissing: it is not there, damaged, or cannot be unpacked.
            ImportFailed: it is packed so tightly, or so large, that it can only mean harm.
        """
        info = self._entries.get(part.lower())
        if info is None:
            raise PartMissing(f"{part} is not in the file")
        if info.flag_bits & 1:
            raise PartMissing(f"{part} is locked with a password")
        try:
            with self._zip.open(info) as stream:
                content = stream.read(MOST_PART_BYTES + 1)
        except _BROKEN as error:
            raise PartMissing(f"{part} is damaged") from error
        self._check(info, len(content))
        return content

    def _check(self, info: zipfile.ZipInfo, size: int) -> None:
        self._read_bytes += size
        packed = max(1, info.compress_size)
        is_bomb = size > _SMALL_BYTES and size > packed * _MOST_RATIO
        if is_bomb or size > MOST_PART_BYTES or self._read_bytes > MOST_TOTAL_BYTES:
            raise ImportFailed(
                f"“{self.name}” unpacks to far more than a deck holds and was not read on.",
                "Ask whoever sent it for a copy saved anew in PowerPoint.",
            )


def open_package(path: Path) -> Package:
    """Open a deck.

    Raises:
        ImportFailed: the file is missing, unreadable, locked with a password, of another kind, or
            damaged as a whole.
    """
    name = path.name
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            kind = "a folder" if S_ISDIR(found.st_mode) else "no ordinary file"
            raise ImportFailed(f"“{shown_name(path)}” is {kind}.", "Choose a PowerPoint file.")
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise unreadable(path, error) from error
    if not head:
        raise ImportFailed(f"“{name}” is empty.", "Choose another copy of the deck.")
    if head.startswith(_COMPOUND):
        raise _compound(name, path)
    if not head.startswith(_ZIP):
        raise ImportFailed(f"“{name}” is no PowerPoint deck.", "Choose a .pptx file.")
    if found.st_size > MOST_FILE_BYTES:
        raise ImportFailed(
            f"“{name}” is larger than {MOST_FILE_BYTES // 1024**3} GB.",
            "Take its films out, then import it again.",
        )
    try:
        archive = zipfile.ZipFile(path)
    except (*_BROKEN, NotImplementedError) as error:
        raise ImportFailed(
            f"“{name}” is damaged: its end is missing or it is no whole zip file.",
            "Copy or download it again, or open and save it in PowerPoint.",
        ) from error
    if len(archive.infolist()) > MOST_ENTRIES:
        archive.close()
        raise ImportFailed(
            f"“{name}” holds more than {MOST_ENTRIES:,} files and was not read.",
            "Ask whoever sent it for a copy saved anew in PowerPoint.",
        )
    return Package(archive, name)


def _entries(archive: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """The entries by name; of several of one name the last one counts, as in other programs."""
    return {
        _part_name(info.filename).lower(): info for info in archive.infolist() if not info.is_dir()
    }


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _compound(name: str, path: Path) -> ImportFailed:
    """What to say of the container that old and encrypted office files share."""
    try:
        content = path.read_bytes() if path.stat().st_size < 64 * 1024**2 else b""
    except OSError:
        content = b""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return ImportFailed(
            f"“{name}” is locked with a password.",
            "Open it in PowerPoint, take the password off (File, Info, Protect), save it and "
            "import it again.",
        )
    if "PowerPoint Document".encode("utf-16-le") in content or path.suffix.lower() == ".ppt":
        return ImportFailed(
            f"“{name}” is in PowerPoint's format from before 2007.",
            "Open it in PowerPoint or LibreOffice, save it as .pptx and import that.",
        )
    return ImportFailed(
        f"“{name}” is an old or locked office file, no .pptx deck.",
        "Open it in PowerPoint, save it as .pptx without a password and import that.",
    )
