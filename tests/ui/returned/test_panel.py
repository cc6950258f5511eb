"""The review beside the work: walked with the arrows, decided with one key."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.story import png
from tests.ui.returned.conftest import MakeReview
from ui.returned.change_list import badge_of
from ui.returned.change_words import ChangePage, WordingChange
from ui.returned.panel import ReturnedPanel
from ui.returned.review import State
from ui.session import Session
from ui.widgets.label import TextLabel

Key = Qt.Key


@pytest.fixture
def panel(make_review: MakeReview, qtbot: QtBot) -> ReturnedPanel:
    made = ReturnedPanel(make_review())
    qtbot.addWidget(made)
    made.resize(440, 700)
    made.show()
    made.focus_list()
    qtbot.waitUntil(made.list_view.hasFocus)
    return made


def buttons(panel: ReturnedPanel) -> dict[str, QPushButton]:
    return {one.text(): one for one in panel.findChildren(QPushButton) if one.isVisible()}


def said(panel: ReturnedPanel) -> list[str]:
    return [one.text() for one in panel.findChildren(TextLabel) if one.isVisible()]


def states(panel: ReturnedPanel) -> list[State]:
    return [entry.state for entry in panel.review.entries]


OPEN, ADOPTED, SKIPPED = State.OPEN, State.ADOPTED, State.SKIPPED


def test_the_first_change_is_shown_with_what_it_comes_to(panel: ReturnedPanel) -> None:
    assert panel.list_view.place == 0
    assert said(panel)[:2] == ["Changes in own.pptx", "3 to decide; 0 frames say the same."]
    wording = panel.findChild(WordingChange)
    assert isinstance(wording, WordingChange)
    assert wording.accessibleName().startswith("Headline. ")
    assert "Once" in wording.accessibleName()
    assert set(buttons(panel)) == {"Adopt", "Skip", "Adopt all 3"}


def test_one_key_adopts_and_goes_on_another_skips(
    panel: ReturnedPanel, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.list_view, Key.Key_A)
    assert states(panel) == [ADOPTED, OPEN, OPEN]
    assert panel.list_view.place == 1
    assert session.view.narrative().frames[0].headline == "Once"
    qtbot.keyClick(panel.list_view, Key.Key_S)
    assert states(panel) == [ADOPTED, SKIPPED, OPEN]
    assert panel.list_view.place == 2
    assert "1 to decide, 1 adopted, 1 skipped; 0 frames say the same." in said(panel)


def test_arrows_and_letters_walk_and_stop_at_the_ends(panel: ReturnedPanel, qtbot: QtBot) -> None:
    for key, place in (
        (Key.Key_K, 0), (Key.Key_J, 1), (Key.Key_Down, 2), (Key.Key_J, 2), (Key.Key_K, 1),
        (Key.Key_Up, 0), (Key.Key_X, 0),
    ):  # fmt: skip
        qtbot.keyClick(panel.list_view, key)
        assert panel.list_view.place == place


def test_skipped_ones_are_taken_up_again(panel: ReturnedPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.list_view, Key.Key_S)
    qtbot.keyClick(panel.list_view, Key.Key_K)
    assert "Take up again" in buttons(panel)
    qtbot.keyClick(panel.list_view, Key.Key_S)
    assert states(panel)[0] is OPEN
    assert panel.list_view.place == 0


def test_a_deleted_slide_may_take_its_frame_along(
    panel: ReturnedPanel, session: Session, qtbot: QtBot
) -> None:
    panel.list_view.go(2)
    qtbot.keyClick(panel.list_view, Key.Key_A)
    story = session.view.narrative()
    assert [frame.headline for frame in story.all_frames] == ["One", "Two"]
    assert states(panel)[2] is ADOPTED
    with qtbot.waitSignal(panel.review.changed, timeout=10_000):
        session.undo()
    assert [frame.headline for frame in session.view.narrative().all_frames] == [
        "One",
        "Two",
        "Three",
    ]
    assert states(panel) == [OPEN] * 3


def test_a_deleted_slide_offers_to_keep_its_frame(
    panel: ReturnedPanel, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.list_view, Key.Key_B)
    assert states(panel) == [OPEN] * 3
    panel.list_view.go(2)
    assert "Keep as backup" in buttons(panel)
    assert "The frame is deleted, with its script, demo steps and links." in said(panel)
    qtbot.keyClick(panel.list_view, Key.Key_B)
    assert len(session.view.narrative().backups) == 1
    assert states(panel)[2] is ADOPTED


def test_all_are_adopted_at_once_and_undo_opens_them_again(
    panel: ReturnedPanel, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.list_view, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert states(panel) == [ADOPTED] * 3
    assert not buttons(panel)["Adopt all"].isEnabled()
    assert not buttons(panel)["Adopt"].isEnabled()
    message = session.messages.list[-1]
    assert message.text == "Adopted 3 changes from own.pptx"
    panel.adopt_all()
    session.undo()
    qtbot.waitUntil(lambda: states(panel) == [OPEN] * 3)


def test_a_conflict_is_marked_and_offers_both(
    make_review: MakeReview, session: Session, qtbot: QtBot
) -> None:
    def reword() -> None:
        frame = session.view.narrative().frames[1]
        edit_cells(session.project, frame, bullets="- first of all\n- second")

    panel = ReturnedPanel(make_review(meanwhile=reword))
    qtbot.addWidget(panel)
    panel.show()
    assert badge_of(panel.review.entries[1]).text == "Changed here too"
    qtbot.keyClick(panel.list_view, Key.Key_M)
    assert states(panel)[0] is OPEN
    panel.list_view.go(1)
    assert "Take both" in buttons(panel)
    assert "Reworded here as well since the export." in said(panel)
    qtbot.keyClick(panel.list_view, Key.Key_M)
    assert session.view.narrative().frames[1].bullets == "- first of all\n- second to none"


def test_enter_shows_the_frame_and_esc_closes(
    panel: ReturnedPanel, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.row_chosen) as chosen:
        qtbot.keyClick(panel.list_view, Key.Key_Return)
    assert chosen.args == ["frame", session.view.narrative().frames[0].id]
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.list_view, Key.Key_Escape)


def test_a_new_slide_and_a_new_picture_are_shown(
    make_review: MakeReview, session: Session, qtbot: QtBot
) -> None:
    def edit(deck: Any) -> None:
        slide = deck.slides.add_slide(deck.slide_layouts[0])
        slide.shapes.title.text = "Brand new"
        list(deck.slides)[1].shapes.add_picture(io.BytesIO(png()), 0, 0)

    panel = ReturnedPanel(make_review(edit))
    qtbot.addWidget(panel)
    panel.show()
    assert [entry.change.kind for entry in panel.review.entries] == ["picture", "added"]
    assert "No picture" in said(panel)
    page = panel.findChild(ChangePage)
    assert isinstance(page, ChangePage)
    panel.list_view.go(1)
    wording = panel.findChild(WordingChange)
    assert isinstance(wording, WordingChange)
    assert "Brand new" in wording.accessibleName()
    qtbot.keyClick(panel.list_view, Key.Key_Return)  # There is no frame to show yet.
    panel.adopt()
    assert session.view.narrative().frames[-1].headline == "Brand new"
    panel.adopt()
