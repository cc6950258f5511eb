"""Lists become entries, labels are told from text, figures are compared."""

import pytest

from exporters.deck.slides import (
    Comparison,
    Entry,
    Metric,
    entries_in,
    plain_run,
    split_label,
)
from narrative_studio.markup import Run, parse


def test_a_label_is_cut_off_its_text() -> None:
    assert split_label(plain_run("IT: no change")) == ((Run("IT"),), (Run("no change"),))
    label, text = split_label((Run("The floor:"), Run(" nothing", bold=True)))
    assert label == (Run("The floor"),)
    assert text == (Run(" nothing", bold=True),)


@pytest.mark.parametrize(
    "text",
    [
        "No colon here",
        "at 10:30 we meet",
        "a label that is far too long to be one: text",
        "Nothing after:",
        ": nothing before",
    ],
)
def test_what_is_no_label_stays_whole(text: str) -> None:
    assert split_label(plain_run(text)) == ((), plain_run(text))


def test_code_and_links_are_no_labels() -> None:
    for run in (Run("a: b", code=True), Run("a: b", link="https://a.b")):
        assert split_label((run,)) == ((), (run,))
    assert split_label(()) == ((), ())


def test_bullets_become_entries_with_their_details() -> None:
    entries = entries_in(
        parse("- IT: **No** change\n  - files only\n- Plain\\\n  second line\n\n  third"),
        with_labels=True,
    )
    assert entries == (
        Entry((Run("No", bold=True), Run(" change")), plain_run("IT"), (plain_run("files only"),)),
        Entry(plain_run("Plain"), (), (plain_run("second line"), plain_run("third"))),
    )
    assert [len(entry.paragraphs) for entry in entries] == [3, 3]


def test_labels_are_kept_in_the_title_unless_asked_for() -> None:
    assert entries_in(parse("- IT: no"), with_labels=False) == (Entry(plain_run("IT: no")),)


def test_paragraphs_are_entries_too() -> None:
    assert entries_in(parse("One\n\nTwo"), with_labels=False) == (
        Entry(plain_run("One")),
        Entry(plain_run("Two")),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n\nparagraph after a list",
        "| a |\n|---|\n| b |",
        "- a\n  1. numbered",
        "- a\n  - b\n    - c",
        "- ```\n  code\n  ```",
        "-",
    ],
)
def test_what_boxes_cannot_show_is_no_list_of_entries(text: str) -> None:
    assert entries_in(parse(text), with_labels=False) is None


def test_bars_are_drawn_to_the_longer_one() -> None:
    before, after = Metric("Before", "5 h", size=300), Metric("After", "7 min", size=7.5)
    assert Comparison(before, after).scale == (1, 0.025)
    assert Comparison(after, before).scale == (0.025, 1)


@pytest.mark.parametrize("size", [None, 0, -3])
def test_without_two_sizes_there_is_no_scale(size: float | None) -> None:
    assert Comparison(Metric("a", "1", size=size), Metric("b", "2", size=2)).scale is None
    assert Comparison(Metric("a", "1", size=2), Metric("b", "2", size=size)).scale is None


def test_entries_of_an_ordered_list_know_their_numbers() -> None:
    for text, numbers in (("1. a\n2. b", [1, 2]), ("- a\n- b", [0, 0]), ("a\n\nb", [0, 0])):
        entries = entries_in(parse(text), with_labels=True)
        assert entries is not None
        assert [entry.number for entry in entries] == numbers


def test_a_task_stays_one_and_lists_that_designs_cannot_count_are_text() -> None:
    entries = entries_in(parse("- [x] Agreed\n- [ ] Open\n- Plain"), with_labels=False)
    assert entries is not None
    assert [entry.checked for entry in entries] == [True, False, None]
    assert entries_in(parse("98. a\n99. b"), with_labels=False) is None
    assert entries_in(parse("- a\n  - [x] b"), with_labels=False) is None
