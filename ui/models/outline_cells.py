"""What the cells of the outline say of a frame, and how what is typed there is stored."""

from __future__ import annotations

from typing import Any

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.timing import planned_ms, spoken
from narrative_studio.analysis.story.zones import UNNAMED as UNNAMED_ZONE
from narrative_studio.analysis.wording.words import plain, script_words
from narrative_studio.commands.custom import set_custom_value
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import move_frames, set_questions
from narrative_studio.commands.zones import put_into_zone, take_out_of_zone
from narrative_studio.model.custom import CustomKind
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import CustomFieldId, FrameId, ZoneId
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project
from ui.models.custom_values import read_custom, show_custom
from ui.models.frame_cards import frame_label, spoken_duration, status_words
from ui.models.outline_columns import LINKS, NUMBER, QUESTIONS, SPOKEN, Kind, OutlineColumn


def shown_words(story: NarrativeView, frame: Frame, column: OutlineColumn) -> str:
    """What a cell shows; Markdown without the marks inside its wording."""
    if column.kind is Kind.FIXED:
        return _figure(story, frame, column.key)
    value = edited_value(story, frame, column)
    match column.kind:
        case Kind.TIME:
            return format_duration(value)
        case Kind.STATUS:
            return status_words(Status(value))
        case Kind.OWNER:
            person = story.person(value)
            return person.name if person is not None else ""
        case Kind.BEAT:
            return story.beat(frame).title
        case Kind.ZONE:
            zone = story.whole.zones.get(value) if value else None
            return (zone.name or UNNAMED_ZONE) if zone is not None else ""
        case Kind.DATE:
            return show_custom(CustomKind.DATE, value)
        case Kind.LONG if column.cell in ("bullets", "script"):
            return plain(value)
    return str(value)


def edited_value(story: NarrativeView, frame: Frame, column: OutlineColumn) -> Any:
    """What an editor of a cell begins with."""
    if column.kind is Kind.FIXED:
        return _figure(story, frame, column.key)
    if column.kind is Kind.BEAT:
        return story.beat(frame).id
    if column.cell:
        return getattr(frame, column.cell)
    if column.key == QUESTIONS:
        return "\n".join(question.text for question in story.questions(frame.id))
    return custom_value(story, frame.id, column.field)


def spoken_cell(story: NarrativeView, frame: Frame, column: OutlineColumn) -> str:
    """A cell in words, with the name of its column."""
    if column.key == NUMBER:
        label = frame_label(story, frame.id)
        place = f"{label} of {len(story.frames)}" if not frame.is_backup else label
        return f"{place}, {story.beat(frame).title}, {frame.headline or 'no headline yet'}"
    if column.kind is Kind.TIME:
        return f"{column.title}: {spoken_duration(frame.planned_ms)}"
    if column.key == SPOKEN:
        return f"{column.title}: {spoken_duration(spoken(story, frame).duration_ms)}"
    words = shown_words(story, frame, column)
    if column.cell == "script" and words:
        words = f"{counted(script_words(frame.script), 'word')}. {words}"
    return f"{column.title}: {words or 'empty'}"


def heading_words(
    story: NarrativeView,
    beat_id: str,
    in_sight: int | None = None,
    told: NarrativeView | None = None,
) -> tuple[str, str]:
    """The name of a beat, or of the backups, and its figures; ``in_sight`` where some are not.

    ``told`` is the story as a variant tells it: the time is that of the frames told there.
    """
    frames = story.frames_of(beat_id) if beat_id else story.backups
    total = counted(len(frames), "frame")
    count = total if in_sight is None or in_sight == len(frames) else f"{in_sight} of {total}"
    if not beat_id:
        return "Backups", f"{count}, kept off the story"
    title = story.template.beat(beat_id).title
    if not frames:
        return title, "No frames yet"
    if told is None or told.variant is None:
        return title, f"{count} · {format_duration(planned_ms(frames))}"
    kept = told.frames_of(beat_id)
    if not kept:
        return title, f"{count}, left out"
    some = f"{count}, {len(kept)} told" if len(kept) < len(frames) else count
    return title, f"{some} · {format_duration(planned_ms(kept))}"


def spoken_heading(
    story: NarrativeView,
    beat_id: str,
    in_sight: int | None = None,
    told: NarrativeView | None = None,
) -> str:
    """A heading in words."""
    title, figures = heading_words(story, beat_id, in_sight, told)
    return f"{title}, {figures.replace(' · ', ', ')}"


def store(project: Project, frame: Frame, column: OutlineColumn, value: Any) -> None:
    """Store what a variant cannot say otherwise.

    Raises:
        UnknownRow: the frame, its zone or the field of the team's own was deleted.
        InvalidValue: there is no such beat, or the value does not fit.
    """
    if column.kind is Kind.STATUS:
        edit_cells(project, frame, status=Status(value))
    elif column.kind is Kind.OWNER:
        edit_cells(project, frame, owner=value)
    elif column.kind is Kind.ZONE and value:
        put_into_zone(project, frames=[frame.id], zone=ZoneId(str(value)))
    elif column.kind is Kind.ZONE:
        take_out_of_zone(project, frames=[frame.id])
    elif column.kind is Kind.BEAT:
        move_frames(project, frames=[frame.id], beat=str(value), before=None)
    elif column.key == QUESTIONS:
        set_questions(project, frame=frame.id, texts=str(value).split("\n"))
    elif column.field is not None and column.custom is not None:
        kept = read_custom(column.custom, str(value or ""))
        set_custom_value(project, frame=frame.id, custom_field=column.field, value=kept)


def _figure(story: NarrativeView, frame: Frame, key: str) -> str:
    if key == NUMBER:
        number = story.number(frame.id)
        return "–" if number is None else str(number)
    if key == SPOKEN:
        found = spoken(story, frame)
        return format_duration(found.duration_ms) if found.words else "–"
    if key == LINKS:
        return str(len(story.whole.links_from(frame.id)) or "–")
    return ""


def custom_value(story: NarrativeView, frame: FrameId, field: CustomFieldId | None) -> str:
    """What a frame says in a field of the team's own; empty where it says nothing."""
    values = story.whole.custom_values.of("frame", frame)
    return next((one.value for one in values if one.custom_field == field), "")
