"""What a transcript knows of itself."""

from __future__ import annotations

from narrative_studio.importers.transcripts.segment import Segment, Transcript


def test_speakers_come_in_the_order_in_which_they_begin() -> None:
    said = ["Ben", "", "Anna", "Ben"]
    found = Transcript("a text", tuple(Segment(None, None, name, "words") for name in said))
    assert found.speakers == ("Ben", "Anna")
    assert not found.has_times


def test_one_time_is_enough_to_be_put_beside_marks() -> None:
    segments = (Segment(None, None, "", "a"), Segment(7, None, "", "b"))
    assert Transcript("a text", segments).has_times
