"""The presenter's window: what a clicker, keys and time do in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.commands.variants import add_variant, leave_out
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from narrative_studio.telling.pace import Standing
from narrative_studio.telling.prompt import prompt
from narrative_studio.telling.story_clock import State
from tests.ui.studio import session_of, told
from tests.ui.workspaces.demo.stage import demo_project, frames
from ui.presenter import look, staying_awake
from ui.presenter.foot_bar import FootBar, FootButton
from ui.presenter.key_sheet import KeySheet
from ui.presenter.keys import ACTS, Act, act_of
from ui.presenter.pause_banner import PauseBanner
from ui.presenter.prompter_text import PrompterText
from ui.presenter.reading import Reading
from ui.presenter.reading_window import ReadingWindow
from ui.presenter.start_hint import StartHint
from ui.presenter.telling_side import TellingSide, Times
from ui.presenter.zone_strip import STEP_MS, ZoneStrip, limit_label
from ui.session import Session
from ui.theme import Type

Key = Qt.Key


class Time:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.now_ms = 900_000

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    return demo_project(tmp_path)


@pytest.fixture
def session(project: Project, settings: Settings) -> Iterator[Session]:
    yield session_of(project, settings)
    project.close()


@pytest.fixture
def window(session: Session, time: Time, qtbot: QtBot) -> ReadingWindow:
    made = ReadingWindow(session, now_ms=time)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.resize(1280, 800)
    made.show()
    return made


def press(window: ReadingWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window, key)


def part(window: ReadingWindow, kind: type[QWidget]) -> QWidget:
    (found,) = window.findChildren(kind)
    return found


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


# The clock


def test_the_clock_starts_with_the_first_advance_and_the_text_stays(
    window: ReadingWindow, time: Time, session: Session
) -> None:
    hint = part(window, StartHint)
    time.now_ms += 50_000
    assert window.clock.state is State.READY
    assert hint.isVisible()
    press(window, Key.Key_PageDown)
    time.now_ms += 3_000
    assert (window.clock.elapsed_ms, window.frame_id) == (3_000, frames(session)[0].id)
    assert not hint.isVisible()


def test_choosing_where_to_begin_does_not_start_the_clock(window: ReadingWindow) -> None:
    press(window, Key.Key_End, Key.Key_PageUp, Key.Key_Left, Key.Key_Up)
    assert window.clock.state is State.READY


def test_a_click_goes_on_and_the_right_button_goes_back(
    window: ReadingWindow, session: Session
) -> None:
    press(window, Key.Key_L)
    for _time in range(3):
        QTest.mouseClick(window.page, Qt.MouseButton.LeftButton)
    assert window.frame_id == frames(session)[2].id
    QTest.mouseClick(window.page, Qt.MouseButton.RightButton)
    assert window.frame_id == frames(session)[1].id


def test_a_pause_stops_the_clock_and_the_text_does_not_jump(
    window: ReadingWindow, time: Time
) -> None:
    press(window, Key.Key_Space, Key.Key_Space)
    before = picture(window.page)
    press(window, Key.Key_P)
    time.now_ms += 42_000
    banner = part(window, PauseBanner)
    assert banner.isVisible()
    page = window.page
    below = page.mapFrom(window, banner.geometry().bottomLeft()).y() + 4
    shown = page.grab().toImage()
    foot = {shown.pixelColor(x, below).name() for x in range(60, page.width() - 60, 3)}
    assert len(foot) == 1, "no line of the text looks out below the banner"
    above = QRect(0, 0, page.width(), page.mapFrom(window, banner.geometry().topLeft()).y() - 24)
    assert shown.copy(above) == before.copy(above)
    press(window, Key.Key_Space)
    assert (window.clock.state, window.clock.elapsed_ms) == (State.RUNNING, 0)
    assert picture(window.page) == before


def test_time_is_kept_frame_by_frame(window: ReadingWindow, time: Time, session: Session) -> None:
    press(window, Key.Key_Right)
    time.now_ms += 10_000
    press(window, Key.Key_Right)
    time.now_ms += 4_000
    told = [window.clock.frame_ms(frame.id) for frame in frames(session)[:2]]
    assert told == [10_000, 4_000]


def test_the_teller_is_told_in_a_word_how_the_time_stands(
    window: ReadingWindow, time: Time
) -> None:
    side = part(window, TellingSide)
    press(window, Key.Key_Right, Key.Key_Right)
    assert side.accessibleName().endswith(", Ahead")
    time.now_ms += 130_000
    window.act(Act.NEXT_LINE)
    assert side.accessibleName().endswith(", On track")
    time.now_ms += 600_000
    window.act(Act.LAST_LINE)
    assert side.accessibleName().endswith(", Behind")


def test_begun_in_the_middle_the_plan_counts_from_there(
    session: Session, time: Time, qtbot: QtBot
) -> None:
    made = ReadingWindow(session, frame_id=frames(session)[1].id, now_ms=time)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    press(made, Key.Key_Space)
    assert made.frame_id == frames(session)[1].id
    assert part(made, TellingSide).accessibleName().endswith(Standing.ON_TRACK)


# Moving


def test_lines_lead_from_one_frame_into_the_next(window: ReadingWindow, session: Session) -> None:
    press(window, Key.Key_Space)
    for _line in range(40):
        press(window, Key.Key_Down)
    assert window.frame_id == frames(session)[4].id
    assert window.page.is_at_end


def test_back_by_frame_goes_to_its_start_first(window: ReadingWindow, session: Session) -> None:
    press(window, Key.Key_Space, Key.Key_Right, Key.Key_Down, Key.Key_Left)
    assert window.frame_id == frames(session)[1].id
    press(window, Key.Key_Left)
    assert window.frame_id == frames(session)[0].id


def test_the_wheel_moves_lines_but_starts_no_clock(window: ReadingWindow, session: Session) -> None:
    def turn() -> None:
        none = Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            QPointF(100, 100),
            QPointF(100, 100),
            QPoint(),
            QPoint(0, -120 * 30),
            Qt.MouseButton.NoButton,
            none,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(window.page, event)

    turn()
    assert window.clock.state is State.READY
    press(window, Key.Key_Space)
    turn()
    assert window.frame_id == frames(session)[4].id


def test_larger_words_and_fewer_words_keep_the_frame(
    window: ReadingWindow, session: Session
) -> None:
    press(window, Key.Key_Space, Key.Key_Right, Key.Key_Right)
    for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Minus, Key.Key_H, Key.Key_H, Key.Key_H):
        press(window, key)
        assert window.frame_id == frames(session)[2].id


def test_a_change_of_the_story_keeps_the_frame(window: ReadingWindow, session: Session) -> None:
    press(window, Key.Key_Space, Key.Key_Right, Key.Key_Right)
    edit_cells(session.project, frames(session)[0], script="Shorter.")
    third = frames(session)[2].id
    delete_frames(session.project, frames=[frames(session)[0].id])
    assert window.frame_id == third


def test_a_story_that_loses_its_frames_closes_the_window(
    window: ReadingWindow, session: Session
) -> None:
    delete_frames(session.project, frames=[frame.id for frame in frames(session)])
    assert not window.isVisible()


# Looks


def test_m_turns_the_words_over_and_back(window: ReadingWindow) -> None:
    press(window, Key.Key_Space)
    before = picture(window.page)
    press(window, Key.Key_M)
    turned = picture(window.page)
    assert [turned.pixelColor(919 - x, 230) for x in (2, 20)] == [
        before.pixelColor(x, 230) for x in (2, 20)
    ]
    assert turned.pixelColor(2, 230) != before.pixelColor(2, 230)
    press(window, Key.Key_M)
    assert picture(window.page) == before


def test_the_buttons_say_what_is_shown_and_never_take_the_keyboard(
    window: ReadingWindow,
) -> None:
    bar = part(window, FootBar)
    press(window, Key.Key_H)
    names = [button.accessibleName() for button in bar.findChildren(FootButton)]
    assert "Key phrases" in names
    policies = {one.focusPolicy() for one in window.findChildren(FootButton)}
    assert policies == {Qt.FocusPolicy.NoFocus}


def test_a_small_screen_holds_the_window(window: ReadingWindow, qtbot: QtBot) -> None:
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.width() == 1024)
    shown = [one for one in part(window, FootBar).findChildren(FootButton) if one.isVisible()]
    assert max(one.geometry().right() for one in shown) <= 1024
    assert len(shown) == 8


def test_esc_closes_the_keys_first_and_leaves_then(window: ReadingWindow) -> None:
    sheet = part(window, KeySheet)
    press(window, Key.Key_Question)
    assert sheet.isVisible()
    press(window, Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.isVisible()
    press(window, Key.Key_Escape)
    assert not window.isVisible()


def test_the_ribbon_does_not_tick(window: ReadingWindow) -> None:
    strip = part(window, ZoneStrip)
    assert isinstance(strip, ZoneStrip)
    strip.show_place(current=0, first=0, told_ms=STEP_MS)
    before = picture(strip)
    strip.show_place(current=0, first=0, told_ms=2 * STEP_MS - 1)
    assert picture(strip) == before
    strip.show_place(current=0, first=0, told_ms=2 * STEP_MS)
    assert picture(strip) != before


@pytest.mark.parametrize("x", [40, 180, 205, 290, 395])
def test_the_length_of_the_call_is_written_over_no_name(x: float) -> None:
    names = [QRectF(0, 0, 90, 16), QRectF(200, 0, 100, 16), QRectF(310, 0, 60, 16)]
    label = limit_label(x, 32, names, 400, 0)
    assert not any(label.intersects(name) for name in names)
    assert label.right() <= 400


def test_times_that_look_alike_are_not_painted_again() -> None:
    one = Times(1_000, 400, 0, 60_000, Standing.ON_TRACK, "10:19")
    other = Times(1_900, 900, 0, 60_000, Standing.ON_TRACK, "10:19")
    assert one.whole_seconds() == other.whole_seconds()


def test_a_cue_is_one_place_and_a_long_line_is_several(session: Session) -> None:
    assert session.story is not None
    passages = prompt(session.story)
    wide = PrompterText(passages[:1], 4000, 1.0)
    narrow = PrompterText(passages[:1], 260, 1.0)
    # Two paragraphs, a cue, a checkpoint and a transition.
    assert len(wide.stops) == 5
    cue = next(piece for piece in narrow.pieces if piece.kind == "cue")
    assert not cue.has_stop_per_line
    assert len(narrow.stops) > len(wide.stops)


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_PageUp, Key.Key_Period, Key.Key_F5])
def test_every_key_of_a_clicker_does_something(key: Qt.Key) -> None:
    assert act_of(key, Qt.KeyboardModifier.NoModifier) is not None


def test_shift_turns_going_on_into_going_back() -> None:
    assert act_of(Key.Key_Space, Qt.KeyboardModifier.ShiftModifier) is Act.BACK
    assert act_of(0x01FF_FFFE, Qt.KeyboardModifier.NoModifier) is None


def test_every_act_has_a_key() -> None:
    assert set(ACTS.values()) == set(Act)


# From anywhere


def test_a_second_reading_is_the_same_window(session: Session, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(1280, 800)
    owner.show()
    reading = Reading(session, owner)
    reading.begin(frames(session)[1].id)
    window = reading.window
    assert window is not None
    assert window.isFullScreen()
    assert window.frame_id == frames(session)[1].id
    reading.begin(None)
    assert reading.window is window
    press(window, Key.Key_Space, Key.Key_Right)
    with qtbot.waitSignal(reading.left) as left:
        window.close()
    assert left.args == [frames(session)[2].id]
    assert reading.window is None


class Lamp:
    """A system that keeps its screen on when it is asked, unless it ``refuses``."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.refuses = refuses
        self.said: list[str] = []

    def hold(self) -> bool:
        self.said.append("on")
        return not self.refuses

    def release(self) -> None:
        self.said.append("off")


@pytest.mark.parametrize("refuses", [False, True])
def test_the_screen_stays_on_while_it_is_read_from(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, refuses: bool
) -> None:
    lamp = Lamp(refuses=refuses)
    monkeypatch.setattr(staying_awake, "_way_here", lambda _owner: lamp)
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(1280, 800)
    reading = Reading(session, owner)
    reading.begin(None)
    reading.begin(None)
    assert lamp.said == ["on"]
    window = reading.window
    assert window is not None
    (hint,) = window.findChildren(StartHint)
    assert ("keep its screen on" in hint.accessibleName()) is refuses
    reading.end()
    assert lamp.said == ["on", "off"]
    reading.end()
    assert lamp.said == ["on", "off"]


def test_without_a_frame_there_is_nothing_to_read(session: Session, qtbot: QtBot) -> None:
    delete_frames(session.project, frames=[frame.id for frame in frames(session)])
    owner = QWidget()
    qtbot.addWidget(owner)
    Reading(session, owner).begin(None)
    assert told(session)[-1].text == "There is no frame to read yet"


def test_a_variant_is_read_as_it_is_told(session: Session, qtbot: QtBot) -> None:
    assert session.story is not None
    variant = add_variant(session.project, narrative=session.story.narrative.id, name="Short")
    first, second, *_rest = frames(session)
    leave_out(session.project, variant=variant.id, frames=[first.id])
    session.choose_variant(variant.id)
    owner = QWidget()
    qtbot.addWidget(owner)
    reading = Reading(session, owner)
    reading.begin(first.id)
    assert reading.window is not None
    assert reading.window.frame_id == second.id
    session.choose_variant(None)
    press(reading.window, Key.Key_Home)
    assert reading.window.frame_id == first.id
    reading.window.close()


@pytest.mark.parametrize("words", ["40:00", "37:30", "1:05:00", "0:45", "12:15"])
def test_words_are_whole_in_a_room_of_their_own_width(qapp: QApplication, words: str) -> None:
    def painted(more_px: int) -> QImage:
        image = QImage(120, 20, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        font = look.font(Type.BADGE, tabular=True)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words)
        look.words(painter, QRect(2, 2, width + more_px, 16), words, font, "text")
        painter.end()
        return image

    assert painted(0) == painted(40)
