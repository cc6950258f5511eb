"""What an exported file carries by which it is recognised once somebody changed it.

It names the document, the format and the state that was told, and says nothing of them. A web page
holds it in its head, a PDF in its properties, a Word document in a property of its own.
"""

from __future__ import annotations

import mmap
import re
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from narrative_studio.errors import NarrativeError
from narrative_studio.office_file import PartMissing, open_office_file

NAME: Final = "narrative-studio-export"
ORIGIN_PART: Final = "docProps/custom.xml"
"""The part of a Word document that holds it."""
ENDINGS: Final = frozenset({".pdf", ".html", ".htm", ".docx"})
"""The files that carry it."""

_TOKEN: Final = re.compile(
    rb"narrative-studio-export:1:([0-9a-f-]{36}):([a-z-]{1,30}):([0-9a-f]{64}):"
    rb"(\d{4}-\d\d-\d\d)"
)
_HEAD: Final = re.compile(r"<head[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which export a file is: ``said`` is the digest of what it told, ``made_on`` an ISO date."""

    document: str
    format: str
    said: str
    made_on: str

    def __str__(self) -> str:
        return f"{NAME}:1:{self.document}:{self.format}:{self.said}:{self.made_on}"


def with_identity(page: str, identity: Identity) -> str:
    """A web page that says in its head which export it is."""
    meta = f'<meta name="{NAME}" content="{identity}" />'
    return _HEAD.sub(lambda head: f"{head[0]}\n{meta}", page, count=1)


def read_identity(path: Path) -> Identity | None:
    """Which export a file is; None where it does not say so, or is of another kind.

    Raises:
        OSError: it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in ENDINGS:
        return None
    return _in_word(path) if suffix == ".docx" else _in_bytes(path)


def _in_bytes(path: Path) -> Identity | None:
    with path.open("rb") as file:
        if not path.stat().st_size:
            return None
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            # Where a program wrote the properties anew beside the old ones, the last ones count.
            every = deque(_TOKEN.finditer(content), maxlen=1)
            return _identity(every[0]) if every else None


def _in_word(path: Path) -> Identity | None:
    # Formats are listed, and web pages marked, without the libraries that read Word.
    from exporters.word.template_file import WORD

    try:
        with open_office_file(path, WORD) as package:
            return _identity(_TOKEN.search(package.read(ORIGIN_PART)))
    except (NarrativeError, PartMissing):
        return None


def _identity(found: re.Match[bytes] | None) -> Identity | None:
    return Identity(*(part.decode() for part in found.groups())) if found else None
