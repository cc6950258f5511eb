"""Markdown becomes paragraphs with levels and bullets."""

from exporters.deck.paragraphs import (
    DEEPEST,
    Bullet,
    Para,
    body_paragraphs,
    notes_paragraphs,
    plain,
    tables_in,
)
from narrative_studio.markup import Run, parse, parse_script


def shape(text: str) -> list[tuple[int, Bullet, str]]:
    return [(p.level, p.bullet, p.text) for p in body_paragraphs(parse(text))]


def test_text_stands_flush_and_bullets_as_the_layout_says() -> None:
    assert shape("text\n\n- a\n  - b\n- c") == [
        (0, Bullet.NONE, "text"),
        (0, Bullet.LAYOUT, "a"),
        (1, Bullet.LAYOUT, "b"),
        (0, Bullet.LAYOUT, "c"),
    ]


def test_numbers_go_on_within_a_list_and_start_where_it_does() -> None:
    paras = body_paragraphs(parse("3. a\n4. b\n   1. c\n5. d\n\ntext\n\n1. e"))
    assert [(p.text, p.number, p.level) for p in paras if p.bullet is Bullet.NUMBER] == [
        ("a", 3, 0),
        ("b", 4, 0),
        ("c", 1, 1),
        ("d", 5, 0),
        ("e", 1, 0),
    ]
    listings = {p.text: p.listing for p in paras if p.bullet is Bullet.NUMBER}
    assert listings["a"] == listings["d"]
    assert len({listings["a"], listings["c"], listings["e"]}) == 3


def test_what_follows_in_an_item_hangs_under_its_text() -> None:
    assert shape("- a\n\n  more\n\n  > quoted") == [
        (0, Bullet.LAYOUT, "a"),
        (1, Bullet.HANGING, "more"),
        (1, Bullet.HANGING, "quoted"),
    ]


def test_levels_stop_where_templates_do() -> None:
    text = "\n".join("  " * depth + f"- {depth}" for depth in range(9))
    assert max(level for level, _, _ in shape(text)) == DEEPEST


def test_headings_are_bold_quotes_and_cues_italic_code_keeps_its_lines() -> None:
    assert body_paragraphs(parse("## Head"))[0].runs == (Run("Head", bold=True),)
    (styled,) = body_paragraphs(parse("## Head *on* fire"))
    assert [(run.bold, run.italic) for run in styled.runs] == [
        (True, False),
        (True, True),
        (True, False),
    ]
    assert body_paragraphs(parse("> *q* r"))[0].runs == (
        Run("q", italic=True),
        Run(" r", italic=True),
    )
    assert notes_paragraphs(parse_script("> look up"))[0].runs == (Run("look up", italic=True),)
    assert notes_paragraphs(parse_script(">")) == ()
    code = body_paragraphs(parse("```\na\n  b\n```"))
    assert [para.runs for para in code] == [(Run("a", code=True),), (Run("  b", code=True),)]


def test_tasks_show_their_box() -> None:
    assert [text for _, _, text in shape("- [ ] a\n- [x] b\n- [ ]\n\n  c")] == [
        "☐ a",
        "☑ b",
        "[ ]",
        "c",
    ]


def test_an_item_that_begins_with_something_else_is_not_lost() -> None:
    assert [text for _, _, text in shape("- ```\n  code\n  ```\n- > q")] == ["", "code", "", "q"]


def test_a_picture_in_text_leaves_its_words_and_rules_leave_nothing() -> None:
    assert shape("![A chart](c.png)\n\n---\n\n![](d.png)") == [(0, Bullet.NONE, "A chart")]


def test_tables_have_a_shape_of_their_own_but_are_lines_in_notes() -> None:
    blocks = parse("a\n\n| b | c |\n|---|---|\n| **d** | e |")
    assert [para.text for para in body_paragraphs(blocks)] == ["a"]
    assert [para.text for para in notes_paragraphs(blocks)] == ["a", "b | c", "d | e"]
    assert len(tables_in(blocks)) == 1


def test_plain_text_is_one_run() -> None:
    assert plain("a", level=1, italic=True) == Para((Run("a", italic=True),), level=1)
