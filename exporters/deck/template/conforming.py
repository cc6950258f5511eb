"""Brings templates of other programs into the form that PowerPoint writes, before they are read.

Programs differ in what they put into the zip: names with backslashes or in another case, the
Strict kind of Open XML, main parts that say that there are macros. All of it means the same.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from exporters.template_file import TYPES, TemplateFile
from narrative_studio.importers.deck.names import STRICT

_MAIN: Final = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.presentationml|ms-powerpoint)"
    r"\.(?:presentation|template|slideshow)(?:\.macroEnabled)?\.main\+xml"
)
_USUAL_MAIN: Final = (
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
)
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_CONFORMANCE: Final = re.compile(rb"""\sconformance=["']strict["']""")
_TARGET: Final = re.compile(rb"""\sTarget\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_OUTSIDE: Final = re.compile(rb"""TargetMode\s*=\s*["']External["']""")
_ROW: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")


def conformed(found: TemplateFile) -> bytes:
    """The bytes of the template, its names and words as PowerPoint writes them."""
    with zipfile.ZipFile(io.BytesIO(found.content)) as package:
        parts = {_plain(info.filename): info for info in package.infolist() if not info.is_dir()}
        types = _MAIN.sub(_USUAL_MAIN, found.types)
        texts = [name for name in parts if name.lower().endswith((".xml", ".rels"))]
        is_strict = any(_STRICT in package.read(parts[name]) for name in texts)
        names = _as_told(parts, package)
        is_usual = len(parts) == len(package.infolist()) and all(
            names[name] == info.filename for name, info in parts.items()
        )
        if types == found.types and not is_strict and is_usual:
            return found.content
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name, info in parts.items():
                content = types.encode() if name == TYPES else package.read(info)
                if is_strict and name in texts:
                    content = _loosened(content)
                made.writestr(names[name], content)
        return out.getvalue()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _loosened(content: bytes) -> bytes:
    """A Strict part under the usual names."""
    for strict, usual in STRICT:
        content = content.replace(strict.encode(), usual.encode())
    return _CONFORMANCE.sub(b"", content)


def _as_told(parts: Mapping[str, zipfile.ZipInfo], package: zipfile.ZipFile) -> Mapping[str, str]:
    """The names of all parts in the case in which relations name them, which need not be theirs."""
    own = {name.lower(): name for name in parts}
    names = {name: name for name in parts}
    todo = [""]
    seen = {""}
    while todo:
        owner = todo.pop()
        folder, slash, file = owner.rpartition("/")
        listing = f"{folder}{slash}_rels/{file}.rels"
        found = own.get(listing.lower())
        if found is None:
            continue
        names[found] = listing
        for target in _targets(folder, package.read(parts[found])):
            part = own.get(target.lower())
            if part is not None and part not in seen:
                names[part] = target
                seen.add(part)
                todo.append(target)
    return names


def _targets(folder: str, content: bytes) -> Iterator[str]:
    """What the relations of a part in a folder lead to within the file."""
    for row in _ROW.findall(content):
        match = _TARGET.search(row)
        if match is None or _OUTSIDE.search(row):
            continue
        target = unquote((match[1] or match[2] or b"").decode("utf-8", "replace"))
        target = target.replace("\\", "/").partition("#")[0]
        yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
