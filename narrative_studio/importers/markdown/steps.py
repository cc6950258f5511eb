"""Compares the demo steps of a text that comes back with those of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.adopting import ChangeKind, ReturnedChange
from narrative_studio.commands.demo import NewStep
from narrative_studio.deck_marks import plain_words
from narrative_studio.importers.markdown.keeping import kept_cell, kept_markdown, kept_plain
from narrative_studio.importers.markdown.read_text import ReadFrame, ReadStep, ReadText
from narrative_studio.importers.returned.rewording import longest_rising, reworded
from narrative_studio.markup import plain_text
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import FrameId, StepId, new_id
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.text_marks import id_end

EarlierCells = Mapping[tuple[str, str], Sequence[str]]
"""What cells have said before, by the id of their row and the name of the cell."""
Base = Callable[[str, str, str, str], str | None]
"""What a cell said when the text was exported: of a row, a cell, what it says now, its digest."""

HOME: Final = "frame"
"""The cell of a step that says which frame it belongs to."""
_LIKE: Final = 0.6
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class _Placed:
    """A step of the text: the one of the document that it is, and the id it has or gets."""

    read: ReadStep
    step: Step | None
    id: StepId
    is_new: bool = False


class StepComparing:
    """The steps of one text; ``rows`` are the frames of its passages, empty for new ones."""

    def __init__(
        self,
        text: ReadText,
        told: NarrativeView,
        rows: Sequence[str],
        earlier: EarlierCells,
        base: Base,
    ) -> None:
        self._text = text
        self._told = told
        self._rows = rows
        self._earlier = earlier
        self._base = base
        self.notes: list[str] = []
        ends = text.meta.get("steps", "").split()
        self._then = {end: place for place, end in enumerate(ends)}
        self._seen: set[str] = set()
        self._placed = [
            self._places(read, row) for read, row in zip(text.frames, rows, strict=True)
        ]

    def said(self, number: int, frame: Frame) -> Iterator[ReturnedChange]:
        """What became of the steps of a frame, which passage ``number`` tells."""
        for place, one in enumerate(self._placed[number]):
            if one.step is not None:
                yield from self._reworded(one.read, one.step, frame)
            elif one.is_new:
                yield self._added(number, place, frame)
        yield from self._moved(number, frame)
        yield from self._removed(number, frame)

    def new_steps(self, number: int) -> tuple[NewStep, ...]:
        """The steps of a passage whose frame is new."""
        return tuple(_new_step(one) for one in self._placed[number] if one.is_new)

    # Which step each of the text is

    def _places(self, read: ReadFrame, row: str) -> list[_Placed]:
        every = self._told.whole.steps
        made = []
        for one in read.steps:
            step = every.get(StepId(one.mark.row)) if one.mark is not None else None
            if one.mark is not None and step is None:
                self.notes.append(
                    f"Line {one.line} tells a demo step that was deleted in the document since."
                )
            elif step is None or step.id in self._seen:
                made.append(self._without_mark(one, row))
            elif not row:
                self._seen.add(step.id)
                self.notes.append(
                    f"Line {one.line} has a demo step under a new frame: move it in the run sheet."
                )
            else:
                self._seen.add(step.id)
                made.append(_Placed(one, step, step.id))
        return made

    def _without_mark(self, read: ReadStep, row: str) -> _Placed:
        """A step that somebody wrote, unless the document has it by now."""
        marked = {one.mark.row for frame in self._text.frames for one in frame.steps if one.mark}
        own = self._told.steps(FrameId(row)) if row else ()
        free = [one for one in own if one.id not in marked | self._seen]
        said = _words(read.fields)
        for step in free:
            if said and said == _words({"do": step.do, "say": step.say}):
                self._seen.add(step.id)
                return _Placed(read, None, step.id)
        if said and not marked:
            by_words = {_words({"do": one.do, "say": one.say}): one for one in reversed(free)}
            if near := get_close_matches(said, by_words, n=1, cutoff=_LIKE):
                step = by_words[near[0]]
                self._seen.add(step.id)
                return _Placed(read, step, step.id)
        return _Placed(read, None, StepId(new_id()), is_new=bool(said))

    # What became of them

    def _reworded(self, read: ReadStep, step: Step, frame: Frame) -> Iterator[ReturnedChange]:
        blank = ReturnedChange(
            ChangeKind.REWORDED, frame.id, frame.headline, read.line, step=step.id
        )
        known = read.mark.fields if read.mark is not None else dict.fromkeys(read.fields, "")
        for name in known:
            before = str(getattr(step, name))
            base = self._base(step.id, name, before, known[name])
            found = read.fields.get(name, "")
            after = _taken(base if base is not None else before, found, name, read)
            change = reworded(replace(blank, field=name), before, after, base)
            if change is not None:
                yield change

    def _added(self, number: int, place: int, frame: Frame) -> ReturnedChange:
        one = self._placed[number][place]
        new = _new_step(one)
        return ReturnedChange(
            ChangeKind.ADDED,
            frame.id,
            frame.headline,
            one.read.line,
            before=self._after(next(iter(self._anchors(number, place)), "")),
            after=new.cells.get("do", "") or new.cells.get("say", ""),
            new_step=new,
            after_steps=self._anchors(number, place),
        )

    def _moved(self, number: int, frame: Frame) -> Iterator[ReturnedChange]:
        placed = [one for one in self._placed[number] if one.step is not None]
        home = [one for one in placed if one.step is not None and one.step.frame == frame.id]
        now = {step.id: place for place, step in enumerate(self._told.steps(frame.id))}
        then = [self._then.get(id_end(one.id), now.get(one.id, 0)) for one in home]
        staying = {home[place].id for place in longest_rising(then)}
        mine = {one.id for one in home}
        order = [step_id for step_id in now if step_id in mine]
        stands_after = dict(zip(order, ["", *order], strict=False))
        for place, one in enumerate(placed):
            before = next((p.id for p in reversed(placed[:place]) if p.id in mine), "")
            if one.id in staying or self._left(one, frame) or stands_after.get(one.id) == before:
                continue
            assert one.step is not None
            goal = self._after(before)
            if one.id not in mine:
                goal = f"to {quoted(frame.headline)}, {goal}"
            yield ReturnedChange(
                ChangeKind.MOVED,
                frame.id,
                frame.headline,
                one.read.line,
                before=_named(one.step),
                after=goal,
                step=one.id,
                after_steps=self._anchors(number, self._placed[number].index(one)),
            )

    def _left(self, one: _Placed, frame: Frame) -> bool:
        """Whether a step stood in this frame once and was moved away in the document since."""
        is_elsewhere = one.step is not None and one.step.frame != frame.id
        return is_elsewhere and frame.id in self._earlier.get((one.id, HOME), ())

    def _removed(self, number: int, frame: Frame) -> Iterator[ReturnedChange]:
        here = {one.id for placed in self._placed for one in placed} | self._seen
        for step in self._told.steps(frame.id):
            if id_end(step.id) in self._then and step.id not in here:
                yield ReturnedChange(
                    ChangeKind.REMOVED,
                    frame.id,
                    frame.headline,
                    self._text.frames[number].line,
                    before=step.do or step.say,
                    step=step.id,
                )

    def _anchors(self, number: int, place: int) -> tuple[StepId, ...]:
        return tuple(one.id for one in reversed(self._placed[number][:place]))

    def _after(self, row: str) -> str:
        step = self._told.whole.steps.get(StepId(row))
        if step is None:
            return "at the beginning"
        return f"after {_named(step)}"


def _named(step: Step) -> str:
    """The first words of a step, as it is called in a sentence."""
    words = " ".join(plain_text(step.do or step.say).split()).rstrip(".")
    return quoted(words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…")


def _words(fields: Mapping[str, str]) -> str:
    """What tells a step from others: what is done, and what is said."""
    parts = (fields.get(name, "").replace("<br>", "\n\n") for name in ("do", "say"))
    return plain_words(" ".join(plain_text(part) for part in parts))


def _taken(base: str, found: str, name: str, read: ReadStep) -> str:
    """What a cell of a step says, of which ``base`` is the wording that the text was made of."""
    if read.is_cell:
        return kept_cell(base, found)
    return kept_plain(base, found) if name == "alt_text" else kept_markdown(base, found, name)


def _new_step(one: _Placed) -> NewStep:
    cells = {
        name: _taken("", found, name, one.read)
        for name, found in one.read.fields.items()
        if name != "alt_text"
    }
    return NewStep(one.id, {name: said for name, said in cells.items() if said})
