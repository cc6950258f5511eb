"""Which frames of a story somebody wants to see: by owner, status, beat, text, what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.analysis.comments import comments_on
from narrative_studio.analysis.linking.coverage import links_of
from narrative_studio.analysis.wording.search import fold
from narrative_studio.analysis.wording.words import plain
from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

NOBODY = PersonId("")
"""Asks for the frames that nobody owns."""


class Asking(StrEnum):
    """What a frame asks somebody to look at."""

    SUSPECT = "suspect link"
    FINDING = "finding"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class FrameFilter:
    """What frames must be like; None and an empty text ask for nothing.

    Case and accents of ``text`` do not matter; every word of it must be there.
    """

    text: str = ""
    owner: PersonId | None = None
    status: Status | None = None
    beat: str | None = None
    asking: Asking | None = None

    @property
    def is_on(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.text.split()) or any(
            wanted is not None for wanted in (self.owner, self.status, self.beat, self.asking)
        )


def matching(view: NarrativeView, wanted: FrameFilter) -> frozenset[FrameId]:
    """The frames and backups of a story that are as asked for."""
    words = fold(wanted.text).split()
    asking = _asking(view, wanted.asking) if wanted.asking is not None else None
    return frozenset(
        frame.id
        for frame in view.all_frames
        if (wanted.owner is None or (frame.owner or NOBODY) == wanted.owner)
        and (wanted.status is None or frame.status is wanted.status)
        and (wanted.beat is None or view.beat(frame).id == wanted.beat)
        and (asking is None or frame.id in asking)
        and (not words or _holds(view, frame, words))
    )


def _asking(view: NarrativeView, asking: Asking) -> frozenset[str]:
    if asking is Asking.SUSPECT:
        state = view.whole.link_state
        return frozenset(
            frame.id
            for frame in view.all_frames
            if any(state(link).is_suspect for link in links_of(view, frame))
        )
    if asking is Asking.COMMENT:
        return frozenset(frame.id for frame in view.all_frames if comments_on(view, frame))
    # All rules are a large part of the program: a window is there before they are loaded.
    from narrative_studio.analysis.rules.findings import findings

    steps = view.whole.steps
    found: set[str] = set()
    for one in findings(view):
        if one.table == "frame":
            found.add(one.row_id)
        elif one.table == "step" and one.row_id in steps:
            found.add(steps[one.row_id].frame)
    return frozenset(found)


def _holds(view: NarrativeView, frame: Frame, words: list[str]) -> bool:
    texts = [
        frame.headline,
        frame.key_message,
        plain(frame.bullets),
        plain(frame.script),
        frame.checkpoint,
        frame.transition,
        frame.visual,
        frame.alt_text,
        *(question.text for question in view.questions(frame.id)),
        *_custom(view, frame),
    ]
    folded = fold("\n".join(texts))
    return all(word in folded for word in words)


def _custom(view: NarrativeView, frame: Frame) -> Iterator[str]:
    """What a frame says in the team's own fields, with the names of the fields."""
    fields = view.whole.custom_fields
    for one in view.whole.custom_values.of("frame", frame.id):
        if one.value:
            yield f"{fields[one.custom_field].name} {one.value}"
