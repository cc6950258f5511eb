"""The test protocol of a narrative: what is agreed on before the first session."""

import time
from collections.abc import Callable
from typing import Final

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.observing import one_with
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import (
    NarrativeId,
    TestMetricId,
    TestProtocolId,
    keyed_id,
)
from narrative_studio.model.prospects import Metric, TestMetric, TestProtocol
from narrative_studio.model.storyboard import Narrative
from narrative_studio.operation import Operation
from narrative_studio.project import Project

_PROMPTS: Final = {
    Metric.CLARITY: "How easy was this part to follow?",
    Metric.RELEVANCE: "How close is this to your own situation?",
    Metric.DIFFERENTIATION: "How different is this from what you have or have seen?",
    Metric.BELIEVABILITY: "How much do you believe it?",
}


def start_protocol(
    project: Project, *, narrative: NarrativeId, initiator: object = None
) -> TestProtocol:
    """Start the test protocol of a narrative, with all metrics; the one that is there is kept.

    Raises:
        UnknownRow: the narrative was deleted.
    """
    with project.op("Start test protocol", initiator=initiator) as op:
        op.get(Narrative, narrative)
        known = one_with(op, TestProtocol, narrative=narrative)
        if known is not None:
            return known
        protocol_id = TestProtocolId(keyed_id(TestProtocol.table, narrative))
        protocol = op.create(TestProtocol(protocol_id, narrative=narrative))
        for metric in Metric:
            _add_metric(op, protocol.id, metric)
        return protocol


def set_old_pitch(
    project: Project,
    *,
    protocol: TestProtocolId,
    calls: int,
    converted: int,
    label: str | None = None,
    initiator: object = None,
) -> None:
    """Say how many first calls the old pitch had and how many of them converted.

    Raises:
        ChangeRefused: more calls converted than there were.
        InvalidValue: a number is none that can be counted.
        UnknownRow: the protocol was deleted.
    """
    with project.op("Edit baseline of the old pitch", initiator=initiator) as op:
        before = op.get(TestProtocol, protocol)
        if converted > calls:
            raise ChangeRefused(
                f"{converted:,} of {calls:,} calls cannot have converted.",
                "Enter all first calls, then those of them that went on.",
            )
        op.set(
            TestProtocol,
            protocol,
            old_pitch_calls=calls,
            old_pitch_converted=converted,
            old_pitch_label=before.old_pitch_label if label is None else one_line(label),
        )


def fix_protocol(
    project: Project,
    *,
    protocol: TestProtocolId,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    initiator: object = None,
) -> None:
    """Fix the protocol, from now on and under my name; later changes show as such.

    Raises:
        ChangeRefused: it is fixed already, or says not yet how many sessions decide what.
        UnknownRow: the protocol was deleted.
    """
    with project.op("Fix test protocol", initiator=initiator) as op:
        found = op.get(TestProtocol, protocol)
        if found.is_fixed:
            raise ChangeRefused(
                "The test protocol is fixed already.", "Change it: it then shows what was changed."
            )
        if found.planned_n == 0:
            raise ChangeRefused(
                "The test protocol plans no sessions.", "Enter the planned number of sessions."
            )
        if not found.decision_rule.strip():
            raise ChangeRefused(
                "The test protocol has no decision rule.",
                "Write when the narrative passes, then fix it.",
            )
        op.set(TestProtocol, protocol, fixed_at_ms=now_ms(), fixed_by=project.me.id)


def add_metric(
    project: Project, *, protocol: TestProtocolId, metric: Metric, initiator: object = None
) -> TestMetric:
    """Let frames be rated for a metric too; a second time changes nothing.

    Raises:
        UnknownRow: the protocol was deleted.
    """
    with project.op("Add metric", initiator=initiator) as op:
        op.get(TestProtocol, protocol)
        known = one_with(op, TestMetric, protocol=protocol, metric=metric)
        return known or _add_metric(op, protocol, metric)


def delete_metric(project: Project, *, metric: TestMetricId, initiator: object = None) -> None:
    """Let frames be rated for a metric no longer; ratings that were given stay.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete metric", initiator=initiator) as op:
        op.delete(TestMetric, metric)


def move_metric(
    project: Project, *, metric: TestMetricId, index: int, initiator: object = None
) -> None:
    """Put a metric at ``index`` among those of its protocol.

    Raises:
        UnknownRow: it was deleted.
    """
    with project.op("Move metric", initiator=initiator) as op:
        moving = op.get(TestMetric, metric)
        move_row(op, moving, _metrics(op, moving.protocol), index)


def _add_metric(op: Operation, protocol: TestProtocolId, metric: Metric) -> TestMetric:
    others = _metrics(op, protocol)
    (rank,) = ranks_at(op, others, len(others))
    return op.create(
        TestMetric(
            TestMetricId(keyed_id(TestMetric.table, protocol, metric)),
            protocol=protocol,
            metric=metric,
            rank=rank,
            prompt=_PROMPTS[metric],
        )
    )


def _metrics(op: Operation, protocol: TestProtocolId) -> list[TestMetric]:
    return in_order([one for one in op.all(TestMetric) if one.protocol == protocol])
