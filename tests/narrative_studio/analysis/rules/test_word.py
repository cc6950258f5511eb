"""Banned words and words to avoid, wherever something is shown or said."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.analysis.rules.word import word_findings
from narrative_studio.model.positioning import TermKind
from tests.narrative_studio.analysis.told_story import Story


def found(story: Story) -> list[Finding]:
    return list(word_findings(story.view()))


@pytest.fixture(autouse=True)
def vocabulary(story: Story) -> None:
    mock = story.term(TermKind.PREFERRED, "mock recall")
    story.term(TermKind.AVOID, "fire drill", instead=mock)
    story.term(TermKind.BANNED, "guarantee", why="Legal.")
    story.term(TermKind.BANNED, "seamless")


@pytest.mark.parametrize(
    ("cell", "called"),
    [
        ("headline", "headline"),
        ("key_message", "key message"),
        ("bullets", "bullets"),
        ("script", "script"),
        ("checkpoint", "checkpoint"),
        ("transition", "transition"),
    ],
)
def test_a_word_to_avoid_is_found_in_every_text_of_a_frame(
    story: Story, cell: str, called: str
) -> None:
    frame = story.frame(**{cell: "Run a *fire drill* now"})
    (finding,) = found(story)
    assert (finding.rule, finding.level) == (Rule.WORD_TO_AVOID, Level.WARNING)
    assert finding.text == f"Frame 1 says “fire drill” in its {called}, a word to avoid."
    assert finding.hint == "Say “mock recall” instead."
    assert finding.row_id == frame.id


@pytest.mark.parametrize(("cell", "called"), [("say", "spoken text"), ("ask", "check question")])
def test_what_is_said_in_a_step_counts(story: Story, cell: str, called: str) -> None:
    step = story.step(story.frame(), **{cell: "We guarantee it."})
    (finding,) = found(story)
    assert finding.text == f"Step 1.1 uses the banned word “guarantee” in its {called}."
    assert finding.row_id == step.id


def test_a_banned_word_is_an_error_with_its_reason(story: Story) -> None:
    story.frame(headline="We guarantee it", script="Guarantees all the way, seamless ones.")
    guarantee, seamless = found(story)
    assert (guarantee.rule, guarantee.level) == (Rule.BANNED_WORD, Level.ERROR)
    assert guarantee.text == (
        "Frame 1 uses the banned word “guarantee” in its headline and script."
    )
    assert guarantee.hint == "Banned because: Legal. Say it in other words."
    assert seamless.hint == "Say it in other words."


def test_what_is_not_said_may_say_anything(story: Story) -> None:
    frame = story.frame(
        script="> never say guarantee\n\nSay this.", visual="fire drill", alt_text="fire drill"
    )
    story.step(frame, do="Type `guarantee`", expect="guarantee", fallback="guarantee")
    assert found(story) == []


def test_a_wording_broken_by_marks_is_found_all_the_same(story: Story) -> None:
    story.frame(script="We **guar**antee a fire\ndrill.")
    assert [one.rule for one in found(story)] == [Rule.BANNED_WORD, Rule.WORD_TO_AVOID]


def test_backups_are_shown_one_day(story: Story) -> None:
    story.frame(headline="Guarantee", is_backup=True)
    assert [one.text for one in found(story)] == [
        "Backup “Guarantee” uses the banned word “guarantee” in its headline."
    ]


def test_one_frame_can_be_looked_at_alone(story: Story) -> None:
    story.frame(headline="A guarantee")
    frame = story.frame(headline="A seamless start")
    step = story.step(frame, say="Run a fire drill.")
    found_there = word_findings(story.view(), only=frame.id)
    assert [finding.row_id for finding in found_there] == [frame.id, step.id]


def test_a_document_without_a_vocabulary_has_no_such_findings() -> None:
    story = Story()
    story.frame(headline="We guarantee it")
    assert found(story) == []
