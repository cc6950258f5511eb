"""Which way text runs and which letters it is in: for the order and the fonts of Office files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_EAST = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001f200-\U0001f2ff\U00020000-\U0003ffff"
)
_LEFT = f"A-Za-z\u00aa-\u02b8\u0370-\u0589\u0900-\u10ff\u1200-\u1fff{_EAST}"

_RIGHT_LETTER: Final = re.compile(f"[{_RIGHT}]")
_EAST_LETTER: Final = re.compile(f"[{_EAST}]")
_STRONG: Final = re.compile(f"(?P<right>[{_RIGHT}])|[{_LEFT}]")
_RIGHT_RUN: Final = re.compile(f"[{_RIGHT}](?:[^{_LEFT}{_RIGHT}]*[{_RIGHT}])*")
_LEFT_RUN: Final = re.compile(f"[{_LEFT}](?:[^{_RIGHT}]*[{_LEFT}0-9])*")
_KANA: Final = re.compile("[\u3040-\u30ff\u31f0-\u31ff]")
_HANGUL: Final = re.compile("[\u1100-\u11ff\uac00-\ud7ff]")

RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "fa", "he", "iw", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"}
)
"""The languages that are written from right to left."""


class East(Enum):
    """A language of East Asia, with the font of Office that has its letters."""

    JAPANESE = ("ja-JP", "Yu Gothic")
    KOREAN = ("ko-KR", "Malgun Gothic")
    CHINESE = ("zh-CN", "Microsoft YaHei")
    TRADITIONAL = ("zh-TW", "Microsoft JhengHei")

    @property
    def language(self) -> str:
        """The language tag."""
        return self.value[0]

    @property
    def font(self) -> str:
        """The font."""
        return self.value[1]


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter that has a way decides."""
    if text.isascii() or not _RIGHT_LETTER.search(text):
        return False
    found = _STRONG.search(text)
    return found is not None and found["right"] is not None


def runs_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.split("-")[0].lower() in RIGHT_TO_LEFT


def east(text: str, language: str) -> East | None:
    """The language of East Asia that a text is in, None where it has no such letters.

    The same letters are Chinese and Japanese: the language of the document decides where the text
    itself does not say.
    """
    if text.isascii() or not _EAST_LETTER.search(text):
        return None
    if _KANA.search(text):
        return East.JAPANESE
    if _HANGUL.search(text):
        return East.KOREAN
    tag = language.lower()
    if tag.startswith("ja"):
        return East.JAPANESE
    if tag.startswith("ko"):
        return East.KOREAN
    is_traditional = any(part in tag.split("-") for part in ("tw", "hk", "mo", "hant"))
    return East.TRADITIONAL if is_traditional else East.CHINESE


def pieces(text: str, *, is_right: bool) -> Iterator[tuple[str, bool]]:
    """A text in stretches of one direction; True for those that run from right to left.

    ``is_right`` is the way of the whole paragraph: what has no way of its own goes with it.
    """
    if not _RIGHT_LETTER.search(text):
        yield text, is_right and not _STRONG.search(text)
        return
    pattern = _LEFT_RUN if is_right else _RIGHT_RUN
    at = 0
    for found in pattern.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], is_right
        yield found[0], not is_right
        at = found.end()
    if at < len(text):
        yield text[at:], is_right
