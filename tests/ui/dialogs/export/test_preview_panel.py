"""The slides of a deck can be looked through before they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from exporters.deck.exporter import EXPORTER
from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.settings import Settings
from tests.ui.boards import Boards
from ui.background import Background
from ui.dialogs.export import ExportSheet
from ui.dialogs.export.format_list import FormatList
from ui.dialogs.export.option_fields import OptionFields
from ui.dialogs.export.preview_panel import PreviewPanel
from ui.session import Session
from ui.widgets.buttons import IconButton, PrimaryButton

Open = Callable[..., PreviewPanel]


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:First", "insight:Second", "insight:Third")


@pytest.fixture
def panel(qtbot: QtBot, background: Background, session: Session) -> Iterator[Open]:
    """Opens a panel on a story of three frames, after a title slide, and waits for its slide."""
    made: list[PreviewPanel] = []

    def open_(*rows: str, **options: Any) -> PreviewPanel:
        one = PreviewPanel(background, wanted_rows=rows)
        qtbot.addWidget(one)
        one.resize(472, 400)
        one.show()
        made.append(one)
        compose(qtbot, one, session, **options)
        return one

    yield open_
    for one in made:
        one.stop()


def compose(qtbot: QtBot, panel: PreviewPanel, session: Session, **options: Any) -> None:
    assert session.story is not None
    with qtbot.waitSignal(panel.settled):
        panel.compose(EXPORTER, session.story, options)


def place(panel: PreviewPanel) -> str:
    return panel.findChildren(QLabel)[1].text()


def titled(panel: PreviewPanel) -> str:
    assert panel.preview.slide is not None
    return panel.preview.slide.title


def button(panel: PreviewPanel, verb: str) -> IconButton:
    return next(b for b in panel.findChildren(IconButton) if b.accessibleName() == verb)


def number(panel: PreviewPanel) -> int:
    assert panel.preview.slide is not None
    return panel.preview.slide.number


def frame(session: Session, place: int) -> str:
    assert session.story is not None
    return session.story.frames[place].id


def test_it_begins_at_the_slide_of_the_selected_frame(panel: Open, session: Session) -> None:
    shown = panel("nobody", frame(session, 1), frame(session, 2))
    assert titled(shown) == "Second"
    assert place(shown) == "slide 3 of 4"


def test_without_a_selection_it_begins_at_the_title(panel: Open) -> None:
    shown = panel()
    assert number(shown) == 1
    assert not button(shown, "Previous slide").isEnabled()
    assert button(shown, "Next slide").isEnabled()


def test_the_buttons_go_from_slide_to_slide_and_end_with_the_deck(panel: Open) -> None:
    shown = panel()
    QTest.mouseClick(button(shown, "Next slide"), Qt.MouseButton.LeftButton)
    assert (titled(shown), place(shown)) == ("First", "slide 2 of 4")
    QTest.mouseClick(button(shown, "Previous slide"), Qt.MouseButton.LeftButton)
    assert number(shown) == 1
    shown.step(99)
    assert (titled(shown), place(shown)) == ("Third", "slide 4 of 4")
    assert not button(shown, "Next slide").isEnabled()


def test_arrow_and_page_keys_go_through_the_slides(panel: Open) -> None:
    shown = panel()
    reached = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_PageUp,
                Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left):  # fmt: skip
        QTest.keyClick(shown.preview, key)
        reached.append(number(shown))
    assert reached == [2, 3, 2, 1, 4, 4, 1, 1]


def test_arrow_keys_on_the_buttons_go_through_the_slides_too(panel: Open, qtbot: QtBot) -> None:
    shown = panel()
    shown.activateWindow()
    onward = button(shown, "Next slide")
    onward.setFocus()
    qtbot.waitUntil(onward.hasFocus)
    QTest.keyClick(onward, Qt.Key.Key_Right)
    assert (number(shown), onward.hasFocus()) == (2, True)
    QTest.keyClick(onward, Qt.Key.Key_Left)
    assert number(shown) == 1


@pytest.mark.parametrize(("verb", "by"), [("Next slide", 3), ("Previous slide", -3)])
def test_the_keyboard_goes_to_the_slide_when_the_button_it_is_on_goes_off(
    panel: Open, qtbot: QtBot, session: Session, verb: str, by: int
) -> None:
    shown = panel(frame(session, 0))
    shown.activateWindow()
    pressed = button(shown, verb)
    pressed.setFocus()
    qtbot.waitUntil(pressed.hasFocus)
    shown.step(by)
    assert not pressed.isEnabled()
    assert shown.preview.hasFocus()


def test_the_slide_stays_while_options_change_what_is_before_it(
    panel: Open, qtbot: QtBot, session: Session
) -> None:
    shown = panel(frame(session, 0))
    shown.step(1)
    compose(qtbot, shown, session, agenda=True)
    assert (titled(shown), place(shown)) == ("Second", "slide 4 of 5")
    compose(qtbot, shown, session)
    assert (titled(shown), place(shown)) == ("Second", "slide 3 of 4")


def test_options_show_at_once_on_the_slide(panel: Open, qtbot: QtBot, session: Session) -> None:
    shown = panel()
    compose(qtbot, shown, session, title="Hello")
    assert titled(shown) == "Hello"


def test_only_the_last_of_several_options_is_shown(
    panel: Open, qtbot: QtBot, session: Session, background: Background
) -> None:
    shown = panel()
    seen: list[str] = []
    shown.settled.connect(lambda: seen.append(titled(shown)))
    assert session.story is not None
    shown.compose(EXPORTER, session.story, {"title": "One"})
    pool = background.findChild(QThreadPool)
    assert pool is not None
    pool.waitForDone()  # It is done, but the window has not heard of it yet.
    compose(qtbot, shown, session, title="Two")
    assert seen == ["Two"]


def test_a_template_that_cannot_be_read_is_said_on_the_paper(
    panel: Open, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    shown = panel()
    compose(qtbot, shown, session, template=tmp_path / "missing.pptx")
    assert shown.preview.slide is None
    assert "“missing.pptx” cannot be read: No such file" in shown.preview.accessibleDescription()
    assert place(shown) == ""
    assert not button(shown, "Next slide").isEnabled()
    QTest.keyClick(shown.preview, Qt.Key.Key_Right)
    assert shown.preview.slide is None
    compose(qtbot, shown, session)
    assert titled(shown) == "Our story"


def test_hidden_backup_slides_are_called_so(panel: Open, boards: Boards, qtbot: QtBot) -> None:
    shown = panel()
    session = boards.sample_session()
    assert session.story is not None
    spare = session.story.frames[-1]
    hide_frames(session.project, frames=[spare.id], is_backup=True)
    compose(qtbot, shown, session, backups=True)
    shown.step(99)
    assert place(shown).endswith(", hidden")


def test_wide_slides_take_the_width_and_square_ones_no_more_height_than_there_is(
    panel: Open,
) -> None:
    shown = panel()
    assert shown.preview.height() == shown.preview.height_for(472)
    shown.resize(700, 500)
    assert shown.preview.height() <= 300


def test_the_sheet_shows_it_for_decks_only_and_at_the_selected_frame(
    qtbot: QtBot, session: Session, settings: Settings, background: Background
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    session.select("frame", [frame(session, 1)])
    sheet = ExportSheet(host, session, background=background, settings=settings)
    sheet.open()
    shown = sheet.findChild(PreviewPanel)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.preview.slide is not None)
    assert titled(shown) == "Second"
    assert shown.preview.width() >= 440
    formats = sheet.findChild(FormatList)
    assert formats is not None
    formats.choose("json")
    assert not shown.isVisible()
    formats.choose("deck")
    assert shown.isVisible()
    sheet.close_sheet()


def test_the_template_of_a_deck_is_offered_the_next_time_as_long_as_it_is_there(
    qtbot: QtBot, session: Session, settings: Settings, background: Background, tmp_path: Path
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    template = tmp_path / "acme.pptx"
    Presentation().save(str(template))

    def open_() -> ExportSheet:
        sheet = ExportSheet(host, session, background=background, settings=settings)
        sheet.open()
        return sheet

    def offered(sheet: ExportSheet) -> object:
        (fields,) = sheet.findChildren(OptionFields)
        return fields.values["template"]

    sheet = open_()
    assert offered(sheet) is None
    (fields,) = sheet.findChildren(OptionFields)
    fields._set("template", template)
    (go,) = [one for one in sheet.findChildren(PrimaryButton) if "Export" in one.text()]
    qtbot.waitUntil(lambda: go.text() == "Export 4 slides", timeout=10_000)
    with qtbot.waitSignal(sheet.exported, timeout=20_000):
        go.click()
    assert settings.values.deck_template == str(template)
    sheet = open_()
    assert offered(sheet) == template
    sheet.close_sheet()
    template.unlink()
    sheet = open_()
    assert offered(sheet) is None
    sheet.close_sheet()
