"""The columns of the outline: which there are, what each holds, which are shown and how wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from narrative_studio.model.custom import CustomField, CustomKind
from narrative_studio.model.ids import CustomFieldId

LEAST_PX: Final = 44
MOST_PX: Final = 900
_CUSTOM: Final = "custom:"


class Kind(Enum):
    """How a column is edited."""

    FIXED = auto()
    """Only read."""
    LINE = auto()
    LONG = auto()
    TIME = auto()
    OWNER = auto()
    STATUS = auto()
    BEAT = auto()
    ZONE = auto()
    CHOICE = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class OutlineColumn:
    """One column; ``cell`` is the cell of a frame it shows, empty where it shows something else."""

    key: str
    title: str
    kind: Kind
    width_px: int
    cell: str = ""
    is_shown: bool = False
    grows: bool = False
    """Whether it takes a share of the width that is left over."""
    field: CustomFieldId | None = None
    custom: CustomKind | None = None
    choices: tuple[str, ...] = ()

    @property
    def is_editable(self) -> bool:
        """Whether something can be typed or chosen."""
        return self.kind is not Kind.FIXED


NUMBER: Final = "number"
HEADLINE: Final = "headline"
SCRIPT: Final = "script"
SPOKEN: Final = "spoken"
LINKS: Final = "links"
QUESTIONS: Final = "questions"

_OF_EVERY_FRAME: Final = (
    OutlineColumn(NUMBER, "No.", Kind.FIXED, 56, is_shown=True),
    OutlineColumn(HEADLINE, "Headline", Kind.LINE, 168, cell="headline", is_shown=True, grows=True),
    OutlineColumn(
        "key_message",
        "Key message",
        Kind.LONG,
        172,
        cell="key_message",
        is_shown=True,
        grows=True,
    ),
    OutlineColumn("bullets", "Bullets", Kind.LONG, 200, cell="bullets"),
    OutlineColumn(SCRIPT, "Script", Kind.LONG, 196, cell="script", is_shown=True, grows=True),
    OutlineColumn("checkpoint", "Checkpoint", Kind.LONG, 180, cell="checkpoint"),
    OutlineColumn("transition", "Transition", Kind.LONG, 180, cell="transition"),
    OutlineColumn(QUESTIONS, "Discovery questions", Kind.LONG, 200),
    OutlineColumn("visual", "Visual", Kind.LONG, 180, cell="visual"),
    OutlineColumn("alt_text", "Alt text", Kind.LONG, 180, cell="alt_text"),
    OutlineColumn("planned", "Planned", Kind.TIME, 72, cell="planned_ms", is_shown=True),
    OutlineColumn(SPOKEN, "Spoken", Kind.FIXED, 68, is_shown=True),
    OutlineColumn("status", "Status", Kind.STATUS, 104, cell="status", is_shown=True),
    OutlineColumn("owner", "Owner", Kind.OWNER, 132, cell="owner"),
    OutlineColumn("beat", "Beat", Kind.BEAT, 132, cell="beat"),
    OutlineColumn("zone", "Zone", Kind.ZONE, 132, cell="zone"),
    OutlineColumn(LINKS, "Links", Kind.FIXED, 64),
)

_KIND_OF: Final = {
    CustomKind.TEXT: Kind.LONG,
    CustomKind.CHOICE: Kind.CHOICE,
    CustomKind.DATE: Kind.DATE,
    CustomKind.LINK: Kind.LINE,
}


def columns_of(fields: Iterable[CustomField]) -> tuple[OutlineColumn, ...]:
    """All columns there are: those of every frame, then the fields of the team's own."""
    return (*_OF_EVERY_FRAME, *(_custom_column(field) for field in fields))


def _custom_column(field: CustomField) -> OutlineColumn:
    choices = tuple(line.strip() for line in field.choices.splitlines() if line.strip())
    title = field.name or "Field without a name"
    kind = _KIND_OF[field.kind]
    return OutlineColumn(
        _CUSTOM + field.id,
        title,
        kind,
        140,
        is_shown=True,
        field=field.id,
        custom=field.kind,
        choices=choices,
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns in the order and width in which they stand, and whether somebody chose that."""

    columns: tuple[OutlineColumn, ...]
    is_chosen: bool = False

    @property
    def shown(self) -> tuple[OutlineColumn, ...]:
        """The columns in sight."""
        return tuple(column for column in self.columns if column.is_shown)

    def write(self) -> tuple[str, ...]:
        """As a setting: ``headline:168``, and ``-bullets:200`` for one that is hidden."""
        return tuple(
            f"{'' if column.is_shown else '-'}{column.key.replace(':', '.')}:{column.width_px}"
            for column in self.columns
        )

    def with_shown(self, key: str, *, is_shown: bool) -> Layout:
        """Show or hide a column; the last one in sight stays."""
        if not is_shown and [column.key for column in self.shown] == [key]:
            return self
        return self._with(key, is_shown=is_shown)

    def with_width(self, key: str, width_px: int) -> Layout:
        """Make a column wider or narrower, within reason."""
        return self._with(key, width_px=max(LEAST_PX, min(width_px, MOST_PX)))

    def moved(self, key: str, by: int) -> Layout:
        """Move a column among all others, hidden ones included."""
        columns = list(self.columns)
        at = [column.key for column in columns].index(key)
        to = max(0, min(at + by, len(columns) - 1))
        columns.insert(to, columns.pop(at))
        return Layout(tuple(columns), is_chosen=True)

    def ordered(self, keys: Sequence[str]) -> Layout:
        """Bring the columns into this order, which names all of them."""
        by_key = {column.key: column for column in self.columns}
        return Layout(tuple(by_key[key] for key in keys), is_chosen=True)

    def _with(self, key: str, **changes: int | bool) -> Layout:
        columns = (
            replace(column, **changes) if column.key == key else column  # type: ignore[arg-type]
            for column in self.columns
        )
        return Layout(tuple(columns), is_chosen=True)


def layout_of(columns: Sequence[OutlineColumn], kept: Sequence[str]) -> Layout:
    """Read a setting; what it does not know of comes last, what is no column is passed over."""
    left = {column.key: column for column in columns}
    found = []
    for words in kept:
        name, _, width = words.rpartition(":")
        key = name.removeprefix("-").replace(".", ":")
        column = left.pop(key, None)
        if column is not None and width.isascii() and width.isdecimal() and len(width) < 6:
            px = max(LEAST_PX, min(int(width), MOST_PX))
            found.append(replace(column, width_px=px, is_shown=not name.startswith("-")))
        elif column is not None:
            found.append(column)
    made = Layout((*found, *left.values()), is_chosen=bool(found))
    return made if made.shown else Layout(tuple(columns))
