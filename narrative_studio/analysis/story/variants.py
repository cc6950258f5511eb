"""Variants: the same story for an audience or a length, as a view and never as a copy."""

from dataclasses import replace
from typing import Any, NamedTuple

from narrative_studio.analysis.story.timing import planned_ms, spoken
from narrative_studio.errors import UnknownRow
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.discussion import Comment
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Frame, Link, Narrative
from narrative_studio.model.table import Table, show_table
from narrative_studio.model.variants import OVERRIDABLE, LeftOut, Override, Variant
from narrative_studio.model.view import NarrativeView, ProjectView


class VariantFacts(NamedTuple):
    """How long a variant is: its frames, its words and its time against that of its call."""

    frames: int
    words: int
    planned_ms: int
    call_length_ms: int


def edition(view: NarrativeView) -> str:
    """Which telling of the story this is: version and variant, as in ``v3, Ten minutes``."""
    name = view.variant.name.strip() if view.variant is not None else ""
    return ", ".join(filter(None, (view.narrative.version, name)))


def variants_of(view: NarrativeView) -> tuple[Variant, ...]:
    """The variants of a narrative, in their order."""
    return view.whole.variants.of("narrative", view.narrative.id)


def variant_named(view: NarrativeView, name: str) -> Variant:
    """The variant of that name or id.

    Raises:
        UnknownRow: the narrative has none of that name.
    """
    variants = variants_of(view)
    for variant in variants:
        if name in (variant.id, variant.name):
            return variant
    title = view.narrative.title
    if not variants:
        raise UnknownRow(f"“{title}” has no variants.", "Leave the variant out, or make one.")
    known = ", ".join(f"“{variant.name}”" for variant in variants)
    raise UnknownRow(f"“{title}” has no variant “{name}”.", f"Choose one of: {known}.")


def left_out_of(whole: ProjectView, variant: Variant) -> frozenset[str]:
    """The ids of the frames that a variant does without."""
    rows: tuple[LeftOut, ...] = whole.left_out.of("variant", variant.id)
    return frozenset(row.frame for row in rows)


def overrides_of(whole: ProjectView, variant: Variant, frame: str) -> dict[str, Override]:
    """What a variant says otherwise in a frame, by the cell, in the order of the cells."""
    rows = {
        row.what: row for row in whole.overrides.of("variant", variant.id) if row.frame == frame
    }
    return {what: rows[what] for what in OVERRIDABLE if what in rows}


def frame_in(whole: ProjectView, variant: Variant, frame: Frame) -> Frame:
    """A frame as the variant tells it."""
    cells: dict[str, Any] = {}
    for what, row in overrides_of(whole, variant, frame.id).items():
        value = value_of(what, row.value)
        if value is not None:
            cells[what] = value
    made: Frame = replace(frame, **cells) if cells else frame
    return made


def value_of(what: str, text: str) -> str | int | None:
    """The value of an overridden cell from the text that keeps it; None where it is none."""
    if columns(Frame)[what].is_text:
        return text
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(LONGEST_MS))
    return int(text) if is_number and int(text) <= LONGEST_MS else None


def as_variant(
    view: NarrativeView, variant: Variant, *, is_beside_story: bool = False
) -> NarrativeView:
    """The narrative as a variant tells it: what every exporter takes in place of the whole story.

    Frames that are left out are gone with all that belongs to them, and with their links and
    comments; the others say what the variant says. The variant itself is used up. Frames count
    anew, unless the variant is shown beside the story, whose numbers they keep then.
    """
    whole = view.whole
    gone = left_out_of(whole, variant)
    frames = {
        row_id: frame_in(whole, variant, frame) if frame.narrative == view.narrative.id else frame
        for row_id, frame in whole.frames.items()
        if row_id not in gone
    }
    narrative = replace(
        view.narrative,
        call_length_ms=variant.call_length_ms or view.narrative.call_length_ms,
        audience=variant.audience or view.narrative.audience,
    )
    tables: dict[str, Table[Any]] = {}
    for row_type in ROW_TYPES:
        rows: dict[str, Row] = dict(whole.tables[row_type.table])
        if row_type is Frame:
            rows = dict(frames)
        elif row_type is Narrative:
            rows[narrative.id] = narrative
        elif row_type is Variant:
            rows.pop(variant.id, None)
        elif row_type is Link:
            rows = {key: row for key, row in rows.items() if _holds(tables, row)}
        elif row_type is Comment:
            rows = {key: row for key, row in rows.items() if _is_about(tables, row)}
        tables[row_type.table] = (
            whole.tables[row_type.table]
            if row_type is ProjectInfo
            else show_table(row_type, rows, tables, document="")
        )
    told_from = view if is_beside_story else None
    return NarrativeView(replace(whole, tables=tables), narrative, variant, told_from)


def facts_of(view: NarrativeView, variant: Variant) -> VariantFacts:
    """The length of a variant."""
    return facts_told(as_variant(view, variant))


def facts_told(told: NarrativeView) -> VariantFacts:
    """The length of a story as it is told."""
    return VariantFacts(
        frames=len(told.frames),
        words=spoken(told).words,
        planned_ms=planned_ms(told.frames),
        call_length_ms=told.narrative.call_length_ms,
    )


def _holds(tables: dict[str, Table[Any]], row: Row) -> bool:
    assert isinstance(row, Link)
    ends = ((row.source_table, row.source), (row.target_table, row.target))
    return all(table not in _GOING or end in tables[table] for table, end in ends)


def _is_about(tables: dict[str, Table[Any]], row: Row) -> bool:
    assert isinstance(row, Comment)
    return row.about_table not in _GOING or row.about in tables[row.about_table]


_GOING = frozenset({"frame", "step", "criterion"})
"""Tables whose rows can go with a frame that is left out, and that others point at."""
