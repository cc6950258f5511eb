"""Fields for days and shares: what they take, and what they say to what they do not take."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.parsed_edit import day_edit, parse_day, parse_share, share_edit, show_day


@pytest.mark.parametrize(
    "text",
    ["2027-03-31", "31 Mar 2027", "31 March 2027", "31.3.2027", "31. 03. 2027", "31 mar, 2027"],
)
def test_days_are_read_in_several_forms(text: str) -> None:
    assert parse_day(text) == "2027-03-31"
    assert show_day(parse_day(text)) == "31 Mar 2027"


@pytest.mark.parametrize(("text", "days"), [("yesterday", -1), ("Today", 0), ("tomorrow.", 1)])
def test_the_days_around_today_are_read_by_their_names(text: str, days: int) -> None:
    before = date.today()  # noqa: DTZ011 (the day of this computer)
    read = date.fromisoformat(parse_day(text)) - timedelta(days=days)
    assert before <= read <= date.today()  # noqa: DTZ011


@pytest.mark.parametrize("text", ["soon", "31", "31 Feb 2027", "2027", "31 Marzipan", "03/31/2027"])
def test_what_is_no_day_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match="Use a day like 31 Mar 2027"):
        parse_day(text)


@pytest.mark.parametrize(("text", "share"), [("0", 0), ("55 %", 55), ("100 per cent", 100)])
def test_shares_are_whole_numbers_up_to_a_hundred(text: str, share: int) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize("text", ["101", "-1", "5.5", "most", "٥٥", ""])
def test_what_is_no_share_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match="whole number from 0 to 100"):
        parse_share(text)


def test_a_wrong_text_stays_and_is_explained_until_it_is_edited(qtbot: QtBot) -> None:
    field = day_edit(name="Ends after")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.refused) as refused, qtbot.assertNotEmitted(field.parsed):
        field.setText("soon")
        field.flush()
    assert refused.args == ["Use a day like 31 Mar 2027 or 2027-03-31"]
    assert field.text() == "soon"
    qtbot.keyClicks(field, "er")
    assert field.accessibleDescription() == ""


def test_a_value_is_shown_in_one_form_and_nothing_as_nothing(qtbot: QtBot) -> None:
    field = share_edit(name="Share")
    qtbot.addWidget(field)
    field.set_value(55)
    assert field.text() == "55 %"
    with qtbot.waitSignal(field.parsed) as parsed:
        field.setText("")
        field.flush()
    assert parsed.args == [None]
    field.set_value(None)
    assert field.text() == ""
