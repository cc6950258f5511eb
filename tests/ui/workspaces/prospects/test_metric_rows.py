"""The questions that frames are rated by stand in the order in which they are asked."""

from __future__ import annotations

from narrative_studio.model.prospects import Metric
from ui.workspaces.prospects import Prospects


def asked(room: Prospects) -> list[Metric]:
    """What is asked, in order."""
    return [one.metric for one in room.session.view.test_metrics.ordered]


def test_a_question_is_moved_by_its_buttons_and_back_by_undo(room: Prospects) -> None:
    room.show_protocol()
    room.protocol.begin()
    rows = room.protocol.metrics.rows
    first, second, *_others = asked(room)
    assert not rows[first].earlier.isEnabled()
    assert not rows[asked(room)[-1]].later.isEnabled()
    rows[first].later.click()
    assert asked(room)[:2] == [second, first]
    assert not rows[second].earlier.isEnabled()
    rows[first].earlier.click()
    room.session.undo()
    assert asked(room)[:2] == [second, first]


def test_a_question_that_is_not_asked_stands_below_the_others(room: Prospects) -> None:
    room.show_protocol()
    room.protocol.begin()
    rows = room.protocol.metrics.rows
    first = asked(room)[0]
    rows[first].box.click()
    assert first not in asked(room)
    assert not rows[first].later.isVisibleTo(room.protocol)
    column = room.protocol.metrics.layout()
    assert column is not None
    assert column.indexOf(rows[first]) == len(Metric) - 1
