"""Pictures of a text stay in it when its words come back from a deck."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from exporters.deck.exporter import EXPORTER
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.pictures import set_picture
from narrative_studio.importers.deck.text_picture_keeping import (
    cells_kept,
    none_lost,
    pictures_kept,
)
from narrative_studio.markup import Run
from narrative_studio.project import Project
from tests.edited_decks import compared, edited, frame_of, only, paragraph, say, slide_of

A = f"picture:{'a' * 64}"
KILN = Run("kiln", picture=A)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a kiln b", (Run("a "), KILN, Run(" b"))),
        ("kiln", (KILN,)),
        ("other", (Run("other"), Run(" "), KILN)),
        ("", (Run(""), KILN)),
    ],
)
def test_a_picture_takes_the_place_of_its_words_or_the_end(text: str, made: Any) -> None:
    assert pictures_kept((Run(text),), (Run("old "), KILN)) == made
    assert pictures_kept(made, (KILN,)) == made


def test_pictures_of_lost_columns_go_to_the_last() -> None:
    one, two = (Run("x"),), (Run("y"),)
    assert cells_kept((one,), (two, (KILN,))) == ((Run("x"), Run(" "), KILN),)
    assert cells_kept((one, two), ((KILN,),)) == ((Run("x"), Run(" "), KILN), two)
    assert cells_kept((), ((KILN,),)) == ()


def test_what_a_text_lacks_comes_back_unless_its_line_was_removed() -> None:
    base = f"- a ![The \\[big\\] kiln]({A})"
    assert none_lost("- a", base, ()) == f"- a\n\n![The \\[big\\] kiln]({A})"
    assert none_lost("- a", base, [(KILN,)]) == "- a"
    assert none_lost(base, base, ()) == base


def test_a_table_with_pictures_comes_back_with_them(project: Project, tmp_path: Path) -> None:
    frame = frame_of(project, 8)
    out = io.BytesIO()
    Image.new("RGB", (64, 64), (9, 90, 99)).save(out, "PNG")
    set_picture(project, row=frame, content=out.getvalue(), alt_text="The line")
    shown = f"![A kiln](picture:{frame_of(project, 8).picture})"
    told = f"- one {shown} two\n- three\n\n| Line | Seen |\n| --- | --- |\n| Mixing | {shown} |"
    edit_cells(project, frame_of(project, 8), bullets=told)
    path = tmp_path / "own.pptx"
    EXPORTER.export(project.view().narrative(), path, {})
    assert compared(project, path).changes == ()

    def reword(deck: Any) -> None:
        tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
        table = next(one for one in tables if one.cell(1, 0).text == "Mixing")
        assert table.cell(1, 1).text == ""
        table.cell(1, 0).text = "Blending"
        say(paragraph(slide_of(deck, 8), "one A kiln two"), "One A kiln two")

    change = only(compared(project, edited(path, reword)))
    assert change.after == told.replace("one", "One").replace("Mixing", "Blending")

    def reorder(deck: Any) -> None:
        one = paragraph(slide_of(deck, 8), "one A kiln two")._p
        one.getnext().addnext(one)

    change = only(compared(project, edited(path, reorder)))
    assert change.after is not None
    assert change.after.count(shown) == 2
