"""Keeps the pictures that stand in a text while its words come back from slides.

A slide shows such a picture as a shape, beside the text or over the cell of a table, so that the
words that are read there say nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from narrative_studio.markup import Run, Runs, runs_text
from narrative_studio.text_pictures import picture_id, picture_ids, with_pictures


def pictures_kept(runs: Runs, base: Runs) -> Runs:
    """Runs with the pictures of ``base``: in place of the words for them, else at the end."""
    for picture in (run for run in base if run.picture):
        runs = _with_picture(runs, picture)
    return runs


def cells_kept(cells: Sequence[Runs], base: Sequence[Runs]) -> tuple[Runs, ...]:
    """The cells of a row with the pictures of ``base``, those of lost columns in the last one."""
    made = [pictures_kept(cell, own) for cell, own in zip(cells, base, strict=False)]
    made += cells[len(made) :]
    for own in base[len(cells) :] if made else ():
        made[-1] = pictures_kept(made[-1], own)
    return tuple(made)


def none_lost(text: str, base: str, removed: Iterable[Runs]) -> str:
    """A text with the pictures of its ``base`` that it lacks, but for those ``removed``."""
    present = {*picture_ids(text)}
    present |= {found for runs in removed for run in runs if (found := picture_id(run.picture))}
    missing = [found for found in picture_ids(base) if found not in present]
    return with_pictures(text, [(found, _alt(base, found)) for found in missing])


def _with_picture(runs: Runs, picture: Run) -> Runs:
    if any(run.picture == picture.picture for run in runs):
        return runs
    words = runs_text((picture,))
    for place, run in enumerate(runs):
        before, found, after = run.text.partition(words) if words.strip() else ("", "", "")
        if found and not run.code:
            parts = (replace(run, text=before), picture, replace(run, text=after))
            kept = tuple(part for part in parts if part.text or part.picture)
            return (*runs[:place], *kept, *runs[place + 1 :])
    space = (Run(" "),) if runs_text(runs).strip() and not runs_text(runs)[-1:].isspace() else ()
    return (*runs, *space, picture)


def _alt(base: str, found: str) -> str:
    """What a text says that a picture shows, as it was typed."""
    before = base[: base.index(f"](picture:{found}")] if f"](picture:{found}" in base else ""
    return before.rpartition("![")[2].replace("\\", "")
