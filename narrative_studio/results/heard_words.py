"""Words that prospects use and the story does not: the ones worth adopting, for a person to judge.

What comes back of our own words says that a message lands; a word of theirs is one that we would
not have said. A word that a huddle noted because people stumbled over it is none to adopt. A word
or a pair of words counts once for each prospect, however often they say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from narrative_studio.analysis.looks import look_while
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.prospects.eligible import by_day
from narrative_studio.analysis.wording.word_roots import root_of
from narrative_studio.analysis.wording.words import plain
from narrative_studio.model.demo import Step
from narrative_studio.model.observed import HuddleKind, MarkKind, WordDecision, WordVerdict
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.positioning import Element, Term
from narrative_studio.model.storyboard import Criterion, Frame, Question
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.keys import WORD, key
from narrative_studio.results.readings import Reading, Readings

FEWEST: Final = 2
"""A word that a single prospect uses is their own."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_QUOTED: Final = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")
_STOP: Final = re.compile(r"[.!?;:,()\n\"“”–—]+")


@dataclass(frozen=True, slots=True)
class Saying:
    """Where a word was said: the session, and what was said there."""

    session: str
    text: str


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word or a pair of words of theirs, and which prospects used it.

    ``sayings`` has one for each session, the newest first. ``verdict`` is what somebody decided of
    it, None while nobody did.
    """

    word: str
    prospects: tuple[str, ...] = ()
    sayings: tuple[Saying, ...] = ()
    verdict: WordVerdict | None = None

    @property
    def key(self) -> str:
        """What it is opened by."""
        return key(WORD, self.word)

    @property
    def example(self) -> str:
        """How it was said last."""
        return self.sayings[0].text if self.sayings else ""

    @property
    def words(self) -> str:
        """``fewer pallets, 2 prospects``."""
        return f"{self.word}, {counted(len(self.prospects), 'prospect')}"


_Root = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A word as it was said: its root, how it was written, and the text that it stood in."""

    root: _Root
    word: str
    text: str


_ByWho = dict[str, list[tuple[Reading, _Said]]]
"""Who said a word, and where."""


def heard_words(readings: Readings) -> tuple[HeardWord, ...]:
    """Words of theirs in the counted sessions, those of most prospects first.

    What stands in the story, the positioning or the vocabulary is ours; what was decided on is not
    asked again. A word that is only ever said in a pair stands as that pair.
    """
    decided = {one.word.casefold() for one in _decisions(readings)}
    several = {one: by for one, by in _theirs(readings).items() if len(by) >= FEWEST}
    in_pairs: dict[str, int] = {}
    for root, by_who in several.items():
        for part in root if len(root) > 1 else ():
            in_pairs[part] = max(in_pairs.get(part, 0), len(by_who))
    found = [
        _heard(by_who)
        for root, by_who in several.items()
        if len(root) > 1 or in_pairs.get(root[0], 0) < len(by_who)
    ]
    return tuple(
        sorted(
            (one for one in found if one.word.casefold() not in decided),
            key=lambda one: (-len(one.prospects), one.word.casefold()),
        )
    )


def said_by_one(readings: Readings) -> int:
    """How many words of theirs, pairs aside, a single prospect used."""
    return sum(
        len(root) == 1 and len(by_who) < FEWEST for root, by_who in _theirs(readings).items()
    )


def decided_words(readings: Readings) -> tuple[HeardWord, ...]:
    """The words that somebody has decided on, those left aside first."""
    rows = sorted(_decisions(readings), key=lambda one: (one.verdict != WordVerdict.LEFT, one.word))
    return tuple(HeardWord(one.word, verdict=one.verdict) for one in rows)


def heard_word(readings: Readings, word: str) -> HeardWord | None:
    """One word with all that it was said in, also one that was decided on."""
    asked = word.casefold()
    both = (*heard_words(readings), *decided_words(readings))
    found = next((one for one in both if one.word.casefold() == asked), None)
    if found is None or found.sayings:
        return found
    # What was adopted is ours now, and still was theirs first.
    language = readings.story.whole.project.language
    roots = {root for _text, words in _runs(word) for root, _word in _roots(words, language)}
    longest = max(roots, key=len, default=None)
    said = _by_root(readings).get(longest, {}) if longest is not None else {}
    return replace(_heard(said), word=found.word, verdict=found.verdict) if said else found


def _decisions(readings: Readings) -> tuple[WordDecision, ...]:
    story = readings.story
    return story.whole.word_decisions.of("narrative", story.narrative.id)


def _theirs(readings: Readings) -> dict[_Root, _ByWho]:
    """Who said which words that are not ours, and that nobody stumbled over."""
    ours = look_while(readings.story, our_words, OURS)
    tripping = _tripping(readings)
    return {
        root: by_who
        for root, by_who in _by_root(readings).items()
        if root not in ours and tripping.isdisjoint(root)
    }


def _tripping(readings: Readings) -> frozenset[str]:
    """The roots of the words that people stumbled over.

    A note names the word in quotation marks, or before it says how it was taken.
    """
    view = readings.story.whole
    found: set[str] = set()
    for one in readings.eligible:
        for note in view.huddle_notes.of("session", one.session.id):
            if note.kind is HuddleKind.TRIPPED:
                named = " . ".join(_QUOTED.findall(note.text))
                runs = list(_runs(named)) or list(_runs(note.text))[:1]
                for _whole, words in runs:
                    found.update(
                        root[0]
                        for root, _word in _roots(words, view.project.language)
                        if len(root) == 1
                    )
    return frozenset(found)


def _by_root(readings: Readings) -> dict[_Root, _ByWho]:
    counts: dict[_Root, _ByWho] = {}
    said_in = readings.answers(readings.eligible, _said_in)
    for one, found in zip(readings.eligible, said_in, strict=True):
        who = one.session.prospect.casefold() or one.id
        for said in found:
            counts.setdefault(said.root, {}).setdefault(who, []).append((one, said))
    return counts


def _heard(by_who: _ByWho) -> HeardWord:
    every = [each for said in by_who.values() for each in said]
    # As it is written in small letters, where it ever is: a capital may come from a full stop.
    word = min((said.word for _one, said in every), key=lambda each: (not each.islower(), each))
    every.sort(key=lambda each: by_day(each[0].session), reverse=True)
    return HeardWord(
        word,
        tuple(dict.fromkeys(one.session.prospect or one.session.code for one, _said in every)),
        tuple(Saying(one.id, said.text) for one, said in every),
    )


def _said_in(story: NarrativeView, one: Reading) -> tuple[_Said, ...]:
    """The words of one session, each root once."""
    found: dict[_Root, _Said] = {}
    for text in _texts(story, one):
        for whole, words in _runs(text):
            for root, word in _roots(words, story.whole.project.language):
                found.setdefault(root, _Said(root, word, whole))
    return tuple(found.values())


def _texts(story: NarrativeView, one: Reading) -> Iterator[str]:
    """What the prospect said, as far as it was written down."""
    view = story.whole
    yield one.session.recall
    yield from (quote.text for quote in view.quotes.of("session", one.id))
    for mark in view.marks.of("session", one.id):
        if mark.kind is MarkKind.QUOTE:
            yield mark.text
    for raised in view.objections_raised.of("session", one.id):
        if raised.objection is None:
            yield raised.text


def _runs(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each run of words without a stop in it, with the text that it stands in."""
    whole = " ".join(text.split())
    for piece in _STOP.split(text):
        words = tuple(_WORD.findall(piece))
        if words:
            yield whole, words


def _roots(words: Sequence[str], language: str) -> Iterator[tuple[_Root, str]]:
    """The words that say something, and the pairs of them that stand together."""
    before: tuple[str, str] | None = None
    for word in words:
        root = root_of(word, language)
        if root is None:
            before = None
            continue
        yield (root,), word
        if before is not None:
            yield (before[0], root), f"{before[1]} {word}"
        before = root, word


OURS: Final = (
    ProjectInfo.table,
    Frame.table,
    Step.table,
    Question.table,
    Criterion.table,
    Element.table,
    Term.table,
)
"""Where words stand that are ours already, and in which language."""


def our_words(story: NarrativeView) -> frozenset[_Root]:
    """The roots of all words and pairs that the story, the positioning and the vocabulary have."""
    found: set[_Root] = set()
    for text in _our_texts(story):
        for _whole, words in _runs(text):
            found.update(root for root, _word in _roots(words, story.whole.project.language))
    return frozenset(found)


def _our_texts(story: NarrativeView) -> Iterator[str]:
    view = story.whole
    for frame in story.all_frames:
        yield from (frame.headline, frame.key_message, frame.checkpoint, frame.transition)
        yield from (plain(frame.bullets), plain(frame.script))
        yield from (one.text for one in story.questions(frame.id))
        for step in story.steps(frame.id):
            yield from (plain(step.do), plain(step.say), plain(step.expect))
    yield from (one.text for one in view.criteria.values())
    for element in view.elements.values():
        yield from (element.name, plain(element.statement))
    yield from (one.text for one in view.terms.values())
