"""What the script of a narrative says, gathered once for every way of setting it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from narrative_studio.analysis.naming import day
from narrative_studio.analysis.story.timing import Spoken, spoken, spoken_ms, timing
from narrative_studio.analysis.story.variants import edition
from narrative_studio.analysis.wording.words import script_words
from narrative_studio.interchange import mark_of
from narrative_studio.markup import Blocks, parse_script
from narrative_studio.model.storyboard import DEFAULT_PACE_WPM, Frame
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView
from narrative_studio.text_marks import frame_mark

CELLS: Final = (
    "headline",
    "key_message",
    "script",
    "checkpoint",
    "transition",
    "questions",
    "visual",
)
"""The cells of a frame that a script holds, and that come back from it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One frame as it is read: ``number`` is None for a backup, ``at_ms`` when it begins.

    ``mark`` is what an edited text is compared by.
    """

    frame: Frame
    number: int | None
    beat: str
    part: Part
    at_ms: int
    said: Spoken
    script: Blocks
    questions: tuple[str, ...]
    owner: str
    mark: str = ""

    @property
    def name(self) -> str:
        """``Frame 7``, or ``Backup``."""
        return "Backup" if self.number is None else f"Frame {self.number}"


@dataclass(frozen=True)
class Reading:
    """A whole narrative as text; ``pace_wpm`` is in words a minute, times in milliseconds.

    ``day`` is the date in words, ``made_on`` the same as an ISO date.
    """

    title: str
    product: str
    version: str
    day: str
    made_on: str
    language: str
    template: str
    content: str
    pace_wpm: int
    slot_ms: int
    planned_ms: int
    said: Spoken
    parts: tuple[tuple[Part, str], ...]
    passages: tuple[Passage, ...]
    backups: tuple[Passage, ...]

    def passages_of(self, part: Part) -> tuple[Passage, ...]:
        """The told frames of one part of the story."""
        return tuple(passage for passage in self.passages if passage.part is part)


def reading(view: NarrativeView, *, has_backups: bool = False) -> Reading:
    """Gather what is said in a narrative, with the frames kept off the story if wanted."""
    whole, story = view.whole, view.narrative
    pace_wpm = story.pace_wpm if story.pace_wpm > 0 else DEFAULT_PACE_WPM
    passages = []
    at_ms = 0
    for frame in view.frames:
        passages.append(_passage(view, frame, at_ms))
        at_ms += frame.planned_ms
    parts = dict.fromkeys(beat.part for beat in view.template.beats)
    return Reading(
        title=story.title or whole.project.title,
        product=whole.project.product,
        version=edition(view),
        day=day(whole.today.isoformat()),
        made_on=whole.today.isoformat(),
        language=whole.project.language,
        template=story.template,
        content=mark_of(whole),
        pace_wpm=pace_wpm,
        slot_ms=story.call_length_ms,
        planned_ms=timing(view).planned_ms,
        said=spoken(view),
        parts=tuple((part, view.template.part(part).title) for part in parts),
        passages=tuple(passages),
        backups=tuple(_passage(view, frame, 0) for frame in view.backups) if has_backups else (),
    )


def _passage(view: NarrativeView, frame: Frame, at_ms: int) -> Passage:
    words = script_words(frame.script)
    beat = view.beat(frame)
    owner = view.person(frame.owner)
    questions = (one.text.strip() for one in view.questions(frame.id))
    return Passage(
        frame=frame,
        number=view.number(frame.id),
        beat=beat.title,
        part=beat.part,
        at_ms=at_ms,
        said=Spoken(words, spoken_ms(words, view.narrative.pace_wpm)),
        script=parse_script(frame.script),
        questions=tuple(filter(None, questions)),
        owner=owner.name if owner else "",
        mark=frame_mark(view.whole, frame, CELLS),
    )
