"""Counts the words of scripts and reads the plain words of Markdown, quickly where it is plain."""

import re
from collections.abc import Iterable
from functools import lru_cache

from narrative_studio import markup

_ANY_MARK = "&>|[]`~<\\"
_NUMBERED = re.compile(r"[\s\-+*]*\d+[.)]")
"""What may make the words of Markdown differ from the words between its spaces, as a mark may."""
_SPACES = bytes(code for code in range(128) if chr(code).isspace())
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum() and code not in _SPACES)
"""What in plain English is no part of a word."""
_SPACED = bytes(ord(" ") if code in _SPACES else code for code in range(256))

_INNER_MARKS = "_`~\\[&<|"
"""What, like an asterisk, may stand inside a wording without being part of it."""

_LIST_ITEM = re.compile(r"^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\S", re.MULTILINE)
_THEMATIC_BREAK = re.compile(r"^[ \t]*([-*])[ \t]*(?:\1[ \t]*){2,}$", re.MULTILINE)

_KEPT = 4096
"""Texts with marks whose reading is remembered; a view asks for the same ones again and again."""


@lru_cache(maxsize=_KEPT)
def script_words(script: str) -> int:
    """Count the words of a script that are said aloud; cues are not.

    Gives what ``markup.word_count`` gives, without parsing a script that has no marks in it.
    """
    if has_any(_ANY_MARK, script) or any(map(_NUMBERED.match, script.split("\n"))):
        return sum(map(markup.words_in, _spoken(script)))
    if not script.isascii():
        return sum(markup.words_in(word) for word in script.split() if any(map(str.isalnum, word)))
    return len(script.encode().translate(_SPACED, _SIGNS).split())


def spoken_text(script: str) -> str:
    """What is said aloud of a script, without cues and without marks inside its wording."""
    if ">" not in script and not has_marks(script):
        return script.replace("*", "")
    return " ".join(_spoken(script))


def plain(text: str) -> str:
    """The words of Markdown without marks inside them; marks of lists and headings may stay."""
    return _plain(text) if has_marks(text) else text.replace("*", "")


def has_marks(text: str) -> bool:
    """Whether marks other than asterisks may stand inside the wording of a text, or of several."""
    return has_any(_INNER_MARKS, text)


def has_any(signs: Iterable[str], text: str) -> bool:
    """Whether any of these signs or words stands in a text; it is asked of every text in a check.

    Parts of words count, and capitals differ from small letters.
    """
    # A look for one sign after the other takes a tenth of the time of a pattern for any of them,
    # and a plain loop half of the time of a generator.
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


@lru_cache(maxsize=_KEPT)
def _plain(text: str) -> str:
    return markup.plain_text(text)


@lru_cache(maxsize=_KEPT)
def _spoken(script: str) -> tuple[str, ...]:
    return tuple(markup.spoken_words(script))


def bullet_count(bullets: str) -> int:
    """Count the list items of a frame's bullets, nested ones too."""
    return len(_LIST_ITEM.findall(_THEMATIC_BREAK.sub("", bullets)))
