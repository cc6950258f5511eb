"""The words of a story as they are read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio import markup
from narrative_studio.clock import Clock
from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.ids import PersonId
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Identity
from narrative_studio.telling.prompt import Amount, PieceKind, key_phrases, prompt

ME = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000aa"), "Ada Lovelace")
SCRIPT = "You **weigh** each log. It takes long.\n\n> Click: the oven\n\n- one\n- two"


@pytest.fixture
def story(tmp_path: Path) -> NarrativeView:
    project = new_project(tmp_path / "a.narrative", me=ME, title="Oven", clock=Clock())
    narrative = project.view().narratives.ordered[0].id
    told = add_frame(project, narrative=narrative, beat="insight", headline="Ovens wait")
    edit_cells(project, told, script=SCRIPT, checkpoint="You too?", transition="So what?")
    backup = add_frame(project, narrative=narrative, beat="insight", headline="Spare")
    edit_cells(project, backup, is_backup=True)
    empty = add_frame(project, narrative=narrative, beat="the-ask")
    edit_cells(project, empty, key_message="One night")
    view = project.view().narrative()
    project.close()
    return view


def said(story: NarrativeView, amount: Amount, place: int = 0) -> list[tuple[PieceKind, str]]:
    pieces = prompt(story, amount)[place].pieces
    return [(piece.kind, markup.runs_text(piece.runs)) for piece in pieces]


def test_cues_and_questions_stand_apart_from_what_is_said(story: NarrativeView) -> None:
    assert said(story, Amount.FULL) == [
        (PieceKind.HEADLINE, "Ovens wait"),
        (PieceKind.SAID, "You weigh each log. It takes long."),
        (PieceKind.CUE, "Click: the oven"),
        (PieceKind.SAID, "• one"),
        (PieceKind.SAID, "• two"),
        (PieceKind.ASK, "You too?"),
        (PieceKind.BRIDGE, "So what?"),
    ]


def test_key_phrases_keep_the_cues(story: NarrativeView) -> None:
    found = said(story, Amount.PHRASES)
    assert found[1:3] == [(PieceKind.SAID, "weigh"), (PieceKind.CUE, "Click: the oven")]


def test_headlines_alone_are_one_piece_each(story: NarrativeView) -> None:
    assert said(story, Amount.HEADLINE) == [(PieceKind.HEADLINE, "Ovens wait")]


def test_told_frames_are_numbered_and_one_without_a_script_says_so(story: NarrativeView) -> None:
    assert [passage.number for passage in prompt(story)] == [1, 2]
    assert said(story, Amount.FULL, 1) == [
        (PieceKind.HEADLINE, "Frame without a headline"),
        (PieceKind.NOTE, "No script yet. One night"),
    ]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("You **weigh** and **wait**.", "weigh · wait"),
        ("It is late. Nobody knows.", "It is late."),
        ("Really? Yes.", "Really?"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_key_phrases_are_the_bold_words_else_the_first_sentence(script: str, expected: str) -> None:
    runs = [block.runs for block in markup.parse(script) if isinstance(block, markup.Paragraph)]
    found = key_phrases(runs[0] if runs else ())
    assert markup.runs_text(found) == expected
