"""Paragraphs with styles and pictures come into a template that is filled."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from exporters.word.own_template import write_with_template
from narrative_studio.analysis.consent import Channel
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from tests.exporters.word.templates import to_fill
from tests.exporters.word.written import W, found, paper_of, part, problems
from tests.story import ident, make_story, png

SOURCE = "Say **this**, see [it](https://example.org) and [that](frame:1).\n\n1. a\n2. b\n\n- [ ] c"


@pytest.fixture
def view(tmp_path: Path) -> NarrativeView:
    story = make_story(tmp_path / "story.narrative")
    with story.op("Write") as op:
        op.set(Frame, ident(0x210), script=SOURCE)
    made = story.view().narrative()
    story.close()
    return made


def filled(view: NarrativeView, path: Path) -> bytes:
    file = io.BytesIO()
    write_with_template(path, paper_of(), view, Channel.PRINTED, file, lambda _key: png())
    content = file.getvalue()
    assert problems(content) == []
    return content


def test_paragraphs_have_the_styles_of_the_template(view: NarrativeView, tmp_path: Path) -> None:
    content = filled(view, to_fill(tmp_path / "t.docx", "{{p frames[0].script_formatted }}"))
    document: Any = docx.Document(io.BytesIO(content))
    said = [(one.style.name, one.text) for one in document.paragraphs]
    assert said == [
        ("Normal", "Say this, see it and that."),
        ("List Number", "a"),
        ("List Number", "b"),
        ("List Continue", "☐ c"),
    ]
    (link,) = found(part(content, "word/document.xml"), "hyperlink")
    assert "".join(link.itertext(f"{W}t")) == "it"


def test_lists_of_two_frames_count_each_on_its_own(view: NarrativeView, tmp_path: Path) -> None:
    name = "{{p frames[0].script_formatted }}"
    content = filled(view, to_fill(tmp_path / "t.docx", name, name))
    numbers = [one.get(f"{W}val") for one in found(part(content, "word/document.xml"), "numId")]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_a_picture_comes_with_its_alternative_text(view: NarrativeView, tmp_path: Path) -> None:
    content = filled(
        view,
        to_fill(tmp_path / "t.docx", "[{{ frames[0].picture }}]", "{{ frames[1].picture }}"),
    )
    document = docx.Document(io.BytesIO(content))
    assert len(document.inline_shapes) == 1
    assert document.paragraphs[0].text == "[]"
    assert 'descr="A scale beside an oven."' in document.element.xml


def test_an_empty_script_leaves_nothing(view: NarrativeView, tmp_path: Path) -> None:
    content = filled(
        view, to_fill(tmp_path / "t.docx", "a", "{{p backups[0].script_formatted }}", "b")
    )
    assert [one.text for one in docx.Document(io.BytesIO(content)).paragraphs] == ["a", "b"]


def test_pictures_within_paragraphs_come_along(tmp_path: Path) -> None:
    story = make_story(tmp_path / "story.narrative")
    with story.op("Write") as op:
        op.set(Frame, ident(0x210), script=f"a ![The kiln](picture:{'a' * 64}) b[^1]\n\n[^1]: said")
    view = story.view().narrative()
    story.close()
    content = filled(view, to_fill(tmp_path / "t.docx", "{{p frames[0].script_formatted }}"))
    body = part(content, "word/document.xml")
    assert "The kiln" in [one.get("descr") for one in body.iter() if one.tag.endswith("}docPr")]
    assert len(list(found(body, "footnoteReference"))) == 1
    assert "".join(one.text or "" for one in found(body, "t")) == "ab"


NOTED = "a[^x] and again[^x]\n\n[^x]: Said in [it](https://example.org).\n\n[^y]: Loose"
FORMATTED = "{{p frames[0].script_formatted }}"


@pytest.fixture
def noted(tmp_path: Path) -> NarrativeView:
    story = make_story(tmp_path / "story.narrative")
    with story.op("Write") as op:
        op.set(Frame, ident(0x210), script=NOTED)
    made = story.view().narrative()
    story.close()
    return made


def footnotes(content: bytes) -> dict[str, str]:
    """What the footnotes of a file say by their ids, those that part the page left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        name = next(one for one in package.namelist() if one.endswith("footnotes.xml"))
    return {
        one.get(f"{W}id") or "": "".join(one.itertext(f"{W}t")).strip()
        for one in found(part(content, name), "footnote")
        if one.get(f"{W}type") is None
    }


def test_footnotes_of_a_filled_template_are_those_of_word(
    noted: NarrativeView, tmp_path: Path
) -> None:
    content = filled(noted, to_fill(tmp_path / "t.docx", FORMATTED, "between", FORMATTED))
    body = part(content, "word/document.xml")
    marks = [one.get(f"{W}id") for one in found(body, "footnoteReference")]
    assert footnotes(content) == dict.fromkeys(marks, "Said in it.")
    assert len(marks) == 2
    assert "".join(one.text or "" for one in found(body, "t")).count("² Loose") == 2


def test_footnotes_of_the_template_itself_stay(noted: NarrativeView, tmp_path: Path) -> None:
    once = tmp_path / "once.docx"
    document = docx.Document(io.BytesIO(filled(noted, to_fill(tmp_path / "t.docx", FORMATTED))))
    marks = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
    for mark in list(document.element.body.iter(*marks)):
        mark.getparent().remove(mark)
    document.add_paragraph(FORMATTED)
    document.save(str(once))
    content = filled(noted, once)
    told = footnotes(content)
    assert list(told.values()) == ["Said in it.", "Said in it."]
    assert len(set(told)) == 2


def test_in_the_head_of_a_page_footnotes_stay_below_their_text(
    noted: NarrativeView, tmp_path: Path
) -> None:
    path = to_fill(tmp_path / "t.docx", "words")
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = FORMATTED
    document.save(str(path))
    content = filled(noted, path)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        heads = [one for one in package.namelist() if one.startswith("word/header")]
        assert not any(b"footnoteReference" in package.read(one) for one in heads)
        assert any(b"Said in" in package.read(one) for one in heads)
