"""Documents of any size for the benchmark."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.commands.documents import new_project
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.ids import FrameId, PersonId, StepId, new_id
from narrative_studio.model.rank import spread
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Identity, Project

ME = Identity(PersonId("0192f0c0-0000-7000-8000-000000000001"), "Bench")
_SCRIPT = (
    "When I talk with quality teams, I hear about the phone call at six in the evening. But the "
    "people who have lived through one tell me something else. By the time that call comes, the "
    "outcome is settled: it depends on records that were made three weeks earlier. "
)


def story_of(path: Path, *, frames: int, steps_per_frame: int = 0) -> Project:
    """A document with one narrative of so many frames, spread over all beats."""
    project = new_project(path, me=ME, title=f"{frames} frames")
    narrative = project.view().narratives.ordered[0]
    beats = project.view().narrative().template.beats
    with project.op("Fill", may_undo=False) as op:
        for number, rank in enumerate(spread(frames)):
            frame = op.create(
                Frame(
                    id=FrameId(new_id()),
                    narrative=narrative.id,
                    beat=beats[number * len(beats) // frames].id,
                    rank=rank,
                    headline=f"Frame {number + 1} names the pallets and not the production day",
                    key_message="Counting rework and split lots withdraws only what is affected.",
                    bullets="- 38 pallets, not 410\n- Balance shown, gaps named",
                    script=_SCRIPT * 2,
                    planned_ms=90_000,
                )
            )
            for place in range(steps_per_frame):
                op.create(
                    Step(
                        id=StepId(new_id()),
                        frame=frame.id,
                        rank=f"{place:04}",
                        kind=StepKind.SHOW,
                        do="Click the node `Kettle 4, 11 February`.",
                        say="Look at what is feeding kettle four.",
                        expect="Side panel shows three scale tickets.",
                        planned_ms=45_000,
                    )
                )
    return project
