"""What was said is put to frames: by marks as they say, without marks as the likeliest proposal."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise, product
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis import transcript_path
from narrative_studio.analysis.transcript_path import Entered, Place, Sureness, by_marks, proposed


@dataclass(frozen=True)
class Piece:
    text: str
    start_ms: int | None = None
    end_ms: int | None = None


SCRIPTS = (
    "Every recall begins with a phone call. Retailers name a lot number and the clock is running. "
    "Food manufacturers stop whole days of production because nobody knows which pallets.",
    "Plants use spreadsheets, binders and the warehouse system. Consultants write a recall plan "
    "that stays in a drawer. Each of these approaches has its strengths.",
    "In a perfect world one person answers within ten minutes, the answer survives an auditor, "
    "and suppliers feel no extra work. Can we agree on these criteria?",
    "Lotwarden follows ingredients through mixing tanks and rework. Fourteen bakeries and dairies "
    "withdrew forty pallets where they used to withdraw nine hundred.",
    "Our next step is a rehearsal in your plant: two hours, one lot, your own data. "
    "Whom should we invite, and which Tuesday suits the quality manager?",
)
TALK = ["well", "yes", "you", "know", "I", "think", "so", "right", "okay", "maybe", "good", "hmm"]


def call(keep: float, seed: int) -> tuple[list[Piece], list[int | None]]:
    """A call in which so much of each script was said in its words, the rest freely."""
    chosen = random.Random(seed)
    said: list[Piece] = []
    truth: list[int | None] = []

    def say(words: list[str], frame: int | None) -> None:
        said.append(Piece(" ".join(words)))
        truth.append(frame)

    for _ in range(2):
        say(chosen.choices(TALK, k=12), None)
    for frame, script in enumerate(SCRIPTS):
        words = script.split()
        for start in range(0, len(words), 9):
            piece = words[start : start + 9]
            say([w if chosen.random() < keep else chosen.choice(TALK) for w in piece], frame)
        say(chosen.choices(TALK, k=4), frame)
    for _ in range(3):
        say(chosen.choices(TALK, k=12), None)
    return said, truth


def frames(places: tuple[Place, ...]) -> list[int | None]:
    return [place.frame for place in places]


@pytest.mark.parametrize("keep", [0.9, 0.5])
def test_a_call_is_found_again_in_the_story(keep: float) -> None:
    right = total = sure_right = sure = 0
    for seed in range(6):
        said, truth = call(keep, seed)
        for place, meant in zip(proposed(said, SCRIPTS), truth, strict=True):
            right += place.frame == meant
            total += 1
            if place.sureness is Sureness.CLEAR:
                sure += 1
                sure_right += place.frame == meant
    assert right / total > 0.85
    assert sure > total / 2
    assert sure_right / sure > 0.97


def test_a_frame_that_was_skipped_gets_nothing() -> None:
    said = [Piece(SCRIPTS[0]), Piece(SCRIPTS[1]), Piece(SCRIPTS[4])]
    assert frames(proposed(said, SCRIPTS)) == [0, 1, 4]


def test_a_word_of_an_earlier_frame_does_not_lead_back() -> None:
    said = [Piece(SCRIPTS[0]), Piece(SCRIPTS[3]), Piece("And an auditor?"), Piece(SCRIPTS[4])]
    assert frames(proposed(said, SCRIPTS)) == [0, 3, 3, 4]


def test_small_talk_belongs_to_no_frame() -> None:
    said = [Piece("Lovely weather today, was your train late again?"), Piece(SCRIPTS[0])]
    assert frames(proposed(said, SCRIPTS)) == [None, 0]


def test_a_reaction_belongs_to_what_was_said_before_it() -> None:
    said = [Piece(SCRIPTS[0]), Piece("Hm, okay."), Piece(SCRIPTS[1])]
    found = proposed(said, SCRIPTS)
    assert frames(found) == [0, 0, 1]
    assert found[1].sureness is not Sureness.CLEAR


def test_what_a_person_confirmed_stays_and_leads_the_rest() -> None:
    said = [Piece(SCRIPTS[0]), Piece("Hm, yes."), Piece("So."), Piece("Right."), Piece(SCRIPTS[4])]
    found = proposed(said, SCRIPTS, pinned={2: 2})
    assert found[2] == Place(2, Sureness.MARKED)
    assert found[3].frame in {2, 4}
    kept = proposed(said, SCRIPTS, pinned={0: None, 3: 4, 4: 1})
    assert [kept[place].frame for place in (0, 3, 4)] == [None, 4, 1]


@pytest.mark.parametrize("pinned", [{9: 0}, {-1: 0}, {0: 5}, {0: -1}])
def test_what_does_not_exist_cannot_be_pinned(pinned: dict[int, int | None]) -> None:
    with pytest.raises(IndexError, match="pinned"):
        proposed([Piece("a")], SCRIPTS, pinned=pinned)


def test_without_segments_or_frames_there_is_nothing_to_propose() -> None:
    assert proposed([], SCRIPTS) == ()
    assert proposed([Piece("a"), Piece("b")], [], pinned={1: None}) == (
        Place(None, Sureness.UNSURE),
        Place(None, Sureness.MARKED),
    )
    assert frames(proposed([Piece(""), Piece("…")], ["", ""])) == [None, None]


@given(
    said=st.lists(
        st.sampled_from([*SCRIPTS, "", "Hm yes.", "auditor", "日本語", "12 %"]), max_size=9
    ),
    story=st.lists(st.sampled_from([*SCRIPTS, ""]), max_size=6),
)
def test_a_proposal_never_goes_back(said: list[str], story: list[str]) -> None:
    found = proposed([Piece(text) for text in said], story)
    assert len(found) == len(said)
    told = [place.frame for place in found if place.frame is not None]
    assert told == sorted(told)


EVIDENCE = st.lists(st.lists(st.floats(-4, 8), min_size=5, max_size=5), min_size=1, max_size=3)


def worth(path: tuple[int, ...], evidence: list[list[float]]) -> float | None:
    """What one path is worth, step by step as the costs are described; None if it goes back."""
    step, skip, leave = transcript_path._STEP, transcript_path._SKIP, transcript_path._LEAVE
    total = sum(row[state] for row, state in zip(evidence, path, strict=True))
    if path[0]:
        total -= (step if path[0] % 2 else leave) + skip * (path[0] // 2)
    for was, now in pairwise(path):
        if now < was:
            if not (now % 2 and was == now + 1):
                return None
            total -= step
        elif now > was:
            passed = sum(state % 2 for state in range(was + 1, now))
            total -= (step if now % 2 else leave) + skip * passed
    return total


@given(evidence=EVIDENCE)
def test_the_path_is_the_best_of_all_paths(evidence: list[list[float]]) -> None:
    worths = (worth(path, evidence) for path in product(range(5), repeat=len(evidence)))
    best = max(each for each in worths if each is not None)
    found = worth(tuple(transcript_path._best_path(evidence)), evidence)
    assert found is not None
    assert isclose(found, best, abs_tol=1e-9)


@given(evidence=EVIDENCE)
def test_how_sure_a_step_is_adds_up_all_paths(evidence: list[list[float]]) -> None:
    paths = {path: worth(path, evidence) for path in product(range(5), repeat=len(evidence))}
    weights = {path: exp(each) for path, each in paths.items() if each is not None}
    total = sum(weights.values())
    for place, chances in enumerate(transcript_path._posteriors(evidence)):
        for state, chance in enumerate(chances):
            through = sum(weight for path, weight in weights.items() if path[place] == state)
            assert chance == pytest.approx(through / total, abs=1e-9)


def test_marks_say_where_a_segment_belongs() -> None:
    said = [
        Piece("before", 0, 900),
        Piece("first", 1000, 2000),
        Piece("mostly second", 2500, 6000),
        Piece("back to the first", 8000, 9000),
        Piece("no time"),
        Piece("no end", 8500),
    ]
    marks = [Entered(3000, 1), Entered(1000, 0), Entered(7000, 0)]
    found = by_marks(said, marks)
    assert frames(found) == [None, 0, 1, 0, None, 0]
    assert [place.sureness for place in found].count(Sureness.MARKED) == 5
    assert found[4].sureness is Sureness.UNSURE


def test_a_frame_has_of_a_segment_only_the_time_in_which_both_last() -> None:
    marks = [Entered(0, 0), Entered(10_000, 1), Entered(12_000, 2)]
    said = [Piece("on to the next", 9_000, 12_000), Piece("begins with it", 10_000, 10_001)]
    assert frames(by_marks(said, marks)) == [1, 1]
    assert frames(by_marks([Piece("ends as it begins", 12_000, 12_000)], marks)) == [2]


def test_a_recording_that_began_later_is_moved() -> None:
    assert frames(by_marks([Piece("a", 0, 1000)], [Entered(5000, 3)], offset_ms=-5000)) == [3]
    assert frames(by_marks([Piece("a", 0, 1000)], [Entered(5000, 3)])) == [None]
    assert frames(by_marks([Piece("a", 0, 1000)], [])) == [None]
