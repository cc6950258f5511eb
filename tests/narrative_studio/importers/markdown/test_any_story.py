"""Whatever a story says comes back the same, and no file that was hurt breaks the import."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import set_questions
from narrative_studio.errors import NarrativeError
from narrative_studio.importers.markdown.reading import text_of
from narrative_studio.importers.markdown.returning import read_back_text, text_story
from narrative_studio.importers.markdown.storyboard import text_storyboard
from narrative_studio.project import Project
from tests.narrative_studio.importers.markdown.conftest import Compared, Exported

WORDS = (
    "log", "*wet*", "**oven**", "`a|b`", "a_b", "<b>", "[x](https://example.org/?a=1&b=2)", "1.",
    "#", "&amp;", "50 %", "—", "木", "| bar", "~~no~~", "\\", "Key message:", "**Note:**", "> on",
    "- x", "+ y", "---", "!", "Ünïcode", "Frame 3:", "<!-- c -->", "***", "[ ] task", "_", "``",
)  # fmt: skip
CELLS = ("headline", "key_message", "bullets", "script", "transition", "visual")
STEP_CELLS = ("do", "say", "expect", "why", "fallback")
ASKED = ("log", "*wet*", "`a|b`", "a_b", "<b>", "&amp;", "木", "\\", "50 %", "**Note:**")
"""Words of what is asked, which stands in a row of its own without a mark."""
BLOCKS = (
    "- {}\n- {}",
    "1. {}\n2. {}",
    "> {}",
    "# {}\n\n{}",
    "```\n{}\n```",
    "{}\n\n{}",
    "{}\\\n{}",
    "| {} | b |\n| --- | --- |\n| 1 | 2 |",
    "- {}\n  - {}",
    "{}\n{}",
    "{}",
)


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(0, 6)))


def prose(chance: random.Random) -> str:
    parts = [chance.choice(BLOCKS) for _ in range(chance.randint(0, 4))]
    return "\n\n".join(
        part.format(*(sentence(chance) for _ in range(part.count("{}")))) for part in parts
    )


def fill(story: Project, chance: random.Random) -> None:
    view = story.view()
    for frame in view.narrative().all_frames:
        texts: dict[str, Any] = {name: prose(chance) for name in CELLS}
        edit_cells(story, frame, checkpoint=" ".join(chance.choices(ASKED, k=4)), **texts)
        set_questions(story, frame=frame.id, texts=[sentence(chance) for _ in range(2)])
        for step in view.narrative().steps(frame.id):
            texts = {name: prose(chance) for name in STEP_CELLS}
            edit_cells(story, step, ask=" ".join(chance.choices(ASKED, k=4)), **texts)


@pytest.mark.parametrize("seed", range(8))
def test_any_story_comes_back_the_same(
    story: Project, exported: Exported, compared: Compared, seed: int
) -> None:
    fill(story, random.Random(seed))
    for kind in ("script", "storyboard", "demo-script"):
        found = compared(exported(kind))
        assert [(kind, one.field, one.before, one.after) for one in found.changes] == []


@pytest.mark.parametrize("seed", range(3))
def test_a_hurt_file_is_read_or_refused_in_words(
    story: Project, exported: Exported, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    sources = [exported(kind) for kind in ("script", "storyboard", "demo-script")]
    for _ in range(60):
        source = chance.choice(sources)
        for _cut in range(chance.randint(1, 6)):
            at = chance.randrange(len(source))
            cut = source[at : at + chance.randint(0, 60)]
            rest = source[at + len(cut) :]
            source = source[:at] + chance.choice(["", cut * 2, "\n", "|", "---", "<!--"]) + rest
        with suppress(NarrativeError):
            text = text_of(source, "hurt.md")
            told = text_story(text, story.view())
            if told is not None:
                read_back_text(story, text, told)
            text_storyboard(text, folder=tmp_path)
