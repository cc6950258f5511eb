"""By what a proof is recognised in running text: whom it is about, its figures, its headline.

A text tells a proof where it names the customer, gives two of its figures, or says most of the
words of its headline in one sentence. One figure alone, or a few common words, tell nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import inf
from typing import Final

from narrative_studio.model.evidence import Proof

_NUMBERS: Final = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "twenty": "20",
}
_SIGNS: Final = "%€$£"
"""Signs that count as words."""
WORD_OF_FIGURE: Final = rf"[^\W\d_]+|[{_SIGNS}]"
_WORD: Final = re.compile(rf"\d+(?:[.,:]\d+)*|{WORD_OF_FIGURE}")
_SENTENCE: Final = re.compile(r"[.!?;:…。！？]+(?:\s|$)|\n+")
_ARTICLES: Final = frozenset({"a", "an", "the"})
_NAME_END: Final = re.compile(r"[,;(\n\u2013\u2014]| - ")
_LONGEST_UNIT: Final = 4
_SHORTEST_WORD: Final = 4
_FEWEST_WORDS: Final = 3
_MOST_OF: Final = 0.75
FEWEST_FIGURES: Final = 2
_SHORTEST_NAME: Final = 4

_UNITS: Final = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hour"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "minute"),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "second"),
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("%", "percent", "per"), "per cent"),
}

Figure = tuple[str, str]
"""A number and what it counts."""


class TextWords:
    """The words of a text, taken apart once for all proofs that it may tell."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.words = _words(text)

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """The numbers in it with what they count."""
        return _figures(self.words)

    @cached_property
    def different(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.words)

    @cached_property
    def sentences(self) -> tuple[frozenset[str], ...]:
        """The words of each of its sentences."""
        return tuple(frozenset(_words(one)) for one in _SENTENCE.split(self._text))


@dataclass(frozen=True)
class Traces:
    """What gives a proof away."""

    names: tuple[tuple[str, ...], ...]
    figures: frozenset[Figure]
    headline: frozenset[str]

    def are_among(self, text: TextWords) -> bool:
        """Whether the words of a text tell the proof."""
        if any(_holds(text.words, name) for name in self.names):
            return True
        if len(text.figures & self.figures) >= FEWEST_FIGURES:
            return True
        if len(text.different & self.headline) < self.wanted:
            return False
        return any(len(one & self.headline) >= self.wanted for one in text.sentences)

    @cached_property
    def wanted(self) -> float:
        """How many words of the headline a sentence has to say."""
        if len(self.headline) < _FEWEST_WORDS:
            return inf
        return max(_FEWEST_WORDS, _MOST_OF * len(self.headline))


def traces_of(proof: Proof) -> Traces:
    """What gives a proof away in running text."""
    names = (_name(proof.customer_alias), _name(_NAME_END.split(proof.customer, maxsplit=1)[0]))
    told = f"{proof.headline} | {proof.before} | {proof.after} | {proof.customer_alias}"
    content = (word for word in _words(proof.headline) if _is_telling(word))
    return Traces(tuple(filter(None, names)), _figures(_words(told)), frozenset(content))


def _name(text: str) -> tuple[str, ...]:
    """The words of a name; nothing where it is too common to mean anybody.

    ``eleven plants`` is a figure, no name.
    """
    words = _words(text)
    while words and words[0] in _ARTICLES:
        words = words[1:]
    is_proper = text.strip()[:1].isupper() and sum(map(len, words)) >= _SHORTEST_NAME
    is_figure = len(words) <= 2 and bool(words) and words[0][0].isdigit()
    return words if (len(words) > 1 and not is_figure) or is_proper else ()


def _words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, numbers as digits."""
    return tuple(_NUMBERS.get(word, word) for word in _WORD.findall(text.casefold()))


def spellings(word: str) -> tuple[str, ...]:
    """The ways in which a text may spell what is this word."""
    return (word, *(spelled for spelled, digits in _NUMBERS.items() if digits == word))


def _figures(words: tuple[str, ...]) -> frozenset[Figure]:
    return frozenset(
        figure_of(number, unit)
        for number, unit in pairwise(words)
        if number[0].isdigit() and not unit[0].isdigit()
    )


def figure_of(number: str, word: str) -> Figure:
    """A number and what it counts, however both are written.

    ``five h`` and ``5 hours`` are the same, and so are ``2 plants`` and ``two plant managers``.
    """
    return _NUMBERS.get(number, number), _UNITS.get(word, word[:_LONGEST_UNIT])


def unit_words(unit: str) -> list[str]:
    """With one of these each word begins that counts the same, and some others."""
    return [word for word, called in _UNITS.items() if called == unit] or [unit]


def unit_pattern(unit: str) -> str:
    """What finds the beginning of each word that counts the same, and of some others."""
    return "|".join(map(re.escape, unit_words(unit)))


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST_WORD or word[0].isdigit()


def _holds(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    length = len(name)
    return name[0] in words and any(
        words[at : at + length] == name for at in range(len(words) - length + 1)
    )
