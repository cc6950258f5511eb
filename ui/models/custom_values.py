"""How the team's own fields are written out and read: days as days, the rest as it is typed."""

from __future__ import annotations

from typing import Final

from narrative_studio.analysis.rules.custom import misfit, misfit_hint
from narrative_studio.model.custom import CustomKind
from ui.widgets.parsed_edit import parse_day, show_day

PLACEHOLDERS: Final = {CustomKind.DATE: "31 Mar 2027", CustomKind.LINK: "https://"}


def show_custom(kind: CustomKind, value: str) -> str:
    """A value as a field shows it; what is no day in a field of days is shown as it is."""
    if kind is not CustomKind.DATE:
        return value
    try:
        return show_day(value)
    except ValueError:
        return value


def read_custom(kind: CustomKind, text: str) -> str:
    """A typed text as it is kept: a day as an ISO date; what cannot be read as it was typed."""
    if kind is CustomKind.TEXT:
        return text
    text = text.strip()
    if kind is not CustomKind.DATE:
        return text
    try:
        return parse_day(text)
    except ValueError:
        return text


def trouble_with(kind: CustomKind, value: str) -> str:
    """The line under a field whose value does not fit; empty where it does."""
    said = misfit(kind, value)
    return f"Kept, but it is {said}. {misfit_hint(kind)}" if said else ""
