"""Opens a Word file that somebody chose as a template, or says in plain words why it cannot be."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Final

from lxml import etree

from narrative_studio.errors import ExportFailed

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_TYPES: Final = "[Content_Types].xml"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MACROS: Final = "macroEnabled"
_MOST_BYTES: Final = 100_000_000
_MOST_UNPACKED: Final = 300_000_000
_MOST_TEXT: Final = 20_000_000
_MOST_PARTS: Final = 5_000
_ENTITY: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def read_word_file(path: Path) -> bytes:
    """The bytes of a Word document or template, as a document.

    Raises:
        ExportFailed: it is not there, no Word file, protected by a password, has macros, is damaged
            or far too large.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError as error:
        raise ExportFailed(
            f"The template {path.name} cannot be read: {error.strerror or error}.",
            "Choose another file, or leave the template out.",
        ) from error
    if not content:
        raise _refused(path, "is far too large, or empty", "Choose another file.")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise _refused(
                path, "is protected by a password", "Save it in Word without the password."
            )
        raise _refused(path, "is of an old version of Word", "Save it in Word as .docx.")
    return _as_document(path, content)


def _as_document(path: Path, content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_size(path, package)
            types = package.read(_TYPES).decode()
            _check_kind(path, package, types)
            _check_parts(path, package)
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, NotImplementedError) as error:
        raise _refused(path, "is no Word file", "Choose a .docx or .dotx file.") from error
    except (RuntimeError, EOFError, OSError, etree.XMLSyntaxError) as error:
        raise _refused(
            path, "is damaged", "Open it in Word, save it anew, and try again."
        ) from error
    if f"{_WORD}.template.main+xml" in types:
        return _with_types(content, types.replace(".template.main+xml", ".document.main+xml"))
    return content


def _check_size(path: Path, package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    texts = sum(one.file_size for one in entries if one.filename.endswith((".xml", ".rels")))
    whole = sum(one.file_size for one in entries)
    if len(entries) > _MOST_PARTS or whole > _MOST_UNPACKED or texts > _MOST_TEXT:
        raise _refused(path, "is far too large", "Take pictures and pages out of it.")


def _check_kind(path: Path, package: zipfile.ZipFile, types: str) -> None:
    if _MACROS in types or any(name.endswith("vbaProject.bin") for name in package.namelist()):
        raise _refused(path, "has macros, which are never taken over", "Save it in Word as .docx.")
    mains = (f"{_WORD}.document.main+xml", f"{_WORD}.template.main+xml")
    if not any(main in types for main in mains):
        raise _refused(path, "is no Word file", "Choose a .docx or .dotx file.")


def _check_parts(path: Path, package: zipfile.ZipFile) -> None:
    """Read every part that is XML once: later readers give no names to what is wrong."""
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            part = package.read(name)
            if _ENTITY.search(part):
                raise _refused(path, "is built in a way that Word never writes", "Choose another.")
            etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=False))


def _with_types(content: bytes, types: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.infolist():
            new.writestr(one, types if one.filename == _TYPES else old.read(one))
    return out.getvalue()


def _refused(path: Path, reason: str, hint: str) -> ExportFailed:
    return ExportFailed(f"The template {path.name} {reason}.", hint)
