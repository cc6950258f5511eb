"""Running text, tables and pictures stand on any template, on as many slides as they take."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as OpenDeck
from pptx.slide import Slide as OpenSlide

from exporters.deck.flow import flow_paragraphs
from exporters.deck.geometry import pt
from exporters.deck.slides import (
    Card,
    Comparison,
    Deck,
    Entry,
    Grid,
    Metric,
    Role,
    Slide,
    SlidePicture,
    Tick,
    plain_run,
)
from exporters.deck.template.layout_fitness import content_slots
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.template.template import DeckTemplate
from exporters.deck.writing.writer import survey_deck
from exporters.protocol import Level
from narrative_studio.markup import Alignment, Run, parse

PICTURE = SlidePicture("a", "A chart")
Written = Callable[..., OpenDeck]


@pytest.fixture
def foreign(tmp_path: Path) -> DeckTemplate:
    path = tmp_path / "foreign.pptx"
    Presentation().save(str(path))
    return read_template(path)


def grid(rows: int) -> Grid:
    row = (plain_run("a"), plain_run("b"))
    return Grid(row, (row,) * rows, (Alignment.LEFT, Alignment.RIGHT))


def words(slide: OpenSlide) -> str:
    shapes: Any = slide.shapes
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def tables(slide: OpenSlide) -> list[Any]:
    shapes: Any = slide.shapes
    return [shape.table for shape in shapes if shape.has_table]


def pictures(slide: OpenSlide) -> list[Any]:
    return [shape for shape in slide.shapes if shape._element.tag.endswith("}pic")]


def scales(slide: OpenSlide) -> list[int]:
    """By how much the texts of a slide are shrunk, in thousandths of a percent."""
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    found = slide._element.iter(f"{a}normAutofit")
    return [int(one.get("fontScale", "100000")) for one in found]


def titles(opened: OpenDeck) -> list[str]:
    found = [slide.shapes.title for slide in opened.slides]
    return [title.text_frame.text for title in found if title is not None]


def test_text_goes_on_under_a_counted_title(written: Written) -> None:
    body = parse("\n".join(f"{n}. point {n} {'word ' * 25}" for n in range(1, 31)))
    opened = written([Slide(Role.TEXT, "Long", body=body)])
    found = titles(opened)
    count = len(found)
    assert count > 2
    assert found == ["Long", *(f"Long ({n}/{count})" for n in range(2, count + 1))]
    everything = "\n".join(words(slide) for slide in opened.slides)
    assert all(f"point {n} " in everything for n in range(1, 31))
    second = opened.slides[1]._element
    numbers = second.findall(".//{http://schemas.openxmlformats.org/drawingml/2006/main}buAutoNum")
    assert int(numbers[0].get("startAt")) > 1


def test_text_that_goes_on_is_as_large_on_each_further_slide(written: Written) -> None:
    body = parse("\n".join(f"- point {n} {'word ' * 22}" for n in range(22)))
    _first, *further = written([Slide(Role.TEXT, "Long", body=body)]).slides
    assert len(words(further[-1])) < len(words(further[0])) / 2, "the last one has room to spare"
    (scale,) = {min(scales(slide)) for slide in further}
    assert scale < 100_000, "the fullest needs smaller letters"


def test_it_is_told_on_how_many_slides_a_text_goes_on() -> None:
    body = parse("\n".join(f"- point {n} {'word ' * 25}" for n in range(31)))
    deck = Deck("D", (Slide(Role.TEXT, "Long", body=body),))
    surveyed = survey_deck(deck, default_template())
    (remark,) = surveyed.entries
    assert remark.text == f"Slide 1: goes on for {surveyed.slides} slides"


def test_text_that_fits_smaller_is_shrunk_and_not_cut(written: Written) -> None:
    body = parse("\n".join(f"- point {n}" for n in range(11)))
    opened = written([Slide(Role.TEXT, "T", body=body)])
    assert len(opened.slides) == 1
    assert any(60000 <= scale < 100000 for scale in scales(opened.slides[0]))


def test_a_table_stands_under_its_text_where_both_fit(written: Written) -> None:
    opened = written([Slide(Role.TEXT, "T", body=parse("- a"), grid=grid(3))])
    (slide,) = opened.slides
    assert "a" in words(slide)
    assert len(tables(slide)) == 1


def test_a_table_is_not_squeezed_into_less_than_a_third_of_the_place(written: Written) -> None:
    body = parse("\n".join(f"- point {n}" for n in range(8)))
    first, second = written([Slide(Role.TEXT, "T", body=body, grid=grid(1))]).slides
    assert tables(first) == []
    assert len(tables(second)) == 1


@pytest.mark.parametrize(("name", "expected"), [("Two Content", 0), ("Content with Caption", 1)])
def test_text_stands_in_the_first_of_two_equal_places_and_else_in_the_largest(
    written: Written,
    foreign: DeckTemplate,
    picture: Callable[..., bytes],
    name: str,
    expected: int,
) -> None:
    layout = foreign.layout(name)
    assert layout is not None
    places = content_slots(layout)
    low = replace(places[0], place=places[0].place.with_height(pt(100)))
    slots = tuple(low if slot is places[0] else slot for slot in layout.slots)
    template = replace(foreign, layouts=(replace(layout, slots=slots),))
    slide = Slide(Role.TEXT, "T", body=parse("- here"), picture=PICTURE)
    (made,) = written([slide], template=template, read_picture=lambda key: picture()).slides
    filled: Any = made.placeholders
    (found,) = (one for one in filled if one.has_text_frame and "here" in one.text_frame.text)
    assert found.placeholder_format.idx == places[expected].idx


def test_a_table_too_large_for_that_has_slides_of_its_own(written: Written) -> None:
    opened = written([Slide(Role.TEXT, "T", body=parse("- only here"), grid=grid(40))])
    first, *rest = opened.slides
    assert tables(first) == []
    assert len(rest) > 1
    assert sum(len(tables(slide)[0].rows) - 1 for slide in rest) == 40


@pytest.mark.parametrize("rows", [3, 12, 14, 16, *range(40, 60, 3)])
def test_a_checkpoint_is_never_alone_beside_a_table(
    written: Written, foreign: DeckTemplate, rows: int
) -> None:
    slide = Slide(Role.TEXT, "Both", checkpoint="Do you see it?", grid=grid(rows))
    opened = written([slide], template=foreign)
    assert [bool(tables(slide)) for slide in opened.slides] == [True] * len(opened.slides)
    assert sum("Do you see it?" in words(slide) for slide in opened.slides) == 1
    assert sum(len(tables(slide)[0].rows) - 1 for slide in opened.slides) == rows


def test_a_table_alone_begins_on_the_first_slide(written: Written) -> None:
    opened = written([Slide(Role.TEXT, "T", grid=grid(40))])
    assert len(opened.slides) > 2
    assert all(len(tables(slide)) == 1 for slide in opened.slides)


def test_other_templates_show_everything_a_slide_says(
    written: Written, foreign: DeckTemplate, picture: Callable[..., bytes]
) -> None:
    metric = Metric("Before", "5 h", "three people")
    slide = Slide(
        Role.PROOF,
        "Headline",
        layout="Proof",
        body=parse("- bullet"),
        entries=(Entry(plain_run("entry"), plain_run("who"), (plain_run("detail"),)),),
        comparison=Comparison(metric, Metric("After", "7 min")),
        source="source",
        card=Card("Next step", "19 May", "on your data"),
        ticks=(Tick("first", True), Tick("second")),
        picture=PICTURE,
        checkpoint="checkpoint",
        notes=parse("script"),
    )
    opened = written([slide], template=foreign, read_picture=lambda key: picture())
    (made,) = opened.slides
    assert titles(opened) == ["Headline"]
    text = words(made)
    for said in (
        "bullet",
        "who: entry",
        "detail",
        "Before: 5 h, three people",
        "After: 7 min",
        "source",
        "Next step: 19 May on your data",
        "☑ \tfirst\n☐ \tsecond",
        "checkpoint",
    ):
        assert said in text
    assert len(pictures(made)) == 1
    assert made.notes_slide.notes_text_frame.text == "script"


def test_another_template_shows_who_speaks_on_its_first_slide(
    written: Written, foreign: DeckTemplate
) -> None:
    slide = Slide(Role.TITLE, "Lotwarden", subtitle="For food makers")
    opened = written([slide], template=foreign, presenter="Dana", date_text="21 April 2026")
    assert words(opened.slides[0]).split("\n") == [
        "Lotwarden",
        "For food makers",
        "Dana · 21 April 2026",
    ]


def test_a_picture_with_text_shares_the_only_place(
    written: Written, foreign: DeckTemplate, picture: Callable[..., bytes]
) -> None:
    kept = tuple(la for la in foreign.layouts if la.name in ("Title and Content", "Title Slide"))
    template = replace(foreign, layouts=kept)
    slides = [
        Slide(Role.TEXT, "Both", body=parse("- a"), picture=PICTURE),
        Slide(Role.TEXT, "Alone", picture=PICTURE),
    ]
    opened = written(slides, template=template, read_picture=lambda key: picture())
    both, alone = opened.slides
    (beside,), (large,) = pictures(both), pictures(alone)
    text = next(shape for shape in both.shapes if "Content" in shape.name)
    assert text.left + text.width <= beside.left
    assert large.width > beside.width


def test_a_layout_with_nothing_but_a_ground_still_carries_text(
    written: Written, foreign: DeckTemplate, picture: Callable[..., bytes]
) -> None:
    kept = tuple(la for la in foreign.layouts if la.name == "Blank")
    template = replace(foreign, layouts=kept)
    slide = Slide(Role.TEXT, "Title", body=parse("- a\n- b"), picture=PICTURE, checkpoint="Ok?")
    opened = written([slide], template=template, read_picture=lambda key: picture())
    (made,) = opened.slides
    assert words(made) == "Title\na\nb\nOk?\n1"
    assert len(pictures(made)) == 1


def test_items_have_dots_where_no_layout_gives_them_any(
    written: Written, foreign: DeckTemplate
) -> None:
    kept = tuple(la for la in foreign.layouts if la.name == "Blank")
    slide = Slide(Role.TEXT, "Title", body=parse("- a\n  - b\n\nplain"), checkpoint="Ok?")
    opened = written([slide], template=replace(foreign, layouts=kept))
    (box,) = [one for one in opened.slides[0].shapes if one.name.startswith("Text")]
    marks = {
        para.text: (para._p.pPr.get("marL"), [*para._p.pPr][-1].get("char"))
        for para in box.text_frame.paragraphs
    }
    step = int(marks["a"][0])
    assert step > 0
    assert marks == {"a": (str(step), "•"), "b": (str(2 * step), "•"), "plain": ("0", None),
                     "Ok?": ("0", None)}  # fmt: skip
    (same,) = [one for one in written([slide], template=foreign).slides[0].placeholders
               if "Content" in one.name]  # fmt: skip
    assert same.text_frame.paragraphs[0]._p.find(".//{*}buChar") is None


def test_long_text_and_tables_find_their_way_without_any_placeholder(
    written: Written, foreign: DeckTemplate
) -> None:
    kept = tuple(la for la in foreign.layouts if la.name == "Blank")
    template = replace(foreign, layouts=kept)
    body = parse("\n".join(f"- point {n} {'word ' * 20}" for n in range(90)))
    opened = written([Slide(Role.TEXT, "Long", body=body, grid=grid(2))], template=template)
    everything = "\n".join(words(slide) for slide in opened.slides)
    assert all(f"point {n} " in everything for n in range(90))
    assert len(opened.slides) > 2
    assert [len(tables(slide)) for slide in opened.slides][-1] == 1


def test_a_row_higher_than_a_slide_is_told(written: Written) -> None:
    tall = Grid((plain_run("a"),), ((plain_run("word " * 4000),),), (Alignment.LEFT,))
    deck = Deck("D", (Slide(Role.TEXT, "T", grid=tall),))
    (remark,) = survey_deck(deck, default_template()).entries
    assert remark.text == "Slide 1: a row of the table does not fit on a slide"
    assert remark.level is Level.WARNING


def test_text_that_no_slide_can_hold_is_told(foreign: DeckTemplate) -> None:
    flat = tuple(
        replace(la, slots=tuple(replace(s, place=s.place.with_height(1)) for s in la.slots))
        for la in foreign.layouts
        if content_slots(la)
    )
    deck = Deck("D", (Slide(Role.TEXT, "T", body=parse("- a")),))
    summary = survey_deck(deck, replace(foreign, layouts=flat))
    assert "text is larger than its place" in summary.entries[-1].text


def test_a_checkpoint_too_long_for_its_line_is_text(written: Written) -> None:
    slide = Slide(Role.TEXT, "T", body=parse("- a"), checkpoint="word " * 200)
    (made,) = written([slide]).slides
    assert not [shape for shape in made.shapes if "Checkpoint" in shape.name]
    assert words(made).count("word") == 200


def test_steps_are_numbered_and_details_hang_under_them() -> None:
    entries = (Entry(plain_run("a"), (), (plain_run("b"),)), Entry(plain_run("c")))
    steps = flow_paragraphs(Slide(Role.ASK, "T", entries=entries), with_checkpoint=True)
    assert [(para.number, para.level, para.text) for para in steps] == [
        (1, 0, "a"),
        (0, 1, "b"),
        (2, 0, "c"),
    ]
    assert [step.runs[0].bold for step in steps] == [True, False, True]


def test_titles_are_bold_beside_one_that_has_details() -> None:
    def weights(*entries: Entry) -> list[bool]:
        paras = flow_paragraphs(Slide(Role.CRITERIA, "T", entries=entries), with_checkpoint=False)
        return [para.runs[0].bold for para in paras]

    plain = Entry(plain_run("Proof"))
    detailed = Entry(plain_run("Only the affected"), details=(plain_run("not the day"),))
    assert weights(plain, detailed, plain) == [True, True, False, True]
    assert weights(plain, plain) == [False, False]


def test_words_that_were_bold_stay_bold_where_an_entry_has_no_details() -> None:
    (para,) = flow_paragraphs(
        Slide(Role.COLUMNS, "T", entries=(Entry((Run("now", bold=True), Run(" or later"))),)),
        with_checkpoint=True,
    )
    assert [run.bold for run in para.runs] == [True, False]


def test_entries_of_an_ordered_list_are_numbered_wherever_they_are_text() -> None:
    entries = tuple(Entry(plain_run(word), number=n) for n, word in enumerate("ab", start=1))
    paras = flow_paragraphs(Slide(Role.COLUMNS, "T", entries=entries), with_checkpoint=True)
    assert [(para.text, para.number) for para in paras] == [("a", 1), ("b", 2)]


def test_the_checkpoint_is_text_only_where_it_has_no_place() -> None:
    slide = Slide(Role.TEXT, "T", checkpoint="Ok?")
    assert [para.text for para in flow_paragraphs(slide, with_checkpoint=True)] == ["Ok?"]
    assert flow_paragraphs(slide, with_checkpoint=False) == ()


TABLE = "| A | B |\n|---|--:|\n| {0} | 2 |"


def cells(slide: OpenSlide) -> list[str]:
    return [cell.text for table in tables(slide) for row in table.rows for cell in row.cells]


def said(slide: OpenSlide) -> list[str]:
    """The words of texts and the second row of tables, from top to bottom."""
    shapes: list[Any] = sorted(slide.placeholders[0].part.slide.shapes, key=lambda one: one.top)
    return [
        shape.table.cell(1, 0).text if shape.has_table else shape.text_frame.text
        for shape in shapes
        if shape.has_table or (shape.has_text_frame and shape.text_frame.text)
    ]


def test_every_table_of_a_text_stands_where_it_was_typed(
    written: Written, foreign: DeckTemplate
) -> None:
    text = "\n\n".join((TABLE.format("one"), "between", TABLE.format("two"), "- after"))
    for template in (None, foreign):
        opened = written([Slide(Role.TEXT, "T", body=parse(text))], template=template)
        (slide,) = opened.slides
        assert said(slide)[:5] == ["T", "one", "between", "two", "after"]
        whole = {shape.name: shape for shape in slide.shapes}
        assert sum(bool(shape.is_placeholder) for shape in whole.values()) >= 2
        ends = sorted((shape.top, shape.top + shape.height) for shape in slide.shapes)[:5]
        assert all(one[1] <= other[0] for one, other in pairwise(ends))


def test_text_after_a_table_stands_after_it_beside_a_picture_too(
    written: Written, foreign: DeckTemplate, picture: Callable[..., bytes]
) -> None:
    wide = plain_run("as many words as no narrow column of a table has room for on a line")
    long = Grid((wide, wide), ((wide, wide),) * 4, (Alignment.LEFT, Alignment.RIGHT))
    grids = {"below": grid(2), "on the next slide": long}
    slides = [
        Slide(
            Role.TEXT, name, body=parse("after"), grid=one, grid_place=0, picture=PICTURE,
            checkpoint="Yes?",
        )
        for name, one in grids.items()
    ]  # fmt: skip
    opened = written(slides, template=foreign, read_picture=lambda key: picture())
    below, alone, parted = opened.slides
    assert said(below)[1:3] == ["a", "after\nYes?"]
    assert [len(tables(alone)), "after" in words(alone)] == [0, False]
    assert said(parted)[1:3] == [wide[0].text, "after\nYes?"]


def test_a_table_that_goes_on_has_all_the_room_of_the_further_slides(
    written: Written, foreign: DeckTemplate
) -> None:
    slides = [
        Slide(Role.TEXT, "Alone", grid=grid(60)),
        Slide(Role.TEXT, "Below text", body=parse("- a\n- b\n- c\n- d"), grid=grid(60)),
    ]
    opened = written(slides, template=foreign)
    rows: dict[str, list[int]] = {"Alone": [], "Below text": []}
    for slide, title in zip(opened.slides, titles(opened), strict=True):
        rows[title.partition(" (")[0]] += [len(table.rows) - 1 for table in tables(slide)]
    assert rows["Below text"] == rows["Alone"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AGENDA])
def test_no_design_loses_a_table_of_its_text(written: Written, role: Role) -> None:
    slide = Slide(role, "T", body=parse(f"- a\n\n{TABLE.format('kept')}"), grid=grid(1))
    opened = written([slide])
    assert "kept" in [word for slide in opened.slides for word in cells(slide)]


def test_a_table_within_a_list_is_lines_of_it(written: Written) -> None:
    inner = TABLE.format("kept").replace("\n", "\n  ")
    opened = written([Slide(Role.TEXT, "T", body=parse(f"- a\n\n  {inner}"))])
    assert "kept | 2" in words(opened.slides[0])


def test_a_picture_with_nothing_beside_it_takes_all_the_room(
    written: Written, picture: Callable[..., bytes]
) -> None:
    slides = [
        Slide(Role.TEXT, "Beside", body=parse("- a"), picture=PICTURE),
        Slide(Role.TEXT, "Alone", picture=PICTURE),
        Slide(Role.TEXT, "Before a table", grid=grid(40), picture=PICTURE),
    ]
    opened = written(slides, read_picture=lambda key: picture(1600, 900))
    beside, alone, before = (pictures(slide)[0] for slide in list(opened.slides)[:3])
    assert alone.width > beside.width
    assert (before.left, before.width) == (alone.left, alone.width)


def test_a_readable_table_stands_beside_the_picture(
    written: Written, picture: Callable[..., bytes]
) -> None:
    small = Slide(Role.TEXT, "Small", grid=grid(3), picture=PICTURE)
    large = Slide(Role.TEXT, "Large", grid=grid(40), picture=PICTURE)
    tiny = Slide(Role.TEXT, "Tiny letters", grid=grid(11), picture=PICTURE)
    opened = written([small, large], read_picture=lambda key: picture())
    (table,) = (shape for shape in opened.slides[0].shapes if shape.has_table)
    (beside,) = pictures(opened.slides[0])
    assert table.left + table.width <= beside.left
    assert not tables(opened.slides[1])
    assert sum(len(tables(slide)[0].rows) - 1 for slide in list(opened.slides)[2:]) == 40
    apart = written([tiny], read_picture=lambda key: picture()).slides
    assert [len(tables(slide)) for slide in apart] == [0, 1]
