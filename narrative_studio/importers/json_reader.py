"""Turns a file of the open interchange into checked rows and pictures, or says what is wrong.

Nothing is trusted: every cell is checked against its declaration, and every message names the
place as a JSON pointer. The rows of a :class:`Foreign` fit together: ids are unique, every row has
its parent.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from narrative_studio.commands.pictures import clean_picture
from narrative_studio.errors import ImportFailed, InvalidValue
from narrative_studio.importers.json_text import pointer, read_bytes, read_json
from narrative_studio.interchange import (
    FORMAT,
    LONGEST_ID,
    PICTURE_ID,
    PICTURES,
    VERSION,
    cells_of,
    is_seen,
    key_of,
    picture_cells,
)
from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.discussion import Comment
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.rank import spread
from narrative_studio.model.rows import Column, Row, columns
from narrative_studio.model.storyboard import Link, Narrative
from narrative_studio.model.template import template
from narrative_studio.operation import check_cell, check_row
from narrative_studio.pictures import has_notes

Place = tuple[str | int, ...]

_TABLE_CELLS: dict[type[Row], tuple[str, ...]] = {
    Link: ("source_table", "target_table"),
    Comment: ("about_table",),
}
_LONGEST_RANK = 1000
"""Each rank that is made between two others is about as long as they are."""
_RANK = re.compile(r"[0-9A-Za-z]*")
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "yes or no"),
    (str, "a text"),
    (int, "a number"),
    (float, "a number with decimals"),
    (list, "a list"),
    (dict, "an object"),
)


@dataclass(frozen=True)
class Foreign:
    """What a file holds: its rows by table in file order, its pictures by id, and notes.

    ``seen`` maps the id of a link to what it has seen: None where nothing was noted, else the
    wordings that have changed since. ``notes`` say what was left out, in words.
    """

    name: str
    rows: Mapping[str, tuple[Row, ...]]
    pictures: Mapping[str, bytes]
    seen: Mapping[str, Mapping[str, str] | None]
    notes: tuple[str, ...]

    @property
    def project(self) -> ProjectInfo:
        """The row that describes the document."""
        (info,) = self.rows[ProjectInfo.table]
        assert isinstance(info, ProjectInfo)
        return info


def read_foreign(path: Path) -> Foreign:
    """Read and check a whole file.

    Raises:
        ImportFailed: it cannot be read, is no project, is from a newer version, or a value in it
            does not fit; the message names the first such place.
    """
    return _Reader(path).read()


class _Reader:
    """One reading of one file; ``_refuse`` is the only way out with a complaint."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._notes: list[str] = []
        self._places: dict[str, Place] = {}
        self._seen: dict[str, Mapping[str, str] | None] = {}
        self._cleaned: dict[str, str] = {}

    def read(self) -> Foreign:
        document = read_json(self._path)
        self._check_head(document)
        pictures = self._pictures(document)
        rows: dict[str, tuple[Row, ...]] = {}
        for row_type in ROW_TYPES:
            rows[row_type.table] = tuple(self._rows(row_type, document))
        known = {"schema", "version", PICTURES, *(key_of(row_type.table) for row_type in ROW_TYPES)}
        self._leave_out(document, known, ())
        self._check_parents(rows)
        self._note_missing_pictures(rows, pictures)
        return Foreign(self._path.name, rows, pictures, self._seen, tuple(self._notes))

    def _check_head(self, document: Any) -> None:
        if not isinstance(document, dict) or document.get("schema") != FORMAT:
            raise ImportFailed(
                f"“{self._path.name}” is JSON, but no Narrative Studio project: /schema is not "
                f"“{FORMAT}”.",
                "Choose a file that was made with “export json”.",
            )
        version = document.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self._refuse(("version",), f"{_kind(version)} is no version", f"Write {VERSION}.")
        if version > VERSION:
            raise ImportFailed(
                f"“{self._path.name}” was written by a newer version of Narrative Studio.",
                "Update Narrative Studio, then import it again.",
            )

    # Rows

    def _rows(self, row_type: type[Row], document: Mapping[str, Any]) -> Iterator[Row]:
        key = key_of(row_type.table)
        if row_type is ProjectInfo:
            yield self._row(row_type, document.get(key), (key,))
            return
        found = document.get(key, [])
        if not isinstance(found, list):
            self._refuse((key,), f"expected a list, found {_kind(found)}")
        ranks = self._ranks(row_type, found, key)
        for number, value in enumerate(found):
            if ranks and isinstance(value, dict):
                value = {**value, "rank": ranks[number]}
            yield self._row(row_type, value, (key, number))

    def _ranks(self, row_type: type[Row], found: list[Any], key: str) -> list[str]:
        """Ranks for a list that has none: rows written by hand stand in the order of the file."""
        if "rank" not in columns(row_type):
            return []
        without = [n for n, row in enumerate(found) if isinstance(row, dict) and "rank" not in row]
        if without and len(without) < len(found):
            self._refuse(
                (key, without[0]), "its rank is missing", "Give every row of the list one, or none."
            )
        return spread(len(found)) if without else []

    def _row(self, row_type: type[Row], value: Any, place: Place) -> Row:
        if not isinstance(value, dict):
            self._refuse(place, f"expected an object, found {_kind(value)}")
        row_id = self._id(value.get("id"), (*place, "id"))
        declared = cells_of(row_type.table)
        cells: dict[str, Any] = {}
        for name, cell in declared.items():
            if name in value:
                cells[name] = self._cell(row_type, cell, value[name], (*place, name))
            elif not cell.has_default:
                self._refuse((*place, name), "it is missing")
            elif is_seen(row_type.table, name):
                cells[name] = {}
        self._leave_out(value, {"id", *declared}, place)
        if row_type is Link:
            self._seen[row_id] = cells.pop("seen")
            cells["seen"] = "{}"
        row: Row = row_type(row_id, **cells)  # type: ignore[call-arg]
        try:
            check_row(row)
        except InvalidValue as error:
            self._refuse(place, error.what.rstrip("."), error.hint)
        return row

    def _id(self, value: Any, place: Place) -> str:
        if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
            self._refuse(place, f"expected a text of 1 to {LONGEST_ID} characters as id")
        if not value.isprintable():
            self._refuse(place, "an id holds no control characters")
        if value in self._places:
            other = pointer(self._places[value])
            self._refuse(place, f"the id “{value[:40]}” is used by {other} already")
        self._places[value] = place[:-1]
        return value

    def _cell(self, row_type: type[Row], cell: Column, value: Any, place: Place) -> Any:
        table = row_type.table
        if is_seen(table, cell.name):
            return self._wordings(value, place)
        wanted = bool if cell.python_type is bool else str if cell.is_text else int
        fits = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))
        if not fits and not (value is None and cell.is_nullable):
            self._refuse(place, f"expected {_wanted(cell)}, found {_kind(value)}")
        try:
            check_cell(table, cell, value)
            if row_type is Narrative and cell.name == "template":
                template(value)
        except InvalidValue as error:
            self._refuse(place, error.what.rstrip("."), error.hint)
        if cell.name in _TABLE_CELLS.get(row_type, ()) and value not in BY_TABLE:
            self._refuse(place, f"there is no table “{value[:40]}”")
        if cell.policy == "rank" and not _RANK.fullmatch(value):
            self._refuse(place, "a rank holds only the letters A to Z, a to z and figures")
        if cell.policy == "rank" and len(value) > _LONGEST_RANK:
            self._refuse(
                place, f"a rank is no longer than {_LONGEST_RANK:,} letters", "Leave all ranks out."
            )
        if value and cell.name in picture_cells(table):
            if not re.fullmatch(PICTURE_ID, value):
                self._refuse(place, "this is no id of a picture")
            value = self._cleaned.get(value, value)
        return cell.from_cell(value)

    def _wordings(self, value: Any, place: Place) -> Mapping[str, str] | None:
        if value is None:
            return None
        if not isinstance(value, dict):
            self._refuse(place, f"expected an object or null, found {_kind(value)}")
        for name, wording in value.items():
            if not isinstance(wording, str):
                self._refuse((*place, name), f"expected a text, found {_kind(wording)}")
            self._check_text(wording, (*place, name))
        return dict(value)

    def _check_text(self, text: str, place: Place) -> None:
        try:
            check_cell(Link.table, columns(Link)["seen"], text)
        except InvalidValue as error:
            self._refuse(place, error.what.rstrip("."), error.hint)

    def _check_parents(self, rows: Mapping[str, tuple[Row, ...]]) -> None:
        ids = {table: {row.id for row in found} for table, found in rows.items()}
        for row_type in ROW_TYPES:
            for name, cell in columns(row_type).items():
                if cell.parent is None:
                    continue
                for row in rows[row_type.table]:
                    if getattr(row, name) not in ids[cell.parent]:
                        self._refuse(
                            (*self._places[row.id], name),
                            f"there is no {cell.parent} “{getattr(row, name)[:40]}” in the file",
                        )

    # Pictures

    def _pictures(self, document: Mapping[str, Any]) -> dict[str, bytes]:
        found = document.get(PICTURES, [])
        if not isinstance(found, list):
            self._refuse((PICTURES,), f"expected a list, found {_kind(found)}")
        pictures: dict[str, bytes] = {}
        for number, value in enumerate(found):
            place: Place = (PICTURES, number)
            if not isinstance(value, dict):
                self._refuse(place, f"expected an object, found {_kind(value)}")
            picture = value.get("id")
            if not isinstance(picture, str) or not re.fullmatch(PICTURE_ID, picture):
                self._refuse((*place, "id"), "expected the SHA-256 of a picture as id")
            content = self._content(value, place)
            if hashlib.sha256(content).hexdigest() != picture:
                self._refuse(place, "its bytes are not those that its id names")
            content = self._clean(content, place)
            self._cleaned[picture] = hashlib.sha256(content).hexdigest()
            pictures[self._cleaned[picture]] = content
            self._leave_out(value, {"id", "media_type", "content", "file"}, place)
        return pictures

    def _content(self, value: Mapping[str, Any], place: Place) -> bytes:
        content, file = value.get("content"), value.get("file")
        if isinstance(content, str):
            try:
                return base64.b64decode(content, validate=True)
            except (binascii.Error, ValueError):
                self._refuse((*place, "content"), "this is no Base64")
        if not isinstance(file, str) or not file:
            self._refuse(place, "it has neither “content” nor “file”")
        root = self._path.parent.resolve()
        try:
            beside = (root / file).resolve()
            is_inside = beside.is_relative_to(root)
        except (OSError, ValueError, RuntimeError):  # links in a ring, before Python 3.13
            self._refuse((*place, "file"), "this is no file name")
        if not is_inside:
            self._refuse((*place, "file"), "the file lies outside the folder of this one")
        try:
            return read_bytes(beside)
        except ImportFailed as error:
            self._refuse((*place, "file"), error.what.rstrip("."), error.hint)

    def _clean(self, content: bytes, place: Place) -> bytes:
        """The picture as a document keeps it: as it is, unless something was written into it."""
        try:
            if not has_notes(content):
                return content
            return clean_picture(content, name=pointer(place))
        except (InvalidValue, ImportFailed) as error:
            self._refuse(place, error.what.rstrip("."), error.hint)

    def _note_missing_pictures(
        self, rows: Mapping[str, tuple[Row, ...]], pictures: Mapping[str, bytes]
    ) -> None:
        for table, found in rows.items():
            for name in picture_cells(table):
                for row in found:
                    picture = getattr(row, name)
                    if picture and picture not in pictures:
                        place = pointer((*self._places[row.id], name))
                        self._notes.append(f"{place}: the picture is not in the file.")

    # Complaints

    def _leave_out(self, value: Mapping[str, Any], known: set[str], place: Place) -> None:
        for key in (key for key in value if key not in known):
            near = get_close_matches(key, sorted(known), 1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            self._notes.append(f"{pointer((*place, key))} is not known and was left out.{hint}")

    def _refuse(self, place: Place, what: str, hint: str = "") -> NoReturn:
        raise ImportFailed(
            f"“{self._path.name}” cannot be imported: {pointer(place)}: {what}.",
            hint or "Correct it, then import it again.",
        )


def seen_cell(wordings: Mapping[str, str]) -> str:
    """The ``seen`` cell of a link that has seen these wordings."""
    return json.dumps(wordings, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _wanted(cell: Column) -> str:
    kind = "true or false" if cell.python_type is bool else "a text" if cell.is_text else ""
    return (kind or "a whole number") + (" or null" if cell.is_nullable else "")


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    return next((word for kind, word in _KINDS if isinstance(value, kind)), "something else")
