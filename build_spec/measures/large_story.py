"""A document of the size that the budgets name, grown from the sample.

Its frames are those of the sample told over and over with their links, questions and zones, its
steps those of the sample in turn: texts have the length that people write, links stand as the
sample's do, some of them suspect, and the check finds as much as it does in a story under way.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from pathlib import Path

from build_spec.measures.projects import ME
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import FrameId, LinkId, QuestionId, StepId, new_id
from narrative_studio.model.rank import spread
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.operation import Operation
from narrative_studio.project import Project
from narrative_studio.sample.replay import make_sample

FRAMES = 1_000
STEPS = 5_000
_EDITED = 20


def large_story(path: Path, *, frames: int = FRAMES, steps: int = STEPS) -> Project:
    """The sample with so many told frames, and so many demo steps shared evenly among them.

    A baseline holds all of it, and some frames were edited since.
    """
    project = make_sample(path, me=ME)
    story = project.view().narrative()
    with project.op("Tell it over and over", may_undo=False) as op:
        growing = _Growing(op, story)
        growing.add_steps(growing.frames(frames), steps)
    take_baseline(project, name="Told over and over")
    for frame in project.view().narrative().frames[:: max(1, frames // _EDITED)]:
        edit_cells(project, frame, headline=f"{frame.headline}, reworded")
    return project


class _Growing:
    def __init__(self, op: Operation, story: NarrativeView) -> None:
        self._op = op
        self._story = story
        told = (story.steps(frame.id) for frame in story.all_frames)
        self._count = 0
        self._models = cycle([step for steps in told for step in steps])

    def frames(self, count: int) -> list[Frame]:
        """Copy each frame as often as its neighbours and behind itself; all, in their order."""
        models = self._story.frames
        found: list[Frame] = []
        for number, rank in enumerate(spread(count)):
            place = number * len(models) // count
            model = models[place]
            is_first = not found or place != (number - 1) * len(models) // count
            if is_first:
                found.append(self._op.set(Frame, model.id, rank=rank))
            else:
                found.append(self._copy(model, rank, number + 1))
        return found

    def add_steps(self, frames: list[Frame], count: int) -> None:
        """Bring every frame to its share of the steps."""
        kept = {frame.id: len(self._story.steps(frame.id)) for frame in frames}
        missing = count - sum(len(self._story.steps(frame.id)) for frame in self._story.all_frames)
        for place, frame in enumerate(frames):
            share = missing * (place + 1) // len(frames) - missing * place // len(frames)
            for rank in spread(kept[frame.id] + share)[kept[frame.id] :]:
                self._copy_step(frame, rank)

    def _copy(self, model: Frame, rank: str, number: int) -> Frame:
        op = self._op
        # No text is that of another frame: what is remembered of one says nothing of the others.
        telling = f"telling {number}"
        made = op.create(
            replace(
                model,
                id=FrameId(new_id()),
                rank=rank,
                headline=f"{model.headline.rstrip('.')}, {telling}",
                key_message=f"{model.key_message.rstrip('.')}, {telling}.",
                bullets=f"{model.bullets}\n- Told in {telling}",
                script=f"{model.script}\n\nThat was {telling} of this frame.",
                ref=None,
            )
        )
        for question in self._story.questions(model.id):
            text = f"{question.text} ({telling})"
            op.create(replace(question, id=QuestionId(new_id()), frame=made.id, text=text))
        self._copy_links(model.id, made.id)
        return made

    def _copy_step(self, frame: Frame, rank: str) -> None:
        model: Step = next(self._models)
        self._count += 1
        made = replace(
            model,
            id=StepId(new_id()),
            frame=frame.id,
            rank=rank,
            do=f"{model.do} Take record {self._count}.",
            say=f"{model.say} That is record {self._count}.",
            expect=f"{model.expect} Record {self._count} is shown.",
            ref=None,
        )
        self._copy_links(model.id, self._op.create(made).id)

    def _copy_links(self, model: str, made: str) -> None:
        for link in self._story.whole.links_from(model):
            self._op.create(replace(link, id=LinkId(new_id()), source=made))
