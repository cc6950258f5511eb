"""Reads yes, no and the other words of closed questions, in the languages that tables come in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from narrative_studio.importers.tables.cells import text
from narrative_studio.importers.tables.table import Cell

UNKNOWN: Final = "unknown"
NO_ANSWER: Final = "is neither yes nor no"
NO_EXTENT: Final = "is none of yes, partly and no"

_YES: Final = (
    "yes y true t 1 x ✓ ✔ ☑ ✅ ok ja j wahr oui o vrai si s verdadero sim verdadeiro vero tak da "
    "ano kylla igen hai evet"
)
_NO: Final = "no n false f 0 ✗ ✘ ❌ ☐ nein falsch non faux falso nao nee nej nie ne ei nem hayir"
_PARTLY: Final = (
    "partly partially partial somewhat teilweise teils zum_teil en_partie partiellement en_parte "
    "parcialmente in_parte parzialmente deels gedeeltelijk czesciowo delvis mostly"
)
_UNKNOWN: Final = (
    "unknown ? - – — n/a na not_known unclear unsure not_asked tbd unbekannt unklar inconnu "
    "desconocido desconhecido sconosciuto onbekend k.a. offen"
)
_SPACE: Final = re.compile(r"[\s_]+")
_STOP: Final = re.compile(r"[,;:.(–—]|\s-\s")


def folded(said: str) -> str:
    """Words in small letters without accents, so that they can be compared."""
    if said.isascii():
        return _SPACE.sub(" ", said.lower()).strip()
    bare = unicodedata.normalize("NFKD", said.casefold())
    return _SPACE.sub(
        " ", "".join(each for each in bare if not unicodedata.combining(each))
    ).strip()


def _table(**words: str) -> dict[str, str]:
    return {folded(word): meaning for meaning, said in words.items() for word in said.split()}


ANSWERS: Final[Mapping[str, str]] = _table(yes=_YES, no=_NO, unknown=_UNKNOWN)
EXTENTS: Final[Mapping[str, str]] = _table(yes=_YES, no=_NO, partly=_PARTLY, unknown=_UNKNOWN)


def answer(cell: Cell) -> str:
    """“yes”, “no” or, for an empty cell too, “unknown”: unknown is not no.

    Raises:
        ValueError: it is neither of them in any language that is known here.
    """
    return chosen(cell, ANSWERS, NO_ANSWER)


def extent(cell: Cell) -> str:
    """“yes”, “partly”, “no” or “unknown”.

    Raises:
        ValueError: it is none of them.
    """
    return chosen(cell, EXTENTS, NO_EXTENT)


def chosen(cell: Cell, words: Mapping[str, str], reason: str, *, empty: str = UNKNOWN) -> str:
    """What a word of a closed question means by this table of folded words.

    A whole sentence that begins with one of the words, “No, they had seen it”, counts as it.

    Raises:
        ValueError: the table does not have it; the message is ``reason``.
    """
    said = folded(text(cell))
    if not said:
        return empty
    found = words.get(said) or words.get(said.rstrip(".!"))
    if found is None:
        found = words.get(leading(said))
    if found is None:
        raise ValueError(reason)
    return found


def leading(said: str) -> str:
    """The word that a sentence begins with, “No” of “No, they had seen it”; else all of it."""
    return _STOP.split(said, maxsplit=1)[0].strip() or said.strip()


def meanings(choices: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """A table for :func:`chosen` from each meaning and the other words for it."""
    found = {folded(meaning): meaning for meaning in choices}
    for meaning, words in choices.items():
        for word in words:
            found.setdefault(folded(word), meaning)
    return found
