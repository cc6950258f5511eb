"""How the team's own fields are written out and read."""

from __future__ import annotations

import pytest

from narrative_studio.model.custom import CustomKind
from ui.models.custom_values import read_custom, show_custom, trouble_with


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("2026-04-21", "2026-04-21", "21 Apr 2026"),
        (" 21.4.2026 ", "2026-04-21", "21 Apr 2026"),
        ("21 April 2026", "2026-04-21", "21 Apr 2026"),
        (" next spring ", "next spring", "next spring"),
        ("", "", ""),
    ],
)
def test_a_day_is_read_in_several_forms_and_kept_in_one(typed: str, kept: str, shown: str) -> None:
    assert read_custom(CustomKind.DATE, typed) == kept
    assert show_custom(CustomKind.DATE, kept) == shown


def test_other_kinds_are_kept_as_they_are_typed() -> None:
    assert read_custom(CustomKind.TEXT, " Any\ntext ") == " Any\ntext "
    assert read_custom(CustomKind.LINK, " https://a.example ") == "https://a.example"
    assert show_custom(CustomKind.LINK, "https://a.example") == "https://a.example"


def test_what_does_not_fit_is_said_with_what_would() -> None:
    assert trouble_with(CustomKind.DATE, "soon") == (
        "Kept, but it is no date. Use a date like 2026-04-21."
    )
    assert trouble_with(CustomKind.DATE, "2026-04-21") == ""
