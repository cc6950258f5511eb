"""Putting frames that came through the clipboard into a narrative."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from narrative_studio.analysis.naming import listed, quoted
from narrative_studio.analysis.story.conversion import proposal
from narrative_studio.commands.copying import anew
from narrative_studio.commands.editing import one_line
from narrative_studio.commands.links import TARGETS, seen_of
from narrative_studio.commands.ordering import in_order, ranks_at
from narrative_studio.commands.zones import settle_zones
from narrative_studio.errors import InvalidValue
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.custom import CustomField, CustomValue
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import (
    CustomFieldId,
    CustomValueId,
    FrameId,
    LinkId,
    NarrativeId,
    new_id,
)
from narrative_studio.model.people import Person
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Criterion, Frame, Link, Narrative, Question, Zone
from narrative_studio.model.template import Template, template
from narrative_studio.operation import Operation
from narrative_studio.parcel import Aim, FieldAim, Parcel, Said, Tie, aim_of
from narrative_studio.project import Project

_NAMELESS = "Pasted field"


class Pasted(NamedTuple):
    """The frames that were put in, and what there was no place for.

    ``dropped`` names what their links pointed at that is not there. ``homeless`` is what they say
    in fields that the document lacks, under the ids of the copies.
    """

    frames: tuple[Frame, ...]
    dropped: tuple[str, ...]
    homeless: tuple[Said, ...] = ()


def paste_frames(
    project: Project,
    *,
    parcel: Parcel,
    narrative: NarrativeId,
    beat: str,
    index: int | None = None,
    is_backup: bool | None = None,
    keeps_beats: bool = True,
    initiator: object = None,
) -> Pasted:
    """Put copies of the frames of a parcel into a narrative, under ids of their own.

    Frames of one beat come into ``beat``, at ``index`` among its frames or at its end. Frames of
    several beats each come to the end of the same beat, or of the one most like it where the
    template has another, unless ``keeps_beats`` is false. ``is_backup`` says whether they are
    hidden; None leaves it as it was.

    Raises:
        UnknownRow: the narrative was deleted.
        InvalidValue: the narrative's template has no such beat.
    """
    count = len(parcel.frames)
    label = "Paste frame" if count == 1 else f"Paste {count} frames"
    with project.op(label, initiator=initiator) as op:
        story = op.get(Narrative, narrative)
        known = template(story.template)
        known.beat(beat)
        for content in parcel.pictures.values():
            op.keep_picture(content)
        beats = _beats(parcel, known, beat)
        if not keeps_beats:
            beats = dict.fromkeys(beats, beat)
        has_one = not keeps_beats or len({frame.beat for frame in parcel.frames}) == 1
        copies: dict[str, str] = {}
        made = []
        for place, one in enumerate(parcel.frames):
            frame = one if is_backup is None else replace(one, is_backup=is_backup)
            at = None if index is None or not has_one else index + place
            row = _placed(project, op, frame, narrative=narrative, beat=beats[frame.id], index=at)
            copies[frame.id] = row.id
            made.append(row)
        for row_type in (Question, Criterion, Step):
            for child in parcel.rows[row_type.table]:
                copies[child.id] = new_id()
                op.create(_child(op, child, copies))
        settle_zones(op, narrative, [row.id for row in made])
        homeless = _say(op, parcel.said, copies)
        ties = [(tie, _tied(project, op, tie, copies)) for tie in parcel.ties]
        made = [op.get(Frame, row.id) for row in made]
    dropped = tuple(_described(tie.aim) for tie, is_tied in ties if not is_tied)
    return Pasted(tuple(made), tuple(dict.fromkeys(dropped)), homeless)


def give_homes(project: Project, *, said: Sequence[Said], initiator: object = None) -> None:
    """Add the fields that a document lacks for pasted frames, and let the frames say it in them.

    A field that has come to be meanwhile is taken; a frame that has gone meanwhile says nothing.
    """
    lacking = {one.field.name.casefold() for one in said}
    label = "Add custom field" if len(lacking) == 1 else f"Add {len(lacking)} custom fields"
    with project.op(label, initiator=initiator) as op:
        living = [one for one in said if op.find(Frame, one.frame) is not None]
        for one in living:
            if _home(op, one.field) is None:
                others = in_order(op.all(CustomField))
                (rank,) = ranks_at(op, others, len(others))
                field_id, name = CustomFieldId(new_id()), one_line(one.field.name) or _NAMELESS
                op.create(CustomField(field_id, rank, name, one.field.kind, one.field.choices))
        _say(op, living, {one.frame: one.frame for one in living})


def _say(op: Operation, said: Iterable[Said], copies: Mapping[str, str]) -> tuple[Said, ...]:
    """Let frames say it in the equal fields of this document; returns what has none."""
    homeless = []
    for one in said:
        frame, home = FrameId(copies[one.frame]), _home(op, one.field)
        if home is None:
            homeless.append(replace(one, frame=frame))
        else:
            op.create(CustomValue(CustomValueId(new_id()), home.id, frame, one.value))
    return tuple(homeless)


def _home(op: Operation, aim: FieldAim) -> CustomField | None:
    """The field itself where this is its document, else the one of its name."""
    itself = op.find(CustomField, CustomFieldId(aim.id))
    if itself is not None:
        return itself
    name = (one_line(aim.name) or _NAMELESS).casefold()
    equal = [one for one in op.all(CustomField) if one.name.casefold() == name]
    equal.sort(key=lambda one: (one.kind is not aim.kind, one.rank, one.id))
    return equal[0] if equal else None


def _beats(parcel: Parcel, known: Template, beat: str) -> dict[str, str]:
    """The beat that each frame comes into."""
    if len({frame.beat for frame in parcel.frames}) == 1:
        return {frame.id: beat for frame in parcel.frames}
    ids: dict[str, str] = {one.id: one.id for one in known.beats}
    try:
        likeness = proposal(template(parcel.template), known)
    except InvalidValue:
        likeness = {}
    like = {old: landing.beat for old, landing in likeness.items()}
    return {one.id: ids.get(one.beat) or like.get(one.beat) or beat for one in parcel.frames}


def _placed(
    project: Project,
    op: Operation,
    frame: Frame,
    *,
    narrative: NarrativeId,
    beat: str,
    index: int | None,
) -> Frame:
    others = in_order(
        [one for one in op.all(Frame) if one.narrative == narrative and one.beat == beat]
    )
    (rank,) = ranks_at(op, others, len(others) if index is None else index)
    zone = op.find(Zone, frame.zone) if frame.zone else None
    copy = anew(_owned(op, frame), new_id())
    assert isinstance(copy, Frame)
    return op.create(
        replace(
            copy,
            narrative=narrative,
            beat=beat,
            rank=rank,
            zone=zone.id if zone is not None and zone.narrative == narrative else None,
            owner=copy.owner or project.me.id,
        )
    )


def _child(op: Operation, row: Row, copies: Mapping[str, str]) -> Row:
    copy = anew(_owned(op, row), copies[row.id])
    assert isinstance(copy, Question | Criterion | Step)
    return replace(copy, frame=FrameId(copies[copy.frame]))


def _owned(op: Operation, row: Row) -> Row:
    """The row without people whom this document does not know."""
    strangers: dict[str, Any] = {
        name: None
        for name in ("owner", "talker")
        if (person := getattr(row, name, None)) and op.find(Person, person) is None
    }
    made: Row = replace(row, **strangers)
    return made


def _tied(project: Project, op: Operation, tie: Tie, copies: Mapping[str, str]) -> bool:
    """Make a link if what it points at is here too; whether it was."""
    if tie.aim.table == Criterion.table and tie.aim.id in copies:
        target, seen = copies[tie.aim.id], ""
    else:
        found = _equal(op, tie.aim)
        if found is None:
            return False
        target, seen = found.id, tie.seen if found.id == tie.aim.id else ""
    op.create(
        Link(
            id=LinkId(new_id()),
            source_table=tie.source_table,
            source=copies[tie.source],
            target_table=tie.aim.table,
            target=target,
            role=tie.role,
            # The same row has been seen as far as the original had; another one as it is now.
            seen=seen or seen_of(project, op, tie.aim.table, target),
        )
    )
    return True


def _equal(op: Operation, aim: Aim) -> Row | None:
    """The row itself where this is its document, else one of the same kind and name."""
    if aim.table not in TARGETS:
        return None
    row_type = BY_TABLE[aim.table]
    itself = op.find(row_type, aim.id)
    if itself is not None:
        return itself
    if aim.table == Criterion.table or not aim.name:
        return None
    name = aim.name.casefold()
    equal = [
        row
        for row in op.all(row_type)
        if (other := aim_of(row)).kind == aim.kind and other.name.casefold() == name
    ]
    equal.sort(key=lambda row: (aim_of(row).code != aim.code, row.id))
    return equal[0] if equal else None


def _described(aim: Aim) -> str:
    what = aim.kind or aim.table
    return f"{what} “{aim.name[:60]}”" if aim.name else what


def homeless_words(homeless: Sequence[Said]) -> str:
    """What is asked about values whose fields are not here; nothing where all have one."""
    names = list(dict.fromkeys(one.field.name for one in homeless))
    if not names:
        return ""
    fields = (
        f"field {quoted(names[0])}"
        if len(names) == 1
        else "fields " + listed([quoted(name) for name in names])
    )
    return f"The pasted frames say something in the {fields}, which this document lacks."


def dropped_words(dropped: tuple[str, ...]) -> str:
    """What a toast says about links that could not come along; nothing when all could."""
    if not dropped:
        return ""
    if len(dropped) == 1:
        return f"Its link to the {dropped[0]} was left out: this document has none"
    return (
        f"{len(dropped)} links were left out: this document has no equal of what they point at, "
        f"such as the {dropped[0]}"
    )
