"""What a template lacks comes in, in its own colours; what it has stays."""

from __future__ import annotations

from lxml import etree

from exporters.word.look import Style
from exporters.word.style_merge import merged_styles
from exporters.word.template import own_template
from tests.exporters.word.written import W, found

SHEET = (
    f'<w:styles xmlns:w="{W[1:-1]}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="Heading 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Facts"><w:name w:val="Something else"/></w:style>'
    "</w:styles>"
).encode()


def merged(**colours: str) -> tuple[dict[str, object], dict[Style, str], int]:
    made = merged_styles(SHEET, colours, bullets=41, numbers=42)
    root = etree.fromstring(made.sheet)
    by_id = {one.get(f"{W}styleId"): one for one in found(root, "style")}
    return by_id, dict(made.ids), made.found


def test_styles_are_found_by_name_whatever_their_ids() -> None:
    by_id, ids, count = merged()
    assert ids[Style.NORMAL] == "Standard"
    assert ids[Style.HEADING_1] == "berschrift1"
    assert count == 2
    assert set(ids.values()) <= set(by_id)


def test_a_style_of_another_kind_is_not_the_same() -> None:
    by_id, ids, _ = merged()
    assert ids[Style.TITLE] != "Titel"
    assert by_id[ids[Style.TITLE]].get(f"{W}type") == "paragraph"  # type: ignore[attr-defined]


def test_an_id_that_is_taken_is_not_taken_again() -> None:
    by_id, ids, _ = merged()
    assert ids[Style.FACTS] == "Facts2"
    assert len(by_id) == len(set(by_id))


def test_what_comes_in_rests_on_what_is_there() -> None:
    by_id, ids, _ = merged()
    based = by_id[ids[Style.SCRIPT]].find(f"{W}basedOn")  # type: ignore[attr-defined]
    assert based.get(f"{W}val") == "Standard"
    every = {one.get(f"{W}val") for style in by_id.values() for one in found(style, "basedOn")}
    assert every <= set(by_id)
    defaults = [one for one in by_id.values() if one.get(f"{W}default")]  # type: ignore[attr-defined]
    assert len(defaults) == 1


def test_lists_belong_to_those_of_the_document() -> None:
    by_id, ids, _ = merged()
    numbers = [
        next(found(by_id[ids[style]], "numId")).get(f"{W}val")
        for style in (Style.BULLET, Style.NUMBER)
    ]
    assert numbers == ["41", "42"]


def test_colours_are_those_of_the_template() -> None:
    by_id, ids, _ = merged(**{"0B6570": "ABCDEF"})
    colour = next(found(by_id[ids[Style.KICKER]], "color"))
    assert colour.get(f"{W}val") == "ABCDEF"


def test_a_sheet_that_has_everything_stays_as_it_is() -> None:
    sheet = own_template().sheet
    made = merged_styles(sheet, {}, bullets=1, numbers=2)
    count = len(list(found(etree.fromstring(sheet), "style")))
    assert made.found == count
    assert len(list(found(etree.fromstring(made.sheet), "style"))) == count
