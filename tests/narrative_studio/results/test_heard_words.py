"""Words of theirs: said by several prospects, in none of ours, and judged by a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.commands.heard_words import decide_word
from narrative_studio.model.observed import (
    HuddleKind,
    HuddleNote,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    WordDecision,
    WordVerdict,
)
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.prospects import Answer
from narrative_studio.project import Project
from narrative_studio.results.heard_words import (
    HeardWord,
    decided_words,
    heard_word,
    heard_words,
    said_by_one,
)
from narrative_studio.results.readings import Readings, read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def heard(story: Story) -> tuple[HeardWord, ...]:
    return heard_words(read(story.view()))


def said(*recalls: str) -> Story:
    """A story of tracing, and what each prospect said of it."""
    story = Story()
    story.frame(headline="We trace every pallet", key_message="", script="Traced in minutes.")
    for number, recall in enumerate(recalls):
        held(story, f"T{number}", recall=recall, held_on=f"2026-03-0{number + 1}")
    return story


def test_words_are_ranked_by_how_many_prospects_say_them() -> None:
    story = said(
        "The handbag. The handbag, I say!", "A dashboard like a handbag.", "One handbag, no binder."
    )
    held(story, "T8", recall="A binder, a binder, a binder, and a dashboard.")
    found = [(one.word, len(one.prospects)) for one in heard(story)]
    assert found == [("handbag", 3), ("binder", 2), ("dashboard", 2)]


def test_what_is_ours_in_any_form_is_none_of_theirs() -> None:
    story = said("Tracing pallets beats binders.", "Trace the pallet, drop the Binder’s cover.")
    assert [one.word for one in heard(story)] == ["binders"]
    story.add(Term, kind=TermKind.AVOID, text="binder")
    assert heard(story) == (), "the vocabulary speaks of it"


def test_words_that_hold_a_sentence_together_say_nothing() -> None:
    assert heard(said("That would really be something.", "That would really be something.")) == ()


def test_a_word_that_is_only_said_in_a_pair_stands_as_that_pair() -> None:
    story = said("A recall clock.", "Like a recall clock, I think.")
    assert [one.word for one in heard(story)] == ["recall clock"]
    held(story, "T7", recall="The clock ticks.")
    assert {one.word: len(one.prospects) for one in heard(story)} == {"clock": 3, "recall clock": 2}
    apart = said("A recall. Clock it.", "Recall: clock.")
    assert [one.word for one in heard(apart)] == ["Recall", "clock"] or len(heard(apart)) == 2


def test_one_prospect_counts_once_and_who_does_not_count_says_nothing() -> None:
    story = said("A handbag.")
    held(story, "T5", recall="A handbag.", prospect="Prospect T0")
    held(story, "T6", recall="A handbag.", qualified=Answer.NO)
    assert heard(story) == ()
    assert said_by_one(read(story.view())) == 1


def test_everything_that_a_prospect_said_is_listened_to() -> None:
    story = said("", "", "", "")
    first, second, third, fourth = story.rows["test_session"].values()
    story.add(Quote, session=first.id, text="It is a handbag.")
    story.add(Mark, session=second.id, kind=MarkKind.QUOTE, text="A handbag?")
    story.add(Mark, session=fourth.id, kind=MarkKind.NOTE, text="Handbag again, I noted.")
    story.add(ObjectionRaised, session=third.id, text="We have a handbag.")
    (found,) = heard(story)
    assert found.prospects == ("Prospect T2", "Prospect T1", "Prospect T0")
    assert found.example == "We have a handbag."


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("The word handbag", ["binder"]),
        ("Handbags: they laughed at the binder", ["binder"]),
        ("They laughed at “handbag”, not at the binder", ["binder"]),
        ("", ["binder", "handbag"]),
    ],
)
def test_a_word_that_people_stumbled_over_is_none_to_adopt(note: str, left: list[str]) -> None:
    story = said("A handbag. A binder.", "The handbag. Binder!")
    first = next(iter(story.rows["test_session"].values()))
    story.add(HuddleNote, session=first.id, kind=HuddleKind.WORKED, text="The binder")
    story.add(HuddleNote, session=first.id, kind=HuddleKind.TRIPPED, text=note)
    assert [one.word for one in heard(story)] == left


def test_what_was_decided_on_is_not_asked_again() -> None:
    story = said("A handbag.", "The handbag.")
    row = story.add(WordDecision, narrative="narrative", word="handbag", verdict=WordVerdict.LEFT)
    readings = read(story.view())
    assert heard_words(readings) == ()
    (decided,) = decided_words(readings)
    assert (decided.word, decided.verdict) == ("handbag", WordVerdict.LEFT)
    found = heard_word(readings, "Handbag")
    assert found is not None
    assert (found.verdict, len(found.sayings)) == (WordVerdict.LEFT, 2)
    story.rows["word_decision"][row.id] = replace(row, word="never said")
    nobody = heard_word(read(story.view()), "never said")
    assert nobody is not None
    assert nobody.sayings == ()
    assert heard_word(read(story.view()), "elsewhere") is None


def test_the_words_of_the_sample_are_theirs_and_one_is_adopted(project: Project) -> None:
    def readings() -> Readings:
        return read(project.view().narrative())

    assert [one.words for one in heard_words(readings())] == ["fewer pallets, 2 prospects"], (
        "people stumbled over “pilot”"
    )
    narrative = project.view().narrative().narrative.id
    decide_word(project, narrative=narrative, word="fewer pallets", verdict=WordVerdict.ADOPTED)
    assert heard_words(readings()) == ()
    adopted = heard_word(readings(), "fewer pallets")
    assert adopted is not None
    assert len(adopted.prospects) == 2


def test_endings_are_those_of_the_language_of_the_document() -> None:
    story = Story()
    (info,) = story.rows["project"].values()
    story.rows["project"][info.id] = replace(info, language="de-DE")
    story.frame(headline="Jede Palette", key_message="", script="Wir verfolgen die Charge.")
    held(story, "T1", recall="Die Paletten und das Etikett, vielleicht auch der Rückruf.")
    held(story, "T2", recall="Vielleicht die Etiketten. Bei Rückrufen die Chargen.")
    assert {one.word for one in heard(story)} == {"Etikett", "Rückruf"}
