"""Decks of a document that somebody worked on with python-pptx, and what is found in them."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pptx import Presentation

from exporters.deck.expecting import expected_decks
from narrative_studio.commands.adopting import ReturnedChange
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.returning import read_back, returned_story
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.decks import rewritten

OPTIONS = {"agenda": True, "backups": True}
Edit = Callable[[Any], None]


def edited(path: Path, edit: Edit) -> Path:
    """A deck after somebody worked on it."""
    deck = Presentation(str(path))
    edit(deck)
    target = path.with_name("edited.pptx")
    deck.save(str(target))
    return target


def compared(project: Project, path: Path) -> ReturnedComparison:
    deck = read_deck(path)
    told = returned_story(deck, project.view(), expected_decks)
    assert told is not None
    return read_back(project, deck, told, expected_decks)


def only(found: ReturnedComparison) -> ReturnedChange:
    (change,) = found.changes
    return change


def frame_of(project: Project, number: int) -> Frame:
    start = f"Headline {number}: "
    return next(one for one in project.view().frames.values() if one.headline.startswith(start))


def slide_of(deck: Any, number: int) -> Any:
    start = f"Headline {number}: "
    return next(
        slide
        for slide in deck.slides
        if slide.shapes.title is not None and slide.shapes.title.text_frame.text.startswith(start)
    )


def paragraph(slide: Any, text: str, *, in_notes: bool = False) -> Any:
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    if in_notes:
        frames = [slide.notes_slide.notes_text_frame]
    return next(para for frame in frames for para in frame.paragraphs if para.text == text)


def say(para: Any, text: str) -> None:
    for run in para.runs[1:]:
        run._r.getparent().remove(run._r)
    para.runs[0].text = text


def put_after(para: Any, text: str) -> None:
    twin = copy.deepcopy(para._p)
    para._p.addnext(twin)
    for run in twin.r_lst[1:]:
        twin.remove(run)
    twin.r_lst[0].t.text = text


def without_marks(path: Path, *, tags: bool = True, custom_xml: bool = True) -> Path:
    """The deck as a program leaves it that drops what it does not know."""

    def change(name: str, content: bytes) -> bytes | None:
        if (tags and name.startswith("ppt/tags/")) or (
            custom_xml and name.startswith("customXml/")
        ):
            return None
        for kind, is_dropped in ((b"tags", tags), (b"customXml", custom_xml)):
            if is_dropped:
                pattern = rb'<Relationship [^>]*relationships/%s"[^>]*/>' % kind
                content = re.sub(pattern, b"", content)
        if tags:
            content = re.sub(rb"<p:custDataLst>.*?</p:custDataLst>", b"", content)
        return content

    return rewritten(path, path.with_name("bare.pptx"), change)
