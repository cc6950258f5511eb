"""An element is set in full, by its component."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from exporters.paper.model import Facts, Headline, Pairs
from exporters.positioning.elements import element_blocks
from exporters.stakeholder.gathered import Contents, gathered
from narrative_studio.model.positioning import AlternativeType, Element, Point, PointKind
from narrative_studio.text_marks import element_mark
from tests.story import ident, make_story


def test_an_alternative_is_told_with_both_its_sides(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        with story.op("Fill") as op:
            op.set(
                Element,
                ident(0x100),
                alternative_type=AlternativeType.STATUS_QUO,
                share_of_deals_pct=40,
            )
            op.create(
                Point(
                    id=ident(0x121),  # type: ignore[arg-type]
                    element=ident(0x100),  # type: ignore[arg-type]
                    kind=PointKind.WEAKNESS,
                    text="Tires",
                )
            )
        shown = gathered(story.view().narrative(), Contents(has_story=False))
        element = shown.whole.elements[ident(0x100)]
        blocks = list(element_blocks(shown, element, has_status=True))
    cells = ("name", "statement", "strengths", "weaknesses")
    mark = element_mark(shown.whole, element, cells)
    assert blocks[0] == Headline(2, "The baker's nose", anchor=f"element:{ident(0x100)}", mark=mark)
    assert blocks[1] == Facts(("Status quo, 40 % of deals",))
    (pairs,) = [block for block in blocks if isinstance(block, Pairs)]
    assert [label for label, _ in pairs.rows] == ["Strengths", "Weaknesses", "Status"]
