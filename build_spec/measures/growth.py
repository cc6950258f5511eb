"""What a long history costs: 50,000 edits in room, and in the time that opening takes."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_spec.measures.figure import Figure, cpu_s, least
from build_spec.measures.projects import ME, story_of
from narrative_studio.commands.editing import edit_cells
from narrative_studio.project import Project

EDITS = 50_000
ALLOWED_BYTES = 25_000_000
"""What 50,000 edits may take besides one and a half times the characters that were inserted."""

_FRAMES = 100
_WORKED_ON = 40
_SCRIPT_CHARS = 3_000
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Grown:
    """A document after so many edits: its sizes in bytes, and how much was typed."""

    path: Path
    inserted_chars: int
    file_bytes: int
    work_bytes: int

    def share_of_budget(self, size_bytes: int, edits: int) -> float:
        """How much of the room that so many edits may take is taken."""
        return size_bytes / (1.5 * self.inserted_chars + ALLOWED_BYTES * edits / EDITS)


def grown(path: Path, edits: int, *, seed: int = 1) -> Grown:
    """Make a document and edit it: a quarter changes 5 to 20 characters of a script of 3 kB."""
    dice = random.Random(seed)
    project = story_of(path, frames=_FRAMES)
    frames = list(project.view().frames)
    for frame_id in frames[:_WORKED_ON]:
        row = project.view().frames[frame_id]
        edit_cells(project, row, script=_words(dice, _SCRIPT_CHARS))
    inserted = 0
    for number in range(edits):
        row = project.view().frames[dice.choice(frames[:_WORKED_ON])]
        if number % 4 == 0:
            length = dice.randrange(5, 21)
            at = dice.randrange(len(row.script) - length)
            typed = _words(dice, length)
            script = row.script[:at] + typed + row.script[at + length :]
            edit_cells(project, row, script=script)
        else:
            typed = _words(dice, dice.randrange(10, 50))
            edit_cells(project, row, headline=typed)
        inserted += len(typed)
    project.publish()
    work = project._document.place.journal
    project.close()
    return Grown(path, inserted, path.stat().st_size, work.stat().st_size)


def figures() -> Iterator[Figure]:
    """Measure the room and the opening of a document with a long history."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        few = grown(Path(folder) / "few.narrative", 100)
        many = grown(Path(folder) / "many.narrative", EDITS)
        for name, size in (("document", many.file_bytes), ("work copy", many.work_bytes)):
            yield Figure(
                f"{name} after 50,000 edits / its budget",
                many.share_of_budget(size, EDITS),
                1.0,
                f"{size / 1e6:.1f} MB, {many.inserted_chars / 1e6:.1f} M characters typed",
            )
        few_s, many_s = (
            least(lambda: cpu_s(lambda: Project.open(one.path, me=ME).close()), _ROUNDS)  # noqa: B023
            for one in (few, many)
        )
        yield Figure(
            "open after 50,000 edits / after 100, CPU",
            many_s / few_s,
            1.2,
            f"{many_s * 1000:.1f} ms against {few_s * 1000:.1f} ms",
        )


def _words(dice: random.Random, length: int) -> str:
    """Text of a length, made of words as people use them: some often, most of them seldom."""
    made = ""
    while len(made) < length:
        made += f"{dice.choice(_VOCABULARY)} "
    return made[:length]


_VOCABULARY = [
    "".join(random.Random(number).choices("etaoinshrdlucmfwypvbgk", k=2 + number % 9))
    for number in range(800)
]
