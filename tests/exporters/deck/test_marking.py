"""Exported slides carry marks that say which paragraph shows what of which frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from exporters.deck.exporter import EXPORTER
from exporters.deck.paragraphs import notes_paragraphs
from exporters.protocol import OptionValue
from narrative_studio.deck_fields import field_digests
from narrative_studio.deck_marks import (
    SLIDE_TAG,
    DeckMark,
    LineMark,
    SlideMark,
    digest,
    plain_words,
    read_custom_xml,
    read_deck_text,
    read_slide_text,
)
from narrative_studio.importers.deck.read_deck import ReadDeck, ReadSlide
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.slide_lines import ReadLine, note_lines, slide_lines
from narrative_studio.importers.deck.xml_tree import parse_xml
from narrative_studio.markup import parse, parse_script
from narrative_studio.markup_lines import source_lines
from narrative_studio.model.ids import FrameId
from narrative_studio.project import Project
from tests.decks import rich_deck
from tests.stress_story import BULLETS, SCRIPT, make_stress

OPTIONS: dict[str, OptionValue] = {"agenda": True, "backups": True}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with closing(make_stress(tmp_path_factory.mktemp("stress") / "stress.narrative")) as made:
        yield made


@pytest.fixture(scope="module")
def deck(project: Project, tmp_path_factory: pytest.TempPathFactory) -> ReadDeck:
    path = tmp_path_factory.mktemp("deck") / "own.pptx"
    EXPORTER.export(project.view().narrative(), path, OPTIONS)
    return read_deck(path)


def mark_of(slide: ReadSlide) -> SlideMark:
    found = read_slide_text(slide.tags[SLIDE_TAG])
    assert found is not None
    return found


def pairs(slide: ReadSlide) -> list[tuple[LineMark, ReadLine]]:
    mark = mark_of(slide)
    both = [(mark.lines, slide_lines(slide.blocks)), (mark.notes, note_lines(slide.notes))]
    return [pair for marks, lines in both for pair in zip(marks, lines, strict=True)]


def test_every_paragraph_that_is_read_has_its_mark(deck: ReadDeck) -> None:
    for slide in deck.slides:
        for mark, line in pairs(slide):
            assert (mark.digest, mark.look) == (line.digest, line.look), line.text


def test_a_deck_on_a_template_of_others_has_its_marks_too(project: Project, tmp_path: Path) -> None:
    options = {**OPTIONS, "template": rich_deck(tmp_path / "template.pptx")}
    EXPORTER.export(project.view().narrative(), tmp_path / "a.pptx", options)
    for slide in read_deck(tmp_path / "a.pptx").slides:
        for mark, line in pairs(slide):
            assert (mark.digest, mark.look) == (line.digest, line.look), line.text


def test_tags_and_custom_xml_say_the_same(project: Project, deck: ReadDeck) -> None:
    (content,) = deck.custom_xml
    found = read_custom_xml(parse_xml(content))
    assert found is not None
    view = project.view()
    assert (found.document, found.narrative) == (view.project.id, view.narrative().narrative.id)
    assert found.slides == tuple((slide.slide_id, mark_of(slide)) for slide in deck.slides)
    assert [mark.at for _id, mark in found.slides] == list(range(len(deck.slides)))
    about = read_deck_text(deck.slides[0].tags["NARRATIVE_STUDIO_DECK"])
    assert about == DeckMark(found.document, found.narrative)


def test_frames_are_told_apart_from_slides_that_were_made(project: Project, deck: ReadDeck) -> None:
    marks = [mark_of(slide) for slide in deck.slides]
    frames = [frame.id for frame in project.view().narrative().all_frames]
    assert [mark.frame for mark in marks[:2]] == ["", ""]
    firsts = [mark.frame for mark in marks if mark.frame and mark.page == 1]
    assert sorted(firsts) == sorted(frames)
    assert max(mark.page for mark in marks) > 2
    for mark in (one for one in marks if one.frame):
        frame = project.view().frames[FrameId(mark.frame)]
        assert mark.fields == field_digests(project.view(), frame)
        assert mark.is_hidden is frame.is_backup
        assert mark.picture in ("", (frame.picture or "")[:16])


def lines_of(
    project: Project, deck: ReadDeck, number: int, name: str = "bullets"
) -> list[LineMark]:
    """The marks for a field on all slides of the frame with that headline."""
    frame = next(
        one
        for one in project.view().frames.values()
        if one.headline.startswith(f"Headline {number}:")
    )
    marks = [mark_of(slide) for slide in deck.slides]
    return [
        line
        for mark in marks
        if mark.frame == frame.id
        for line in mark.lines
        if line.field == name
    ]


@pytest.mark.parametrize("number", [0, 1, 2, 4, 5, 8, 9, 10, 11, 15, 16, 17, 18, 19])
def test_all_of_the_bullets_is_found_again_on_the_slides(
    project: Project, deck: ReadDeck, number: int
) -> None:
    found = [line.place for line in lines_of(project, deck, number)]
    assert sorted(set(found)) == list(range(len(source_lines(BULLETS[number]))))
    # A table stands apart from the text, and one that goes on has its header on each slide.
    assert found == sorted(found) or number in (4, 15)


def test_labels_figures_and_details_are_stretches_of_their_bullet(
    project: Project, deck: ReadDeck
) -> None:
    stretches = {
        number: [(one.place, one.begin, one.end) for one in lines_of(project, deck, number)]
        for number in (6, 7)
    }
    assert stretches[6] == [
        (0, 0, 3), (0, 5, 13), (1, 0, 3), (1, 5, 15), (2, 0, 5), (2, 7, 18),
    ]  # fmt: skip
    assert stretches[7] == [
        (0, 0, 6), (0, 8, 18), (0, 20, 32), (1, 0, 5), (1, 7, 12), (1, 14, 28),
    ]  # fmt: skip


def test_a_paragraph_over_several_slides_is_cut_where_they_end(
    project: Project, deck: ReadDeck
) -> None:
    stretches = lines_of(project, deck, 12)
    assert len(stretches) > 1
    assert stretches[0].begin == 0
    for before, after in pairwise(stretches):
        assert before.end is not None
        assert after.begin == before.end + 1
    assert stretches[-1].end == len(plain_words(BULLETS[12]))


def test_one_liners_and_notes_know_their_fields(project: Project, deck: ReadDeck) -> None:
    assert [line.digest for line in lines_of(project, deck, 1, "headline")] == [
        digest("Headline 1: so & so")
    ]
    assert len(lines_of(project, deck, 1, "checkpoint")) == 1
    frame = next(f for f in project.view().frames.values() if f.headline.startswith("Headline 1:"))
    mark = next(m for m in map(mark_of, deck.slides) if m.frame == frame.id)
    fields = [line.field for line in mark.notes]
    assert fields[:10] == ["script"] * 10
    assert fields[10:] == [
        *("made", "key_message", "made", "questions", "questions", "made", "checkpoint"),
        *("made", "transition", "transition"),
    ]


def test_a_frame_without_bullets_shows_its_key_message(project: Project, deck: ReadDeck) -> None:
    frame = next(one for one in project.view().frames.values() if not one.headline)
    mark = next(m for m in map(mark_of, deck.slides) if m.frame == frame.id)
    assert [line.field for line in mark.lines][:1] == ["headline"]
    assert [line.field for line in mark.lines if line.field != "made"] == [
        "headline",
        "key_message",
        "checkpoint",
    ]


def test_a_headline_that_is_cut_is_found_in_the_body(project: Project, deck: ReadDeck) -> None:
    frame = next(f for f in project.view().frames.values() if f.headline.startswith("A very long"))
    mark = next(m for m in map(mark_of, deck.slides) if m.frame == frame.id)
    assert mark.lines[0].field == "made"
    assert [line.field for line in mark.lines].count("headline") == 1


@pytest.mark.parametrize("source", [*BULLETS, SCRIPT])
def test_paragraphs_are_counted_as_in_the_source(source: str) -> None:
    for blocks, is_script in ((parse(source), False), (parse_script(source), True)):
        paras = [plain_words(para.text) for para in notes_paragraphs(blocks)]
        lines = source_lines(source, is_script=is_script)
        boxes = {True: "☑ ", False: "☐ ", None: ""}
        counted = [boxes[line.checked] + plain_words(line.text) for line in lines]
        assert [text for text in paras if text] == counted


def test_without_marks_there_are_none(project: Project, tmp_path: Path) -> None:
    EXPORTER.export(project.view().narrative(), tmp_path / "a.pptx", {"marks": False})
    deck = read_deck(tmp_path / "a.pptx")
    assert deck.custom_xml == ()
    assert all(not slide.tags for slide in deck.slides)
