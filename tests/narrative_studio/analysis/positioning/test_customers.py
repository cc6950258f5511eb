"""What the customer model lacks is asked for, and nothing that is there."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.positioning.customers import (
    CustomerGap,
    CustomerGapKind,
    customer_gaps,
)
from narrative_studio.model.customers import (
    BuyingRole,
    Disqualifier,
    Fit,
    Interest,
    Persona,
    Raiser,
    Segment,
)
from narrative_studio.model.evidence import Objection
from narrative_studio.model.ids import (
    DisqualifierId,
    InterestId,
    PersonaId,
    RaiserId,
    SegmentId,
)
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from tests.narrative_studio.analysis.told_story import Story

Kind = CustomerGapKind


class Whole:
    """A customer model without a gap, except what is left out by name."""

    def __init__(self, *left_out: str) -> None:
        self.story = Story()
        self.value = self.story.element(ElementKind.VALUE, "Know in minutes")
        self.objection = self.story.objection(text="Too dear")
        self.lead = Persona(PersonaId("p1"), name="Lead", buying_role=BuyingRole.CHAMPION)
        self.owner = Persona(PersonaId("p2"), name="Owner", buying_role=BuyingRole.ECONOMIC_BUYER)
        rows: dict[str, Row] = {
            "champion": self.lead,
            "buyer": self.owner,
            "segment": Segment(SegmentId("s"), name="Blenders", fit=Fit.BEST),
            "disqualifier": Disqualifier(DisqualifierId("d"), text="One ingredient"),
            "lead cares": Interest(InterestId("i1"), self.lead.id, self.value.id),
            "owner cares": Interest(InterestId("i2"), self.owner.id, self.value.id),
            "raised": Raiser(RaiserId("r"), self.objection.id, self.owner.id),
        }
        for name, row in rows.items():
            if name not in left_out:
                self.add(row)

    def add(self, row: Row) -> None:
        self.story.rows[row.table][row.id] = row

    def gaps(self) -> tuple[CustomerGap, ...]:
        return customer_gaps(self.story.whole())

    def found(self) -> list[tuple[Kind, str, str | None]]:
        return [(gap.kind, gap.table, gap.row_id) for gap in self.gaps()]


def test_a_whole_customer_model_has_no_gaps() -> None:
    assert Whole().gaps() == ()


def test_nothing_is_held_against_a_model_that_was_not_begun() -> None:
    story = Story()
    story.element(ElementKind.VALUE)
    story.objection(text="Too dear")
    assert customer_gaps(story.whole()) == ()


@pytest.mark.parametrize(
    ("left_out", "kind", "table"),
    [
        (("champion", "lead cares"), Kind.NO_CHAMPION, "persona"),
        (("buyer", "owner cares"), Kind.NO_ECONOMIC_BUYER, "persona"),
        (("disqualifier",), Kind.NOBODY_EXCLUDED, "disqualifier"),
    ],
)
def test_a_missing_role_or_exclusion_belongs_to_the_list(
    left_out: tuple[str, ...], kind: Kind, table: str
) -> None:
    assert Whole(*left_out).found() == [(kind, table, None)]


def test_a_segment_that_fits_poorly_excludes_too() -> None:
    whole = Whole("disqualifier")
    whole.add(Segment(SegmentId("x"), name="Producers", fit=Fit.POOR))
    assert whole.gaps() == ()


def test_a_persona_who_cares_about_nothing_is_named() -> None:
    whole = Whole("lead cares")
    assert whole.found() == [(Kind.WHO_CARES, "persona", whole.lead.id)]
    assert whole.gaps()[0].title == "“Lead” cares about no value theme"


def test_a_value_theme_nobody_cares_about_is_named() -> None:
    whole = Whole()
    other = whole.story.element(ElementKind.VALUE, "Recall less")
    assert whole.found() == [(Kind.NOBODY_CARES, Element.table, other.id)]


def test_without_value_themes_nobody_is_asked_who_cares() -> None:
    whole = Whole("lead cares", "owner cares")
    del whole.story.rows[Element.table][whole.value.id]
    assert whole.gaps() == ()


def test_an_objection_nobody_raises_is_named() -> None:
    whole = Whole("raised")
    assert whole.found() == [(Kind.NOBODY_RAISES, Objection.table, whole.objection.id)]


def test_before_there_is_a_persona_only_exclusion_is_asked_for() -> None:
    whole = Whole("champion", "buyer", "lead cares", "owner cares", "raised", "disqualifier")
    assert [kind for kind, _table, _row in whole.found()] == [Kind.NOBODY_EXCLUDED]


def test_every_gap_says_what_to_do_in_a_sentence() -> None:
    whole = Whole("champion", "buyer", "disqualifier", "lead cares", "owner cares", "raised")
    whole.add(Persona(PersonaId("p3"), name="Cook"))
    assert {gap.kind for gap in whole.gaps()} == set(Kind)
    for gap in whole.gaps():
        assert not gap.title.endswith(".")
        assert gap.hint.endswith((".", "?"))
