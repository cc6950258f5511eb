"""Footnotes come back from a deck: untouched, edited, and in a deck that becomes a story."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from exporters.deck.exporter import EXPORTER
from narrative_studio.commands.editing import edit_cells
from narrative_studio.importers.deck.note_marks import (
    marked_numbers,
    noted_numbers,
    parted_notes,
    with_marks,
    with_notes,
)
from narrative_studio.importers.deck.read_deck import Para, Place, ReadSlide, Table, Text
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.slide_markdown import no_target
from narrative_studio.importers.deck.storyboard import storyboard_of
from narrative_studio.markup import Run
from narrative_studio.project import Project
from tests.edited_decks import compared, edited, frame_of, only, paragraph, slide_of

_BULLETS = "- Forms cost[^src] 12 days\n- Nobody reads[^2] them\n\n[^src]: Survey *2025*\n[^2]: Two"
_SCRIPT = "We counted[^1] them.\n\n[^1]: In March\n\n> Wait."


def _export(project: Project, folder: Path, bullets: str, script: str) -> Path:
    frame = frame_of(project, 6)
    edit_cells(project, frame, bullets=bullets, script=script)
    path = folder / "noted.pptx"
    EXPORTER.export(project.view().narrative(), path, {})
    return path


@pytest.fixture
def noted(project: Project, tmp_path: Path) -> Path:
    return _export(project, tmp_path, _BULLETS, _SCRIPT)


def test_notes_stand_numbered_under_the_script_and_marks_are_raised(noted: Path) -> None:
    slide = slide_of(Presentation(str(noted)), 6)
    told = slide.notes_slide.notes_text_frame.text.split("\n")
    assert told[-3:] == ["1 Survey 2025", "2 Two", "3 In March"]
    assert told[0] == "We counted3 them."
    marks = [
        run.text
        for shape in slide.shapes
        if shape.has_text_frame
        for para in shape.text_frame.paragraphs
        for run in para.runs
        if run._r.rPr is not None and run._r.rPr.get("baseline") == "30000"
    ]
    assert marks == ["1", "2"]


def test_an_untouched_deck_is_the_same(project: Project, noted: Path) -> None:
    assert compared(project, noted).changes == ()


_WORDS = st.sampled_from(["forms", "cost (so)", "m²", "12", "a_b", "*x* y"])
_LABELS = st.sampled_from(["1", "2", "src", "x-y"])


@st.composite
def _texts(draw: st.DrawFn) -> str:
    labels = draw(st.lists(_LABELS, max_size=3, unique=True))
    said = [f"[^{label}]: {draw(_WORDS)} {place}" for place, label in enumerate(labels)]
    lines = [
        f"- {draw(_WORDS)}{draw(st.sampled_from(['', *(f'[^{one}]' for one in labels)]))} end {n}"
        for n in range(draw(st.integers(1, 4)))
    ]
    return "\n".join([*said, "", *lines] if draw(st.booleans()) else [*lines, "", *said])


@given(bullets=_texts(), script=_texts())
@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_noted_an_untouched_deck_is_the_same(
    project: Project, bullets: str, script: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = _export(project, Path(folder), bullets, script)
        assert compared(project, path).changes == ()


def _append(para: Any, text: str) -> None:
    para.runs[-1].text += text


def test_an_edited_line_keeps_its_mark(project: Project, noted: Path) -> None:
    changed = edited(
        noted,
        lambda deck: _append(paragraph(slide_of(deck, 6), "Forms cost1 12 days"), " a year"),
    )
    assert only(compared(project, changed)).after == _BULLETS.replace("12 days", "12 days a year")


def test_an_edited_note_comes_back_to_where_it_was_typed(project: Project, noted: Path) -> None:
    def edit(deck: Any) -> None:
        _append(paragraph(slide_of(deck, 6), "3 In March", in_notes=True), " 2026")

    change = only(compared(project, edited(noted, edit)))
    assert (change.field, change.after) == ("script", _SCRIPT.replace("March", "March 2026"))


def test_an_edited_line_of_the_script_keeps_its_own_label(project: Project, noted: Path) -> None:
    def edit(deck: Any) -> None:
        _append(paragraph(slide_of(deck, 6), "We counted3 them.", in_notes=True), " Twice.")

    change = only(compared(project, edited(noted, edit)))
    assert change.after == _SCRIPT.replace("them.", "them. Twice.")


def test_a_deck_that_becomes_a_story_keeps_its_marks(noted: Path) -> None:
    story, _notes = storyboard_of(read_deck(noted))
    frame = next(one for one in story.frames if one.headline.startswith("Headline 6: "))
    assert "Forms cost[^1] 12 days" in frame.bullets
    assert "Nobody reads[^2] them" in frame.bullets
    assert frame.bullets.endswith("[^1]: Survey *2025*\n[^2]: Two")
    assert "We counted[^3] them." in frame.script
    assert frame.script.endswith("[^3]: In March")


def test_numbers_above_the_line_without_a_note_are_words() -> None:
    area = Para((Run("m"), Run("²", note="2"), Run(" of floor")))
    cited = Para((Run("Forms"), Run("¹", note="1")))
    note = Para((Run("¹", note="1"), Run(" Survey")))
    slide = ReadSlide(
        "", "", 1, blocks=(Text(Place.BODY, (area,)), Table((((cited,),),))), notes=(note,)
    )
    known = noted_numbers(slide.notes)
    settled = with_marks(slide, known)
    assert known == {"1"}
    assert settled.blocks == (
        Text(Place.BODY, (Para((Run("m2 of floor"),)),)),
        Table((((cited,),),)),
    )
    assert marked_numbers(settled.blocks) == {"1"}
    assert parted_notes((area, note)) == ((area,), (note,))
    assert re.sub(r"\s+", " ", with_notes("a[^1]", (note,), no_target)) == "a[^1] [^1]: Survey"
