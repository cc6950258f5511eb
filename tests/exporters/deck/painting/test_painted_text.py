"""Text is painted in the sizes, fonts and colours that the file will have."""

from dataclasses import replace

import pytest

from exporters.deck.fit import Fit
from exporters.deck.geometry import Rect, pt
from exporters.deck.painting.painted import PaintedPara
from exporters.deck.painting.painted_text import TextPainter
from exporters.deck.paragraphs import Bullet, Para, plain
from exporters.deck.template.colours import ColourScheme, from_css
from exporters.deck.template.textstyle import LevelStyle, TextBox
from exporters.deck.widths import font_widths
from narrative_studio.markup import Run

INK, TEAL, GREY, BLUE = (from_css(c) for c in ("16201F", "0B6570", "43504F", "22569B"))
SCHEME = ColourScheme({"tx1": INK, "accent1": TEAL, "tx2": GREY, "hlink": BLUE})
ACCENT = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
LEVEL = LevelStyle(
    size_pt=20,
    before_pt=10,
    margin_emu=pt(30),
    hanging_emu=pt(20),
    has_bullet=True,
    bullet="–",
    bullet_fill=ACCENT.replace("solidFill", "buClr"),
)
BOX = TextBox((LEVEL, replace(LEVEL, size_pt=16, margin_emu=pt(60))), (1, 2, 3, 4), anchor="ctr")
PLACE = Rect(5, 6, 7, 8)


def painted(*paras: Para, box: TextBox = BOX, fit: Fit | None = None) -> tuple[PaintedPara, ...]:
    painter = TextPainter(SCHEME, lambda address: address.startswith("https:"))
    return painter.text(paras, box, PLACE, fit or Fit()).paras


def test_the_place_and_what_the_box_says_are_kept() -> None:
    text = TextPainter(SCHEME).text((plain("a"),), BOX, PLACE)
    assert (text.place, text.insets_emu, text.anchor) == (PLACE, (1, 2, 3, 4), "ctr")


def test_shrunk_text_is_smaller_and_tighter_in_all_its_measures() -> None:
    full = painted(plain("a"), plain("b"))[1]
    small = painted(plain("a"), plain("b"), fit=Fit(0.7, 0.2))[1]
    solid = font_widths("Calibri").line
    assert (full.runs[0].size_pt, full.before_pt) == (20, 10)
    assert full.line_pt == pytest.approx(20 * solid)
    assert (small.runs[0].size_pt, small.before_pt) == (14, 7)
    assert small.line_pt == pytest.approx(14 * solid * 0.8)


def test_text_begins_at_the_right_as_the_deck_writes_it() -> None:
    (arabic, latin) = painted(plain("مرحبا"), plain("a"))
    assert (arabic.align, arabic.is_right) == ("r", True)
    assert (latin.align, latin.is_right) == (LEVEL.align, False)
    painter = TextPainter(SCHEME, from_right=True)
    item, words = painter.text(
        (plain("a"), Para((Run("b"),), bullet=Bullet.NONE)), BOX, PLACE
    ).paras
    assert (item.align, item.is_right) == ("r", True)
    assert (words.align, words.is_right) == ("r", False)


def test_the_first_paragraph_has_no_space_above() -> None:
    assert [para.before_pt for para in painted(plain("a"), plain("b"))] == [0, 10]


def test_lines_of_a_fixed_height_keep_it() -> None:
    box = TextBox((replace(LEVEL, line_pt=24),))
    assert painted(plain("a"), box=box)[0].line_pt == 24
    assert painted(plain("a"), box=box, fit=Fit(0.5, 0.1))[0].line_pt == pytest.approx(10.8)


def test_runs_carry_their_marks() -> None:
    runs = (Run("b", bold=True), Run("i", italic=True), Run("s", strike=True), Run("c", code=True))
    bold, italic, strike, code = painted(Para(runs))[0].runs
    assert (bold.is_bold, italic.is_italic, strike.is_strike) == (True, True, True)
    assert (code.is_bold, code.is_italic, code.is_strike) == (False, False, False)
    assert (bold.family, code.family) == ("Calibri", "Consolas")


def test_only_links_that_lead_somewhere_look_like_links() -> None:
    good, bad = painted(Para((Run("a", link="https://a.example"), Run("b", link="frame:x"))))[
        0
    ].runs
    assert (good.colour, good.is_underlined) == (BLUE, True)
    assert (bad.colour, bad.is_underlined) == (INK, False)


def test_a_paragraph_may_have_a_colour_and_size_of_its_own() -> None:
    assert painted(replace(plain("a"), colour="tx2", size_pt=13.0))[0].runs[0].colour == GREY
    assert painted(replace(plain("a"), size_pt=13.0))[0].runs[0].size_pt == 13
    styled = TextBox((replace(LEVEL, fill=ACCENT, is_bold=True, is_italic=True, align="r"),))
    para = painted(plain("a"), box=styled)[0]
    run = para.runs[0]
    assert (run.colour, run.is_bold, run.is_italic, para.align) == (TEAL, True, True, "r")


def test_the_bullet_of_the_layout_stands_out_in_its_own_colour() -> None:
    para = painted(plain("a"))[0]
    assert para.bullet is not None
    assert (para.bullet.text, para.bullet.colour) == ("–", TEAL)
    assert (para.margin_pt, para.hanging_pt) == (30, 20)


def test_paragraphs_without_a_bullet_stand_flush_or_under_the_text() -> None:
    flush = painted(replace(plain("a"), bullet=Bullet.NONE))[0]
    under = painted(replace(plain("a"), bullet=Bullet.HANGING))[0]
    assert (flush.bullet, flush.margin_pt, flush.hanging_pt) == (None, 0, 0)
    assert (under.bullet, under.margin_pt, under.hanging_pt) == (None, 30, 0)
    assert painted(plain(""))[0].bullet is None


def test_numbers_of_a_list_are_its_own() -> None:
    listed = Para((Run("a"),), 1, Bullet.NUMBER, number=7, listing=1, hanging_emu=pt(25))
    para = painted(listed)[0]
    assert para.bullet is not None
    assert (para.bullet.text, para.margin_pt, para.hanging_pt) == ("7.", 50, 25)


@pytest.mark.parametrize(
    ("counting", "expected"),
    [
        ("arabicPlain", ["1", "1", "2", "2", "1"]),
        ("arabicPeriod", ["1.", "1.", "2.", "2.", "1."]),
        ("alphaLcParenR", ["a)", "a)", "b)", "b)", "a)"]),
        ("alphaUcParenBoth", ["(A)", "(A)", "(B)", "(B)", "(A)"]),
    ],
)
def test_a_level_that_the_layout_counts_is_counted(counting: str, expected: list[str]) -> None:
    counted = replace(LEVEL, bullet="•", counting=counting)
    paras = [plain("a", level=level) for level in (0, 1, 1, 0, 1)]
    found = painted(*paras, box=TextBox((counted, counted)))
    assert [para.bullet.text if para.bullet else "" for para in found] == expected


def test_an_empty_paragraph_still_has_a_height() -> None:
    para = painted(Para(()))[0]
    assert [run.text for run in para.runs] == [""]
    assert para.line_pt > 20
