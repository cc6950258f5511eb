"""Places in a text as Python counts them, in characters, and as Qt does, in UTF-16 units."""

from __future__ import annotations


def units(text: str, at: int) -> int:
    """Return a place in characters as Qt counts it."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, at: int) -> int:
    """Return a place as Qt counts it in characters."""
    if text.isascii():
        return at
    return len(
        text.encode("utf-16-le", "surrogatepass")[: 2 * at].decode("utf-16-le", "surrogatepass")
    )
