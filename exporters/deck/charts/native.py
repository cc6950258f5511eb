"""What a native chart holds: categories, series, and their looks in the template's colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.charts.drawing.canvas import Sign


class Form(StrEnum):
    """How the series of a chart are drawn."""

    LINES = "lines"
    DOTS = "dots"
    """Marks with error bars, not joined."""
    BARS = "bars"
    """Lying bars, the series one after the other."""
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Series:
    """One series; None where it has no value.

    ``labels`` are texts at single points, empty for none. ``reach`` is how far an error bar goes
    down and up from a value, None for no bar. ``accent`` names a colour of the template's theme,
    with ``|40`` how opaque it is in per cent.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...] = ()
    reach: tuple[tuple[float, float] | None, ...] = ()
    accent: str = "accent1"
    sign: Sign = Sign.CIRCLE
    ink: str = "bg1"
    """The colour of labels that stand on the series itself."""
    is_dashed: bool = False
    """A dashed line without marks, for what the others are held against."""

    @property
    def has_reach(self) -> bool:
        """Whether any point has an error bar."""
        return any(self.reach)


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart to be written as a chart part; ``is_rate`` says that its values are parts of 1.

    ``top`` is the end of the axis of values, None to leave it to the program. ``category_title``
    and ``value_title`` are the words at the axes.
    """

    form: Form
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    is_rate: bool = False
    top: float | None = None
    category_title: str = ""
    value_title: str = ""
    quiet: str = "tx2"
    """The colour of those words."""

    def __post_init__(self) -> None:
        for one in self.series:
            for given in (one.values, one.labels, one.reach):
                if given and len(given) != len(self.categories):
                    raise ValueError(f"{one.name} has {len(given)} of {len(self.categories)}.")


@dataclass(frozen=True, slots=True)
class StateCell:
    """A cell of a table of states: its words, and how it stands out.

    ``fill`` is a colour of the theme that is made pale, empty for none; ``is_apart`` greys the cell
    as not counted. It reaches over ``span`` columns; the cells that it covers are left out.
    """

    text: str
    fill: str = ""
    is_strong: bool = False
    is_apart: bool = False
    is_centred: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class StateTable:
    """A table to be written natively; the first ``heads`` rows are repeated on every page.

    ``shares`` are the widths of the columns beside each other. Its letters are no smaller than
    ``least_pt``; it goes on on another page instead. Where it ``is_grouped`` only the first row of
    a group names it, and the first of a page.
    """

    rows: tuple[tuple[StateCell, ...], ...]
    shares: tuple[float, ...]
    heads: int = 1
    least_pt: float = 12.0
    is_grouped: bool = False
