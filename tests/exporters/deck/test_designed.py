"""Each role has its design: what stands where, on the slide that is opened again."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from pptx.presentation import Presentation as OpenDeck
from pptx.slide import Slide as OpenSlide

from exporters.deck.builder import DoesNotFit, SlideBuilder
from exporters.deck.designed import set_designed, suits_design
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
    Tone,
    plain_run,
)
from exporters.deck.slots import SLIDE_CX
from exporters.deck.template.layout_choice import choose_layout
from exporters.deck.template.reader import default_template
from exporters.deck.writing.media import PictureStore
from narrative_studio.markup import Alignment, parse

PICTURE = SlidePicture("a", "A chart")
Written = Callable[..., OpenDeck]


def texts(slide: OpenSlide) -> dict[str, str]:
    """The words of each placeholder by its name without the number."""
    shapes: Any = slide.shapes
    return {
        shape.name.rsplit(" ", 1)[0]: shape.text_frame.text
        for shape in shapes
        if shape.has_text_frame and shape.is_placeholder
    }


def named(slide: OpenSlide, name: str) -> list[Any]:
    return [shape for shape in slide.shapes if shape.name.rsplit(" ", 1)[0] == name]


@pytest.fixture
def one(written: Written, picture: Callable[..., bytes]) -> Callable[[Slide], OpenSlide]:
    """Writes one slide and opens it again."""

    def write(slide: Slide) -> OpenSlide:
        opened = written([slide], read_picture=lambda key: picture(160, 90))
        return opened.slides[0]  # type: ignore[no-any-return]

    return write


Make = Callable[[Slide], OpenSlide]


def entry(title: str, *details: str, label: str = "") -> Entry:
    return Entry(plain_run(title), plain_run(label), tuple(plain_run(text) for text in details))


def grid(columns: int = 3, rows: int = 2) -> Grid:
    row = tuple(plain_run(f"c{number}") for number in range(columns))
    return Grid(row, (row,) * rows, (Alignment.LEFT,) * columns, has_row_headings=True)


def test_the_first_slide_has_title_and_subtitle(one: Make) -> None:
    made = one(Slide(Role.TITLE, "Lotwarden", layout="Title", subtitle="For food makers"))
    assert texts(made) == {"Title": "Lotwarden", "Subtitle": "For food makers"}
    assert texts(one(Slide(Role.TITLE, "Alone", layout="Title"))) == {"Title": "Alone"}


def test_a_statement_stands_beside_its_picture(one: Make) -> None:
    slide = Slide(
        Role.STATEMENT,
        "Decided long before",
        "Insight",
        "Insight",
        Tone.SETUP,
        body=parse("- One\n- Two"),
        picture=PICTURE,
        checkpoint="Agreed?",
    )
    made = one(slide)
    found = texts(made)
    assert found["Title"] == "Decided long before"
    assert found["Beat"] == "Insight"
    assert found["Text"] == "One\nTwo"
    assert found["Checkpoint"] == "Agreed?"
    (shown,) = named(made, "Picture")
    assert shown._element.nvPicPr.cNvPr.get("descr") == "A chart"
    assert shown.is_placeholder
    (panel,) = named(made, "Picture panel")
    assert shown.left > panel.left
    assert shown.width / shown.height == pytest.approx(16 / 9, rel=0.01)


@pytest.mark.parametrize("layout", ["Insight", "The ask", ""])
@pytest.mark.parametrize("title", ["Bakers wait", "Bakers wait for ovens " * 5])
def test_a_headline_alone_stands_large_in_the_middle(one: Make, layout: str, title: str) -> None:
    made = one(Slide(Role.HEADLINE, title, "Insight", layout, Tone.SETUP, checkpoint="Agreed?"))
    found = texts(made)
    assert (found["Title"], found["Beat"], found["Checkpoint"]) == (title, "Insight", "Agreed?")
    (shown,), (beat,) = named(made, "Title"), named(made, "Beat")
    assert shown.text_frame.paragraphs[0].runs[0].font.size.pt == 54
    assert beat.top + beat.height <= shown.top
    assert beat.top > pt(60)
    assert shown.left + shown.width <= SLIDE_CX


def test_a_key_message_stands_below_the_large_headline(one: Make) -> None:
    message = parse("They plan alone, and find out when the bread is late.")
    made = one(Slide(Role.HEADLINE, "Bakers wait", "Insight", "Insight", body=message))
    (title,), (text,) = named(made, "Title"), named(made, "Text")
    assert title.top + title.height <= text.top
    assert text.text_frame.text.startswith("They plan alone")
    long = parse(" ".join(["They plan alone."] * 90))
    made = one(Slide(Role.HEADLINE, "Bakers wait", "Insight", "Insight", body=long))
    assert "They plan alone." in texts(made)["Text"], "too long for the design, it is set as text"


def test_an_endless_headline_is_set_as_text(one: Make) -> None:
    made = one(Slide(Role.HEADLINE, "Bakers wait for ovens " * 40, "Insight", "Insight"))
    assert texts(made)["Title"].endswith("…")


def test_a_long_text_under_a_short_statement_moves_up(one: Make) -> None:
    body = parse("\n".join(f"- Sentence number {n} of a rather long text" for n in range(6)))
    made = one(Slide(Role.STATEMENT, "Short", "Insight", "Insight", body=body, picture=PICTURE))
    (text,) = named(made, "Text")
    layout_text: Any = made.slide_layout.placeholders.get(1)
    assert text.top < layout_text.top


def test_alternatives_are_a_native_table(one: Make) -> None:
    slide = Slide(
        Role.COMPARISON,
        "Three ways",
        "Alternatives",
        "Alternatives",
        Tone.SETUP,
        grid=grid(),
        body=parse("- Good: cheap"),
        picture=PICTURE,
        checkpoint="Which?",
    )
    made = one(slide)
    (table,) = named(made, "Table")
    assert table.has_table
    assert [cell.text for cell in table.table.rows[0].cells] == ["c0", "c1", "c2"]
    assert table.table.first_col
    assert table.table.first_row
    assert texts(made)["Text"] == "Good: cheap"
    (shown,) = named(made, "Picture")
    assert shown.left > table.left + table.width


def test_a_table_alone_takes_the_whole_width(one: Make) -> None:
    alone = one(Slide(Role.COMPARISON, "T", layout="Alternatives", grid=grid()))
    beside = one(Slide(Role.COMPARISON, "T", layout="Alternatives", grid=grid(), picture=PICTURE))
    assert named(alone, "Table")[0].width > named(beside, "Table")[0].width
    (tall,) = named(beside, "Picture panel")
    text = one(Slide(Role.COMPARISON, "T", layout="Alternatives", grid=grid(), body=parse("- a")))
    assert named(text, "Text")[0].top < tall.top + tall.height


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_criteria_have_a_box_each(one: Make, count: int) -> None:
    entries = tuple(entry(f"Criterion {number}", "meaning") for number in range(count))
    slide = Slide(Role.CRITERIA, "T", layout="Perfect world", entries=entries, checkpoint="Agreed?")
    made = one(slide)
    boxes = named(made, "Box")
    rows = [named(made, f"Criterion {number}")[0] for number in range(1, count + 1)]
    assert len(boxes) == count
    for number, (box, row) in enumerate(zip(boxes, rows, strict=True)):
        assert row.text_frame.text == f"Criterion {number}\nmeaning"
        assert box.left + box.width < row.left
        assert abs(box.top + box.height / 2 - row.top - row.height / 2) < 10
    assert all(a.top < b.top for a, b in itertools.pairwise(rows))
    assert not named(made, f"Criterion {count + 1}")


def test_the_box_of_a_criterion_read_from_the_right_stands_on_the_right(one: Make) -> None:
    made = one(
        Slide(Role.CRITERIA, "T", layout="Perfect world", entries=(entry("סימון"), entry("Plain")))
    )
    right, left = named(made, "Box")
    rows = [named(made, f"Criterion {number}")[0] for number in (1, 2)]
    assert right.left > rows[0].left + rows[0].width
    assert left.left + left.width < rows[1].left
    assert right.left + right.width == rows[1].left + rows[1].width


def test_all_begins_at_the_right_in_a_document_that_is_read_from_there(written: Written) -> None:
    entries = (entry("Plain"), entry("Words"))
    slides = [
        Slide(Role.CRITERIA, "T", layout="Perfect world", entries=entries),
        Slide(Role.COLUMNS, "T", layout="Objections", entries=entries),
        Slide(Role.STATEMENT, "T", "Insight", "Insight", body=parse("a")),
    ]
    criteria, columns, statement = written(slides, language="he-IL").slides
    for number, box in enumerate(named(criteria, "Box"), start=1):
        (row,) = named(criteria, f"Criterion {number}")
        assert box.left > row.left + row.width
    first, second = (named(columns, f"Column {number}")[0] for number in (1, 2))
    assert first.left > second.left
    (beat,), (title,) = named(statement, "Beat"), named(statement, "Title")
    assert beat.left + beat.width == title.left + title.width


def test_a_criterion_agreed_already_is_ticked(one: Make) -> None:
    entries = (Entry(plain_run("a"), checked=True), Entry(plain_run("b"), checked=False))
    made = one(Slide(Role.CRITERIA, "T", layout="Perfect world", entries=entries))
    assert [box._element._nvXxPr.cNvPr.get("descr") for box in named(made, "Box")] == [
        "ticked",
        "not yet ticked",
    ]


def test_a_criterion_keeps_a_label(one: Make) -> None:
    made = one(Slide(Role.CRITERIA, "T", layout="Perfect world", entries=(entry("b", label="a"),)))
    assert texts(made)["Criterion 1"] == "a: b"


def test_a_value_shows_bullets_picture_and_ticks(one: Make) -> None:
    ticks = (Tick("First", is_paid=True), Tick("Second", True, True), Tick("Third"))
    slide = Slide(
        Role.VALUE,
        "T",
        layout="Differentiated value",
        body=parse("- **a**\n- b"),
        ticks=ticks,
        picture=PICTURE,
        checkpoint="Ticked?",
    )
    made = one(slide)
    found = texts(made)
    assert found["Text"] == "a\nb"
    assert [found[f"Tick {number}"] for number in (1, 2, 3)] == ["First", "Second", "Third"]
    boxes = named(made, "Box")
    assert [shape._element.nvSpPr.cNvPr.get("descr") for shape in boxes] == [
        "ticked",
        "ticked",
        "not yet ticked",
    ]
    assert len(named(made, "Tick")) == 2
    bold = [named(made, f"Tick {n}")[0].text_frame.paragraphs[0].runs[0].font.bold for n in (1, 2)]
    assert bold == [None, True]
    labels = [named(made, f"Tick {n}")[0] for n in (1, 2, 3)]
    assert all(a.left + a.width < b.left for a, b in itertools.pairwise(labels))
    assert "Checkpoint" not in found


def test_a_value_without_criteria_shows_its_checkpoint(one: Make) -> None:
    made = one(
        Slide(Role.VALUE, "T", layout="Differentiated value", body=parse("- a"), checkpoint="Ok?")
    )
    assert texts(made)["Checkpoint"] == "Ok?"


def test_long_ticks_are_set_smaller_and_never_wrap(one: Make) -> None:
    ticks = tuple(Tick("A criterion of some length " + str(number)) for number in range(4))
    made = one(Slide(Role.VALUE, "T", layout="Differentiated value", ticks=ticks))
    label = named(made, "Tick 1")[0]
    size = label.text_frame.paragraphs[0].runs[0].font.size
    assert 13 <= size.pt < 18
    last = named(made, "Tick 4")[0]
    assert last.left + last.width <= 903 * 12700


def test_ticks_too_long_for_a_row_become_text(one: Make) -> None:
    ticks = tuple(Tick("A criterion of quite extraordinary length, really " * 2) for _ in range(3))
    made = one(Slide(Role.VALUE, "T", layout="Differentiated value", ticks=ticks))
    assert "☐ \tA criterion" in texts(made)["Text"]


def comparison(after: float | None = 7) -> Comparison:
    return Comparison(
        Metric("Before", "5 h 10 min", "three people", 310), Metric("After", "7 min", "one", after)
    )


def test_proof_shows_both_figures_to_scale(one: Make) -> None:
    slide = Slide(
        Role.PROOF,
        "T",
        layout="Proof",
        comparison=comparison(),
        source="A sauce maker.",
        body=parse("- More"),
        checkpoint="Close enough?",
    )
    made = one(slide)
    found = texts(made)
    assert found["Before"] == "Before\n5 h 10 min\nthree people"
    assert found["After"] == "After\n7 min\none"
    assert found["Source"] == "More\nA sauce maker."
    assert found["Checkpoint"] == "Close enough?"
    before, after = named(made, "Bar before")[0], named(made, "Bar after")[0]
    assert after.width / before.width == pytest.approx(7 / 310, rel=0.02)
    assert before._element.nvSpPr.cNvPr.get("descr") == "Bar for 5 h 10 min"
    assert named(made, "Scale")[0].text_frame.text == "drawn to scale"


def test_figures_are_as_large_as_they_can_be(one: Make) -> None:
    def size(slide: OpenSlide) -> float | None:
        font = named(slide, "Before")[0].text_frame.paragraphs[1].runs[0].font
        return font.size.pt if font.size else None

    wide = one(Slide(Role.PROOF, "T", layout="Proof", comparison=comparison()))
    narrow = one(Slide(Role.PROOF, "T", layout="Proof", comparison=comparison(), picture=PICTURE))
    assert size(wide) is None
    found = size(narrow)
    assert found is not None
    assert 34 <= found < 76


def test_figures_that_cannot_be_compared_have_no_bars(one: Make) -> None:
    made = one(Slide(Role.PROOF, "T", layout="Proof", comparison=comparison(None)))
    assert named(made, "Bar before") == []
    assert "Source" not in texts(made)


def test_a_long_bar_leaves_no_room_for_the_word_about_scale(one: Make) -> None:
    made = one(Slide(Role.PROOF, "T", layout="Proof", comparison=comparison(300)))
    assert named(made, "Bar after")
    assert named(made, "Scale") == []


def test_objections_stand_in_columns(one: Make) -> None:
    entries = (entry("Nothing new", "We read.", label="The floor"), entry("No change"))
    made = one(Slide(Role.COLUMNS, "T", layout="Objections", entries=entries, checkpoint="Which?"))
    found = texts(made)
    assert found["Column 1"] == "The floor\nNothing new\nWe read."
    assert found["Column 2"] == "\nNo change"
    first, second = named(made, "Column 1")[0], named(made, "Column 2")[0]
    assert first.left + first.width < second.left
    assert len(named(made, "Column rule")) == 2


def test_columns_that_are_read_from_the_right_begin_there(one: Make) -> None:
    entries = (entry("\u0623\u0648\u0644"), entry("\u062b\u0627\u0646"))
    made = one(Slide(Role.COLUMNS, "T", layout="Objections", entries=entries))
    lefts = {shape.text_frame.text: shape.left for shape in made.placeholders}
    assert lefts["\u0623\u0648\u0644"] > lefts["\u062b\u0627\u0646"]


def test_columns_without_labels_begin_with_their_title(one: Make) -> None:
    made = one(Slide(Role.COLUMNS, "T", layout="Objections", entries=(entry("a"), entry("b"))))
    assert texts(made)["Column 1"] == "a"


def test_titles_of_columns_are_spared_a_second_line(one: Make) -> None:
    def size(title: str) -> float | None:
        entries = (entry(title), entry("b"), entry("c"))
        made = one(Slide(Role.COLUMNS, "T", layout="Objections", entries=entries))
        font = named(made, "Column 1")[0].text_frame.paragraphs[0].runs[0].font
        return font.size.pt if font.size else None

    assert size("Short") is None
    almost = size("Nothing new to type in")
    assert almost is not None
    assert 27 * 0.8 <= almost < 27
    assert size("Nothing whatsoever that is new to type in") is None


def test_a_picture_stands_under_short_columns_and_beside_long_ones(one: Make) -> None:
    def places(details: str) -> tuple[Any, Any]:
        entries = (entry("a", details), entry("b"))
        slide = Slide(Role.COLUMNS, "T", layout="Objections", entries=entries, picture=PICTURE)
        made = one(slide)
        return named(made, "Column 2")[0], named(made, "Picture panel")[0]

    column, panel = places("short")
    assert panel.top >= column.top + column.height
    assert panel.left < column.left
    column, panel = places("a long explanation in many words " * 6)
    assert panel.left >= column.left + column.width
    assert panel.top < column.top + column.height


def test_the_ask_numbers_its_steps_and_shows_the_card(one: Make) -> None:
    slide = Slide(
        Role.ASK,
        "T",
        layout="The ask",
        entries=(entry("Four exports", "three hours"), entry("b", label="a")),
        card=Card("Next step", "19 May 2026", "On your data"),
        picture=PICTURE,
        checkpoint="Now?",
    )
    made = one(slide)
    found = texts(made)
    assert found["Steps"] == "Four exports\nthree hours\na: b"
    assert found["Card heading"] == "Next step"
    assert found["Card"] == "19 May 2026\nOn your data"
    (card,), (shown,) = named(made, "Card"), named(made, "Picture")
    assert shown.top > card.top + card.height
    levels = [p.level for p in named(made, "Steps")[0].text_frame.paragraphs]
    assert levels == [0, 1, 0]


def test_without_a_card_the_picture_takes_its_place(one: Make) -> None:
    made = one(Slide(Role.ASK, "T", layout="The ask", entries=(entry("a"),), picture=PICTURE))
    assert "Card" not in texts(made)
    with_card = one(
        Slide(
            Role.ASK,
            "T",
            layout="The ask",
            entries=(entry("a"),),
            picture=PICTURE,
            card=Card("Next step", text="x"),
        )
    )
    assert named(made, "Picture")[0].top < named(with_card, "Picture")[0].top
    bare = one(Slide(Role.ASK, "T", layout="The ask", entries=(entry("a"),)))
    assert named(bare, "Steps")[0].width > named(made, "Steps")[0].width


@pytest.mark.parametrize("role", [Role.COMPARISON, Role.PROOF])
def test_a_design_refuses_a_slide_without_its_content(role: Role) -> None:
    slide = Slide(role, "T")
    deck = Deck("D", (slide,))
    template = default_template()
    choice = choose_layout(template, slide)
    made = SlideBuilder(deck, template, slide, choice, PictureStore(deck.read_picture))
    with pytest.raises(DoesNotFit):
        set_designed(made)


def test_a_table_too_large_for_its_design_goes_over_slides(written: Written) -> None:
    slide = Slide(Role.COMPARISON, "T", layout="Alternatives", grid=grid(3, 40))
    assert len(written([slide]).slides) > 2


def test_much_text_beside_a_table_has_the_width_of_a_slide(written: Written) -> None:
    few, many = (parse("- Good: cheap\n" * count) for count in (3, 12))
    slides = [
        Slide(Role.COMPARISON, "T", layout="Alternatives", grid=grid(), body=body)
        for body in (few, many)
    ]
    beside, *below = written(slides).slides
    assert beside.slide_layout.name == "Alternatives"
    assert {slide.slide_layout.name for slide in below} == {"Continuation"}


@pytest.mark.parametrize(
    ("slide", "suits"),
    [
        (Slide(Role.CRITERIA, "T"), False),
        (Slide(Role.CRITERIA, "T", entries=(entry("a"),) * 5), False),
        (Slide(Role.CRITERIA, "T", entries=(entry("a"),), body=parse("x")), False),
        (Slide(Role.COLUMNS, "T", entries=(entry("a"),)), False),
        (Slide(Role.COLUMNS, "T", entries=(entry("a"),) * 4), True),
        (Slide(Role.ASK, "T"), False),
        (Slide(Role.PROOF, "T"), False),
        (Slide(Role.COMPARISON, "T"), False),
        (Slide(Role.VALUE, "T", grid=grid()), False),
        (Slide(Role.VALUE, "T", ticks=(Tick("a"),) * 5), False),
        (Slide(Role.VALUE, "T"), True),
        (Slide(Role.STATEMENT, "T", grid=grid()), False),
        (Slide(Role.TEXT, "T"), False),
        (Slide(Role.AGENDA, "T"), False),
        (Slide(Role.TITLE, "T"), True),
    ],
)
def test_a_design_is_only_used_for_what_it_is_made_for(slide: Slide, suits: bool) -> None:
    assert suits_design(slide) is suits
