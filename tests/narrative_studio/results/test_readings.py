"""Sessions are read once; after a change only what changed is read, with the same figures."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from narrative_studio.analysis.prospects.received import reception
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark, rate
from narrative_studio.commands.sessions import delete_session, judge_prospect, plan_session
from narrative_studio.commands.variants import add_variant, say_otherwise
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.customers import BuyingRole
from narrative_studio.model.ids import (
    FrameResultId,
    HuddleNoteId,
    MarkId,
    ObjectionRaisedId,
    PersonId,
    QuoteCodeId,
    QuoteId,
    RatingId,
    RecallJudgementId,
    SessionPersonaId,
    TestSessionId,
    new_id,
)
from narrative_studio.model.observed import (
    FrameResult,
    HuddleKind,
    HuddleNote,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    QuoteCode,
    Rating,
    Reached,
    Recalled,
    RecallJudgement,
)
from narrative_studio.model.prospects import (
    Answer,
    Extent,
    Metric,
    SessionPersona,
    SessionState,
    TestSession,
)
from narrative_studio.model.rows import Row
from narrative_studio.model.table import Table
from narrative_studio.model.wordings import wording_of
from narrative_studio.project import Project
from narrative_studio.results.edits import before_after, needs, recalled, their_words
from narrative_studio.results.elements import evidence, ratings
from narrative_studio.results.frames import confusion_curve, heat_table
from narrative_studio.results.outcomes import next_steps, objections, verdicts
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.said import said, saturation
from narrative_studio.results.wall import quotes_wall


def figures(readings: Readings) -> list[object]:
    return [
        readings.figures(frame.id, version)
        for frame in readings.frames
        for version in (None, *readings.versions)
    ]


def test_figures_are_those_of_the_gatherings(readings: Readings) -> None:
    view = readings.story.whole
    sessions = [one.session for one in readings.eligible]
    for frame, received in reception(view, sessions, [one.id for one in readings.frames]).items():
        found = readings.figures(frame)
        assert found.reached == received.reached
        assert found.confused == received.sessions_marked(MarkKind.CONFUSED)
        assert dict(found.ratings) == dict(received.ratings)


def test_after_changes_the_figures_are_as_if_all_was_read_anew(project: Project) -> None:
    readings = read(project.view().narrative())
    story = readings.story
    second, third = readings.every[1].session, readings.every[2].session
    frame = story.frames[0].id
    changes = (
        lambda: mark(project, session=second.id, kind=MarkKind.CONFUSED, at_ms=7, frame=frame),
        lambda: rate(project, session=second.id, frame=frame, metric=Metric.CLARITY, value=1),
        lambda: judge_prospect(project, session=third.id, qualified=Answer.YES),
        lambda: judge_prospect(project, session=second.id, contaminated=Answer.YES),
        lambda: plan_session(project, narrative=story.narrative.id),
        lambda: delete_session(project, session=second.id),
    )
    for change in changes:
        change()
        readings = readings.after(project.view().narrative())
        anew = read(project.view().narrative())
        assert figures(readings) == figures(anew)
        assert [one.session for one in readings.eligible] == [one.session for one in anew.eligible]


CHARTS: tuple[Callable[[Readings], object], ...] = (
    verdicts,
    heat_table,
    confusion_curve,
    next_steps,
    objections,
    ratings,
    evidence,
    saturation,
    before_after,
    recalled,
    their_words,
    needs,
    said,
)


class Deciding:
    """Somebody who changes what the results are made of, at random."""

    def __init__(self, project: Project, seed: int) -> None:
        self.dice = random.Random(seed)
        self.project = project

    def change(self) -> None:
        acts = (
            self.hold,
            self.hold,
            self.note,
            self.note,
            self.note,
            self.reword,
            self.reword,
            self.delete,
            self.project.undo,
            self.project.undo,
            self.project.redo,
        )
        self.dice.choice(acts)()

    def hold(self) -> None:
        """Hold or plan one more session, in an old version or a new one."""
        number = self.dice.randrange(100)
        with self.project.op("Hold a session") as op:
            op.create(
                TestSession(
                    TestSessionId(new_id()),
                    narrative=self.project.view().narrative().narrative.id,
                    code=f"T{number}",
                    state=self.dice.choice((SessionState.ENDED, SessionState.PLANNED)),
                    held_on=self.dice.choice((None, f"2026-0{self.dice.randint(1, 9)}-03")),
                    version=self.dice.choice(("v3", "v4", "v9", "")),
                    qualified=self.dice.choice((Answer.YES, Answer.YES, Answer.NO)),
                    contaminated=Answer.NO,
                    recall=self.dice.choice(("", "They find the batch.")),
                    converted=self.dice.choice(tuple(Answer)),
                )
            )

    def note(self) -> None:
        """Note something of a session: one row of any kind."""
        view, pick = self.project.view(), self.dice.choice
        session = pick(view.test_sessions.ordered).id
        frame = pick(view.narrative().all_frames).id
        me = PersonId(pick(view.people.ordered).id)
        score = pick((None, 1, 3, 5))
        quote = pick(view.quotes.ordered).id
        row: Row = pick(
            (
                Mark(MarkId(new_id()), session, frame, me, 7, pick(tuple(MarkKind))),
                Rating(RatingId(new_id()), session, frame, me, "Nods", score, pick((None, 2))),
                FrameResult(FrameResultId(new_id()), session, frame, pick(tuple(Reached)), 9),
                Quote(QuoteId(new_id()), session, "Q", frame, None, "We count pallets."),
                QuoteCode(QuoteCodeId(new_id()), quote, pick(view.codes.ordered).id, me),
                ObjectionRaised(
                    ObjectionRaisedId(new_id()),
                    session,
                    pick((None, pick(view.objections.ordered).id)),
                    "Too blue",
                    frame,
                    pick(tuple(Extent)),
                ),
                SessionPersona(SessionPersonaId(new_id()), session, pick(view.personas.ordered).id),
                RecallJudgement(
                    RecallJudgementId(new_id()), session, frame, me, pick(tuple(Recalled))
                ),
                HuddleNote(HuddleNoteId(new_id()), session, HuddleKind.PROMISED, frame, "Soon"),
            )
        )
        with self.project.op("Note") as op:
            op.create(row)

    def reword(self) -> None:
        """Change a cell of a session, of the protocol, of the codebook, or of what is told."""
        view, pick = self.project.view(), self.dice.choice
        row, cells = pick(
            (
                (pick(view.test_sessions.ordered), {"version": pick(("v1", "v4"))}),
                (pick(view.test_sessions.ordered), {"qualified": pick(tuple(Answer))}),
                (pick(view.test_sessions.ordered), {"held_on": pick((None, "2026-02-03"))}),
                (pick(view.test_protocols.ordered), {"planned_n": pick((3, 40))}),
                (pick(view.test_protocols.ordered), {"flag_least_n": pick((1, 5))}),
                (pick(view.codes.ordered), {"word": pick(("risk", "Calm"))}),
                (pick(view.objections.ordered), {"text": pick(("Too dear", "Too late"))}),
                (pick(view.personas.ordered), {"buying_role": pick(tuple(BuyingRole))}),
                (pick(view.narrative().all_frames), {"is_backup": pick((True, False))}),
                (pick(view.narrative().all_frames), {"headline": "Reworded", "rank": "b"}),
                (pick(view.ratings.ordered), {"clarity": pick((None, 1))}),
                (pick(view.marks.ordered), {"session": pick(view.test_sessions.ordered).id}),
            )
        )
        with self.project.op("Reword") as op:
            op.set(type(row), row.id, **cells)

    def delete(self) -> None:
        """Delete a session, or a row that speaks of one."""
        view, pick = self.project.view(), self.dice.choice
        tables: tuple[Table[Any], ...] = (
            view.test_sessions,
            view.quotes,
            view.codes,
            view.marks,
            view.objections,
        )
        found = [table for table in tables if len(table) > 2]
        row: Row = pick(pick(found).ordered)
        with self.project.op("Delete") as op:
            op.delete(type(row), row.id)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_changed_all_is_as_if_it_was_read_anew(project: Project, seed: int) -> None:
    somebody = Deciding(project, seed)
    readings = read(project.view().narrative())
    for turn in range(40):
        somebody.change()
        if turn % 3 == 2:
            continue  # Two changes at once.
        before = [(chart(readings), chart) for chart in CHARTS]
        after = readings.after(project.view().narrative())
        anew = read(project.view().narrative())
        for chart in CHARTS:
            assert chart(after) == chart(anew)
        assert figures(after) == figures(anew)
        assert [one.session for one in after.every] == [one.session for one in anew.every]
        for shown, chart in before:
            assert chart(readings) == shown
        told = frozenset(somebody.dice.sample(after.versions, len(after.versions) // 2))
        assert verdicts(after.only(told)) == verdicts(anew.only(told))
        readings = after


def test_objections_follow_the_roles_of_those_who_raised_them(project: Project) -> None:
    readings = read(project.view().narrative())
    assert BuyingRole.OTHER.value not in objections(readings).roles
    for persona in project.view().personas.ordered:
        edit_cells(project, persona, buying_role=BuyingRole.OTHER)
    after = readings.after(project.view().narrative())
    assert objections(after).roles == (BuyingRole.OTHER.value,)


def test_what_was_told_is_known_anew_when_what_it_rests_on_changes(project: Project) -> None:
    story = project.view().narrative()
    frame, one = story.frames[0], read(story).every[0].session
    variant = add_variant(project, narrative=story.narrative.id, name="Short")
    cells: dict[str, Any] = {
        "version": "",
        "baseline": None,
        "started_at_ms": 0,
        "variant": variant.id,
    }
    edit_cells(project, one, held_on="2100-01-01", **cells)

    def name() -> None:
        session = project.view().test_sessions[one.id]
        edit_cells(project, session, version="v99", held_on=None)

    def freeze() -> None:
        take_baseline(project, name="v99")

    def reword() -> None:
        edit_cells(project, project.view().frames[frame.id], headline="Reworded")

    def word_otherwise() -> None:
        say_otherwise(
            project, variant=variant.id, frame=frame.id, what="headline", value="In short"
        )

    readings = read(project.view().narrative())
    wordings = []
    for change in (reword, name, freeze, word_otherwise):
        change()
        readings = readings.after(project.view().narrative())
        anew = read(project.view().narrative())
        told = {each.id: each.told for each in readings.every}
        assert told == {each.id: each.told for each in anew.every}, change.__name__
        wordings.append(told[one.id].get(frame.id))
    reworded = wording_of(project.view().frames[frame.id])
    assert wordings == [reworded, None, reworded, None], "named, frozen, and a variant’s"


def test_summing_bit_by_bit_gives_the_same_figures(project: Project) -> None:
    readings = read(project.view().narrative())
    counted = [readings.is_counted]
    while not readings.count_on(0):
        counted.append(readings.is_counted)
    assert len(counted) > 5
    assert not any(counted)
    assert readings.is_counted
    assert figures(readings) == figures(read(project.view().narrative()))


def test_sessions_that_did_not_change_are_not_read_again(project: Project) -> None:
    before = read(project.view().narrative())
    session = before.every[0].session
    mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=7, frame=before.frames[0].id)
    after = before.after(project.view().narrative())
    assert after.every[0] is not before.every[0]
    assert after.every[0].state(before.frames[0].id) is HeatState.LANDED
    assert all(one is other for one, other in zip(after.every[1:], before.every[1:], strict=True))
    assert before.figures(before.frames[0].id).states[HeatState.LANDED] == 0


def test_before_the_planned_number_every_chart_says_that_it_is_a_first_look(
    project: Project,
) -> None:
    story = project.view().narrative()
    assert read(story).interim == ""
    (protocol,) = story.whole.test_protocols.values()
    edit_cells(project, protocol, planned_n=12)
    readings = read(project.view().narrative())
    assert readings.interim == "Interim: 10 of 12 planned sessions"
    made = (
        heat_table,
        confusion_curve,
        next_steps,
        objections,
        evidence,
        ratings,
        quotes_wall,
    )
    assert {make(readings).interim for make in made} == {readings.interim}


def test_only_the_chosen_versions_are_looked_at(readings: Readings) -> None:
    chosen = readings.only(frozenset({"v3"}))
    assert [one.session.code for one in chosen.eligible] == ["T09", "T10", "T11", "T12"]
    assert chosen.figures(chosen.frames[0].id).reached == 4
    assert chosen.versions == readings.versions
