"""A merged text is offered where two people rewrote one: nothing that either wrote is lost."""

from __future__ import annotations

import random

import pytest

from narrative_studio.analysis.wording.merge_text import propose

STORY = "Recalls cost days. Nobody plans for them. We can help."


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (STORY, STORY, STORY),
        (STORY.replace("days", "weeks"), STORY, STORY.replace("days", "weeks")),
        (STORY, STORY.replace("help", "act"), STORY.replace("help", "act")),
        (
            STORY.replace("days", "weeks"),
            STORY.replace("help", "act"),
            "Recalls cost weeks. Nobody plans for them. We can act.",
        ),
        (
            f"{STORY} Call us.",
            STORY.replace("days", "weeks"),
            f"{STORY} Call us.".replace("days", "weeks"),
        ),
        (
            "Recalls cost days. We can help.",
            f"{STORY} Now.",
            "Recalls cost days. We can help. Now.",
        ),
        (f"{STORY} Now.", f"{STORY} Now.", f"{STORY} Now."),
        (f"Listen. {STORY}", STORY, f"Listen. {STORY}"),
        ("", STORY, ""),
    ],
)
def test_what_only_one_changed_is_taken_from_them(mine: str, theirs: str, merged: str) -> None:
    assert propose(STORY, mine, theirs) == propose(STORY, theirs, mine)
    found = propose(STORY, mine, theirs)
    assert (found.text, found.clashes) == (merged, 0)


def test_where_both_changed_one_sentence_both_stand_and_it_is_said() -> None:
    found = propose(STORY, STORY.replace("days", "weeks"), STORY.replace("days", "months"))
    assert found.clashes == 1
    assert found.text == (
        "Recalls cost weeks. Recalls cost months. Nobody plans for them. We can help."
    )


def test_every_place_where_both_changed_the_same_is_counted() -> None:
    found = propose("One. Two. Three.", "Eins. Two. Drei.", "Un. Two. Trois.")
    assert (found.text, found.clashes) == ("Eins. Un. Two. Drei. Trois.", 2)


def test_what_both_say_at_such_a_place_stands_there_once() -> None:
    found = propose("One. Two. Three.", "One. Here. Both. Three.", "One. Both. There. Three.")
    assert (found.text, found.clashes) == ("One. Here. Both. There. Three.", 1)


def test_a_paragraph_that_one_began_is_kept_where_the_other_wrote_on() -> None:
    assert propose("One. Two.", "One.\n\nTwo.", "One. Two. Three.").text == "One.\n\nTwo. Three."


def test_two_texts_without_a_common_past_follow_each_other() -> None:
    assert propose("", "One.", "Two.").text == "One. Two."


def test_paragraphs_and_lists_stay() -> None:
    base = "First.\n\n- one\n- two\n"
    assert propose(base, base.replace("one", "eins"), base + "- three\n").text == (
        "First.\n\n- eins\n- two\n- three\n"
    )


@pytest.mark.parametrize("seed", range(60))
def test_no_sentence_of_either_is_lost(seed: int) -> None:
    dice = random.Random(seed)

    def rewritten(base: list[str], who: str) -> list[str]:
        made = list(base)
        for n in range(dice.randrange(4)):
            at = dice.randrange(len(made) + 1)
            made[at : at + dice.randrange(2)] = [f"{who} {n}."]
        return made

    base = [f"Sentence {n}." for n in range(8)]
    mine, theirs = rewritten(base, "Mine"), rewritten(base, "Theirs")
    found = propose(" ".join(base), " ".join(mine), " ".join(theirs)).text
    for sentence in {*mine, *theirs} - {*base}:
        assert sentence in found
    for sentence in {*mine} & {*theirs}:
        assert sentence in found
