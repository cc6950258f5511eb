"""Tells apart the words, names, texts, numbers and comments of code, for those who colour it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from narrative_studio.markup import CodeTone, Run, Runs

if TYPE_CHECKING:
    from pygments.lexer import Lexer

TONE_ROLES: Final[Mapping[CodeTone, str]] = {
    CodeTone.WORD: "setup",
    CodeTone.NAME: "info",
    CodeTone.TEXT: "good",
    CodeTone.NUMBER: "warn",
    CodeTone.NOTE: "text3",
}
"""The role of the palettes in which papers and pages show each tone."""

_MOST_CHARS: Final = 20_000
"""Longer code is shown in one tone: nobody reads it, and some languages are slow to tell apart."""
_REMEMBERED: Final = 32
_TONES: Final = (
    ("Comment", CodeTone.NOTE),
    ("Keyword.Constant", CodeTone.NUMBER),
    ("Keyword", CodeTone.WORD),
    ("Operator.Word", CodeTone.WORD),
    ("Name.Function", CodeTone.NAME),
    ("Name.Class", CodeTone.NAME),
    ("Name.Decorator", CodeTone.NAME),
    ("Name.Builtin", CodeTone.NAME),
    ("Name.Exception", CodeTone.NAME),
    ("Name.Tag", CodeTone.NAME),
    ("Name.Attribute", CodeTone.NAME),
    ("Literal.String.Doc", CodeTone.NOTE),
    ("Literal.String", CodeTone.TEXT),
    ("Literal.Number", CodeTone.NUMBER),
)
"""The kinds of pieces that the library tells apart, the narrower before the wider."""


def code_lines(text: str, language: str) -> tuple[Runs, ...]:
    """The lines of a block of code, each a series of runs in one tone.

    ``language`` is as typed after the fence; code in none, or in one that is not known, has no
    tones.
    """
    if not language or len(text) > _MOST_CHARS:
        return tuple(_plain(line) for line in text.split("\n"))
    return _toned(text, language.casefold())


def _plain(line: str) -> Runs:
    return (Run(line, code=True),) if line else ()


@lru_cache(maxsize=_REMEMBERED)
def _toned(text: str, language: str) -> tuple[Runs, ...]:
    lexer = _lexer(language)
    if lexer is None:
        return tuple(_plain(line) for line in text.split("\n"))
    lines: list[list[Run]] = [[]]
    for tone, piece in _pieces(lexer, text):
        for number, words in enumerate(piece.split("\n")):
            if number:
                lines.append([])
            if words:
                _append(lines[-1], words, tone)
    return tuple(tuple(line) for line in lines)


def _lexer(language: str) -> Lexer | None:
    # The library takes a moment to load, and few stories hold code.
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _pieces(lexer: Lexer, text: str) -> Iterator[tuple[CodeTone | None, str]]:
    for _at, kind, piece in lexer.get_tokens_unprocessed(text):
        name = str(kind).removeprefix("Token.")
        yield next((tone for start, tone in _TONES if name.startswith(start)), None), piece


def _append(line: list[Run], words: str, tone: CodeTone | None) -> None:
    """Add a piece; space takes the tone of what is before it, so that runs stay few."""
    if line and (line[-1].tone is tone or words.isspace()):
        words, tone = line[-1].text + words, line.pop().tone
    line.append(Run(words, code=True, tone=tone))
