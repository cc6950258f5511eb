"""The readiness of the sample's demo is that of its additions."""

from __future__ import annotations

from narrative_studio.model.demo import DataItem, ReadinessItem, ReadinessPhase
from narrative_studio.model.storyboard import Narrative
from narrative_studio.sample.source import read_source
from narrative_studio.sample.storyboard import NARRATIVE


def test_every_phase_has_items_and_each_has_an_owner() -> None:
    source = read_source()
    items = [row for row in source.rows.values() if isinstance(row, ReadinessItem)]
    assert {item.phase for item in items} == set(ReadinessPhase)
    assert {item.owner for item in items} <= {source.person("SH-3"), source.person("SH-5")}


def test_data_and_roles_belong_to_the_narrative() -> None:
    source = read_source()
    story = source.rows[NARRATIVE]
    assert isinstance(story, Narrative)
    data = [row for row in source.rows.values() if isinstance(row, DataItem)]
    assert {one.narrative for one in data} == {story.id}
    assert "J2417-0932" in {one.value for one in data}
    assert story.driver == story.talker == source.person("SH-3")
    assert "Redfen Demo" in story.environment
    assert "  " not in story.plan_b
