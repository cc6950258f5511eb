"""Knows the system libraries that Qt loads on Linux and sees to it that they are there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from build_spec import apt
from build_spec.environment import Environment

OFFSCREEN: Mapping[str, str] = MappingProxyType(
    {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libX11.so.6": "libx11-6",
        "libgssapi_krb5.so.2": "libgssapi-krb5-2",
        "libbrotlidec.so.1": "libbrotli1",
    }
)
"""Library to Debian package: what Qt's modules load even where there is no display."""

WINDOW: Mapping[str, str] = MappingProxyType(
    {
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    }
)
"""Library to Debian package: what a window on an X or Wayland display loads besides."""

_PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""
_START = "from PySide6.QtWidgets import QApplication; QApplication([])"
_START_SECONDS = 60


def missing(environment: Environment, names: Iterable[str]) -> list[str]:
    """Those of the libraries that this machine cannot load."""
    command: list[str | Path] = [environment.python, "-c", _PROBE, *names]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return answer.stdout.split()


def provide(environment: Environment, libraries: Mapping[str, str]) -> None:
    """See to it that Qt finds these libraries.

    Raises:
        ToolFailed: some are missing and could not be installed here.
    """
    if not sys.platform.startswith("linux"):
        return
    absent = missing(environment, libraries)
    if absent:
        packages = [libraries[name] for name in absent]
        apt.provide(packages, reason=f"Qt needs system libraries: {', '.join(absent)}.")


def cannot_open_window(environment: Environment) -> str:
    """Why Qt cannot open a window on this display; empty when it can."""
    try:
        answer = subprocess.run(
            [environment.python, "-c", _START],
            capture_output=True,
            text=True,
            env=environment.variables(),
            timeout=_START_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the display did not answer within {_START_SECONDS} seconds"
    if answer.returncode == 0:
        return ""
    said = [line for line in answer.stderr.splitlines() if line.strip()]
    return said[0] if said else f"Qt ended with {answer.returncode}"
