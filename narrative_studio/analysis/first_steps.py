"""The first three steps of a new document: a differentiator, a frame that carries it, its headline.

They are the shortest way through positioning and narrative: what is believed reaches what is told.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import ProjectView


class FirstStep(StrEnum):
    """One of the three, in their order."""

    DIFFERENTIATOR = "differentiator"
    LINK = "link"
    HEADLINE = "headline"


class FirstSteps(NamedTuple):
    """How far a document has come; ``frame`` carries a differentiator, once there is such a one."""

    done: frozenset[FirstStep]
    frame: Frame | None = None

    @property
    def following(self) -> FirstStep | None:
        """The first step that is not done yet, None when all are."""
        return next((step for step in FirstStep if step not in self.done), None)


def first_steps(view: ProjectView) -> FirstSteps:
    """See which of the first steps a document has done, in any of its narratives."""
    found = {one.id for one in view.elements_of(ElementKind.DIFFERENTIATOR) if one.name.strip()}
    carrying = [
        frame
        for frame in view.frames.values()
        if any(link.target in found for link in view.links_from(frame.id))
    ]
    told = next((frame for frame in carrying if frame.headline.strip()), None)
    done = (
        (FirstStep.DIFFERENTIATOR, bool(found)),
        (FirstStep.LINK, bool(carrying)),
        (FirstStep.HEADLINE, told is not None),
    )
    return FirstSteps(
        frozenset(step for step, is_done in done if is_done),
        told or next(iter(carrying), None),
    )
