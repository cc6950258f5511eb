"""How an entity declares its cells: type, merge policy, and what they refer to.

An entity is a frozen dataclass whose fields are the cells of one table of the document. The store
derives its tables, its checks and its merge rules from these declarations, so a field is declared
in one place only.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, make_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Protocol, TypeAlias, Union, get_args, get_origin, get_type_hints

LARGEST_INT = 2**53 - 1
"""The largest whole number that every reader of JSON takes for what it is."""

CellValue: TypeAlias = str | int | None
"""What a cell holds in the journal: never a REAL, booleans as 0 and 1."""


class Policy(StrEnum):
    """What happens when two people change one cell without knowing of each other."""

    OWNED = "owned"
    """A misalignment that the approver decides; never merged."""
    PROSE = "prose"
    """A merged proposal is offered, a person accepts it."""
    PLAIN = "plain"
    """The latest shows, the other is listed quietly."""
    RANK = "rank"
    """The latest place shows."""


class Row(Protocol):
    """An entity: a frozen dataclass with an ``id`` and the name of its table."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    table: ClassVar[str]

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of a table, as declared by a field of an entity.

    ``parent`` and ``refers_to`` name the table that the cell's id belongs to; a row goes with its
    parent when that is deleted. ``is_trigger`` cells make links to the row suspect when they
    change. A number lies between ``least`` and ``most``, both included. ``is_personal`` texts are
    kept beside the journal, can be erased, and never leave the team.
    """

    name: str
    python_type: type
    is_nullable: bool
    policy: Policy
    is_trigger: bool
    parent: str | None
    refers_to: str | None
    default: CellValue
    has_default: bool
    is_date: bool
    least: int = -LARGEST_INT
    most: int = LARGEST_INT
    is_personal: bool = False
    is_text: bool = field(init=False)
    """Whether the cell is stored as TEXT; otherwise it is an INTEGER."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_text", issubclass(self.python_type, str))

    @property
    def is_plain_text(self) -> bool:
        """Whether any text that stands in the cell is its value."""
        return self.python_type is str and not self.is_date

    def to_cell(self, value: object) -> CellValue:
        """Turn an entity's value into what the journal holds."""
        if value is None or type(value) is str:
            return value
        if isinstance(value, StrEnum):
            return value.value
        if isinstance(value, bool):
            return int(value)
        assert isinstance(value, str | int)
        return value

    def sound(self, value: CellValue) -> CellValue:
        """The value if the column can hold it at all, else the default.

        What arrives from elsewhere may say anything of any cell; the journal keeps it, the tables
        show what makes sense.
        """
        if value is None:
            return None if self.is_nullable else self.default
        if isinstance(value, str) or self.is_text:
            return value if isinstance(value, str) and self.is_text else self.default
        return value if self.has_room_for(value) else self.default

    def has_room_for(self, number: int) -> bool:
        """Whether a whole number lies in the range of the column."""
        return self.least <= number <= self.most

    def from_cell(self, value: CellValue) -> Any:
        """Turn what the journal holds into an entity's value.

        A word that this version does not know (from a newer one), or a date that is none, reads
        as the default.
        """
        value = self.sound(value)
        if value is None:
            return None
        if issubclass(self.python_type, StrEnum):
            try:
                return self.python_type(str(value))
            except ValueError:
                return None if self.default is None else self.python_type(str(self.default))
        if self.is_date and not is_iso_date(str(value)):
            return self.default
        return bool(value) if self.python_type is bool else value


def cell(
    default: Any = MISSING,
    *,
    policy: Policy = Policy.PLAIN,
    trigger: bool = False,
    parent: str | None = None,
    refers_to: str | None = None,
    is_date: bool = False,
    least: int = -LARGEST_INT,
    most: int = LARGEST_INT,
    personal: bool = False,
) -> Any:
    """Declare one cell; the arguments are those of :class:`Column`."""
    return field(
        default=default,
        metadata={
            "policy": policy,
            "trigger": trigger,
            "parent": parent,
            "refers_to": refers_to or parent,
            "is_date": is_date,
            "least": least,
            "most": most,
            "personal": personal,
        },
    )


@cache
def columns(row_type: type[Row]) -> dict[str, Column]:
    """The cells of an entity by name, without its id."""
    hints = get_type_hints(row_type)
    made = {}
    for item in fields(row_type):
        if item.name == "id":
            continue
        python_type, is_nullable = _unwrap(hints[item.name])
        has_default = item.default is not MISSING
        column = Column(
            name=item.name,
            python_type=python_type,
            is_nullable=is_nullable,
            policy=item.metadata.get("policy", Policy.PLAIN),
            is_trigger=item.metadata.get("trigger", False),
            parent=item.metadata.get("parent"),
            refers_to=item.metadata.get("refers_to"),
            default=None,
            has_default=has_default,
            is_date=item.metadata.get("is_date", False),
            least=item.metadata.get("least", -LARGEST_INT),
            most=item.metadata.get("most", LARGEST_INT),
            is_personal=item.metadata.get("personal", False),
        )
        default = column.to_cell(item.default) if has_default else _zero(column)
        made[item.name] = replace(column, default=default)
    return made


@cache
def defaults(row_type: type[Row]) -> dict[str, object]:
    """The values that cells of an entity start with, as the entity itself has them, by name."""
    return {item.name: item.default for item in fields(row_type) if item.default is not MISSING}


def is_iso_date(text: str) -> bool:
    """Whether the text is a calendar date like 2026-04-21."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@cache
def quick_maker(row_type: type[Row]) -> Callable[..., Row]:
    """What makes the rows of a table from all their cells in order, for those who make thousands.

    A frozen dataclass sets each cell by a call of its own. Here a twin that is not frozen takes
    the cells, in a fifth of the time, and becomes a row of the table then.
    """
    names = [one.name for one in fields(row_type)]
    twin: Any = make_dataclass(row_type.__name__, names, slots=True, eq=False, repr=False)

    def make(*cells: Any) -> Row:
        row: Row = twin(*cells)
        row.__class__ = row_type
        return row

    return make


def _zero(column: Column) -> CellValue:
    if column.is_nullable:
        return None
    if issubclass(column.python_type, StrEnum):
        return str(next(iter(column.python_type)))
    return "" if column.is_text else 0


def _unwrap(hint: Any) -> tuple[type, bool]:
    """Reduce a hint to its runtime type and whether None is allowed."""
    is_nullable = False
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        is_nullable = len(kinds) < len(get_args(hint))
        (hint,) = kinds
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    assert isinstance(hint, type)
    return hint, is_nullable
