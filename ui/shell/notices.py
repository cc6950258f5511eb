"""Shows what is told at the foot of the window, and does what the button of a message says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.messages import Message, Messages

if TYPE_CHECKING:
    from ui.session import Session
    from ui.widgets.toast import ToastPlace


class Notices(QObject):
    """The latest message of the window as a toast.

    "Undo" on a message is meant for what the message says: once something else has changed, or the
    document is closed, the message goes. ``foot_px`` tells what messages stay above.

    While the window asks something, what is told waits until it has the answer, except trouble.
    """

    def __init__(self, window: QWidget, messages: Messages, *, foot_px: Callable[[], int]) -> None:
        super().__init__(window)
        self._window = window
        self._foot_px = foot_px
        self._session: Session | None = None
        self._act: Callable[[], object] | None = None
        self._latest: object = None
        self._is_held = False
        self._held: tuple[Message, Callable[[], object] | None] | None = None
        self._shown: Message | None = None
        messages.told.connect(self._on_messages_told)

    def follow(self, session: Session | None) -> None:
        """Another document is open, or none: what a button would do to the former is forgotten."""
        self._forget()
        self._session = session
        if session is not None:
            session.changed.connect(self._on_session_changed)

    def place_anew(self) -> None:
        """Another page is shown, whose foot may be higher than that of the one before."""
        if "_toasts" in vars(self):  # Else there has been no message yet.
            self._toasts.set_bottom_px(self._foot_px())

    def hold(self, *, is_held: bool) -> None:
        """Keep the latest message back, or let it be seen."""
        if is_held == self._is_held:
            return
        self._is_held = is_held
        if is_held:
            self._hold_back()
        elif self._held is not None:
            (message, act), self._held = self._held, None
            self._show(message, act)

    @cached_property
    def _toasts(self) -> ToastPlace:
        """The place of the toasts; loaded with the first message."""
        from ui.widgets.toast import ToastPlace

        place = ToastPlace(self._window)
        place.acted.connect(self._on_toasts_acted)
        return place

    def _on_messages_told(self, message: Message, act: Callable[[], object] | None) -> None:
        self._latest = self._latest_change()
        if self._is_held and not message.is_trouble:
            self._held = (message, act)
        else:
            self._show(message, act)

    def _hold_back(self) -> None:
        """Take the message that is seen away until later."""
        if self._shown is None or self._shown.is_trouble or self._toasts.toast is None:
            return
        self._held, self._act = (self._shown, self._act), None
        self._toasts.clear()

    def _show(self, message: Message, act: Callable[[], object] | None) -> None:
        self._act, self._shown = act, message
        self._toasts.clear()  # Of what goes nobody asks where else it could lie.
        self._toasts.set_bottom_px(self._foot_px())
        self._toasts.show_message(
            message.text,
            action=message.action,
            icon=_icon_of(message),
        )

    def _on_toasts_acted(self, _key: object) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        session = self._session
        takes_back = session is not None and self._act == session.undo
        if takes_back and self._latest_change() != self._latest:
            self._forget()

    def _latest_change(self) -> object:
        """What Undo would take back."""
        session = self._session
        return session.project.undo_state.undo[-1:] if session is not None else None

    def _forget(self) -> None:
        self._held = None
        if self._act is not None:
            self._act = None
            self._toasts.clear()


def _icon_of(message: Message) -> str:
    if message.is_trouble:
        return "alert-triangle"
    return "info-circle" if message.is_advice else "check"
