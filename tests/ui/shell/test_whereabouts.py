"""A document opens where whoever sits here has left it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.left_places import LeftPlace
from narrative_studio.model.storyboard import Frame
from narrative_studio.settings import Settings
from tests.ui.studio import HER, ME
from ui.main_window import MainWindow
from ui.session import Session
from ui.shell import whereabouts
from ui.studio_page import StudioPage
from ui.workspaces.demo.script_view import ScriptView


def page_of(window: MainWindow) -> StudioPage:
    assert window.page is not None
    return window.page


def session_in(window: MainWindow) -> Session:
    return page_of(window).session


def frames(window: MainWindow) -> list[Frame]:
    story = session_in(window).story
    assert story is not None
    return list(story.frames)


def test_room_views_narrative_and_selection_are_found_again(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    session = session_in(window)
    made = start_narrative(session.project, title="A second story", template_id="sales-pitch-8").id
    element = session.view.elements.ordered[0]
    page_of(window).workspace.show_view("map")
    session.choose_narrative(made)
    room = page_of(window).go("positioning")
    room.show_view("list")
    session.select("element", [element.id])
    window.close_document()
    window.open_path(path)
    again = session_in(window)
    assert again.story is not None
    assert again.story.narrative.id == made
    assert (page_of(window).workspace.id, page_of(window).workspace.view_key) == (
        "positioning",
        "list",
    )
    assert (again.selection.table, again.selection.ids) == ("element", (element.id,))
    assert page_of(window).go("storyboard").view_key == "map"


def test_the_script_opens_at_the_frame_that_was_selected(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    second = frames(window)[1].id
    page_of(window).go("demo").show_view("script")
    session_in(window).select("frame", [second])
    window.close_document()
    window.open_path(path)
    script = page_of(window).workspace.findChild(ScriptView)
    assert script is not None
    assert script.frame is not None
    assert script.frame.id == second
    assert session_in(window).selection.ids == (second,)


def test_a_crash_loses_no_more_than_a_moment(
    window: MainWindow,
    path: Path,
    settings: Settings,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whereabouts, "_PAUSE_MS", 1)
    window.open_path(path)
    document, frame = session_in(window).view.project.id, frames(window)[1]
    page_of(window).go("demo")
    session_in(window).select(Frame.table, [frame.id])
    qtbot.waitUntil(lambda: settings.left_place(document).rows == (frame.id,))
    assert Settings(settings._path).left_place(document).room == "demo"


def test_what_is_gone_is_not_looked_for(window: MainWindow, path: Path, settings: Settings) -> None:
    window.open_path(path)
    document, (first, second) = session_in(window).view.project.id, frames(window)
    delete_frames(session_in(window).project, frames=[second.id])
    window.close_document()
    settings.keep_left_place(
        LeftPlace(
            document,
            ME.id,
            room="cellar",
            narrative="gone",
            variant="gone",
            views=(("storyboard", "attic"), ("demo", "attic")),
            table=Frame.table,
            rows=(second.id, first.id),
        )
    )
    window.open_path(path)
    page = page_of(window)
    assert (page.workspace.id, page.workspace.view_key) == ("storyboard", "board")
    assert page.session.selection.ids == (first.id,)
    assert page.go("demo").view_key == "run-sheet"


def test_somebody_else_at_this_computer_begins_anew(
    window: MainWindow, path: Path, settings: Settings
) -> None:
    window.open_path(path)
    page_of(window).go("versions")
    window.close_document()
    settings.change(person_id=HER.id)
    window.open_path(path)
    assert page_of(window).workspace.id == "storyboard"


def test_a_room_that_is_entered_again_has_selected_what_it_had(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    page, session = page_of(window), session_in(window)
    second, element = frames(window)[1].id, session.view.elements.ordered[0].id

    def selected_in(room: str) -> tuple[str, ...]:
        page.go(room)
        return session.selection.ids

    page.go("storyboard")
    session.select("frame", [second])
    assert selected_in("positioning") == (second,), "it has nothing of its own to go on with"
    session.select("element", [element])
    assert selected_in("storyboard") == (second,)
    assert selected_in("positioning") == (element,)
    session.select("", ())
    assert selected_in("storyboard") == (second,)
    assert selected_in("positioning") == (second,), "nothing was selected here in the end"


def test_what_was_chosen_elsewhere_is_not_taken_back_by_a_room(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    page, session = page_of(window), session_in(window)
    first, second = (frame.id for frame in frames(window)[:2])
    page.go("storyboard")
    session.select("frame", [first])
    page.go("demo")
    session.select("frame", [second])
    page.go("storyboard")
    assert session.selection.ids == (second,)
    page.go("positioning")
    session.select("element", [session.view.elements.ordered[0].id])
    delete_frames(session.project, frames=[second])
    page.go("storyboard")
    assert not session.selection.ids, "it is not there any more"
