"""A review knows what became of each change, through undo and other edits."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.commands.adopting import ChangeKind
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.narratives import delete_narrative
from narrative_studio.commands.storyboard import delete_frames
from tests.ui.returned.conftest import MakeReview
from tests.ui.studio import told
from ui.returned.review import Review, State
from ui.session import Session


def states(review: Review) -> list[State]:
    return [entry.state for entry in review.entries]


def headlines(session: Session) -> list[str]:
    return [frame.headline for frame in session.view.narrative().frames]


OPEN, ADOPTED, SKIPPED, SETTLED = State.OPEN, State.ADOPTED, State.SKIPPED, State.SETTLED


def test_changes_come_in_the_order_of_the_deck(make_review: MakeReview) -> None:
    review = make_review()
    assert [entry.change.kind for entry in review.entries] == [
        ChangeKind.REWORDED,
        ChangeKind.REWORDED,
        ChangeKind.REMOVED,
    ]
    assert states(review) == [OPEN] * 3
    assert review.next_open(0) == 1
    assert review.next_open(2) == 0


def test_an_adopted_change_is_open_again_after_undo(
    make_review: MakeReview, session: Session, qtbot: QtBot
) -> None:
    review = make_review()
    assert review.adopt(0)
    assert headlines(session)[0] == "Once"
    assert states(review) == [ADOPTED, OPEN, OPEN]
    assert not review.adopt(0)
    session.undo()
    qtbot.waitUntil(lambda: states(review)[0] is OPEN)
    assert headlines(session)[0] == "One"
    session.redo()
    qtbot.waitUntil(lambda: states(review)[0] is not OPEN)


def test_a_skipped_change_can_be_taken_up_again(
    make_review: MakeReview, session: Session, qtbot: QtBot
) -> None:
    review = make_review()
    review.skip(1)
    assert states(review) == [OPEN, SKIPPED, OPEN]
    assert review.next_open(0) == 2
    review.adopt(0)
    with qtbot.waitSignal(review.changed):
        pass
    assert states(review) == [ADOPTED, SKIPPED, OPEN]
    review.skip(1)
    assert states(review) == [ADOPTED, OPEN, OPEN]
    review.skip(0)
    assert states(review) == [ADOPTED, OPEN, OPEN]


def test_all_that_is_open_is_one_step(
    make_review: MakeReview, session: Session, qtbot: QtBot
) -> None:
    review = make_review()
    review.skip(0)
    assert review.adopt_open() == 2
    assert headlines(session) == ["One", "Two"]
    assert states(review) == [SKIPPED, ADOPTED, ADOPTED]
    assert review.count(OPEN) == 0
    assert review.next_open(0) == -1
    session.undo()
    qtbot.waitUntil(lambda: states(review) == [SKIPPED, OPEN, OPEN])


def test_the_frame_of_a_deleted_slide_may_stay_as_a_backup(
    make_review: MakeReview, session: Session
) -> None:
    review = make_review()
    assert review.adopt(2, keeps_removed=True)
    assert len(session.view.narrative().backups) == 1


def test_the_text_that_has_both_changes_may_be_taken(
    make_review: MakeReview, session: Session
) -> None:
    def reword() -> None:
        frame = session.view.narrative().frames[1]
        edit_cells(session.project, frame, bullets="- first of all\n- second")

    review = make_review(meanwhile=reword)
    assert review.entries[1].change.is_conflict
    assert review.adopt(1, takes_merged=True)
    assert session.view.narrative().frames[1].bullets == "- first of all\n- second to none"


def test_what_the_document_says_by_now_is_settled(
    make_review: MakeReview, session: Session, qtbot: QtBot
) -> None:
    review = make_review()
    edit_cells(session.project, session.view.narrative().frames[0], headline="Once")
    qtbot.waitUntil(lambda: states(review)[0] is SETTLED)
    assert not review.adopt(0)


def test_a_frame_that_is_gone_is_told_and_nothing_is_adopted(
    make_review: MakeReview, session: Session
) -> None:
    review = make_review()
    delete_frames(session.project, frames=[session.view.narrative().frames[0].id])
    assert not review.adopt(0)
    assert states(review)[0] is OPEN
    assert told(session)


def test_a_review_ends_with_its_narrative(
    make_review: MakeReview, session: Session, qtbot: QtBot
) -> None:
    review = make_review()
    with qtbot.waitSignal(review.left):
        delete_narrative(session.project, narrative=review.found.narrative)
