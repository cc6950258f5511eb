"""What the studio tells the user: the only module that opens messages of any kind."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from narrative_studio.errors import NarrativeError
from narrative_studio.printable import printable

_KEPT = 200


class Message(NamedTuple):
    """One thing that was told.

    ``is_trouble`` when it asks for something to be done, ``is_advice`` when nothing was done yet.
    """

    text: str
    is_trouble: bool = False
    action: str = ""
    is_advice: bool = False


class Act(Protocol):
    """What a message's button does."""

    def __call__(self) -> object: ...


class Messages(QObject):
    """Shows short messages without stopping the flow of work, and keeps them in a list.

    Signals:
        told(Message, object): a message, and what its button does or None.
    """

    told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._list: list[Message] = []

    @property
    def list(self) -> tuple[Message, ...]:
        """The latest messages, the oldest first."""
        return tuple(self._list)

    def tell(self, text: str, *, action: str = "", act: Act | None = None) -> None:
        """Say what happened; ``action`` is the word on the button that calls ``act``."""
        self._add(Message(printable(text), action=action), act)

    def advise(self, text: str) -> None:
        """Say what has to be there first, where nothing could be done."""
        self._add(Message(printable(text), is_advice=True), None)

    def tell_no_time(self, typed: str) -> None:
        """Say that what was typed as a time made way for the stored one, so that it is not lost."""
        # The welcome page tells of things too, and does without the entities until then.
        from narrative_studio.analysis.naming import quoted

        words = f"{quoted(typed)} is no time and was not kept"
        self.advise(f"{words}: use minutes and seconds, for example 2:30")

    def trouble(self, error: NarrativeError, *, action: str = "", act: Act | None = None) -> None:
        """Say what went wrong, with which thing, and what to do next."""
        self._add(Message(printable(str(error)), is_trouble=True, action=action), act)

    def _add(self, message: Message, act: Act | None) -> None:
        self._list.append(message)
        del self._list[:-_KEPT]
        self.told.emit(message, act)
