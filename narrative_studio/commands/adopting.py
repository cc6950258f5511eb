"""Taking over what somebody changed in an exported file: values and the verbs for them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from narrative_studio.analysis.wording.word_changes import WordChanges, word_changes
from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.demo import NewStep, add_step, delete_step, move_step
from narrative_studio.commands.documents import default_planned_ms
from narrative_studio.commands.editing import one_line, set_cells
from narrative_studio.commands.ordering import in_order, ranks_at
from narrative_studio.commands.positioning import (
    NewElement,
    add_element,
    delete_element,
    set_points,
)
from narrative_studio.commands.stories import NewFrame
from narrative_studio.commands.storyboard import (
    delete_frames,
    hide_frames,
    move_frames,
    set_questions,
)
from narrative_studio.commands.variants import say_otherwise
from narrative_studio.errors import UnknownRow
from narrative_studio.markup import Listing, parse
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import ElementId, FrameId, NarrativeId, StepId, VariantId
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.model.template import template
from narrative_studio.model.variants import OVERRIDABLE, Variant
from narrative_studio.operation import Operation
from narrative_studio.project import Project
from narrative_studio.text_marks import POINTS
from narrative_studio.text_pictures import with_kept_pictures

QUESTIONS = "questions"


class CameFrom(StrEnum):
    """The kind of file that came back, as it is called in sentences."""

    DECK = "deck"
    TEXT = "text"
    """A document in Markdown."""


class ChangeKind(StrEnum):
    """What somebody did in the file."""

    REWORDED = "reworded"
    PICTURE = "picture"
    HIDDEN = "hidden"
    SHOWN = "shown"
    MOVED = "moved"
    REMOVED = "removed"
    ADDED = "added"
    SAID = "said"
    """A comment on a slide."""


@dataclass(frozen=True)
class ReturnedChange:
    """One change in a returned deck or text, and what it would do to the document.

    ``frame`` is the frame that it is about, None for a slide that was added; ``slide`` the number
    of its slide, 0 where that is gone. For a rewording ``field`` names the cell, ``before`` is what
    the document says now, ``after`` what the deck says, ``base`` what both said when the deck was
    exported, None if nobody knows any more. It is a conflict when both have changed since; then
    ``merged`` may be a text that has both changes. ``follows`` are the frames before a moved or
    added one in the deck, the nearest first; without any it comes first. ``picture`` are the bytes
    of a new picture, whose alt text is ``after``; ``more`` are pictures that came beside the one of
    the frame, with what they show: they go into its bullets.

    In a text ``slide`` is the line on which it stands, and ``step`` the demo step of the frame that
    it is about; ``new_step`` is one that came in. ``after_steps`` are the steps before a moved or
    new one, the nearest first. A text may also be about an ``element`` of the positioning, or bring
    in a ``new_element``.
    """

    kind: ChangeKind
    frame: FrameId | None
    title: str
    slide: int = 0
    field: str = ""
    before: str = ""
    after: str = ""
    base: str | None = None
    is_conflict: bool = False
    merged: str | None = None
    follows: tuple[FrameId, ...] = ()
    picture: bytes | None = None
    more: tuple[tuple[bytes, str], ...] = ()
    new: NewFrame | None = None
    step: StepId | None = None
    new_step: NewStep | None = None
    after_steps: tuple[StepId, ...] = ()
    element: ElementId | None = None
    new_element: NewElement | None = None
    came_from: CameFrom = CameFrom.DECK

    @property
    def key(self) -> str:
        """A name of the change that stays the same however often the deck is read."""
        of = self.step or self.element or self.frame or f"slide {self.slide}"
        if self.new_element is not None:
            return f"{self.kind}:{self.new_element.kind}:{self.title}"
        if self.new_step is not None:
            return f"{self.kind}:{of}:step {self.after}"
        return f"{self.kind}:{of}:{self.after if self.kind is ChangeKind.SAID else self.field}"

    @property
    def may_stay_as_backup(self) -> bool:
        """Whether a frame that is gone from the file can be kept off the story instead."""
        return self.kind is ChangeKind.REMOVED and self.frame is not None and self.step is None

    @cached_property
    def words(self) -> WordChanges:
        """The wordings of document and deck, compared word by word."""
        return word_changes(self.before, self.after)


def adopt_change(
    project: Project,
    *,
    change: ReturnedChange,
    narrative: NarrativeId,
    variant: VariantId | None = None,
    takes_merged: bool = False,
    keeps_removed: bool = False,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    initiator: object = None,
) -> None:
    """Take one change of a returned deck over into the document.

    In a ``variant`` wordings become those of the variant. ``takes_merged`` takes the text that has
    both changes, ``keeps_removed`` keeps a frame whose slide is gone as a backup.

    Raises:
        UnknownRow: the frame, the narrative or the variant was deleted meanwhile.
        InvalidValue: the text does not fit its cell.
    """
    with project.op(_label(change), initiator=initiator) as op:
        _Adopting(project, op, narrative, variant, now_ms).adopt(
            change, takes_merged=takes_merged, keeps_removed=keeps_removed
        )


def adopt_changes(
    project: Project,
    *,
    changes: Sequence[ReturnedChange],
    narrative: NarrativeId,
    variant: VariantId | None = None,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    initiator: object = None,
) -> int:
    """Take several changes over as one step, and return how many; what is gone is passed over.

    Raises:
        UnknownRow: the narrative or the variant was deleted meanwhile.
        InvalidValue: a text does not fit its cell.
    """
    count = 0
    many = f"{len(changes)} changes" if len(changes) != 1 else "1 change"
    file = changes[0].came_from if changes else CameFrom.DECK
    with project.op(f"Adopt {many} from the {file}", initiator=initiator) as op:
        adopting = _Adopting(project, op, narrative, variant, now_ms)
        # Frames are put in order when all of them are there.
        for change in sorted(changes, key=lambda one: one.kind in _LAST):
            if change.frame is not None and op.find(Frame, change.frame) is None:
                continue
            if change.step is not None and op.find(Step, change.step) is None:
                continue
            if change.element is not None and op.find(Element, change.element) is None:
                continue
            adopting.adopt(change)
            count += 1
    return count


_LAST = (ChangeKind.MOVED, ChangeKind.REMOVED)


class _Adopting:
    """One operation that takes changes over."""

    def __init__(
        self,
        project: Project,
        op: Operation,
        narrative: NarrativeId,
        variant: VariantId | None,
        now_ms: Callable[[], int],
    ) -> None:
        op.get(Narrative, narrative)
        if variant is not None:
            op.get(Variant, variant)
        self._project = project
        self._op = op
        self._narrative = narrative
        self._variant = variant
        self._now_ms = now_ms

    def adopt(
        self, change: ReturnedChange, *, takes_merged: bool = False, keeps_removed: bool = False
    ) -> None:
        """Take one change over."""
        if change.kind is ChangeKind.ADDED:
            self._add(change)
            return
        if change.element is not None:
            self._adopt_element(self._op.get(Element, change.element), change, takes_merged)
            return
        if change.step is not None:
            self._adopt_step(self._op.get(Step, change.step), change, takes_merged)
            return
        frame = self._op.get(Frame, change.frame or "")
        match change.kind:
            case ChangeKind.REWORDED:
                use_merged = takes_merged and change.merged is not None
                self._reword(frame, change.field, change.merged if use_merged else change.after)
            case ChangeKind.PICTURE if change.more:
                self._reword(
                    frame,
                    "bullets",
                    with_kept_pictures(frame.bullets, change.more, self._op.keep_picture),
                )
            case ChangeKind.PICTURE:
                kept = self._op.keep_picture(change.picture) if change.picture else None
                alt_text = change.after if kept and change.after else frame.alt_text
                set_cells(self._op, frame, picture=kept, alt_text=alt_text)
            case ChangeKind.HIDDEN | ChangeKind.SHOWN:
                is_backup = change.kind is ChangeKind.HIDDEN
                hide_frames(self._project, frames=[frame.id], is_backup=is_backup)
            case ChangeKind.MOVED:
                beat, before = self._place(change.follows, frame)
                move_frames(self._project, frames=[frame.id], beat=beat, before=before)
            case ChangeKind.REMOVED if keeps_removed:
                hide_frames(self._project, frames=[frame.id], is_backup=True)
            case ChangeKind.REMOVED:
                delete_frames(self._project, frames=[frame.id])
            case ChangeKind.SAID:
                add_comment(self._project, about=frame, text=change.after, now_ms=self._now_ms)

    def _adopt_step(self, step: Step, change: ReturnedChange, takes_merged: bool) -> None:
        if change.kind is ChangeKind.REMOVED:
            delete_step(self._project, step=step.id)
            return
        if change.kind is ChangeKind.MOVED:
            frame = FrameId(self._op.get(Frame, change.frame or "").id)
            index = self._step_index(frame, change.after_steps, step)
            move_step(self._project, step=step.id, frame=frame, index=index)
            return
        self._say(step, change, takes_merged)

    def _adopt_element(self, element: Element, change: ReturnedChange, takes_merged: bool) -> None:
        if change.kind is ChangeKind.REMOVED:
            delete_element(self._project, element=element.id)
        elif change.field in POINTS:
            use_merged = takes_merged and change.merged is not None
            words = (change.merged if use_merged else change.after) or ""
            texts = words.split("\n")
            set_points(self._project, element=element.id, kind=POINTS[change.field], texts=texts)
        else:
            self._say(element, change, takes_merged)

    def _add_element(self, new: NewElement) -> None:
        made = add_element(
            self._project, kind=new.kind, name=new.cells.get("name", ""), after=new.after
        )
        others = {name: words for name, words in new.cells.items() if name != "name"}
        set_cells(self._op, made, bases=None, **others)
        for kind, texts in new.points.items():
            set_points(self._project, element=made.id, kind=kind, texts=list(texts))

    def _say(self, row: Step | Element, change: ReturnedChange, takes_merged: bool) -> None:
        use_merged = takes_merged and change.merged is not None
        words = (change.merged if use_merged else change.after) or ""
        set_cells(self._op, row, bases=None, **{change.field: words})

    def _add_step(self, frame: FrameId, new: NewStep, follows: Sequence[StepId]) -> None:
        index = self._step_index(frame, follows, None)
        made = add_step(self._project, frame=frame, index=index, step_id=new.id)
        set_cells(self._op, made, bases=None, **new.cells)

    def _step_index(self, frame: FrameId, follows: Sequence[StepId], moving: Step | None) -> int:
        """The place of a step among the others of a frame: after the nearest that is there."""
        steps = in_order([one for one in self._op.all(Step) if one.frame == frame])
        known = [one.id for one in steps if moving is None or one.id != moving.id]
        return next((known.index(one) + 1 for one in follows if one in known), 0)

    def _reword(self, frame: Frame, name: str, text: str | None) -> None:
        words = text or ""
        if name == QUESTIONS:
            set_questions(self._project, frame=frame.id, texts=question_texts(words))
        elif self._variant is not None and name in OVERRIDABLE:
            say_otherwise(
                self._project, variant=self._variant, frame=frame.id, what=name, value=words
            )
        else:
            set_cells(self._op, frame, bases=None, **{name: words})

    def _add(self, change: ReturnedChange) -> None:
        if change.new_element is not None:
            self._add_element(change.new_element)
            return
        if change.new_step is not None:
            frame = self._op.get(Frame, change.frame or "")
            self._add_step(FrameId(frame.id), change.new_step, change.after_steps)
            return
        new = change.new
        if new is None:
            raise UnknownRow("There is no slide to take over.", "Read the deck again.")
        beat, before = self._place(change.follows, None)
        story = self._op.get(Narrative, self._narrative)
        others = [row for row in self._op.all(Frame) if row.narrative == story.id]
        in_beat = in_order([row for row in others if row.beat == beat])
        (rank,) = ranks_at(self._op, in_beat, len(in_beat))
        made = self._op.create(
            Frame(
                id=new.id,
                narrative=story.id,
                beat=beat,
                rank=rank,
                headline=one_line(new.headline),
                bullets=with_kept_pictures(new.bullets, new.more, self._op.keep_picture),
                script=new.script,
                key_message=one_line(new.key_message),
                checkpoint=new.checkpoint,
                transition=new.transition,
                visual=new.visual,
                picture=self._op.keep_picture(new.picture) if new.picture else None,
                alt_text=new.alt_text,
                planned_ms=new.planned_ms or default_planned_ms(story, beat, others),
                owner=self._project.me.id,
                is_backup=new.is_backup,
            )
        )
        move_frames(self._project, frames=[made.id], beat=beat, before=before)
        for step in new.steps:
            self._add_step(made.id, step, [one.id for one in reversed(new.steps)])
        for text in new.comments:
            add_comment(
                self._project, about=self._op.get(Frame, made.id), text=text, now_ms=self._now_ms
            )

    def _place(self, follows: Sequence[FrameId], frame: Frame | None) -> tuple[str, FrameId | None]:
        """The beat that a frame comes into, and the frame there before which it comes.

        It stays in its beat where that lies between those of its new neighbours.
        """
        story = self._op.get(Narrative, self._narrative)
        beats = [str(beat.id) for beat in template(story.template).beats]
        places = {beat: number for number, beat in enumerate(beats)}
        rows = [
            row
            for row in in_order(self._op.all(Frame))
            if row.narrative == story.id and (frame is None or row.id != frame.id)
        ]
        rows.sort(key=lambda row: places.get(row.beat, len(beats)))
        known = {row.id: number for number, row in enumerate(rows, start=1)}
        at = next((known[one] for one in follows if one in known), 0)
        before, after = rows[at - 1] if at else None, rows[at] if at < len(rows) else None
        low = places.get(before.beat, 0) if before is not None else 0
        high = places.get(after.beat, len(beats) - 1) if after is not None else len(beats) - 1
        own = places.get(frame.beat, -1) if frame is not None else -1
        if not low <= own <= high:
            own = low if before is not None else high if after is not None else 0
        beat = beats[own]
        return beat, FrameId(after.id) if after is not None and after.beat == beat else None


def question_texts(markdown: str) -> list[str]:
    """The discovery questions that a list in Markdown holds, each with its own marks."""
    lines = markdown.split("\n")
    if not any(isinstance(block, Listing) for block in parse(markdown)):
        return [line for line in lines if line.strip()]
    found: list[list[str]] = []
    for line in lines:
        if line.startswith(("- ", "* ", "+ ")):
            found.append([line[2:]])
        elif found:
            found[-1].append(line.strip())
        elif line.strip():
            found.append([line])
    return ["\n".join(part for part in one if part) for one in found]


def _label(change: ReturnedChange) -> str:
    file = change.came_from
    if change.new_element is not None:
        return f"Add {change.new_element.kind} from the {file}"
    if change.kind is ChangeKind.REMOVED and change.element is not None:
        return f"Delete element as in the {file}"
    return _label_of_frame(change)


def _label_of_frame(change: ReturnedChange) -> str:
    """The label of a change to a frame or one of its steps, or of a new wording."""
    file = change.came_from
    match change.kind:
        case ChangeKind.ADDED if change.new_step is not None:
            return f"Add demo step from the {file}"
        case ChangeKind.MOVED if change.step is not None:
            return f"Move demo step as in the {file}"
        case ChangeKind.REMOVED if change.step is not None:
            return f"Delete demo step as in the {file}"
        case ChangeKind.REWORDED:
            return f"Adopt {change.field.replace('_', ' ')} from the {file}"
        case ChangeKind.PICTURE:
            return f"Adopt picture from the {file}"
        case ChangeKind.ADDED:
            return f"Add frame from the {file}"
        case ChangeKind.MOVED:
            return f"Move frame as in the {file}"
        case ChangeKind.REMOVED:
            return f"Remove frame as in the {file}"
        case ChangeKind.HIDDEN:
            return f"Hide frame as in the {file}"
        case ChangeKind.SHOWN:
            return f"Tell frame as in the {file}"
        case ChangeKind.SAID:
            return f"Adopt comment from the {file}"
