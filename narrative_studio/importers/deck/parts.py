"""The parts of one deck with their relations; what cannot be read is noted and passed over."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.names import q
from narrative_studio.importers.deck.xml_tree import XmlRefused, parse_xml
from narrative_studio.office_file import OfficeFile, PartMissing

_MOST_NOTES: Final = 200
_RELATIONSHIP: Final = q("rel:Relationship")


@dataclass(frozen=True, slots=True)
class Relation:
    """Where one part leads: to another part, or outside of the file.

    ``kind`` is the last word of its type, such as ``slide``; ``target`` the name of a part without
    a leading slash, or an address.
    """

    id: str
    kind: str
    target: str
    is_external: bool = False


_NONE: Final[Mapping[str, Relation]] = {}


class Parts:
    """Reads parts of a package as XML, each once; ``notes`` say what was passed over."""

    def __init__(self, package: OfficeFile) -> None:
        self._package = package
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self.notes: list[str] = []

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._package.name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return self._package.names

    def __contains__(self, part: str) -> bool:
        return part in self._package

    def note(self, text: str) -> None:
        """Remember something for the report; of very many only the first."""
        if len(self.notes) < _MOST_NOTES and text not in self.notes:
            self.notes.append(text)

    def xml(self, part: str, *, what: str = "") -> Element | None:
        """The root of a part; None where it is missing or damaged, which is noted.

        ``what`` is what the note calls it.

        Raises:
            ImportFailed: the part can only mean harm.
        """
        try:
            return parse_xml(self._package.read(part))
        except PartMissing as error:
            self.note(f"{what}: {error}." if what else f"{error}.")
        except XmlRefused as error:
            if error.is_hostile:
                raise ImportFailed(
                    f"“{self.name}” was not read: its part {part} {error}, which no presentation "
                    "program writes.",
                    "Ask whoever sent it for a copy saved anew in PowerPoint.",
                ) from error
            self.note(f"{what}: {part} {error}." if what else f"{part} {error}.")
        return None

    def bytes_of(self, part: str) -> bytes | None:
        """What a part holds; None where it cannot be had.

        Raises:
            ImportFailed: the part can only mean harm.
        """
        try:
            return self._package.read(part)
        except PartMissing:
            return None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relations of a part by their ids; none where there are none to be read."""
        found = self._relations.get(part)
        if found is None:
            found = self._relations[part] = self._read_relations(part)
        return found

    def related(self, part: str, kind: str) -> tuple[Relation, ...]:
        """The inner relations of one kind, in the order of the file."""
        return tuple(
            one for one in self.relations(part).values() if one.kind == kind and not one.is_external
        )

    def _read_relations(self, part: str) -> Mapping[str, Relation]:
        folder, _, file = part.rpartition("/")
        listing = f"{folder}/_rels/{file}.rels".lstrip("/")
        if listing not in self._package:
            return _NONE
        root = self.xml(listing)
        if root is None:
            return _NONE
        found: dict[str, Relation] = {}
        for row in root.iter(_RELATIONSHIP):
            target = row.get("Target", "")
            is_external = row.get("TargetMode") == "External"
            if not is_external:
                target = resolved(folder, target)
            kind = row.get("Type", "").rpartition("/")[2]
            found.setdefault(
                row.get("Id", ""), Relation(row.get("Id", ""), kind, target, is_external)
            )
        return found


def resolved(folder: str, target: str) -> str:
    """The name of a part from how a part in a folder points at it."""
    path = unquote(target).replace("\\", "/").partition("#")[0]
    joined = path if path.startswith("/") else posixpath.join(folder, path)
    normal = posixpath.normpath(joined).lstrip("/")
    while normal.startswith("../"):
        normal = normal[3:]
    return "" if normal in (".", "..") else normal
