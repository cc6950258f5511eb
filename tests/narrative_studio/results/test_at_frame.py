"""What stands at a frame: numbers with their n, and each thing with the session it came from."""

from __future__ import annotations

from narrative_studio.model.ids import new_id
from narrative_studio.model.observed import (
    FrameResult,
    HuddleKind,
    HuddleNote,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    Rating,
    Reached,
)
from narrative_studio.model.prospects import Answer, Extent
from narrative_studio.results.at_frame import AtFrame, at_frame
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.taken import Taken
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def two_sessions() -> AtFrame:
    """One that counts and was confused, a newer one that does not count and objected."""
    story = Story()
    frame = story.frame().id
    one = held(story, "T1", held_on="2026-03-01").id
    other = held(story, "T2", held_on="2026-03-02", qualified=Answer.NO, may_quote=Answer.NO).id
    for session, kind in ((one, MarkKind.CONFUSED), (other, MarkKind.OBJECTION)):
        story.add(Mark, session=session, frame=frame, kind=kind)
        story.add(Quote, session=session, frame=frame, text=f"Said in {session}.")
    story.add(Rating, session=one, frame=frame, reaction="lost")
    story.add(HuddleNote, session=one, frame=frame, kind=HuddleKind.TRIPPED, text="genealogy")
    story.add(HuddleNote, session=one, frame=frame, kind=HuddleKind.WORKED, text="the pace")
    story.add(HuddleNote, session=one, frame=None, kind=HuddleKind.TRIPPED, text="elsewhere")
    story.add(ObjectionRaised, session=other, frame=frame, text="We have SAP.", handled=Extent.NO)
    return at_frame(read(story.view()), frame)


def test_each_line_leads_to_its_session_and_says_whether_it_counts() -> None:
    found = two_sessions()
    assert [(one.words, one.is_counted) for one in found.reactions] == [
        ("Confused, “lost” · T1 Prospect T1", True),
        ("Objected · T2 Prospect T2", False),
    ]
    assert [one.words for one in found.objections] == ["T2: We have SAP. (not handled)"]
    assert [one.words for one in found.tripped] == ["T1: genealogy"]
    assert found.objections[0].session != found.tripped[0].session
    assert found.reactions[0].session == found.tripped[0].session


def test_what_does_not_count_is_in_no_number() -> None:
    found = two_sessions()
    assert found.taken == Taken(1, confused=1)
    assert found.standing == "Anecdote: too few for a pattern"
    assert found.quotable == "2 quotes, 1 may be quoted outside the team"


def test_so_far_the_numbers_carry(readings: Readings) -> None:
    frames = [at_frame(readings, frame.id) for frame in readings.frames]
    assert frames[0].standing == "", "ten reached it, and no more were planned"
    assert frames[5].standing == "Counts only: too few for rates"
    assert len(frames[3].quotes) == 5
    nowhere = at_frame(readings, new_id())  # type: ignore[arg-type]
    assert nowhere.standing == (
        "Not enough yet: none of the 10 sessions that count is known to have reached it"
    )


def test_a_frame_that_was_skipped_was_not_reached() -> None:
    story = Story()
    frame = story.frame().id
    story.add(FrameResult, session=held(story).id, frame=frame, reached=Reached.SKIPPED)
    assert at_frame(read(story.view()), frame).standing.startswith("Not enough yet")


def test_counts_of_each_wording_stand_under_their_name(readings: Readings) -> None:
    same, reworded = (at_frame(readings, readings.frames[at].id) for at in (0, 6))
    assert same.counts == ("0 of 10 landed (0–28 %)\n0 of 10 confused (0–28 %)",)
    assert reworded.counts == (
        "As it reads now, 4 tests of v3:\n2 of 4 landed\n0 of 4 confused",
        "Before it was reworded, 6 tests of v1 to v2:\n0 of 6 landed\n2 of 6 confused",
    )
    earlier = readings.only(frozenset({"v1", "v2"}))
    outdated = at_frame(earlier, readings.frames[6].id)
    assert outdated.standing == "Not told since it was reworded"
    assert outdated.counts == reworded.counts[1:]


def test_a_reaction_to_other_words_says_so(readings: Readings) -> None:
    words = [one.words for one in at_frame(readings, readings.frames[6].id).reactions]
    assert [", earlier wording" in one for one in words] == [True, True, False, False]
    assert words[0] == "Confused, “lost”, earlier wording · T07 Bramblewick Snacks"
