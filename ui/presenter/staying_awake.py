"""Keeps the screen lit and the computer awake while somebody reads aloud from it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Signal

_PROGRAM: Final = "Narrative Studio"
_REASON: Final = "A story is being told"
_SAVER: Final = (
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
)
_CONNECTION: Final = "narrative-studio-awake"
_PATIENCE_MS: Final = 2_000
_CONTINUOUS: Final = 0x80000000  # ES_CONTINUOUS
_SYSTEM_AND_DISPLAY: Final = 0x00000003  # ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED


class Way(Protocol):
    """How one kind of system is asked."""

    def hold(self) -> bool:
        """Ask for it; False where it is known at once that this system does not do it."""
        ...

    def release(self) -> None:
        """Let the screen go dark again when the system wants to."""
        ...


class StayingAwake(QObject):
    """Held from the beginning of a reading to its end; whatever goes wrong only costs the light.

    Signals:
        refused(): the screen may go dark after all.
    """

    refused = Signal()

    def __init__(self, way: Way | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way = way
        self._is_held = False

    @property
    def is_held(self) -> bool:
        """Whether it was asked for and not released since."""
        return self._is_held

    def hold(self) -> None:
        """Ask the system to stay awake; a second call changes nothing."""
        if self._is_held:
            return
        self._is_held = True
        self._way = self._way or _way_here(self)
        if not self._way.hold():
            self.refused.emit()

    def release(self) -> None:
        """Have the system do again as it is set."""
        if self._is_held and self._way is not None:
            self._way.release()
        self._is_held = False


class ScreenSaverBus(QObject):
    """The screen saver of a free desktop, asked over D-Bus; GNOME, KDE, Xfce and others answer.

    What was asked for ends with the connection, so that not even a crash leaves the screen lit.

    Signals:
        refused(): it answered that it does not, or not at all.
    """

    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Any = None

    def hold(self) -> bool:
        # Loaded with the first reading: no start should wait for the bus.
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if not bus.isConnected():
            return False
        call = QDBusMessage.createMethodCall(*_SAVER, "Inhibit")
        call.setArguments([_PROGRAM, _REASON])
        self._waiting = QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE_MS), self)
        self._waiting.finished.connect(self._on_waiting_finished)
        return True

    def release(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        self._waiting = None
        QDBusConnection.disconnectFromBus(_CONNECTION)

    def _on_waiting_finished(self) -> None:
        if self._waiting is not None and self._waiting.isError():
            self.refused.emit()


class WindowsPower:
    """The state of this thread, which Windows heeds while the thread lives."""

    def hold(self) -> bool:
        return _set_thread_state(_CONTINUOUS | _SYSTEM_AND_DISPLAY)

    def release(self) -> None:
        _set_thread_state(_CONTINUOUS)


class Caffeinate:
    """The command of macOS; it ends with this process, however that ends."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def hold(self) -> bool:
        command = ["caffeinate", "-d", "-i", "-w", str(os.getpid())]
        quiet = subprocess.DEVNULL
        with suppress(OSError):
            self._running = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
        return self._running is not None

    def release(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.terminate()
            with suppress(subprocess.TimeoutExpired):
                running.wait(1)


class NoWay:
    """Of a system that cannot be asked."""

    def hold(self) -> bool:
        return False

    def release(self) -> None:
        return


def _way_here(owner: StayingAwake) -> Way:
    if sys.platform == "win32":
        return WindowsPower()
    if sys.platform == "darwin":
        return Caffeinate()
    try:
        import PySide6.QtDBus  # noqa: F401 - it needs a library of the system
    except ImportError:
        return NoWay()
    made = ScreenSaverBus(owner)
    made.refused.connect(owner.refused)
    return made


def _set_thread_state(state: int) -> bool:
    import ctypes

    windll: Any = getattr(ctypes, "windll", None)
    return windll is not None and bool(windll.kernel32.SetThreadExecutionState(state))
