"""The details of a step, beside the run sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.demo import delete_step
from narrative_studio.model.demo import Step, StepKind
from tests.ui.workspaces.demo.stage import steps, write
from ui.session import Session
from ui.workspaces.demo.sheet_page import SheetPage


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SheetPage:
    made = SheetPage(session)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    made.activateWindow()
    made.sheet.show_step(steps(session)["2.2"].id)
    made.toggle_details()
    return made


def now(session: Session) -> Step:
    return steps(session)["2.2"]


def test_the_panel_follows_the_current_row(session: Session, page: SheetPage) -> None:
    assert page.panel.step == now(session)
    page.sheet.show_step(steps(session)["4.1"].id)
    assert page.panel.step == steps(session)["4.1"]
    page.sheet.show_frame(now(session).frame)
    assert page.panel.step is None


def test_kind_and_marks_are_changed_and_undone(session: Session, page: SheetPage) -> None:
    page.panel.kind.chosen.emit(StepKind.TELL.value)
    page.panel.wow.click()
    page.panel.optional.click()
    step = now(session)
    assert (step.kind, step.is_wow, step.is_optional) == (StepKind.TELL, False, True)
    for _time in range(3):
        session.undo()
    step = now(session)
    assert (step.kind, step.is_wow, step.is_optional) == (StepKind.SHOW, True, False)
    assert (page.panel.wow.isChecked(), page.panel.kind.key) == (True, "show")


def test_who_drives_and_talks_is_chosen(session: Session, page: SheetPage) -> None:
    me = session.project.me.id
    page.panel.talker.chosen.emit(me)
    assert now(session).talker == me
    page.panel.driver.chosen.emit(None)
    assert now(session).owner is None
    assert page.panel.talker.person is not None


def test_data_and_reset_are_written_in_place(session: Session, page: SheetPage) -> None:
    page.panel.data.setFocus()
    write("LOG-7")
    page.panel.reset.setFocus()
    write("Sweep")
    page.sheet.show_step(steps(session)["4.1"].id)
    assert (now(session).data, now(session).reset) == ("LOG-7", "Sweep")
    assert page.panel.data.text() == ""


def test_a_screenshot_is_pasted_described_and_cropped(
    session: Session, page: SheetPage, qtbot: QtBot
) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(image)
    page.panel.picture.take(data)
    qtbot.waitUntil(lambda: now(session).picture is not None)
    pasted = now(session).picture
    sheet = page.panel.picture.open_crop()
    assert sheet is not None
    sheet.area.choose(sheet.area.box.adjusted(0, 0, -20, 0))
    sheet.cropped.emit(sheet.area.box)
    assert now(session).picture not in (None, pasted)
    session.undo()
    assert now(session).picture == pasted


def test_a_deleted_step_leaves_the_panel(session: Session, page: SheetPage) -> None:
    gone = now(session).id
    delete_step(session.project, step=gone)
    assert page.panel.step is None or page.panel.step.id != gone


def test_a_step_is_commented_on_beside_its_fields(
    session: Session, page: SheetPage, qtbot: QtBot
) -> None:
    comments = page.panel.comments
    comments.set_open(True)
    assert comments.head.accessibleName() == "Comments, None"
    comments.view.add_button.click()
    write("Use the newer lot")
    session.flush()
    (made,) = session.view.comments.values()
    assert (made.about_table, made.about, made.text) == (
        "step",
        now(session).id,
        "Use the newer lot",
    )
    assert comments.head.accessibleName() == "Comments, 1 open"
    page.sheet.show_step(steps(session)["4.1"].id)
    assert comments.view.boxes == {}
    assert comments.head.accessibleName() == "Comments, None"


@pytest.mark.parametrize("height_px", [560, 700])
def test_a_new_comment_and_a_reply_are_seen_while_they_are_written(
    session: Session, page: SheetPage, qtbot: QtBot, height_px: int
) -> None:
    page.resize(1180, height_px)
    comments = page.panel.comments
    comments.set_open(True)
    qtbot.wait(1)
    comments.head.setFocus()
    comments.view.add_button.click()
    (thread,) = comments.view.boxes.values()
    for number in (1, 2):
        qtbot.wait(1)
        *_, field = [row.field for row in thread.rows.values()]
        assert len(thread.rows) == number
        assert field is not None
        assert field.hasFocus()
        assert field.visibleRegion().boundingRect() == field.rect()
        thread.reply_button.click()


def test_a_frame_has_its_own_comments_and_those_on_its_steps(
    session: Session, page: SheetPage
) -> None:
    frame = session.view.frames[now(session).frame]
    add_comment(session.project, about=now(session), text="Which lot?")
    add_comment(session.project, about=frame, text="Too long?")
    page.sheet.show_frame(frame.id)
    assert page.panel.comments.head.accessibleName() == "Comments, 2 open"
    entries = [entry.text() for entry in page.panel.comments.view.target_menu().actions()]
    assert entries == ["About the frame", "About step 2.1", "About step 2.2"]


def test_without_a_row_there_is_nothing_to_comment_on(page: SheetPage) -> None:
    assert not page.panel.comments.isHidden()
    page.panel.show_frame(None, "")
    assert page.panel.comments.isHidden()


def test_closing_gives_the_keyboard_back(page: SheetPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.details_shown) as shown:
        page.panel.left.emit()
    assert shown.args == [False]
    assert page.panel.isHidden()
    qtbot.waitUntil(page.sheet.hasFocus)


def followed(page: SheetPage) -> str | None:
    return page.panel.slide.view.slides.frame


def test_the_slide_of_its_frame_stands_beside_a_step_and_a_frame(
    session: Session, page: SheetPage, qtbot: QtBot
) -> None:
    view = page.panel.slide.view
    headline = session.view.frames[now(session).frame].headline
    qtbot.waitUntil(lambda: view.slide is not None and view.slide.title == headline, timeout=10_000)
    page.sheet.show_frame(now(session).frame)
    assert followed(page) == now(session).frame
    page.panel.show_frame(None, "")
    assert page.panel.slide.isHidden()
    assert followed(page) is None
    session.background.stop()
