"""What hangs on a row, near and far."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.analysis.linking.impact import Impact, impact
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import connect
from narrative_studio.model.ids import ElementId
from narrative_studio.model.rows import Row
from narrative_studio.project import Project
from tests.story import ident, make_story

NOSE, READS, VALUE, BAKES = (ElementId(ident(0x100 + at)) for at in (0, 1, 3, 4))


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        connect(project, source=NOSE, target=READS)
        connect(project, source=VALUE, target=BAKES)
        yield project


def walk(project: Project, row_id: str, table: str = "element") -> Impact:
    view = project.view()
    row: Row = view.tables[table][row_id]
    return impact(view, row)


def lines(found: Impact, heading: str) -> list[tuple[str, str]]:
    return [(hit.name, hit.why) for hit in dict(found.groups).get(heading, ())]


def test_the_chain_is_walked_both_ways(story: Project) -> None:
    found = walk(story, READS)
    assert lines(found, "Further up the chain") == [
        ("CA-1 “The baker's nose”", "Competitive alternative")
    ]
    assert lines(found, "Further down the chain") == [
        ("VA-1 “Fewer burnt loaves”", "Value theme"),
        ("TC-1 “Bakes with wood”", "Target customer"),
    ]


def test_what_is_linked_near_comes_before_what_is_linked_far(story: Project) -> None:
    found = walk(story, READS)
    assert lines(found, "Frames") == [
        (
            "Frame 2 “Say <b>which</b> log goes in & when”",
            "By way of “Fewer burnt loaves”, further down, suspect link",
        ),
        (
            "Frame 1 “Heat is decided before the fire is lit”",
            "By way of “Bakes with wood”, further down",
        ),
    ]
    ((_, why),) = lines(found, "Demo steps")
    assert why == "Demonstrates it"
    assert lines(found, "Personas") == [
        ("Persona “Master baker”", "Cares, by way of “Fewer burnt loaves”, further down")
    ]


def test_what_is_linked_at_two_stops_is_said_once_at_the_nearest(story: Project) -> None:
    view = story.view()
    first, second = view.narrative().frames[:2]
    link(story, source=first, target=view.elements[READS])
    assert lines(walk(story, READS), "Frames") == [
        (f"Frame 1 “{first.headline}”", "Demonstrates it"),
        (
            f"Frame 2 “{second.headline}”",
            "By way of “Fewer burnt loaves”, further down, suspect link",
        ),
    ]


def test_what_only_shares_a_neighbour_does_not_hang_on_it(story: Project) -> None:
    connect(story, source=ElementId(ident(0x102)), target=VALUE)
    names = [name for name, _ in lines(walk(story, READS), "Further up the chain")]
    assert not any("Orders the wood" in name for name in names)


def test_a_touchpoint_hangs_on_what_it_is_linked_to(story: Project) -> None:
    view = story.view()
    link(story, source=view.touchpoints[ident(0x340)], target=view.elements[VALUE])
    assert lines(walk(story, VALUE), "Touchpoints") == [("Touchpoint “Home page”", "Expresses it")]


def test_sentences_that_name_it_are_found_word_by_word(story: Project) -> None:
    view = story.view()
    edit_cells(
        story,
        view.frames[ident(0x210)],
        script="It is late.\n\n- We want *fewer  burnt loaves*. Nothing else.",
        key_message="Fewer burnt loavesX",
    )
    edit_cells(story, view.questions[ident(0x220)], text="Would fewer burnt loaves help?")
    edit_cells(story, view.touchpoints[ident(0x340)], wording="Fewer burnt loaves!")
    hits = dict(walk(story, VALUE).groups)["Sentences that name it"]
    assert [(hit.table, hit.row_id, hit.why) for hit in hits] == [
        ("frame", ident(0x210), "Script: “We want fewer burnt loaves.”"),
        ("frame", ident(0x210), "Text: “Would fewer burnt loaves help?”"),
        ("touchpoint", ident(0x340), "Wording: “Fewer burnt loaves!”"),
    ]


def test_a_proof_is_walked_to_what_it_backs_and_who_tells_that(story: Project) -> None:
    view = story.view()
    link(story, source=view.proofs[ident(0x150)], target=view.elements[VALUE])
    found = walk(story, ident(0x150), "proof")
    assert lines(found, "What it rests on or backs") == [
        ("VA-1 “Fewer burnt loaves”", "It proves this")
    ]
    assert [name for name, _ in lines(found, "Objections")] == [
        "OB-1 “=We cannot pay for another box.”"
    ]
    assert [why for _, why in lines(found, "Frames")] == [
        "Uses it",
        "By way of “Fewer burnt loaves”, suspect link",
    ]


def test_an_objection_has_those_who_raise_it(story: Project) -> None:
    found = walk(story, ident(0x160), "objection")
    assert lines(found, "Personas") == [("Persona “Master baker”", "Raises it")]
    assert [name[:7] for name, _ in lines(found, "Frames")] == ["Frame 2"]


def test_nothing_hangs_on_what_stands_alone(story: Project) -> None:
    found = walk(story, ident(0x105))
    assert (found.groups, found.count) == ((), 0)
    assert found.name == "MC-1 “Oven control for wood-fired bakeries”"


def test_a_proof_does_not_name_itself(story: Project) -> None:
    view = story.view()
    proof = view.proofs[ident(0x150)]
    edit_cells(story, view.touchpoints[ident(0x340)], wording=f"{proof.headline}!")
    hits = dict(walk(story, proof.id, "proof").groups)["Sentences that name it"]
    assert [hit.table for hit in hits] == ["touchpoint"]
