"""Finds words of the vocabulary that should not be used in what is told."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from narrative_studio.model.positioning import Term, TermKind

_WORD = re.compile(r"\w+")
_GAP = r"[\s\-‐‑]+"
_ACRONYM_LETTERS = 5
_PLURAL_FROM_LETTERS = 4


class Vocabulary:
    """The unwanted words of a document that occur in some texts at all.

    A term matches as a whole word or phrase, in its plural in -s too, whatever stands between its
    words: a space, a line break or a hyphen. Capitals matter only for an acronym. Where an unwanted
    word is part of a preferred term, the preferred term wins.
    """

    def __init__(self, terms: Iterable[Term], texts: Iterable[str] | None = None) -> None:
        """Look for the unwanted words among ``terms`` that occur in ``texts``; None: in any."""
        known = [term for term in terms if _WORD.search(term.text)]
        preferred = [term for term in known if term.kind is TermKind.PREFERRED]
        present = None if texts is None else frozenset[str]().union(*map(_words, texts))
        self._hunted = [
            hunted
            for term in known
            if term.kind is not TermKind.PREFERRED
            for hunted in [_Hunted(term, preferred)]
            if present is None or not hunted.keys.isdisjoint(present)
        ]

    def unwanted(self, text: str) -> list[Term]:
        """The terms to avoid and the banned ones in a text, each once, in the order of the text."""
        if not self._hunted:
            return []
        words, lowered = _words(text), text.lower()
        found = []
        for hunted in self._hunted:
            if not hunted.keys.isdisjoint(words):
                place = hunted.place(text if hunted.is_acronym else lowered)
                if place is not None:
                    found.append((place, hunted.term))
        return [term for _, term in sorted(found, key=lambda hit: hit[0])]

    def spots(self, text: str) -> list[tuple[int, int, Term]]:
        """Where each unwanted term stands in a text: start, end and the term, in order."""
        if not self._hunted:
            return []
        words, lowered = frozenset(_WORD.findall(text.lower())), _lowered(text)
        found = [
            (*span, hunted.term)
            for hunted in self._hunted
            if not hunted.keys.isdisjoint(words)
            for span in hunted.spans(text if hunted.is_acronym else lowered)
        ]
        return sorted(found, key=lambda spot: (spot[0], -spot[1]))


class _Hunted:
    """One unwanted term, made ready to be looked for."""

    def __init__(self, term: Term, preferred: Iterable[Term]) -> None:
        text = term.text if _is_acronym(term.text) else term.text.lower()
        words = _WORD.findall(text)
        self.term = term
        self.is_acronym = _is_acronym(term.text)
        # A plain look at the words of a text tells most terms from those that may be in it.
        last = words[-1].lower()
        key = max(words, key=len).lower()
        self.keys = frozenset((key, f"{key}s", f"{key}es") if key == last else (key,))
        self._pattern = re.compile(_pattern(text))
        self._shields = [
            re.compile(_pattern(other.text if self.is_acronym else other.text.lower()))
            for other in preferred
            if text in (other.text if self.is_acronym else other.text.lower())
        ]

    def place(self, text: str) -> int | None:
        """Where the term stands first outside a preferred one, None if nowhere."""
        span = next(self.spans(text), None)
        return None if span is None else span[0]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Each place of the term outside a preferred one."""
        shielded = [match.span() for shield in self._shields for match in shield.finditer(text)]
        for match in self._pattern.finditer(text):
            start, end = match.span()
            # Looking back here lets the pattern begin with its words, which are found faster so.
            if start and _WORD.match(text[start - 1]):
                continue
            if not any(first <= start and end <= last for first, last in shielded):
                yield start, end


def _pattern(text: str) -> str:
    parts = [re.escape(part) for part in re.split(_GAP, text.strip()) if part]
    plural = len(parts[-1]) >= _PLURAL_FROM_LETTERS and parts[-1][-1].isalpha()
    return _GAP.join(parts) + ("(?:s|es)?" if plural else "") + r"(?!\w)"


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) <= _ACRONYM_LETTERS


def _lowered(text: str) -> str:
    """The text in small letters, each where it was: a few letters have two for a small one."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


@lru_cache(maxsize=16384)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
