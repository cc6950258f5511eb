"""Edits that sessions are cited for, recall, and what is needed."""

from __future__ import annotations

from narrative_studio.commands.huddle import cite_session
from narrative_studio.model.observed import EditCitation, Mark, MarkKind
from narrative_studio.model.prospects import TestProtocol
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project
from narrative_studio.results.edits import before_after, needs, recalled, their_words
from narrative_studio.results.readings import Readings, read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


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


def test_an_edit_is_no_finding_before_the_planned_number() -> None:
    story = Story()
    frame = story.frame()
    for number in range(20):
        version, kind = ("v1", MarkKind.CONFUSED) if number < 10 else ("v2", MarkKind.LANDED)
        session = held(story, version=version, held_on=f"2026-03-{number + 1:02}")
        story.add(Mark, session=session.id, frame=frame.id, kind=kind)
    story.add(EditCitation, narrative="narrative", frame=frame.id, edited="headline", version="v2")
    done = before_after(read(story.view()))
    assert done.headline.endswith("; 1 beyond chance")
    assert done.rows[0].verdict == "Lower"
    story.add(TestProtocol, narrative="narrative", planned_n=21)
    early = before_after(read(story.view()))
    assert early.headline.endswith("; nothing is decided before the planned number")
    assert early.rows[0].verdict == "Not to be decided yet"


def test_messages_that_came_back_are_counted_among_those_judged(readings: Readings) -> None:
    first = recalled(readings)[0]
    assert (first.number, first.words) == ("8", "4 said, 1 partly, 3 not said, of 8 judged")


def test_their_words_come_newest_first(readings: Readings) -> None:
    assert their_words(readings)[0].who == "T12 Larkhall Soups"


def test_where_nothing_was_promised_nothing_is_needed(readings: Readings) -> None:
    assert needs(readings) == ()
