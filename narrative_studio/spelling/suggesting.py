"""Suggests words for one that is misspelt: the nearest ones first, common ones before rare.

Candidates are the words one edit away and, of those that begin alike, the words two edits away.
Edits that people make often cost less than others: letters swapped, doubled or single, one vowel
for another, a neighbour on the keyboard, an apostrophe left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise, permutations
from typing import Final

from narrative_studio.spelling.lexicon import RAREST, Lexicon

MOST: Final = 5
_FARTHEST: Final = 2.6
_FARTHEST_NAME: Final = 2.2
_LONGEST: Final = 32
_MOST_MEASURED: Final = 600
"""Candidates whose distance is measured: what takes the time."""

_ENDLESS: Final = float("inf")
_VOWELS: Final = "aeiouy"
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz'"
_SPLIT_UP_TO: Final = 35
"""Only words this common are offered as the two halves of one."""

_ALIKE: Final = [tuple(pair) for pair in ("ck", "cs", "sz", "gj", "fv", "mn", "dt", "kq", "tc")]
_SOUND_ALIKE: Final = {
    "c": "sk", "s": "cp", "k": "cq", "f": "p", "j": "g", "g": "j", "r": "w", "n": "kpg",
    "e": "ai", "i": "e", "a": "eo", "o": "ah", "h": "w", "w": "h",
}  # fmt: skip
"""First letters that are mistaken for one another, so that these beginnings are looked at too."""

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SPENT_BY_SIZE: Final = {10: 0.0, 20: 0.12, 35: 0.3, 40: 0.45, 50: 0.6, 55: 0.75, 60: 0.95}


def suggestions(word: str, lexicon: Lexicon, own: Iterable[str] = ()) -> tuple[str, ...]:
    """Up to five words for one that is not known, the likeliest first, with its capitals.

    ``own`` are words of the document or of the user that may be meant too.
    """
    asked = word.replace("’", "'").lower()
    if len(asked) > _LONGEST:
        return ()
    ends = "'s" if asked.endswith("'s") else ""
    asked = asked.removesuffix("'s")
    costs: dict[str, float] = {}
    for found in {
        *_near(asked, lexicon),
        *islice(_beginning_alike(asked, lexicon), _MOST_MEASURED),
    }:
        cost = distance(asked, found.lower())
        if cost <= _FARTHEST:
            costs[found] = cost + _SPENT_BY_SIZE.get(lexicon.size(found) or RAREST, 1.0)
    for name in own:
        if abs(len(name) - len(asked)) <= 2 and len(name) > 2 and name.lower() != asked:
            cost = distance(asked, name.lower()) + 0.2
            if cost <= _FARTHEST_NAME:
                costs[name] = min(cost, costs.get(name, cost))
    costs.update(_halves(asked, lexicon))
    ranked = sorted(costs, key=lambda one: (costs[one], one))
    cased = dict.fromkeys(_cased(one, word) + ends for one in ranked)
    return tuple(one for one in cased if one != word)[:MOST]


def distance(wrong: str, right: str) -> float:
    """What it costs to make one word of the other; infinite where that is beyond a suggestion."""
    if abs(len(wrong) - len(right)) > 3:
        return _ENDLESS
    added = [_added(sign, right[at - 1 : at]) for at, sign in enumerate(right)]
    before_last: list[float] = []
    last = [0.0]
    for cost in added:
        last.append(last[-1] + cost)
    previous = ""
    for row, sign in enumerate(wrong):
        spare = _added(sign, previous)
        replaced = _REPLACED.get(sign, {})
        line = [last[0] + spare]
        for column, other in enumerate(right):
            cost = last[column] + (0.0 if sign == other else replaced.get(other, 1.0))
            cost = min(cost, last[column + 1] + spare, line[column] + added[column])
            if row and column and previous == other and sign == right[column - 1]:
                cost = min(cost, before_last[column - 1] + 0.6)
            line.append(cost)
        if min(line) > _FARTHEST and min(last) > _FARTHEST:
            return _ENDLESS
        before_last, last, previous = last, line, sign
    # Few people are wrong about how a word begins.
    return last[-1] + (0.4 if wrong[:1] != right[:1] and wrong[1:2] != right[:1] else 0.0)


def _added(sign: str, previous: str) -> float:
    """What a letter too many or too few costs; a doubled one less."""
    if sign == previous:
        return 0.5
    return 0.3 if sign == "'" else 0.9


def _near(asked: str, lexicon: Lexicon) -> Iterator[str]:
    """The words one edit away, wherever it is, as they are listed."""
    parts = [(asked[:at], asked[at:]) for at in range(len(asked) + 1)]
    tried = {asked}
    for first, rest in parts:
        if rest:
            tried.add(first + rest[1:])
        if len(rest) > 1:
            tried.add(first + rest[1] + rest[0] + rest[2:])
        for letter in _ALPHABET:
            tried.add(first + letter + rest)
            if rest:
                tried.add(first + letter + rest[1:])
    for one in tried:
        for form in (one, one.capitalize()):
            size = lexicon.size(form)
            if size is not None and size <= RAREST:
                yield form


def _beginning_alike(asked: str, lexicon: Lexicon) -> Iterator[str]:
    """The words up to two edits away that begin with the same letter or one that sounds so."""
    letters = set(asked)
    doubled = len(asked) - len(letters)
    # The same length first, since only so many are measured.
    for off in (0, 1, -1, 2, -2):
        length = len(asked) + off
        for first in dict.fromkeys(asked[:1] + _SOUND_ALIKE.get(asked[:1], "")):
            if abs(off) == 2 and first != asked[0]:
                continue
            for found in lexicon.by_beginning.get((first, length), ()):
                # A look at the letters alone tells most words from those worth measuring.
                if len(letters.symmetric_difference(found)) <= 4 and (
                    abs(length - len(set(found)) - doubled) <= 2
                ):
                    yield found


def _halves(asked: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Two common words that were written as one, with the cost of the space."""
    for at in range(1, len(asked)):
        first, rest = asked[:at], asked[at:]
        sizes = [lexicon.size(half) or RAREST for half in (first, rest)]
        is_word = all(len(half) > 1 or half in ("a", "i") for half in (first, rest))
        if is_word and max(sizes) <= (10 if min(len(first), len(rest)) < 3 else _SPLIT_UP_TO):
            yield f"{first} {rest}", 0.7 if max(sizes) == 10 else 1.3


def _cased(found: str, word: str) -> str:
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


def _replacements() -> dict[str, dict[str, float]]:
    """What it costs to have written one letter for another, where it is less than usual."""
    rows = [(upper, lower) for upper, lower in pairwise(_ROWS)]
    near = chain(
        *(pairwise(row) for row in _ROWS),
        *(zip(upper, lower, strict=False) for upper, lower in rows),
        *(zip(upper[1:], lower, strict=False) for upper, lower in rows),
    )
    found: dict[str, dict[str, float]] = {}
    for pairs, cost in ((near, 0.8), (permutations(_VOWELS, 2), 0.65), (_ALIKE, 0.6)):
        for one, other in pairs:
            found.setdefault(one, {})[other] = cost
            found.setdefault(other, {})[one] = cost
    return found


_REPLACED: Final = _replacements()
