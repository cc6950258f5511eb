"""Listens for second starts of the program, and hands on what they ask for."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from narrative_studio.running import ANSWER, LONGEST_BYTES, listening_place, read_asked

_PROBE_MS: Final = 300
_TALK_MS: Final = 5_000


class Instance(QObject):
    """The one studio of this person that answers; a second one leaves the place alone.

    Signals:
        asked(object): a second start has ``Asked`` for something.
    """

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)

    def listen(self) -> bool:
        """Begin to answer; False where another studio does, or nothing can.

        A socket that a studio left when it was killed is taken away first.
        """
        place = listening_place()
        if place is None or _is_answered(place):
            return False
        QLocalServer.removeServer(place)
        return self._server.listen(place)

    def stop(self) -> None:
        """Answer no more, and take the socket away."""
        self._server.close()

    def _on_server_new_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(self._on_caller_ready_read)
            # Nobody who says nothing is listened to for ever.
            QTimer.singleShot(_TALK_MS, caller, caller.abort)
            if caller.bytesAvailable():
                self._hear(caller)

    def _on_caller_ready_read(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > LONGEST_BYTES:
                caller.abort()
            return
        asked = read_asked(bytes(caller.readLine(LONGEST_BYTES).data()))
        if asked is None:
            caller.abort()
            return
        caller.write(ANSWER)
        caller.flush()
        caller.disconnectFromServer()
        if asked.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = asked.token  # Where Qt looks for it.
        self.asked.emit(asked)


def _is_answered(place: str) -> bool:
    probe = QLocalSocket()
    probe.connectToServer(place)
    is_there = probe.waitForConnected(_PROBE_MS)
    probe.abort()
    return is_there
