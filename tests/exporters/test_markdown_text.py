"""What is written as Markdown reads back as the same words and the same blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exporters.markdown_text import (
    cell,
    escaped,
    escaped_lines,
    heading_words,
    plain_cell,
    runs,
    table,
    write,
)
from narrative_studio.markup import Paragraph, Run, parse, parse_script, plain_text, runs_text

MARKS = st.text(st.sampled_from("ab \\`*_[]<>|~&;!#+-=.)(1:/\"'x\n"), max_size=30)
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=30)


@given(MARKS | WORDS)
def test_plain_text_shows_the_same_words(text: str) -> None:
    blocks = parse(escaped(text))
    shown = [runs_text(block.runs) for block in blocks if isinstance(block, Paragraph)]
    assert len(shown) == len(blocks) <= 1
    assert " ".join("".join(shown).split()) == " ".join(text.split())


@given(MARKS | WORDS)
def test_plain_text_makes_no_html_elsewhere(text: str) -> None:
    """Other readers let HTML through."""
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    rendered = html.render(escaped(text)).replace("<p>", "").replace("</p>", "")
    assert "<" not in rendered


@pytest.mark.parametrize("mark", ["#", "######", "-", "+", "*", "1.", "99)", ">", "===", "---"])
def test_a_mark_at_the_beginning_is_text(mark: str) -> None:
    (block,) = parse(escaped(f"{mark} a"))
    assert isinstance(block, Paragraph)
    assert runs_text(block.runs) == f"{mark} a"


def test_lines_are_kept_where_they_matter() -> None:
    (block,) = parse(escaped_lines("one\n\n- two\nthree"))
    assert isinstance(block, Paragraph)
    assert runs_text(block.runs) == "one\n- two\nthree"


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "**bold** and *italic* and ***both*** and ~~gone~~",
        "**bold *and italic* inside**",
        "a `code` and ``a ` tick`` and `` ` ``",
        "see [the bill](https://example.org/a_b?x=1&y=(2)) now",
        "[**bold** link](mailto:a@example.org)",
        "one\\\ntwo\\\n- three",
        "# Title\n\ntext\n\n## Less",
        "- a\n- b\n  - c\n    - d\n- e",
        "1. a\n2. b",
        "7) a\n8) b",
        "- a\n\n  more\n\n- b",
        "- a\n\n* b\n\n- c",
        "- [ ] open\n- [x] done",
        "- \n- b",
        "```py\nx = `1`\n\n# y\n```",
        "````\n```\n````",
        "> a\n>\n> - b\n>\n> c",
        "a\n\n---\n\nb",
        "| a | b |\n|:-:|--:|\n| `x|y` | **z** |",
        "| a |\n|---|\n| x \\| y |",
        "1986\\. A year",
        "\\# no heading",
        "snake_case and _emphasis_ and __init__",
        "&amp; and &nbsp; and R&D",
        "a * b * c",
    ],
)
def test_blocks_read_back_equal(text: str) -> None:
    blocks = parse(text)
    assert parse(write(blocks)) == blocks


def test_a_script_reads_back_equal() -> None:
    blocks = parse_script("One *two*.\n> pause\n> look up\nThree.\n\n- > aside\n- four")
    assert parse_script(write(blocks)) == blocks


def test_headings_can_be_put_deeper() -> None:
    assert write(parse("# a\n\n### b\n\n###### c"), heading=4) == "#### a\n\n###### b\n\n###### c"


def test_spaces_do_not_undo_a_style() -> None:
    (block,) = parse(runs((Run("a "), Run(" b ", bold=True), Run("c"))))
    assert isinstance(block, Paragraph)
    assert [run.bold for run in block.runs] == [False, True, False]


def test_links_that_lead_nowhere_outside_are_text() -> None:
    assert runs((Run("seven", link="frame:7"),)) == "seven"
    assert runs((Run("x", link="javascript:alert(1)"),)) == "x"


def test_a_picture_of_a_stranger_is_only_named() -> None:
    assert write(parse("![a *cat*](https://example.org/cat.png)")) == "*Picture: a cat*"
    assert write(parse("![](x.png)")) == "*Picture: no description*"


def test_a_cell_is_one_line() -> None:
    text = "# T\n\none | two\\\nthree\n\n- a\n- b\n\n1. c\n\n> q\n\n```\nx | y\n```\n\n---"
    made = cell((*parse(text), *parse("| h |\n|---|\n| i |"), *parse_script("> cue")))
    assert made == (
        "**T**<br>one \\| two<br>three<br>• a<br>• b<br>1. c<br>q<br>`x \\| y`<br>h<br>i<br>*cue*"
    )
    assert cell(parse("![a cat](x.png)")) == "*Picture: a cat*"
    assert plain_cell("a|b\n\nc") == "a\\|b<br>c"


def test_a_table_of_cells_is_a_table() -> None:
    made = table(["a", "b"], [[plain_cell("x | y"), cell(parse("`p|q`"))]])
    assert plain_text(made) == "a\tb\nx | y\tp|q"


KEPT = [
    "See [the scale](frame:0190b000-0000-7000-8000-000000000211).",
    "![A scale](scale.png)",
    "# One\n\n## Two\n\n### Three\n\n#### Four\n\n###### Six",
]


@pytest.mark.parametrize("source", KEPT)
def test_what_only_the_studio_understands_is_kept_where_it_is_wanted(source: str) -> None:
    assert write(parse(source), keeps=True).replace("<", "").replace(">", "") == source
    assert write(parse(write(parse(source), keeps=True)), keeps=True) == write(
        parse(source), keeps=True
    )


def test_elsewhere_a_link_to_a_frame_is_its_words() -> None:
    assert write(parse("[here](frame:1)")) == "here"


def test_a_heading_that_lies_too_deep_says_how_deep() -> None:
    assert write(parse("#### x"), heading=4, keeps=True) == "###### x <!-- 7 -->"
    assert write(parse("#### x"), heading=4) == "###### x"


def test_a_bar_in_code_is_escaped_only_in_a_table() -> None:
    blocks = parse("`a|b`")
    assert write(blocks) == "`a|b`"
    assert cell(blocks) == "`a\\|b`"


def test_signs_at_the_end_of_a_heading_are_words() -> None:
    assert heading_words("Number #") == "Number \\#"
    assert write(parse("# C \\#")) == "# C \\#"


def test_an_empty_heading_leaves_no_signs_in_a_cell() -> None:
    assert cell(parse("#\n\nlog")) == "log"


def test_footnotes_are_written_as_they_were_typed() -> None:
    text = "- a[^src] `c`\n\n[^src]: said *so*\n\n    more"
    assert write(parse(text)) == text
    assert cell(parse("a[^1]\n\n[^1]: b")) == "a[^1]<br>[^1]: b"
