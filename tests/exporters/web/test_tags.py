"""Tags are always escaped and always well-formed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exporters.web.tags import Html, join, tag, text


def test_children_are_escaped_unless_they_are_html() -> None:
    made = tag("p", "<b>", Html("<i>x</i>"), None, title='"&', class_="a", data_label="y")
    assert made == ('<p title="&quot;&amp;" class="a" data-label="y">&lt;b&gt;<i>x</i></p>')


def test_attributes_that_are_not_set_are_left_out() -> None:
    assert tag("input", type="checkbox", checked=True, disabled=False, name=None) == (
        '<input type="checkbox" checked="checked" />'
    )


def test_zero_is_an_attribute() -> None:
    assert tag("svg", width=0) == '<svg width="0"></svg>'


def test_what_stands_between_children_is_html() -> None:
    assert join(["a<", "", "b"], tag("br")) == "a&lt;<br /><br />b"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x0bb\x0cc\r\nd\re\u2028f", "a\nb\nc\nd\ne\nf"),
        ("a\x00\x1b\x7f\x9bb\ufffe", "ab"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_characters_that_are_none_are_dropped(typed: str, shown: str) -> None:
    assert text(typed) == shown


@given(st.text(), st.text())
def test_whatever_is_typed_stays_text(content: str, attribute: str) -> None:
    element = etree.fromstring(tag("p", content, title=attribute))
    assert len(element) == 0
    assert (element.text or "") == "".join(
        letter
        for letter in text(content)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
    )
    assert list(element.attrib) == ["title"]
