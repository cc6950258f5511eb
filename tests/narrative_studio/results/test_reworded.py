"""Frames that were reworded stand apart, each wording with its figures."""

from __future__ import annotations

from narrative_studio.results.readings import Readings, read
from narrative_studio.results.reworded import (
    Worded,
    counts_words,
    reworded,
    reworded_words,
    told_as,
    told_words,
    worded,
)
from narrative_studio.results.taken import Taken, Told
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def test_the_frames_that_the_versions_of_the_sample_changed_were_reworded(
    readings: Readings,
) -> None:
    found = reworded(readings)
    assert [one.number for one in found] == ["4", "5", "7", "8", "10", "12"]
    seventh = found[2]
    assert told_words(seventh.of(Told.BEFORE)) == "v1 to v2: 0 of 6 landed, 2 of 6 confused"
    assert told_words(seventh.of(Told.NOW)) == ("v3: 2 of 4 landed, 0 of 4 confused; an anecdote")
    assert told_words(seventh.of(Told.UNKNOWN)) == "not told"


def test_each_session_says_which_wording_it_was_told(readings: Readings) -> None:
    seventh = readings.frames[6].id
    said = {one.version: told_as(readings, one, seventh) for one in readings.every}
    assert said == {"v1": Told.BEFORE, "v2": Told.BEFORE, "v3": Told.NOW}


def test_without_a_past_nobody_knows_which_wording_was_told() -> None:
    story = Story()
    frame = story.frame()
    held(story)
    found = read(story.view())
    assert told_as(found, found.every[0], frame.id) is Told.UNKNOWN
    assert reworded(found) == ()
    assert [one.taken for one in worded(found)] == [()], "nobody is known to have reached it"


def test_what_was_reworded_is_named_while_it_is_little() -> None:
    def frames(count: int) -> tuple[Worded, ...]:
        before = Taken(3, told=Told.BEFORE)
        return tuple(
            Worded(frame.id, str(number), "", (before,))
            for number, frame in enumerate([Story().frame()] * count, 1)
        )

    assert reworded_words(()) == ""
    assert reworded_words(frames(1)) == "Frame 1 was reworded since some of these sessions."
    assert reworded_words(frames(2)).startswith("Frames 1 and 2 were reworded")
    assert reworded_words(frames(6)).startswith("Frames 1, 2, 3, 4, 5 and 6 were reworded")
    assert reworded_words(frames(7)).startswith("7 frames were reworded")


def test_counts_have_their_n_and_an_interval_where_there_may_be_one() -> None:
    assert counts_words(Taken(10, 1, 2, 1)) == (
        "1 of 10 landed (2–40 %), 2 of 10 confused (6–51 %), 1 of 10 objected (2–40 %)"
    )
