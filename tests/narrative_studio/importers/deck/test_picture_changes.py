"""A frame whose slide has several pictures keeps all of them when the deck comes back."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

from PIL import Image
from pptx.util import Pt

from exporters.deck.exporter import EXPORTER
from narrative_studio.commands.adopting import ChangeKind, adopt_change, adopt_changes
from narrative_studio.commands.pictures import remove_picture, set_picture
from narrative_studio.importers.returned.telling import consequence
from narrative_studio.project import Project
from narrative_studio.text_pictures import picture_ids
from tests.edited_decks import compared, edited, frame_of, only, slide_of


def picture(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), (shade, 255 - shade, 99)).save(out, "PNG")
    return out.getvalue()


def exported(project: Project, folder: Path) -> Path:
    path = folder / "own.pptx"
    EXPORTER.export(project.view().narrative(), path, {})
    return path


def with_more(path: Path, *shades: int) -> Path:
    def add(deck: Any) -> None:
        for place, shade in enumerate(shades):
            content = io.BytesIO(picture(shade))
            added = slide_of(deck, 8).shapes.add_picture(content, Pt(50 * place), Pt(300))
            added._element.nvPicPr.cNvPr.set("descr", f"Shade {shade}")

    return edited(path, add)


def test_the_words_for_a_picture_stand_at_the_largest_of_its_twins(
    project: Project, tmp_path: Path
) -> None:
    set_picture(project, row=frame_of(project, 8), content=picture(10), alt_text="A kiln")

    def add(deck: Any) -> None:
        small = slide_of(deck, 8).shapes.add_picture(
            io.BytesIO(picture(10)), Pt(5), Pt(5), Pt(9), Pt(9)
        )
        small._element.nvPicPr.cNvPr.set("descr", "A dot")

    assert compared(project, edited(exported(project, tmp_path), add)).changes == ()


def test_pictures_put_beside_that_of_the_frame_come_into_its_bullets(
    project: Project, tmp_path: Path
) -> None:
    frame = frame_of(project, 8)
    set_picture(project, row=frame, content=picture(10), alt_text="A kiln")
    path = with_more(exported(project, tmp_path), 90, 170)
    change = only(compared(project, path))
    assert (change.kind, change.field, change.picture) == (
        ChangeKind.PICTURE, "bullets", picture(90),
    )  # fmt: skip
    assert [alt for _content, alt in change.more] == ["Shade 90", "Shade 170"]
    assert consequence(change) == "The bullets show it beside the picture of the frame."
    before = frame_of(project, 8)
    adopt_change(project, change=change, narrative=project.view().narrative().narrative.id)
    after = frame_of(project, 8)
    assert after.picture == before.picture
    assert after.bullets.startswith(before.bullets)
    assert picture_ids(after.bullets) == tuple(
        hashlib.sha256(picture(shade)).hexdigest() for shade in (90, 170)
    )
    assert compared(project, path).changes == ()


def test_a_frame_without_a_picture_takes_the_first_and_keeps_the_others(
    project: Project, tmp_path: Path
) -> None:
    remove_picture(project, row=frame_of(project, 8))
    path = with_more(exported(project, tmp_path), 90, 170)
    found = compared(project, path)
    assert [change.field for change in found.changes] == ["bullets", "picture"]
    story = project.view().narrative().narrative.id
    assert adopt_changes(project, changes=found.changes, narrative=story) == 2
    frame = frame_of(project, 8)
    shown = {frame.picture, *picture_ids(frame.bullets)}
    assert shown == {hashlib.sha256(picture(shade)).hexdigest() for shade in (90, 170)}
    assert compared(project, path).changes == ()


def test_a_deck_with_pictures_of_texts_shows_no_change(project: Project, tmp_path: Path) -> None:
    path = with_more(exported(project, tmp_path), 90, 170)
    story = project.view().narrative().narrative.id
    adopt_changes(project, changes=compared(project, path).changes, narrative=story)
    again = exported(project, tmp_path)
    assert compared(project, again).changes == ()
