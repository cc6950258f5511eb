"""Spares PySide the reading of what modules are made of.

PySide lets each module switch on features for itself, such as names in another case. To see which
modules may, it reads the source of every one that is imported once Qt is there, several hundred
files, and Python keeps their lines for errors to be shown. No module of ours has a use for that.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Final

import PySide6.QtCore  # noqa: F401 - what is named here is there once this is

_READER: Final = "shibokensupport.feature"
_READS: Final = "_mod_uses_pyside"


def leave_unread() -> None:
    """Have PySide take it that what is imported from now on switches no features on.

    A PySide that finds it out in another way is left alone.
    """
    with suppress(ImportError):
        reader = import_module(_READER)
        if hasattr(reader, _READS):
            setattr(reader, _READS, lambda _module: False)
