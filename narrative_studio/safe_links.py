"""Which links in a text may be followed."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "frame"})
_CONTROL: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")


def is_safe_link(address: str) -> bool:
    """Whether a link may be followed: http, https, mailto or ``frame:`` and something after it."""
    if _CONTROL.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    return parts.scheme in _SAFE_SCHEMES and bool(parts.path)
