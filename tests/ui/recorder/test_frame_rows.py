"""What the end card says of each frame."""

from __future__ import annotations

from narrative_studio.analysis.prospects.observers import observed
from narrative_studio.commands.marks import mark, rate, set_reached
from narrative_studio.commands.people import add_person
from narrative_studio.commands.protocol import delete_metric, start_protocol
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.people import Function
from narrative_studio.model.prospects import Metric, TestSession
from ui.recorder.frame_rows import frame_rows, metrics_of, untold
from ui.session import Session


def test_a_frame_is_taken_as_its_strongest_mark_of_mine_says(
    session: Session, test_session: TestSession
) -> None:
    project, me = session.project, session.project.me.id
    frames = session.view.narrative().frames
    grace = add_person(project, name="Grace", role="", function=Function.SALES)
    for at_ms, kind in enumerate((MarkKind.LANDED, MarkKind.OBJECTION, MarkKind.QUOTE)):
        mark(project, session=test_session.id, kind=kind, at_ms=at_ms, frame=frames[0].id)
    mark(
        project,
        session=test_session.id,
        kind=MarkKind.CONFUSED,
        at_ms=9,
        frame=frames[1].id,
        observer=grace.id,
    )
    set_reached(project, session=test_session.id, frame=frames[0].id, reached=Reached.REACHED)
    rate(project, session=test_session.id, frame=frames[1].id, metric=Metric.CLARITY, value=4)
    view = session.view
    rows = frame_rows(view.narrative(), test_session, me)
    assert [one.taken for one in rows] == [MarkKind.OBJECTION, None, None]
    assert rows[1].ratings == {Metric.CLARITY: 4}
    assert [one.number for one in untold(rows)] == [2, 3]
    assert [(one.observer, len(one.marks)) for one in observed(view, test_session)] == [
        (me, 3),
        (grace.id, 1),
    ]


def test_frames_are_rated_for_what_the_protocol_asks(
    session: Session, test_session: TestSession
) -> None:
    assert metrics_of(session.view, test_session) == tuple(Metric)
    protocol = start_protocol(session.project, narrative=test_session.narrative)
    first = session.view.test_metrics.of("protocol", protocol.id)[0]
    delete_metric(session.project, metric=first.id)
    assert metrics_of(session.view, test_session) == tuple(Metric)[1:]
