"""A deck is known to be of this document by its marks, else by its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from exporters.deck.expecting import expected_decks
from exporters.deck.exporter import EXPORTER
from narrative_studio.commands.narratives import delete_narrative, duplicate_narrative
from narrative_studio.commands.variants import add_variant
from narrative_studio.deck_marks import custom_xml, read_custom_xml
from narrative_studio.errors import ImportFailed, UnknownRow
from narrative_studio.importers.deck.read_deck import ReadDeck
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.returning import read_back, returned_story
from narrative_studio.importers.deck.xml_tree import parse_xml
from narrative_studio.project import Project
from tests.decks import rich_deck
from tests.story import make_story


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "a.narrative")) as made:
        yield made


@pytest.fixture
def deck(project: Project, tmp_path: Path) -> ReadDeck:
    EXPORTER.export(project.view().narrative(), tmp_path / "own.pptx", {})
    return read_deck(tmp_path / "own.pptx")


def bare(deck: ReadDeck) -> ReadDeck:
    slides = tuple(replace(slide, tags={}) for slide in deck.slides)
    return replace(deck, slides=slides, custom_xml=())


def test_marks_name_the_narrative(project: Project, deck: ReadDeck) -> None:
    told = returned_story(deck, project.view(), expected_decks)
    assert told is not None
    assert told.narrative.id == project.view().narrative().narrative.id
    assert told.variant is None
    assert read_back(project, deck, told, expected_decks).changes == ()


def test_words_name_the_narrative_where_there_are_no_marks(
    project: Project, deck: ReadDeck
) -> None:
    told = returned_story(bare(deck), project.view(), expected_decks)
    assert told is not None
    assert read_back(project, bare(deck), told, expected_decks).changes == ()
    named = returned_story(
        bare(deck), project.view(), expected_decks, narrative=told.narrative.title
    )
    assert named is not None
    with pytest.raises(UnknownRow):
        returned_story(bare(deck), project.view(), expected_decks, narrative="none")


def test_a_deck_of_somebody_else_is_none(project: Project, tmp_path: Path) -> None:
    found = read_deck(rich_deck(tmp_path / "rich.pptx"))
    assert returned_story(found, project.view(), expected_decks) is None
    assert returned_story(ReadDeck("a.pptx"), project.view(), expected_decks) is None


def test_a_deck_of_another_document_is_none_unless_its_frames_are_here(
    project: Project, deck: ReadDeck
) -> None:
    mark = read_custom_xml(parse_xml(deck.custom_xml[0]))
    assert mark is not None
    other = replace(bare(deck), custom_xml=(custom_xml(replace(mark, document="other")),))
    assert returned_story(other, project.view(), expected_decks) is not None
    strange = tuple((key, replace(one, frame="x")) for key, one in mark.slides)
    other = replace(
        bare(deck), custom_xml=(custom_xml(replace(mark, document="other", slides=strange)),)
    )
    assert returned_story(other, project.view(), expected_decks) is None


def test_a_narrative_that_was_deleted_is_told(project: Project, deck: ReadDeck) -> None:
    story = project.view().narrative().narrative
    duplicate_narrative(project, narrative=story.id)
    delete_narrative(project, narrative=story.id)
    with pytest.raises(ImportFailed, match="no longer in the document"):
        returned_story(deck, project.view(), expected_decks)


def test_the_variant_of_a_deck_is_told_while_it_is_there(project: Project, deck: ReadDeck) -> None:
    variant = add_variant(project, narrative=project.view().narrative().narrative.id, name="Short")
    mark = read_custom_xml(parse_xml(deck.custom_xml[0]))
    assert mark is not None
    for name in (variant.id, "gone"):
        of_variant = replace(mark, variant=str(name))
        told = returned_story(
            replace(bare(deck), custom_xml=(custom_xml(of_variant),)),
            project.view(),
            expected_decks,
        )
        assert told is not None
        assert (told.variant is not None) is (name == variant.id)
