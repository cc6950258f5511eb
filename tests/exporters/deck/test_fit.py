"""Text is shrunk just as far as it must be, and cut into pages below that."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.deck.fit import (
    FULL,
    SMALLEST,
    STEPS,
    Fit,
    fit_text,
    grown,
    hang_numbers,
    line_width_pt,
    split_text,
    suited,
    text_height_pt,
)
from exporters.deck.geometry import pt
from exporters.deck.paragraphs import Bullet, CodeLine, Para, plain
from exporters.deck.template.textstyle import LevelStyle, TextBox
from exporters.deck.widths import FontWidths, font_widths
from narrative_studio.markup import Run
from tests.exporters.deck import whole_pages

BOX = TextBox((LevelStyle(size_pt=20, family="Calibri"),), (0, 0, 0, 0))
LINE = 20 * font_widths("Calibri").line
WORD = font_widths("Calibri").width("word ") * 20


def lines(*paras: Para, width_pt: float = 300, box: TextBox = BOX) -> float:
    return text_height_pt(paras, box, width_pt) / LINE


def test_a_line_is_as_wide_as_its_letters() -> None:
    assert line_width_pt("word ", BOX.level(0)) == pytest.approx(WORD)
    assert line_width_pt("word ", BOX.level(0), bold=True) > WORD


@pytest.mark.parametrize(("words", "expected"), [(1, 1), (5, 1), (6, 2), (10, 2), (11, 3)])
def test_words_wrap_where_they_no_longer_fit(words: int, expected: int) -> None:
    assert lines(plain(" ".join(["word"] * words)), width_pt=WORD * 5.2) == pytest.approx(expected)


def test_forced_breaks_begin_a_line() -> None:
    assert lines(Para((Run("a\nb"), Run("c\n")))) == pytest.approx(3)


def test_lines_of_code_are_smaller_and_stand_close_together() -> None:
    style = LevelStyle(size_pt=20, family="Calibri", line_pct=120, before_pt=10, after_pt=5)
    box = TextBox((style,), (0, 0, 0, 0))
    first, later = suited(
        [Para((Run("a", code=True),), code=line) for line in (CodeLine.FIRST, CodeLine.LATER)], box
    )
    assert (first.size_pt, later.size_pt) == (16.0, 16.0)
    solid = 16 * font_widths("Calibri").line
    assert text_height_pt((first, later), box, 300) == pytest.approx(2 * solid)
    assert text_height_pt((plain("a"), first), box, 300) == pytest.approx(
        20 * font_widths("Calibri").line * 1.2 + 5 + 10 + solid
    )
    small = TextBox((LevelStyle(size_pt=10, family="Calibri"),))
    assert suited((first,), small)[0].size_pt == 10


def test_an_empty_paragraph_takes_a_line() -> None:
    assert lines(Para(())) == pytest.approx(1)


def test_a_word_wider_than_the_box_breaks_within() -> None:
    width = font_widths("Calibri").width("m" * 10) * 20
    assert lines(plain("m" * 35), width_pt=width) == pytest.approx(4)


def test_letters_of_chinese_break_anywhere() -> None:
    assert lines(plain("漢" * 10), width_pt=20 * 4.5) == pytest.approx(3)


def test_bold_code_and_size_change_the_measure() -> None:
    width = WORD * 4.92
    text = " ".join(["word"] * 5)
    assert lines(plain(text), width_pt=width) == pytest.approx(1)
    assert lines(plain(text, bold=True), width_pt=width) == pytest.approx(2)
    assert lines(Para((Run(text, code=True),)), width_pt=width) == pytest.approx(2)
    assert lines(Para((Run(text),), size_pt=10), width_pt=width / 2) == pytest.approx(0.5)


def test_margins_and_spacing_take_room() -> None:
    style = LevelStyle(
        20, "Calibri", line_pct=90, before_pt=6, after_pt=2, margin_emu=pt(100), hanging_emu=pt(50)
    )
    box = TextBox((style,), (0, 0, 0, 0))
    one = 20 * font_widths("Calibri").line * 0.9 + 2
    assert text_height_pt([plain("a")], box, 300) == pytest.approx(one)
    assert text_height_pt([plain("a"), plain("b")], box, 300) == pytest.approx(2 * one + 6)
    text = " ".join(["word"] * 5)
    narrow = text_height_pt([plain(text)], box, WORD * 5.2)
    flush = text_height_pt([Para((Run(text),), bullet=Bullet.NONE)], box, WORD * 5.2)
    assert narrow > flush


def test_spacing_may_be_a_share_of_the_size_or_an_exact_height() -> None:
    box = TextBox((LevelStyle(20, "Calibri", line_pt=30, before_pct=50),), (0, 0, 0, 0))
    assert text_height_pt([plain("a"), plain("b")], box, 300) == pytest.approx(30 + 10 + 30)


def test_text_that_fits_is_left_alone() -> None:
    assert fit_text([plain("word")], BOX, pt(300), pt(LINE + 1)) == FULL


@given(st.integers(1, 60), st.integers(60, 700), st.integers(20, 400))
def test_the_first_step_that_fits_is_taken(words: int, width: int, height: int) -> None:
    paras = [plain(" ".join(["word"] * words))] * 2
    found = fit_text(paras, BOX, pt(width), pt(height))
    assert found.scale >= SMALLEST
    if found.fits:
        assert text_height_pt(paras, BOX, width, found) <= height
        larger = STEPS[: STEPS.index(found)]
        assert all(text_height_pt(paras, BOX, width, step) > height for step in larger)
    else:
        assert text_height_pt(paras, BOX, width, STEPS[-1]) > height


def test_steps_are_those_of_powerpoint() -> None:
    assert [(step.scale, step.tightening) for step in STEPS] == [
        (1, 0),
        (1, 0.1),
        (0.925, 0.1),
        (0.925, 0.2),
        (0.85, 0.2),
        (0.775, 0.2),
        (0.7, 0.2),
        (0.625, 0.2),
        (0.6, 0.2),
    ]


def test_steps_only_ever_shrink() -> None:
    heights = [text_height_pt([plain("word " * 40)] * 3, BOX, 300, step) for step in STEPS]
    assert heights == sorted(heights, reverse=True)
    assert STEPS[-1].scale == SMALLEST


def test_a_box_without_room_fits_nothing() -> None:
    assert fit_text([plain("word")], BOX, 0, 0) == Fit(SMALLEST, 0.2, fits=False)
    # Nor does a wide one without height.
    assert not fit_text([plain("word")], BOX, pt(300), 0).fits


def test_pages_hold_every_word_and_fit() -> None:
    paras = [plain(f"paragraph {number} " + "word " * 12) for number in range(40)]
    pages = split_text(paras, BOX, pt(300), pt(200))
    assert [para for page in pages for para in page] == paras
    assert len(pages) > 5
    assert all(fit_text(page, BOX, pt(300), pt(200)).fits for page in pages)


def test_a_paragraph_longer_than_a_page_is_cut_between_words() -> None:
    para = Para((Run("word " * 100), Run("bold " * 200, bold=True)), level=0)
    pages = split_text([para, plain("last")], BOX, pt(300), pt(150))
    assert len(pages) > 2
    pieces = [piece for page in pages for piece in page]
    assert "".join(piece.text for piece in pieces) == para.text + "last"
    assert [piece.bullet for piece in pieces[:2]] == [Bullet.LAYOUT, Bullet.HANGING]
    assert all(piece.text.endswith(" ") for piece in pieces[:-1])
    assert pieces[-2].runs[-1].bold
    assert all(fit_text(page, BOX, pt(300), pt(150)).fits for page in pages)


def test_a_text_that_no_box_can_hold_still_comes_to_an_end() -> None:
    pages = split_text([plain("one two three")], BOX, pt(300), 0)
    assert "".join(para.text for page in pages for para in page) == "one two three"
    assert split_text([], BOX, pt(300), pt(100)) == ()


def test_numbers_hang_as_far_as_the_widest_of_their_list() -> None:
    paras = [
        Para((Run("a"),), bullet=Bullet.NUMBER, number=9, listing=1),
        Para((Run("b"),), bullet=Bullet.NUMBER, number=100, listing=1),
        Para((Run("c"),), bullet=Bullet.NUMBER, number=1, listing=2),
        plain("d"),
    ]
    first, second, third, text = hang_numbers(paras, BOX)
    assert first.hanging_emu == second.hanging_emu > third.hanging_emu > 0
    assert text == paras[3]
    assert hang_numbers([text], BOX) == (text,)
    width = WORD * 5.2
    many = Para((Run("word " * 5),), bullet=Bullet.NUMBER, number=1, listing=1)
    (hung,) = hang_numbers([many], BOX)
    assert lines(hung, width_pt=width) > lines(many, width_pt=width)


WORDS = ["word ", "a ", "incomprehensibilities ", "\n", "  ", "漢字", "x" * 50, "ß"]
TWO = TextBox(
    (
        LevelStyle(size_pt=20, family="Calibri"),
        LevelStyle(size_pt=14, family="Arial", before_pt=6, line_pct=90),
    ),
    (0, 0, 0, 0),
)


@pytest.mark.parametrize("seed", range(60))
def test_pages_are_those_that_a_look_at_all_the_rest_gives(seed: int) -> None:
    dice = random.Random(seed)

    def run() -> Run:
        text = "".join(dice.choices(WORDS, k=dice.randrange(40)))
        return Run(text, bold=dice.random() < 0.3, code=dice.random() < 0.1)

    for _ in range(12):
        paras = [
            Para(
                tuple(run() for _ in range(dice.randrange(6))),
                level=dice.randrange(2),
                bullet=dice.choice([one for one in Bullet if one is not Bullet.BOX]),
            )
            for _ in range(dice.randrange(8))
        ]
        cx, cy = pt(dice.choice([0, 5, 50, 200, 400])), pt(dice.choice([0, 10, 24, 25, 60, 300]))
        assert split_text(paras, TWO, cx, cy) == whole_pages.split_text(paras, TWO, cx, cy)


def measured(monkeypatch: pytest.MonkeyPatch, *paras: Para) -> int:
    """How many letters are measured to cut text into pages."""
    letters = [0]
    width = FontWidths.width

    def counted(font: FontWidths, text: str) -> float:
        letters[0] += len(text)
        return width(font, text)

    with monkeypatch.context() as patch:
        patch.setattr(FontWidths, "width", counted)
        assert len(split_text(paras, BOX, pt(400), pt(200))) > 10
    return letters[0]


@pytest.mark.parametrize("kind", ["one paragraph", "bold words", "broken lines", "bullets"])
def test_a_longer_text_is_measured_in_proportion(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def text(count: int) -> tuple[Para, ...]:
        words = "many words here "
        match kind:
            case "one paragraph":
                return (plain(words * count),)
            case "bold words":
                runs = (Run(words, bold=n % 2 == 0) for n in range(count))
                return (Para(tuple(runs)),)
            case "broken lines":
                return (Para((Run(f"{words}\n" * count),)),)
        return tuple(plain(words * 3) for _ in range(count))

    few, many = (measured(monkeypatch, *text(count)) for count in (500, 4000))
    assert many < few * 8 * 1.2


def test_an_empty_paragraph_in_a_box_without_room_comes_to_an_end() -> None:
    (page,) = split_text([Para(())], BOX, pt(100), 0)
    assert page == (Para(()),)


def test_what_stands_in_no_placeholder_is_set_as_large_as_there_is_room() -> None:
    paras = (plain("a few words"), Para((Run("one"),), 0, Bullet.NUMBER, 1, 1))
    large = grown(paras, pt(400), pt(200), (24.0, 20.0))
    assert [para.size_pt for para in large] == [24.0, 24.0]
    assert large[1].hanging_emu > 0
    assert [para.size_pt for para in grown(paras, pt(400), pt(55), (24.0, 20.0))] == [20.0, 20.0]
    assert grown(paras, pt(30), pt(20), (24.0, 20.0)) == paras


def test_the_lines_of_a_task_hang_beside_its_box() -> None:
    task = Para((Run("☐ "), Run("to do " * 12)))
    hung = LevelStyle(20, margin_emu=pt(27), hanging_emu=pt(27), has_bullet=True, bullet="•")
    (made,) = suited([task], TextBox((hung,), (0, 0, 0, 0)))
    assert (made.bullet, made.margin_emu, made.hanging_emu) == (Bullet.BOX, pt(27), pt(27))
    (bare,) = suited([task], TextBox((LevelStyle(20),), (0, 0, 0, 0)))
    assert (bare.margin_emu, bare.hanging_emu) == (pt(25), pt(25))
    assert "".join(run.text for run in made.shown_runs) == "to do " * 12
    plain_words = Para((Run("☐ no task"),))
    assert suited([plain_words], TextBox((hung,), (0, 0, 0, 0))) == (plain_words,)


def test_the_box_of_a_task_has_room_in_letters_that_are_enlarged() -> None:
    task = Para((Run("☑ "), Run("Minutes, by anyone on shift")), bullet=Bullet.DOT)
    (small,) = suited([task], TextBox((LevelStyle(size_pt=18),)))
    (large,) = grown([small], pt(300), pt(300), (24, 20))
    assert large.size_pt == 24
    assert small.hanging_emu == pt(18 * 1.25)
    assert large.hanging_emu == large.margin_emu == pt(24 * 1.25)
    (still,) = grown([small], pt(300), pt(300), (12,))
    assert still.hanging_emu == small.hanging_emu
