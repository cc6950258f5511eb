"""Whoever has not agreed is not quoted, and nobody is named; what they did stays counted."""

from __future__ import annotations

from narrative_studio.analysis.prospects.figures import figures
from narrative_studio.analysis.quotable import for_outside, may_be_quoted, outside, silent_sessions
from narrative_studio.model.prospects import Answer
from narrative_studio.model.view import ProjectView
from narrative_studio.results.outcomes import objections
from narrative_studio.results.readings import read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.planted import ALLOWED, NAME, WORDS, planted
from tests.narrative_studio.analysis.told_story import Story


def test_unknown_is_not_a_yes() -> None:
    story = Story()
    asked = [held(story, answer.value, may_quote=answer) for answer in Answer]
    assert [may_be_quoted(one) for one in asked] == [False, True, False]
    view = story.view().whole
    assert silent_sessions(view) == {asked[0].id, asked[2].id}


def test_no_words_of_theirs_and_no_names_are_left(tested: ProjectView) -> None:
    whole = outside(planted(tested).whole)
    tests = [
        str(row)
        for table, rows in whole.tables.items()
        if table != "proof"  # Proofs have a consent and an alias of their own.
        for row in rows.values()
    ]
    assert not [row for row in tests if WORDS in row or NAME in row]
    assert [row for row in tests if ALLOWED in row]


def test_what_they_did_is_counted_as_before(tested: ProjectView) -> None:
    before = planted(tested)
    after = for_outside(before)
    assert figures(after).flags == figures(before).flags
    then, now = read(before), read(after)
    for frame in then.frames:
        assert now.figures(frame.id) == then.figures(frame.id)
    bars = [bar.name for bar in objections(now).bars]
    assert "In words not to be quoted (T01)" in bars
    assert len(bars) == len(objections(then).bars)
