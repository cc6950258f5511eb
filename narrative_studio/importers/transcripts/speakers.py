"""Finds the names of speakers before what they say, as in ``Anna Weber: Good morning``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

NAME: Final = r"[^\W\d_][^:<>\[\]|\n\t]{0,58}"
"""A name within a larger pattern: it begins with a letter and holds no colon."""

_PREFIX: Final = re.compile(
    rf"^(?:>>\s*|-\s*)?(?:\[({NAME})\]|({NAME}?))\s?:(?:\s+|$)(.*)$", re.DOTALL
)
"""Speech tools put brackets around their names for those whom they do not know."""
_MOST_WORDS: Final = 6
_USUAL: Final = 0.8
_SENTENCE: Final = re.compile(r"[.!?;,]\s|[!?;]$|\.{2,}$|https?$", re.IGNORECASE)
_ROLE: Final = re.compile(r"\([^()]{1,40}\)$")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_INVERTED: Final = re.compile(r"([^,]+), ([^,]+)")
"""Directories of companies have the family name first, and meeting tools show it so."""
_PARTICLES: Final = frozenset(
    [
        *("van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "la", "le", "ten"),
        *("ter", "zu", "bin", "al"),
    ]
)


def is_name(text: str) -> bool:
    """Whether a piece of text can be somebody's name: a few words, the first one capital."""
    bare = _turned(_ROLE.sub("", text.strip()).strip())
    words = bare.split()
    if not 1 <= len(words) <= _MOST_WORDS or _SENTENCE.search(bare.replace("Dr. ", "Dr ")):
        return False
    first = _LETTERS.search(words[0])
    # Scripts without capitals have neither; “speaker 1” is what tools call the unknown.
    is_capital = first is not None and not first[0].islower()
    return is_capital or words[0] in {"speaker", "unknown"}


def _turned(name: str) -> str:
    """“Weber, Anna” as “Anna Weber”; anything else as it is."""
    parts = _INVERTED.fullmatch(name)
    if parts is None:
        return name
    words = [word for word in name.split() if word not in _PARTICLES]
    is_named = all((letter := _LETTERS.search(word)) and not letter[0].islower() for word in words)
    return f"{parts[2]} {parts[1]}" if is_named else name


def prefix(text: str) -> tuple[str, str]:
    """The name before the first colon and what follows, or nothing and the whole text."""
    match = _PREFIX.match(text)
    if match and is_name(name := match[1] or match[2]):
        return name.strip(), match[3].strip()
    return "", text


def with_names(said: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Take names from the beginning of texts whose speaker is unknown, where they are names.

    A word before a colon is a name when it opens at least two texts, or when four of five
    texts begin with one: “Note: …” said once stays what it is.
    """
    found = [prefix(text) if not speaker else ("", text) for speaker, text in said]
    counts = Counter(name for name, _text in found if name)
    is_usual = counts.total() >= _USUAL * len(said)
    return [
        (name, rest) if name and (is_usual or counts[name] > 1) else (speaker, text)
        for (speaker, text), (name, rest) in zip(said, found, strict=True)
    ]


def lines_with_names(cues: Sequence[Sequence[str]]) -> bool:
    """Whether the first line of the cues is the speaker's name alone, as some exports have it.

    So it is when nearly all cues have further lines and the first ones are few names over and over.
    """
    if len(cues) < 3:
        return False
    first = Counter(lines[0].strip() for lines in cues if len(lines) > 1)
    if first.total() < 0.9 * len(cues) or not all(map(is_name, first)):
        return False
    return len(first) <= max(2, len(cues) // 3)
