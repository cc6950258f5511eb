"""Texts in Markdown are known by the ends of their names."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.importers.markdown.endings import is_markdown


def test_case_makes_no_difference() -> None:
    assert is_markdown(Path("A.MD"))
    assert is_markdown(Path("a.markdown"))
    assert not is_markdown(Path("md"))
    assert not is_markdown(Path("a.md.txt"))
