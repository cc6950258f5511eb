"""Papers as PDF: pages that can be read, followed and printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from build_spec.chart_samples import heat_table, heat_table_wide, pareto
from exporters import registry
from exporters.paper.model import (
    Badge,
    Beside,
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
    Intro,
    Labelled,
    Look,
    Masthead,
    Named,
    PageSize,
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
from narrative_studio.errors import Cancelled
from narrative_studio.markup import parse, parse_script
from narrative_studio.model.ids import PictureId
from narrative_studio.sample import make_sample
from tests.story import ADA
from ui.pdf.compose import Composed
from ui.pdf.headless import ready_for_fonts
from ui.pdf.writer import write_pdf

ARABIC = "هذه قصة"


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Text is laid out with Qt."""


def picture(width: int = 1200, height: int = 600) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0B6570").save(out, "PNG")
    return out.getvalue()


def read_picture(key: str) -> bytes | None:
    return {"p": picture(), "tiny": picture(3, 3), "bad": b"none"}.get(key)


def paper_of(*blocks: Block, **more: Any) -> Paper:
    sections = (Section(blocks, more.pop("is_landscape", False)),)
    paper = Paper(
        kind="Script",
        title="Heat & light",
        language="en-GB",
        made_on="2026-04-21",
        sections=sections,
        running=("Script: Heat & light", "v2, 21 April 2026"),
    )
    return replace(paper, **more)


def pdf_of(*blocks: Block, **more: Any) -> PdfReader:
    file = io.BytesIO()
    count = write_pdf(paper_of(*blocks, **more), file, read_picture)
    made = PdfReader(file, strict=True)
    assert len(made.pages) == count
    return made


def said(made: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in made.pages)


def prose(count: int) -> Prose:
    return Prose(parse("\n\n".join(f"Paragraph {n} says something." for n in range(count))))


# What stands on every page


def test_every_page_says_which_it_is_and_of_how_many() -> None:
    made = pdf_of(prose(120))
    count = len(made.pages)
    assert count > 2
    for number, page in enumerate(made.pages, start=1):
        text = page.extract_text()
        assert f"{number} of {count}" in text
        assert "v2, 21 April 2026" in text


def test_the_first_page_has_its_title_instead_of_a_running_head() -> None:
    made = pdf_of(Masthead("Script", "A title"), prose(60))
    first, second = (page.extract_text() for page in made.pages[:2])
    assert "A title" in first
    assert "v2, 21 April 2026" not in first
    assert "v2, 21 April 2026" in second


def test_a_slim_title_stands_below_the_running_head() -> None:
    text = said(pdf_of(Masthead("Storyboard", "A title", ("12 frames",), is_slim=True)))
    for word in ("A title", "12 frames", "v2, 21 April 2026"):
        assert word in text


@pytest.mark.parametrize(
    ("size", "is_landscape", "expected"),
    [
        (PageSize.A4, False, (595, 842)),
        (PageSize.A4, True, (842, 595)),
        (PageSize.LETTER, False, (612, 792)),
    ],
)
def test_pages_have_the_size_that_is_asked_for(
    size: PageSize, is_landscape: bool, expected: tuple[int, int]
) -> None:
    box = pdf_of(words("a"), size=size, is_landscape=is_landscape).pages[0].mediabox
    assert (round(box.width), round(box.height)) == expected


def test_every_section_has_pages_of_its_own_shape() -> None:
    sections = (Section((words("a"),)), Section((words("b"),), is_landscape=True))
    made = pdf_of(sections=sections)
    assert [page.mediabox.width > page.mediabox.height for page in made.pages] == [False, True]


def test_the_file_says_what_it_is_and_not_who_made_it() -> None:
    info = pdf_of(words("a")).metadata
    assert info is not None
    assert info.title == "Script: Heat & light"
    assert not info.author


# How text is broken


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    for extra in range(12):
        blocks: list[Block] = [prose(10 + extra)]
        for number in range(30):
            blocks += [
                Headline(2, f"Heading {number}", chip="Frame 1"),
                Facts(("fact",)),
                Labelled("Key message", (words("k"),), Look.KEY, keeps=True),
                words("one line of text"),
            ]
        composed = Composed(paper_of(*blocks), read_picture)
        for sheet in composed.sheets[:-1]:
            assert not sheet.page[-1].piece.keeps


def test_neither_the_first_nor_the_last_line_stands_alone() -> None:
    long = words("word " * 4000)
    for before in range(5):
        pages = [
            sheet.page for sheet in Composed(paper_of(prose(before), long), read_picture).sheets
        ]
        assert len(pages) > 2
        assert len(pages[-1]) >= 2


def test_a_section_may_begin_a_page() -> None:
    made = pdf_of(words("a"), Headline(1, "Readiness", starts_page=True))
    assert ["Readiness" in page.extract_text() for page in made.pages] == [False, True]


# Links, contents, outline


def destinations(made: PdfReader, page: int) -> list[Any]:
    annotations = made.pages[page].get("/Annots", [])
    return [one.get_object() for one in annotations]


def test_links_can_be_followed() -> None:
    text = (
        "[out](https://example.org/a?b=1&c=(2)) [in](frame:7) [nowhere](frame:8) [bad](file:///x)"
    )
    made = pdf_of(Prose(parse(text)), prose(60), Headline(2, "Heat", anchor="frame:7"))
    found = destinations(made, 0)
    assert [one["/A"]["/URI"] for one in found if "/A" in one] == [
        "https://example.org/a?b=1&c=(2)"
    ]
    (inside,) = [one["/Dest"] for one in found if "/Dest" in one]
    assert made.get_destination_page_number(made.named_destinations[inside]) == len(made.pages) - 1


def test_contents_name_the_page_and_lead_there() -> None:
    made = pdf_of(
        Contents(2),
        Headline(1, "Setup"),
        Headline(2, "Heat", chip="Frame 1"),
        prose(80),
        Headline(2, "Light", chip="Frame 2", anchor="frame:7"),
        Headline(3, "deep"),
    )
    last = len(made.pages)
    first = made.pages[0].extract_text()
    assert f"Frame 2: Light {last}" in " ".join(first.split())
    assert "deep" not in first
    assert len(destinations(made, 0)) == 6
    outline = made.outline
    assert [one.title for one in outline if not isinstance(one, list)] == ["Setup"]


def test_cards_are_in_the_outline_and_can_be_linked_to() -> None:
    card = Card("frame:7", "Frame 1", Tone.SETUP, ("Insight",), "Heat", None, "", "", ())
    made = pdf_of(Prose(parse("[see](frame:7)")), Cards((card,), 3, 2))
    assert [one.title for one in made.outline] == ["Frame 1: Heat"]  # type: ignore[union-attr]
    (link,) = destinations(made, 0)
    assert link["/Dest"] in made.named_destinations


# Letters and pictures


def fonts(made: PdfReader) -> Iterator[Any]:
    for page in made.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            yield font.get_object()["/DescendantFonts"][0].get_object()


def test_every_font_is_inside_the_file() -> None:
    made = pdf_of(Prose(parse("plain **bold** *italic* `code`")), Headline(1, "Heading"))
    found = list(fonts(made))
    assert {font["/BaseFont"] for font in found} == {
        "/Inter-Regular", "/Inter-SemiBold", "/Inter-Italic", "/JetBrainsMonoNL-Regular",
    }  # fmt: skip
    assert all("/FontFile2" in font["/FontDescriptor"] for font in found)


def test_words_can_be_copied_as_they_are() -> None:
    text = said(pdf_of(words("Frame 1: from 10:02 to 3-4 (2x) -> on")))
    assert "Frame 1: from 10:02 to 3-4 (2x) -> on" in text


def test_only_the_letters_that_are_used_are_inside() -> None:
    file = io.BytesIO()
    write_pdf(paper_of(words("a few letters")), file, read_picture)
    assert len(file.getvalue()) < 40_000


def test_text_from_right_to_left_begins_at_the_right() -> None:
    def left(text: str) -> float:
        found: list[float] = []

        def visit(said: str, _cm: object, tm: list[float], _font: object, _size: object) -> None:
            if said.strip() and "of" not in said:
                found.append(tm[4])

        bare = replace(paper_of(words(text)), running=("", ""))
        file = io.BytesIO()
        write_pdf(bare, file, read_picture)
        PdfReader(file).pages[0].extract_text(visitor_text=visit)
        return min(found)

    assert left(ARABIC) > left("plain") + 5000


def test_papers_read_from_the_right_are_mirrored() -> None:
    table = "| one | two |\n| --- | --- |\n| first | second |"
    blocks = (Contents(2), Headline(1, "Chapter"), Prose(parse(table)))

    def places(language: str) -> dict[str, float]:
        found: dict[str, float] = {}

        def visit(text: str, cm: list[float], place: list[float], *_: object) -> None:
            found.setdefault(text.strip(), place[4] * cm[0] + cm[4])

        pages = pdf_of(*blocks, language=language, running=("Title", "facts")).pages
        pages[0].extract_text(visitor_text=visit)
        return found

    left, right = places("en"), places("he")
    for before, after in (("Title", "facts"), ("first", "second"), ("Chapter", "1 of 1")):
        assert left[before] < left[after]
        assert right[before] > right[after]


def images(made: PdfReader) -> list[tuple[int, int]]:
    resources: list[Any] = [page["/Resources"] for page in made.pages]
    objects = [one.get_object() for each in resources for one in each.get("/XObject", {}).values()]
    pictures = [one for one in objects if one["/Subtype"] == "/Image"]
    return [(int(one["/Width"]), int(one["/Height"])) for one in pictures]


def test_pictures_are_as_sharp_as_print_asks_and_no_larger() -> None:
    (wide,) = images(pdf_of(Figure(PictureId("p"), "alt", widest_mm=160, highest_mm=100)))
    assert wide == (1200, 600)
    (small,) = images(pdf_of(Figure(PictureId("p"), "alt", widest_mm=40, highest_mm=40)))
    assert small[0] == pytest.approx(40 / 25.4 * 300, abs=2)


def test_a_picture_that_cannot_be_read_leaves_no_place() -> None:
    assert images(pdf_of(Figure(PictureId("bad"), "alt"), Figure(PictureId("gone"), "alt"))) == []
    assert len(images(pdf_of(Figure(PictureId("tiny"), "alt", "caption")))) == 1


# Every block


def every_block() -> tuple[Block, ...]:
    columns = (Column("A"), Column("B", is_support=True), Column("C", is_large=True))
    cell = Cell(
        (
            Named("Orders", "planned", is_strong=True),
            Badge("Wow", Tone.CAUTION, star=True),
            Labelled("Key", (words("in cell"),), Look.KEY),
            Labelled("Steps", tuple(bullets(["nested"])), Look.ASK),
            Figure(PictureId("p"), "alt", widest_mm=40),
            Facts(("celled",)),
        )
    )
    ask = Row((Cell((words("ASKED"),), span=2), Cell((words("so?"),))), RowKind.ASK)
    card = Card(
        "frame:1", "Card 1", Tone.SETUP, ("Beat",), "Carded", PictureId("p"), "", "", (words("k"),)
    )
    bare = replace(card, anchor="", picture=None, visual="Described visual", tone=Tone.QUIET)
    none = replace(bare, visual="")
    return (
        Masthead("Over", "Mast", ("fact",), "Line"),
        Intro("Introduced"),
        Prose(parse_script("Said\n\n> a cue\n\n# typed heading"), is_script=True),
        Prose(parse("1. one\n   - two\n\n   more\n2. three\n\n- [x] done\n- [ ] open")),
        Prose(parse("> quoted\n\n```\ncoded\tline\n```\n\n---\n\n![Pictured](x.png)\n\n- > in")),
        Prose(parse("| h | i |\n|:-:|-:|\n| celled1 | 2 |")),
        Labelled("Alone", (words("passage"),)),
        Labelled("Quietly", (words("said"),), Look.QUIET),
        Labelled("Careful", (words("warned"),), Look.CAUTION),
        Labelled("Asked", tuple(bullets(["several"])), Look.ASK),
        Labelled("Listed", tuple(bullets(["items"]))),
        Badge("Optional"),
        Ticks((Tick("to do", "Somebody"), Tick("alone"), Tick("x " * 80, "y " * 60))),
        Pairs((("Paired", (words("fact1"), words("fact2"))),)),
        Pairs(()),
        Beside((words("lefty"),), (words("righty"), Figure(PictureId("p"), "alt"))),
        Grid("t", columns, (Row((cell, Cell(), Cell((words("large"),)))), ask)),
        Ribbon(
            "time", (Share("Insight", "2:00", 60, Tone.SETUP), Share("Ask", "1:00", 60, Tone.GOOD))
        ),
        Ribbon("time", tuple(Share(f"Long name {n}", "2:00", 1, Tone.FOLLOW) for n in range(9))),
        WriteIns((WriteIn("Landed", 2), WriteIn("Confused"), WriteIn("Third"))),
        Cards((card, bare, none), 3, 2),
        Cards((card, bare, none), 1, 2, is_beside=True),
        words(ARABIC),
    )


SAID = (
    "Over", "Mast", "Line", "Introduced", "Said", "a cue", "typed heading", "two", "more", "three",
    "done", "quoted", "coded", "Pictured", "celled1", "Alone", "Quietly", "Careful", "several",
    "items", "Optional", "to do", "Somebody", "Paired", "fact2", "lefty", "righty", "Orders",
    "planned", "Wow", "nested", "ASKED", "so?", "large", "Insight 2:00", "Long name 8 2:00",
    "Landed", "Third", "Carded", "Card 1", "Described visual", "in cell", "celled",
)  # fmt: skip


def test_every_block_is_on_the_page() -> None:
    text = " ".join(said(pdf_of(*every_block())).split())
    assert [word for word in SAID if word not in text] == []


def test_cards_that_say_too_much_lose_nothing() -> None:
    full = Card("", "Frame 1", Tone.SETUP, ("B",), "Heat", PictureId("p"), "", "", (prose(150),))
    slim = Masthead("Storyboard", "T", is_slim=True)
    for columns, rows, is_beside in ((3, 2, False), (1, 2, True)):
        text = said(pdf_of(slim, Cards((full, full), columns, rows, is_beside)))
        assert all(text.count(f"Paragraph {n} says") == 2 for n in range(150))


def test_a_text_too_long_beside_its_picture_stands_below_it_on_one_page() -> None:
    long = Card(
        "", "Frame 1", Tone.SETUP, ("B",), "Heat", PictureId("p"), "", "", (words("words " * 460),)
    )
    assert len(pdf_of(Cards((long,), 1, 2, is_beside=True)).pages) == 1


@pytest.mark.parametrize(
    ("columns", "rows", "per_page"), [(1, 2, 2), (2, 2, 4), (3, 2, 6), (3, 3, 9)]
)
def test_as_many_cards_are_on_a_page_as_asked(columns: int, rows: int, per_page: int) -> None:
    told = (words("k " * 40),)
    one = Card("", "Frame", Tone.SETUP, ("B",), "Headlined", PictureId("p"), "", "", told)
    slim = Masthead("Storyboard", "T", ("facts",), is_slim=True)
    is_landscape = (columns, rows) in ((2, 2), (3, 2))
    made = pdf_of(
        slim, Cards((one,) * (per_page * 2), columns, rows, columns < 3), is_landscape=is_landscape
    )
    headlines = [page.extract_text().count("Headlined") for page in made.pages]
    assert headlines == [per_page, per_page]


# The way there


def test_progress_may_stop_it() -> None:
    def stop(done: int, total: int, label: str) -> None:
        if label.startswith("page"):
            raise Cancelled("Stopped.")

    file = io.BytesIO()
    with pytest.raises(Cancelled):
        write_pdf(paper_of(words("a")), file, read_picture, stop)
    assert file.getvalue() == b""


def test_it_can_be_written_beside_the_window() -> None:
    made: list[int] = []
    work = Thread(
        target=lambda: made.append(write_pdf(paper_of(prose(80)), io.BytesIO(), read_picture))
    )
    work.start()
    work.join()
    assert made
    assert made[0] > 1


def test_an_application_that_is_there_is_not_replaced(qapp: Any) -> None:
    ready_for_fonts()
    from PySide6.QtWidgets import QApplication

    assert QApplication.instance() is qapp


@pytest.mark.parametrize("format_id", ["script", "demo-script", "positioning", "storyboard"])
def test_every_document_can_be_a_pdf(tmp_path: Path, format_id: str) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ADA)) as sample:
        exporter = registry.get(format_id, pdf=write_pdf)
        report = exporter.export(sample.view().narrative(), tmp_path / "d.pdf", {})
    made = PdfReader(tmp_path / "d.pdf", strict=True)
    assert report.size_bytes == (tmp_path / "d.pdf").stat().st_size
    assert "Lotwarden" in made.pages[0].extract_text()
    assert made.outline


def test_a_chart_is_painted_with_words_that_can_be_found() -> None:
    text = " ".join(said(pdf_of(Plot(pareto()), Plot(heat_table_wide()))).split())
    for words_ in (pareto().headline, "11 of 19 so far", "Thirty sessions at once"):
        assert words_ in text


def test_a_chart_stays_on_one_page() -> None:
    made = pdf_of(prose(24), Plot(heat_table()))
    pages = [page.extract_text() for page in made.pages]
    assert len(pages) == 2
    assert "T01" in pages[1]
    assert "T01" not in pages[0]


def test_footnotes_stand_below_the_text_with_their_numbers() -> None:
    text = said(
        pdf_of(Prose(parse("Forms[^x]\n\n[^x]: Survey of plants\n\nLast[^y]\n\n[^y]: Two")))
    )
    assert text.index("Last") < text.index("Survey of plants") < text.index("Two")
