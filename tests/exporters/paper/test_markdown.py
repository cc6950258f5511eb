"""Every kind of block has its Markdown, and none of it becomes structure by what was typed."""

from __future__ import annotations

import pytest

from build_spec.chart_samples import EMPTY, dot_interval_few
from exporters.paper.markdown import paper_markdown
from exporters.paper.model import (
    Badge,
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    Facts,
    Figure,
    Grid,
    Headline,
    Labelled,
    Masthead,
    Named,
    Pairs,
    Paper,
    Plot,
    Prose,
    Ribbon,
    Row,
    RowKind,
    Section,
    Share,
    Tick,
    Ticks,
    Tone,
    WriteIn,
    WriteIns,
    bullets,
    words,
)
from narrative_studio.markup import parse, parse_script
from narrative_studio.model.ids import PictureId


def body(*blocks: Block, keeps: bool = False) -> str:
    paper = Paper("K", "T", "en", "2026-04-21", (Section(blocks),), marks_rows=keeps)
    return paper_markdown(paper).partition("\n---\n")[2].strip("\n")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Masthead("Script", "# Night *one*", ("v2",), "A\nB"), "# \\# Night \\*one\\*\n\nA\\\nB"),
        (Headline(2, "x # y", chip="Frame 3"), "### Frame 3: x # y"),
        (Headline(1, ""), "## No headline yet"),
        (Facts(("a", "", "b*")), "*a · b\\**"),
        (Facts(()), ""),
        (Labelled("Key message", (words("1. w"),)), "**Key message:** 1\\. w"),
        (Ticks((Tick("Dry the logs", "Bo"), Tick("x"))), "- [ ] Dry the logs (Bo)\n- [ ] x"),
        (Pairs((("Plan B", (words("Ring | wait"),)),)), "- **Plan B:** Ring \\| wait"),
        (Named("Orders", "planned", is_strong=True), "**Orders** *(planned)*"),
        (Pairs((("Needs", (words("a"), words("b"))),)), "- **Needs:**\n  - a\n  - b"),
        (Pairs((("Needs", tuple(bullets("ab"))),)), "- **Needs:**\n  - a\n  - b"),
        (Badge("Wow", star=True), "**★ Wow**"),
        (Badge("Optional"), "*Optional*"),
        (Figure(PictureId("p"), "A scale."), "*Picture: A scale.*"),
        (Figure(PictureId("p")), ""),
        (Ribbon("Time", (Share("a", "1:00", 1, Tone.SETUP),)), ""),
        (Contents(), ""),
        (WriteIns((WriteIn("Landed"),)), "- **Landed:**"),
        (words("a\nb"), "a\\\nb"),
    ],
)
def test_a_block_is_written_in_its_way(block: Block, expected: str) -> None:
    assert body(block) == expected


def test_a_passage_of_several_blocks_stands_below_its_name() -> None:
    passage = Labelled("Script", (Prose(parse("a\n\n- b")),))
    assert body(passage) == "**Script:**\n\na\n\n- b"


def test_headings_that_were_typed_lie_below_those_of_the_document() -> None:
    assert body(Headline(2, "h"), Prose(parse("# own"))) == "### h\n\n#### own"


def test_rows_of_a_table_stay_rows() -> None:
    columns = (Column("A|"), Column("B"), Column("C"))
    rows = (
        Row((Cell((words("1"), Badge("Wow", star=True))), Cell(), Cell((Prose(parse("- x")),)))),
        Row((Cell((words("Ask"),), span=2), Cell((words("so?"),))), RowKind.ASK),
        Row((Cell((Labelled("N", (words("v"),)), Facts(("f", "g")))), Cell(span=2))),
        Row((Cell((Ticks((Tick("t"),)),)), Cell((Figure(PictureId("p"), "alt"),)), Cell())),
    )
    assert body(Grid("t", columns, rows)).splitlines() == [
        "| A\\| | B | C |",
        "| --- | --- | --- |",
        "| 1<br>**★ Wow** |  | • x |",
        "| **ASK** |  | **so?** |",
        "| **N**: v<br>f · g |  |  |",
        "| ☐ t | *Picture: alt* |  |",
    ]


def test_a_card_is_a_heading_with_its_fields() -> None:
    card = Card(
        anchor="frame:1",
        chip="Frame 1",
        tone=Tone.SETUP,
        over=("Insight", "2:00 planned"),
        headline="Heat",
        picture=None,
        alt="",
        visual="",
        blocks=(Labelled("Visual", (words("a scale"),)),),
    )
    said = body(Cards((card,), 2, 2), keeps=True)
    assert said == (
        "### Frame 1: Heat\n<!-- frame:1 -->\n\n*Insight · 2:00 planned*\n\n**Visual:** a scale"
    )
    assert "<!--" not in body(Cards((card,), 2, 2))


def test_bold_words_with_a_colon_do_not_read_as_a_field() -> None:
    typed = Prose(parse_script("**Checkpoint:** mine\n\ntext **Visual:** on"))
    assert body(typed, keeps=True) == "**Checkpoint\\:** mine\n\ntext **Visual:** on"
    assert parse_script(body(typed, keeps=True)) == typed.blocks


def test_facts_of_the_front_matter_stay_strings() -> None:
    meta = (("title", 'a: "b"\n---'), ("version", "1"))
    paper = Paper("K", "T", "en", "2026-04-21", (), meta)
    assert paper_markdown(paper) == '---\ntitle: "a: \\"b\\"\\n---"\nversion: "1"\n---\n'


def test_a_chart_is_its_sentence_and_the_table_behind_it() -> None:
    said = body(Plot(dot_interval_few()))
    assert said == (
        "**3 of 4 agreed a next step: an anecdote**\n\n"
        "prospects who agreed a dated next step, of the eligible\n\n"
        "| Row | Agreed | n | Rate % | Low % | High % |\n| --- | --- | --- | --- | --- | --- |\n"
        "| v3 | 3 | 4 |  |  |  |"
    )
    assert body(Plot(EMPTY["heat"])).endswith("Not enough yet: 3 of 12 planned sessions")
