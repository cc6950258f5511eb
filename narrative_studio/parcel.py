"""Frames on their way through the clipboard: packed as JSON, and read back without trust.

A parcel holds frames with their questions, criteria, demo steps, pictures, links and what they say
in the team's own fields. What a link points at, and the fields, are not taken along but described,
so that equal ones can be found where the frames are put in. Comments stay where they were made.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, NoReturn

from narrative_studio.errors import ImportFailed, InvalidValue
from narrative_studio.interchange import prose_cells
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.custom import CustomKind, CustomValue
from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Element
from narrative_studio.model.rank import spread
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Criterion, Frame, Link, LinkRole, Question
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.operation import check_cell, check_row
from narrative_studio.pictures import has_camera_data
from narrative_studio.text_pictures import picture_ids

MIME_TYPE: Final = "application/x-narrative-studio-frames+json"
LARGEST_BYTES: Final = 256 * 1024 * 1024
MOST_ROWS: Final = 20_000
_FORMAT: Final = "narrative-studio-frames"
_VERSION: Final = 1
_CHILDREN: Final[tuple[type[Row], ...]] = (Question, Criterion, Step)
_ROW_TYPES: Final[tuple[type[Row], ...]] = (Frame, *_CHILDREN)
_KEYS: Final = {
    "frame": "frames",
    "question": "questions",
    "criterion": "criteria",
    "step": "steps",
}
_PICTURE: Final = re.compile("[0-9a-f]{64}")
_LONGEST_ID: Final = 200
_LEFT_BEHIND: Final = frozenset({"rank", "ref"})
"""Cells that mean nothing elsewhere."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a link points at: its table, its id, and what it is called, to be found by."""

    table: str
    id: str
    kind: str = ""
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link that comes along: the id of its source in the parcel, and what it points at."""

    source_table: str
    source: str
    aim: Aim
    role: LinkRole
    seen: str


@dataclass(frozen=True, slots=True)
class FieldAim:
    """A field of the team's own: its id, and what it is called and takes, to be found by."""

    id: str
    name: str
    kind: CustomKind
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a frame of the parcel says in a field of the team's own."""

    frame: str
    field: FieldAim
    value: str


@dataclass(frozen=True)
class Parcel:
    """Frames in their order with all that came along; ids are those of the original."""

    template: str
    rows: Mapping[str, tuple[Row, ...]]
    ties: tuple[Tie, ...]
    pictures: Mapping[str, bytes]
    said: tuple[Said, ...] = ()

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames in the order of the story they come from."""
        return tuple(row for row in self.rows[Frame.table] if isinstance(row, Frame))


def pack(story: NarrativeView, frames: Sequence[str]) -> bytes:
    """Frames of a story as a parcel, in the order of the story, as UTF-8 JSON."""
    whole = story.whole
    chosen = [frame for frame in (*story.frames, *story.backups) if frame.id in set(frames)]
    rows: dict[str, list[Row]] = {row_type.table: [] for row_type in _ROW_TYPES}
    rows[Frame.table].extend(chosen)
    for row_type in _CHILDREN:
        for frame in chosen:
            rows[row_type.table].extend(whole.tables[row_type.table].of("frame", frame.id))
    links = [link for found in rows.values() for row in found for link in whole.links_from(row.id)]
    packed: dict[str, Any] = {
        "format": _FORMAT,
        "version": _VERSION,
        "template": story.narrative.template,
        **{_KEYS[table]: [_packed_row(row) for row in found] for table, found in rows.items()},
        "links": [tie for link in links if (tie := _packed_link(whole, link)) is not None],
        "custom_values": [
            said for frame in chosen for said in _packed_values(whole, frame) if said["value"]
        ],
        "pictures": _packed_pictures(whole, rows),
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()


def plain_text(story: NarrativeView, frames: Sequence[str]) -> str:
    """The same frames for a mail or a note: headline, key message, script."""
    chosen = [frame for frame in (*story.frames, *story.backups) if frame.id in set(frames)]
    return "\n\n".join(
        "\n".join(text for text in (one.headline, one.key_message, one.bullets, one.script) if text)
        for one in chosen
    )


def unpack(content: bytes) -> Parcel:
    """Read a parcel that anybody may have put into the clipboard.

    Raises:
        ImportFailed: it is no parcel, from a newer version, too large, or a value does not fit.
    """
    if len(content) > LARGEST_BYTES:
        _refuse(f"it is larger than {LARGEST_BYTES // 1024**2} MB", "Copy fewer frames at once.")
    try:
        found = json.loads(content.decode())
    except (ValueError, RecursionError):
        _refuse("it is damaged")
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        _refuse("it holds no frames")
    if found.get("version") != _VERSION:
        _refuse("it comes from another version of Narrative Studio", "Update Narrative Studio.")
    pictures = _pictures(found.get("pictures", []))
    ids: set[str] = set()
    rows = {
        row_type.table: _rows(row_type, found.get(_KEYS[row_type.table], []), ids)
        for row_type in _ROW_TYPES
    }
    if not rows[Frame.table]:
        _refuse("it holds no frames")
    frames = {row.id for row in rows[Frame.table]}
    for row_type in _CHILDREN:
        for row in rows[row_type.table]:
            if getattr(row, "frame", None) not in frames:
                _refuse(f"a {row_type.table} in it belongs to no frame")
    ties = tuple(_tie(value, ids) for value in _list(found.get("links", []), "links"))
    values = _list(found.get("custom_values", []), "custom values")
    said = tuple(_said(value, frames) for value in values)
    return Parcel(_text(found.get("template", ""), "template"), rows, ties, pictures, said)


# Packing


def _packed_row(row: Row) -> dict[str, Any]:
    cells = {
        name: cell.to_cell(getattr(row, name))
        for name, cell in columns(type(row)).items()
        if name not in _LEFT_BEHIND
    }
    return {"id": row.id, **cells}


def _packed_link(whole: ProjectView, link: Link) -> dict[str, Any] | None:
    target = whole.tables[link.target_table].get(link.target)
    if target is None:
        return None
    aim = aim_of(target)
    return {
        "source_table": link.source_table,
        "source": link.source,
        "role": link.role.value,
        "seen": link.seen,
        "target": {item.name: getattr(aim, item.name) for item in fields(aim)},
    }


def _packed_values(whole: ProjectView, frame: Frame) -> list[dict[str, Any]]:
    rows: tuple[CustomValue, ...] = whole.custom_values.of("frame", frame.id)
    packed = []
    for row in rows:
        field = whole.custom_fields[row.custom_field]
        told = {
            "id": field.id,
            "name": field.name,
            "kind": field.kind.value,
            "choices": field.choices,
        }
        packed.append({"frame": frame.id, "field": told, "value": row.value})
    return packed


def aim_of(row: Row) -> Aim:
    """How a target of links is described, so that an equal one can be found elsewhere."""
    if isinstance(row, Element):
        return Aim(row.table, row.id, row.kind.value, row.code, row.name)
    if isinstance(row, Proof):
        return Aim(row.table, row.id, name=row.headline)
    if isinstance(row, Objection | Criterion):
        return Aim(row.table, row.id, name=row.text)
    return Aim(row.table, row.id)


def _packed_pictures(whole: ProjectView, rows: Mapping[str, Sequence[Row]]) -> list[dict[str, str]]:
    wanted = {getattr(row, "picture", None): None for found in rows.values() for row in found}
    for table, found in rows.items():
        texts = (str(getattr(row, name)) for row in found for name in prose_cells(table))
        wanted |= {picture: None for text in texts for picture in picture_ids(text)}
    packed = []
    for picture in wanted:
        content = whole.picture_bytes(picture) if picture else None
        if picture and content is not None:
            packed.append({"id": picture, "content": base64.b64encode(content).decode()})
    return packed


# Reading


def _rows(row_type: type[Row], value: Any, ids: set[str]) -> tuple[Row, ...]:
    found = _list(value, _KEYS[row_type.table])
    ranks = spread(len(found)) if found else []
    made = []
    for one, rank in zip(found, ranks, strict=True):
        if not isinstance(one, dict):
            _refuse(f"a {row_type.table} in it is no object")
        row = _row(row_type, one, rank)
        if row.id in ids:
            _refuse("two things in it have one id")
        ids.add(row.id)
        made.append(row)
    return tuple(made)


def _row(row_type: type[Row], value: Mapping[str, Any], rank: str) -> Row:
    cells: dict[str, Any] = {"rank": rank}
    for name, column in columns(row_type).items():
        if name in _LEFT_BEHIND or name not in value:
            continue
        found = value[name]
        if not column.is_text and isinstance(found, bool):
            found = int(found)
        try:
            check_cell(row_type.table, column, found)
        except InvalidValue as error:
            _refuse(error.what.rstrip("."))
        cells[name] = column.from_cell(found)
    for name, column in columns(row_type).items():
        if not column.has_default and name not in cells:
            _refuse(f"a {row_type.table} in it lacks its {name}")
    if cells.get("picture") and not _PICTURE.fullmatch(cells["picture"]):
        _refuse("a picture in it has no proper id")
    row: Row = row_type(_id(value.get("id")), **cells)  # type: ignore[call-arg]
    try:
        check_row(row)
    except InvalidValue as error:
        _refuse(error.what.rstrip("."))
    return row


def _tie(value: Any, ids: set[str]) -> Tie:
    if not isinstance(value, dict) or not isinstance(value.get("target"), dict):
        _refuse("a link in it is no object")
    source_table, source = value.get("source_table"), _id(value.get("source"))
    if source_table not in (Frame.table, Step.table) or source not in ids:
        _refuse("a link in it begins nowhere")
    target: dict[str, Any] = value["target"]
    texts = {name: _text(target.get(name, ""), name) for name in ("kind", "code", "name")}
    table = _text(target.get("table"), "table")
    if table not in BY_TABLE:
        _refuse("a link in it ends nowhere")
    try:
        role = LinkRole(_text(value.get("role"), "role"))
    except ValueError:
        _refuse("a link in it has a role that there is not")
    seen = _text(value.get("seen", "{}"), "seen")
    return Tie(source_table, source, Aim(table, _id(target.get("id")), **texts), role, seen)


def _said(value: Any, frames: set[str]) -> Said:
    if not isinstance(value, dict) or not isinstance(value.get("field"), dict):
        _refuse("a custom value in it is no object")
    frame = _id(value.get("frame"))
    if frame not in frames:
        _refuse("a custom value in it belongs to no frame")
    field: dict[str, Any] = value["field"]
    try:
        kind = CustomKind(_text(field.get("kind"), "kind of a custom field"))
    except ValueError:
        _refuse("a custom field in it has a kind that there is not")
    texts = {name: _text(field.get(name, ""), name) for name in ("name", "choices")}
    aim = FieldAim(_id(field.get("id")), texts["name"], kind, texts["choices"])
    return Said(frame, aim, _text(value.get("value"), "custom value"))


def _pictures(value: Any) -> dict[str, bytes]:
    pictures: dict[str, bytes] = {}
    for one in _list(value, "pictures"):
        if not isinstance(one, dict) or not isinstance(one.get("content"), str):
            _refuse("a picture in it is no object")
        try:
            content = base64.b64decode(one["content"], validate=True)
        except (binascii.Error, ValueError):
            _refuse("a picture in it is damaged")
        if hashlib.sha256(content).hexdigest() != one.get("id"):
            _refuse("a picture in it is not the one it says")
        try:
            if has_camera_data(content):
                _refuse("a picture in it says where or when it was taken")
        except InvalidValue as error:
            _refuse("something in it is no PNG or JPEG picture", error.hint)
        pictures[one["id"]] = content
    return pictures


def _list(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_ROWS:
        _refuse(f"its {what} are no list of at most {MOST_ROWS:,}")
    return value


def _text(value: Any, what: str) -> str:
    try:
        check_cell(Link.table, columns(Link)["seen"], value)
    except InvalidValue:
        _refuse(f"its {what} is no text")
    return str(value)


def _id(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_ID or not value.isprintable():
        _refuse("something in it has no proper id")
    return value


def _refuse(what: str, hint: str = "") -> NoReturn:
    raise ImportFailed(
        f"The clipboard cannot be pasted: {what}.", hint or "Copy the frames again, then paste."
    ) from None
