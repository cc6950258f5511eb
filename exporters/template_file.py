"""What a template of somebody's own goes through before a library opens it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

from narrative_studio.errors import NarrativeError
from narrative_studio.office_file import Kind, OfficeFile, PartMissing, open_office_file

TYPES: Final = "[Content_Types].xml"
"""The part that says what all others are."""

DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the libraries raise on files that are no whole office files, as they check nothing."""

_DOCTYPE: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template that is safe to open: its bytes, its content types, and what its parts are named.

    Nothing in it unpacks to a mountain, declares a document type, or is damaged XML.
    """

    content: bytes
    types: str
    names: tuple[str, ...]

    def retyped(self, old: str, new: str) -> bytes:
        """The bytes of the same file with other content types."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.content)) as before, zipfile.ZipFile(out, "w") as made:
            for one in before.infolist():
                is_types = one.filename == TYPES
                made.writestr(one, self.types.replace(old, new) if is_types else before.read(one))
        return out.getvalue()


def parsed(part: bytes) -> Any:
    """The root of an XML part; nothing outside of it is read.

    Raises:
        etree.XMLSyntaxError: it is damaged.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(part, parser)


def read_template_file(path: Path, kind: Kind, *, most_text_bytes: int) -> TemplateFile:
    """Look through a template of a kind; all its XML together may not be larger than that.

    Raises:
        NarrativeError: it cannot be read, is of another kind, locked, damaged, or made to do harm;
            the error of its kind.
    """
    with open_office_file(path, kind) as package:
        package.check_whole()
        if TYPES not in package:
            raise kind.refused(path.name, f"is no {kind.noun}", f"Choose a {kind.ending} file.")
        try:
            _check_texts(path, kind, package, most_text_bytes)
            types = package.read(TYPES).decode()
            content = path.read_bytes()
        except (PartMissing, UnicodeDecodeError, OSError) as error:
            raise _damaged(path, kind, str(error)) from error
    return TemplateFile(content, types, package.names)


def _check_texts(path: Path, kind: Kind, package: OfficeFile, most_bytes: int) -> None:
    """Read every part that is XML once: later readers give no names to what is wrong."""
    total = 0
    for name, part in package.texts():
        total += len(part)
        if total > most_bytes:
            raise kind.refused(path.name, "is far too large", "Take pictures and pages out of it.")
        if _DOCTYPE.search(part):
            raise _hostile(path, kind, name)
        try:
            root = parsed(part)
        except etree.XMLSyntaxError as error:
            raise _damaged(path, kind, f"{name}, {error.msg}") from error
        # In another encoding it does not look like one before it is read.
        if root.getroottree().docinfo.internalDTD is not None:
            raise _hostile(path, kind, name)


def _damaged(path: Path, kind: Kind, where: str) -> NarrativeError:
    return kind.refused(path.name, f"is damaged: {where}", kind.save_anew)


def _hostile(path: Path, kind: Kind, part: str) -> NarrativeError:
    what = f"declares a document type in {part}, which {kind.program} never writes"
    return kind.refused(path.name, what, kind.ask_anew)
