"""Which of many proofs a text may tell, found without taking the text apart into words.

Of thousands of texts hardly one tells a proof. What is asked here is only whether the letters of
what gives a proof away stand in a text at all; of the few texts that are left
:mod:`~narrative_studio.analysis.rules.proof_traces` says for certain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from narrative_studio.analysis.rules.proof_traces import (
    FEWEST_FIGURES,
    WORD_OF_FIGURE,
    Figure,
    Traces,
    figure_of,
    spellings,
    traces_of,
    unit_pattern,
    unit_words,
)
from narrative_studio.analysis.story.told_texts import BETWEEN
from narrative_studio.analysis.wording.words import has_any
from narrative_studio.model.evidence import Proof

_DIGITS: Final = bytes(sign if sign in b"0123456789" else ord(" ") for sign in range(256))
"""Makes spaces of all bytes but the digits of ASCII."""
_LEADING_DIGITS: Final = re.compile("[0-9]+")


class ProofClues:
    """What is looked for in texts on account of some proofs, which are kept with their traces."""

    def __init__(self, proofs: Iterable[Proof]) -> None:
        self.proofs = tuple((proof, traces_of(proof)) for proof in proofs)
        self._words = [_WordClues(traces) for _proof, traces in self.proofs]
        figures = frozenset().union(*(traces.figures for _proof, traces in self.proofs))
        self._figures = _FigureClues(figures)

    def likely(self, letters: str) -> tuple[tuple[Proof, Traces], ...]:
        """The proofs that any of some texts may tell.

        The texts are in small letters and joined by ``BETWEEN``, so that they are gone through in
        one.
        """
        figures = self._figures.among(letters)
        return tuple(
            [
                one
                for one, words in zip(self.proofs, self._words, strict=True)
                if words.may_stand_in(letters) or len(figures & one[1].figures) >= FEWEST_FIGURES
            ]
        )


class _WordClues:
    """Finds the names and the headline of one proof."""

    def __init__(self, traces: Traces) -> None:
        self._names = [_long_first(name) for name in traces.names]
        self._headline = _long_first(traces.headline)
        # So many words of the headline a text may do without; below 0 it is not looked for.
        self._spare = len(traces.headline) - traces.wanted

    def may_stand_in(self, letters: str) -> bool:
        """Whether some texts may name whom the proof is about, or one of them say its headline."""
        for name in self._names:
            if _lacks_at_most(0, name, letters):
                return True
        return _lacks_at_most(self._spare, self._headline, letters) and any(
            _lacks_at_most(self._spare, self._headline, text) for text in letters.split(BETWEEN)
        )


def _long_first(words: Iterable[str]) -> list[tuple[str, ...]]:
    """The ways to spell each of some words; a long one is rare, and tells most texts apart."""
    return [spellings(word) for word in sorted(words, key=len, reverse=True)]


def _lacks_at_most(spare: float, words: Iterable[tuple[str, ...]], letters: str) -> bool:
    """Whether the letters of all words but so many stand in a text, however they are spelled."""
    for ways in words:
        for way in ways:
            if way in letters:
                break
        else:
            spare -= 1
            if spare < 0:
                return False
    return spare >= 0


class _FigureClues:
    """Finds some figures, of however many proofs they are."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        ways: defaultdict[str, set[str]] = defaultdict(set)
        units: defaultdict[str, set[str]] = defaultdict(set)
        for number, unit in figures:
            for way in spellings(number):
                digits = _LEADING_DIGITS.match(way)
                begins = digits[0] if digits else way
                ways[begins].add(way)
                units[begins].add(unit)
        self._in_digits: dict[bytes, tuple[str, re.Pattern[str]]] = {}
        self._in_words: list[tuple[str, tuple[str, ...], re.Pattern[str]]] = []
        for begins, written in ways.items():
            pattern = _figure_of(written, units[begins])
            if begins.isascii() and begins.isdigit():
                self._in_digits[begins.encode()] = begins, pattern
            else:
                self._in_words.append((begins, _beginnings(units[begins]), pattern))

    def among(self, letters: str) -> set[Figure]:
        """The figures that stand in a text in small letters, and perhaps some more."""
        found: set[Figure] = set()
        # All runs of digits at once: of the figures in digits hardly one is among them.
        runs = letters.encode("latin-1", "replace").translate(_DIGITS).split()
        for run in self._in_digits.keys() & runs:
            _add_figures(found, letters, *self._in_digits[run])
        for begins, counted, pattern in self._in_words:
            # Numbers in words stand in every text; what is counted here does not.
            if has_any(counted, letters):
                _add_figures(found, letters, begins, pattern)
        return found


def _add_figures(found: set[Figure], letters: str, begins: str, pattern: re.Pattern[str]) -> None:
    at = letters.find(begins)
    while at >= 0:
        if _begins_word(letters, at) and (match := pattern.match(letters, at)):
            found.add(figure_of(match[0], match[1]))
        at = letters.find(begins, at + 1)


def _beginnings(units: Iterable[str]) -> tuple[str, ...]:
    """One of these stands in each text that counts in such a unit; the shortest are enough."""
    ways = sorted({way for unit in units for way in unit_words(unit)}, key=len)
    return tuple(way for at, way in enumerate(ways) if not any(map(way.startswith, ways[:at])))


def _figure_of(ways: Iterable[str], units: Iterable[str]) -> re.Pattern[str]:
    """What finds numbers written in these ways, and behind each, as a group, the word it counts."""
    numbers, words = "|".join(map(re.escape, ways)), "|".join(map(unit_pattern, units))
    return re.compile(f"(?:{numbers})(?=[\\W_]*?(?={words})({WORD_OF_FIGURE}))")


def _begins_word(letters: str, at: int) -> bool:
    """Whether a number is a word of its own: ``one`` is not the end of ``phone``, nor 5 of 15."""
    if not at:
        return True
    before, first = letters[at - 1], letters[at]
    return not ((before.isdigit() and first.isdigit()) or (before.isalpha() and first.isalpha()))
