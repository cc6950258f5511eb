"""A paper as a web page: one file, well-formed, with nothing from elsewhere."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_spec.chart_samples import confusion, heat_table
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
    Look,
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
    words,
)
from exporters.paper.web import paper_page
from exporters.storyboard.paper import SHEETS
from narrative_studio.markup import parse
from narrative_studio.model.ids import PictureId
from narrative_studio.model.view import ProjectView
from tests.story import make_story

NASTY = "</style><script>x</script> & “q”"


@pytest.fixture
def view(tmp_path: Path) -> ProjectView:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        view = project.view()
        picture = next(frame.picture for frame in view.frames.values() if frame.picture)
        content = view.picture_bytes(picture)
    return ProjectView(view.tables, view.today, picture_reader=lambda _picture: content)


def every_block() -> tuple[Block, ...]:
    columns = (Column("A", 1.0), Column(NASTY, 2.5, is_support=True), Column("C", is_large=True))
    rows = (
        Row((Cell((words(NASTY), Badge("Wow", Tone.CAUTION, star=True))), Cell(), Cell())),
        Row((Cell((words("Ask"),), span=2), Cell((words("so?"),))), RowKind.ASK),
    )
    card = Card(
        "frame:7", "Frame 1", Tone.SETUP, ("Insight",), NASTY, None, "", "A log", (words("k"),)
    )
    shown = Card("frame:8", "Frame 2", Tone.FOLLOW, (), "h", PictureId("p"), "alt", "", ())
    return (
        Masthead("Kind", NASTY, ("v2",), "line"),
        Contents(),
        Headline(1, NASTY, tone=Tone.SETUP, anchor="part:1"),
        Headline(2, "Heat", chip="Frame 9", anchor="frame:9"),
        Facts(("a", "b")),
        Facts(()),
        Prose(parse("[to seven](frame:7), [out](https://example.org)")),
        Prose(parse("said"), is_script=True),
        Labelled("Key message", (words(NASTY),), Look.KEY),
        Named("Orders", "planned", is_strong=True),
        Figure(PictureId("p"), NASTY, "caption"),
        Ticks((Tick("dry", "Bo"), Tick("x"))),
        Pairs((("Plan B", (words("ring"),)),)),
        Grid("table", columns, rows),
        Ribbon("time", (Share("Insight", "2:00", 2, Tone.SETUP),)),
        WriteIns((WriteIn("Landed", 2),)),
        Cards((card, shown), 2, 2, is_beside=True),
        Plot(heat_table()),
        Plot(confusion()),
        words("plain"),
    )


def page_of(view: ProjectView, *blocks: Block, is_landscape: bool = False) -> str:
    paper = Paper(
        "Kind", "T", "en", "2026-04-21", (Section(blocks, is_landscape),), running=("l", "r")
    )
    return paper_page(paper, view, has_fonts=False)


def test_every_block_is_set_and_well_formed(view: ProjectView) -> None:
    page = page_of(view, *every_block())
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    said = " ".join(root.itertext())
    for word in ("Frame 9", "Wow", "planned", "A log", "Landed", "dry", "caption", "Insight"):
        assert word in said
    assert "<script>" not in page
    assert page.count("data:image/png") == 2


def test_links_lead_to_cards_and_headings(view: ProjectView) -> None:
    page = page_of(view, *every_block())
    assert '<a href="#frame-3">to seven</a>' in page
    assert 'id="frame-3"' in page
    assert 'href="https://example.org"' in page


def test_columns_have_their_widths_without_a_style_inside(view: ProjectView) -> None:
    page = page_of(view, *every_block())
    assert ".shape-1 col:nth-child(2) { width: 55.56%; }" in page
    assert "style=" not in page


def test_a_page_across_is_printed_across(view: ProjectView) -> None:
    assert "A4 landscape" in page_of(view, words("x"), is_landscape=True)
    assert "A4 portrait" in page_of(view, words("x"))


@pytest.mark.parametrize("is_landscape", [False, True])
def test_only_a_section_of_the_other_shape_is_turned(view: ProjectView, is_landscape: bool) -> None:
    sections = (
        Section((words("tall"),), is_landscape),
        Section((words("wide"),), not is_landscape),
        Section((words("again"),), is_landscape),
    )
    page = paper_page(Paper("Kind", "T", "en", "2026-04-21", sections), view, has_fonts=False)
    shapes = ("portrait", "landscape")
    assert f"@page {{\n  size: A4 {shapes[is_landscape]};" in page
    assert f"@page turned {{ size: A4 {shapes[not is_landscape]}; }}" in page
    assert page.count('class="turned"') == 1
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    (turned,) = (one for one in root.iter() if one.get("class") == "turned")
    assert "".join(turned.itertext()).strip() == "wide"


def test_tables_are_printed_closer_than_they_are_read(view: ProjectView) -> None:
    page = page_of(view, *every_block())
    read, _, printed = page.partition("@media print {\n  main")
    cell = r"\.grid tbody th, \.grid td \{ padding: ([\d.]+)"
    on_screen_px = float(re.findall(rf"{cell}px", read)[0])
    (on_paper_mm,) = re.findall(rf"{cell}mm", printed)
    assert float(on_paper_mm) < on_screen_px * 25.4 / 96 * 0.6


def test_cards_are_parted_into_sheets(view: ProjectView) -> None:
    card = Card("", "Frame 1", Tone.SETUP, (), "h", None, "", "", ())
    page = page_of(view, Cards((card,) * 5, 2, 2))
    assert page.count('class="cards across-2 down-2"') == 2


@pytest.mark.parametrize("per_page", SHEETS)
def test_cards_have_their_share_of_a_printed_page(view: ProjectView, per_page: int) -> None:
    sheet = SHEETS[per_page]
    card = Card("", "Frame 1", Tone.SETUP, (), "h", None, "", "", ())
    cards = Cards((card,) * (per_page + 1), sheet.columns, sheet.rows, sheet.is_beside)
    page = page_of(view, cards, is_landscape=sheet.is_landscape)
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    shapes = [str(one.get("class")) for one in root.iter() if "cards" in str(one.get("class"))]
    assert len(shapes) == 2
    printed = page.partition("@media print {\n  main")[2]
    names = {f".{name}" for name in shapes[0].split()}
    shares = [
        float(share)
        for name, share in re.findall(r"(\S+) \.card \{ min-height: ([\d.]+)mm", printed)
        if set(re.findall(r"\.[\w-]+", name)) <= names
    ]
    head, gaps = 18, 4 * (sheet.rows - 1)
    room = (210 if sheet.is_landscape else 297) - 31 - head - gaps
    assert shares
    assert 0.9 * room < shares[-1] * sheet.rows <= room


def test_charts_are_drawn_in_the_page_with_names_of_their_own(view: ProjectView) -> None:
    page = page_of(view, Plot(heat_table()), Plot(heat_table()))
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert "plot-1-hatch-border" in ids
    assert page.count('fill="url(#plot-2-hatch-border)"') > 20
    assert page.count(f"<title>{heat_table().headline}</title>") == 2


def test_words_in_charts_can_be_read_on_a_phone(view: ProjectView) -> None:
    page = page_of(view, Plot(heat_table()), Plot(confusion()))
    narrow = page.partition("@media screen and (max-width: 760px) {\n  /* A chart")[2]
    least = re.search(r"\.plot svg \{[^}]*min-width: (\d+)px", narrow)
    assert least
    for chart in re.findall(r"<svg xmlns.*?</svg>", page, re.DOTALL):
        width = float(re.findall(r'width="([\d.]+)"', chart)[0])
        smallest = min(map(float, re.findall(r'font-size="([\d.]+)"', chart)))
        assert smallest * min(1, int(least[1]) / width) >= 9
