"""Decks against stock python-pptx writing the same, against their own growth, and against a floor.

The floor is a program that streams the same content, prepared as strings, into a zip. Where
``NARRATIVE_STUDIO_FLOOR`` names the folder of one (``workload.py`` writes the slides as JSON with a
picture each into ``BENCH_DATA``, ``floor.py str COUNT d TARGET`` writes the deck), decks are held
against it as well.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from math import log
from pathlib import Path

from build_spec.measures.figure import Figure, cpu_s, least
from build_spec.measures.memory import told_by
from build_spec.measures.projects import story_of
from exporters import registry
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project

_FLOOR = "NARRATIVE_STUDIO_FLOOR"
_SIDE_PX = 262
_SMALL_PX = 64
_ROUNDS = 3
_MOST_MB = 120


def figures() -> Iterator[Figure]:
    """Measure decks of 100 and of 1,000 slides, with a distinct picture on each."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as name:
        folder = Path(name)
        for slides, part, rounds in ((100, 3, _ROUNDS), (1_000, 15, 1)):
            with story_with_pictures(folder, slides, _SIDE_PX) as story:
                ours_s = _deck_s(story, folder)
                stock_s = least(lambda: cpu_s(lambda: _stock(story, folder)), rounds)
                yield Figure(
                    f"deck of {slides:,} / stock python-pptx, CPU",
                    ours_s / stock_s,
                    1 / part,
                    f"{ours_s:.2f} s against {stock_s:.2f} s",
                )
        before_mb, peak_mb = told_by(_PEAK, str(folder / "1000-262.narrative"))
        yield Figure(
            f"memory, deck of 1,000 / {_MOST_MB} MB above the program",
            (peak_mb - before_mb) / _MOST_MB,
            1.0,
            f"{peak_mb:.0f} MB at the peak, {before_mb:.0f} MB after a deck of one slide",
        )
        yield _growth(folder)
        if place := os.environ.get(_FLOOR):
            yield _against_floor(Path(place), folder)


def _growth(folder: Path) -> Figure:
    """How the time of a deck grows with its slides; small pictures, so that none is left out."""
    times_s = []
    for slides in (500, 2_000):
        with story_with_pictures(folder, slides, _SMALL_PX) as story:
            times_s.append(_deck_s(story, folder))
    return Figure(
        "growth exponent: deck, 500 to 2,000 slides",
        log(times_s[1] / times_s[0]) / log(4),
        1.05,
        f"{times_s[0]:.2f} s and {times_s[1]:.2f} s of CPU",
    )


def _against_floor(place: Path, folder: Path) -> Figure:
    environment = {**os.environ, "BENCH_DATA": str(folder / "floor")}

    def run(*arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, *arguments]
        subprocess.run(command, env=environment, cwd=place, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def floor_s(count: int) -> float:
        target = str(folder / "floor.pptx")
        return least(lambda: run("floor.py", "str", str(count), "d", target), _ROUNDS)

    run("workload.py", "1000")
    with _workload(folder, 1_000) as story:
        ours_s = _deck_s(story, folder)
    bare_s = floor_s(1_000) - floor_s(1)
    return Figure(
        "deck of 1,000 / the floor, CPU",
        ours_s / bare_s,
        2.0,
        f"{ours_s:.2f} s against {bare_s:.2f} s",
    )


@contextmanager
def story_with_pictures(folder: Path, slides: int, side_px: int) -> Iterator[NarrativeView]:
    """A published document of so many frames, each with a picture of its own."""
    project = story_of(folder / f"{slides}-{side_px}.narrative", frames=slides)
    try:
        frames = project.view().narrative().frames
        with project.op("Picture every frame", may_undo=False) as op:
            for number, frame in enumerate(frames):
                picture = project.keep_picture(noise_png(number, side_px))
                op.set(Frame, frame.id, picture=picture, alt_text=f"Noise {number}")
        project.publish()
        yield project.view().narrative()
    finally:
        project.close()


@contextmanager
def _workload(folder: Path, slides: int) -> Iterator[NarrativeView]:
    """The slides of the floor's workload as a document."""
    told = json.loads((folder / "floor" / f"d{slides}.json").read_text("utf-8"))
    project: Project = story_of(folder / "workload.narrative", frames=slides)
    try:
        frames = project.view().narrative().frames
        with project.op("Take the workload", may_undo=False) as op:
            for frame, one in zip(frames, told, strict=True):
                op.set(
                    Frame,
                    frame.id,
                    headline=one["title"],
                    key_message="",
                    bullets=one["body"].strip(),
                    script=one["notes"],
                    picture=project.keep_picture(Path(one["image"]).read_bytes()),
                    alt_text=Path(one["image"]).name,
                )
        yield project.view().narrative()
    finally:
        project.close()


def _deck_s(story: NarrativeView, folder: Path) -> float:
    exporter, target = registry.get("deck"), folder / "deck.pptx"
    return least(lambda: cpu_s(lambda: exporter.export(story, target, {})), _ROUNDS)


def noise_png(seed: int, side_px: int = _SIDE_PX) -> bytes:
    """A distinct picture that no compression makes smaller; about 200 kB in its usual size."""
    from PIL import Image

    pixels = random.Random(seed).randbytes(side_px * side_px * 3)
    out = io.BytesIO()
    Image.frombytes("RGB", (side_px, side_px), pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _stock(story: NarrativeView, folder: Path) -> None:
    """The same headlines, bullets, pictures with alt text and notes, the usual way."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    layout = deck.slide_layouts[1]
    for frame in story.frames:
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = frame.headline
        body = slide.placeholders[1].text_frame
        first, *more = [line.removeprefix("- ") for line in frame.bullets.splitlines()]
        body.text = first
        for line in more:
            body.add_paragraph().text = line
        content = story.whole.picture_bytes(frame.picture) if frame.picture else None
        if content is not None:
            picture = slide.shapes.add_picture(io.BytesIO(content), Inches(5), Inches(2))
            picture._element.nvPicPr.cNvPr.set("descr", frame.alt_text)
        slide.notes_slide.notes_text_frame.text = frame.script
    deck.save(str(folder / "stock.pptx"))


_PEAK = """
import tempfile
from pathlib import Path
from build_spec.measures.projects import ME, story_of
from exporters import registry
from narrative_studio.project import Project

exporter = registry.get("deck")
with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
    target = Path(folder) / "deck.pptx"
    project = story_of(Path(folder) / "one.narrative", frames=1)
    exporter.export(project.view().narrative(), target, {})
    project.close()
    print(peak_mb())
    project = Project.open(Path(sys.argv[1]), me=ME)
    exporter.export(project.view().narrative(), target, {})
    project.close()
    print(peak_mb())
"""
