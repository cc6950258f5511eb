"""Runs and paragraphs become DrawingML that any reader takes."""

from dataclasses import replace

import pytest
from lxml import etree

from exporters.deck.fit import FULL, Fit
from exporters.deck.paragraphs import Bullet, CodeLine, Para, plain
from exporters.deck.template.textstyle import LevelStyle, TextBox
from exporters.deck.writing.text_xml import TextWriter, body_properties
from exporters.opc import escaped, quoted
from narrative_studio.markup import Run

WRITER = TextWriter("en-GB", lambda address: f"<LINK {address}/>")


def runs(*given: Run) -> str:
    return WRITER.paragraphs((Para(given),))


def test_text_that_xml_cannot_hold_is_left_out() -> None:
    assert escaped("a<b>&\x00\x0b\ud800\uffffc\td") == "a&lt;b&gt;&amp;c d"
    assert quoted('say "a" & b') == '"say &quot;a&quot; &amp; b"'


@pytest.mark.parametrize("code", [*range(0x20), 0x7F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x1F600])
def test_any_letter_makes_well_formed_xml(code: int) -> None:
    etree.fromstring(f"<x y={quoted(chr(code))}>{escaped(chr(code))}</x>".encode())


def test_marks_become_attributes() -> None:
    assert runs(Run("a", bold=True, italic=True, strike=True)) == (
        '<a:p><a:r><a:rPr lang="en-GB" b="1" i="1" strike="sngStrike"/><a:t>a</a:t></a:r></a:p>'
    )


def test_what_is_marked_in_part_says_so_of_every_run() -> None:
    made = runs(Run("a", bold=True), Run(" b"), Run("c", italic=True))
    assert made.count(' b="1" i="0"') == 1
    assert made.count(' b="0" i="0"') == 1
    assert made.count(' b="0" i="1"') == 1
    assert " i=" not in runs(Run("a", bold=True), Run(" "))


def test_what_a_task_says_begins_after_a_tab_behind_its_box() -> None:
    task = Para((Run("☐ "), Run("to do")), bullet=Bullet.BOX, hanging_emu=25, margin_emu=40)
    made = WRITER.paragraphs((task,))
    assert made.startswith('<a:p><a:pPr marL="40" indent="-25"><a:buNone/></a:pPr>')
    assert "<a:t>☐ \t</a:t>" in made
    rest = replace(task, runs=(Run("more"),), bullet=Bullet.HANGING)
    assert WRITER.paragraphs((rest,)).startswith('<a:p><a:pPr marL="40" indent="0">')


def test_colour_comes_before_the_font_and_the_link_last() -> None:
    para = Para((Run("a", code=True, link="x"),), size_pt=14.5, colour="tx2")
    assert WRITER.paragraphs((para,)) == (
        '<a:p><a:r><a:rPr lang="en-GB" sz="1450" noProof="1">'
        '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        '<a:latin typeface="Consolas"/><a:cs typeface="Consolas"/><LINK x/></a:rPr>'
        "<a:t>a</a:t></a:r></a:p>"
    )


def test_forced_breaks_are_breaks() -> None:
    assert runs(Run("a\nb")).count("<a:br>") == 1
    assert "<a:t>a</a:t>" in runs(Run("a\nb"))
    assert runs(Run("a\n")).endswith("</a:br></a:p>")


def test_nothing_is_still_a_paragraph() -> None:
    empty = '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
    assert WRITER.paragraphs(()) == empty
    assert WRITER.paragraphs((Para(()),)) == empty
    assert runs(Run("")) == empty


@pytest.mark.parametrize(
    ("para", "expected"),
    [
        (Para(()), ""),
        (Para((), level=2), '<a:pPr lvl="2"/>'),
        (Para((), bullet=Bullet.NONE), '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>'),
        (
            Para((), level=1, bullet=Bullet.HANGING),
            '<a:pPr indent="0" lvl="1"><a:buNone/></a:pPr>',
        ),
        (Para((), align="ctr"), '<a:pPr algn="ctr"/>'),
    ],
)
def test_paragraphs_say_only_what_differs_from_the_layout(para: Para, expected: str) -> None:
    assert WRITER.paragraphs((para,)).startswith(f"<a:p>{expected}<a:endParaRPr")


def numbered(number: int, listing: int, **rest: int) -> Para:
    return Para((Run("x"),), bullet=Bullet.NUMBER, number=number, listing=listing, **rest)  # type: ignore[arg-type]


def test_a_numbered_list_starts_where_its_first_paragraph_here_does() -> None:
    xml = WRITER.paragraphs((numbered(4, 1), numbered(5, 1), numbered(1, 2)))
    assert xml.count('<a:buAutoNum type="arabicPeriod" startAt="4"/>') == 2
    assert xml.count('<a:buAutoNum type="arabicPeriod"/>') == 1
    assert "startAt" not in WRITER.paragraphs((numbered(1, 1),))


def test_numbers_hang_as_far_as_they_are_told() -> None:
    xml = WRITER.paragraphs((numbered(1, 1, hanging_emu=1000, level=1),))
    assert '<a:pPr marL="2000" indent="-1000" lvl="1">' in xml
    assert 'indent="-342900"' in WRITER.paragraphs((numbered(1, 1),))


def test_shrinking_is_written_in_thousandths() -> None:
    assert body_properties(FULL) == "<a:bodyPr><a:normAutofit/></a:bodyPr>"
    assert body_properties(Fit(0.625, 0.2)) == (
        '<a:bodyPr><a:normAutofit fontScale="62500" lnSpcReduction="20000"/></a:bodyPr>'
    )
    assert body_properties(Fit(1, 0.1)) == (
        '<a:bodyPr><a:normAutofit lnSpcReduction="10000"/></a:bodyPr>'
    )


def test_cells_carry_size_and_alignment() -> None:
    assert WRITER.cell((Run("a"),), 14, "r") == (
        '<a:p><a:pPr algn="r"/><a:r><a:rPr lang="en-GB" sz="1400"/><a:t>a</a:t></a:r></a:p>'
    )
    assert WRITER.cell((), 14, "l") == '<a:p><a:endParaRPr lang="en-GB" sz="1400"/></a:p>'


def test_without_a_language_nothing_is_claimed() -> None:
    assert "lang" not in TextWriter("", lambda address: "").paragraphs((plain("a"),))


@pytest.mark.parametrize("words", ["שלום", "مرحبا بالعالم", '"مرحبا"', "1. שלום Acme"])
def test_text_that_runs_from_the_right_says_so(words: str) -> None:
    xml = WRITER.paragraphs([plain(words)])
    assert 'algn="r" rtl="1"' in xml
    assert 'algn="r" rtl="1"' in WRITER.cell([Run(words)], 12.0, "l")


@pytest.mark.parametrize("words", ["Acme שלום", "Hello", "", "12 %", "漢字"])
def test_other_text_keeps_the_direction_of_the_layout(words: str) -> None:
    assert "rtl" not in WRITER.paragraphs([plain(words)])
    assert "rtl" not in WRITER.cell([Run(words)], 12.0, "l")


def test_a_centred_paragraph_from_the_right_stays_centred() -> None:
    xml = WRITER.paragraphs([replace(plain("שלום"), align="ctr")])
    assert 'algn="ctr" rtl="1"' in xml


@pytest.mark.parametrize(
    ("para", "expected"),
    [
        (Para((Run("Lotwarden"),), bullet=Bullet.NONE), ' algn="r"'),
        (Para((Run("Lotwarden"),), bullet=Bullet.NUMBER), ' algn="r" rtl="1"'),
        (Para((Run("Lotwarden"),), align="ctr"), ' algn="ctr" rtl="1"'),
        (Para((Run("שלום"),), bullet=Bullet.NONE), ' algn="r" rtl="1"'),
        (Para((Run("x = 1"),), bullet=Bullet.NONE, code=CodeLine.FIRST), ' indent="0"'),
    ],
)
def test_all_begins_at_the_right_where_the_document_is_read_from_there(
    para: Para, expected: str
) -> None:
    made = TextWriter("he-IL", str).paragraphs((para,))
    opened = made.partition("<a:pPr")[2].partition(">")[0]
    assert opened.removesuffix("/").endswith(expected)


FROM_RIGHT = TextBox((LevelStyle(align="r", is_from_right=True),))


@pytest.mark.parametrize(
    ("para", "expected"),
    [
        (plain("Do you see it?"), ' algn="l" rtl="0"'),
        (Para((Run("x = (1)"),), code=CodeLine.FIRST), ' algn="l" rtl="0"'),
        (plain("שלום"), ' algn="r" rtl="1"'),
        (plain("12 %"), ""),
        (plain(""), ""),
    ],
)
def test_what_is_read_from_the_left_says_so_on_a_template_from_the_right(
    para: Para, expected: str
) -> None:
    made = WRITER.paragraphs((para,), FROM_RIGHT)
    opened = made.partition("<a:pPr")[2].partition(">")[0]
    assert opened.removesuffix("/").partition(" lvl")[0] == expected


def test_a_sentence_in_a_document_from_the_right_ends_with_its_full_stop() -> None:
    para = replace(plain("Yes."), bullet=Bullet.NONE)
    made = TextWriter("he-IL", str).paragraphs((para,), FROM_RIGHT)
    assert ' algn="r" rtl="0"' in made


def test_a_foot_keeps_its_place_and_says_from_where_it_is_read() -> None:
    date, usual = "28 November 2026", TextBox((LevelStyle(),))
    turned = TextWriter("en-GB", str, plain_style=FROM_RIGHT.level(0))
    assert WRITER.foot_properties(date, FROM_RIGHT) == '<a:pPr rtl="0"/>'
    assert turned.foot_properties(date, usual) == '<a:pPr rtl="0"/>'
    assert WRITER.foot_properties(date, usual) == WRITER.foot_properties(date, None) == ""
    assert WRITER.foot_properties("2", FROM_RIGHT) == ""


def test_text_in_no_placeholder_goes_with_what_is_usual_in_its_template() -> None:
    writer = TextWriter("en-GB", str, plain_style=FROM_RIGHT.level(0))
    assert ' algn="l" rtl="0"' in writer.paragraphs([plain("Yes.")])
    assert writer.cell([Run("Yes.")], 12.0, "ctr").startswith('<a:p><a:pPr algn="ctr" rtl="0"/>')
