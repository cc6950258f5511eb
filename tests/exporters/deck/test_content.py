"""Criteria, alternatives and proofs are found for the frames that show them."""

from collections.abc import Callable
from typing import Any

import pytest

from exporters.deck.content import (
    alternatives_grid,
    cleared_proofs,
    comparison_of,
    source_line,
)
from narrative_studio.markup import parse, plain_text, runs_text
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import (
    ElementId,
    FrameId,
    LinkId,
    NarrativeId,
    PointId,
    ProofId,
)
from narrative_studio.model.positioning import Element, ElementKind, Point, PointKind
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView

Story = Callable[..., NarrativeView]


def frame(**cells: Any) -> Frame:
    return Frame(**({"id": FrameId("f"), "narrative": NarrativeId("n"), "rank": "a"} | cells))


def alternative(number: int, *points: tuple[PointKind, str]) -> list[Any]:
    element = ElementId(f"ca{number}")
    made = Element(element, ElementKind.ALTERNATIVE, rank=f"{number}", name=f"Way {number}")
    rows = [
        Point(PointId(f"{element}{place}"), element, kind, f"{place}", text)
        for place, (kind, text) in enumerate(points)
    ]
    return [made, *rows]


def link(target: str, table: str = "element", source: str = "f") -> Link:
    return Link(LinkId(f"l{source}{target}"), "frame", source, table, target)


GOOD, BAD = PointKind.STRENGTH, PointKind.WEAKNESS


def test_alternatives_are_compared_by_strength_and_strain(story: Story) -> None:
    one = frame(beat="alternatives")
    view = story(
        one,
        *alternative(1, (GOOD, "cheap"), (GOOD, "known"), (BAD, "slow")),
        *alternative(2, (GOOD, "whole"), (BAD, "dear")),
    )
    grid = alternatives_grid(view, one)
    assert grid is not None
    assert [runs_text(cell) for cell in grid.header] == ["", "Way 1", "Way 2"]
    assert [[runs_text(cell) for cell in row] for row in grid.rows] == [
        ["Good at", "cheap", "whole"],
        ["", "known", ""],
        ["Strains", "slow", "dear"],
    ]
    assert grid.has_row_headings


def test_only_the_linked_alternatives_are_shown(story: Story) -> None:
    one = frame(beat="alternatives")
    rows = [row for number in range(1, 4) for row in alternative(number, (GOOD, "x"))]
    view = story(one, *rows, link("ca3"), link("ca1"), link("gone"))
    grid = alternatives_grid(view, one)
    assert grid is not None
    assert [runs_text(cell) for cell in grid.header[1:]] == ["Way 1", "Way 3"]


def test_no_more_alternatives_than_a_slide_can_show(story: Story) -> None:
    one = frame(beat="alternatives")
    rows = [row for number in range(1, 8) for row in alternative(number, (GOOD, "x"))]
    grid = alternatives_grid(story(one, *rows), one)
    assert grid is not None
    assert len(grid.header) == 5


def test_without_points_there_is_nothing_to_compare(story: Story) -> None:
    one = frame()
    assert alternatives_grid(story(one), one) is None
    assert alternatives_grid(story(one, *alternative(1)), one) is None


def proof(number: int = 1, **cells: Any) -> Proof:
    known: dict[str, Any] = {
        "id": ProofId(f"pf{number}"),
        "headline": "Trace time fell",
        "customer_alias": "a sauce maker",
        "before": "5 h, three people",
        "after": "7 min",
        "measured": "same test",
        "may_be_shown": True,
    }
    return Proof(**(known | cells))


def test_bullets_of_that_name_are_before_and_after(story: Story) -> None:
    one = frame()
    blocks = parse("Intro\n\n- Before: 5 h 10 min, three people\n- More\n- *After*: 7 min")
    found, rest = comparison_of(story(one, proof(), link("pf1", "proof")), one, blocks)
    assert found is None or found.before.figure == "5 h"
    blocks = parse("Intro\n\n- Before: 5 h 10 min, three people\n- More\n- After: 7 min, the lead")
    found, rest = comparison_of(story(one), one, blocks)
    assert found is not None
    assert (found.before.label, found.before.figure, found.before.detail) == (
        "Before",
        "5 h 10 min",
        "three people",
    )
    assert (found.after.figure, found.after.detail) == ("7 min", "the lead")
    assert found.scale is not None
    assert found.scale[1] == pytest.approx(7 / 310)
    assert plain_text(rest) == "Intro\nMore"


def test_of_two_bullets_of_a_name_the_first_counts(story: Story) -> None:
    one = frame()
    blocks = parse("- Before: 5 h\n- Before: 9 h\n- After: 7 min")
    found, rest = comparison_of(story(one), one, blocks)
    assert found is not None
    assert found.before.figure == "5 h"
    assert plain_text(rest) == "Before: 9 h"


def test_nothing_is_left_of_bullets_that_are_only_figures(story: Story) -> None:
    one = frame()
    found, rest = comparison_of(story(one), one, parse("- before: 1 h\n- after: 2 kg"))
    assert found is not None
    assert found.scale is None
    assert rest == ()


@pytest.mark.parametrize(
    "bullets",
    [
        "- Before: 5 h",
        "- Before: long ago\n- After: today",
        "- Before: 5 h\n  - with a detail\n- After: 7 min",
        "no list",
    ],
)
def test_other_bullets_stay_and_a_linked_proof_gives_the_figures(
    story: Story, bullets: str
) -> None:
    one = frame()
    found, rest = comparison_of(story(one), one, parse(bullets))
    assert found is None
    assert rest == parse(bullets)
    view = story(one, proof(), link("pf1", "proof"))
    found, rest = comparison_of(view, one, parse(bullets))
    assert found is not None
    assert (found.before.figure, found.after.figure) == ("5 h", "7 min")
    assert rest == parse(bullets)


@pytest.mark.parametrize(
    "cells",
    [
        {"may_be_shown": False, "may_be_spoken": True},
        {"expires_on": "2026-04-20"},
        {"before": "no comparable figure"},
    ],
)
def test_figures_of_a_proof_that_may_not_be_shown_stay_off_the_slide(
    story: Story, cells: dict[str, Any]
) -> None:
    one = frame()
    view = story(one, proof(**cells), link("pf1", "proof"))
    assert comparison_of(view, one, ())[0] is None


def test_the_source_names_whose_figures_they_are(story: Story) -> None:
    one = frame()
    view = story(
        one,
        proof(),
        proof(2, customer_alias="eleven plants", headline="Audit hours fell."),
        proof(3, customer_alias="secret", may_be_shown=False),
        link("pf1", "proof"),
        link("pf2", "proof"),
        link("pf3", "proof"),
        link("gone", "proof"),
    )
    assert [found.id for found in cleared_proofs(view, one)] == ["pf1", "pf2"]
    assert source_line(view, one) == ("A sauce maker; same test. Eleven plants: Audit hours fell.")
    assert source_line(story(one), one) == ""
