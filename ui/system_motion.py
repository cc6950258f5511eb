"""Whether the system asks programs to reduce movement; Qt 6.11 does not tell.

It is looked up once, after the window is there: asking takes time that the start does not have.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_PATIENCE_MS: Final = 300
_PORTAL: Final = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
_PORTAL_KEYS: Final = (
    ("org.gnome.desktop.interface", "enable-animations"),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"),
)
"""What is false, or nothing, where movement is reduced."""

_CLIENT_AREA_ANIMATION: Final = 0x1042  # SPI_GETCLIENTAREAANIMATION


class _Known:
    """The one mutable fact of this module: what the system said, None before it was asked."""

    is_reduced: bool | None = None


def is_reduced() -> bool | None:
    """Whether the system reduces movement; None where nobody has asked, or it does not say."""
    return _Known.is_reduced


def look_up(ask: Callable[[], bool | None] | None = None) -> bool:
    """Ask the system, with ``ask`` where it is given; whether the answer is another than before."""
    before = _Known.is_reduced
    _Known.is_reduced = (ask or _asker())()
    return _Known.is_reduced != before


def _asker() -> Callable[[], bool | None]:
    if sys.platform == "win32":
        return _ask_windows
    return _ask_mac if sys.platform == "darwin" else _ask_portal


def _ask_windows() -> bool | None:
    import ctypes

    windll: Any = getattr(ctypes, "windll", None)
    if windll is None:
        return None
    shown = ctypes.c_int(1)
    asked = windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0)
    return None if not asked else not shown.value


def _ask_mac() -> bool | None:
    import subprocess  # Which takes time, and only here is a program asked.

    command = ["defaults", "read", "com.apple.universalaccess", "reduceMotion"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=1, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip() == "1" if said.returncode == 0 else None


def _ask_portal() -> bool | None:
    """Ask the desktop portal, which GNOME, KDE and others answer; nothing without a session bus."""
    if not _has_session_bus():
        return None
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    portal = QDBusInterface(*_PORTAL, "org.freedesktop.portal.Settings", bus)
    portal.setTimeout(_PATIENCE_MS)
    for space, key in _PORTAL_KEYS:
        reply = portal.call("Read", space, key)
        if reply.type() == QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            return _plain(reply.arguments()[0]) in (False, 0, "0")
    return None


def _has_session_bus() -> bool:
    """Whether there is a bus to ask; looking for one that is not there takes long."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and Path(str(runtime), "bus").exists()


def _plain(value: Any) -> object:
    """A value without the variants that D-Bus wraps it in."""
    while hasattr(value, "variant"):
        value = value.variant()
    return value
