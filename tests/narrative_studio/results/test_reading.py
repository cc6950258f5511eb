"""What one session says is asked once, as long as nothing around it changes."""

from __future__ import annotations

from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.observed import Reached
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.reading import Reading
from narrative_studio.results.readings import Readings


def test_frames_that_were_told_are_told_apart_by_how_they_were_taken(readings: Readings) -> None:
    for one in readings.every:
        cells = {frame.id: one.cell(frame.id) for frame in readings.frames}
        told = {frame for frame, cell in cells.items() if cell.reached is Reached.REACHED}
        assert one.reached == told
        assert one.landed == {frame for frame in told if one.state(frame) is HeatState.LANDED}
        objected = {frame for frame in cells if one.state(frame) is HeatState.OBJECTED}
        assert one.objected == objected
    assert any(one.landed for one in readings.every)
    assert any(one.objected for one in readings.every)


def test_a_question_is_asked_once_and_again_once_something_around_has_changed(
    readings: Readings,
) -> None:
    asked: list[Reading] = []

    def question(_story: NarrativeView, one: Reading) -> int:
        asked.append(one)
        return len(asked)

    reading = readings.every[0].anew()
    cells = reading.cells
    assert [reading.answer(readings.story, question) for _ in range(3)] == [1, 1, 1]
    other = reading.anew()
    assert other.answer(readings.story, question) == 2
    assert reading.answer(readings.story, question) == 1
    assert asked == [reading, other]
    assert other.cells is cells
