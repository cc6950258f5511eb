"""Moving a storyboard from one template to another."""

from collections.abc import Mapping
from itertools import pairwise

from narrative_studio.analysis.story.conversion import Landing, frames_after
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.rank import spread
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.model.template import template
from narrative_studio.project import Project


def convert_narrative(
    project: Project,
    *,
    narrative: NarrativeId,
    template_id: str,
    mapping: Mapping[str, Landing],
    initiator: object = None,
) -> None:
    """Give a narrative another template and its frames the beats that ``mapping`` says.

    The frames keep the order that they have, their texts and their times; a beat that the mapping
    leaves out keeps its frames as backups of the last beat.

    Raises:
        UnknownRow: the narrative was deleted.
        InvalidValue: there is no such template, or a landing names no beat of it.
    """
    with project.op("Move to another template", initiator=initiator) as op:
        op.get(Narrative, narrative)
        new = template(template_id)
        story = project.view().narrative(narrative)
        for landing in mapping.values():
            new.beat(landing.beat)
        for _beat, frames in frames_after(story, new, mapping):
            ranks = [frame.rank for frame in frames]
            if any(later <= earlier for earlier, later in pairwise(ranks)):
                ranks = spread(len(frames))
            for frame, rank in zip(frames, ranks, strict=True):
                op.set(Frame, frame.id, beat=frame.beat, is_backup=frame.is_backup, rank=rank)
        op.set(Narrative, narrative, template=new.id)
