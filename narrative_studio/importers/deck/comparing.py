"""Compares a deck that comes back with the document that it was exported from.

Three states are told apart for each field: what document and deck said when the deck was made,
which the deck remembers by digests, what the document says now, and what the deck says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from narrative_studio.analysis.naming import counted, listed, numbered, quoted
from narrative_studio.commands.adopting import ChangeKind, ReturnedChange
from narrative_studio.commands.stories import NewFrame
from narrative_studio.deck_fields import field_digests, field_texts
from narrative_studio.deck_marks import (
    FIELDS,
    MADE,
    DeckMark,
    SlideMark,
    field_digest,
    plain_words,
)
from narrative_studio.importers.deck.field_reading import read_fields
from narrative_studio.importers.deck.matching import match
from narrative_studio.importers.deck.picture_changes import PictureChanges
from narrative_studio.importers.deck.read_deck import Place, ReadDeck, ReadSlide
from narrative_studio.importers.deck.slide_lines import note_lines, slide_lines
from narrative_studio.importers.deck.slide_markdown import no_target
from narrative_studio.importers.deck.storyboard import frame_of, kept_pictures
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.importers.returned.rewording import longest_rising, reworded
from narrative_studio.markup import plain_text
from narrative_studio.model.ids import FrameId, new_id
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

Earlier = Callable[[Frame, str], Iterable[str]]
"""Gives what a cell of a frame has said before now, in any order."""

_MOST_ANCHORS: Final = 50
_MOST_QUOTED: Final = 3


def compare_deck(
    deck: ReadDeck, told: NarrativeView, expected: Sequence[DeckMark], earlier: Earlier
) -> ReturnedComparison:
    """Compare a deck with the narrative that it was made of, as its variant tells it.

    ``expected`` is how the deck would be exported today, in each way that it could be.
    """
    return _Comparing(deck, told, expected, earlier).compare()


class _Comparing:
    """One deck beside one narrative."""

    def __init__(
        self,
        deck: ReadDeck,
        told: NarrativeView,
        expected: Sequence[DeckMark],
        earlier: Earlier,
    ) -> None:
        self._deck = deck
        self._told = told
        self._earlier = earlier
        self._frames = told.whole.frames
        self._matched = match(deck, expected, self._words)
        self._marks = self._marks_by_frame()
        self._slides = self._slides_by_frame()
        self._pictures = PictureChanges(deck, told.whole)
        self._notes = self._pictures.notes
        self._lacks_notes = self._has_lost_notes()
        self._unnoted: list[int] = []
        self._taken = dict(self._taken_over())
        self._new_ids = {
            place: self._taken.get(place) or FrameId(new_id())
            for place in range(len(deck.slides))
            if place not in self._matched.slides
        }

    def compare(self) -> ReturnedComparison:
        placed: list[tuple[float, ReturnedChange]] = []
        touched = set()
        for frame_id, places in self._slides.items():
            frame = self._frames.get(FrameId(frame_id))
            if frame is None:
                number = self._deck.slides[places[0]].number
                self._notes.append(
                    f"Slide {number} tells a frame that was deleted in the document since."
                )
                continue
            for change in self._frame(frame, places):
                placed.append((places[0], change))
                touched.add(frame_id)
        placed += self._moved()
        placed += self._removed()
        placed += self._added()
        self._notes += self._said_on_made_slides()
        placed.sort(key=lambda one: one[0])
        touched |= {change.frame for _place, change in placed if change.frame}
        variant = self._told.variant
        self._notes += _said_of_lost_notes(self._unnoted)
        return ReturnedComparison(
            self._deck.name,
            self._told.narrative.id,
            variant.id if variant is not None else None,
            self._matched.by,
            tuple(change for _place, change in placed),
            sum(frame not in touched and frame in self._frames for frame in self._slides),
            (*self._deck.notes, *self._notes),
        )

    def _has_lost_notes(self) -> bool:
        """Whether all speaker notes were taken out, as programs do before a deck is sent away.

        Nobody empties every script and checkpoint of a story by that.
        """
        noted = sum(any(one.notes for one in marks) for marks in self._marks.values())
        if noted < 2 or any(para.text.strip() for s in self._deck.slides for para in s.notes):
            return False
        self._notes.append(
            "The deck has no speaker notes any more: what they said is left as it is."
        )
        return True

    # What belongs together

    def _words(self, frame_id: str) -> str:
        frame = self._frames.get(FrameId(frame_id))
        if frame is None:
            return ""
        texts = field_texts(self._told.whole, frame)
        return " ".join((texts["headline"], texts["bullets"], texts["script"]))

    def _marks_by_frame(self) -> Mapping[str, list[SlideMark]]:
        """The marks of all pages of each frame, those of which no slide is left too."""
        found: dict[str, list[SlideMark]] = {}
        for mark in (*self._matched.slides.values(), *self._matched.missing):
            if mark.frame:
                found.setdefault(mark.frame, []).append(mark)
        return {frame: sorted(marks, key=lambda one: one.page) for frame, marks in found.items()}

    def _slides_by_frame(self) -> Mapping[str, list[int]]:
        """The places in the deck of the slides of each frame, in their order."""
        found: dict[str, list[int]] = {}
        for place in sorted(self._matched.slides):
            mark = self._matched.slides[place]
            if mark.frame:
                found.setdefault(mark.frame, []).append(place)
        return found

    def _target(self, part: str) -> str:
        """The frame that a jump to a slide leads to."""
        for place, slide in enumerate(self._deck.slides):
            if slide.part == part:
                mark = self._matched.slides.get(place)
                known = mark.frame if mark is not None else self._new_ids.get(place, "")
                return f"frame:{known}" if known else ""
        return ""

    # What a frame says

    def _frame(self, frame: Frame, places: Sequence[int]) -> Iterator[ReturnedChange]:
        slides = [self._deck.slides[place] for place in places]
        marks = self._marks[frame.id]
        known = marks[0].fields
        texts = field_texts(self._told.whole, frame)
        bases: dict[str, str | None] = {}

        def base(name: str) -> str | None:
            if name not in bases:
                bases[name] = self._base(frame, name, texts[name], known.get(name, ""))
            return bases[name]

        marks = self._with_notes_left(marks, places)
        readings = read_fields(marks, slides, base, self._target)
        for name in FIELDS.values():
            after = readings.changed.get(name)
            if after is not None and name != MADE:
                change = self._reworded(frame, name, texts[name], after, base(name), slides[0])
                if change is not None:
                    yield change
        yield from self._pictures.changes(frame, marks[0], slides)
        yield from self._hidden(frame, marks[0], slides[0])
        yield from self._said(frame, slides)
        for text in readings.made:
            self._notes.append(
                f"Slide {slides[0].number}: {quoted(text)} is not taken over, it stands where the "
                "deck shows what is told elsewhere."
            )

    def _said_on_made_slides(self) -> Iterator[str]:
        """What has come to slides that tell no frame: the first one, the agenda, the appendix.

        How they read when they were made is known where the deck says so itself.
        """
        for place, mark in sorted(self._matched.slides.items()):
            if mark.frame or not self._matched.is_recorded:
                continue
            slide = self._deck.slides[place]
            known = [*mark.lines, *(() if slide.lacks_notes else mark.notes)]
            lines = (*slide_lines(slide.blocks), *note_lines(slide.notes))
            were = {line.digest for line in (*mark.lines, *mark.notes)}
            new = [quoted(line.text) for line in lines if line.digest not in were]
            if were and new:
                more = [f"{len(new) - _MOST_QUOTED} more"] if len(new) > _MOST_QUOTED else []
                yield (
                    f"Slide {slide.number} shows what is told elsewhere: "
                    f"{listed(new[:_MOST_QUOTED] + more)} "
                    f"{'is' if len(new) == 1 else 'are'} not taken over."
                )
            gone = Counter(line.digest for line in known) - Counter(line.digest for line in lines)
            # What reads otherwise is gone too, and was named above.
            left = gone.total() - len(new)
            if left > 0:
                yield (
                    f"Slide {slide.number} shows what is told elsewhere: "
                    f"{counted(left, 'paragraph')} of it {'was' if left == 1 else 'were'} deleted "
                    "there, which changes nothing here."
                )

    def _with_notes_left(self, marks: list[SlideMark], places: Sequence[int]) -> list[SlideMark]:
        """Marks without the notes that were lost rather than emptied.

        Who empties the notes of a slide leaves an empty page for them behind; a program that
        cannot hold notes, or a damaged file, leaves none.
        """
        if self._lacks_notes:
            return [replace(one, notes=()) for one in marks]
        slides = {self._matched.slides[place].page: self._deck.slides[place] for place in places}
        lost = {page: one for page, one in slides.items() if one.lacks_notes}
        self._unnoted += [lost[one.page].number for one in marks if one.page in lost and one.notes]
        return [replace(one, notes=()) if one.page in lost else one for one in marks]

    def _base(self, frame: Frame, name: str, now: str, then: str) -> str | None:
        """What a field said when the deck was exported."""
        if field_digest(now) == then:
            return now
        return next(
            (text for text in self._earlier(frame, name) if field_digest(text) == then), None
        )

    def _reworded(
        self,
        frame: Frame,
        name: str,
        before: str,
        after: str,
        base: str | None,
        slide: ReadSlide,
    ) -> ReturnedChange | None:
        return reworded(
            ReturnedChange(ChangeKind.REWORDED, frame.id, frame.headline, slide.number, name),
            before,
            after,
            base,
        )

    # Whether and where it is told

    def _hidden(self, frame: Frame, mark: SlideMark, slide: ReadSlide) -> Iterator[ReturnedChange]:
        if slide.is_hidden != mark.is_hidden and slide.is_hidden != frame.is_backup:
            kind = ChangeKind.HIDDEN if slide.is_hidden else ChangeKind.SHOWN
            yield ReturnedChange(kind, frame.id, frame.headline, slide.number)

    def _said(self, frame: Frame, slides: Sequence[ReadSlide]) -> Iterator[ReturnedChange]:
        known = {row.text for row in self._told.whole.comments.of("about", frame.id)}
        for slide in slides:
            for remark in slide.remarks:
                text = f"{remark.author}: {remark.text}" if remark.author else remark.text
                if text not in known:
                    known.add(text)
                    yield ReturnedChange(
                        ChangeKind.SAID, frame.id, frame.headline, slide.number, after=text
                    )

    def _moved(self) -> Iterator[tuple[float, ReturnedChange]]:
        order = [frame for frame in self._slides if frame in self._frames]
        places = [self._marks[frame][0].at for frame in order]
        staying = longest_rising(places)
        told = [frame.id for frame in self._told.all_frames if frame.id in self._slides]
        stands_after = dict(zip(told, ["", *told], strict=False))
        for number, frame_id in enumerate(order):
            before = order[number - 1] if number else ""
            if number in staying or stands_after.get(FrameId(frame_id)) == before:
                continue
            place = self._slides[frame_id][0]
            frame = self._frames[FrameId(frame_id)]
            yield (
                place + 0.1,
                ReturnedChange(
                    ChangeKind.MOVED,
                    frame.id,
                    frame.headline,
                    self._deck.slides[place].number,
                    before=self._after_words(stands_after.get(frame.id, "")),
                    after=self._after_words(before),
                    follows=self._anchors(place),
                ),
            )

    def _after_words(self, frame_id: str) -> str:
        frame = self._frames.get(FrameId(frame_id))
        return f"after {quoted(frame.headline)}" if frame is not None else "at the beginning"

    def _anchors(self, place: int) -> tuple[FrameId, ...]:
        """The frames of the slides before one, the nearest first."""
        found: list[FrameId] = []
        for number in range(place - 1, -1, -1):
            mark = self._matched.slides.get(number)
            known = mark.frame if mark is not None else self._new_ids[number]
            if known and known not in found:
                found.append(FrameId(known))
            if len(found) == _MOST_ANCHORS:
                break
        return tuple(found)

    def _removed(self) -> Iterator[tuple[float, ReturnedChange]]:
        ats = {mark.at: place for place, mark in self._matched.slides.items()}
        for frame_id, marks in self._marks.items():
            frame = self._frames.get(FrameId(frame_id))
            if frame_id in self._slides or frame is None:
                continue
            if frame.is_backup and not (marks[0].is_hidden and self._matched.is_recorded):
                continue
            before = [at for at in ats if at < marks[0].at]
            now = field_digests(self._told.whole, frame)
            yield (
                ats[max(before)] + 0.5 if before else -1,
                ReturnedChange(
                    ChangeKind.REMOVED,
                    frame.id,
                    frame.headline,
                    is_conflict=any(
                        now.get(name) != then for name, then in marks[0].fields.items()
                    ),
                ),
            )

    def _taken_over(self) -> Iterator[tuple[int, FrameId]]:
        """Slides that were added and taken over before: a frame says just the same."""
        others = {
            _says(frame): frame.id for frame in self._told.all_frames if frame.id not in self._marks
        }
        for place in range(len(self._deck.slides)) if others else ():
            if place in self._matched.slides:
                continue
            slide = self._deck.slides[place]
            new = frame_of(slide, FrameId(""), beat="", target=no_target)
            if any(_says(new)) and _says(new) in others:
                yield place, others[_says(new)]

    def _added(self) -> Iterator[tuple[float, ReturnedChange]]:
        for place, frame_id in self._new_ids.items():
            slide = self._deck.slides[place]
            if place in self._taken:
                continue
            if place == 0 and not self._matched.is_recorded and _is_opening(slide):
                continue
            pictures = tuple(kept_pictures(slide.pictures, self._deck.pictures))
            new = frame_of(slide, frame_id, beat="", target=self._target, pictures=pictures)
            if not (new.headline or new.bullets or new.script or new.picture or new.visual):
                continue
            copied = self._frames.get(FrameId(self._matched.copies.get(place, "")))
            yield (
                place,
                ReturnedChange(
                    ChangeKind.ADDED,
                    None,
                    new.headline,
                    slide.number,
                    before=f"copy of {quoted(copied.headline)}" if copied is not None else "",
                    after=new.bullets,
                    follows=self._anchors(place),
                    new=new,
                ),
            )


def _says(cells: NewFrame | Frame) -> tuple[str, str, str]:
    words = (cells.headline, plain_text(cells.bullets), plain_text(cells.script))
    return plain_words(words[0]), plain_words(words[1]), plain_words(words[2])


def _said_of_lost_notes(numbers: Sequence[int]) -> Iterator[str]:
    if numbers:
        which = (
            f"Slide {numbers[0]} has" if len(numbers) == 1 else f"Slides {numbered(numbers)} have"
        )
        yield f"{which} no page for notes any more: what the notes said is left as it is."


def _is_opening(slide: ReadSlide) -> bool:
    """Whether a slide looks like the title of a deck, which every export words anew."""
    return any(text.place is Place.SUBTITLE for text in slide.texts)
