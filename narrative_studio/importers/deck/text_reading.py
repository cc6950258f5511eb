"""Reads the paragraphs of a text body: words, marks, breaks, fields, links, formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from narrative_studio.deck_marks import is_bold_throughout, is_italic_throughout
from narrative_studio.importers.deck.inherited import Level, Levels, level_of
from narrative_studio.importers.deck.names import R_ID, q
from narrative_studio.importers.deck.parts import Relation
from narrative_studio.importers.deck.read_deck import Para, Sign
from narrative_studio.markup import Run, raised
from narrative_studio.safe_links import is_safe_link

SLIDE_LINK: Final = "slide:"

_P, _PPR, _R, _RPR, _T = q("a:p"), q("a:pPr"), q("a:r"), q("a:rPr"), q("a:t")
_BR, _FLD = q("a:br"), q("a:fld")
_MATH, _MATH_TEXT = f"{{{'http://schemas.microsoft.com/office/drawing/2010/main'}}}m", q("m:t")
_ALTERNATE, _CHOICE, _FALLBACK = q("mc:AlternateContent"), q("mc:Choice"), q("mc:Fallback")
_CLICK, _LATIN = q("a:hlinkClick"), q("a:latin")
_FIXED_PITCH: Final = (
    *("consolas", "courier", "mono", "menlo", "lucida console", "source code", "fira code"),
    *("cascadia", "inconsolata"),
)
_UNSEEN: Final = {
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F, 0x00AD, 0x200B, 0x2060, 0xFEFF)),
    0x09: " ",
    0x0A: " ",
    0x0B: "\n",
    0x0C: "\n",
    0x0D: " ",
    0x2028: "\n",
    0x2029: "\n",
}
"""Characters that nobody sees are left out; a vertical tab is how PowerPoint breaks a line."""
_MOST_LINK: Final = 2048
_MOST_DIGITS: Final = 4
_ON: Final = frozenset({"1", "true", "on"})


def read_paragraphs(
    body: Element | None, levels: Levels, relations: Mapping[str, Relation]
) -> tuple[Para, ...]:
    """The paragraphs of a ``txBody``, empty ones included.

    ``levels`` is what its paragraphs look like unless they say otherwise, ``relations`` are those
    of the part that the text stands in.
    """
    if body is None:
        return ()
    return tuple(_paragraph(element, levels, relations) for element in body.iter(_P))


def flag(value: str | None) -> bool | None:
    """A yes or no of an attribute, None where it says nothing."""
    return None if value is None else value.strip().lower() in _ON


def _paragraph(element: Element, levels: Levels, relations: Mapping[str, Relation]) -> Para:
    properties = element.find(_PPR)
    number = level_of(properties)
    style = levels.at(number)
    if properties is not None:
        style = style.changed_by(properties)
    runs: list[Run] = []
    for run in _runs(element, style, relations):
        if runs and _joins(runs[-1], run):
            run = _with_text(run, runs.pop().text + run.text)
        runs.append(run)
    is_bold = style.is_bold and is_bold_throughout(runs)
    is_italic = style.is_italic and is_italic_throughout(runs)
    return Para(
        tuple(
            replace(run, bold=run.bold and not is_bold, italic=run.italic and not is_italic)
            for run in runs
        ),
        number,
        style.sign,
        style.number if style.sign is Sign.NUMBER else 0,
        is_bold,
        is_italic,
    )


def _runs(element: Element, style: Level, relations: Mapping[str, Relation]) -> Iterator[Run]:
    for child in element:
        if child.tag in (_R, _FLD):
            text = _words(child)
            if text:
                yield _styled(text, child.find(_RPR), style, relations)
        elif child.tag == _BR:
            yield Run("\n", style.is_bold, style.is_italic)
        elif child.tag == _MATH:
            text = "".join(part.text or "" for part in child.iter(_MATH_TEXT))
            if text:
                yield Run(text.translate(_UNSEEN), style.is_bold, style.is_italic)
        elif child.tag == _ALTERNATE:
            yield from _alternate(child, style, relations)


def _alternate(element: Element, style: Level, relations: Mapping[str, Relation]) -> Iterator[Run]:
    """What is said in the newest way that says anything."""
    for way in (*element.findall(_CHOICE), *element.findall(_FALLBACK)):
        runs = list(_runs(way, style, relations))
        if runs:
            yield from runs
            return


def _words(element: Element) -> str:
    return "".join(part.text or "" for part in element.findall(_T)).translate(_UNSEEN)


def _styled(
    text: str, properties: Element | None, style: Level, relations: Mapping[str, Relation]
) -> Run:
    if properties is None:
        return Run(text, style.is_bold, style.is_italic)
    own = flag(properties.get("b")), flag(properties.get("i"))
    bold, italic = (
        of_level if said is None else said
        for said, of_level in zip(own, (style.is_bold, style.is_italic), strict=True)
    )
    if _is_mark(text, properties):
        return Run(raised(int(text)), bold, italic, note=str(int(text)))
    return Run(
        text,
        bold,
        italic,
        strike=properties.get("strike", "noStrike") in ("sngStrike", "dblStrike"),
        code=_is_fixed_pitch(properties),
        link=_link(properties.find(_CLICK), relations),
    )


def _is_mark(text: str, properties: Element) -> bool:
    """Whether a number stands above the line, as the mark of a footnote does."""
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        return False
    raising = properties.get("baseline", "0")
    return raising[:1].isdecimal() and raising.strip("0%.") != ""


def _is_fixed_pitch(properties: Element) -> bool:
    latin = properties.find(_LATIN)
    face = latin.get("typeface", "").lower() if latin is not None else ""
    return any(name in face for name in _FIXED_PITCH)


def _link(click: Element | None, relations: Mapping[str, Relation]) -> str | None:
    if click is None:
        return None
    found = relations.get(click.get(R_ID, ""))
    if found is None:
        return None
    # LibreOffice writes jumps within the deck as if they led outside of it.
    is_slide = found.kind == "slide" or "/slides/slide" in f"/{found.target}"
    if is_slide and not urlsplit_scheme(found.target):
        name = found.target.rpartition("/")[2]
        return f"{SLIDE_LINK}ppt/slides/{name}" if found.is_external else SLIDE_LINK + found.target
    address = found.target.strip()
    if len(address) > _MOST_LINK or not is_safe_link(address):
        return None
    return address


def urlsplit_scheme(address: str) -> str:
    """The scheme of an address, empty where it has none or is none."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""


def _joins(before: Run, run: Run) -> bool:
    return not (before.code or run.code) and _with_text(before, run.text) == run


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.strike, run.code, run.link, note=run.note)
