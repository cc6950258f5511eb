"""A deck of 100 slides with distinct pictures against stock python-pptx writing the same."""

from __future__ import annotations

import io
import random
import tempfile
from pathlib import Path

from build_spec.measures.figure import Figure, cpu_s, least
from build_spec.measures.projects import story_of
from exporters import registry
from narrative_studio.commands.pictures import set_picture
from narrative_studio.model.view import NarrativeView

_SLIDES = 100
_SIDE_PX = 262
_ROUNDS = 3


def figures() -> list[Figure]:
    """Measure the deck."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        project = story_of(Path(folder) / "deck.narrative", frames=_SLIDES)
        for number, frame in enumerate(project.view().narrative().frames):
            set_picture(project, row=frame, content=noise_png(number), alt_text=f"Noise {number}")
        story = project.view().narrative()
        exporter = registry.get("deck")
        target = Path(folder) / "deck.pptx"
        ours_s = least(lambda: cpu_s(lambda: exporter.export(story, target, {})), _ROUNDS)
        stock = Path(folder) / "stock.pptx"
        stock_s = least(lambda: cpu_s(lambda: _stock(story, stock)), _ROUNDS)
        project.close()
    return [
        Figure(
            f"deck of {_SLIDES} / stock python-pptx, CPU",
            ours_s / stock_s,
            1 / 3,
            f"{ours_s:.2f} s against {stock_s:.2f} s",
        )
    ]


def noise_png(seed: int) -> bytes:
    """A distinct picture of about 200 kB that no compression makes smaller."""
    from PIL import Image

    pixels = random.Random(seed).randbytes(_SIDE_PX * _SIDE_PX * 3)
    out = io.BytesIO()
    Image.frombytes("RGB", (_SIDE_PX, _SIDE_PX), pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _stock(story: NarrativeView, target: Path) -> None:
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
    deck.save(str(target))
