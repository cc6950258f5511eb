"""The parts of the window around the rooms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import set_reached
from narrative_studio.commands.sessions import end_session, judge_prospect, plan_session
from narrative_studio.commands.variants import add_variant, leave_out, say_otherwise
from narrative_studio.commands.zones import make_zone
from narrative_studio.model.observed import Reached
from narrative_studio.model.prospects import Answer
from narrative_studio.model.template import Template
from narrative_studio.settings import Recent
from ui import theme
from ui.session import Session
from ui.shell.findings_popup import FindingsModel, FindingsPopup
from ui.shell.palette import Palette
from ui.shell.palette_ranking import Offer
from ui.shell.rail import NARROW_PX, WIDTH_PX, Rail
from ui.shell.recent_list import RecentList
from ui.shell.recent_model import RecentModel
from ui.shell.status_bar import PLAIN_PX, RIBBON_PX, StatusBar
from ui.shell.story_ribbon import NO_TIME, StoryRibbon
from ui.shell.template_list import TemplateList, TemplateModel
from ui.shell.top_bar import TopBar
from ui.shell.welcome import Welcome
from ui.shell.who import WhoAreYou
from ui.widgets.ribbon import said
from ui.widgets.search_field import SearchField
from ui.workspaces import ROOMS
from ui.workspaces.base import Action

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return shown


def finding(text: str = "No frame carries “Blenders”.", level: Level = Level.WARNING) -> Finding:
    return Finding(level, Rule.UNCOVERED_ELEMENT, text, "Link it.", "element", "e")


@pytest.mark.parametrize("model", [TemplateModel, RecentModel, FindingsModel])
def test_models_keep_the_rules_of_models(model: type[QAbstractItemModel]) -> None:
    made = model()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    if isinstance(made, RecentModel):
        made.show((Recent("/a.narrative", "A"),))
    elif isinstance(made, FindingsModel):
        made.show([finding()])


class TestRail:
    def test_arrows_and_clicks_go_to_rooms(self, show: Show, qtbot: QtBot) -> None:
        rail = Rail(ROOMS)
        show(rail)
        rail.resize(88, 600)
        with qtbot.waitSignal(rail.chosen) as signal:
            qtbot.keyClick(rail, Qt.Key.Key_Down)
        assert signal.args == ["storyboard"]
        with qtbot.waitSignal(rail.chosen) as signal:
            at = rail.item_rect(2).center()
            qtbot.mouseClick(rail, Qt.MouseButton.LeftButton, pos=at)
        assert signal.args == ["demo"]
        assert rail.accessibleName() == f"Rooms, Demo & script chosen, 3 of {len(ROOMS)}"

    def test_choosing_by_program_is_not_told(self, show: Show, qtbot: QtBot) -> None:
        rail = Rail(ROOMS)
        show(rail)
        with qtbot.assertNotEmitted(rail.chosen):
            rail.choose("demo")
        assert "Demo & script" in rail.accessibleName()

    def test_it_is_narrow_in_a_narrow_window(self, show: Show) -> None:
        rail = Rail(ROOMS)
        show(rail)
        assert rail.width() == WIDTH_PX
        rail.set_narrow(is_narrow=True)
        assert rail.width() == NARROW_PX

    @pytest.mark.parametrize("scale", [1.0, 1.2, 1.4, 1.6])
    def test_every_word_has_room_at_every_size_of_text(
        self, show: Show, qapp: QApplication, look: theme.Theme, scale: float
    ) -> None:
        rail = Rail(ROOMS)
        rail.set_narrow(is_narrow=True)
        show(rail)
        theme.apply(qapp, theme.load(theme.LIGHT, font_scale=scale, reduced_motion=True))
        font = QFont(theme.current().font(theme.Type.BADGE))
        font.setWeight(QFont.Weight.DemiBold)
        words = [word for room in ROOMS for word in room.title.split()]
        widest = max(QFontMetrics(font).horizontalAdvance(word) for word in words)
        assert widest <= rail.item_rect(0).width()
        assert rail.sizeHint().height() >= rail.item_rect(len(ROOMS) - 1).bottom()


class TestTopBar:
    def test_buttons_name_what_they_take_back(self, show: Show) -> None:
        bar = TopBar()
        show(bar)
        bar.show_undo("Move frame", None)
        names = {b.accessibleName(): b.isEnabled() for b in bar.findChildren(QWidget)}
        assert names["Undo Move frame"] is True
        assert names["Redo"] is False

    @pytest.mark.parametrize(
        ("pressing", "remarks", "words"),
        [(0, 0, None), (1, 5, "1 finding"), (7, 0, "7 findings"), (0, 2, "2 remarks")],
    )
    def test_findings_are_counted_in_words(
        self, show: Show, pressing: int, remarks: int, words: str | None
    ) -> None:
        bar = TopBar()
        show(bar)
        bar.show_findings(pressing, remarks)
        shown = bar._findings.text() if bar._findings.isVisible() else None
        assert shown == words

    def test_the_version_is_shown_in_full_or_not_at_all(self, show: Show) -> None:
        bar = TopBar()
        show(bar)
        bar.resize(1280, 48)
        title = "How Lotwarden finds the pallets of a lot"
        for words, is_shown in (("Short", True), (f"{title} {title}", False), ("Short", True)):
            bar.show_document(words, "v1.2 · r218")
            QApplication.processEvents()
            assert bar._meta.isVisible() is is_shown, words
        assert bar._meta.width() >= bar._meta.sizeHint().width()

    def test_the_logo_leads_home_by_keyboard(self, show: Show, qtbot: QtBot) -> None:
        bar = TopBar()
        show(bar)
        with qtbot.waitSignal(bar.home_asked):
            qtbot.keyClick(bar._logo, Qt.Key.Key_Return)


class TestStatusBar:
    def test_a_ribbon_makes_it_taller_and_goes_again(self, show: Show) -> None:
        bar = StatusBar()
        show(bar)
        ribbon = QWidget()
        bar.show_ribbon(ribbon)
        assert (bar.height(), ribbon.isVisible()) == (RIBBON_PX, True)
        bar.show_ribbon(None)
        assert (bar.height(), ribbon.isVisible()) == (PLAIN_PX, False)
        ribbon.deleteLater()

    def test_larger_text_makes_it_taller(
        self, show: Show, qapp: QApplication, look: theme.Theme
    ) -> None:
        bar = StatusBar()
        show(bar)
        ribbon = QWidget()
        bar.show_ribbon(ribbon)
        saved_px = bar.saved.sizeHint().width()
        theme.apply(qapp, theme.load(theme.LIGHT, font_scale=1.4, reduced_motion=True))
        assert bar.height() == round(1.4 * RIBBON_PX)
        assert bar.saved.sizeHint().width() >= 1.39 * saved_px
        bar.show_ribbon(None)
        assert bar.height() == round(1.4 * PLAIN_PX)
        ribbon.deleteLater()


def test_going_from_frame_to_frame_builds_no_ribbon(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = QWidget()
    ribbon = StoryRibbon(session, holder).ribbon
    built: list[object] = []
    monkeypatch.setattr(ribbon, "show_rows", lambda **rows: built.append(rows))
    assert session.story is not None
    first, second, _third = session.story.frames
    session.select("frame", [second.id])
    assert "now Frame 2" in ribbon.accessibleName()
    session.select("frame", [first.id])
    assert "now Frame 1" in ribbon.accessibleName()
    session.select("", ())
    assert "now" not in ribbon.accessibleName()
    edit_cells(session.project, first, headline="Other words take no other time")
    assert built == []
    edit_cells(session.project, first, planned_ms=first.planned_ms + 1000)
    assert len(built) == 1


def test_the_ribbon_follows_the_story(session: Session) -> None:
    holder = QWidget()
    ribbon = StoryRibbon(session, holder).ribbon
    before = ribbon.accessibleName()
    assert session.story is not None
    frame = session.story.frames[0]
    edit_cells(session.project, frame, planned_ms=frame.planned_ms + 60_000)
    assert ribbon.accessibleName() != before


def test_the_ribbon_holds_the_zones_against_their_budgets(session: Session) -> None:
    holder = QWidget()
    ribbon = StoryRibbon(session, holder).ribbon
    assert "Zones" not in ribbon.accessibleName()
    assert session.story is not None
    frames = [frame.id for frame in session.story.frames]
    zone = make_zone(session.project, frames=frames[1:], name="Show it", budget_ms=60_000)
    edit_cells(session.project, session.story.frames[0], planned_ms=30_000)
    for frame in session.story.frames[1:]:
        edit_cells(session.project, frame, planned_ms=45_000)
    assert "Zones 1:00, Show it 0:30 over" in ribbon.accessibleName()
    edit_cells(session.project, zone, budget_ms=90_000)
    assert "Zones 1:30" in ribbon.accessibleName()
    assert "over" not in ribbon.accessibleName().partition("Zones")[2]


def test_the_ribbon_says_what_frames_took_in_calls_with_its_n(
    session: Session, qtbot: QtBot
) -> None:
    story = session.story
    assert story is not None
    first, second, third = story.frames
    project = session.project
    one = plan_session(project, narrative=story.narrative.id)
    judge_prospect(project, session=one.id, qualified=Answer.YES, contaminated=Answer.NO)
    end_session(project, session=one.id)
    holder = QWidget()
    made = StoryRibbon(session, holder)
    qtbot.waitUntil(lambda: made._has_read_tests)
    assert "Live" not in made.ribbon.accessibleName(), "no time is noted yet"
    reached = partial(set_reached, project, session=one.id, reached=Reached.REACHED)
    reached(frame=first.id, duration_ms=100_000)
    reached(frame=second.id, duration_ms=50_000)
    added = "Live, frame medians added, n up to 1"
    assert f"{added} 2:30" in made.ribbon.accessibleName(), "no call tells the time of all frames"
    rows = {row.label: row for row in made.ribbon._rows}
    tips = [said(block.tip).partition("planned, ")[2] for block in rows[added].blocks]
    assert tips == ["told in 1:40 in one session", "told in 0:50 in one session", NO_TIME]
    make_zone(project, frames=[first.id, second.id], name="Both", budget_ms=60_000)
    (zones,) = [row for row in made.ribbon._rows if row.label == "Zones"]
    assert said(zones.blocks[0].tip).endswith("told in 2:30 in one session")
    reached(frame=third.id, duration_ms=30_000)
    assert "Live median, n = 1 3:00" in made.ribbon.accessibleName()
    other = plan_session(project, narrative=story.narrative.id)
    judge_prospect(project, session=other.id, qualified=Answer.YES, contaminated=Answer.NO)
    end_session(project, session=other.id)
    set_reached(
        project, session=other.id, frame=first.id, reached=Reached.REACHED, duration_ms=90_000
    )
    assert "Live median, n = 1 of 2 3:00" in made.ribbon.accessibleName()


def test_a_frame_under_the_pointer_tells_its_time_once(session: Session) -> None:
    holder = QWidget()
    ribbon = StoryRibbon(session, holder).ribbon
    assert session.story is not None
    frame = session.story.frames[0]
    edit_cells(session.project, frame, planned_ms=80_000)
    tip = said(ribbon._rows[0].blocks[0].tip)
    assert tip.startswith("Frame 1, ")
    assert tip.count("1:20") == 1


def test_the_ribbon_of_a_variant_has_its_times_and_no_budgets(session: Session) -> None:
    holder = QWidget()
    ribbon = StoryRibbon(session, holder).ribbon
    assert session.story is not None
    first, second, third = session.story.frames
    project = session.project
    make_zone(project, frames=[first.id, second.id, third.id], name="All", budget_ms=60_000)
    variant = add_variant(project, narrative=session.story.narrative.id, name="Short")
    leave_out(project, variant=variant.id, frames=[first.id])
    session.choose_variant(variant.id)
    for planned_ms in (30_000, 40_000):
        for frame in (second, third):
            say_otherwise(
                project, variant=variant.id, frame=frame.id, what="planned_ms", value=planned_ms
            )
    assert "Planned 1:20" in ribbon.accessibleName()
    assert "Zones 1:20" in ribbon.accessibleName()
    assert "over" not in ribbon.accessibleName().partition("Zones")[2]
    session.select("frame", [third.id])
    assert "now Frame 3" in ribbon.accessibleName(), "the number that its card has"


class TestPalette:
    @pytest.fixture
    def window(self, show: Show, session: Session) -> QWidget:
        window = QWidget()
        window.resize(900, 600)
        row = QHBoxLayout(window)
        self.before = QLineEdit()
        self.field = SearchField("Find")
        row.addWidget(self.before)
        row.addWidget(self.field)
        self.done: list[str] = []
        actions = [
            Action("a", "Add a frame", lambda: self.done.append("a"), "Ctrl+Return"),
            Action("b", "Switch between light and dark", lambda: self.done.append("b")),
        ]
        self.palette = Palette(
            self.field,
            story=lambda: session.story,
            offers=lambda: [Offer(action) for action in actions],
            window=window,
        )
        show(window)
        self.before.setFocus()
        return window

    def test_enter_does_the_action_that_was_found(self, window: QWidget, qtbot: QtBot) -> None:
        self.palette.open()
        assert self.palette.isVisible()
        qtbot.keyClicks(self.field, "dark")
        qtbot.keyClick(self.field, Qt.Key.Key_Return)
        assert self.done == ["b"]
        assert not self.palette.isVisible()

    def test_enter_opens_the_row_that_was_found(self, window: QWidget, qtbot: QtBot) -> None:
        self.palette.open()
        qtbot.keyClicks(self.field, "second")
        with qtbot.waitSignal(self.palette.row_chosen) as signal:
            qtbot.keyClick(self.field, Qt.Key.Key_Return)
        assert signal.args is not None
        assert signal.args[0] == "frame"

    def test_arrows_choose_another_line(self, window: QWidget, qtbot: QtBot) -> None:
        self.palette.open()
        qtbot.keyClick(self.field, Qt.Key.Key_Down)
        qtbot.keyClick(self.field, Qt.Key.Key_Return)
        assert self.done == ["b"]

    def test_escape_gives_the_keyboard_back(self, window: QWidget, qtbot: QtBot) -> None:
        self.palette.open()
        qtbot.keyClicks(self.field, "x")
        qtbot.keyClick(self.field, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is self.before
        assert self.field.text() == ""
        assert self.done == []

    def test_what_is_not_there_is_said(self, window: QWidget, qtbot: QtBot) -> None:
        self.palette.open()
        qtbot.keyClicks(self.field, "zebra")
        model = self.palette._model
        assert model.index(0).data() == "Nothing holds these words"
        qtbot.keyClick(self.field, Qt.Key.Key_Return)
        assert self.done == []


class TestFindings:
    def test_enter_opens_what_a_finding_is_about(self, show: Show, qtbot: QtBot) -> None:
        window = QWidget()
        window.resize(800, 600)
        popup = FindingsPopup(window)
        show(window)
        popup.open_at(window.mapToGlobal(QPoint(700, 40)), [finding(), finding("Another.")])
        assert popup.isVisible()
        assert window.rect().contains(popup.geometry())
        qtbot.keyClick(popup._list, Qt.Key.Key_Down)
        with qtbot.waitSignal(popup.row_chosen) as signal:
            qtbot.keyClick(popup._list, Qt.Key.Key_Return)
        assert signal.args == ["element", "e"]
        assert not popup.isVisible()

    def test_escape_closes_and_gives_the_keyboard_back(self, show: Show, qtbot: QtBot) -> None:
        window = QWidget()
        window.resize(800, 600)
        field = QLineEdit(window)
        popup = FindingsPopup(window)
        show(window)
        field.setFocus()
        popup.open_at(window.mapToGlobal(QPoint(700, 40)), [finding()])
        qtbot.keyClick(popup._list, Qt.Key.Key_Escape)
        assert not popup.isVisible()
        assert window.focusWidget() is field


class TestWelcome:
    def test_a_template_is_chosen_by_arrows_and_started_by_enter(
        self, show: Show, qtbot: QtBot
    ) -> None:
        welcome = Welcome()
        welcome.resize(1280, 800)
        show(welcome)
        welcome.focus_choice()
        qtbot.keyClick(welcome._templates, Qt.Key.Key_Right)
        assert welcome._start_button.text() == "Start with Strategic shift"
        welcome._name.setText("  Our story ")
        with qtbot.waitSignal(welcome.started) as signal:
            qtbot.keyClick(welcome._templates, Qt.Key.Key_Return)
        assert signal.args == ["Our story", "strategic-shift", 20 * 60_000]

    def test_a_story_without_a_name_is_untitled(self, show: Show, qtbot: QtBot) -> None:
        welcome = Welcome()
        show(welcome)
        welcome._name.setText(" ")
        with qtbot.waitSignal(welcome.started) as signal:
            qtbot.mouseClick(welcome._start_button, Qt.MouseButton.LeftButton)
        assert signal.args is not None
        assert signal.args[0] == "Untitled narrative"

    def test_recent_documents_open_and_can_be_forgotten(self, show: Show, qtbot: QtBot) -> None:
        welcome = Welcome()
        welcome.resize(1280, 800)
        show(welcome)
        welcome.show_recent(())
        assert welcome.findChild(RecentList) is None
        welcome.show_recent((Recent("/a.narrative", "A", "12 frames", "2026-04-21"),))
        recent = welcome.findChild(RecentList)
        assert recent is not None
        recent.setFocus()
        with qtbot.waitSignal(recent.opened) as signal:
            qtbot.keyClick(recent, Qt.Key.Key_Return)
        assert signal.args == ["/a.narrative"]
        with qtbot.waitSignal(recent.forgotten):
            qtbot.keyClick(recent, Qt.Key.Key_Delete)

    def test_every_template_says_what_it_is(self, show: Show) -> None:
        templates = TemplateList()
        show(templates)
        model = templates.model()
        first = model.index(0, 0)
        words = first.data(Qt.ItemDataRole.AccessibleTextRole)
        assert words.startswith("Sales pitch, 8 beats, 40 min.")
        assert isinstance(templates.template, Template)


class TestWho:
    def test_a_name_is_needed(self, show: Show, qtbot: QtBot) -> None:
        page = WhoAreYou()
        show(page)
        with qtbot.assertNotEmitted(page.answered):
            qtbot.mouseClick(page._go, Qt.MouseButton.LeftButton)
        assert page._name.accessibleDescription()
        qtbot.keyClicks(page._name, "Ada   Lovelace")
        assert not page._name.accessibleDescription()
        with qtbot.waitSignal(page.answered) as signal:
            qtbot.keyClick(page._name, Qt.Key.Key_Return)
        assert signal.args == ["Ada Lovelace", "", "marketing"]
