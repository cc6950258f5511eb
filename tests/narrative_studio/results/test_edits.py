"""Edits that sessions are cited for, recall, and what is needed."""

from __future__ import annotations

from narrative_studio.commands.huddle import cite_session
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project
from narrative_studio.results.edits import before_after, needs, recalled, their_words
from narrative_studio.results.readings import Readings, read


def test_an_edit_is_held_against_the_version_before_it(readings: Readings) -> None:
    chart = before_after(readings)
    rows = {row.number: chart.pair_words(row) for row in chart.rows}
    assert rows["4"] == "Before 2 of 3, After 0 of 3"
    assert rows["7"] == "Before 2 of 3, After 0 of 4"
    assert chart.headline == (
        "Too few to compare; 6 of 6 edited frames troubled fewer prospects after the edit"
    )


def test_an_edit_came_after_the_sessions_it_is_cited_for(project: Project) -> None:
    def frames() -> dict[str, str]:
        return {row.number: row.title for row in before_after(read(story())).rows}

    def story() -> NarrativeView:
        return project.view().narrative()

    second = story().frames[1].id
    sessions = {one.code: one.id for one in project.view().test_sessions.ordered}
    # The story is edited in the huddle, before anybody counts its version on.
    cite_session(project, session=sessions["T12"], frame=second, edited="headline", version="v3")
    assert "2" not in frames()
    told, because = sessions["T05"], "They laughed at the word"
    cite_session(project, session=told, frame=second, edited="x", version="v2", because=because)
    assert frames()["2"] == f"v2 to v3: {because}"


def test_messages_that_came_back_are_counted_among_those_judged(readings: Readings) -> None:
    first = recalled(readings)[0]
    assert (first.number, first.words) == ("8", "4 said, 1 partly, 3 not said, of 8 judged")


def test_their_words_come_newest_first(readings: Readings) -> None:
    assert their_words(readings)[0].who == "T12 Larkhall Soups"


def test_where_nothing_was_promised_nothing_is_needed(readings: Readings) -> None:
    assert needs(readings) == ()
