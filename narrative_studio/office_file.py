"""Opens the zip that an office file is, within limits, and says plainly of others what they are.

Every file of strangers goes through here: decks that are brought in, and templates to export with.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from types import TracebackType
from typing import Final, Self

from narrative_studio.errors import NarrativeError
from narrative_studio.printable import shown_name

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


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of office file, in the words that a refusal of another one needs.

    ``noun`` names it, ``program`` makes it, ``ending`` is the usual one, with its dot.
    ``old_stream`` and ``old_ending`` tell the format before 2007. ``before`` stands before the
    name of a file, and ``again`` says what to do once it is mended. ``error`` is what is raised.
    """

    noun: str
    program: str
    ending: str
    old_stream: str
    old_ending: str
    again: str
    error: type[NarrativeError]
    before: str = ""

    def refused(self, name: str, what: str, hint: str) -> NarrativeError:
        """The error that says of a file what it is, and what to do."""
        return self.error(f"{self.before}“{name}” {what}.", hint)

    @property
    def save_anew(self) -> str:
        """The next step for a file that is not as its program writes it."""
        return f"Open it in {self.program}, save it as {self.ending} and {self.again}."

    @property
    def ask_anew(self) -> str:
        """The next step for a file that nobody should open."""
        return f"Ask whoever sent it for a copy saved anew in {self.program}."


class OfficeFile:
    """The parts of an office file, by their names without a leading slash, whatever their case."""

    def __init__(self, archive: zipfile.ZipFile, name: str, kind: Kind) -> None:
        self._zip = archive
        self._kind = kind
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
            NarrativeError: it is packed so tightly, or so large, that it can only mean harm; the
                error of its kind.
        """
        info = self._entries.get(part.lower())
        if info is None:
            raise PartMissing(f"{part} is not in the file")
        if info.flag_bits & 1:
            raise PartMissing(f"{part} is locked with a password")
        try:
            with self._zip.open(info) as stream:
                content = stream.read(MOST_PART_BYTES + 1)
        except (*_BROKEN, NotImplementedError) as error:
            raise PartMissing(f"{part} is damaged") from error
        self._read_bytes += len(content)
        self._check(info, len(content), self._read_bytes)
        return content

    def texts(self) -> Iterator[tuple[str, bytes]]:
        """Every part that is XML, with its name.

        Raises:
            PartMissing: one is damaged.
            NarrativeError: they are far too large, as in :meth:`read`.
        """
        for name in self.names:
            if name.lower().endswith((".xml", ".rels")):
                yield name, self.read(name)

    def check_whole(self) -> None:
        """Look at what all parts will take, before a library unpacks them without limits.

        Raises:
            NarrativeError: that is far too much, or one is packed so tightly that it means harm.
        """
        total = 0
        for info in self._zip.infolist():
            total += info.file_size
            self._check(info, info.file_size, total)

    def _check(self, info: zipfile.ZipInfo, size: int, total: int) -> None:
        packed = max(1, info.compress_size)
        is_bomb = size > _SMALL_BYTES and size > packed * _MOST_RATIO
        if is_bomb or size > MOST_PART_BYTES or total > MOST_TOTAL_BYTES:
            raise self._kind.refused(
                self.name,
                f"unpacks to far more than a {self._kind.noun} holds and was not read on",
                self._kind.ask_anew,
            )


def open_office_file(path: Path, kind: Kind) -> OfficeFile:
    """Open a file that should be of a kind.

    Raises:
        NarrativeError: the file is missing, unreadable, locked with a password, of another kind, or
            damaged as a whole; the error of its kind.
    """
    name = path.name
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            is_folder = S_ISDIR(found.st_mode)
            what = "is a folder" if is_folder else "is no ordinary file"
            raise kind.refused(shown_name(path), what, f"Choose a {kind.ending} file.")
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        hint = "Check its name and place, then try again."
        raise kind.refused(name, f"cannot be read: {reason}", hint) from error
    if not head:
        raise kind.refused(name, "is empty", "Choose another copy of it.")
    if head.startswith(_COMPOUND):
        raise _compound(path, kind)
    if not head.startswith(_ZIP):
        raise kind.refused(name, f"is no {kind.noun}", f"Choose a {kind.ending} file.")
    if found.st_size > MOST_FILE_BYTES:
        what = f"is larger than {MOST_FILE_BYTES // 1024**3} GB"
        raise kind.refused(name, what, f"Take its films out and {kind.again}.")
    try:
        archive = zipfile.ZipFile(path)
    except (*_BROKEN, NotImplementedError) as error:
        raise kind.refused(
            name,
            "is damaged: its end is missing or it is no whole zip file",
            f"Copy or download it again, or open and save it in {kind.program}.",
        ) from error
    if len(archive.infolist()) > MOST_ENTRIES:
        archive.close()
        what = f"holds more than {MOST_ENTRIES:,} files and was not read"
        raise kind.refused(name, what, kind.ask_anew)
    return OfficeFile(archive, name, kind)


def _entries(archive: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """The entries by name; of several of one name the last one counts, as in other programs."""
    return {
        _part_name(info.filename).lower(): info for info in archive.infolist() if not info.is_dir()
    }


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _compound(path: Path, kind: Kind) -> NarrativeError:
    """What to say of the container that old and encrypted office files share."""
    try:
        content = path.read_bytes() if path.stat().st_size < 64 * 1024**2 else b""
    except OSError:
        content = b""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return kind.refused(
            path.name,
            "is locked with a password",
            f"Open it in {kind.program}, take the password off (File, Info, Protect), save it and "
            f"{kind.again}.",
        )
    if kind.old_stream.encode("utf-16-le") in content or path.suffix.lower() == kind.old_ending:
        what = f"is in {kind.program}'s format from before 2007"
        return kind.refused(path.name, what, kind.save_anew)
    return kind.refused(
        path.name, f"is an old or locked office file, no {kind.noun}", kind.save_anew
    )
