"""The script of 100 frames with pictures as a Word document, against python-docx by itself."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from build_spec.measures.deck import story_with_pictures
from build_spec.measures.figure import Figure, cpu_s, least
from exporters import registry
from narrative_studio.model.view import NarrativeView

_FRAMES = 100
_SIDE_PX = 262
_ROUNDS = 3


def figures() -> Iterator[Figure]:
    """Measure the Word document."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as name:
        folder = Path(name)
        with story_with_pictures(folder, _FRAMES, _SIDE_PX) as story:
            exporter, target = registry.get("script"), folder / "script.docx"
            ours_s = least(lambda: cpu_s(lambda: exporter.export(story, target, {})), _ROUNDS)
            stock_s = least(lambda: cpu_s(lambda: _stock(story, folder)), _ROUNDS)
    yield Figure(
        f"Word, {_FRAMES} frames with pictures / python-docx, CPU",
        ours_s / stock_s,
        2 / 3,
        f"{ours_s:.2f} s against {stock_s:.2f} s",
    )


def _stock(story: NarrativeView, folder: Path) -> None:
    """The same headings, facts, key messages, scripts and pictures, the usual way."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    document.add_heading(story.narrative.title, 0)
    for number, frame in enumerate(story.frames, start=1):
        document.add_heading(f"Frame {number}  {frame.headline}", 2)
        beat = story.beat(frame).title
        document.add_paragraph(f"{beat} · {len(frame.script.split())} words")
        message = document.add_paragraph()
        message.add_run("Key message").bold = True
        message.add_run(f"\n{frame.key_message}")
        content = story.whole.picture_bytes(frame.picture) if frame.picture else None
        if content is not None:
            document.add_picture(io.BytesIO(content), width=Cm(8))
        document.add_paragraph(frame.script)
    document.save(str(folder / "stock.docx"))
