"""A template lends its styles, lists, pages, head and colours, and nothing else."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from exporters.paper.model import Headline, Masthead, Prose, Section
from exporters.word.package import write_word
from exporters.word.template import WordTemplate
from exporters.word.template_file import read_word_file
from exporters.word.template_reader import read_template, texts_of
from narrative_studio.errors import ExportFailed
from narrative_studio.markup import parse
from tests.exporters.word.templates import brand, changed
from tests.exporters.word.written import W, found, paper_of, part, problems


def read(path: Path) -> WordTemplate:
    return read_template(path, read_word_file(path))[1]


def written(template: WordTemplate, *blocks: Any) -> bytes:
    file = io.BytesIO()
    paper = paper_of(*(blocks or (Headline(1, "Setup"), Prose(parse("1. a\n\n- b")))))
    sections = (*paper.sections, Section((Prose(parse("wide")),), is_landscape=True))
    object.__setattr__(paper, "sections", sections)
    write_word(paper, file, lambda _key: None, template=template)
    return file.getvalue()


def test_a_document_is_in_the_design_of_the_template(tmp_path: Path) -> None:
    content = written(read(brand(tmp_path / "t.docx")))
    assert problems(content) == []
    document = docx.Document(io.BytesIO(content))
    assert document.styles["Normal"].font.name == "Garamond"
    assert "Old text" not in "\n".join(one.text for one in document.paragraphs)
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Heading 1"
    sections = list(document.sections)
    assert [one.header.paragraphs[0].text for one in sections] == ["ACME Corporation"] * 2
    assert round(sections[0].left_margin.cm) == 4  # type: ignore[union-attr]
    assert document.core_properties.author == ""


def test_pages_are_turned_with_the_margins_of_the_template(tmp_path: Path) -> None:
    content = written(read(brand(tmp_path / "t.docx")))
    upright, across = found(part(content, "word/document.xml"), "pgSz")
    assert upright.get(f"{W}w") == across.get(f"{W}h")
    assert across.get(f"{W}orient") == "landscape"
    assert upright.get(f"{W}orient") is None


def test_a_template_without_a_head_gets_ours(tmp_path: Path) -> None:
    content = written(read(brand(tmp_path / "t.docx", header="")), Masthead("Script", "T"))
    document = docx.Document(io.BytesIO(content))
    assert "Heat & light" in document.sections[1].header.paragraphs[0].text


def test_lists_of_the_template_stay_and_ours_come_behind(tmp_path: Path) -> None:
    template = read(brand(tmp_path / "t.docx"))
    assert template.first_list > 1
    content = written(template)
    numbering = part(content, "word/numbering.xml")
    kinds = [one.tag.removeprefix(W) for one in numbering]
    assert kinds == sorted(kinds, key=["abstractNum", "num"].index)
    lists = {one.get(f"{W}numId") for one in found(numbering, "num")}
    used = {one.get(f"{W}val") for one in found(part(content, "word/document.xml"), "numId")}
    assert used <= lists


def test_colours_of_the_theme_stand_in_for_ours(tmp_path: Path) -> None:
    template = read(brand(tmp_path / "t.docx"))
    assert template.colours["accent"] == "4F81BD"
    assert template.colours["setup"] == "C0504D"
    assert template.colours["follow_soft"].startswith("E")


def test_settings_lose_what_ties_them_to_their_place(tmp_path: Path) -> None:
    path = changed(
        brand(tmp_path / "t.docx"),
        "word/settings.xml",
        b"</w:settings>",
        b'<w:trackRevisions/><w:documentProtection w:edit="readOnly"/></w:settings>',
    )
    settings = part(written(read(path)), "word/settings.xml")
    assert not list(found(settings, "trackRevisions"))
    assert not list(found(settings, "documentProtection"))


def test_the_words_of_a_template_are_found_in_its_head_too(tmp_path: Path) -> None:
    path = brand(tmp_path / "t.docx", header="{{ project.title }}")
    said = list(texts_of(read_template(path, read_word_file(path))[0]))
    assert "{{ project.title }}" in said
    assert "Old text of the template" in said


def test_a_package_without_its_parts_is_damaged(tmp_path: Path) -> None:
    path = changed(
        brand(tmp_path / "t.docx"),
        "_rels/.rels",
        b'Target="word/document.xml"',
        b'Target="word/gone.xml"',
    )
    with pytest.raises(ExportFailed, match="damaged"):
        read_template(path, read_word_file(path))


def test_no_colour_is_no_trouble(tmp_path: Path) -> None:
    path = changed(brand(tmp_path / "t.docx"), "word/theme/theme1.xml", b"accent", b"other")
    assert read(path).colours == {}
