"""What every web page that leaves the studio has to keep to."""

from __future__ import annotations

import re

from lxml import etree

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>]]>&lt;\x0b\x00\u202e"
"""Text that would like to be more than text."""

_LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "manifest"}


def check_self_contained(html: str) -> etree._Element:
    """Fail unless the page is well-formed, loads nothing, and runs nothing; return its root."""
    root = etree.fromstring(html.encode())
    names = {etree.QName(element).localname for element in root.iter(etree.Element)}
    assert not names & {"script", "iframe", "object", "embed", "link", "base", "form"}
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            assert not key.startswith("on"), key
            assert key != "style"
            if key in _LOADING:
                assert value.startswith("data:image/"), value
            if key == "href":
                assert re.match(r"(#|https?://|mailto:)", value), value
        if etree.QName(element).localname == "img":
            assert element.get("alt") is not None
    css = "".join(element.text or "" for element in root.iter("{*}style"))
    assert not re.findall(r"url\((?!data:font/woff2;base64,)", css)
    assert "@import" not in css
    ids = [element.get("id") for element in root.iter(etree.Element) if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {value[1:] for value in root.xpath("//@href") if value.startswith("#")}
    assert targets <= set(ids)
    return root


def shown_text(root: etree._Element) -> str:
    """The words of a page."""
    (body,) = root.iter("{*}body")
    return " ".join("".join(body.itertext()).split())
