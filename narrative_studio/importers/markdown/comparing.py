"""Compares a text that comes back with the document that it was exported from.

As for decks, three states are told apart: what both said when the text was made, which its marks
remember by digests, what the document says now, and what the text says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.adopting import CameFrom, ChangeKind, ReturnedChange
from narrative_studio.commands.stories import NewFrame
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.importers.markdown.keeping import (
    kept_cell,
    kept_markdown,
    kept_plain,
    kept_questions,
)
from narrative_studio.importers.markdown.read_text import DEMO_KIND, ReadFrame, ReadText
from narrative_studio.importers.markdown.steps import EarlierCells, StepComparing
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.importers.returned.rewording import longest_rising, reworded
from narrative_studio.model.ids import FrameId, new_id
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.text_marks import RowMark, frame_texts, id_end, says

_MARKDOWN: Final = frozenset({"bullets", "script"})
_LIKE: Final = 0.6
_MOST_ANCHORS: Final = 50


def compare_text(text: ReadText, told: NarrativeView, earlier: EarlierCells) -> ReturnedComparison:
    """Compare a text with the narrative that it was made of, as its variant tells it."""
    return _Comparing(text, told, earlier).compare()


class _Comparing:
    """One text beside one narrative."""

    def __init__(self, text: ReadText, told: NarrativeView, earlier: EarlierCells) -> None:
        self._text = text
        self._told = told
        self._earlier = earlier
        self._frames = told.whole.frames
        self._notes: list[str] = []
        self._rows = _matched(text, told)
        self._ids = [row or FrameId(new_id()) for row in self._rows]
        self._steps = StepComparing(text, told, self._rows, earlier, self._base)

    def compare(self) -> ReturnedComparison:
        """All changes in the order of the text."""
        placed: list[tuple[float, ReturnedChange]] = []
        for number, (read, row) in enumerate(zip(self._text.frames, self._rows, strict=True)):
            frame = self._frames.get(FrameId(row)) if row else None
            if frame is not None:
                placed += (
                    (change.slide or read.line, change)
                    for change in self._said(number, read, frame)
                )
            elif read.mark is not None and not row and not self._is_copy(read):
                self._notes.append(
                    f"Line {read.line} tells a frame that was deleted in the document since."
                )
        placed += self._moved()
        placed += self._removed()
        placed += self._added()
        placed.sort(key=lambda one: one[0])
        changes = tuple(replace(one, came_from=CameFrom.TEXT) for _line, one in placed)
        touched = {change.frame for change in changes}
        variant = self._told.variant
        is_marked = any(read.mark for read in self._text.frames)
        return ReturnedComparison(
            self._text.name,
            self._told.narrative.id,
            variant.id if variant is not None else None,
            MatchedBy.TAGS if is_marked else MatchedBy.WORDS,
            changes,
            sum(bool(row) and row not in touched for row in self._rows),
            (*self._text.notes, *self._notes, *self._steps.notes),
            CameFrom.TEXT,
        )

    def _is_copy(self, read: ReadFrame) -> bool:
        return read.mark is not None and read.mark.row in self._rows

    # What frames and steps say

    def _said(self, number: int, read: ReadFrame, frame: Frame) -> Iterator[ReturnedChange]:
        title = frame.headline
        texts = frame_texts(self._told.whole, frame)
        fields = {**read.fields, "headline": read.headline}
        blank = ReturnedChange(ChangeKind.REWORDED, frame.id, title, read.line)
        known = _known(read.mark, fields)
        for name in known:
            before = texts.get(name, "")
            base = self._base(frame.id, name, before, known[name])
            found = fields.get(name, "")
            start = base if base is not None else before
            is_cell = name == "checkpoint" and self._text.kind == DEMO_KIND
            after = kept_cell(start, found) if is_cell else taken(start, found, name)
            change = reworded(replace(blank, field=name), before, after, base)
            if change is not None:
                yield change
        yield from self._steps.said(number, frame)

    def _base(self, row: str, name: str, now: str, known: str) -> str | None:
        """What a cell said when the text was exported; without a mark it is what it says now."""
        if not known or says(now, known):
            return now
        earlier = self._earlier.get((row, name), ())
        return next((text for text in earlier if says(text, known)), None)

    # Whether and where frames are told

    def _exported(self) -> list[FrameId]:
        """The frames that the text told when it was made, in their order."""
        ends = {id_end(frame): frame for frame in self._frames}
        found = (ends.get(end) for end in self._text.meta.get("frames", "").split())
        return [FrameId(frame) for frame in found if frame is not None]

    def _moved(self) -> Iterator[tuple[float, ReturnedChange]]:
        then = {frame: place for place, frame in enumerate(self._exported())}
        order = [
            (read, FrameId(row))
            for read, row in zip(self._text.frames, self._rows, strict=True)
            if row in then
        ]
        staying = longest_rising([then[row] for _read, row in order])
        mine = {row for _read, row in order}
        told = [frame.id for frame in self._told.all_frames if frame.id in mine]
        stands_after = dict(zip(told, ["", *told], strict=False))
        for number, (read, row) in enumerate(order):
            before = order[number - 1][1] if number else ""
            if number in staying or stands_after.get(row) == before:
                continue
            frame = self._frames[row]
            yield (
                read.line + 0.1,
                ReturnedChange(
                    ChangeKind.MOVED,
                    frame.id,
                    frame.headline,
                    read.line,
                    before=self._after_words(stands_after.get(row, "")),
                    after=self._after_words(before),
                    follows=self._anchors(self._rows.index(row)),
                ),
            )

    def _after_words(self, row: str) -> str:
        frame = self._frames.get(FrameId(row))
        return f"after {quoted(frame.headline)}" if frame is not None else "at the beginning"

    def _anchors(self, place: int) -> tuple[FrameId, ...]:
        before = reversed(self._ids[max(0, place - _MOST_ANCHORS) : place])
        return tuple(map(FrameId, before))

    def _removed(self) -> Iterator[tuple[float, ReturnedChange]]:
        here = set(self._rows)
        last: float = 0
        lines = {row: read.line for read, row in zip(self._text.frames, self._rows, strict=True)}
        for row in self._exported():
            frame = self._frames[row]
            if row in here:
                last = lines[row] + 0.5
            elif frame.narrative == self._told.narrative.id:
                yield last, ReturnedChange(ChangeKind.REMOVED, frame.id, frame.headline)

    def _added(self) -> Iterator[tuple[float, ReturnedChange]]:
        others = {frame.headline for frame in self._told.all_frames if frame.id not in self._rows}
        for place, read in enumerate(self._text.frames):
            is_gone = read.mark is not None and not self._is_copy(read)
            if self._rows[place] or is_gone or read.headline in others:
                continue
            fields = {name: taken("", said, name) for name, said in read.fields.items()}
            new = NewFrame(
                FrameId(self._ids[place]),
                "",
                headline=read.headline,
                bullets=fields.get("bullets", ""),
                script=fields.get("script", ""),
                visual=fields.get("visual", ""),
                key_message=fields.get("key_message", ""),
                checkpoint=fields.get("checkpoint", ""),
                transition=fields.get("transition", ""),
                is_backup=read.is_backup,
                steps=self._steps.new_steps(place),
            )
            if new.headline or new.bullets or new.script:
                yield (
                    read.line,
                    ReturnedChange(
                        ChangeKind.ADDED,
                        None,
                        new.headline,
                        read.line,
                        after=new.bullets or new.script,
                        follows=self._anchors(place),
                        new=new,
                    ),
                )


def _matched(text: ReadText, told: NarrativeView) -> list[str]:
    """The frame that each one of a text is, empty for a new one: by its mark, else its headline."""
    found = [
        read.mark.row
        if read.mark is not None and FrameId(read.mark.row) in told.whole.frames
        else ""
        for read in text.frames
    ]
    seen: set[str] = set()
    for place, row in enumerate(found):
        found[place] = "" if row in seen else row
        seen.add(row)
    free = {frame.headline: frame.id for frame in reversed(told.all_frames) if frame.id not in seen}
    for place, read in enumerate(text.frames):
        if found[place] or read.mark is not None or not read.headline:
            continue
        near = get_close_matches(read.headline, free, n=1, cutoff=_LIKE)
        if near and _is_unmarked(text):
            found[place] = free.pop(near[0])
    return found


def _is_unmarked(text: ReadText) -> bool:
    """Whether no frame bears a mark, as where a program took all comments out."""
    return not any(read.mark for read in text.frames)


def _known(mark: RowMark | None, fields: Mapping[str, str]) -> Mapping[str, str]:
    """The cells to compare with their digests: those of the mark, else those that stand there."""
    return mark.fields if mark is not None else dict.fromkeys(fields, "")


def taken(base: str, found: str, name: str) -> str:
    """What a field of a frame says, of which ``base`` is the wording that the text was made of."""
    if name == "headline":
        return base if " ".join(base.split()) == found else found
    if name == "questions":
        return kept_questions(base, found)
    return kept_markdown(base, found, name) if name in _MARKDOWN else kept_plain(base, found)
