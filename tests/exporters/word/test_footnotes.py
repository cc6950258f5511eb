"""Footnotes are those of Word: numbered by it, at the foot of the page, linked both ways."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from lxml import etree

from exporters.paper.model import Cell, Column, Grid, Labelled, Prose, Row
from exporters.word.footnotes import PageNotes
from exporters.word.look import Style
from exporters.word.package import write_word
from exporters.word.template import own_template
from exporters.word.template_reader import read_template
from narrative_studio.markup import Footnotes, Run, parse
from tests.exporters.word.written import W, found, paper_of, part, problems, texts, written

TWO = "a[^x] and b[^y], again[^x]\n\n[^x]: said [there](https://e.org)\n[^y]: - one\n    - two"


def footnotes(content: bytes) -> dict[str, Any]:
    """The footnotes of a document by their ids, without the lines above them."""
    return {
        one.get(f"{W}id"): one
        for one in found(part(content, "word/footnotes.xml"), "footnote")
        if one.get(f"{W}type") is None
    }


def referred(content: bytes) -> list[str]:
    return [
        one.get(f"{W}id") for one in found(part(content, "word/document.xml"), "footnoteReference")
    ]


def test_every_mark_leads_to_what_its_footnote_says() -> None:
    content = written(paper_of(Prose(parse(TWO)), Prose(parse("c[^x]\n\n[^x]: other"))))
    assert problems(content) == []
    assert referred(content) == ["1", "2", "3"]
    said = {key: texts(one) for key, one in footnotes(content).items()}
    assert said == {"1": [" said there"], "2": [" ", "one", "two"], "3": [" other"]}
    assert all(len(list(found(one, "footnoteRef"))) == 1 for one in footnotes(content).values())


def test_a_second_mark_shows_the_number_of_the_first() -> None:
    document = part(written(paper_of(Prose(parse(TWO)))), "word/document.xml")
    (field,) = (one.text for one in found(document, "instrText") if "NOTEREF" in one.text)
    names = [one.get(f"{W}name") for one in found(document, "bookmarkStart")]
    assert field.split()[1] == names[0]


def test_links_of_footnotes_belong_to_their_part() -> None:
    content = written(paper_of(Prose(parse(TWO))))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        own = package.read("word/_rels/footnotes.xml.rels").decode()
        main = package.read("word/_rels/document.xml.rels").decode()
    assert "https://e.org" in own
    assert "https://e.org" not in main
    (link,) = found(footnotes(content)["1"], "hyperlink")
    assert f'Id="{link.values()[0]}"' in own


def test_footnotes_are_marked_in_tables_and_passages_too() -> None:
    cell = Cell((Prose(parse("x[^q]\n\n[^q]: in a cell")),))
    grid = Grid("Steps", (Column("a"),), (Row((cell,)),))
    passage = Labelled("Say", tuple(parse("y[^q]\n\n[^q]: in a passage")))
    content = written(paper_of(grid, passage))
    assert problems(content) == []
    assert [texts(one) for one in footnotes(content).values()] == [
        [" in a cell"], [" in a passage"],
    ]  # fmt: skip


def test_a_document_without_footnotes_has_no_part_for_them() -> None:
    with zipfile.ZipFile(io.BytesIO(written(paper_of(Prose(parse("a")))))) as package:
        assert not [name for name in package.namelist() if "footnotes" in name]


def test_the_footnotes_of_a_template_make_room_and_its_line_stays(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(written(paper_of(Prose(parse("a[^x]\n\n[^x]: of the template")))))
    _document, template = read_template(path, path.read_bytes())
    file = io.BytesIO()
    write_word(
        paper_of(Prose(parse("b[^x]\n\n[^x]: ours"))), file, lambda _: None, template=template
    )
    content = file.getvalue()
    assert problems(content) == []
    assert [texts(one) for one in footnotes(content).values()] == [[" ours"]]
    kinds = [one.get(f"{W}type") for one in found(part(content, "word/footnotes.xml"), "footnote")]
    assert kinds == ["separator", "continuationSeparator", None]
    docx.Document(io.BytesIO(content))


def test_a_mark_without_a_footnote_is_a_number_above_the_line() -> None:
    notes = PageNotes(own_template().styles.__getitem__, lambda: 1)
    made = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{notes.mark(Run("³", note="z"))}</w:p>')
    assert texts(made) == ["3"]
    assert notes.marked == ()


def test_a_part_without_lines_gets_ours() -> None:
    bare = f'<w:footnotes xmlns:w="{W[1:-1]}"/>'.encode()
    template = replace(own_template(), footnotes=bare)
    notes = PageNotes(template.styles.__getitem__, lambda: 1, template.footnotes)
    assert notes.part("", {}).count("w:type=") == 2
    assert template.styles[Style.FOOTNOTE] == "FootnoteText"


def test_footnotes_of_a_template_that_stay_keep_their_numbers_for_themselves() -> None:
    present = part_of(written(paper_of(Prose(parse("a[^x]\n\n[^x]: of the template")))))
    styles = own_template().styles.__getitem__
    for keeps, first in ((True, 2), (False, 1)):
        notes = PageNotes(styles, lambda: 1, present, keeps=keeps)
        (ours,) = (one for one in parse("b[^y]\n\n[^y]: ours") if isinstance(one, Footnotes))
        with notes.told(ours.notes):
            notes.mark(Run("1", note="y"))
        assert [number for number, _note in notes.marked] == [first]


def part_of(content: bytes) -> bytes:
    """The part of a document that holds its footnotes, as it is written."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/footnotes.xml")
