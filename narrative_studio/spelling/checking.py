"""Marks in a text what is misspelt, and the words of the vocabulary that should not be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from narrative_studio.analysis.wording.vocabulary import Vocabulary
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.spelling.lexicon import Lexicon, forms
from narrative_studio.spelling.splitting import Word, words_of
from narrative_studio.spelling.suggesting import suggestions

_REACH = 2000
"""How far beyond the asked places a line is read, in characters, so that no word is cut."""

_BEGINNING = re.compile(
    r"anti|auto|bi|bio|co|counter|cross|cyber|de|dis|e|eco|ex|extra|fore|geo|"
    r"hyper|in|inter|intra|kilo|macro|mega|meta|micro|mid|mini|mis|mono|multi|"
    r"nano|neo|neuro|non|omni|over|para|peri|poly|post|pre|pro|proto|pseudo|"
    r"quasi|re|self|semi|socio|sub|super|tele|trans|tri|ultra|un|under|uni|up|"
    r"vice"
)
"""What stands before a hyphen without being a word."""

_ENDINGS = frozenset(("'s", "'d", "'ll", "'ve", "'re", "'m", "'t"))


class MarkKind(StrEnum):
    """Why words are marked."""

    MISSPELT = "misspelt"
    BANNED = "banned"
    AVOID = "avoid"


class Mark(NamedTuple):
    """Words to look at: where they stand, and for an unwanted term the preferred one, if any."""

    start: int
    end: int
    kind: MarkKind
    words: str
    instead: str = ""
    why: str = ""


@dataclass(frozen=True)
class Checker:
    """Judges texts of one document; it never changes and may be used in any thread.

    ``lexicon`` is None where there is no list for the language: then nothing is misspelt. ``own``
    are words known besides, in their usual capitals; ``ignored`` are known in any.
    """

    lexicon: Lexicon | None
    own: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    _vocabulary: Vocabulary = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_vocabulary", Vocabulary(self.terms))

    def marks(
        self, text: str, *, is_markdown: bool = False, start: int = 0, end: int | None = None
    ) -> list[Mark]:
        """What to look at between two places of a text, in order, never overlapping.

        The work grows with the distance of the two, not with the text.
        """
        start, end = _whole_lines(text, start, len(text) if end is None else end)
        found = list(self._unwanted(text[start:end], start))
        taken = [(mark.start, mark.end) for mark in found]
        for word in words_of(text, is_markdown=is_markdown, start=start, end=end):
            if self.knows(word):
                continue
            if not any(first < word.end and word.start < last for first, last in taken):
                found.append(Mark(word.start, word.end, MarkKind.MISSPELT, word.text))
        return sorted(found, key=lambda mark: mark.start)

    def knows(self, word: Word) -> bool:
        """Whether a word, or the compound it is part of, is spelt right as far as is known."""
        if self.lexicon is None or self._knows(_plain(word.text)):
            return True
        if word.whole == word.text:
            return False
        return self._knows(_plain(word.whole)) or (
            _BEGINNING.fullmatch(word.text.lower()) is not None
            and not word.whole.endswith(word.text)
        )

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Up to five words that may have been meant."""
        return () if self.lexicon is None else suggestions(word, self.lexicon, self.own)

    def _knows(self, word: str) -> bool:
        assert self.lexicon is not None
        if self.lexicon.knows(word) or word.lower() in self.ignored:
            return True
        if any(form in self.own for form in forms(word)):
            return True
        stem, apostrophe, ending = word.rpartition("'")
        return bool(apostrophe and stem) and f"'{ending}" in _ENDINGS and self._knows(stem)

    def _unwanted(self, text: str, offset: int) -> Iterator[Mark]:
        by_id = {term.id: term for term in self.terms}
        last = 0
        for start, end, term in self._vocabulary.spots(text):
            if start < last:
                continue
            last = end
            preferred = by_id.get(term.instead) if term.instead else None
            kind = MarkKind.BANNED if term.kind is TermKind.BANNED else MarkKind.AVOID
            yield Mark(
                offset + start,
                offset + end,
                kind,
                text[start:end],
                preferred.text if preferred else "",
                term.why,
            )


def personal(words: Iterable[str]) -> frozenset[str]:
    """Words that somebody has added to a list of their own, in the form they are compared in."""
    return frozenset(_plain(word) for word in words)


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The places widened to whole lines, or where lines are very long, to whole words."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    first = text.rfind("\n", max(0, start - _REACH), start) + 1
    if not first and start > _REACH:
        first = text.find(" ", start - _REACH, start) + 1 or start
    last = text.find("\n", end, end + _REACH)
    if last < 0:
        last = len(text)
        if end + _REACH < len(text):
            last = text.rfind(" ", end, end + _REACH)
            last = end if last < 0 else last
    return first, max(first, last)


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("ʼ", "'").replace("\u00ad", "").replace("‑", "-")
