from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.presentation import Presentation as OpenDeck

from build_spec.chart_samples import EMPTY, FEW, FILLED, heat_table, pareto, quotes_wall
from exporters.deck.charts.native import StateCell, StateTable
from exporters.deck.charts.place import chart_slide, chart_slides, set_state_table
from exporters.deck.geometry import Rect, pt
from exporters.deck.placed import ChartShape, PlacedSlide, StateTableShape, TextShape
from exporters.deck.slides import Deck
from exporters.deck.slots import SlotIdx
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.template.template import SlotKind
from exporters.deck.writing.media import PictureStore
from exporters.deck.writing.writer import write_deck
from narrative_studio.charts.chart import Chart
from tests.exporters.deck.foreign_templates import at_night, pictures_only

TEMPLATE = default_template()


def _placed(chart: Chart) -> list[PlacedSlide]:
    deck = Deck("A deck", ())
    pictures = PictureStore(deck.read_picture)
    return list(chart_slides(deck, TEMPLATE, chart_slide(chart), pictures))


CHARTS = {**FILLED, **{f"{name} few": chart for name, chart in FEW.items()}}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_chart_stands_within_its_slide_below_its_title(chart: Chart) -> None:
    for slide in _placed(chart):
        (shape,) = [s for s in slide.shapes if isinstance(s, ChartShape | StateTableShape)]
        title = slide.shapes[0]
        assert isinstance(title, TextShape)
        assert shape.alt == chart.described()
        assert shape.place.x >= 0
        assert shape.place.right <= TEMPLATE.cx
        assert shape.place.bottom <= TEMPLATE.cy
        assert slide.title == chart.headline


def test_an_empty_chart_says_what_is_missing() -> None:
    (slide,) = _placed(EMPTY["pareto"])
    words = [p.text for s in slide.shapes if isinstance(s, TextShape) for p in s.paras]
    assert "Not enough yet: 3 of 12 planned sessions" in words


def test_a_long_table_goes_on_with_its_head_repeated() -> None:
    head = (StateCell("Code"), StateCell("Quote"))
    rows = tuple((StateCell(str(n)), StateCell("words " * 20)) for n in range(60))
    pages = set_state_table(
        StateTable((head, *rows), (1.0, 3.0)), Rect(0, 0, pt(400), pt(300)), "Calibri"
    )
    assert len(pages) > 2
    assert all(page.rows[0] == head for page in pages)
    assert [row[0].text for page in pages for row in page.rows[1:]] == [str(n) for n in range(60)]
    assert all(sum(page.row_emu) <= pt(300) for page in pages)


def test_a_table_is_set_as_large_as_it_can_be() -> None:
    table = StateTable(((StateCell("A"),), (StateCell("b"),)), (1.0,))
    assert set_state_table(table, Rect(0, 0, pt(400), pt(300)), "Calibri")[0].size_pt == 14
    (small,) = set_state_table(table, Rect(0, 0, pt(400), pt(38)), "Calibri")
    assert small.size_pt == 12


def test_a_table_goes_on_rather_than_being_set_too_small_to_be_read() -> None:
    rows = tuple((StateCell(str(n)),) for n in range(12))
    table, place = StateTable(((StateCell("A"),), *rows), (1.0,)), Rect(0, 0, pt(400), pt(200))
    pages = set_state_table(table, place, "Calibri")
    assert [(page.size_pt, len(page.rows)) for page in pages] == [(12.0, 7), (12.0, 7)]
    (whole,) = set_state_table(replace(table, least_pt=9.0), place, "Calibri")
    assert whole.size_pt == 9


def test_letters_are_smaller_rather_than_words_broken() -> None:
    table = StateTable(((StateCell("Bramblewick", is_strong=True),),), (1.0,), least_pt=9.0)
    (page,) = set_state_table(table, Rect(0, 0, pt(66), pt(300)), "Calibri")
    assert 9 <= page.size_pt < 12
    (wide,) = set_state_table(table, Rect(0, 0, pt(20), pt(300)), "Calibri")
    assert wide.size_pt == 14


def test_a_group_that_goes_on_is_named_again() -> None:
    rows = tuple((StateCell("" if n % 5 else f"g{n}"), StateCell(str(n))) for n in range(12))
    table = StateTable(((StateCell("A"), StateCell("B")), *rows), (1.0, 1.0), is_grouped=True)
    place = Rect(0, 0, pt(400), pt(200))
    first, second = set_state_table(table, place, "Calibri")
    assert [row[0].text for row in first.rows] == ["A", "g0", "", "", "", "", "g5"]
    assert [row[0].text for row in second.rows] == ["A", "g5", "", "", "", "g10", ""]
    _, other = set_state_table(replace(table, is_grouped=False), place, "Calibri")
    assert other.rows[1][0].text == ""


@pytest.mark.parametrize("count", range(11, 60, 4))
def test_pages_of_a_table_are_about_equally_full(count: int) -> None:
    rows = tuple((StateCell(str(n)),) for n in range(count))
    table = StateTable(((StateCell("A"),), *rows), (1.0,))
    pages = set_state_table(table, Rect(0, 0, pt(400), pt(200)), "Calibri")
    full = [len(page.rows) - 1 for page in pages]
    assert sum(full) == count
    assert max(full) - min(full) <= len(pages)
    assert len(pages) == -(-count // 9)


def test_a_chart_leaves_the_headline_alone_where_no_layout_has_a_place_for_text(
    tmp_path: Path,
) -> None:
    deck, template = Deck("A deck", ()), read_template(pictures_only(tmp_path))
    pictures = PictureStore(deck.read_picture)
    for name in ("pareto", "heat", "quotes"):
        for slide in chart_slides(deck, template, chart_slide(FILLED[name]), pictures):
            (title,) = (slot.place for slot in slide.layout.slots if slot.kind is SlotKind.TITLE)
            for shape in slide.shapes:
                if isinstance(shape, ChartShape | StateTableShape):
                    common = shape.place.common(title)
                    assert not (common.cx and common.cy)


def test_lesser_words_can_be_read_on_a_dark_template(tmp_path: Path) -> None:
    deck, template = Deck("A deck", ()), read_template(at_night(tmp_path))
    pictures = PictureStore(deck.read_picture)
    made = replace(chart_slide(FILLED["rates"]), subtitle="the interval of each")
    (slide,) = chart_slides(deck, template, made, pictures)
    (chart,) = (shape.chart for shape in slide.shapes if isinstance(shape, ChartShape))
    (subtitle,) = (shape for shape in slide.shapes if shape.name == "Subtitle")
    assert isinstance(subtitle, TextShape)
    assert (subtitle.paras[0].colour, chart.quiet) == ("tx1", "tx1")
    assert "tx2" not in [one.accent for one in chart.series]
    (light, *_) = chart_slides(deck, TEMPLATE, made, pictures)
    texts = [shape for shape in light.shapes if isinstance(shape, TextShape)]
    assert [text.paras[0].colour for text in texts if text.name == "Subtitle"] == ["tx2"]


def test_a_chart_stands_on_the_line_of_questions_too() -> None:
    (slide,) = _placed(FILLED["pareto"])
    (place,) = (shape.place for shape in slide.shapes if isinstance(shape, ChartShape))
    asked, number = (
        next(slot for slot in slide.layout.slots if slot.idx == idx)
        for idx in (SlotIdx.CHECKPOINT, SlotIdx.NUMBER)
    )
    assert asked.place.bottom == place.bottom < number.place.y


def test_a_row_higher_than_a_slide_is_told() -> None:
    quote = FILLED["quotes"]
    assert isinstance(quote, type(quotes_wall()))

    card = replace(quote.groups[0].cards[0], text="words " * 3000)
    chart = replace(quote, groups=(replace(quote.groups[0], cards=(card,)),))
    remarks = [remark.text for slide in _placed(chart) for remark in slide.remarks]
    assert "a row of the table does not fit on a slide" in remarks


def test_notes_say_the_chart_in_words(written: Callable[..., OpenDeck]) -> None:
    deck = written([chart_slide(pareto())])
    assert pareto().described() in deck.slides[0].notes_slide.notes_text_frame.text


def test_a_heat_table_is_read_back_cell_by_cell(written: Callable[..., OpenDeck]) -> None:
    deck = written([chart_slide(heat_table())])
    (shape,) = [shape for shape in deck.slides[0].shapes if shape.has_table]
    table = shape.table
    read = [[cell.text for cell in row.cells] for row in table.rows]
    assert [tuple(row) for row in read[2:]] == list(heat_table().table().rows)


def test_a_deck_of_all_charts_is_sound_for_office(tmp_path: Path) -> None:
    target = tmp_path / "charts.pptx"
    slides = [chart_slide(chart) for chart in CHARTS.values()]
    summary = write_deck(Deck("Charts", tuple(slides)), TEMPLATE, target)
    assert OpenXmlValidator().validate(target).errors == []
    assert len(Presentation(str(target)).slides) == summary.slides
