"""Finds for each slide of an edited deck what it was when it was exported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from typing import Final

from narrative_studio.deck_marks import (
    DECK_TAG,
    SLIDE_TAG,
    DeckMark,
    SlideMark,
    plain_words,
    read_custom_xml,
    read_deck_text,
    read_slide_text,
)
from narrative_studio.importers.deck.aligning import likeness
from narrative_studio.importers.deck.read_deck import ReadDeck, ReadSlide
from narrative_studio.importers.deck.slide_lines import note_lines, slide_lines
from narrative_studio.importers.deck.xml_tree import XmlRefused, parse_xml

FrameWords = Callable[[str], str]
"""Gives the words of a frame by its id, to know its slide again when all of it was rewritten."""

_GOES_ON: Final = re.compile(r"(.*) \((\d{1,5})/(\d{1,5})\)", re.DOTALL)
_ENOUGH: Final = 0.3
"""Slides that share less of what they say than this are not one and the same."""
_ENOUGH_BETWEEN: Final = 0.15
"""Where its neighbours are known, a slide may share less."""
_MOST_COMPARED: Final = 200


class MatchedBy(StrEnum):
    """How the slides of a deck were known again, the surest way first."""

    TAGS = "tags"
    CUSTOM_XML = "custom XML"
    WORDS = "words"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Matched:
    """What became of the slides of a deck.

    ``slides`` maps places in the deck to marks, ``copies`` are slides that repeat one which is
    there, by the frame that they copy. ``missing`` are marks of which no slide is left, not even
    one that cannot be read.
    ``is_recorded`` says that the deck itself remembers what was exported.
    """

    about: DeckMark | None
    by: MatchedBy
    slides: Mapping[int, SlideMark] = field(default_factory=dict)
    copies: Mapping[int, str] = field(default_factory=dict)
    missing: tuple[SlideMark, ...] = ()
    is_recorded: bool = True


def about(deck: ReadDeck) -> DeckMark | None:
    """Which document a deck says that it comes from; None where it bears no marks."""
    kept = _custom_xml(deck)
    if kept is not None:
        return kept
    told = [read_deck_text(slide.tags.get(DECK_TAG, "")) for slide in deck.slides]
    counts = Counter((one.document, one.narrative, one.variant) for one in told if one is not None)
    return DeckMark(*counts.most_common(1)[0][0]) if counts else None


def marks_of(deck: ReadDeck) -> Iterator[SlideMark]:
    """All marks that a deck bears, those of its slides and those of the file."""
    known = about(deck)
    yield from (mark for _id, mark in known.slides) if known is not None else ()
    for slide in deck.slides:
        mark = read_slide_text(slide.tags.get(SLIDE_TAG, ""))
        if mark is not None:
            yield mark


def match(deck: ReadDeck, expected: Sequence[DeckMark], words: FrameWords) -> Matched:
    """Match slides by their tags, then by custom XML, then by what they say.

    ``expected`` is how the deck would look if it were exported today, in each way that it could
    be: what slides are compared with that bear no marks.
    """
    return _Matching(deck, expected, words).match()


def _custom_xml(deck: ReadDeck) -> DeckMark | None:
    for content in deck.custom_xml:
        try:
            found = read_custom_xml(parse_xml(content))
        except XmlRefused:
            continue
        if found is not None:
            return found
    return None


class _Matching:
    """One deck while its slides are matched."""

    def __init__(self, deck: ReadDeck, expected: Sequence[DeckMark], words: FrameWords) -> None:
        self._deck = deck
        self._expected = expected
        self._frame_words = words
        self._slides: dict[int, SlideMark] = {}
        self._copies: dict[int, str] = {}
        self._digests = [_digests(slide) for slide in deck.slides]
        self._about = about(deck)
        self._pages: Mapping[int, int] = {}

    def match(self) -> Matched:
        kept = self._about if self._about is not None and self._about.slides else None
        self._by_tags()
        by = MatchedBy.TAGS if self._slides else MatchedBy.NOTHING
        known = list(kept.slides) if kept is not None else []
        if not known:
            known = self._as_expected()
            self._pages = self._continued()
        left = [one for one in known if _key(one[1]) not in self._taken()]
        self._by_words(left)
        self._by_ids(left, kept)
        self._between(left)
        self._follow_pages()
        if self._slides and by is MatchedBy.NOTHING:
            by = MatchedBy.CUSTOM_XML if kept is not None else MatchedBy.WORDS
        taken = self._taken()
        missing = [(id_, mark) for id_, mark in known if _key(mark) not in taken]
        return Matched(
            self._about,
            by,
            self._slides,
            self._copies,
            tuple(self._gone(missing, kept)),
            kept is not None,
        )

    def _gone(
        self, missing: list[tuple[str, SlideMark]], kept: DeckMark | None
    ) -> Iterator[SlideMark]:
        """What is missing because somebody deleted it, as against slides that are damaged.

        Where it cannot be told which slides those are, it may be any of them.
        """
        unread = set(self._deck.unread)
        known = {slide_id for slide_id, _mark in missing}
        is_told = kept is not None and self._ids_hold(kept) and unread <= known
        for slide_id, mark in missing:
            if not unread or (is_told and slide_id not in unread):
                yield mark

    def _taken(self) -> set[tuple[str, int, int]]:
        return {_key(mark) for mark in self._slides.values()}

    # By tags

    def _by_tags(self) -> None:
        claims: dict[tuple[str, int, int], list[tuple[int, SlideMark]]] = {}
        for place, slide in enumerate(self._deck.slides):
            mark = read_slide_text(slide.tags.get(SLIDE_TAG, ""))
            if mark is not None and self._is_of_this_deck(slide):
                claims.setdefault(_key(mark), []).append((place, mark))
        for same in claims.values():
            # A duplicated slide bears the same tag: the one that says most of what it said stays.
            best = max(same, key=lambda one: (self._overlap(one[0], one[1]), -one[0]))
            self._slides[best[0]] = best[1]
            for place, mark in same:
                if place != best[0]:
                    self._copies[place] = mark.frame

    def _is_of_this_deck(self, slide: ReadSlide) -> bool:
        """Whether a slide was not pasted from the deck of another story."""
        told = read_deck_text(slide.tags.get(DECK_TAG, ""))
        if told is None or self._about is None:
            return False
        return (told.document, told.narrative) == (self._about.document, self._about.narrative)

    def _overlap(self, place: int, mark: SlideMark) -> float:
        own, other = self._digests[place], _mark_digests(mark)
        total = max(own.total(), other.total())
        return (own & other).total() / total if total else 1.0

    # By what they say

    def _as_expected(self) -> list[tuple[str, SlideMark]]:
        """The marks of today's deck, in the way of exporting it that is most like this one."""
        own = sum(self._digests, Counter[str]())
        covered = {mark.frame for mark in self._slides.values() if mark.frame}

        def likeness_of(one: DeckMark) -> float:
            counts = Counter(digest for _id, mark in one.slides for digest in _mark_digests(mark))
            return 2 * (counts & own).total() / max(1, counts.total() + own.total())

        best = max(self._expected, key=likeness_of, default=None)
        marks = [] if best is None else [mark for _id, mark in best.slides]
        return [("", mark) for mark in _joined(marks) if mark.frame not in covered]

    def _continued(self) -> dict[int, int]:
        """Slides on which others go on, by their titles, with the first slide of each text.

        Only the numbers are looked at: the title of the first slide may have been reworded.
        """
        found: dict[int, int] = {}
        first, page = -1, 1
        for place, slide in enumerate(self._deck.slides):
            match = _GOES_ON.fullmatch(slide.title)
            if match and first >= 0 and int(match[2]) == page + 1 and place not in self._slides:
                found[place] = first
                page += 1
                self._digests[first] += self._digests[place]
                self._digests[place] = Counter()
            else:
                first, page = place, 1
        return found

    def _follow_pages(self) -> None:
        """Let the slides on which a text goes on belong to the frame of its first one."""
        for place, first in self._pages.items():
            mark = self._slides.get(first)
            if mark is not None:
                self._slides[place] = SlideMark(mark.frame, place - first + 1, mark.at)

    def _by_words(self, left: list[tuple[str, SlideMark]]) -> None:
        """Match what shares most of its rarer paragraphs, the surest first."""
        marks = [mark for _id, mark in left]
        theirs_all = [_mark_digests(mark) for mark in marks]
        holders: dict[str, list[int]] = {}
        for number, digests in enumerate(theirs_all):
            for digest in digests:
                holders.setdefault(digest, []).append(number)
        weights = {digest: 1 / len(numbers) for digest, numbers in holders.items()}
        scored = []
        for place in self._free_slides():
            shared: dict[int, float] = {}
            for digest, count in self._digests[place].items():
                for number in holders.get(digest, ())[:_MOST_COMPARED]:
                    own = min(count, theirs_all[number][digest]) * weights[digest]
                    shared[number] = shared.get(number, 0.0) + own
            mine = sum(weights.get(d, 1.0) * n for d, n in self._digests[place].items())
            for number, common in shared.items():
                theirs = sum(weights[d] * n for d, n in theirs_all[number].items())
                scored.append((common / max(mine, theirs, 1e-9), place, number))
        used: set[int] = set()
        for score, place, number in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
            if score >= _ENOUGH and place not in self._slides and number not in used:
                self._take(place, marks[number])
                used.add(number)
        left[:] = [one for number, one in enumerate(left) if number not in used]

    def _by_ids(self, left: list[tuple[str, SlideMark]], kept: DeckMark | None) -> None:
        """Match by the ids of slides, where they have told the truth of the others."""
        ids = {slide_id: mark for slide_id, mark in left if slide_id}
        if kept is None or not ids or not self._ids_hold(kept):
            return
        for place in self._free_slides():
            mark = ids.get(self._deck.slides[place].slide_id)
            if mark is not None and self._alike(place, mark) >= _ENOUGH_BETWEEN:
                self._take(place, mark)
                left.remove((self._deck.slides[place].slide_id, mark))

    def _ids_hold(self, kept: DeckMark) -> bool:
        known = {_key(mark): slide_id for slide_id, mark in kept.slides}
        pairs = [
            (known.get(_key(mark)), self._deck.slides[place].slide_id)
            for place, mark in self._slides.items()
        ]
        return sum(one == other for one, other in pairs) * 2 >= len(pairs)

    def _between(self, left: list[tuple[str, SlideMark]]) -> None:
        """Match slides that were rewritten by the words of frames, first between neighbours."""
        free = list(self._free_slides())
        scored = []
        for place in free[:_MOST_COMPARED]:
            low, high = self._bounds(place)
            for _id, mark in left[:_MOST_COMPARED]:
                least = _ENOUGH_BETWEEN if low < mark.at < high else _ENOUGH
                alike = self._alike(place, mark)
                if alike >= least and place not in self._copies:
                    scored.append((alike + (low < mark.at < high), place, mark))
        for _score, place, mark in sorted(scored, key=lambda one: (-one[0], one[1], one[2].at)):
            if place not in self._slides and _key(mark) not in self._taken():
                self._take(place, mark)

    def _bounds(self, place: int) -> tuple[int, int]:
        """Where in the exported deck the matched neighbours of a slide stood."""
        before = [self._slides[n].at for n in range(place) if n in self._slides]
        after = [self._slides[n].at for n in sorted(self._slides) if n > place]
        return (before[-1] if before else -1), (after[0] if after else 10**9)

    def _alike(self, place: int, mark: SlideMark) -> float:
        """How much of what a frame says stands on a slide."""
        if not mark.frame:
            return 0.0
        slide = self._deck.slides[place]
        own = " ".join(_texts(slide))
        return likeness(plain_words(self._frame_words(mark.frame)), own)

    def _take(self, place: int, mark: SlideMark) -> None:
        self._slides[place] = mark
        self._copies.pop(place, None)

    def _free_slides(self) -> Iterator[int]:
        slides = range(len(self._deck.slides))
        return (n for n in slides if n not in self._slides and n not in self._pages)


def _joined(marks: Sequence[SlideMark]) -> Iterator[SlideMark]:
    """One mark for each frame: where its text goes on depends on the template."""
    for _key_of, pages in groupby(marks, key=lambda one: one.frame or f"made {one.at}"):
        first, *more = pages
        yield replace(
            first,
            lines=tuple(line for one in (first, *more) for line in one.lines),
            notes=tuple(line for one in (first, *more) for line in one.notes),
        )


def _key(mark: SlideMark) -> tuple[str, int, int]:
    """What tells one exported slide from all others."""
    return (mark.frame, mark.page, 0) if mark.frame else ("", mark.page, mark.at)


def _digests(slide: ReadSlide) -> Counter[str]:
    lines = [*slide_lines(slide.blocks), *note_lines(slide.notes)]
    return Counter(line.digest for line in lines)


def _mark_digests(mark: SlideMark) -> Counter[str]:
    return Counter(line.digest for line in (*mark.lines, *mark.notes))


def _texts(slide: ReadSlide) -> Iterable[str]:
    lines = [*slide_lines(slide.blocks), *note_lines(slide.notes)]
    return (line.text for line in lines)
