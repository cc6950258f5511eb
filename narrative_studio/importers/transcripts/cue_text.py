"""Takes the markup out of a cue and leaves who says what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

_VOICE: Final = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*))?>", re.IGNORECASE)
_VOICE_END: Final = re.compile(r"</v\s*>", re.IGNORECASE)
_ASIDE: Final = re.compile(r"<rt[^<>]*>[^<>]*(?:</rt\s*>)?", re.IGNORECASE)
"""The reading aid above a word: it repeats what the word says."""
_TAG: Final = re.compile(
    r"</?(?:b|i|u|s|c|font|span|em|strong|ruby|lang|v|p|div)(?:[.\s][^<>]*)?/?>|</?\d[\d:.,]*>",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"<br\s*/?>|\\[Nnh]", re.IGNORECASE)
_PLACE: Final = re.compile(r"\{\\[^{}]{0,80}\}")
_SPACE: Final = re.compile(r"[\s\u200b\u200e\u200f\u2060\ufeff]+")
_NOT_PRINTED: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def voices(lines: Sequence[str]) -> list[tuple[str, str]]:
    """The speakers of one cue and what each says, in order; a speaker without a tag is empty."""
    whole = _VOICE_END.sub("\x00", _BREAK.sub(" ", _NOT_PRINTED.sub("", "\n".join(lines))))
    found: list[tuple[str, str]] = []
    # Split at every opening tag: text, then a name and the text behind it, again and again.
    pieces = _VOICE.split(whole)
    spoken = [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    for name, text in spoken:
        inside, _end, outside = text.partition("\x00")
        for speaker, said in ((plain(name or ""), plain(inside)), ("", plain(outside))):
            if said and found and found[-1][0] == speaker:
                found[-1] = (speaker, f"{found[-1][1]} {said}")
            elif said:
                found.append((speaker, said))
    return found


def plain(text: str) -> str:
    """Text without tags, with its entities written out and its space made single."""
    text = text.replace("\x00", " ")
    if "<" in text:
        text = _TAG.sub("", _ASIDE.sub("", text))
    if "{" in text:
        text = _PLACE.sub("", text)
    if "&" in text:
        text = _NOT_PRINTED.sub("", unescape(text))
    return _SPACE.sub(" ", text).strip()
