"""Each change in a returned deck is taken over by one verb, and taken back by one undo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from narrative_studio.commands.adopting import (
    ChangeKind,
    ReturnedChange,
    adopt_change,
    adopt_changes,
    question_texts,
)
from narrative_studio.commands.positioning import NewElement
from narrative_studio.commands.stories import NewFrame
from narrative_studio.commands.storyboard import add_frame, delete_frames
from narrative_studio.commands.variants import add_variant
from narrative_studio.deck_fields import questions_text
from narrative_studio.errors import UnknownRow
from narrative_studio.model.ids import FrameId, NarrativeId, VariantId, new_id
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.story import png


@pytest.fixture
def frames(project: Project, narrative: NarrativeId) -> list[Frame]:
    beats = ("insight", "insight", "proof", "proof", "the-ask")
    return [
        add_frame(project, narrative=narrative, beat=beat, headline=f"Frame {number}")
        for number, beat in enumerate(beats)
    ]


def change(kind: ChangeKind, frame: Frame | None, **cells: Any) -> ReturnedChange:
    return ReturnedChange(kind, frame.id if frame else None, "T", 3, **cells)


def told(project: Project) -> list[str]:
    return [frame.headline for frame in project.view().narrative().frames]


def test_a_rewording_is_taken_and_taken_back(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    one = change(ChangeKind.REWORDED, frames[0], field="script", after="New", merged="Both")
    adopt_change(project, change=one, narrative=narrative)
    assert project.view().frames[frames[0].id].script == "New"
    assert project.undo_state.undo[-1][1] == "Adopt script from the deck"
    project.undo()
    assert project.view().frames[frames[0].id].script == ""
    adopt_change(project, change=one, narrative=narrative, takes_merged=True)
    assert project.view().frames[frames[0].id].script == "Both"


def test_a_headline_stays_on_one_line_and_questions_are_rows(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    one = change(ChangeKind.REWORDED, frames[0], field="headline", after="New\nline")
    adopt_change(project, change=one, narrative=narrative)
    two = change(ChangeKind.REWORDED, frames[0], field="questions", after="- Who?\n- Why\n  so?")
    adopt_change(project, change=two, narrative=narrative)
    view = project.view()
    assert view.frames[frames[0].id].headline == "New line"
    assert [row.text for row in view.questions.of("frame", frames[0].id)] == ["Who?", "Why so?"]


@pytest.mark.parametrize("texts", [["Who?"], ["Who?", "Why\nso?"], ["**Who**?", "# what"], []])
def test_questions_come_out_of_their_list_as_they_went_in(texts: list[str]) -> None:
    assert question_texts(questions_text(texts)) == texts


def test_questions_without_a_list_are_lines() -> None:
    assert question_texts("Who?\n\nWhy?") == ["Who?", "Why?"]
    assert question_texts("So:\n- Who?") == ["So:", "Who?"]


def test_in_a_variant_its_own_wording_changes(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    variant = add_variant(project, narrative=narrative, name="Short")
    one = change(ChangeKind.REWORDED, frames[0], field="script", after="Short words")
    adopt_change(project, change=one, narrative=narrative, variant=variant.id)
    assert project.view().frames[frames[0].id].script == ""
    (override,) = project.view().overrides.values()
    assert (override.what, override.value) == ("script", "Short words")


def test_pictures_come_and_go(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    one = change(ChangeKind.PICTURE, frames[0], picture=png(), after="A kiln")
    adopt_change(project, change=one, narrative=narrative)
    kept = project.view().frames[frames[0].id].picture
    assert kept
    assert project.view().picture_bytes(kept) == png()
    assert project.view().frames[frames[0].id].alt_text == "A kiln"
    adopt_change(project, change=replace(one, picture=None), narrative=narrative)
    assert project.view().frames[frames[0].id].picture is None


def test_frames_are_hidden_shown_and_commented(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    adopt_change(project, change=change(ChangeKind.HIDDEN, frames[0]), narrative=narrative)
    assert project.view().frames[frames[0].id].is_backup
    adopt_change(project, change=change(ChangeKind.SHOWN, frames[0]), narrative=narrative)
    assert not project.view().frames[frames[0].id].is_backup
    said = change(ChangeKind.SAID, frames[0], after="Bo: sure?")
    adopt_change(project, change=said, narrative=narrative, now_ms=lambda: 7)
    (comment,) = project.view().comments.values()
    assert (comment.text, comment.said_at_ms) == ("Bo: sure?", 7)


def test_a_removed_frame_is_deleted_or_kept_as_a_backup(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    one = change(ChangeKind.REMOVED, frames[0])
    adopt_change(project, change=one, narrative=narrative, keeps_removed=True)
    assert project.view().frames[frames[0].id].is_backup
    project.undo()
    adopt_change(project, change=one, narrative=narrative)
    assert frames[0].id not in project.view().frames


@pytest.mark.parametrize(
    ("moved", "follows", "order", "beat"),
    [
        (4, 0, "04123", "insight"),
        (0, 3, "12304", "proof"),
        (1, 2, "02134", "proof"),
        (1, None, "10234", "insight"),
        (4, None, "40123", "insight"),
        (2, 1, "01234", "proof"),
        (2, 4, "01342", "the-ask"),
        (4, 3, "01234", "the-ask"),
    ],
)
def test_a_frame_moves_to_its_place_and_keeps_its_beat_where_that_is_between(
    project: Project,
    narrative: NarrativeId,
    frames: list[Frame],
    moved: int,
    follows: int | None,
    order: str,
    beat: str,
) -> None:
    anchors = () if follows is None else (FrameId("gone"), frames[follows].id)
    one = change(ChangeKind.MOVED, frames[moved], follows=anchors)
    adopt_change(project, change=one, narrative=narrative)
    assert [headline[-1] for headline in told(project)] == list(order)
    assert project.view().frames[frames[moved].id].beat == beat


def new_frame(headline: str) -> NewFrame:
    return NewFrame(
        FrameId(new_id()), "", headline, bullets="- a", script="Say", picture=png(),
        comments=("Bo: nice",),
    )  # fmt: skip


def test_added_slides_become_frames_one_after_the_other(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    first, second = new_frame("New 5"), new_frame("New 6")
    changes = [
        change(ChangeKind.ADDED, None, new=first, follows=(frames[1].id,)),
        change(ChangeKind.ADDED, None, new=second, follows=(first.id, frames[1].id)),
    ]
    assert adopt_changes(project, changes=changes, narrative=narrative) == 2
    assert [headline[-1] for headline in told(project)] == list("0156234")
    made = project.view().frames[first.id]
    assert (made.bullets, made.script, made.beat) == ("- a", "Say", "insight")
    assert made.planned_ms > 0
    assert len(project.view().comments) == 2
    project.undo()
    assert [headline[-1] for headline in told(project)] == list("01234")
    adopt_change(project, change=changes[1], narrative=narrative)
    assert [headline[-1] for headline in told(project)] == list("016234")


def test_all_changes_are_one_step_and_what_is_gone_is_passed_over(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    delete_frames(project, frames=[frames[3].id])
    changes = [
        change(ChangeKind.REMOVED, frames[0]),
        change(ChangeKind.REWORDED, frames[1], field="script", after="New"),
        change(ChangeKind.REWORDED, frames[3], field="script", after="New"),
        change(ChangeKind.MOVED, frames[4], follows=(frames[1].id,)),
    ]
    assert adopt_changes(project, changes=changes, narrative=narrative) == 3
    assert [headline[-1] for headline in told(project)] == list("142")
    assert project.undo_state.undo[-1][1] == "Adopt 4 changes from the deck"
    project.undo()
    assert [headline[-1] for headline in told(project)] == list("0124")


def test_what_was_deleted_meanwhile_is_told(
    project: Project, narrative: NarrativeId, frames: list[Frame]
) -> None:
    one = change(ChangeKind.HIDDEN, frames[0])
    delete_frames(project, frames=[frames[0].id])
    with pytest.raises(UnknownRow):
        adopt_change(project, change=one, narrative=narrative)
    with pytest.raises(UnknownRow):
        adopt_change(
            project,
            change=change(ChangeKind.HIDDEN, frames[1]),
            narrative=narrative,
            variant=VariantId("gone"),
        )
    with pytest.raises(UnknownRow):
        adopt_change(project, change=change(ChangeKind.ADDED, None), narrative=narrative)


def test_changes_have_names_of_their_own(frames: list[Frame]) -> None:
    changes = [
        change(ChangeKind.REWORDED, frames[0], field="script"),
        change(ChangeKind.REWORDED, frames[0], field="bullets"),
        change(ChangeKind.MOVED, frames[0]),
        change(ChangeKind.SAID, frames[0], after="a"),
        change(ChangeKind.SAID, frames[0], after="b"),
        change(ChangeKind.ADDED, None),
        change(ChangeKind.ADDED, None, new_element=NewElement(ElementKind.VALUE)),
        change(ChangeKind.ADDED, None, new_element=NewElement(ElementKind.TREND)),
    ]
    assert len({one.key for one in changes}) == 8
    assert changes[0].words.after == ""
