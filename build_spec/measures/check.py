"""The check of a long story: in full, and again after one edit, on the calibration machine.

The calibration machine runs the calibration loop of :mod:`build_spec.measures.figure` in 50 ms;
what is measured here is divided by how much slower or faster this one runs it at that moment: a
machine that others use too is faster in one second than in the next.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from build_spec.measures.figure import Calibrated, Figure, calibrated
from build_spec.measures.large_story import large_story
from build_spec.measures.projects import ME
from narrative_studio.analysis.looks import carry_over
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.analysis.wording.words import script_words
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project

_FULL_MS = 200
_AGAIN_MS = 20
_ROUNDS = 7


def figures() -> Iterator[Figure]:
    """Measure the check of 1,000 frames with 5,000 steps."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        path = Path(folder) / "large.narrative"
        with closing(large_story(path)) as made:
            made.publish()
        with closing(Project.open(path, me=ME)) as project:
            full = [_full(project) for _ in range(_ROUNDS)]
            again = _again(project)
    for name, rounds, at_most_ms in (
        ("full check", full, _FULL_MS),
        ("check after an edit", again, _AGAIN_MS),
    ):
        times_ms = [one.here_ms for one in rounds]
        yield Figure(
            f"{name}, 1,000 frames / {at_most_ms} ms, calibrated",
            median(one.calibrated_ms for one in rounds) / at_most_ms,
            1.0,
            f"{median(times_ms):.1f} ms of CPU here, {min(times_ms):.1f} to {max(times_ms):.1f}",
        )


def _full(project: Project) -> Calibrated:
    """A check by somebody who has not seen the story before."""
    story = NarrativeView(project.view(), project.view().narratives.ordered[0])
    story.whole.link_states  # noqa: B018 - the view is there before it is checked
    script_words.cache_clear()
    return calibrated(lambda: findings(story))


def _again(project: Project) -> list[Calibrated]:
    """The edit of a headline, and the check that follows it."""
    story = project.view().narrative()
    findings(story)
    rounds = []
    for number, frame in enumerate(story.frames[100 : 100 + _ROUNDS]):
        before = story
        edit_cells(project, frame, headline=f"Reworded for the {number}th time")

        def check(before: NarrativeView = before) -> None:
            after = project.view().narrative()
            carry_over(before, after)
            findings(after)

        rounds.append(calibrated(check))
        story = project.view().narrative()
        carry_over(before, story)
        findings(story)
    return rounds
