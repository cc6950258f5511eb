"""Finds words of the vocabulary that should not be used in what is told."""

import re
from collections.abc import Iterable, Iterator

from narrative_studio.model.positioning import Term, TermKind

_WORD = re.compile(r"\w+")
_GAP = r"[\s\-‐‑]+"
_ACRONYM_LETTERS = 5
_PLURAL_FROM_LETTERS = 4


class Vocabulary:
    """The unwanted words of a document.

    A term matches as a whole word or phrase, in its plural in -s too, whatever stands between its
    words: a space, a line break or a hyphen. Capitals matter only for an acronym. Where an unwanted
    word is part of a preferred term, the preferred term wins.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        known = [term for term in terms if _WORD.search(term.text)]
        preferred = [term for term in known if term.kind is TermKind.PREFERRED]
        self._hunted = [
            _Hunted(term, preferred) for term in known if term.kind is not TermKind.PREFERRED
        ]

    def is_in(self, text: str) -> bool:
        """Whether any unwanted word stands in a text."""
        lowered = text.lower()
        for hunted in self._hunted:
            # Nothing is called that need not be: this is asked of every text in a check.
            for word in hunted.words:
                if word not in lowered:
                    break
            else:
                if hunted.place(text, lowered) is not None:
                    return True
        return False

    def unwanted(self, text: str) -> list[Term]:
        """The terms to avoid and the banned ones in a text, each once, in the order of the text."""
        lowered = text.lower()
        found = []
        for hunted in self._hunted:
            place = hunted.place(text, lowered)
            if place is not None:
                found.append((place, hunted.term))
        return [term for _, term in sorted(found, key=lambda hit: hit[0])]

    def spots(self, text: str) -> list[tuple[int, int, Term]]:
        """Where each unwanted term stands in a text: start, end and the term, in order."""
        lowered = _lowered(text)
        found = [
            (*span, hunted.term) for hunted in self._hunted for span in hunted.spans(text, lowered)
        ]
        return sorted(found, key=lambda spot: (spot[0], -spot[1]))


class _Hunted:
    """One unwanted term, made ready to be looked for."""

    def __init__(self, term: Term, preferred: Iterable[Term]) -> None:
        self.term = term
        self._is_acronym = _is_acronym(term.text)
        text = self._hunted(term)
        # A plain look for its words tells most terms from those that may be in a text; the longest
        # is rare, and comes first.
        self.words = sorted(map(str.lower, _WORD.findall(text)), key=len, reverse=True)
        self._pattern = re.compile(_pattern(text))
        self._shields = [
            re.compile(_pattern(self._hunted(other)))
            for other in preferred
            if text in self._hunted(other)
        ]

    def place(self, text: str, lowered: str) -> int | None:
        """Where the term stands first outside a preferred one, None if nowhere."""
        return next((start for start, _end in self.spans(text, lowered)), None)

    def spans(self, text: str, lowered: str) -> Iterator[tuple[int, int]]:
        """Each place of the term outside a preferred one; the text is given in small letters too.

        The places are those in the text for an acronym, else those in its small letters.
        """
        if not all(word in lowered for word in self.words):
            return
        looked_at = text if self._is_acronym else lowered
        shielded = [match.span() for one in self._shields for match in one.finditer(looked_at)]
        for match in self._pattern.finditer(looked_at):
            start, end = match.span()
            # Looking back here lets the pattern begin with its words, which are found faster so.
            if start and _WORD.match(looked_at[start - 1]):
                continue
            if not any(first <= start and end <= last for first, last in shielded):
                yield start, end

    def _hunted(self, term: Term) -> str:
        return term.text if self._is_acronym else term.text.lower()


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
