"""Runs are written with their styles, in the order that Word asks for."""

from __future__ import annotations

from exporters.word.look import Style
from exporters.word.words import Words
from narrative_studio.code_tones import code_lines
from narrative_studio.markup import Run
from tests.exporters.word.written import W, found, read

ARABIC = "هذه قصة"


def link(address: str) -> str:
    return '<w:hyperlink r:id="rId1">' if address.startswith("https") else ""


def mark(run: Run) -> str:
    return f"<w:r><w:t>mark of {run.note}</w:t></w:r>"


WORDS = Words("en-GB", lambda style: style.replace(" ", ""), link, mark)


def runs(*content: Run, bold: bool = False) -> list[tuple[str, list[str]]]:
    """Each run: what it says and its properties."""
    made = read(f"<w:p>{WORDS.runs(content, bold=bold)}</w:p>")
    return [
        (
            "".join(run.itertext(f"{W}t")),
            [one.tag.removeprefix(W) for props in found(run, "rPr") for one in props],
        )
        for run in found(made, "r")
    ]


def test_plain_text_has_no_properties() -> None:
    assert runs(Run("a  b")) == [("a  b", [])]


def test_code_has_the_colours_of_its_tones_in_one_paragraph() -> None:
    lines = code_lines("x = 12\n\n# all", "python")
    made = read(f"<w:p>{WORDS.code(lines)}</w:p>")
    runs_found = [
        ("".join(run.itertext()), [one.get(f"{W}val") for one in found(run, "color")])
        for run in found(made, "r")
    ]
    assert runs_found == [("x = ", []), ("12", ["7A4F00"]), ("# all", ["576564"])]
    assert len(list(found(made, "br"))) == 2


def test_styles_stand_in_their_order() -> None:
    assert runs(Run("x", bold=True, italic=True, strike=True, code=True)) == [
        ("x", ["rStyle", "b", "bCs", "i", "iCs", "strike"])
    ]
    assert runs(Run("x"), bold=True) == [("x", ["b", "bCs"])]


def test_a_link_that_leads_somewhere_is_one() -> None:
    made = read(
        f"<w:p>{WORDS.runs((Run('x', link='https://a.b'), Run('y', link='frame:1')))}</w:p>"
    )
    (hyperlink,) = found(made, "hyperlink")
    assert "".join(hyperlink.itertext(f"{W}t")) == "x"


def test_forced_breaks_stay() -> None:
    made = read(f"<w:p>{WORDS.plain('a' + chr(10) + 'b')}</w:p>")
    assert len(list(found(made, "br"))) == 1
    assert list(made.itertext(f"{W}t")) == ["a", "b"]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert runs(Run("a\x00<&>\x0bé\ud800")) == [("a<&>é", [])]


def test_words_from_right_to_left_say_so() -> None:
    assert runs(Run(f"see {ARABIC}", bold=True)) == [
        ("see ", ["b", "bCs"]),
        (ARABIC, ["b", "bCs", "rtl"]),
    ]


def test_letters_of_the_east_have_their_font_and_language() -> None:
    made = read(f"<w:p>{WORDS.plain('これは', '<w:b/><w:bCs/>')}</w:p>")
    (fonts,), (lang,) = found(made, "rFonts"), found(made, "lang")
    assert fonts.get(f"{W}eastAsia") == "Yu Gothic"
    assert lang.get(f"{W}eastAsia") == "ja-JP"
    (props,) = found(made, "rPr")
    assert [one.tag.removeprefix(W) for one in props] == ["rFonts", "b", "bCs", "lang"]


def test_a_style_comes_before_the_font() -> None:
    made = read(f"<w:p>{WORDS.styled('これは', Style.CHIP)}</w:p>")
    (props,) = found(made, "rPr")
    assert [one.tag.removeprefix(W) for one in props] == ["rStyle", "rFonts", "lang"]


def test_the_mark_of_a_footnote_is_made_elsewhere() -> None:
    assert runs(Run("a"), Run("¹", note="x")) == [("a", []), ("mark of x", [])]
