"""The lines of the chain are followed from either end."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from exporters.positioning.chain import LINES, delivery_caution, ends
from exporters.stakeholder.gathered import Contents, StakeholderCopy, gathered
from narrative_studio.model.positioning import Delivery, ElementKind, RelationKind
from tests.story import ident, make_story


@pytest.fixture
def shown(tmp_path: Path) -> StakeholderCopy:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        return gathered(project.view().narrative(), Contents(has_story=False))


def test_a_line_leads_from_either_end_to_the_other(shown: StakeholderCopy) -> None:
    wood, loaves = (shown.whole.elements[ident(number)] for number in (0x101, 0x103))
    assert ends(shown, wood, RelationKind.GIVES, "source") == (loaves,)
    assert ends(shown, loaves, RelationKind.GIVES, "target") == (wood,)
    assert ends(shown, loaves, RelationKind.MATTERS_TO, "source") == ()


def test_only_a_differentiator_that_is_not_simply_there_asks_for_caution(
    shown: StakeholderCopy,
) -> None:
    cautions = {one.name: delivery_caution(one) for one in shown.elements}
    assert cautions.pop("Orders the wood") == Delivery.PLANNED
    assert set(cautions.values()) == {""}


def test_every_component_knows_its_lines() -> None:
    assert set(LINES) == set(ElementKind)
