"""What people typed in Markdown becomes paragraphs, lists and tables of Word."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from exporters.paper.model import Block, Prose
from exporters.word.package import write_word
from narrative_studio.markup import parse, parse_script
from tests.exporters.word.written import (
    W,
    body,
    found,
    paper_of,
    part,
    problems,
    styles,
    texts,
)
from tests.pictures import encoded

ARABIC = "هذه قصة"


def typed(source: str) -> Any:
    return body(Prose(parse(source)))


def test_headings_lie_below_those_of_the_document() -> None:
    assert styles(typed("# a\n\n###### b")) == ["Heading3", "Heading6"]


def test_bullets_are_a_list_with_its_levels() -> None:
    made = typed("- a\n  - b\n    - c")
    assert styles(made) == ["ListBullet"] * 3
    assert [one.get(f"{W}val") for one in found(made, "ilvl")] == ["0", "1", "2"]
    assert len({one.get(f"{W}val") for one in found(made, "numId")}) == 1


def test_ordered_lists_count_each_on_its_own() -> None:
    made = typed("1. a\n2. b\n\ntext\n\n5. c")
    numbers = [one.get(f"{W}val") for one in found(made, "numId")]
    assert numbers[0] == numbers[1] != numbers[2]


def test_tasks_have_a_box_instead_of_a_bullet() -> None:
    made = typed("- [ ] a\n- [x] b")
    assert list(found(made, "numId")) == []
    assert texts(made) == ["☐ a", "☒ b"]
    assert len(list(found(made, "sdt"))) == 2


def test_the_second_paragraph_of_an_item_is_indented_with_it() -> None:
    made = typed("1. a\n\n   b")
    assert styles(made) == ["ListNumber", "ListContinue"]
    first, second = (one.get(f"{W}left") for one in found(made, "ind"))
    assert first == second


def test_an_item_may_begin_with_something_else() -> None:
    assert texts(typed("- ```\n  x\n  ```"))[:2] == ["", "x"]


def test_cues_quotes_code_and_lines_have_their_looks() -> None:
    made = body(Prose(parse_script("> look up\n\n```\na\n\n  b\n```\n\n---")))
    assert styles(made) == ["Cue", "Code", "Spacer", "Normal"]
    assert texts(made)[1] == "a  b"
    assert styles(typed("> said\n>\n> twice")) == ["Quote", "Quote"]


def test_long_code_goes_on_on_the_next_page() -> None:
    for lines, count in ((24, 0), (25, 1)):
        source = "\n".join(["```", *["x"] * lines, "```"])
        assert len(list(found(typed(source), "keepLines"))) == count


def test_a_table_repeats_its_head_and_keeps_its_sides() -> None:
    made = typed("| a | b |\n|--|-:|\n| 1 | 2 |")
    assert texts(made)[:4] == ["a", "b", "1", "2"]
    head, row = found(made, "tr")
    assert list(found(head, "tblHeader"))
    assert list(found(row, "cantSplit"))
    assert [one.get(f"{W}val") for one in found(made, "jc")] == ["right", "right"]


def test_pictures_of_markdown_are_their_words() -> None:
    assert texts(typed("![A scale](x.png)")) == ["Picture: A scale"]
    assert texts(typed("![](x.png)")) == ["Picture: no description"]


def test_pictures_of_the_document_are_shown_where_they_stand() -> None:
    held, gone = f"picture:{'a' * 64}", f"picture:{'b' * 64}"
    source = f"before ![x]({held}) after\n\n- item\n\n  ![y]({held})\n\n![z]({gone})"
    made = shown(Prose(parse(source)), held="a" * 64)
    assert texts(made) == ["before", "", "after", "item", "", "Picture: z"]
    assert [one.get("descr") for one in made.iter() if one.tag.endswith("}docPr")] == ["x", "y"]
    item, picture = list(found(made, "ind"))[-2:]
    assert item.get(f"{W}left") == picture.get(f"{W}left")


def test_pictures_in_cells_of_a_table_are_shown_small() -> None:
    held, gone = f"picture:{'a' * 64}", f"picture:{'b' * 64}"
    source = f"| h |\n|--:|\n| words ![x]({held}) |\n| ![y]({held}) |\n| ![z]({gone}) |"
    made = shown(Prose(parse(source)), held="a" * 64)
    assert texts(made)[:5] == ["h", "words", "", "", "z"]
    assert [one.get("descr") for one in made.iter() if one.tag.endswith("}docPr")] == ["x", "y"]
    assert len(list(found(made, "jc"))) == 5
    alone = shown(Prose(parse(f"![x]({held})")), held="a" * 64)
    (large,), small = heights(alone), heights(made)
    assert max(small) < large
    assert max(small) <= 25 * 36_000


def heights(made: Any) -> list[int]:
    """How high pictures stand, in EMU."""
    return [int(one.get("cy")) for one in made.iter() if one.tag.endswith("Drawing}extent")]


def shown(*blocks: Block, held: str) -> Any:
    """The body of a document that holds one picture, a tall one."""
    picture = encoded(Image.new("RGB", (400, 800)))
    file = io.BytesIO()
    write_word(paper_of(*blocks), file, lambda key: picture if key == held else None)
    assert problems(file.getvalue()) == []
    return part(file.getvalue(), "word/document.xml")


@pytest.mark.parametrize(("text", "count"), [(ARABIC, 1), ("plain", 0), (f"see {ARABIC}", 0)])
def test_a_paragraph_runs_the_way_of_its_first_letter(text: str, count: int) -> None:
    assert len(list(found(typed(text), "bidi"))) == count


def test_a_marked_footnote_is_one_of_word_and_leaves_the_text() -> None:
    made = typed("a[^x]\n\n[^x]: said\n\n    more\n\nb")
    assert styles(made) == ["Normal", "Normal"]
    assert texts(made) == ["a", "b"]
    assert [one.get(f"{W}id") for one in found(made, "footnoteReference")] == ["1"]


def test_a_footnote_that_nothing_marks_stands_quietly_below_the_text() -> None:
    made = typed("a\n\n[^x]: said\n\n    more")
    assert styles(made) == ["Normal", "Quiet", "Quiet"]
    assert texts(made) == ["a", "¹ said", "more"]
