"""Everywhere a user can be: every room in every view, every sheet, popup and menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.accessibility.stage import Stage, settle, wait_until
from ui.crash import Crash
from ui.dialogs.custom_fields import CustomFieldsSheet
from ui.importing.asking import open_recorded
from ui.importing.review_sheet import ReviewSheet
from ui.importing.transcript_sheet import TranscriptSheet
from ui.inspector.frame.custom import CustomPart
from ui.inspector.people import PersonField
from ui.inspector.picture_edit import PictureEdit
from ui.presenter.keys import Act
from ui.presenter.reading_window import ReadingWindow
from ui.preview.slide_sheet import SlideSheet
from ui.widgets.sheet import Sheet
from ui.widgets.text_area import TextArea
from ui.workspaces.prospects.results_page import ResultsPage
from ui.workspaces.storyboard import Storyboard

Reach = Callable[[Stage], object]
_W = TypeVar("_W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody can be, and how the stage gets there."""

    name: str
    reach: Reach


def _in(room: str, *actions: str) -> Reach:
    return lambda stage: stage.go(room, *actions)


def _results(stage: Stage) -> None:
    """All cards, which are made one after the other; a card that is made moves those below it."""
    stage.go("tests", "tests.results")
    page = stage.room.findChild(ResultsPage)
    assert isinstance(page, ResultsPage)
    wait_until(lambda: page.is_whole)


def _crashed(stage: Stage) -> None:
    stage.open_sample()
    stage.window.tell_crash(Crash("Narrative Studio crash report.", None))
    settle()


def _frames(*numbers: int) -> Reach:
    """Frames of the story chosen on the board, by their numbers."""

    def reach(stage: Stage) -> None:
        stage.go("storyboard", "storyboard.board")
        story = stage.session.story
        assert story is not None
        stage.show_row("frame", story.frames[numbers[0] - 1].id)
        if len(numbers) > 1:
            stage.session.select("frame", [story.frames[n - 1].id for n in numbers])
            settle()

    return reach


def _row(room: str, view: str, table: str, code: str = "") -> Reach:
    """A row chosen in a view, by its code or the first of its table."""

    def reach(stage: Stage) -> None:
        stage.go(room, view)
        rows = stage.session.view.tables[table].values()
        wanted = [row for row in rows if not code or getattr(row, "code", "") == code]
        stage.show_row(table, wanted[0].id)

    return reach


def _then(reach: Reach, *more: Reach) -> Reach:
    def both(stage: Stage) -> None:
        reach(stage)
        for one in more:
            one(stage)
            settle()

    return both


def _press(name: str) -> Reach:
    return lambda stage: stage.press(name)


def _find(stage: Stage, kind: type[_W]) -> _W:
    def shown() -> list[_W]:
        return [one for one in stage.window.findChildren(kind) if one.isVisible()]

    wait_until(shown)
    return shown()[0]


def _narrative(verb: str) -> Reach:
    def reach(stage: Stage) -> None:
        stage.go("storyboard", "storyboard.board")
        stage.do(f"narrative.{verb}")

    return reach


def _findings(stage: Stage) -> None:
    stage.go("storyboard", "storyboard.board")
    wait_until(lambda: stage.page._checking.found)
    stage.do("window.findings")


def _slide(stage: Stage) -> None:
    _frames(8)(stage)
    stage.do("slide.large")
    sheet = _find(stage, SlideSheet)
    wait_until(lambda: sheet.view.slide is not None)


def _palette(query: str) -> Reach:
    def reach(stage: Stage) -> None:
        stage.go("storyboard", "storyboard.board")
        stage.do("window.find")
        stage.type(query)

    return reach


def _export(stage: Stage) -> None:
    stage.go("storyboard", "storyboard.board", "window.export")


def _crop(stage: Stage) -> None:
    _frames(7)(stage)
    stage.open_sections()
    _find(stage, PictureEdit).open_crop()


def _custom_fields(stage: Stage) -> None:
    _frames(7)(stage)
    stage.open_sections()
    _find(stage, CustomPart).define()
    wait_until(lambda: stage.window.findChildren(CustomFieldsSheet))


def _person_form(stage: Stage) -> None:
    _in("demo", "demo.ready")(stage)
    _find(stage, PersonField).ask_for_somebody_new()


def _reading(*acts: Act) -> Reach:
    def reach(stage: Stage) -> None:
        stage.go("demo", "demo.script", "story.read")
        (window,) = [one for one in stage.roots() if isinstance(one, ReadingWindow)]
        window.resize(stage.window.size())
        for act in acts:
            window.act(act)

    return reach


def _recorder(*presses: str) -> Reach:
    """The recording window; what was cut off in one place is gone on with in the next."""

    def reach(stage: Stage) -> None:
        stage.go("storyboard", "storyboard.board", "tests.record")
        for name in presses:
            stage.press(name)
            settle()

    return reach


def _in_view(reach: Reach) -> Reach:
    """Be somewhere with the keyboard in the view of the room."""

    def both(stage: Stage) -> None:
        reach(stage)
        stage.room.focus_view()
        settle()

    return both


def _in_view_menu(reach: Reach) -> Reach:
    """The menu of what is chosen in the view, by the menu key."""
    return _then(_in_view(reach), Stage.ask_menu)


def _impact(stage: Stage) -> None:
    _row("positioning", "positioning.chain", "element", "VA-2")(stage)
    stage.press("What hangs on this")


def _cell(stage: Stage) -> None:
    _in_view(_in("positioning", "positioning.matrix"))(stage)
    QTest.keyClick(stage.focus, Qt.Key.Key_Return)


def _mention(stage: Stage) -> None:
    _frames(8)(stage)
    next(one for one in stage.window.findChildren(TextArea) if one.isVisible()).setFocus()
    QTest.keyClicks(stage.focus, " @")


def _welcome(stage: Stage) -> None:
    stage.open_sample()
    stage.do("window.close")


def _new(room: str, *actions: str) -> Reach:
    """A room of a narrative in which nothing is written yet."""

    def reach(stage: Stage) -> None:
        stage.open_empty()
        stage.page.go(room)
        settle()
        for wanted in actions:
            stage.do(wanted)

    return reach


def _contested(*presses: str) -> Reach:
    """A document in which two people reworded the same cells, with a case to decide."""

    def reach(stage: Stage) -> None:
        stage.open_contested()
        stage.page.go("versions")
        settle()
        for name in presses:
            stage.press(name)

    return reach


_CALLS = """Session;Date;Alias;Remark;Clarity frame 1;Reaction frame 1
T21;03/04/2026;Bakery;Loud;4;landed
T22;05/04/2026;Dairy;;9;
"""
_CALL = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Corrin>A recall is decided long before the phone rings.

00:00:07.000 --> 00:00:09.000
<v Buyer>Is it?
"""


def _imported(name: str, text: str) -> Reach:
    """A file that was recorded elsewhere, dropped on the window."""

    def reach(stage: Stage) -> None:
        stage.go("tests", "tests.sessions")
        path = stage.home / name
        path.write_text(text, encoding="utf-8")
        open_recorded(stage.window, stage.session, path)
        wait_until(lambda: _sheets(stage))

    return reach


def _sheets(stage: Stage) -> list[Sheet]:
    return [one for one in stage.window.findChildren(Sheet) if one.isVisible()]


def _review(stage: Stage) -> None:
    _imported("T05.vtt", _CALL)(stage)
    (sheet,) = (one for one in _sheets(stage) if isinstance(one, TranscriptSheet))
    sheet.has_agreed.click()
    stage.press("Import and review")
    wait_until(lambda: [one for one in _sheets(stage) if isinstance(one, ReviewSheet)])


def _toast(stage: Stage) -> None:
    stage.go("storyboard", "storyboard.board")
    room = stage.room
    assert isinstance(room, Storyboard)
    room.linking.close()  # What is painted below the toast is measured too.
    stage.window.messages.tell("Frame 8 moved before frame 7", action="Undo", act=lambda: None)


PLACES: tuple[Place, ...] = (
    Place("storyboard board", _in("storyboard", "storyboard.board")),
    Place("storyboard frame", _then(_frames(8), Stage.open_sections)),
    Place("storyboard frames", _frames(3, 4, 5)),
    Place("slide in large", _slide),
    Place("storyboard filter", _in("storyboard", "storyboard.board", "storyboard.filter")),
    Place("storyboard grid", _in("storyboard", "storyboard.grid")),
    Place("storyboard outline", _in("storyboard", "storyboard.outline")),
    Place("storyboard map", _in("storyboard", "storyboard.map")),
    Place("outline columns", _in("storyboard", "storyboard.outline", "storyboard.columns")),
    Place("variant sheet", _in("storyboard", "storyboard.board", "storyboard.variant")),
    Place("custom fields", _custom_fields),
    Place("crop sheet", _crop),
    Place("toast", _toast),
    Place("storyboard shelf", _in("storyboard", "storyboard.board", "storyboard.shelf")),
    Place("chain", _in("positioning", "positioning.chain")),
    Place(
        "chain element",
        _then(_row("positioning", "positioning.chain", "element", "VA-2"), Stage.open_sections),
    ),
    Place("matrix", _in("positioning", "positioning.matrix")),
    Place("list", _in("positioning", "positioning.list")),
    Place("list proof", _row("positioning", "positioning.list", "proof")),
    Place("list objection", _row("positioning", "positioning.list", "objection")),
    Place("customers", _in("positioning", "positioning.customers")),
    Place("segment", _row("positioning", "positioning.customers", "segment")),
    Place("persona", _row("positioning", "positioning.customers", "persona")),
    Place("buying step", _row("positioning", "positioning.customers", "buying_step")),
    Place("goals", _in("positioning", "positioning.goals")),
    Place("touchpoints", _in("positioning", "positioning.touchpoints")),
    Place("touchpoint", _row("positioning", "positioning.touchpoints", "touchpoint")),
    Place("vocabulary", _in("positioning", "positioning.vocabulary")),
    Place("run sheet", _in("demo", "demo.run-sheet")),
    Place("step details", _then(_in("demo", "demo.run-sheet"), _press("Details"))),
    Place("script", _in("demo", "demo.script")),
    Place("script editing", _in("demo", "demo.script", "demo.edit-script")),
    Place("ready", _in("demo", "demo.ready")),
    Place("person form", _person_form),
    Place("reading", _reading(Act.ON, Act.ON)),
    Place("reading paused", _reading(Act.ON, Act.PAUSE)),
    Place("test results", _results),
    Place("test sessions", _in("tests", "tests.sessions")),
    Place("test session", _row("tests", "tests.sessions", "test_session", "T05")),
    Place("test protocol", _in("tests", "tests.protocol")),
    Place("codebook", _in("tests", "tests.codebook")),
    Place("recording to start", _recorder()),
    Place("recording", _recorder("Start recording", "Objection", "Pause")),
    Place("recording cut off", _recorder()),
    Place("after the call", _recorder("End it")),
    Place("huddle", _recorder("Start recording", "Landed", "End", "On to the huddle")),
    Place("compare", _in("versions", "versions.compare")),
    Place("baselines", _in("versions", "versions.baselines")),
    Place("baseline sheet", _in("versions", "versions.baselines", "versions.new-baseline")),
    Place("history filter", _in("versions", "versions.compare", "versions.filter")),
    Place("document", _in("versions", "versions.document")),
    Place("verified", _in("versions", "versions.document", "versions.verify")),
    Place("palette", _palette("recall")),
    Place("findings", _findings),
    Place("export", _export),
    Place("find and replace", _in("storyboard", "storyboard.board", "window.replace")),
    Place("help", _in("storyboard", "storyboard.board", "window.help")),
    Place("settings", _in("storyboard", "storyboard.board", "window.settings")),
    Place("crash", _crashed),
    Place("tour", _in("storyboard", "storyboard.board", "window.tour")),
    Place("menu of the studio", _in("storyboard", "storyboard.board", "window.menu")),
    Place("shortcuts", _in("storyboard", "storyboard.board", "window.shortcuts")),
    Place("settings", _in("storyboard", "storyboard.board", "window.settings")),
    Place("who you are", _in("storyboard", "storyboard.board", "window.who")),
    Place("narrative new", _narrative("new")),
    Place("narrative rename", _narrative("rename")),
    Place("narrative convert", _narrative("convert")),
    Place("exported files", _in("storyboard", "storyboard.board", "window.exported")),
    Place("add popup", _in("positioning", "positioning.list", "positioning.add-proof")),
    Place("what hangs on it", _impact),
    Place("cell of the matrix", _cell),
    Place("link picker", _then(_frames(8), _press("Add a link"))),
    Place("mention", _mention),
    Place("menu of the narratives", _then(_frames(8), _press("Narrative: "))),
    Place("menu of the variants", _then(_frames(8), _press("Variant: "))),
    Place("menu of a frame", _in_view_menu(_frames(8))),
    Place("menu of frames", _then(_frames(3, 4), _press("Set status"))),
    Place("menu of a link", _then(_frames(8), _press("More about the link"))),
    Place("menu of an owner", _then(_frames(8), _press("Owner: "))),
    Place("menu of an element", _in_view_menu(_row("positioning", "positioning.chain", "element"))),
    Place("menu of a goal", _then(_in("positioning", "positioning.goals"), _press("More about"))),
    Place("menu of a step", _in_view_menu(_row("demo", "demo.run-sheet", "step"))),
    Place("menu of a line", _then(_in("demo", "demo.ready"), _press("More about"))),
    Place("menu of an operation", _in_view_menu(_in("versions", "versions.compare"))),
    Place("table to import", _imported("calls.csv", _CALLS)),
    Place("transcript to import", _imported("T05.vtt", _CALL)),
    Place("transcript to review", _review),
    Place("wordings to decide", _contested()),
    Place("deletion to decide", _contested("Next case", "Next case")),
    Place("empty storyboard", _new("storyboard", "storyboard.board")),
    Place("empty positioning", _new("positioning", "positioning.chain")),
    Place("empty customers", _new("positioning", "positioning.customers")),
    Place("empty run sheet", _new("demo", "demo.run-sheet")),
    Place("empty tests", _new("tests", "tests.results")),
    Place("empty versions", _new("versions", "versions.compare")),
    Place("welcome", _welcome),
)
