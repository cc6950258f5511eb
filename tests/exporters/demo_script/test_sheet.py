"""The demo script gathers claims, roles, cautions, cues and questions from the story."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters.demo_script.sheet import RunSheet, run_sheet
from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.variants import add_variant
from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.people import Person
from narrative_studio.model.storyboard import Frame, Link, LinkRole
from narrative_studio.project import Project
from tests.story import BO, ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def sheet(story: Project) -> RunSheet:
    return run_sheet(story.view().narrative())


def test_times_are_added_up(story: Project) -> None:
    found = sheet(story)
    assert (found.slot_ms, found.planned_ms) == (1_200_000, 580_000)
    assert (found.scenes_ms, found.steps_ms) == (400_000, 75_000)
    assert found.wow is not None
    assert (found.wow.number, found.wow.start_ms) == ("2.2", 30_000)
    assert found.with_fallback == 1


def test_the_head_names_version_day_and_content(story: Project) -> None:
    found = sheet(story)
    assert (found.title, found.product, found.version) == ("Ember first call", "Ember", "v2")
    assert found.day == "21 April 2026"
    assert len(found.content) == 8
    with story.op("Edit") as op:
        op.set(Frame, ident(0x212), headline="Other")
    assert sheet(story).content != found.content


def test_the_outcome_is_what_the_story_ends_with(story: Project) -> None:
    assert sheet(story).outcome == "One night with your own wood shows it."


def test_a_scene_is_a_told_frame_with_steps(story: Project) -> None:
    (scene,) = sheet(story).scenes
    assert (scene.number, [line.number for line in scene.lines]) == (2, ["2.1", "2.2"])
    assert scene.steps_ms == 75_000


def test_a_checkpoint_that_a_step_asks_is_not_asked_again(story: Project) -> None:
    assert sheet(story).scenes[0].checkpoint == ""
    with story.op("Edit") as op:
        op.set(Step, ident(0x231), ask="Shall we weigh another?")
    assert sheet(story).scenes[0].checkpoint == "Does that tick the box?"


def test_claims_name_their_scenes_and_what_to_be_careful_of(story: Project) -> None:
    claims = {claim.name: claim for claim in sheet(story).claims}
    assert list(claims) == ["Fewer burnt loaves", "Reads the wood", "Orders the wood"]
    assert (claims["Fewer burnt loaves"].scenes, claims["Fewer burnt loaves"].steps) == ((2,), ())
    assert claims["Fewer burnt loaves"].caution == "suspect link"
    assert (claims["Reads the wood"].steps, claims["Reads the wood"].caution) == (("2.2",), "")
    assert claims["Orders the wood"].caution == "planned"


def test_only_a_cleared_proof_is_offered_for_a_claim(story: Project) -> None:
    with story.op("Prove") as op:
        op.create(
            Link(
                id=ident(0x990),  # type: ignore[arg-type]
                source_table="proof",
                source=ident(0x150),
                target_table="element",
                target=ident(0x103),
                role=LinkRole.PROVES,
            )
        )
    assert sheet(story).claims[0].proofs == ("From nine burnt loaves a night to one",)
    with story.op("Expire") as op:
        op.set(Proof, ident(0x150), expires_on="2026-04-20")
    assert sheet(story).claims[0].proofs == ()


def test_a_step_says_why_it_matters(story: Project) -> None:
    line = sheet(story).lines[1]
    assert [(reason.name, reason.caution) for reason in line.reasons] == [
        ("Reads the wood", ""),
        ("Orders the wood", "planned"),
    ]
    assert line.driver == "Bo Lind"


def test_a_step_may_matter_for_its_proof(story: Project) -> None:
    with story.op("Prove") as op:
        for number, (table, target) in enumerate(
            [("proof", ident(0x150)), ("objection", ident(0x160)), ("element", "gone")]
        ):
            op.create(
                Link(
                    id=ident(0x990 + number),  # type: ignore[arg-type]
                    source_table="step",
                    source=ident(0x230),
                    target_table=table,
                    target=target,
                )
            )
    (reason,) = sheet(story).lines[0].reasons
    assert (reason.name, reason.kind) == ("From nine burnt loaves a night to one", None)


@pytest.mark.parametrize("cells", [{"expires_on": "2026-04-20"}, {"may_be_spoken": False}])
def test_a_proof_that_may_not_be_told_is_nowhere(story: Project, cells: dict[str, Any]) -> None:
    assert not sheet(story).left_out
    assert sheet(story).expected[0].evidence == ("From nine burnt loaves a night to one",)
    with story.op("Withdraw") as op:
        op.set(Proof, ident(0x150), may_be_printed=True, **cells)
    assert sheet(story).expected[0].evidence == ()
    assert [proof.code for proof in sheet(story).left_out] == ["PF-1"]


def test_evidence_that_is_only_planned_says_so(story: Project) -> None:
    with story.op("Answer") as op:
        for number, target in enumerate((ident(0x101), ident(0x102))):
            op.create(
                Link(
                    id=ident(0x990 + number),  # type: ignore[arg-type]
                    source_table="objection",
                    source=ident(0x160),
                    target_table="element",
                    target=target,
                )
            )
    assert set(sheet(story).expected[0].evidence) >= {"Reads the wood", "Orders the wood (planned)"}


def test_roles_are_those_of_the_steps(story: Project) -> None:
    (role,) = sheet(story).roles
    assert (role.name, role.job, role.what) == ("Bo Lind", "Sales lead", "2 steps, 2.1 to 2.2")
    with story.op("Leave") as op:
        op.delete(Person, BO)
    assert sheet(story).roles == ()


def test_things_to_prepare_name_their_steps(story: Project) -> None:
    with story.op("Use") as op:
        op.set(Step, ident(0x230), data=" Log  LOG-7 ")
    found = sheet(story)
    assert [(one.what, one.steps) for one in found.data] == [("Log LOG-7", ("2.1", "2.2"))]
    assert [(one.what, one.steps) for one in found.resets] == [("Delete the weighing.", ("2.2",))]


def test_cues_stand_at_their_moment(story: Project) -> None:
    cues = sheet(story).cues
    assert [(one.number, one.at_ms, one.is_scene, one.has_wow) for one in cues] == [
        ("1", 0, False, False),
        ("2", 120_000, True, True),
        ("3", 520_000, False, False),
    ]


def test_a_cue_is_the_whole_headline_in_one_line(story: Project) -> None:
    headline = "The tide sets the timetable,\nnot the office that *wrote* it down years ago"
    with story.op("Reword") as op:
        op.set(Frame, ident(0x211), headline=headline)
    words = "The tide sets the timetable, not the office that wrote it down years ago"
    assert sheet(story).cues[1].cue == words


def test_the_first_wow_has_a_time_of_the_demo_and_one_of_the_call(story: Project) -> None:
    found = sheet(story)
    assert found.wow is not None
    begins_ms = found.cues[1].at_ms
    assert begins_ms > 0
    assert (found.wow.start_ms, found.wow_call_ms) == (30_000, begins_ms + 30_000)
    with story.op("Clear") as op:
        op.set(Step, ident(0x231), is_wow=False)
    assert sheet(story).wow_call_ms == 0


def test_expected_questions_name_answer_proof_and_owner(story: Project) -> None:
    with story.op("Add") as op:
        op.create(Objection(id=ident(0x161), rank="0", text="Who else bakes with it?"))  # type: ignore[arg-type]
    first, second = sheet(story).expected
    assert first.objection.id == ident(0x160)
    assert (first.frame, first.owner) == (2, "Ada Moss")
    assert first.evidence == ("From nine burnt loaves a night to one",)
    assert (second.frame, second.owner, second.evidence) == (None, "", ())


def test_a_story_without_frames_is_no_trouble(story: Project) -> None:
    with story.op("Clear") as op:
        for frame in list(story.view().frames):
            op.delete(Frame, frame)
    found = sheet(story)
    assert (found.scenes, found.claims, found.cues, found.outcome) == ((), (), (), "")
    assert found.wow is None


def test_a_variant_is_named_beside_the_version(story: Project) -> None:
    short = add_variant(story, narrative=story.view().narrative().narrative.id, name="Ten minutes")
    assert run_sheet(as_variant(story.view().narrative(), short)).version == "v2, Ten minutes"
