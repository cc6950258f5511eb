"""HTML is split into tags and texts, however broken it is, and no words are lost."""

from __future__ import annotations

import pytest

from narrative_studio.importers.html_scan import Tag, scan


def said(html: str) -> list[str]:
    return [
        f"{'/' * one.is_end}{one.name}" if isinstance(one, Tag) else f"'{one}'"
        for one in scan(html)
    ]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("a<B>b</B >c", ["'a'", "b", "'b'", "/b", "'c'"]),
        ("a<!-- <b> -->b<!doctype x><?xml y?>c", ["'a'", "'b'", "'c'"]),
        ("a<![if !x]>b<![endif]>", ["'a'", "'b'"]),
        ("1 < 2 &lt; 3", ["'1 '", "'<'", "' 2 < 3'"]),
        ("<a title='x>y'>z", ["a", "'z'"]),
        ("<a title=x'>z", ["a", "'z'"]),
        ("<script>if (a<b) {}</script>c", ["script", "/script", "'c'"]),
        ("<style>never ends", ["style"]),
        ("a<b and so on", ["'a'", "'<b and so on'"]),
        ("a<!-- never ends", ["'a'"]),
        ("<o:p/>", ["o:p"]),
        ("", []),
    ],
)
def test_tags_and_texts_come_in_order(html: str, found: list[str]) -> None:
    assert said(html) == found


def test_attributes_are_read_with_any_quotes() -> None:
    (tag,) = scan(
        "<A HREF=\"x&amp;y\" class='One two' checked data-x=3 style='Color: RED; margin:1px  2px'/>"
    )
    assert isinstance(tag, Tag)
    assert tag.attributes["href"] == "x&y"
    assert tag.attributes["checked"] == ""
    assert tag.attributes["data-x"] == "3"
    assert tag.classes == {"one", "two"}
    assert tag.style == {"color": "red", "margin": "1px 2px"}
    assert tag.is_whole
