"""Brings templates of other programs into the form that PowerPoint writes, before they are read.

Programs differ in what they put into the zip: names with backslashes or in another case, the
Strict kind of Open XML, main parts that say that there are macros, shapes and placeholders that
share a number. All of it means the same.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import count
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
_SHAPE: Final = re.compile(rb"""(<(?:\w+:)?cNvPr\s(?:[^>]*?\s)?id\s*=\s*["'])(\d{1,10})(?=["'])""")
_LAYOUT: Final = re.compile(rb"<(?:\w+:)?sldLayout[\s>]")
_HOLDER: Final = re.compile(rb"<(?:\w+:)?ph(?:\s[^>]*)?/?>")
_ALONE: Final = re.compile(rb"""\stype\s*=\s*["'](?:title|ctrTitle|dt|ftr|sldNum|hdr|sldImg)["']""")
"""Kinds of placeholders of which a layout has one, found by their kind whatever their number."""
_INDEX: Final = re.compile(rb"""\sidx\s*=\s*["'](\d{1,10})["']""")
_ROW: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")


def conformed(found: TemplateFile) -> bytes:
    """The bytes of the template, its names and words as PowerPoint writes them."""
    with zipfile.ZipFile(io.BytesIO(found.content)) as package:
        parts = {_plain(info.filename): info for info in package.infolist() if not info.is_dir()}
        types = _MAIN.sub(_USUAL_MAIN, found.types)
        ends = (".xml", ".rels")
        texts = {n: package.read(parts[n]) for n in parts if n.lower().endswith(ends)}
        is_strict = any(_STRICT in content for content in texts.values())
        changed = {name: _held_apart(_told_apart(text)) for name, text in texts.items()}
        names = _as_told(parts, package)
        is_usual = len(parts) == len(package.infolist()) and all(
            names[name] == info.filename for name, info in parts.items()
        )
        if types == found.types and not is_strict and is_usual and changed == texts:
            return found.content
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name, info in parts.items():
                content = changed[name] if name in changed else package.read(info)
                if name == TYPES:
                    content = types.encode()
                elif is_strict and name in texts:
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


def _told_apart(content: bytes) -> bytes:
    """A part in which no two shapes have the same number, and none the number 0.

    The first shape keeps it: it is the one that connectors and animations are taken to mean.
    LibreOffice writes such layouts, and checkers take the decks made with them for damaged.
    """
    numbers = [int(match[2]) for match in _SHAPE.finditer(content)]
    if len(set(numbers)) == len(numbers) and 0 not in numbers:
        return content
    used, seen = set(numbers), {0}
    free = (number for number in count(1) if number not in used)

    def one(match: re.Match[bytes]) -> bytes:
        number = int(match[2])
        if number in seen:
            return match[1] + str(next(free)).encode()
        seen.add(number)
        return match[0]

    return _SHAPE.sub(one, content)


def _held_apart(content: bytes) -> bytes:
    """A layout whose places for content have each a number, by which slides name them.

    Those that LibreOffice writes have none, and all text of a slide then stands in the first place.
    """
    if not _LAYOUT.search(content):
        return content
    used = {int(match[1]) for match in _INDEX.finditer(b"".join(_HOLDER.findall(content)))}
    free = (number for number in count(1) if number not in used)
    seen = {0}

    def one(match: re.Match[bytes]) -> bytes:
        holder = match[0]
        index = _INDEX.search(holder)
        number = int(index[1]) if index else 0
        if _ALONE.search(holder):
            return holder
        if number not in seen:
            seen.add(number)
            return holder
        end = b"/>" if holder.endswith(b"/>") else b">"
        named = _INDEX.sub(b"", holder).removesuffix(end).rstrip()
        return named + f' idx="{next(free)}"'.encode() + end

    return _HOLDER.sub(one, content)


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
