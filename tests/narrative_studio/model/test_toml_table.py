"""A checked TOML table: what each reader takes and how it names what is wrong."""

from typing import Any

import pytest

from narrative_studio.errors import InvalidValue
from narrative_studio.model.toml_table import TomlTable


def table(**values: Any) -> TomlTable:
    return TomlTable(values, wrong=InvalidValue)


def test_text_is_stripped() -> None:
    assert table(title="  Insight \n").text("title") == "Insight"


def test_empty_text_is_refused_unless_it_may_be_empty() -> None:
    with pytest.raises(InvalidValue, match=r"^title is empty\b"):
        table(title=" ").text("title")
    assert table(title=" ").text("title", may_be_empty=True) == ""


def test_missing_key_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"^title is missing Add it\.$"):
        table().text("title")


@pytest.mark.parametrize("good", ["insight", "the-ask", "sales-pitch-8", "8"])
def test_slug_takes_words_joined_by_hyphens(good: str) -> None:
    assert table(id=good).slug("id") == good


@pytest.mark.parametrize("bad", ["The-ask", "the ask", "-ask", "ask-", "a--b", "frågan"])
def test_slug_refuses_everything_else(bad: str) -> None:
    with pytest.raises(InvalidValue, match=f"id is '{bad}'"):
        table(id=bad).slug("id")


def test_choice_names_the_choices() -> None:
    assert table(part="setup").choice("part", ("setup", "follow")) == "setup"
    with pytest.raises(InvalidValue, match=r"part is 'end' Use one of: setup, follow\."):
        table(part="end").choice("part", ("setup", "follow"))


def test_number_stays_between_one_and_its_limit() -> None:
    assert [table(share=n).number("share", at_most=100) for n in (1, 100)] == [1, 100]
    for bad in (0, 101, -1):
        with pytest.raises(InvalidValue, match=f"share is {bad} Use a number from 1 to 100"):
            table(share=bad).number("share", at_most=100)


def test_truth_and_number_are_not_confused() -> None:
    with pytest.raises(InvalidValue, match="not a whole number"):
        table(share=True).number("share", at_most=100)
    with pytest.raises(InvalidValue, match="not true or false"):
        table(optional=1).flag("optional")


def test_keys_that_may_be_missing() -> None:
    assert table().optional_number("share", at_most=100) is None
    assert table(share=5).optional_number("share", at_most=100) == 5
    assert table().flag("optional") is False
    assert table(optional=True).flag("optional") is True


def test_place_of_a_fault_is_told_from_the_top() -> None:
    inner = table(parts={"setup": {"title": 1}}).table("parts").table("setup")
    with pytest.raises(InvalidValue, match=r"^parts\.setup\.title is not a text"):
        inner.text("title")
    beats = table(beats=[{}, {"id": 3}]).tables("beats")
    with pytest.raises(InvalidValue, match=r"^beats\[2\]\.id is not a text"):
        beats[1].slug("id")


def test_key_that_nobody_read_is_refused() -> None:
    values = table(title="Insight", tilte="Insight")
    values.text("title")
    with pytest.raises(InvalidValue, match=r"^tilte is not a key of this file"):
        values.refuse_other_keys()
    values.text("tilte")
    values.refuse_other_keys()


def test_asking_whether_a_key_is_there_does_not_count_as_reading() -> None:
    values = table(title="Insight")
    assert "title" in values
    with pytest.raises(InvalidValue, match="title"):
        values.refuse_other_keys()
