"""Findings about footnotes: marks of which nobody says more, and what nothing marks."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.naming import frame_name, quoted, step_name
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.rules.frame_hints import hints
from narrative_studio.footnotes import note_labels
from narrative_studio.markup_lines import source_lines
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

_CELLS: Final = ("do", "say", "expect", "why", "fallback")
_LOST: Final = re.compile(r"\[\^([^\s\[\]]{1,40})\](?!\()")


def footnote_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at the texts of frames and steps that may have footnotes."""
    yield from chain.from_iterable(look_at(view, view.all_frames, _of_frame))


def _of_frame(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    if not hints(view, frame).footnotes:
        return ()
    name = frame_name(view, frame)
    found = [*_of_text(frame, name, "bullets", frame.bullets)]
    found += _of_text(frame, name, "script", frame.script, is_script=True)
    for place, step in enumerate(view.steps(frame.id), start=1):
        for cell in _CELLS:
            text = str(getattr(step, cell))
            if "[^" in text:
                found += _of_text(step, step_name(view, frame, place), cell, text)
    return tuple(found)


def _of_text(
    row: Row, name: str, where: str, text: str, *, is_script: bool = False
) -> Iterator[Finding]:
    if "[^" not in text:
        return
    lines = source_lines(text, is_script=is_script)
    words = (run.text for line in lines for run in line.runs if not run.code)
    for label in dict.fromkeys(found[1] for one in words for found in _LOST.finditer(one)):
        said = f"{name} marks the footnote {quoted(label)} in its {where}, and it says nothing."
        hint = f"Write what it says on a line of its own, as in [^{label}]: its text."
        yield about(row, Level.INFO, Rule.FOOTNOTE_MISSING, said, hint)
    marked = {run.note for line in lines for run in line.runs if run.note}
    for label in note_labels(text, is_script=is_script):
        if label not in marked:
            said = f"{name} has a footnote {quoted(label)} in its {where} that nothing marks."
            hint = f"Put [^{label}] where it belongs, or delete the footnote."
            yield about(row, Level.INFO, Rule.FOOTNOTE_UNUSED, said, hint)
