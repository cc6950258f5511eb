"""Somebody who has no mouse: presses keys where the keyboard is, and finds the way with Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import ProjectView
from tests.ui.accessibility.stage import Stage, settle
from ui.workspaces.storyboard.board.view import BoardView

_MOST_TABS = 80

Kind = type[QWidget]


class Typist:
    """Works on the sample; nothing here reaches into the window but what keys do."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def begin(self) -> None:
        """Stand on the board with the keyboard in it, with nothing open."""
        self.stage.clear()
        # The window of the test before may have left none active, which is nobody's way to begin.
        self.stage.window.activateWindow()
        QTest.qWaitForWindowActive(self.stage.window)
        self.stage.go("storyboard", "storyboard.board")
        self.stage.room.focus_view()
        settle()

    def press(self, *chords: str) -> None:
        """Press keys, in Qt's portable form, where the keyboard is."""
        for chord in chords:
            combination = QKeySequence(chord)[0]  # type: ignore[index]
            QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())
            settle()

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        QTest.keyClicks(self.focus, words)
        settle()

    def write(self, words: str) -> None:
        """Type in place of what a field holds."""
        self.press("Ctrl+A")
        self.type(words)

    def tab_to(self, name: str, *, kind: Kind = QWidget) -> None:
        """Press Tab until something of that kind has the keyboard whose name begins so."""
        met: list[str] = []
        for _ in range(_MOST_TABS):
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)
            settle()
            met.append(self.keyboard)
            if met[-1].startswith(name) and isinstance(self.focus, kind):
                return
        raise AssertionError(f"Tab does not lead to {name!r}, but to {list(dict.fromkeys(met))}")

    def command(self, words: str) -> None:
        """Do what the command palette finds first."""
        self.press("Ctrl+K")
        self.type(words)
        self.press("Return")

    @property
    def focus(self) -> QWidget:
        """What has the keyboard; a menu that is open takes it from whatever had it."""
        menu: QWidget | None = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            return menu
        active: object = QApplication.activeWindow()
        if active is None:
            # A window of the offscreen screen that closes leaves none active behind.
            self.stage.window.activateWindow()
            settle()
        return self.stage.focus

    @property
    def keyboard(self) -> str:
        """The name of what has the keyboard, as it is spoken."""
        found = QAccessible.queryAccessibleInterface(self.focus)
        return str(found.text(QAccessible.Text.Name))

    def is_card_in_sight(self) -> bool:
        """Whether the chosen card can be seen in full where the board has been scrolled to."""
        board = self.focus
        assert isinstance(board, BoardView)
        whole = board.viewport().rect()
        return whole.contains(board.frame_rect(self.chosen[-1]))

    # What is in the document afterwards

    @property
    def view(self) -> ProjectView:
        """The document as it is now."""
        return self.stage.session.view

    @property
    def frames(self) -> list[Frame]:
        """The told frames."""
        story = self.stage.session.story
        assert story is not None
        return list(story.frames)

    @property
    def headlines(self) -> list[str]:
        return [frame.headline for frame in self.frames]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The rows that are selected."""
        return self.stage.session.selection.ids

    def told(self) -> str:
        """What the user was told last."""
        return self.stage.window.messages.list[-1].text
