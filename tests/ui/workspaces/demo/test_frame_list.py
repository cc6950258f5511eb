"""The frames beside the script."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from tests.ui.workspaces.demo.stage import click, frames, press
from ui import text, theme
from ui.session import Session
from ui.theme import Type
from ui.workspaces.demo.frame_list import FrameList, FrameListModel

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def frame_list(session: Session, qtbot: QtBot) -> FrameList:
    made = FrameList(session)
    qtbot.addWidget(made)
    made.resize(228, 400)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.choose(None)
    return made


def words(model: FrameListModel, role: Qt.ItemDataRole) -> list[str]:
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


def test_told_frames_stand_below_the_heading_of_their_part(session: Session) -> None:
    model = FrameListModel(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert words(model, Qt.ItemDataRole.DisplayRole) == [
        "Setup",
        "Ovens wait for wood",
        "Follow-through",
        "The log names its hour",
        "What the scale costs",
        "The fire lights itself",
        "One night with your wood",
    ]
    assert words(model, SPOKEN)[:2] == ["Setup", "Frame 1, Ovens wait for wood, 0:06 spoken"]
    edit_cells(session.project, frames(session)[0], headline="")
    model.refresh()
    assert words(model, SPOKEN)[1] == "Frame 1, Frame without a headline, 0:06 spoken"


def test_a_long_time_stands_beside_the_headline_and_not_on_it(
    session: Session, frame_list: FrameList, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = frames(session)[0]
    edit_cells(session.project, first, headline="A headline " * 9, script="so " * 200_000)
    frame_list.refresh()
    places: dict[str, QRect] = {}
    paint = text.paint_text

    def note(*args: Any, **options: Any) -> int:
        places[args[2]] = QRect(args[1])
        return paint(*args, **options)

    monkeypatch.setattr(text, "paint_text", note)
    frame_list.grab()
    (time,) = [words for words in places if words.count(":") == 2]
    (headline,) = [words for words in places if words.startswith("A headline")]
    wide = QFontMetrics(theme.current().font(Type.SUPPORT, tabular=True)).horizontalAdvance(time)
    assert places[headline].right() < places[time].right() - wide


def test_arrows_go_over_headings_and_tell_what_was_chosen(
    session: Session, frame_list: FrameList, qtbot: QtBot
) -> None:
    chosen: list[str] = []
    frame_list.chosen.connect(chosen.append)
    press(Qt.Key.Key_Down, times=2)
    press(Qt.Key.Key_Up)
    ids = [frame.id for frame in frames(session)]
    assert chosen == [ids[1], ids[2], ids[1]]


def test_a_click_on_a_heading_chooses_nothing(session: Session, frame_list: FrameList) -> None:
    heading = frame_list.visualRect(frame_list.model().index(2, 0))
    click(frame_list.viewport(), heading.center())
    assert frame_list.frame_id == frames(session)[0].id


def test_a_choice_of_the_program_is_not_told(
    session: Session, frame_list: FrameList, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(frame_list.chosen):
        frame_list.choose(frames(session)[3].id)
        edit_cells(session.project, frames(session)[0], headline="Other words")
        frame_list.refresh()
    assert frame_list.frame_id == frames(session)[3].id


def test_a_frame_that_went_leaves_its_place_to_the_one_before(
    session: Session, frame_list: FrameList
) -> None:
    frame_list.choose(frames(session)[4].id)
    delete_frames(session.project, frames=[frames(session)[4].id])
    frame_list.refresh()
    assert frame_list.frame_id == frames(session)[3].id


def test_a_step_from_the_last_frame_stays(session: Session, frame_list: FrameList) -> None:
    frame_list.choose(frames(session)[4].id)
    frame_list.step(1)
    assert frame_list.frame_id == frames(session)[4].id
    frame_list.choose(frames(session)[0].id)
    frame_list.step(-1)
    assert frame_list.frame_id == frames(session)[0].id


def test_the_chosen_frame_is_tinted_and_ringed(session: Session, frame_list: FrameList) -> None:
    rect = frame_list.visualRect(frame_list.model().index(1, 0))
    image = frame_list.viewport().grab().toImage()
    assert image.pixelColor(rect.center().x(), rect.top() + 4) == theme.current().selected
    assert image.pixelColor(rect.center().x(), rect.top() + 1) == theme.current().focus
