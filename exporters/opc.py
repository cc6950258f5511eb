"""What every Office file is packed in: parts in a zip, their content types and relations."""

from __future__ import annotations

import zipfile
from typing import BinaryIO, Final, Self

XML_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
LONGEST_LINK: Final = 2048
"""Office refuses a file with a longer address."""

# What XML cannot hold is left out; a tab or line end inside a run is a space.
_TEXT: Final[dict[int, str | None]] = {
    **dict.fromkeys((*range(0x20), 0x7F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    **dict.fromkeys(map(ord, "\t\n\r"), " "),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}
# Any fixed moment: the same content must give the same bytes.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def escaped(text: str) -> str:
    """Text as the content of an element."""
    if not text.isprintable():
        return text.translate(_TEXT)
    # Nothing of it is left out, as of most texts: a few looks are quicker than one at each letter.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Text as the value of an attribute, with its quotation marks."""
    inner = escaped(text).replace('"', "&quot;")
    return f'"{inner}"'


class Relations:
    """The relations of one part; an equal one is made only once."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._ids: set[str] = set()
        self._known: dict[tuple[str, str], str] = {}
        self._next = 1

    def add(self, kind: str, target: str, *, is_external: bool = False) -> str:
        """Add a relation and give its id."""
        rel_id = self._known.get((kind, target))
        if rel_id is None:
            while f"rId{self._next}" in self._ids:
                self._next += 1
            rel_id = f"rId{self._next}"
            self.add_as(rel_id, kind, target, is_external=is_external)
        return rel_id

    def add_as(self, rel_id: str, kind: str, target: str, *, is_external: bool = False) -> None:
        """Add a relation under a given id."""
        mode = ' TargetMode="External"' if is_external else ""
        self._known[kind, target] = rel_id
        self._ids.add(rel_id)
        self._rows.append(
            f'<Relationship Id="{rel_id}" Type="{kind}" Target={quoted(target)}{mode}/>'
        )

    def xml(self) -> str:
        """The relations part."""
        rows = "".join(self._rows)
        return f'{XML_HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


class OfficeZip:
    """An Office file while it is written: in a ``with`` block parts in any order, then ``finish``.

    Parts are written at once, so that nothing piles up; where the work stops the file is no use.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._types: list[tuple[str, str]] = []
        self._suffixes: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._zip.close()

    def part(self, name: str, content_type: str, content: str | bytes) -> None:
        """Write a part with a content type of its own; ``name`` has no slash before it."""
        self._types.append((f"/{name}", content_type))
        self._write(name, content)

    def plain_part(self, name: str, content: str | bytes) -> None:
        """Write a part of which its ending alone says what it is."""
        self._write(name, content)

    def relations(self, name: str, xml: str | bytes) -> None:
        """Write the relations of the part ``name``, or of the package where it is empty.

        They are a few lines each, which is not worth packing.
        """
        folder, slash, file = name.rpartition("/")
        self._write(f"{folder}{slash}_rels/{file}.rels", xml, zipfile.ZIP_STORED)

    def media(self, name: str, suffix: str, content_type: str, content: bytes) -> None:
        """Write a picture as it is: it is packed already."""
        self._suffixes[suffix] = content_type
        self._write(name, content, zipfile.ZIP_STORED)

    def finish(self) -> None:
        """Write the content types, which are known only now."""
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            **self._suffixes,
        }
        rows = [_default(suffix, kind) for suffix, kind in defaults.items()]
        rows += [_override(name, kind) for name, kind in self._types]
        types = f'<Types xmlns="{PACKAGE}/content-types">{"".join(rows)}</Types>'
        self._write("[Content_Types].xml", f"{XML_HEAD}{types}")
        # Readers expect the content types at the top of the directory.
        self._zip.filelist.insert(0, self._zip.filelist.pop())

    def _write(self, name: str, content: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
        info = zipfile.ZipInfo(name, _MOMENT)
        info.compress_type = method
        info.create_system = 3
        info.external_attr = 0o600 << 16
        self._zip.writestr(info, content)


def _default(suffix: str, kind: str) -> str:
    return f"<Default Extension={quoted(suffix)} ContentType={quoted(kind)}/>"


def _override(name: str, kind: str) -> str:
    return f"<Override PartName={quoted(name)} ContentType={quoted(kind)}/>"
