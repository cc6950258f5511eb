"""Marks within bullets survive a deck on every design, wherever in a line they begin."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation

from exporters.deck.exporter import EXPORTER
from narrative_studio.commands.editing import edit_cells
from narrative_studio.importers.returned.rewording import reads_alike
from narrative_studio.project import Project
from tests.edited_decks import OPTIONS, compared
from tests.exporters.deck.foreign_templates import FOREIGN

MARKS = ("{}", "{}", "**{}**", "*{}*", "***{}***", "~~{}~~", "~~**{}**~~", "`{}`",
         "[{}](https://e.org/a)", "**[{}](https://e.org/b)**")  # fmt: skip
SEEDS = 6
"""How many random stories the long form tells; the ordinary run tells the first."""


def items(rng: random.Random, frame: int) -> Iterator[str]:
    """A few items, each with a word of its own at its end."""
    for number in range(rng.randint(2, 3)):
        words = [f"w{frame}x{number}", "cost", "and time", f"end{frame}x{number}q"]
        marked = [rng.choice(MARKS).format(word) for word in words[rng.randint(0, 2) :]]
        label = rng.choice(("", "", "Plant: "))
        yield f"- {label}{' '.join(marked)}"


def tell(project: Project, seed: int) -> None:
    rng = random.Random(seed)
    for number, frame in enumerate(list(project.view().frames.values())):
        edit_cells(project, frame, bullets="\n".join(items(rng, number)))


def say_more(deck: Any) -> int:
    """Lengthen the last word of every item on the slides; gives how many there were."""
    count = 0
    for slide in deck.slides:
        for shape in slide.shapes:
            for para in shape.text_frame.paragraphs if shape.has_text_frame else ():
                for run in para.runs:
                    if run.text.endswith("q"):
                        run.text += "uo"
                        count += 1
    return count


def test_a_mark_in_part_of_a_line_is_seen_on_a_bold_level(project: Project, tmp_path: Path) -> None:
    for frame in list(project.view().frames.values()):
        edit_cells(project, frame, bullets="- **cost** end\n- all *of* it")
    path = tmp_path / "own.pptx"
    EXPORTER.export(project.view().narrative(), path, OPTIONS)
    deck: Any = Presentation(str(path))
    seen = {
        slide.slide_layout.name: [run.font.bold for run in para.runs]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for para in shape.text_frame.paragraphs
        if para.text == "cost end"
    }
    for design in ("Perfect world", "Objections", "The ask", "Insight"):
        assert seen[design] == [True, False], design


TEMPLATES = ["", *FOREIGN]


def test_marks_come_back_as_they_left(project: Project, tmp_path: Path, long_form: bool) -> None:
    for name in TEMPLATES if long_form else TEMPLATES[:2]:
        round_trips(project, tmp_path, name, SEEDS if long_form else 1)


def round_trips(project: Project, tmp_path: Path, name: str, seeds: int) -> None:
    """Random bullets through a deck on one template, as it is and with a word changed in each."""
    options = OPTIONS | ({"template": FOREIGN[name](tmp_path)} if name else {})
    for seed in range(seeds):
        tell(project, seed)
        path = tmp_path / f"own{seed}.pptx"
        EXPORTER.export(project.view().narrative(), path, options)
        assert compared(project, path).changes == ()

        deck: Any = Presentation(str(path))
        count = say_more(deck)
        changed = tmp_path / "edited.pptx"
        deck.save(str(changed))
        frames = project.view().frames
        found = compared(project, changed).changes
        assert count >= 2 * len(frames) - 5
        for change in found:
            assert change.frame is not None
            told = frames[change.frame].bullets
            meant = "\n".join(line.replace("q", "quo") for line in told.split("\n"))
            assert reads_alike(change.after or "", meant, "bullets"), (told, change.after)
        assert len(found) >= len(frames) - 2
