"""Tiles, next steps and objections of the sample."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import raise_objection
from narrative_studio.model.ids import TestSessionId, new_id
from narrative_studio.model.prospects import Answer, TestSession
from narrative_studio.project import Project
from narrative_studio.results.outcomes import next_steps, objections, verdicts
from narrative_studio.results.readings import Readings, read


def test_both_verdicts_stand_side_by_side(readings: Readings) -> None:
    found = verdicts(readings)
    assert found.rule == (
        "Pass by the protocol’s rule",
        "Dana Okafor is not going back; 6 of 10 against 9 of 30; no flagged frame in v3.",
    )
    assert found.caution == (
        "Not yet separated from chance",
        "One-sided p = 0.09. Both statements are true at once.",
    )


def test_an_outcome_that_is_not_known_is_told_beside_the_rate(readings: Readings) -> None:
    found = verdicts(readings)
    open_ = replace(found, gate=replace(found.gate, eligible=13))
    assert "6 of 10 against 9 of 30, of 3 more it is not known;" in open_.rule[1]


def test_a_pitch_that_does_worse_is_not_told_as_undecided(readings: Readings) -> None:
    found = verdicts(readings)
    worse = replace(found, gate=replace(found.gate, converted=0, old_converted=27))
    assert worse.caution == (
        "Worse than the old pitch",
        "One-sided p under 0.001. That is more than chance.",
    )


def test_a_rep_whose_name_is_not_known_is_one_rep(readings: Readings) -> None:
    found = replace(verdicts(readings), reps=())
    assert found.rule[1].startswith("The test rep is not going back;")


def test_a_session_with_several_roles_is_put_to_none_of_them(project: Project) -> None:
    chart = objections(read(project.view().narrative()))
    bars = {bar.name: chart.by_role(bar) for bar in chart.bars}
    assert bars["That reduction sounds too good."] == "champion 1, several roles 1"
    assert "approver" not in chart.roles
    for persona in project.view().session_personas.ordered:
        with project.op("Delete") as op:
            op.delete(type(persona), persona.id)
    unknown = objections(read(project.view().narrative()))
    assert unknown.roles == ("role not known",)
    assert [bar.counts for bar in unknown.bars] == [(sum(bar.counts),) for bar in chart.bars]


def test_those_not_counted_are_named_with_the_reason(readings: Readings) -> None:
    title, words = verdicts(readings).counting
    assert title == "12 recorded, 10 eligible"
    assert words == (
        "Not counted: T03 Little Anchor Honey, not qualified; "
        "T08 Tern and Tide Seafood, has heard the old pitch."
    )


def test_before_the_planned_number_a_look_is_interim(readings: Readings) -> None:
    early = verdicts(readings.only(frozenset({"v1", "v2"})))
    assert early.gate.is_interim
    assert early.progress[0] == "6 of 10 planned sessions"
    assert early.passes is Answer.NO


def test_a_flagged_frame_stands_against_a_pass(readings: Readings) -> None:
    found = verdicts(readings)
    first = verdicts(readings.only(frozenset({"v1"})))
    assert first.flags
    assert found.passes is Answer.YES
    assert replace(found, flags=first.flags).passes is Answer.NO


def test_what_stands_against_a_pass_is_said_before_what_is_not_known(readings: Readings) -> None:
    found = verdicts(readings)
    flagged = verdicts(readings.only(frozenset({"v1"}))).flags
    open_ = replace(found.gate, verdicts=(), old_converted=0, old_calls=0)
    title, words = replace(found, gate=open_, flags=flagged).rule
    assert title == "No pass by the protocol’s rule yet"
    assert words.startswith(f"{len({flag.frame for flag in flagged})} frame")
    assert "no test rep has given a verdict" in words


def test_next_steps_are_counted_by_version_beside_the_old_pitch(readings: Readings) -> None:
    chart = next_steps(readings)
    rows = {row.name: row.share.counts for row in chart.all_rows}
    assert rows == {
        "v1": "1 of 3",
        "v2": "2 of 3",
        "v3": "3 of 4",
        "All eligible": "6 of 10",
        "Old pitch": "9 of 30",
    }
    assert chart.headline == (
        "A next step was agreed more often than with the old pitch; the intervals overlap"
    )
    assert chart.note == (
        "Chance of being the better one, with nothing assumed before: "
        "all eligible over the old pitch, 95 of 100."
    )
    assert next_steps(readings.only(frozenset({"v1", "v2"}))).note == ""


def test_few_sessions_are_not_said_to_agree_more_often(readings: Readings) -> None:
    few = readings.only(frozenset({"v3"}))
    assert next_steps(few).headline == (
        "3 of 4 agreed a next step, 9 of 30 with the old pitch; that is too few to compare"
    )


def test_sessions_of_which_it_is_not_known_and_those_beyond_the_plan_are_told_of(
    project: Project,
) -> None:
    session = next(one for one in project.view().test_sessions.values() if one.code == "T12")
    with project.op("Add a session") as op:
        made = replace(session, id=TestSessionId(new_id()), code="T13", converted=Answer.UNKNOWN)
        op.create(made)
    found = read(project.view().narrative())
    assert next_steps(found).note.startswith(
        "Of 1 more it is not known: no figure here counts them. Chance of"
    )
    assert verdicts(found).progress == (
        "11 sessions, 10 planned",
        "1 session more than planned: decide by the rule.",
    )


def test_versions_that_are_large_enough_are_told_with_the_chance_of_the_later_one(
    project: Project,
) -> None:
    with project.op("Repeat sessions") as op:
        for session in project.view().test_sessions.ordered:
            version = "v1" if session.version == "v1" else "v2"
            op.set(TestSession, session.id, version=version)
            for _ in range(4):
                op.create(replace(session, id=TestSessionId(new_id()), version=version))
    assert "v2 over v1, " in next_steps(read(project.view().narrative())).note
    with project.op("Forget versions") as op:
        for session in project.view().test_sessions.ordered:
            op.set(TestSession, session.id, version="" if session.version == "v1" else "v2")
    assert "v2 over No version, " in next_steps(read(project.view().narrative())).note


def test_an_objection_counts_once_for_each_session_however_many_sat_there(
    readings: Readings,
) -> None:
    chart = objections(readings)
    assert chart.sorted_bars[0].total == 3
    assert chart.total == 15
    assert chart.headline == "2 objections were raised 3 times each, of 15 in all"


def test_intervals_are_apart_whichever_of_the_two_is_ahead(project: Project) -> None:
    view = project.view()
    protocol = view.test_protocols.ordered[0]
    for converted, often in ((0, "more"), (1000, "less")):
        edit_cells(project, protocol, old_pitch_calls=1000, old_pitch_converted=converted)
        assert next_steps(read(project.view().narrative())).headline == (
            f"A next step was agreed {often} often than with the old pitch; "
            "the intervals do not overlap"
        )


def test_more_conversions_than_calls_of_the_old_pitch_say_nothing_of_it(project: Project) -> None:
    protocol = project.view().test_protocols.ordered[0]
    # Two people edit one number each, and merging keeps both.
    edit_cells(project, protocol, old_pitch_calls=5)
    found = read(project.view().narrative())
    assert next_steps(found).baseline is None
    assert next_steps(found).headline.endswith("how the old pitch did is not known")
    assert verdicts(found).caution[0] == "Nothing to compare yet"
    assert "the baseline of the old pitch is not known" in verdicts(found).rule[1].lower()


def test_only_where_objections_are_left_out_it_is_said(project: Project) -> None:
    session = next(one for one in read(project.view().narrative()).eligible).session
    names = len(objections(read(project.view().narrative())).bars)
    for number in range(12 - names):
        raise_objection(project, session=session.id, text=f"Objection {number}")
    chart = objections(read(project.view().narrative()))
    assert (len(chart.bars), chart.note) == (12, "")
    raise_objection(project, session=session.id, text="One more")
    chart = objections(read(project.view().narrative()))
    assert (len(chart.bars), chart.note) == (12, "The 12 most frequent ones.")
    assert chart.headline.endswith(f", of {chart.total} in all")
    assert chart.reached[-1] == chart.total - 1, "the bars do not reach what has none"


def test_a_single_objection_is_not_told_as_each(project: Project) -> None:
    first, *rest = project.view().objections_raised.ordered
    with project.op("Delete") as op:
        for one in rest:
            op.delete(type(one), one.id)
    eligible = read(project.view().narrative()).eligible[0].session
    edit_cells(project, first, session=eligible.id)
    assert objections(read(project.view().narrative())).headline == "1 objection, raised once"


def test_a_rule_that_was_changed_afterwards_is_told_beside_what_it_says(project: Project) -> None:
    (protocol,) = project.view().test_protocols.values()
    assert verdicts(read(project.view().narrative())).afterwards == ""
    edit_cells(project, protocol, decision_rule="Any one of them advances.")
    found = verdicts(read(project.view().narrative()))
    assert found.rule[1].endswith(" The protocol was changed 1 time after it was fixed.")


def test_at_the_planned_number_the_rule_decides(readings: Readings) -> None:
    found = verdicts(readings)
    assert found.progress == (
        "10 of 10 planned sessions",
        "The planned number is reached: decide by the rule.",
    )
    early = replace(found, gate=replace(found.gate, eligible=9))
    assert early.progress[1] == "Figures may still turn; do not stop on a good day."
