"""Which files are texts in Markdown, by the endings of their names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

MARKDOWN_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".mkd")


def is_markdown(path: Path) -> bool:
    """Whether the name of a file ends as that of a text in Markdown does."""
    return path.suffix.lower() in MARKDOWN_SUFFIXES
