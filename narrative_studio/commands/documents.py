"""Starting a document and a narrative."""

from pathlib import Path

from narrative_studio.clock import Clock
from narrative_studio.commands.editing import one_line
from narrative_studio.commands.ordering import in_order, ranks_at
from narrative_studio.model.ids import NarrativeId, new_id
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.model.template import template
from narrative_studio.project import Identity, Project, begun


def new_project(
    path: Path,
    *,
    me: Identity,
    title: str,
    template_id: str = "sales-pitch-8",
    call_length_ms: int | None = None,
    clock: Clock | None = None,
) -> Project:
    """Start a document with one narrative whose storyboard has the template's empty beats.

    Raises:
        InvalidValue: there is no such template.
        DocumentError: the document cannot be started there.
    """
    template(template_id)
    project = Project.create(path, me=me, clock=clock)
    with begun(project), project.op("Start the document", may_undo=False) as op:
        op.set(ProjectInfo, project.view().project.id, title=one_line(title))
        start_narrative(
            project, title=title, template_id=template_id, call_length_ms=call_length_ms
        )
    return project


def start_narrative(
    project: Project,
    *,
    title: str,
    template_id: str,
    call_length_ms: int | None = None,
    initiator: object = None,
) -> Narrative:
    """Add a narrative after the others and return it; its beats wait to be filled.

    Raises:
        InvalidValue: there is no such template.
    """
    chosen = template(template_id)
    with project.op(f"Start narrative {one_line(title)}".strip(), initiator=initiator) as op:
        others = in_order(op.all(Narrative))
        (rank,) = ranks_at(op, others, len(others))
        return op.create(
            Narrative(
                id=NarrativeId(new_id()),
                title=one_line(title),
                template=chosen.id,
                call_length_ms=call_length_ms or chosen.call_length_ms,
                rank=rank,
            )
        )


_PLAIN_MS = 120_000


def default_planned_ms(narrative: Narrative, beat_id: str, others: list[Frame]) -> int:
    """The time a new frame of a beat starts with: what the beat's share has left, in ms.

    Where one beat holds the whole story, its share tells nothing of a frame.
    """
    known = template(narrative.template)
    if len(known.beats) == 1:
        return _PLAIN_MS
    beat = known.beat(beat_id)
    share_ms = narrative.call_length_ms * beat.share // 100
    used_ms = sum(frame.planned_ms for frame in others if frame.beat == beat_id)
    left_ms = max(share_ms - used_ms, share_ms // 4)
    return max(30_000, round(left_ms / 30_000) * 30_000)
