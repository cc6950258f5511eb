"""The protocol is one per narrative, complete before it is fixed, and open to change after."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.protocol import (
    add_metric,
    delete_metric,
    fix_protocol,
    move_metric,
    set_old_pitch,
    start_protocol,
)
from narrative_studio.errors import ChangeRefused, InvalidValue
from narrative_studio.model.ids import NarrativeId, keyed_id
from narrative_studio.model.prospects import Metric, TestProtocol
from narrative_studio.project import Project


@pytest.fixture
def protocol(project: Project, narrative: NarrativeId) -> TestProtocol:
    return start_protocol(project, narrative=narrative)


def now(project: Project) -> TestProtocol:
    (found,) = project.view().test_protocols.values()
    return found


def test_a_narrative_has_one_with_an_id_that_is_the_same_everywhere(
    project: Project, narrative: NarrativeId, protocol: TestProtocol
) -> None:
    assert start_protocol(project, narrative=narrative) == protocol
    assert protocol.id == keyed_id("test_protocol", narrative)
    metrics = project.view().test_metrics.ordered
    assert [one.metric for one in metrics] == list(Metric)
    assert metrics[0].prompt == "How easy was this part to follow?"


def test_it_is_fixed_once_by_somebody_at_a_moment(project: Project, protocol: TestProtocol) -> None:
    edit_cells(project, protocol, decision_rule="Eight of twelve advance.")
    fix_protocol(project, protocol=protocol.id, now_ms=lambda: 1_772_000_000_000)
    fixed = now(project)
    assert fixed.is_fixed
    assert (fixed.fixed_at_ms, fixed.fixed_by) == (1_772_000_000_000, project.me.id)
    with pytest.raises(ChangeRefused, match="fixed already"):
        fix_protocol(project, protocol=protocol.id)
    edit_cells(project, fixed, planned_n=20)
    assert now(project).planned_n == 20


def test_it_is_not_fixed_before_it_says_what_decides(
    project: Project, protocol: TestProtocol
) -> None:
    with pytest.raises(ChangeRefused, match="no decision rule"):
        fix_protocol(project, protocol=protocol.id)
    edit_cells(project, protocol, decision_rule="All.", planned_n=0)
    with pytest.raises(ChangeRefused, match="plans no sessions"):
        fix_protocol(project, protocol=protocol.id)


def test_no_more_calls_convert_than_there_were(project: Project, protocol: TestProtocol) -> None:
    set_old_pitch(project, protocol=protocol.id, calls=30, converted=9, label="  The old  deck ")
    found = now(project)
    assert (found.old_pitch_calls, found.old_pitch_converted) == (30, 9)
    assert found.old_pitch_label == "The old deck"
    with pytest.raises(ChangeRefused, match="9 of 8 calls"):
        set_old_pitch(project, protocol=protocol.id, calls=8, converted=9)
    with pytest.raises(InvalidValue):
        set_old_pitch(project, protocol=protocol.id, calls=-1, converted=-2)
    assert now(project) == found


def test_metrics_are_left_out_brought_back_and_ordered(
    project: Project, protocol: TestProtocol
) -> None:
    first = project.view().test_metrics.ordered[0]
    delete_metric(project, metric=first.id)
    assert add_metric(project, protocol=protocol.id, metric=Metric.CLARITY).id == first.id
    assert add_metric(project, protocol=protocol.id, metric=Metric.CLARITY).id == first.id
    assert [one.metric for one in project.view().test_metrics.ordered][-1] == Metric.CLARITY
    move_metric(project, metric=first.id, index=1)
    assert [one.metric for one in project.view().test_metrics.ordered][1] == Metric.CLARITY
