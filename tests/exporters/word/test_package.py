"""The whole file: valid, the same every time, and without a word about who made it."""

from __future__ import annotations

import io
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from exporters.demo_script.exporter import EXPORTER as DEMO
from exporters.paper.model import Headline, Masthead, PageSize, Pairs, Prose, Section, words
from exporters.positioning.exporter import EXPORTER as POSITIONING
from exporters.script.exporter import EXPORTER as SCRIPT
from exporters.storyboard.exporter import EXPORTER as STORYBOARD
from exporters.word.package import write_word
from narrative_studio.errors import Cancelled
from narrative_studio.markup import parse
from narrative_studio.model.people import ProjectInfo
from tests.exporters.word.written import W, found, paper_of, part, problems, texts, written
from tests.story import make_story

EVERY = {
    "script": (SCRIPT, {"backups": True}),
    "demo": (DEMO, {}),
    "positioning": (
        POSITIONING,
        {"parts": "elements,status,vocabulary,customers,objections,goals,touchpoints"},
    ),
    "storyboard": (
        STORYBOARD,
        {"fields": "picture,message,bullets,script,questions,steps,links,custom", "per_page": "4"},
    ),
}


@pytest.mark.parametrize("language", ["en-GB", "ar-EG", "ja-JP", "no such thing"])
@pytest.mark.parametrize("kind", EVERY)
def test_every_document_is_valid(tmp_path: Path, kind: str, language: str) -> None:
    exporter, options = EVERY[kind]
    with closing(make_story(tmp_path / "story.narrative")) as story:
        with story.op("Speak") as op:
            op.set(ProjectInfo, story.view().project.id, language=language)
        view = story.view().narrative()
        report = exporter.export(view, tmp_path / "d.docx", options)  # type: ignore[arg-type]
    content = (tmp_path / "d.docx").read_bytes()
    assert report.size_bytes == len(content)
    assert problems(content) == []


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = paper_of(Masthead("Script", "Heat"), Prose(parse("a")))
    assert written(paper) == written(paper)


def test_the_properties_say_what_it_is_and_not_who_made_it() -> None:
    core = docx.Document(io.BytesIO(written(paper_of(words("a"))))).core_properties
    assert (core.title, core.subject, core.language) == ("Script: Heat & light", "Ember", "en-GB")
    assert (core.author, core.last_modified_by) == ("", "")
    assert core.created is not None
    assert core.created.date().isoformat() == "2026-04-21"


def test_every_page_says_what_it_is_of_and_how_many_there_are() -> None:
    content = written(paper_of(Headline(1, "a")))
    assert texts(part(content, "word/narrative-header1.xml")) == [
        "Script: Heat & lightv2, 21 April 2026"
    ]
    codes = [
        one.text.strip() for one in found(part(content, "word/narrative-footer1.xml"), "instrText")
    ]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_first_page_has_no_running_head_above_its_title() -> None:
    def has_title_page(masthead: Masthead) -> bool:
        content = written(paper_of(masthead))
        return bool(list(found(part(content, "word/document.xml"), "titlePg")))

    assert has_title_page(Masthead("Script", "Heat"))
    assert not has_title_page(Masthead("Storyboard", "Heat", is_slim=True))


def test_sections_have_pages_of_their_own_shape() -> None:
    paper = replace(
        paper_of(size=PageSize.LETTER),
        sections=(
            Section((words("a"),)),
            Section((words("b"),), is_landscape=True),
            Section((words("c"),)),
        ),
    )
    content = written(paper)
    assert problems(content) == []
    sizes = [
        (one.get(f"{W}w"), one.get(f"{W}orient"))
        for one in found(part(content, "word/document.xml"), "pgSz")
    ]
    assert sizes == [("12240", None), ("15840", "landscape"), ("12240", None)]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        heads = [name for name in file.namelist() if "header" in name]
    assert len(heads) == 2


def test_a_picture_is_stored_once_and_not_packed_again(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        DEMO.export(story.view().narrative(), tmp_path / "d.docx", {})
        options = {"fields": "picture,steps"}
        STORYBOARD.export(story.view().narrative(), tmp_path / "s.docx", options)
    for name in ("d", "s"):
        with zipfile.ZipFile(tmp_path / f"{name}.docx") as file:
            (picture,) = [one for one in file.infolist() if one.filename.startswith("word/media")]
        assert picture.compress_type == zipfile.ZIP_STORED


def test_the_language_is_that_of_the_document() -> None:
    for language, expected in (("de-DE", ("de-DE", "ar-SA")), ("he-IL", ("he-IL", "he-IL"))):
        (lang,) = found(part(written(paper_of(language=language)), "word/styles.xml"), "lang")
        assert (lang.get(f"{W}val"), lang.get(f"{W}bidi")) == expected


def test_progress_may_stop_it() -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        write_word(paper_of(words("a")), io.BytesIO(), lambda _key: None, progress=stop)


def test_a_section_that_ends_in_a_table_needs_no_page_for_its_end() -> None:
    table = Pairs((("Outcome", (words("a"),)),))
    sections = (Section((table,)), Section((table,)))
    document = part(written(replace(paper_of(), sections=sections)), "word/document.xml")
    first, end, *_rest, last, properties = document[0]
    assert [one.tag for one in (first, end, last, properties)] == [
        f"{W}tbl", f"{W}p", f"{W}p", f"{W}sectPr",
    ]  # fmt: skip
    (spacing,) = found(end, "spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("20", "exact")


def test_a_long_title_stays_on_one_line_at_the_head_of_the_page() -> None:
    paper = replace(paper_of(words("a")), running=("Storyboard: " + "long " * 60, "v3, 21 April"))
    (line,) = texts(part(written(paper), "word/narrative-header1.xml"))
    assert "…" in line
    assert line.endswith("v3, 21 April")
    assert len(line) < 110
