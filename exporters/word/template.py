"""What a document is put into: a style sheet, the ids of its styles, and parts that are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from exporters.opc import OFFICE
from exporters.word.look import Style
from narrative_studio import assets

TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
"""What the content types of Word's own parts begin with."""

SHEET: Final = "word/styles.xml"
"""The studio's own style sheet among the resources."""

_OWN_PARTS: Final = (
    ("theme", "theme.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ("fontTable", "fontTable.xml", f"{TYPES}.fontTable+xml"),
)
_STYLE: Final = re.compile(r'w:styleId="([^"]+)">\s*<w:name w:val="([^"]+)"')


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part that goes into the document as it is; ``relations`` is its own part or empty."""

    name: str
    content_type: str
    content: bytes
    relations: bytes = b""


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template ready to be written into.

    ``styles`` are the ids of all styles that a body uses, ``sheet`` is the part that holds them.
    ``relations`` are those of the main part that lead to the kept ``parts``, as (id, type,
    target). ``numbering`` is the part of the lists that are there already, empty where there are
    none; ``first_abstract`` and ``first_list`` are free ids in it. ``section`` is the ``w:sectPr``
    of the template, empty for the studio's own pages. ``colours`` stand in for the studio's own by
    their roles; ``found`` counts the styles that the template had. ``footnotes`` is its part of
    that name, empty where it has none.
    """

    styles: Mapping[Style, str]
    sheet: bytes
    parts: tuple[KeptPart, ...] = ()
    relations: tuple[tuple[str, str, str], ...] = ()
    numbering: bytes = b""
    first_abstract: int = 0
    first_list: int = 1
    section: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    found: int = 0
    footnotes: bytes = b""


@cache
def own_template() -> WordTemplate:
    """The studio's own design."""
    kept = [
        KeptPart(f"word/{file}", kind, assets.read_bytes(f"word/{file}"))
        for _, file, kind in _OWN_PARTS
    ]
    relations = [
        (f"rId{n}", f"{OFFICE}/{name}", file) for n, (name, file, _) in enumerate(_OWN_PARTS, 1)
    ]
    return WordTemplate(
        styles=own_styles(),
        sheet=assets.read_bytes(SHEET),
        parts=tuple(kept),
        relations=tuple(relations),
    )


@cache
def own_styles() -> Mapping[Style, str]:
    """The ids of the studio's own styles."""
    ids = {name: style_id for style_id, name in _STYLE.findall(assets.read_text(SHEET))}
    return {style: ids[style] for style in Style}
