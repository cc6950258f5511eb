"""Writes styled runs of words as Markdown source that reads as what it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

BREAK: Final = "\n"
"""A forced line break within a paragraph."""

_ENCODED: Final = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})
_STAR: Final = re.compile(r"(?<!\s)\*|\*(?!\s)|^\*|\*$")
_UNDERSCORE: Final = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_OTHER: Final = re.compile(
    r"`|~~|<(?=[a-zA-Z/!?])|&(?=#?\w{1,20};)|\\(?=[!-/:-@\[-`{-~])|\[(?=[^\[\]\n]{0,300}\]\()"
    r"|\[(?=\^[^\s\[\]]{1,100}\])"
)
_LINE_START: Final = re.compile(
    r"^(#{1,6}(?=\s|$)|>|[+*](?=\s)|=+\s*$|-{2,}\s*$|~{3})|^(\d{3,9})([.)])(?=\s)", re.MULTILINE
)

_ITEM_START: Final = re.compile(r"^(-(?=\s|$))|^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
"""What begins an item of a list."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words look."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    note: str = ""
    """The label of the footnote that the words are the mark of."""
    picture: str = ""
    """The source of the picture that the words tell of."""

    @property
    def marks(self) -> tuple[str, ...]:
        """The signs around the words, the outermost first."""
        signs = (("~~", self.strike), ("**", self.bold), ("*", self.italic))
        return tuple(sign for sign, is_on in signs if is_on)


PLAIN: Final = Style()
Runs = Sequence[tuple[str, Style]]


def source_of(runs: Runs, *, in_cell: bool = False, is_literal: bool = False) -> str:
    """The Markdown source of one paragraph; breaks become spaces in the cell of a table.

    A dash or a number that a line begins with makes it an item, unless ``is_literal``.
    """
    tidy = [(text.replace(BREAK, " ") if in_cell else text, style) for text, style in runs]
    tidy = [(text, style) for text, style in _trimmed(_merged(tidy)) if text or style.picture]
    parts = []
    for link, linked in groupby(tidy, key=lambda run: run[1].link):
        inner = _marked(list(linked), in_link=bool(link))
        address = link.translate(_ENCODED)
        parts.append(f"[{inner}]({address})" if link and inner.strip() else inner)
    text = _LINE_START.sub(_escaped_start, "".join(parts))
    text = _ITEM_START.sub(_escaped_start, text) if is_literal else text
    text = text.replace("|", "\\|") if in_cell else text
    return "  \n".join(line.strip() for line in text.strip().split(BREAK))


def _marked(runs: Runs, *, in_link: bool) -> str:
    """Runs with the signs of their style, opened and closed where they change."""
    parts: list[str] = []
    opened: list[str] = []
    for text, style in runs:
        wanted = style.marks
        common = 0
        while common < min(len(opened), len(wanted)) and opened[common] == wanted[common]:
            common += 1
        parts += reversed(opened[common:])
        parts += wanted[common:]
        opened = list(wanted)
        if style.note:
            parts.append(f"[^{style.note}]")
        elif style.picture:
            source = style.picture.translate(_ENCODED)
            parts.append(f"![{_escaped(text, in_link=True)}]({source})")
        else:
            parts.append(_code(text) if style.code else _escaped(text, in_link=in_link))
    return "".join([*parts, *reversed(opened)])


def _merged(runs: Iterable[tuple[str, Style]]) -> list[tuple[str, Style]]:
    return [
        ("".join(text for text, _style in same), style)
        for style, same in groupby(runs, key=lambda run: run[1])
    ]


def _trimmed(runs: list[tuple[str, Style]]) -> Iterator[tuple[str, Style]]:
    """Runs whose marks stand close to words: spaces and, between words, signs go outside."""
    for place, (text, style) in enumerate(runs):
        if not style.marks or style.code:
            yield text, style
            continue
        after = runs[place + 1][0][:1] if place + 1 < len(runs) else ""
        before = runs[place - 1][0][-1:] if place else ""
        core = text.strip()
        if after.isalnum() and text[-1:].strip():
            core = core.rstrip(".,;:!?)”’\"'") or core
        if before.isalnum() and text[:1].strip():
            core = core.lstrip("(“‘\"'") or core
        if not core:
            yield text, replace(PLAIN, link=style.link)
            continue
        at = text.index(core)
        bare = replace(PLAIN, link=style.link)
        yield from ((text[:at], bare), (core, style), (text[at + len(core) :], bare))


def _escaped(text: str, *, in_link: bool) -> str:
    text = _OTHER.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", _STAR.sub(r"\\*", text))
    return re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", text) if in_link else text


def _escaped_start(match: re.Match[str]) -> str:
    if match.group(1) is not None:
        return f"\\{match.group(1)}"
    return f"{match.group(2)}\\{match.group(3)}"


def _code(text: str) -> str:
    inner = text.replace(BREAK, " ")
    longest = max((len(run) for run in re.findall(r"`+", inner)), default=0)
    fence = "`" * (longest + 1)
    space = " " if inner.startswith("`") or inner.endswith("`") else ""
    return f"{fence}{space}{inner}{space}{fence}" if inner.strip() else inner


def runs_without(runs: list[tuple[str, Style]], count: int) -> list[tuple[str, Style]]:
    """The runs without so many characters at their beginning."""
    left = []
    for text, style in runs:
        cut = min(count, len(text))
        count -= cut
        if text[cut:]:
            left.append((text[cut:], style))
    return left
