"""Every kind of block is set, links lead only where they may, and all of it is well-formed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exporters.web.blocks import blocks_html, runs_html
from exporters.web.tags import Html, tag
from narrative_studio.markup import Paragraph, Picture, Run, parse, parse_script

ANCHORS = {"0190-7": "frame-7"}


def test_pictures_are_shown_where_they_can_be() -> None:
    source = f"a ![x](picture:{'a' * 64}) b\n\n- ![y](picture:{'b' * 64})"

    def show(picture: Picture) -> Html | None:
        return tag("img", alt=picture.alt) if "aaa" in picture.source else None

    assert blocks_html(parse(source), {}, show=show) == (
        '<p dir="auto">a</p><p class="picture"><img alt="x" /></p><p dir="auto">b</p>'
        '<ul><li dir="auto"><p class="support" dir="auto">Picture: y</p></li></ul>'
    )


def test_pictures_in_cells_stand_below_their_words() -> None:
    cells = f"| a |\n|:-:|\n| w ![x](picture:{'a' * 64}) |\n| ![y](picture:{'b' * 64}) |"

    def show(picture: Picture) -> Html | None:
        return tag("img", alt=picture.alt) if "aaa" in picture.source else None

    made = blocks_html(parse(cells), {}, show=show)
    rows = made.partition("<tbody>")[2].removesuffix("</tbody></table>")
    cell = '<td class="at-center" dir="auto">'
    assert rows == (
        f'<tr>{cell}<p dir="auto">w</p><p class="picture"><img alt="x" /></p></td></tr>'
        f"<tr>{cell}y</td></tr>"
    )


def html(markdown: str) -> str:
    return blocks_html(parse(markdown), ANCHORS)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a *b* **c** ~~d~~ `e<`", '<p dir="auto">a <em>b</em> <strong>c</strong> <s>d</s> '
         "<code>e&lt;</code></p>"),
        ("a\\\nb", '<p dir="auto">a<br />b</p>'),
        ("# a", '<h4 dir="auto">a</h4>'),
        ("###### a", '<h6 dir="auto">a</h6>'),
        ("- a\n- b", '<ul><li dir="auto">a</li><li dir="auto">b</li></ul>'),
        ("3. a", '<ol start="3"><li dir="auto">a</li></ol>'),
        ("1. a", '<ol><li dir="auto">a</li></ol>'),
        ("> a", '<blockquote><p dir="auto">a</p></blockquote>'),
        ("```sql\nSELECT '<'\n```", '<pre dir="ltr"><code><span class="tone-word">SELECT </span>'
         '<span class="tone-text">&#x27;&lt;&#x27;</span></code></pre>'),
        ("```\na < b\n```", '<pre dir="ltr"><code>a &lt; b</code></pre>'),
        ("---", "<hr></hr>".replace("></hr>", " />")),
        ("![a cat](https://example.org/x.png)",
         '<p class="support" dir="auto">Picture: a cat</p>'),
        ("![](x.png)", '<p class="support" dir="auto">Picture: no description</p>'),
    ],
)  # fmt: skip
def test_blocks_are_set(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


def test_a_task_says_whether_it_is_done() -> None:
    made = html("- [x] a\n- [ ] b")
    assert '<li class="task" dir="auto"><span aria-hidden="true">☑</span>' in made
    assert '<span class="unseen">done: </span>' in made
    assert '<span class="unseen">to do: </span>' in made


def test_a_table_keeps_its_alignment() -> None:
    made = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<th dir="auto">a</th><th class="at-right" dir="auto">b</th>' in made
    assert '<td class="at-right" dir="auto">2</td>' in made


def test_a_cue_stands_apart() -> None:
    made = blocks_html(parse_script("said\n> cue"), {})
    assert made == '<p dir="auto">said</p><p class="cue" dir="auto">cue</p>'


def test_links_lead_out_or_to_a_frame() -> None:
    assert html("[x](https://example.org/?a=1&b=2)") == (
        '<p dir="auto"><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">x</a>'
        "</p>"
    )
    assert '<a href="#frame-7">seven</a>' in html("[seven](frame:0190-7)")
    assert "<a" not in html("[gone](frame:0190-8)")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "x.html"],
)
def test_other_links_are_text(address: str) -> None:
    made = html(f"[x]({address})")
    assert "<a" not in made
    assert "href" not in made


def test_a_link_is_checked_again_where_it_is_set() -> None:
    run = Run("x", link="javascript:alert(1)")
    assert blocks_html((Paragraph((run,)),), {}) == '<p dir="auto">x</p>'


@given(st.text(st.sampled_from("ab <>&\"'`*_[]()#-+>|~!\n\\:1."), max_size=80))
def test_any_markdown_is_well_formed(markdown: str) -> None:
    for parser in (parse, parse_script):
        etree.fromstring(f"<div>{blocks_html(parser(markdown), ANCHORS)}</div>")


def test_marks_lead_to_their_footnotes_and_these_back_to_the_first_mark() -> None:
    made = blocks_html(parse("a[^1] b[^1]\n\n[^1]: said\n[^2]: left"), {})
    (anchor,) = set(re.findall(r'href="#(note-[0-9a-f]{8}-1)"', made))
    assert made.count(f'id="{anchor}-mark"') == made.count(f'id="{anchor}"') == 1
    assert made.count(f'href="#{anchor}-mark"') == 1
    assert made.index('<ol class="footnotes') > made.index("b<sup>")


def test_the_mark_of_a_footnote_without_its_text_is_a_number_above_the_line() -> None:
    assert runs_html((Run("¹", note="1"),), {}) == "<sup>1</sup>"
