"""Builds HTML that is always escaped and always well-formed, as XML too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_VOID = frozenset({"br", "col", "hr", "img", "input", "meta"})
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


class Html(str):
    """Finished HTML; every other string is text and will be escaped."""

    __slots__ = ()


Child = str | Html | None
Attribute = str | int | bool | None


def text(value: str) -> Html:
    """Escape text; characters that are none are dropped, all line breaks become newlines."""
    return Html(escape(_NO_TEXT.sub("", _LINE_BREAKS.sub("\n", value)), quote=True))


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """Make an element; ``class_`` is the class, ``data_x`` becomes ``data-x``.

    Attributes that are None or False are left out; True repeats the name.
    """
    opening = f"<{name}{''.join(_attributes(attributes))}"
    if name in _VOID:
        return Html(f"{opening} />")
    return Html(f"{opening}>{join(children)}</{name}>")


def join(children: Iterable[Child], between: str = "") -> Html:
    """Put children behind one another with HTML ``between`` them; None is nothing."""
    parts = (
        child if isinstance(child, Html) else text(child) for child in children if child is not None
    )
    return Html(between.join(parts))


def _attributes(attributes: dict[str, Attribute]) -> Iterable[str]:
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if value is True:
            yield f' {name}="{name}"'
        elif value is not None and value is not False:
            yield f' {name}="{text(str(value))}"'
