"""A one-line field for something that has to be read: a day, a share in per cent.

Signals: those of ``LineEdit``, and ``parsed(object)`` with the value, None for an empty field.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.styling.buttons import ControlSize
from ui.widgets.line_edit import LineEdit

_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)

_NEAR_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}


class ParsedEdit(LineEdit):
    """Shows a value in one form and takes it in several; what cannot be read is said below.

    ``parse`` raises ValueError with the sentence to show; ``show`` writes a value out.
    """

    parsed = Signal(object)

    def __init__(
        self,
        parse: Callable[[str], object],
        show: Callable[[object], str],
        *,
        name: str = "",
        placeholder: str = "",
        size: ControlSize = ControlSize.REGULAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, placeholder=placeholder, size=size, parent=parent)
        self._parse = parse
        self._show = show
        self.committed.connect(self._on_committed)
        self.edited.connect(self._on_edited)

    def set_value(self, value: object) -> None:
        """Show the stored value; what is being typed is kept."""
        if not self.is_dirty:
            self.set_wrong("")
        self.set_text("" if value is None else self._show(value))

    def _on_committed(self, text: str) -> None:
        try:
            value = self._parse(text.strip()) if text.strip() else None
        except ValueError as error:
            self.set_wrong(str(error))
            return
        self.set_wrong("")
        self.set_text("" if value is None else self._show(value))
        self.parsed.emit(value)

    def _on_edited(self) -> None:
        self.set_wrong("")


def day_edit(*, name: str, size: ControlSize = ControlSize.REGULAR) -> ParsedEdit:
    """A field for a calendar day; its value is an ISO date."""
    return ParsedEdit(parse_day, show_day, name=name, placeholder="31 Mar 2027", size=size)


def share_edit(*, name: str) -> ParsedEdit:
    """A field for a share from 0 to 100 per cent; its value is a whole number."""
    return ParsedEdit(parse_share, lambda value: f"{value} %", name=name, placeholder="55 %")


def parse_day(text: str) -> str:
    """Read 2027-03-31, 31 Mar 2027, 31.3.2027, or today and the days beside it, as an ISO date.

    Today is that of this computer's time zone.

    Raises:
        ValueError: with a sentence that says what would fit.
    """
    words = text.lower().replace(".", " ").replace(",", " ").split()
    if len(words) == 1 and words[0] in _NEAR_DAYS:
        today = datetime.now().astimezone().date()
        return (today + timedelta(days=_NEAR_DAYS[words[0]])).isoformat()
    if len(words) == 3 and words[1][:3] in _MONTHS:
        words[1] = str(_MONTHS.index(words[1][:3]) + 1)
    for form, given in (("%Y-%m-%d", text), ("%d %m %Y", " ".join(words))):
        try:
            return datetime.strptime(given, form).date().isoformat()  # noqa: DTZ007 (a day)
        except ValueError:
            continue
    raise ValueError("Use a day like 31 Mar 2027 or 2027-03-31")


def show_day(value: object) -> str:
    """Write an ISO date as ``31 Mar 2027``."""
    day = date.fromisoformat(str(value))
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def parse_share(text: str) -> int:
    """Read 55, 55 % or 55 per cent.

    Raises:
        ValueError: with a sentence that says what would fit.
    """
    digits = text.lower().replace("per cent", "").replace("%", "").strip()
    if not digits.isdecimal() or not digits.isascii() or int(digits) > 100:
        raise ValueError("Use a whole number from 0 to 100")
    return int(digits)
