"""Every block of a paper has its style in Word."""

from __future__ import annotations

from typing import Any

import pytest

from build_spec.chart_samples import EMPTY, pareto
from exporters.paper.model import (
    Badge,
    Block,
    Cell,
    Column,
    Contents,
    Facts,
    Figure,
    Grid,
    Headline,
    Intro,
    Labelled,
    Look,
    Masthead,
    Named,
    Plot,
    Prose,
    Row,
    Tick,
    Ticks,
    Tone,
    bullets,
    words,
)
from exporters.word.look import dxa
from narrative_studio.markup import parse
from narrative_studio.model.ids import PictureId
from tests.exporters.word.written import W, body, document_of, found, styles, texts


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            Masthead("Script", "Heat", ("v2", "today"), "line"),
            ["Kicker", "Title", "Subtitle", "Facts"],
        ),
        (Masthead("Script", "Heat"), ["Kicker", "Title"]),
        (Masthead("Storyboard", "Heat", ("v2",), is_slim=True), ["SheetTitle"]),
        (Headline(1, "Setup"), ["Heading1"]),
        (Headline(3, "Step"), ["Heading3"]),
        (Facts(("a", "", "b")), ["Facts"]),
        (Facts(()), []),
        (Intro("a"), ["Normal"]),
        (Prose(parse("a"), is_script=True), ["Script"]),
        (Labelled("Key message", (words("k"),), Look.KEY), ["KeyMessage"]),
        (Labelled("Checkpoint", (words("k"),), Look.ASK), ["Ask"]),
        (Labelled("Transition", (words("k"),), Look.QUIET), ["Quiet"]),
        (Labelled("Delivery", (words("k"),), Look.CAUTION), ["Caution"]),
        (Labelled("Visual", (words("k"),)), ["Normal"]),
        (Labelled("Questions", tuple(bullets("ab"))), ["PassageLabel", "ListBullet", "ListBullet"]),
        (Labelled("Ask", (words("a"), words("b")), Look.ASK), ["PassageLabel", "Ask", "Ask"]),
        (Named("Reads"), ["Normal"]),
        (Badge("Wow"), ["Normal"]),
        (Ticks((Tick("a"), Tick("b"))), ["Checklist", "Checklist"]),
        (Figure(PictureId("p"), "alt", "caption"), ["Normal", "Caption"]),
        (Figure(PictureId("gone"), "alt"), []),
        (words("a"), ["Normal"]),
    ],
)
def test_a_block_has_its_style(block: Block, expected: list[str]) -> None:
    assert styles(body(block)) == expected


def keeps(*blocks: Block) -> list[bool]:
    return [bool(list(found(one, "keepNext"))) for one in found(body(*blocks), "pPr")]


def test_what_introduces_something_stays_with_it() -> None:
    assert keeps(Intro("a")) == [True]
    assert keeps(Labelled("Visual", (words("k"),), keeps=True)) == [True]
    assert keeps(Labelled("Visual", (words("k"),))) == [False]
    assert keeps(Labelled("Questions", tuple(bullets("a")))) == [True, False]
    assert keeps(Figure(PictureId("p"), "alt", "caption")) == [True, False]


def test_nothing_holds_a_heading_to_the_thing_before_it() -> None:
    def last_keep(*blocks: Block) -> list[str | None]:
        made = list(found(body(*blocks, Headline(2, "next")), "pPr"))[-2]
        return [one.get(f"{W}val") for one in found(made, "keepNext")]

    assert last_keep(Headline(2, "h"), Facts(("rival",))) == ["0"]
    assert last_keep(Facts(("rival",)), Intro("says it")) == []
    assert last_keep(Intro("says it")) == []


def test_facts_and_an_introduction_are_one_paragraph_so_that_a_heading_stays_with_a_table() -> None:
    made = body(Headline(2, "h"), Facts(("rival", "", "12 %")), Intro("says it"), Facts(("x",)))
    assert styles(made) == ["Heading2", "Normal", "Facts"]
    assert texts(made) == ["h", "rival · 12 %says it", "x"]
    assert len(list(found(made, "br"))) == 1
    assert styles(body(Facts(("",)), Intro("says it"))) == ["Normal"]
    assert styles(body(Facts(("x",)))) == ["Facts"]


def test_a_heading_has_its_chip_and_can_begin_a_page() -> None:
    made = body(Headline(2, "Heat", chip="Frame 7", tone=Tone.SETUP, starts_page=True))
    assert texts(made) == ["\u00a0Frame 7\u00a0  Heat"]
    assert [one.get(f"{W}val") for one in found(made, "rStyle")] == ["ChipSetup"]
    assert list(found(made, "pageBreakBefore"))


def test_only_headings_of_parts_are_coloured_by_them() -> None:
    def colours(level: int) -> list[Any]:
        made = body(Headline(level, "Setup", tone=Tone.SETUP))
        return [one.get(f"{W}val") for one in found(made, "color")]

    assert colours(1) == ["74477E"]
    assert colours(2) == []


def test_contents_lead_to_every_heading_and_name_its_page() -> None:
    made = body(
        Contents(2),
        Headline(1, "Setup"),
        Headline(2, "Heat", chip="Frame 1", anchor="frame:7"),
        Headline(3, "deep", anchor="step:1"),
        Headline(1, "Setup"),
    )
    assert styles(made)[:3] == ["TOC1", "TOC2", "TOC1"]
    assert texts(made)[:3] == ["Setup", "Frame 1: Heat", "Setup"]
    links = [one.get(f"{W}anchor") for one in found(made, "hyperlink")]
    names = [one.get(f"{W}name") for one in found(made, "bookmarkStart")]
    assert links == [names[0], names[1], names[3]]
    assert len(set(names)) == 4
    assert [code.text for code in found(made, "instrText")] == [
        f" PAGEREF {name} \\h " for name in links
    ]
    kinds = [one.get(f"{W}fldCharType") for one in found(made, "fldChar")]
    assert kinds == ["begin", "separate", "end"] * 3
    tabs = {(one.get(f"{W}val"), one.get(f"{W}pos")) for one in found(made, "tab") if one.attrib}
    assert tabs == {("right", str(dxa(170)))}


def test_headings_without_contents_have_no_bookmarks_of_their_own() -> None:
    made = body(Headline(1, "Setup"), Headline(2, "Heat", anchor="frame:7"))
    assert [one.get(f"{W}name") for one in found(made, "bookmarkStart")] == ["frame_1"]


def test_no_headings_are_no_contents() -> None:
    assert texts(body(Contents())) == []


def test_links_of_the_text_lead_to_frames() -> None:
    made = body(
        Prose(parse("[a](frame:7) [b](https://example.org) [c](frame:8)")),
        Headline(2, "Heat", anchor="frame:7"),
    )
    inside, outside = found(made, "hyperlink")
    assert inside.get(f"{W}anchor") == "frame_1"
    assert outside.get(f"{W}anchor") is None
    assert texts(made)[0] == "a b c"


def test_a_caution_is_a_word_beside_the_name() -> None:
    made = body(Named("Orders", "planned", is_strong=True))
    assert texts(made) == ["Orders \u00a0planned\u00a0"]
    assert [one.get(f"{W}val") for one in found(made, "rStyle")] == ["TagCaution"]


def test_a_tick_has_a_box_and_who_does_it() -> None:
    made = body(Ticks((Tick("Dry the logs", "Bo"),)))
    assert len(list(found(made, "sdt"))) == 1
    assert texts(made) == ["☐  Dry the logsBo"]
    assert len(list(found(made, "tab"))) == 1


def test_a_box_in_a_table_makes_its_row_no_higher_than_words_do() -> None:
    box, said = Cell((Ticks((Tick(""),)),)), Cell((words("1"),))
    made = body(Grid("Frames", (Column("#", 1), Column("Landed", 1)), (Row((said, box)),)))
    assert texts(made)[2:4] == ["1", "☐"]
    assert styles(made)[2:4] == ["TableText", "TableText"]


def test_a_chart_is_a_picture_that_says_it_in_words() -> None:
    document = document_of(Plot(pareto()), Plot(pareto()), Plot(EMPTY["heat"]))
    shapes = document.inline_shapes
    assert len(shapes) == 3
    assert abs(shapes[0].width.mm - 170) < 12
    described = [one._inline.docPr.get("descr") for one in shapes]
    assert described[0] == described[1] == pareto().described()
    assert described[2].endswith("3 of 12 planned sessions.")
    pictures = {part.partname for part in document.part.package.iter_parts()
                if part.partname.endswith(".png")}  # fmt: skip
    assert len(pictures) == 2, "the same picture is kept once"
