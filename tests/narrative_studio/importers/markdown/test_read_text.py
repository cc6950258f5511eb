"""A text knows which document it is and whether it came from here."""

from __future__ import annotations

from narrative_studio.importers.markdown.read_text import ReadFrame, ReadText
from narrative_studio.text_marks import RowMark


def test_a_text_is_ours_by_its_front_matter_or_by_one_mark() -> None:
    assert not ReadText("n.md", {"kind": "script"}).is_ours
    assert ReadText("n.md", {"document": "x"}).is_ours
    assert ReadText("n.md", frames=(ReadFrame(RowMark("frame", "x"), 1),)).is_ours
    assert ReadText("n.md", {"kind": "script"}).kind == "script"
