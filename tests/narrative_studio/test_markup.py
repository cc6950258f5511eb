"""Markdown becomes neutral blocks, whatever is in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.markup import (
    MAX_CHARS,
    Alignment,
    Block,
    CodeBlock,
    Cue,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
    parse,
    parse_script,
    plain_text,
    runs_text,
    spoken_words,
    word_count,
)
from narrative_studio.markup_parser import MAX_INLINE_CHARS


def only(text: str) -> Block:
    (block,) = parse(text)
    return block


def para(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def test_marks_become_styles_of_runs() -> None:
    assert only("a **b *c*** ~~d~~ `e`") == Paragraph(
        (
            Run("a "),
            Run("b ", bold=True),
            Run("c", bold=True, italic=True),
            Run(" "),
            Run("d", strike=True),
            Run(" "),
            Run("e", code=True),
        )
    )


def test_a_link_carries_its_address() -> None:
    assert only("[see **it**](frame:F08)") == Paragraph(
        (Run("see ", link="frame:F08"), Run("it", bold=True, link="frame:F08"))
    )


def test_a_bare_address_in_angle_brackets_is_a_link() -> None:
    assert only("<https://example.org>") == Paragraph(
        (Run("https://example.org", link="https://example.org"),)
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "//example.org/x",
        "other.html",
        "https:",
        "mailto:",
        "frame:",
    ],
)
def test_an_unsafe_link_keeps_its_words_only(address: str) -> None:
    assert only(f"[words]({address})") == para("words")


def test_raw_html_is_text() -> None:
    assert only("<b onclick='x'>hi</b> <!-- c -->") == para("<b onclick='x'>hi</b> <!-- c -->")
    assert only("<script>\nalert(1)\n</script>") == para("<script> alert(1) </script>")


def test_headings_have_levels() -> None:
    assert only("### Why *now*") == Heading(3, (Run("Why "), Run("now", italic=True)))


def test_lists_nest() -> None:
    assert only("- a\n  - b\n    1. c\n- d") == Listing(
        (
            Item(
                (
                    para("a"),
                    Listing((Item((para("b"), Listing((Item((para("c"),)),), start=1))),)),
                )
            ),
            Item((para("d"),)),
        )
    )


def test_an_ordered_list_keeps_its_first_number() -> None:
    listing = only("7. a\n8. b")
    assert isinstance(listing, Listing)
    assert listing.start == 7
    assert listing.is_ordered
    assert isinstance(zero := only("0. a"), Listing)
    assert zero.start == 0
    assert isinstance(bullets := only("* a"), Listing)
    assert not bullets.is_ordered


def test_tasks_are_checked_or_not() -> None:
    listing = only("- [ ] a\n- [x] **b**\n- [X] c\n- [link]\n- `[ ] d`")
    assert isinstance(listing, Listing)
    assert [item.checked for item in listing.items] == [False, True, True, None, None]
    assert plain_text([listing]) == "a\nb\nc\n[link]\n[ ] d"


def test_a_table_keeps_its_alignment() -> None:
    assert only("| a | b | c |\n|---|:-:|--:|\n| 1 | *2* | |") == Table(
        header=((Run("a"),), (Run("b"),), (Run("c"),)),
        rows=(((Run("1"),), (Run("2", italic=True),), ()),),
        alignments=(Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT),
    )


def test_short_rows_of_a_table_are_filled_up() -> None:
    table = only("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |")
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2]


def test_code_keeps_its_lines() -> None:
    assert only("```python\na\n\n  b\n```") == CodeBlock("a\n\n  b", "python")
    assert only("    a\n    b") == CodeBlock("a\nb")


def test_pictures_quotes_and_rules_are_blocks() -> None:
    assert only("![A chart](chart.png)") == Picture("chart.png", "A chart")
    assert only("> a\n> b") == Quote((para("a b"),))
    assert only("---") == Rule()


def test_a_picture_within_a_line_leaves_its_alt_text() -> None:
    assert only("see ![A chart](c.png) here") == para("see A chart here")


def test_line_ends_are_spaces_and_forced_breaks_are_kept() -> None:
    assert only("a\nb\\\nc  \nd") == para("a b\nc\nd")


def test_a_definition_of_a_reference_is_not_swallowed() -> None:
    assert only("[a]: https://example.org") == para("[a]: https://example.org")


def test_a_cue_is_one_line_and_never_runs_on() -> None:
    assert parse_script("Hello\n> Look *up*\nworld\n>> twice\n>") == (
        para("Hello"),
        Cue((Run("Look "), Run("up", italic=True))),
        para("world"),
        Cue((Run("twice"),)),
        Cue(()),
    )


def test_slides_have_quotes_where_scripts_have_cues() -> None:
    assert isinstance(only("> a"), Quote)
    assert isinstance(parse_script("> a")[0], Cue)


def test_cues_are_neither_spoken_nor_counted() -> None:
    script = "Say **this**, then:\n\n> click *Scope*\n\n- one more - word\n  > not this\n"
    assert spoken_words(script) == ["Say", "this,", "then:", "one", "more", "word"]
    assert spoken_words("    > code") == ["code"]
    assert word_count(script) == 6
    assert word_count("") == 0


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ("回収は電話の前に決まる。", 6),
        ("Lotwardenなら三分です", 4),
        ("세 분이면 됩니다", 3),
        ("Das Geländer – schön", 3),
        ("「はい」、 「いいえ」", 3),
    ],
)
def test_two_characters_of_a_writing_without_spaces_count_as_a_word(
    script: str, count: int
) -> None:
    assert word_count(script) == count


def test_plain_text_has_a_line_for_each_block() -> None:
    text = "# H\n\na **b**\n\n- c\n  - d\n\n| e | f |\n|---|---|\n| g | h |\n\n---\n\n> q\n"
    text += "\n```\nx\n```"
    assert plain_text(text) == "H\na b\nc\nd\ne\tf\ng\th\nq\nx"
    assert plain_text("![A chart](c.png)") == "A chart"
    assert plain_text("> cue") == plain_text(parse_script("> cue")) == "cue"


def test_text_nested_too_deeply_is_kept_as_text() -> None:
    words = plain_text("> " * 500 + "deep")
    assert words.endswith("deep")
    nested = "\n".join("  " * level + f"- level{level}" for level in range(200))
    assert all(f"level{level}" in plain_text(nested) for level in range(200))
    assert "deep" in plain_text(parse_script("- " * 500 + "deep"))


def test_an_enormous_paragraph_keeps_every_letter() -> None:
    text = "*a* [" * MAX_INLINE_CHARS
    assert plain_text(text) == text.strip()


def test_text_beyond_the_limit_is_kept_plain() -> None:
    text = "a " * (MAX_CHARS // 2) + "\n\n**tail**\n"
    assert plain_text(text).endswith("**tail**")


@pytest.mark.parametrize("unit", ["[", "[a](", "*a **a ", "`a``b", "> ", "~~a", "1) ", "\\", "<a "])
def test_hostile_text_does_not_take_for_ever(unit: str) -> None:
    started = time.process_time()
    parse(unit * (MAX_CHARS // len(unit)))
    assert time.process_time() - started < 60


@given(st.text(alphabet="ab *_~`[]()>#-+1.|\n\\!<:", max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    for words in (plain_text(text), plain_text(parse_script(text))):
        # Addresses and the language of a code block are not words.
        if not {"(", "`", "~", "<", "|"} & set(text):
            assert sorted(c for c in words if c in "ab") == sorted(c for c in text if c in "ab")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    parse(text)
    parse_script(text)


def test_runs_text_joins_runs() -> None:
    assert runs_text((Run("a"), Run("b", bold=True))) == "ab"
