"""Text of strangers, such as the names of files, as one line that shows what it is."""

import unicodedata
from pathlib import Path

_MISLEADING = frozenset("\u2028\u2029\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """The text as one line that cannot steer a terminal or swap the order of its words."""
    return "".join(_shown(letter) for letter in " ".join(text.split("\n")))


def shown_name(path: Path) -> str:
    """The name of a file or folder as people know it, also for one written as a dot."""
    if path.name not in ("", ".."):
        return path.name
    real = path.resolve()
    return real.name or str(real)


def _shown(letter: str) -> str:
    if letter in _MISLEADING or letter in _ISOLATES or unicodedata.category(letter) in ("Cc", "Cs"):
        return letter.encode("unicode_escape").decode()
    return letter
