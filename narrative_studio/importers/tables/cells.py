"""Reads single cells as text, numbers, ratings and lists.

Every reader of a cell, here and in the modules beside this one, gives None for an empty cell and
raises ``ValueError`` with a reason that follows the name of the column: “is no date”.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Final

from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.table import Cell
from narrative_studio.model.prospects import LEAST_RATING, MOST_RATING

_ERROR: Final = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
_NUMBER: Final = re.compile(
    r"[-+−]?\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})*(?:[.,]\d+)?|[-+−]?\d+(?:[.,]\d+)?"
)
_BOTH_WAYS: Final = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_MARKED: Final = re.compile(r"[.,]")
_RATING: Final = re.compile(
    r"(\d(?:[.,]0+)?)(?:\s*(?:/|of|von|sur|de|di|van)\s*5|\s*[-–:=(].*)?", re.DOTALL
)
_STARS: Final = re.compile(r"([★⭐*]{1,5})[☆\s]*")
_PART: Final = re.compile(r"\s*[\n;|]\s*|\s+/\s+")
_BULLET: Final = re.compile(r"^(?:[-•*–·]|\d{1,2}[.)])\s+")
_QUOTED: Final = re.compile(r'^[“"„«](.*)[”"“»]$', re.DOTALL)
_MOST_SHOWN: Final = 40
_MOST_COUNTED: Final = 2**53 - 1
_UNPRINTED: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NO_TEXT: Final = re.compile(r"[\ud800-\udfff]")
_MOST_CHARACTERS: Final = 32_767
"""The most that a cell of Excel holds: more is a quote without an end, or no table."""


def shown(cell: Cell) -> str:
    """A cell as it is quoted in a message, shortened."""
    text = _UNPRINTED.sub("\ufffd", " ".join(str(cell).split()))
    return f"“{text[:_MOST_SHOWN]}…”" if len(text) > _MOST_SHOWN else f"“{text}”"


def text(cell: Cell) -> str:
    """What a cell says, without space around it; numbers without a needless fraction.

    Raises:
        ValueError: it holds an error of the spreadsheet, what no document could keep, or more than
            a cell of Excel holds.
    """
    if isinstance(cell, str):
        found = cell.strip()
        if found.startswith("#") and _ERROR.fullmatch(found):
            raise ValueError("holds an error of the spreadsheet")
        if "\x00" in found or (not found.isascii() and _NO_TEXT.search(found)):
            raise ValueError("holds characters that are no text")
        if len(found) > _MOST_CHARACTERS:
            raise ValueError(f"is longer than {_MOST_CHARACTERS:,} characters")
        return found
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date | timedelta):
        return str(cell)
    return f"{cell:.15g}"


def number(
    cell: Cell, mark: DecimalMark | None = None, *, is_decided: bool = False
) -> float | None:
    """A number, with a point or a comma before its fraction and any mark between thousands.

    ``mark`` says how a number is read that has two ways; without it a single mark before three
    digits parts thousands, as nobody writes counts with three decimals. With ``is_decided`` the
    other mark can only part thousands, and is refused anywhere else.

    Raises:
        ValueError: it is no number.
    """
    if isinstance(cell, bool) or (not isinstance(cell, str) and isinstance(cell, date | timedelta)):
        raise ValueError("is no number")
    if isinstance(cell, int | float):
        return _finite(float(cell))
    found = text(cell).removesuffix("%").strip()
    if not found:
        return None
    if not _NUMBER.fullmatch(found):
        raise ValueError("is no number")
    bare = re.sub(r"[ '’\u00a0\u202f]", "", found).replace("−", "-")
    if is_decided and mark is not None:
        return _decided(bare, mark)
    marks = re.findall(r"[.,]", bare)
    if len(set(marks)) == 2:
        thousands = marks[0]
        bare = bare.replace(thousands, "").replace(marks[-1], ".")
    elif len(marks) > 1 or (_BOTH_WAYS.fullmatch(bare) and (mark is None or marks[0] != mark.sign)):
        bare = bare.replace(marks[0], "")
    return _finite(float(bare.replace(",", ".")))


def _decided(bare: str, mark: DecimalMark) -> float:
    """A number of which a person has said what stands before the fraction."""
    ahead, _sign, fraction = bare.partition(mark.sign)
    thousands = mark.other.sign
    if thousands in ahead and not re.fullmatch(rf"[-+]?\d{{1,3}}(?:\{thousands}\d{{3}})+", ahead):
        raise ValueError(f"is no number with a decimal {mark}")
    if _MARKED.search(fraction):
        raise ValueError(f"is no number with a decimal {mark}")
    return _finite(float(f"{ahead.replace(thousands, '')}.{fraction or '0'}"))


def _finite(value: float) -> float:
    if not isfinite(value):
        raise ValueError("is no number")
    return value


def whole(cell: Cell, mark: DecimalMark | None = None, *, is_decided: bool = False) -> int | None:
    """A whole number from 0 on; ``mark`` and ``is_decided`` as for :func:`number`.

    Raises:
        ValueError: it is none.
    """
    found = number(cell, mark, is_decided=is_decided)
    if found is None:
        return None
    if found < 0 or not found.is_integer():
        raise ValueError("is no whole number")
    if found > _MOST_COUNTED:
        raise ValueError("is a larger number than the document can hold")
    return int(found)


def page(cell: Cell) -> int | None:
    """The number of a page or slide, from 1, also as “Page 3” or “3 of 12”.

    Raises:
        ValueError: there is none in it.
    """
    if isinstance(cell, str):
        match = re.search(r"\d{1,4}", cell)
        if not cell.strip():
            return None
        found = int(match[0]) if match else 0
    else:
        found = whole(cell) or 0
        if cell is None:
            return None
    if not found:
        raise ValueError("is no number of a page")
    return found


def rating(cell: Cell) -> int | None:
    """A rating from 1 to 5: “4”, “4.0”, “4/5”, “4 - clear”, or stars.

    Raises:
        ValueError: it is none of these.
    """
    if isinstance(cell, bool):
        raise ValueError("is no rating from 1 to 5")
    found: float | None
    if isinstance(cell, str):
        said = text(cell)
        if not said or said in _NOTHING:
            return None
        stars, match = _STARS.fullmatch(said), _RATING.fullmatch(said)
        if stars:
            found = len(stars[1])
        elif match:
            found = float(match[1].replace(",", "."))
        else:
            raise ValueError("is no rating from 1 to 5")
    else:
        found = number(cell)
    if found is None:
        return None
    if found % 1 or not LEAST_RATING <= found <= MOST_RATING:
        raise ValueError("is no rating from 1 to 5")
    return int(found)


_NOTHING: Final = frozenset({"-", "–", "—", "?", "n/a", "N/A", "na", "NA", "k.A.", "k. A."})


def listed(cell: Cell) -> tuple[str, ...]:
    """The parts of a cell that holds several: by lines, semicolons, bars, or slashes with space.

    Commas part nothing: what people say is full of them. Bullets, numbers and quotation marks
    around a part are taken off.

    Raises:
        ValueError: it holds an error of the spreadsheet.
    """
    found = []
    for part in _PART.split(text(cell)):
        bare = _BULLET.sub("", part.strip()).strip()
        quoted = _QUOTED.match(bare)
        bare = quoted[1].strip() if quoted else bare
        if bare and bare not in _NOTHING:
            found.append(bare)
    return tuple(found)
