"""The designs of the layouts use the slide without overlapping."""

from itertools import combinations

import pytest

from build_spec.deck.designs import PLACEHOLDERS
from build_spec.deck.shapes import Placeholder
from exporters.deck.slots import RIBBON, SLIDE_CX, SlotIdx
from narrative_studio.model.template import Layout


def overlap(one: Placeholder, other: Placeholder) -> bool:
    a, b = one.place, other.place
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


@pytest.mark.parametrize("kind", list(Layout))
def test_placeholders_do_not_overlap(kind: Layout) -> None:
    made = PLACEHOLDERS[kind]("accent1")
    # A value has ticks or a checkpoint, never both.
    alike = {SlotIdx.CHECKPOINT, *range(SlotIdx.TICK, SlotIdx.TICK + 4)}
    for one, other in combinations(made, 2):
        if not {one.idx, other.idx} <= alike:
            assert not overlap(one, other), (kind, one.name, other.name)


@pytest.mark.parametrize("kind", list(Layout))
def test_placeholders_leave_the_ribbon_free(kind: Layout) -> None:
    for placeholder in PLACEHOLDERS[kind]("accent1"):
        assert placeholder.place.bottom <= RIBBON.y
        assert placeholder.place.right <= SLIDE_CX


@pytest.mark.parametrize("kind", list(Layout))
def test_every_design_has_a_title_and_a_place_for_a_picture(kind: Layout) -> None:
    kinds = [placeholder.kind for placeholder in PLACEHOLDERS[kind]("accent2")]
    assert kinds.count("title") == 1
    assert kinds.count("pic") == 1


@pytest.mark.parametrize("kind", list(Layout))
def test_a_list_in_a_list_can_be_told_by_a_step(kind: Layout) -> None:
    for placeholder in PLACEHOLDERS[kind]("accent1"):
        if placeholder.idx == SlotIdx.BODY and len(placeholder.style) == 5:
            begins = [level.margin_pt - level.hanging_pt for level in placeholder.style]
            assert begins == sorted(set(begins)), placeholder.name
            assert all(level.bullet for level in placeholder.style[1:])
