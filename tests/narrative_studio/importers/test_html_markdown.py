"""What people copy from Word, the web and PowerPoint comes in as clean Markdown."""

from __future__ import annotations

from contextlib import suppress

import pytest

from narrative_studio.errors import InvalidValue
from narrative_studio.importers.html_markdown import to_markdown
from narrative_studio.markup import Listing, Table, parse, plain_text

WORD_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->"""
WORD_END = "<!--EndFragment--></body></html>"
IGNORE = (
    "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>{}"
    "<span style='font:7.0pt \"Times New "
    "Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
)


def word_item(level: int, marker: str, text: str, place: str = "Middle") -> str:
    return (
        f"<p class=MsoListParagraphCxSp{place} style='margin-left:{36 * level}pt;"
        f"text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>{IGNORE.format(marker)}"
        f"{text}<o:p></o:p></p>"
    )


def word(*paragraphs: str) -> str:
    return WORD_HEAD + "\n".join(paragraphs) + WORD_END


POWERPOINT = (
    "<div style='margin-left:.38in;text-indent:-.38in;mso-line-spacing:\"90 0 0\"'>"
    "<span style='font-size:28pt'><span style='mso-special-format:bullet;font-family:Arial'>•"
    "</span></span><span style='font-size:28pt;font-weight:bold'>Two hours</span> to answer</div>"
    "<div style='margin-left:.81in;text-indent:-.31in'>"
    "<span style='mso-special-format:bullet'>–</span><span>not two days</span></div>"
)

SNIPPETS = {
    "word paragraphs": (
        word("<p class=MsoNormal>One<o:p></o:p></p>", "<p class=MsoNormal>Two<o:p></o:p></p>"),
        "One\n\nTwo",
    ),
    "word bullets": (
        word(word_item(1, "·", "First", "First"), word_item(1, "·", "Second", "Last")),
        "- First\n- Second",
    ),
    "word nested bullets": (
        word(word_item(1, "·", "One"), word_item(2, "o", "Inner"), word_item(1, "·", "Two")),
        "- One\n  - Inner\n- Two",
    ),
    "word numbers": (
        word(word_item(1, "1.", "One"), word_item(1, "2.", "Two"), word_item(2, "a)", "Inner")),
        "1. One\n2. Two\n   1. Inner",
    ),
    "word symbols without list markup": (
        word(
            '<p class=MsoListParagraph><span style="font-family:Symbol">·</span>'
            "<span>&nbsp;&nbsp;&nbsp;&nbsp; </span>First</p>",
            '<p class=MsoListParagraph><span style="font-family:Wingdings">§</span>'
            "&nbsp;&nbsp; Second</p>",
        ),
        "- First\n- Second",
    ),
    "word bold and italic": (
        word(
            "<p class=MsoNormal>A <b>bold</b> and <i "
            "style='mso-bidi-font-style:normal'>soft</i></p>"
        ),
        "A **bold** and *soft*",
    ),
    "word smart tags": (
        word(
            "<p class=MsoNormal>In <st1:place w:st='on'><st1:City>Leeds</st1:City></st1:place> on"
            " <st1:date Year='2026'>1 May</st1:date></p>"
        ),
        "In Leeds on 1 May",
    ),
    "word tracked changes": (
        word(
            "<p class=MsoNormal>It takes <span class=msoDel><del "
            "cite='mailto:Dana'>days</del></span>"
            "<span class=msoIns><ins cite='mailto:Dana' datetime='2026-04-01T10:00'>minutes</ins>"
            "</span></p>"
        ),
        "It takes minutes",
    ),
    "word comments": (
        word(
            "<p class=MsoNormal><a style='mso-comment-reference:D_1'>Fast</a>"
            "<span class=MsoCommentReference><span "
            "style='mso-special-character:comment'>[D1]</span>"
            "</span></p><div style='mso-element:comment-list'><p>Really?</p></div>"
        ),
        "Fast",
    ),
    "word headings": (
        word("<h2>Why <b>now</b><o:p></o:p></h2>", "<p class=MsoNormal>Because.</p>"),
        "## Why now\n\nBecause.",
    ),
    "word pictures and shapes": (
        word(
            "<p class=MsoNormal>Before <v:shape id='x'><v:imagedata src='file:///c:/x.png'/>hidden"
            "</v:shape><img src='file:///c:/x.png' alt='A chart'> after</p>"
        ),
        "Before after",
    ),
    "word table": (
        word(
            "<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Step</b></p></td><td>"
            "<p class=MsoNormal>Time</p></td></tr><tr><td><p>Mock | recall</p></td>"
            "<td><p>2 h</p><p>at most</p></td></tr></table>"
        ),
        "| **Step** | Time |\n| --- | --- |\n| Mock \\| recall | 2 h at most |",
    ),
    "powerpoint bullets": (POWERPOINT, "- **Two hours** to answer\n  - not two days"),
    "excel cells": (
        "<table border=0 cellpadding=0 width=128><col width=64 span=2><tr height=20>"
        "<td class=xl65 "
        "align=right>1</td><td>b</td><td></td></tr><tr><td>2</td><td>c</td></tr></table>",
        "| 1 | b |\n| ---: | --- |\n| 2 | c |",
    ),
    "google docs": (
        '<meta charset="utf-8"><b style="font-weight:normal;" '
        'id="docs-internal-guid-1"><p dir="ltr">'
        '<span style="font-weight:400;font-style:normal;white-space:pre-wrap;">Plain </span>'
        '<span style="font-weight:700;">bold</span><span style="font-style:italic"> soft</span></p>'
        '<ul style="margin-top:0"><li dir="ltr"><p role="presentation"><span>Item</span></p></li>'
        "<ul><li><p><span>Inner</span></p></li></ul></ul></b><br "
        'class="Apple-interchange-newline">',
        "Plain **bold** *soft*\n\n- Item\n  - Inner",
    ),
    "google docs link": (
        '<a href="https://www.google.com/url?q=https://x.org/a%20b&amp;sa=D"><u>here</u></a>',
        "[here](https://x.org/a%20b)",
    ),
    "web page": (
        "<h1>Title</h1><p>Text with <a href='https://x.org/a_(b)'>a link</a> &amp; an entity.</p>"
        "<script>alert(1)</script><style>p {}</style>",
        "# Title\n\nText with [a link](https://x.org/a_%28b%29) & an entity.",
    ),
    "links that lead astray": (
        "<p><a href='javascript:alert(1)'>one</a> <a href=' java\nscript:x'>two</a> "
        "<a href='file:///etc/passwd'>three</a> <a "
        "href='/local'>four</a> <a href='#x'>five</a></p>",
        "one two three four five",
    ),
    "mail and frame links": (
        "<a href='mailto:d@x.org'>Dana</a> and <a href='frame:abc'>that frame</a>",
        "[Dana](mailto:d@x.org) and [that frame](frame:abc)",
    ),
    "nested numbered list": (
        "<ol "
        "start=3><li>Three<ul><li>a</li><li>b</li></ul></li><li><p>Four</p><p>more</p></li></ol>",
        "3. Three\n   - a\n   - b\n4. Four\n\n   more",
    ),
    "list without end tags": ("<ul><li>One<li>Two<ul><li>In</ul><li>Three</ul>", None),
    "tasks": (
        "<ul><li><input type=checkbox checked> Done</li><li><input type=checkbox>Open</li></ul>",
        "- [x] Done\n- [ ] Open",
    ),
    "quotation": (
        "<p>She said</p><blockquote><p>Two days.</p><p>Or three.</p></blockquote><p>End</p>",
        "She said\n\n> Two days.\n>\n> Or three.\n\nEnd",
    ),
    "code": (
        "<p>Run <code>a`b</code>:</p><pre><span>if x:\n    y()</span></pre>",
        "Run ``a`b``:\n\n```\nif x:\n    y()\n```",
    ),
    "line breaks": ("<p>One<br>two<br><br>three</p>", "One  \ntwo\n\nthree"),
    "marks that are text": (
        "<p>2*3*4, snake_case and _so_, `x`, &lt;b&gt;, [a](b) and "
        "~~no~~</p><p># 1</p><p>&gt; so</p>",
        "2\\*3\\*4, snake_case and \\_so\\_, \\`x\\`, \\<b>, \\[a](b) "
        "and \\~~no\\~~\n\n\\# 1\n\n\\> so",
    ),
    "years are no lists": ("<p>2024. It began.</p><p>b</p>", "2024\\. It began.\n\nb"),
    "spaces go outside of marks": (
        "<p>A<b> bold </b>word, <b>Note:</b>so <s>gone</s><em><strong>both</strong></em></p>",
        "A **bold** word, **Note**:so ~~gone~~***both***",
    ),
    "bold by style and weight taken away": (
        '<p><strong style="font-weight:normal">plain</strong> '
        '<span style="font-weight: 600">bold</span> '
        '<span style="text-decoration-line: line-through">gone</span></p>',
        "plain **bold** ~~gone~~",
    ),
    "layout table": (
        "<table><tr><td><p>One</p></td></tr><tr><td>Two</td></tr></table>",
        "One\n\nTwo",
    ),
    "signs and unseen letters": (
        "<p>Soft\u00adhyphen\u200b and\u00a0space "
        '<img class="emoji" alt="👍" src="https://x.org/e.png"></p>',
        "Softhyphen and space 👍",
    ),
    "typed bullets": ("<p>•&nbsp;One</p><p>•&nbsp;Two</p>", "- One\n- Two"),
    "outlook quote": (
        "<div class=WordSection1><p class=MsoNormal>Hi<o:p>&nbsp;</o:p></p><p class=MsoNormal>"
        "<span "
        "style='display:none'>secret</span><o:p>&nbsp;</o:p></p><p class=MsoNormal>Bye</p></div>",
        "Hi\n\nBye",
    ),
    "broken tags": ("<p>One <b>two</p><p>three</b></i></div> four <", None),
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_what_is_copied_becomes_clean_markdown(name: str) -> None:
    html, expected = SNIPPETS[name]
    if expected is not None:
        assert to_markdown(html).source == expected


def test_there_are_enough_snippets() -> None:
    assert len(SNIPPETS) >= 30


def test_what_was_not_closed_is_closed() -> None:
    source = to_markdown(SNIPPETS["list without end tags"][0]).source
    assert source == "- One\n- Two\n  - In\n- Three"
    broken = to_markdown(SNIPPETS["broken tags"][0]).source
    assert plain_text(broken).split() == ["One", "two", "three", "four", "<"]


def test_the_source_reads_as_what_was_copied() -> None:
    (listing,) = parse(to_markdown(SNIPPETS["word nested bullets"][0]).source)
    assert isinstance(listing, Listing)
    assert len(listing.items) == 2
    (table,) = parse(to_markdown(SNIPPETS["word table"][0]).source)
    assert isinstance(table, Table)
    literal = "2*3*4, snake_case and _so_, `x`, <b>, [a](b) and ~~no~~"
    (line, *_rest) = plain_text(to_markdown(SNIPPETS["marks that are text"][0]).source).split("\n")
    assert line == literal


def test_a_quotation_is_plain_where_a_quote_would_be_a_cue() -> None:
    html = "<p>a</p><blockquote><p>She said it</p></blockquote>"
    assert to_markdown(html, has_quotes=False).source == "a\n\nShe said it"


def test_an_address_goes_where_a_browser_would_go() -> None:
    html = "<a href=' https://x.org/price list.pdf?a\n  b\t'>list</a>"
    assert to_markdown(html).source == "[list](https://x.org/price%20list.pdf?ab)"


def test_pictures_that_are_left_out_are_counted() -> None:
    html = (
        "<p>One <img src='file:///C:/clip_image002.jpg' alt='Chart' width=200> two</p>"
        "<img src=https://x.org/a.png><img width=1 height=1 src=https://x.org/count.gif>"
        "<img alt='🚀' src=x.png><div style='display:none'><img src=b.png></div>"
    )
    found = to_markdown(html)
    assert found.source == "One two\n\n🚀"
    assert found.pictures == 2


def test_refused_links_are_counted() -> None:
    assert to_markdown(SNIPPETS["links that lead astray"][0]).refused_links == 4
    assert to_markdown(SNIPPETS["web page"][0]).refused_links == 0


@pytest.mark.parametrize(
    ("html", "has_formatting"),
    [
        ("<meta charset='utf-8'><span style='color:red'>just words</span>", False),
        ("<div>one</div><div>two</div>", False),
        ("<p>one</p>", False),
        ("<p>one</p><p>two</p>", True),
        ("<span>a <b>b</b></span>", True),
        ("<div>• one</div>", True),
        (
            "<div style='font-family: Menlo, monospace; white-space: pre;'><div>"
            "<span style='font-weight: bold;'># Heading</span></div></div>",
            False,
        ),
    ],
)
def test_html_that_says_no_more_than_plain_text_is_told(html: str, has_formatting: bool) -> None:
    assert to_markdown(html).has_formatting is has_formatting


@pytest.mark.parametrize(
    "tag", ["<div>", "<ul><li>", "<b>", "<table><tr><td>", "<blockquote>", "<span style='a:b'>"]
)
def test_ten_thousand_elements_within_one_another_are_read(tag: str) -> None:
    source = to_markdown(tag * 10_000 + "deep").source
    assert "deep" in source
    assert len(source) < 200


@pytest.mark.parametrize(
    "piece",
    [
        *("<!--", "<a ", '<a href="', "<", "<p>", "</p>", "<script>", "<b>x</i>", "&amp;", "*_"),
        *("[a](", "<li>x", "<td>x", "x<br>", "`", "<i>a</i>b", "<a href='http://x.y/", "&#"),
        *("<p style='mso-list:l0 level1'>a", '<a title="x>"', "\\", "1. ", "<![if !x]>", "</"),
    ],
)
def test_hostile_html_is_read_or_refused(piece: str, long_form: bool) -> None:
    """Nothing of it takes so long that the limit of a test is met."""
    html = piece * ((300_000 if long_form else 100_000) // len(piece))
    with suppress(InvalidValue):
        to_markdown(html)


def test_what_is_too_long_is_refused_with_the_next_step() -> None:
    with pytest.raises(InvalidValue, match="Copy it in parts"):
        to_markdown("<p>word</p>" * 1_000_000)
    with pytest.raises(InvalidValue):
        to_markdown("x" * 2_100_000)


def test_pictures_and_styles_inside_do_not_count() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 3_000_000}'>"
    assert to_markdown(f"<style>{'p {} ' * 100_000}</style><p>Text {picture}end</p>").source == (
        "Text end"
    )
