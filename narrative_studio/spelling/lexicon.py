"""The words of a language with how common each is, read from the lists in ``resources/spelling``.

Reading takes some 40 ms and the words some 15 MB, so a window does it beside its work and once.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType

from narrative_studio import assets

RAREST = 60
"""The size of SCOWL's list beyond which a word is known, but never suggested."""

_AMERICAN_REGIONS = frozenset({"us", "ph", "pr"})
_LISTS = {"en-GB": ("english", "british"), "en-US": ("english", "american")}
_OWN_LIST = "business.txt"


class Lexicon:
    """The words of one language by the size of the list they are in, 10 the most common.

    It never changes and may be read from any thread.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = words

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __len__(self) -> int:
        return len(self._words)

    def size(self, word: str) -> int | None:
        """How common a word is: the size of the smallest list with it; None where it is in none."""
        return self._words.get(word)

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as one of the language, with the capitals that it may have.

        A capital at the beginning is right for every word; a small letter is not for a name.
        Letters may have their accents or not, as in "café".
        """
        return any(form in self._words for form in forms(word))

    @cached_property
    def by_beginning(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """The words that may be suggested, by their first letter (small) and their length."""
        found: dict[tuple[str, int], list[str]] = {}
        for word, size in self._words.items():
            if size <= RAREST:
                found.setdefault((word[0].lower(), len(word)), []).append(word)
        return MappingProxyType({key: tuple(words) for key, words in found.items()})


def language_of(tag: str) -> str | None:
    """The language whose words are there for a tag like ``en-AU``; None where there are none."""
    parts = tag.replace("_", "-").lower().split("-")
    if parts[0] != "en":
        return None
    return "en-US" if _AMERICAN_REGIONS & set(parts[1:]) else "en-GB"


@cache
def lexicon(language: str) -> Lexicon:
    """The words of ``en-GB`` or ``en-US``, read once.

    Raises:
        KeyError: there is no list for that language.
    """
    words: dict[str, int] = {}
    texts = [
        gzip.decompress(assets.read_bytes(f"spelling/{name}.txt.gz")).decode("utf-8")
        for name in _LISTS[language]
    ]
    for text in [assets.read_text(f"spelling/{_OWN_LIST}"), *texts]:
        for size, listed in _sections(text):
            words.update(dict.fromkeys(listed, size))
    return Lexicon(MappingProxyType(words))


def forms(word: str) -> Iterator[str]:
    """The spellings under which a word may be listed, as it stands first."""
    yield word
    if word[:1].isupper():
        yield word.lower()
        if word.isupper():
            yield word.capitalize()
    if not word.isascii():
        bare = _without_accents(word)
        if bare != word:
            yield from forms(bare)


def _sections(text: str) -> Iterator[tuple[int, list[str]]]:
    for section in text.split("# ")[1:]:
        size, _line, words = section.partition("\n")
        yield int(size), words.split()


def _without_accents(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
