"""The open interchange: how a whole document stands in JSON, and the JSON Schema that says so.

Every table is a list of objects with an ``id`` and one key for each declared cell, so a new field
or entity appears here by its declaration alone. Three cells only mean something inside the journal
of one document: ``Baseline.cut`` and ``EditCitation.operation`` are left out, and ``Link.seen``
becomes what it stands for: None where nothing was noted, else the wording of those trigger cells
that have changed since.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES, TESTS
from narrative_studio.model.exported import DeckLayout, ExportedFile, ExportPreset
from narrative_studio.model.ids import PictureId
from narrative_studio.model.observed import EditCitation
from narrative_studio.model.people import Baseline, Person, ProjectInfo
from narrative_studio.model.rows import Column, Policy, Row, columns
from narrative_studio.model.storyboard import Link
from narrative_studio.model.view import ProjectView
from narrative_studio.text_pictures import picture_ids

FORMAT = "narrative-studio-project"
"""What the key ``schema`` of a file says."""

VERSION = 1
"""Rises when a reader of the version before could no longer read a file."""

_MARK_LENGTH = 8

PICTURES = "pictures"
PICTURE_ID = "^[0-9a-f]{64}$"
LONGEST_ID = 200

_PLURALS = {
    "person": "people",
    "project": "project",
    "criterion": "criteria",
    "goal_dependency": "goal_dependencies",
    "left_out": "left_out",
    "objection_raised": "objections_raised",
}
_LEFT_OUT = frozenset({(Baseline.table, "cut"), (EditCitation.table, "operation")})
_SEEN = (Link.table, "seen")


def key_of(table: str) -> str:
    """The key under which the rows of a table stand: ``frames`` for ``frame``."""
    return _PLURALS.get(table, f"{table}s")


@cache
def cells_of(table: str) -> Mapping[str, Column]:
    """The cells of a table that stand in a file, in declared order."""
    declared = columns(BY_TABLE[table])
    return {name: cell for name, cell in declared.items() if (table, name) not in _LEFT_OUT}


def is_seen(table: str, cell: str) -> bool:
    """Whether a cell is what a link has seen of its target: an object in a file, not a text."""
    return (table, cell) == _SEEN


def trigger_cells(table: str) -> tuple[str, ...]:
    """The cells of a table whose change makes links to its rows suspect."""
    return tuple(name for name, cell in columns(BY_TABLE[table]).items() if cell.is_trigger)


@cache
def picture_cells(table: str) -> frozenset[str]:
    """The cells of a table that hold the id of a picture."""
    hints = get_type_hints(BY_TABLE[table])
    return frozenset(
        name
        for name in cells_of(table)
        if hints[name] is PictureId or PictureId in get_args(hints[name])
    )


def pictures_of(view: ProjectView) -> list[str]:
    """The ids of all pictures that the document shows, sorted."""
    found: set[str | None] = {
        getattr(row, name)
        for row_type in ROW_TYPES
        for name in picture_cells(row_type.table)
        for row in view.tables[row_type.table].values()
    }
    found.update(
        picture
        for row_type in ROW_TYPES
        for name in prose_cells(row_type.table)
        for row in view.tables[row_type.table].values()
        for picture in picture_ids(str(getattr(row, name)))
    )
    return sorted(picture for picture in found if picture)


@cache
def prose_cells(table: str) -> tuple[str, ...]:
    """The cells of a table that hold texts in Markdown, in which pictures may stand."""
    return tuple(
        name for name, cell in columns(BY_TABLE[table]).items() if cell.policy is Policy.PROSE
    )


def to_json(view: ProjectView) -> dict[str, Any]:
    """The whole document as JSON values, without the bytes of its pictures.

    Rows are sorted by their parents, then by rank and id.
    """
    document: dict[str, Any] = {"schema": FORMAT, "version": VERSION}
    document["project"] = row_to_json(view, view.project)
    for row_type in ROW_TYPES:
        if row_type is not ProjectInfo:
            rows = rows_in_order(view, row_type.table)
            document[key_of(row_type.table)] = [row_to_json(view, row) for row in rows]
    return document


def row_to_json(view: ProjectView, row: Row) -> dict[str, Any]:
    """One row as a JSON object: its id, then its cells in declared order."""
    made: dict[str, Any] = {"id": row.id}
    for name, cell in cells_of(row.table).items():
        value = getattr(row, name)
        if isinstance(row, Link) and is_seen(row.table, name):
            made[name] = seen_wordings(view, row)
        elif cell.python_type is bool:
            made[name] = value
        else:
            made[name] = cell.to_cell(value)
    return made


def rows_in_order(view: ProjectView, table: str) -> list[Row]:
    """The rows of a table, those of one parent together, each in (rank, id) order."""
    rows: list[Row] = list(view.tables[table].ordered)
    parents = [(cell.name, cell.parent) for cell in columns(BY_TABLE[table]).values()]
    name, parent = next(((name, parent) for name, parent in parents if parent), ("", None))
    if parent is None:
        return rows
    places = {row.id: place for place, row in enumerate(rows_in_order(view, parent))}
    return sorted(rows, key=lambda row: places[getattr(row, name)])


def content_hash(view: ProjectView, *, with_people: bool = True, with_tests: bool = True) -> str:
    """A SHA-256 over all that the document says, in hexadecimal.

    A copy or an import of the same content has the same hash: the document's own id is left out.
    So are the register of exports, the layouts of decks and the presets, as making a file or
    setting it otherwise says nothing new; without ``with_people`` who takes part, as whoever
    makes a file joins them; and without ``with_tests`` what was heard in tests, which rewords
    nothing.
    """
    document = to_json(view)
    del document["project"]["id"]
    for unsaid in (ExportedFile, DeckLayout, ExportPreset):
        del document[key_of(unsaid.table)]
    if not with_people:
        del document[key_of(Person.table)]
    for recorded in () if with_tests else TESTS:
        del document[key_of(recorded.table)]
    text = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def mark_of(view: ProjectView) -> str:
    """The mark on printed pages by which people see whether two of them say the same."""
    return content_hash(view, with_tests=False)[:_MARK_LENGTH]


def schema_text() -> str:
    """The JSON Schema as the text that is published."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file, made from the declarations of the entities."""
    lists = {
        key_of(row_type.table): {
            "type": "array",
            "items": {"$ref": f"#/$defs/{row_type.table}"},
            "default": [],
        }
        for row_type in ROW_TYPES
        if row_type is not ProjectInfo
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": "A Narrative Studio project",
        "description": (
            "Positioning, storyboards, demo steps, evidence and tests of one document. Durations "
            "are in milliseconds. Ids are unique in the whole file; rows stand in their order, "
            "which 'rank' repeats as texts whose alphabetical order it is."
        ),
        "type": "object",
        "properties": {
            "schema": {"const": FORMAT},
            "version": {"const": VERSION},
            "project": {"$ref": f"#/$defs/{ProjectInfo.table}"},
            **lists,
            PICTURES: {"type": "array", "items": {"$ref": "#/$defs/picture"}, "default": []},
        },
        "required": ["schema", "version", "project"],
        "additionalProperties": False,
        "$defs": {
            **{row_type.table: _row_schema(row_type) for row_type in ROW_TYPES},
            "picture": _picture_schema(),
        },
    }


def seen_wordings(view: ProjectView, link: Link) -> dict[str, str] | None:
    """What a link has seen, as a file says it: the wordings that have changed since, by cell."""
    if link.seen == "{}" or link.target not in view.tables.get(link.target_table, ()):
        return None
    state = view.link_state(link)
    return dict(zip(state.changed, state.wordings, strict=True))


def _row_schema(row_type: type[Row]) -> dict[str, Any]:
    declared = cells_of(row_type.table)
    properties = dict(_cell_schemas(row_type.table))
    return {
        "description": " ".join((row_type.__doc__ or "").split("\n\n", 1)[0].split()),
        "type": "object",
        "properties": {"id": _id_schema(), **properties},
        "required": ["id", *(name for name, cell in declared.items() if not cell.has_default)],
        "additionalProperties": False,
    }


def _cell_schemas(table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, cell in cells_of(table).items():
        if is_seen(table, name):
            yield name, _seen_schema()
        else:
            yield name, _cell_schema(cell, is_picture=name in picture_cells(table))


def _cell_schema(cell: Column, *, is_picture: bool) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if cell.refers_to:
        made["description"] = f"The id of a {cell.refers_to}."
    kind = "boolean" if cell.python_type is bool else "string" if cell.is_text else "integer"
    made["type"] = [kind, "null"] if cell.is_nullable else kind
    if cell.is_text and cell.python_type is not str:
        words: Any = cell.python_type
        made["enum"] = [*(str(word) for word in words), *([None] if cell.is_nullable else [])]
    if kind == "integer":
        made |= {"minimum": cell.least, "maximum": cell.most}
    if cell.is_date:
        made["format"] = "date"
    if cell.policy == "rank":
        made["pattern"] = "^[0-9A-Za-z]*$"
    if is_picture:
        made["pattern"] = PICTURE_ID
    if cell.has_default:
        made["default"] = bool(cell.default) if kind == "boolean" else cell.default
    return made


def _seen_schema() -> dict[str, Any]:
    return {
        "description": (
            "What the link was made against: null where nothing was noted, else the wordings that "
            "the target has changed since, by cell; an empty object where it has not changed."
        ),
        "type": ["object", "null"],
        "additionalProperties": {"type": "string"},
        "default": {},
    }


def _picture_schema() -> dict[str, Any]:
    return {
        "description": (
            "The bytes of a picture, whose id is their SHA-256: embedded as Base64, or in a file "
            "beside this one."
        ),
        "type": "object",
        "properties": {
            "id": {"type": "string", "pattern": PICTURE_ID},
            "media_type": {"type": "string", "enum": ["image/png", "image/jpeg"]},
            "content": {"type": "string", "contentEncoding": "base64"},
            "file": {"type": "string", "minLength": 1},
        },
        "required": ["id", "media_type"],
        "oneOf": [{"required": ["content"]}, {"required": ["file"]}],
        "additionalProperties": False,
    }


def _id_schema() -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}
