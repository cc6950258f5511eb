"""A field for a whole number that is counted or planned."""

from __future__ import annotations

from ui.styling.buttons import ControlSize
from ui.widgets.parsed_edit import ParsedEdit


def count_edit(
    *, name: str, placeholder: str = "", size: ControlSize = ControlSize.REGULAR
) -> ParsedEdit:
    """A field whose value is a whole number, None while it is empty."""
    return ParsedEdit(parse_count, _show, name=name, placeholder=placeholder, size=size)


def mean_edit(*, name: str) -> ParsedEdit:
    """A field for a mean of ratings; its value counts hundredths, 350 for 3.5."""
    return ParsedEdit(parse_mean, show_mean, name=name, placeholder="3.5")


def parse_count(text: str) -> int:
    """Read 1200, 1,200 or 1 200.

    Raises:
        ValueError: with a sentence that says what would fit.
    """
    digits = text.replace(",", "").replace(" ", "").replace("\u00a0", "")
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 9:
        raise ValueError("Use a whole number, for example 12")
    return int(digits)


def parse_mean(text: str) -> int:
    """Read 3.5 or 3,5 as hundredths.

    Raises:
        ValueError: with a sentence that says what would fit.
    """
    whole, _, rest = text.strip().replace(",", ".").partition(".")
    is_number = all(part.isdecimal() and part.isascii() for part in (whole, rest or "0"))
    value = int(whole) * 100 + int((rest + "00")[:2]) if is_number and len(rest) <= 2 else 0
    if not 100 <= value <= 500:
        raise ValueError("Use a mean from 1 to 5, for example 3.5")
    return value


def show_mean(value: object) -> str:
    """Write hundredths as a number: ``3.5``."""
    return f"{int(str(value)) / 100:g}"


def _show(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else ""
