"""What the alternatives have of the differentiators, and which cells ask for another look."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from narrative_studio.analysis.positioning.comparison import (
    OLD_AFTER_DAYS,
    Doubt,
    age_words,
    comparisons,
    hints_of,
    relation_between,
    unlooked,
)
from narrative_studio.model.ids import ElementId, RelationId
from narrative_studio.model.positioning import ElementKind, Relation, RelationKind
from tests.narrative_studio.analysis.told_story import Story

TODAY = date(2026, 4, 21)
ALTERNATIVE, DIFFERENTIATOR = ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR


def relation(kind: RelationKind = RelationKind.LACKS, **cells: Any) -> Relation:
    told = {"evidence": "Their manual", "checked_on": "2026-04-01", **cells}
    return Relation(RelationId("r"), kind, ElementId("a"), ElementId("d"), **told)


def doubts(one: Relation) -> list[Doubt]:
    return [hint.doubt for hint in hints_of(one, TODAY)]


def test_the_matrix_has_a_row_for_each_differentiator_in_the_order_of_the_chain() -> None:
    story = Story()
    binders, suite = story.element(ALTERNATIVE, "Binders"), story.element(ALTERNATIVE, "Suite")
    tree, rework = story.element(DIFFERENTIATOR, "Tree"), story.element(DIFFERENTIATOR, "Rework")
    story.relate(binders, tree)
    view = story.view().whole
    found = [
        [(cell.differentiator.name, cell.alternative.name, cell.found) for cell in row]
        for row in comparisons(view)
    ]
    assert found == [
        [("Tree", "Binders", RelationKind.LACKS), ("Tree", "Suite", None)],
        [("Rework", "Binders", None), ("Rework", "Suite", None)],
    ]
    assert unlooked(view) == 3
    assert relation_between(view, suite.id, rework.id) is None


def test_of_several_relations_the_line_of_the_chain_shows() -> None:
    story = Story()
    binders, tree = story.element(ALTERNATIVE), story.element(DIFFERENTIATOR)
    has = Relation(RelationId("0"), RelationKind.HAS, binders.id, tree.id)
    story.rows["relation"][has.id] = has
    drawn = story.relate(binders, tree)
    assert relation_between(story.view().whole, binders.id, tree.id) == drawn


def test_a_fresh_look_with_evidence_asks_for_nothing() -> None:
    assert doubts(relation()) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"kind": RelationKind.HAS}, [Doubt.NOT_UNIQUE]),
        ({"kind": RelationKind.HAS_PARTLY}, [Doubt.PARTLY]),
        ({"evidence": "  "}, [Doubt.NOT_BACKED]),
        ({"checked_on": None}, []),
        ({"checked_on": "2025-08-12"}, [Doubt.OLD]),
        ({"kind": RelationKind.HAS, "checked_on": "2025-08-12"}, [Doubt.NOT_UNIQUE, Doubt.OLD]),
    ],
)
def test_each_doubt_is_found_alone(cells: dict[str, Any], expected: list[Doubt]) -> None:
    assert doubts(relation(**cells)) == expected


def test_evidence_is_old_a_day_after_the_limit() -> None:
    last = date.fromordinal(TODAY.toordinal() - OLD_AFTER_DAYS).isoformat()
    before = date.fromordinal(TODAY.toordinal() - OLD_AFTER_DAYS - 1).isoformat()
    assert doubts(relation(checked_on=last)) == []
    assert doubts(relation(checked_on=before)) == [Doubt.OLD]


def test_hints_say_what_to_do() -> None:
    (unique, old) = hints_of(relation(RelationKind.HAS, checked_on="2025-08-12"), TODAY)
    assert unique.text == "An alternative has this: is it a differentiator?"
    assert (old.short, old.text) == ("Retest: 8 months ago", "Retest: checked 8 months ago.")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-04-21", "today"),
        ("2026-04-20", "1 day ago"),
        ("2026-02-21", "59 days ago"),
        ("2026-02-20", "1 month ago"),
        ("2025-07-08", "9 months ago"),
        ("2024-04-21", "2 years ago"),
        ("2026-04-23", "2 days from now"),
    ],
)
def test_ages_are_told_in_words(day: str, words: str) -> None:
    assert age_words(day, TODAY) == words
