"""The facts of a demo, each held against what a good one has."""

from __future__ import annotations

from narrative_studio.commands.criteria import add_criterion
from narrative_studio.commands.demo import delete_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.readiness import add_readiness_item, check_items
from narrative_studio.model.demo import ReadinessPhase
from tests.ui.workspaces.demo.stage import frames, steps
from ui.session import Session
from ui.theme import Role
from ui.workspaces.demo.summary_facts import Fact, facts, most_telling

MINUTE = 60_000


def fact(session: Session, icon: str) -> Fact:
    assert session.story is not None
    (found,) = [one for one in facts(session.story) if one.icon.startswith(icon)]
    return found


def icons_of(session: Session) -> list[str]:
    assert session.story is not None
    return [one.icon for one in facts(session.story)]


def test_the_first_wow_is_named_with_its_time_and_limit(session: Session) -> None:
    wow = fact(session, "star")
    assert (wow.statement, wow.note) == ("First wow at 0:30", "step 2.2, the limit is 6:00")
    assert (wow.role, wow.is_pressing, wow.row) == (Role.WARN, False, steps(session)["2.2"])
    edit_cells(session.project, steps(session)["2.1"], planned_ms=6 * MINUTE)
    assert not fact(session, "star").is_pressing
    edit_cells(session.project, steps(session)["2.1"], planned_ms=6 * MINUTE + 1000)
    assert fact(session, "star").role is Role.BAD
    edit_cells(session.project, steps(session)["2.2"], is_wow=False)
    assert fact(session, "star").statement == "No wow marked yet"


def test_steps_without_a_fallback_are_counted_and_the_first_is_named(session: Session) -> None:
    found = fact(session, "lifebuoy")
    assert (found.statement, found.note) == ("1 of 3 steps with a fallback", "step 2.1 has none")
    assert (found.role, found.row) == (Role.WARN, steps(session)["2.1"])
    for step in steps(session).values():
        edit_cells(session.project, step, fallback="Show the picture.")
    found = fact(session, "lifebuoy")
    assert (found.note, found.role) == ("one action and one sentence each", Role.GOOD)


def test_the_time_of_the_steps_is_said_only_where_it_is_too_long(session: Session) -> None:
    found = fact(session, "clock")
    assert (found.statement, found.note) == ("2:15 of steps", "2:00 planned for these frames")
    assert found.role is Role.WARN
    edit_cells(session.project, frames(session)[1], planned_ms=2 * MINUTE)
    assert "clock" not in icons_of(session)


def test_questions_are_counted_with_the_longest_time_without_one(session: Session) -> None:
    found = fact(session, "message-question")
    assert (found.statement, found.note) == ("1 question asked", "1:15 at most without one")
    assert (found.role, found.row) == (Role.GOOD, steps(session)["2.2"])
    edit_cells(session.project, steps(session)["4.1"], planned_ms=8 * MINUTE)
    found = fact(session, "message-question")
    assert (found.role, found.row) == (Role.WARN, steps(session)["4.1"])


def test_criteria_are_paid_by_a_frame_and_a_step(session: Session) -> None:
    assert "checkbox" not in icons_of(session)
    first = frames(session)[0]
    one, two = (
        add_criterion(session.project, frame=first.id, text=text) for text in ("Minutes", "Anyone")
    )
    link(session.project, source=frames(session)[1], target=one)
    found = fact(session, "checkbox")
    assert (found.statement, found.note) == ("0 of 2 criteria paid", "not yet: “Minutes”")
    assert (found.role, found.row) == (Role.WARN, one)
    for criterion in (one, two):
        link(session.project, source=steps(session)["2.2"], target=criterion)
    assert fact(session, "checkbox").statement == "1 of 2 criteria paid"
    link(session.project, source=frames(session)[1], target=two)
    found = fact(session, "checkbox")
    assert (found.statement, found.role) == ("All 2 criteria are paid for", Role.GOOD)


def test_readiness_counts_what_is_checked_and_names_what_comes_next(session: Session) -> None:
    assert fact(session, "clipboard-check").statement == "No readiness list yet"
    assert session.story is not None
    narrative = session.story.narrative.id
    item = add_readiness_item(
        session.project, narrative=narrative, phase=ReadinessPhase.DAY_BEFORE, text="Reset\\nit"
    )
    found = fact(session, "clipboard-check")
    assert (found.statement, found.role) == ("Readiness: 0 of 1 checked", Role.WARN)
    assert found.row is None
    assert "\n" not in found.note
    check_items(session.project, items=[item.id], on="2026-04-02")
    found = fact(session, "clipboard-check")
    assert (found.note, found.role) == ("nothing is left to do", Role.GOOD)


def test_without_a_step_there_is_nothing_to_say(session: Session) -> None:
    for step in steps(session).values():
        delete_step(session.project, step=step.id)
    assert icons_of(session) == []


def test_calm_facts_give_way_first_and_the_readiness_stays() -> None:
    rows = [Fact(icon, icon, "", Role.WARN, is_pressing=icon in "ad") for icon in "abcdz"]

    def kept(count: int) -> str:
        return "".join(one.icon for one in most_telling(rows, count))

    assert [kept(count) for count in (9, 5, 4, 3, 2, 1, 0)] == [
        *("abcdz", "abcdz", "abdz", "adz", "az", "z", "z"),
    ]
