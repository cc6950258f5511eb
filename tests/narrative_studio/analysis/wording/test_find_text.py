"""Words are found wherever people write, and nowhere else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from narrative_studio.analysis.story.story_order import rows_in_story_order
from narrative_studio.analysis.wording.find_text import Asked, find_text, is_written
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.rows import columns
from narrative_studio.project import Project
from tests.story import make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    made = make_story(tmp_path / "story.narrative")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("words", "options", "text", "places"),
    [
        ("Lot", {}, "lot, LOT and slot", [(0, 3), (5, 8), (14, 17)]),
        ("Lot", {"has_case": True}, "lot, Lot and slot", [(5, 8)]),
        ("lot", {"is_whole": True}, "lot, slots, lot's, lots", [(0, 3), (12, 15)]),
        ("a.b", {}, "axb a.b", [(4, 7)]),
        ("aa", {}, "aaa", [(0, 2)]),
        ("größe", {}, "GRÖSSE Größe", [(7, 12)]),
        ("C++", {"is_whole": True}, "in C++ we", [(3, 6)]),
        ("", {}, "anything", []),
    ],
)
def test_places_are_those_of_the_words(
    words: str, options: dict[str, bool], text: str, places: list[tuple[int, int]]
) -> None:
    assert Asked(words, **options).places(text) == places


def test_only_the_places_asked_for_are_replaced() -> None:
    asked = Asked("lot")
    assert asked.replaced("lot lot lot", "batch") == "batch batch batch"
    assert asked.replaced("lot lot lot", "batch", frozenset({0, 2})) == "batch lot batch"
    assert asked.replaced("lot lot", "\\1", frozenset({1})) == "lot \\1"


def test_a_capital_stays_a_capital_where_case_does_not_matter() -> None:
    assert Asked("lot").replaced("Lot, lot", "batch") == "Batch, batch"
    assert Asked("Lot").replaced("Lot, lot", "batch") == "batch, batch"
    assert Asked("lot", has_case=True).replaced("Lot, lot", "batch") == "Lot, batch"
    assert Asked("lot").replaced("Lot", "") == ""


def test_replacing_is_what_a_plain_replacement_would_be() -> None:
    dice = random.Random(7)
    for _ in range(300):
        text = "".join(dice.choice("ab ") for _ in range(dice.randrange(30)))
        words = "".join(dice.choice("ab") for _ in range(dice.randrange(1, 4)))
        assert Asked(words, has_case=True).replaced(text, "x") == text.replace(words, "x")


def test_every_place_is_told_with_its_row_and_surroundings(story: Project) -> None:
    found = find_text(story.view(), Asked("loaves", is_whole=True))
    assert [(one.table, one.column) for one in found] == [
        ("element", "name"),
        ("proof", "headline"),
        ("proof", "before"),
    ]
    first = found[0]
    assert first.name == "VA-1 “Fewer burnt loaves”"
    assert (first.before, first.found, first.after) == ("Fewer burnt ", "loaves", "")


def test_long_surroundings_are_cut_and_stand_on_one_line(story: Project) -> None:
    with story.op("Write") as op:
        frame = next(iter(story.view().frames.values()))
        op.set(type(frame), frame.id, script=f"{'word ' * 30}\nzeppelin\n{'word ' * 30}")
    (one,) = find_text(story.view(), Asked("zeppelin"))
    assert one.before.startswith("…word ")
    assert one.after.endswith(" word…")
    assert len(one.before) <= 81
    assert "\n" not in one.before + one.after
    assert len(one.after) <= 81


def test_places_come_in_the_order_in_which_a_reader_meets_them(story: Project) -> None:
    found = find_text(story.view(), Asked("e"))
    order = [(row.table, row.id) for row in rows_in_story_order(story.view())]
    places = [order.index((one.table, one.row_id)) for one in found]
    assert places == sorted(places)


def test_ids_codes_personal_values_and_closed_words_are_not_searched(story: Project) -> None:
    view = story.view()
    for words in ("PF-1", "0190b000", "sales-pitch-8", "competitive alternative", "Ada Moss"):
        assert find_text(view, Asked(words)) == ()
    for row_type in ROW_TYPES:
        for name, column in columns(row_type).items():
            if name in ("rank", "code", "ref", "cut", "seen", "picture", "beat", "template"):
                assert not is_written(column), f"{row_type.table}.{name}"
            if column.policy in ("owned", "prose"):
                assert is_written(column), f"{row_type.table}.{name}"


def test_the_pattern_of_the_words_is_never_a_pattern() -> None:
    for words in ("(", "[a", "\\", "a|b", "^", "$", ".*"):
        assert Asked(words).places(f"x {words} y") == [(2, 2 + len(words))]
        assert Asked(words).replaced(words, "\\g<0>") == "\\g<0>"


def test_what_was_heard_in_a_test_is_not_reworded_by_rule(story: Project) -> None:
    quote = next(iter(story.view().quotes.values()))
    assert quote.text == "Who weighs the scale?"
    assert not find_text(story.view(), Asked(quote.text))
    assert not find_text(story.view(), Asked("Bakery by the bridge"))
