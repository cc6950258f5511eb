"""What people have to decide in the workspace Versions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.row_names import Names
from narrative_studio.clock import Clock
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.project import Project
from narrative_studio.store.misalignments import Misalignment, OpenDeletion
from tests.ui.versions import (
    PRIYA,
    SCRIPT,
    click,
    copy_of,
    frame_in,
    misalign,
    press,
    told_words,
    value_in,
    wait_for_keyboard,
)
from ui.marked_text import Mark
from ui.session import Session
from ui.widgets.label import TextLabel
from ui.workspaces.versions.choices import MERGED, choices_of, latest_of, quiet_words
from ui.workspaces.versions.decide_panel import DecidePanel

MINE, THEIRS = "Ovens wait for dry wood", "Bakers wait for wood"


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> DecidePanel:
    place = QWidget()
    made = DecidePanel(session, place)
    qtbot.addWidget(place)
    place.resize(1000, 420)
    made.setGeometry(0, 0, 1000, 400)
    place.show()
    place.activateWindow()
    return made


def misaligned_headline(session: Session, panel: DecidePanel) -> None:
    misalign(session.project, headline=(MINE, THEIRS))
    panel.refresh()


def words_in(panel: DecidePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(TextLabel) if label.isVisibleTo(panel)]


def test_nothing_to_decide_takes_no_room(panel: DecidePanel) -> None:
    assert not panel.isVisible()
    assert panel.case is None
    panel.decide()
    panel.leave_open()
    panel.show_first()


def test_wordings_are_equals_with_their_own_words_marked(
    session: Session, panel: DecidePanel
) -> None:
    misaligned_headline(session, panel)
    assert panel.title == "1 misalignment to decide: two wordings of frame 1, headline"
    assert panel.cards is not None
    theirs, mine = panel.cards.cards
    assert (theirs.choice.title, theirs.choice.about) == ("Priya Rastogi", "customer success")
    assert mine.accessibleName() == f"Ada Lovelace: {MINE}"
    assert {part.mark for part in (*mine.choice.parts, *theirs.choice.parts)} == {
        Mark.PLAIN,
        Mark.OTHER,
    }
    assert panel.cards.choice is None
    assert not panel.foot.decide.isEnabled()
    assert panel.foot.decide.text() == "Choose a wording"


def test_deciding_for_a_wording_can_be_undone(session: Session, panel: DecidePanel) -> None:
    misaligned_headline(session, panel)
    assert panel.cards is not None
    click(panel.cards.cards[0], QPoint(40, 20))
    assert panel.foot.decide.text() == "Decide for Priya’s wording"
    panel.foot.decide.click()
    assert frame_in(session.project, 1).headline == THEIRS
    assert told_words(session) == ["Decided: frame 1, headline"]
    panel.refresh()
    assert not panel.isVisible()
    session.undo()
    panel.refresh()
    assert panel.isVisible()
    assert isinstance(panel.case, Misalignment)


def test_a_third_wording_is_chosen_by_writing_it(session: Session, panel: DecidePanel) -> None:
    misaligned_headline(session, panel)
    assert panel.cards is not None
    own = panel.cards.own
    assert own is not None
    click(own, QPoint(20, 8))
    assert own.radio.isChecked()
    assert not panel.foot.decide.isEnabled()
    own.field.setPlainText("All of us wait")
    assert panel.foot.decide.text() == "Decide for this wording"
    panel.refresh()
    assert own.field.text() == "All of us wait"
    panel.decide()
    assert frame_in(session.project, 1).headline == "All of us wait"


def test_a_wording_can_be_taken_up_and_written_on(session: Session, panel: DecidePanel) -> None:
    misaligned_headline(session, panel)
    assert panel.cards is not None
    panel.cards.cards[1].click()
    assert panel.foot.edit.isVisibleTo(panel)
    panel.foot.edit.click()
    own = panel.cards.own
    assert own is not None
    assert own.field.text() == MINE
    assert own.radio.isChecked()


def test_arrows_go_from_wording_to_wording(
    session: Session, panel: DecidePanel, qtbot: QtBot
) -> None:
    misaligned_headline(session, panel)
    assert panel.cards is not None
    first, second = panel.cards.cards
    reason = Qt.FocusReason.TabFocusReason
    wait_for_keyboard(qtbot, first, give=lambda: first.setFocus(reason))
    press(Qt.Key.Key_Space)
    assert first.isChecked()
    press(Qt.Key.Key_Right)
    assert second.isChecked()
    shape = second.focus_shape()
    assert shape is not None
    assert shape[0] == second.rect()


def test_tab_goes_from_the_wordings_to_the_buttons(
    session: Session, panel: DecidePanel, qtbot: QtBot
) -> None:
    misaligned_headline(session, panel)
    assert panel.cards is not None
    own = panel.cards.own
    assert own is not None
    panel.cards.cards[0].click()
    wait_for_keyboard(qtbot, panel.cards.cards[0], give=panel.focus_cards)
    way: list[QWidget | None] = []
    for _step in range(4):
        press(Qt.Key.Key_Tab)
        way.append(QApplication.focusWidget())
    assert way == [own.field, panel.foot.edit, panel.foot.later, panel.foot.decide]


def test_the_approver_decides_and_others_record_it(session: Session, panel: DecidePanel) -> None:
    project, value = session.project, value_in(session.project)
    project.publish()
    path = project.path.with_name("theirs.narrative")
    path.write_bytes(project.path.read_bytes())
    other = Project.read(path, me=PRIYA, clock=Clock())
    edit_cells(other, value, statement="The log says when.")
    other.publish()
    edit_cells(project, value, statement="Each log says its hour.", approver=PRIYA.id)
    project.merge(path)
    panel.refresh()
    assert "Priya Rastogi decides" in words_in(panel)
    assert panel.cards is not None
    panel.cards.cards[0].click()
    assert panel.foot.decide.text() == "Record Priya’s decision"
    panel.decide()
    assert project.past.history(limit=1)[0].label.startswith("Record what Priya Rastogi decided")
    session.undo()
    project.be(PRIYA)
    panel.refresh()
    panel._show_foot()
    assert "You decide" in words_in(panel)
    other.close()


def test_prose_offers_a_merged_proposal(session: Session, panel: DecidePanel) -> None:
    misalign(
        session.project,
        script=(f"{SCRIPT} We weigh.", f"Look here. {SCRIPT}"),
    )
    panel.refresh()
    assert panel.cards is not None
    merged = panel.cards.cards[2]
    assert merged.choice.key == MERGED
    assert merged.choice.about == "nothing clashes"
    assert merged.choice.text == f"Look here. {SCRIPT} We weigh."
    merged.click()
    assert panel.foot.decide.text() == "Decide for the merged proposal"
    assert "It holds the changes of both." in " ".join(words_in(panel))
    panel.decide()
    assert frame_in(session.project, 1).script == f"Look here. {SCRIPT} We weigh."


def test_a_proposal_says_where_both_changed_the_same(session: Session) -> None:
    misalign(session.project, script=("Ovens burn.", "Ovens rest."))
    (case,) = session.project.past.misalignments
    *_, merged = choices_of(case, Names(session.view))
    assert merged.about == "1 clash"
    assert "1 place" in merged.hint


def test_several_cases_are_gone_through(session: Session, panel: DecidePanel) -> None:
    misalign(session.project, headline=(MINE, THEIRS), script=("One.", "Two."))
    panel.refresh()
    assert panel.title.startswith("2 misalignments to decide: ")
    assert "1 of 2" in words_in(panel)
    first = panel.case
    panel._after.click()
    assert panel.case != first
    assert not panel._after.isEnabled()
    panel._before.click()
    assert panel.case == first


def test_leaving_open_goes_on_and_then_puts_the_panel_aside(
    session: Session, panel: DecidePanel
) -> None:
    misalign(session.project, headline=(MINE, THEIRS), script=("One.", "Two."))
    panel.refresh()
    high_px = panel.sizeHint().height()
    panel.foot.later.click()
    assert "2 of 2" in words_in(panel)
    panel.foot.later.click()
    assert panel.title == "2 misalignments left open"
    assert panel.sizeHint().height() < high_px
    panel._unfold.click()
    assert "1 of 2" in words_in(panel)
    assert len(session.project.past.misalignments) == 2


def test_small_differences_fold_into_one_line(session: Session, panel: DecidePanel) -> None:
    misalign(session.project, planned_ms=(90_000, 120_000))
    panel.refresh()
    assert panel.case is None
    assert panel.isVisible()
    assert panel.quiet.head.text() == "1 small difference, the latest shows"
    panel.quiet.head.click()
    (link,) = panel.quiet.links
    (case,) = session.project.past.misalignments
    words = quiet_words(case, Names(session.view))
    assert words == ("Frame 1, planned time: 2:00 (Priya Rastogi) · 1:30 (Ada Lovelace, shows)")
    assert latest_of(case, Names(session.view)).startswith("latest from Ada Lovelace, ")
    link.click()
    assert panel.title == "A small difference: two wordings of frame 1, planned time"
    assert panel.cards is not None
    assert panel.cards.own is None
    panel.cards.cards[0].click()
    panel.decide()
    assert frame_in(session.project, 1).planned_ms == 120_000
    panel.refresh()
    assert not panel.isVisible()


def deleted_meanwhile(session: Session, panel: DecidePanel) -> None:
    path = copy_of(session.project, "theirs.narrative", headline=THEIRS)
    delete_frames(session.project, frames=[frame_in(session.project, 1).id])
    session.project.merge(path)
    path.unlink()
    panel.refresh()


def test_a_deletion_tells_what_its_deleter_had_not_seen(
    session: Session, panel: DecidePanel
) -> None:
    deleted_meanwhile(session, panel)
    assert isinstance(panel.case, OpenDeletion)
    said = " ".join(words_in(panel))
    assert "Deleted by Ada Lovelace" in said
    assert "Priya Rastogi had changed the headline meanwhile." in said
    assert THEIRS in said
    assert "1 deletion to decide" in panel.title


def test_what_was_put_into_a_deleted_thing_is_told(session: Session, panel: DecidePanel) -> None:
    project = session.project
    project.publish()
    path = project.path.with_name("theirs.narrative")
    path.write_bytes(project.path.read_bytes())
    other = Project.read(path, me=PRIYA, clock=Clock())
    add_step(other, frame=frame_in(other, 1).id)
    other.publish()
    other.close()
    delete_frames(project, frames=[frame_in(project, 1).id])
    project.merge(path)
    panel.refresh()
    assert "1 thing was put into it meanwhile." in " ".join(words_in(panel))
    panel.focus_cards()
    assert panel.foot.restore.isVisibleTo(panel)


def test_a_deletion_is_kept_or_taken_back(session: Session, panel: DecidePanel) -> None:
    deleted_meanwhile(session, panel)
    panel.foot.keep.click()
    panel.refresh()
    assert not panel.isVisible()
    session.undo()
    panel.refresh()
    panel.foot.restore.click()
    assert frame_in(session.project, 1).headline == THEIRS
    assert told_words(session)[-1] == "Restored with its latest words"


def test_long_wordings_scroll_in_the_room_they_get(session: Session, panel: DecidePanel) -> None:
    misalign(session.project, script=(f"{SCRIPT} " * 40, "Nothing. " * 200))
    panel.set_most(140)
    panel.refresh()
    assert panel._box.height() == 140
    panel.set_most(200)
    assert panel._box.height() == 200


def test_the_keyboard_goes_on_to_the_next_case_and_then_back(
    session: Session, panel: DecidePanel, qtbot: QtBot
) -> None:
    misalign(session.project, headline=(MINE, THEIRS), key_message=(MINE, THEIRS))
    panel.refresh()
    done = QSignalSpy(panel.done)
    for left in (1, 0):
        assert panel.cards is not None
        first = panel.cards.cards[0]
        wait_for_keyboard(qtbot, first, give=panel.focus_cards)
        press(Qt.Key.Key_Space)
        decide = panel.foot.decide
        wait_for_keyboard(qtbot, decide, give=decide.setFocus)
        press(Qt.Key.Key_Return)
        panel.refresh()
        assert done.count() == 1 - left
        if left:
            assert panel.cards.cards[0].hasFocus()


def test_the_arrow_at_the_end_hands_the_keyboard_to_the_other(
    session: Session, panel: DecidePanel, qtbot: QtBot
) -> None:
    misalign(session.project, headline=(MINE, THEIRS), key_message=(MINE, THEIRS))
    panel.refresh()
    wait_for_keyboard(qtbot, panel._after, give=panel._after.setFocus)
    press(Qt.Key.Key_Return)
    assert not panel._after.isEnabled()
    assert panel._before.hasFocus()


def test_a_case_that_is_left_open_can_be_opened_again_at_once(
    session: Session, panel: DecidePanel, qtbot: QtBot
) -> None:
    misaligned_headline(session, panel)
    wait_for_keyboard(qtbot, panel.foot.later, give=panel.foot.later.setFocus)
    press(Qt.Key.Key_Return)
    assert panel._unfold.hasFocus()
