"""How the sheets over the window, and rooms full of long words, are reached for pictures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from build_spec.shots_reaching import do, open_sample, settle
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.ids import FrameId
from ui.dialogs.crop_sheet import CropSheet
from ui.dialogs.custom_fields import CustomFieldsSheet
from ui.main_window import MainWindow
from ui.preview.slide_sheet import SlideSheet
from ui.widgets.plain_line_edit import PlainLineEdit

_LONG: Final = "Lebensmittelrueckverfolgbarkeitsdokumentation, for whoever signs a recall, "
_WORD: Final = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"


def _help(window: MainWindow) -> None:
    open_sample(window, "positioning")
    window.sheets.show_help()


def _shortcuts(window: MainWindow) -> None:
    open_sample(window, "storyboard")
    window.sheets.show_shortcuts()


def _replace(window: MainWindow) -> None:
    """Words that are found in many places, and what would replace them."""
    open_sample(window, "storyboard")
    window.sheets.ask_replace()
    for field in window.findChildren(PlainLineEdit):
        if field.isVisible():
            field.setText({"Find": "recall", "Replace with": "withdrawal"}[field.accessibleName()])
    settle(600)


def _custom_fields(window: MainWindow) -> None:
    open_sample(window, "storyboard")
    assert window.page is not None
    CustomFieldsSheet(window, window.page.session).open()


def _crop(window: MainWindow) -> None:
    open_sample(window, "storyboard")
    assert window.page is not None
    view = window.page.session.view
    picture = next(one.picture for one in view.narrative().frames if one.picture is not None)
    CropSheet(window, view.picture_bytes(picture) or b"").open()


def _slide(window: MainWindow) -> None:
    open_sample(window, "storyboard")
    assert window.page is not None
    story = window.page.session.story
    assert story is not None
    SlideSheet(window, window.page.session, story.frames[7].id).open()
    settle(600)


def _after(room: str, *actions: str) -> Callable[[MainWindow], None]:
    """A room after one of its frames was chosen and something done to it."""

    def reach(window: MainWindow) -> None:
        open_sample(window, room)
        assert window.page is not None
        story = window.page.session.story
        assert story is not None
        window.page.workspace.show_row("frame", story.frames[7].id)
        settle()
        for action in actions:
            do(window, action)

    return reach


def _long(window: MainWindow, room: str, *actions: str) -> None:
    """A room in which every name is longer than its place, one of them without a space."""
    open_sample(window, "storyboard")
    assert window.page is not None
    session = window.page.session
    project = session.project
    for number, frame in enumerate(project.view().narrative().frames[:6]):
        words = _WORD if number == 1 else _LONG * 3
        edit_cells(project, frame, headline=words, key_message=words * 2)
    for number, element in enumerate(project.view().elements.values()):
        if number < 8:
            words = _WORD if number == 1 else _LONG * 2
            edit_cells(project, element, name=words, statement=words * 3)
    for step in list(project.view().steps.values())[:4]:
        edit_cells(project, step, do=_LONG * 2, say=_LONG * 4, expect=_WORD)
    edit_cells(project, project.view().narrative().narrative, title=_LONG * 2)
    settle()
    window.page.go(room)
    for action in actions:
        do(window, action)
    if room == "storyboard" and not actions:
        story = session.story
        assert story is not None
        window.page.workspace.show_row("frame", FrameId(story.frames[1].id))


SHEETS: Final[dict[str, Callable[[MainWindow], QWidget | None]]] = {
    "help": _help,
    "shortcuts": _shortcuts,
    "replace": _replace,
    "custom-fields": _custom_fields,
    "crop": _crop,
    "slide-large": _slide,
    "variant-new": _after("storyboard", "storyboard.variant"),
    "shelf": _after("storyboard", "storyboard.shelf"),
    "long-storyboard": partial(_long, room="storyboard"),
    "long-outline": lambda window: _long(window, "storyboard", "storyboard.outline"),
    "long-map": lambda window: _long(window, "storyboard", "storyboard.map"),
    "long-positioning": partial(_long, room="positioning"),
    "long-demo": partial(_long, room="demo"),
    "long-tests": partial(_long, room="tests"),
    "long-versions": partial(_long, room="versions"),
}
"""How to get there from the welcome page, by the names of the pictures."""
