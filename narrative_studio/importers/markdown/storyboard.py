"""Makes a storyboard of a text: a frame for each heading, with what stands below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.stories import NewFrame, NewStory
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.reading import MOST_PICTURE_BYTES
from narrative_studio.importers.deck.storyboard import OWN_ORDER, kept_picture
from narrative_studio.importers.foreign_text import read_limited
from narrative_studio.importers.markdown.blocks import SourceBlock, source_blocks
from narrative_studio.importers.markdown.comparing import taken
from narrative_studio.importers.markdown.read_text import ReadFrame, ReadText
from narrative_studio.markup import plain_text
from narrative_studio.model.ids import FrameId, new_id
from narrative_studio.model.template import template

MOST_FRAMES: Final = 1000
_PICTURE: Final = re.compile(r"!\[([^\]\n]*)\]\(\s*<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_ENDINGS: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"})
_SAID: Final = frozenset({"paragraph", "blockquote"})
_SHOWN_AS_TEXT: Final = frozenset({"html", "hr"})
_STEP_MS: Final = 15_000
_LEAST_MS: Final = 30_000
_HEADING: Final = re.compile(r"^ {0,3}#{1,6}[ \t]+")


def text_storyboard(text: ReadText, *, folder: Path) -> tuple[NewStory, tuple[str, ...]]:
    """A narrative to be made of a text, and what had to be left out, in words.

    Paragraphs and cues become what is said, lists, tables and code what is shown. Pictures are
    taken from ``folder``, where the text lies, and from folders in it; never from anywhere else.

    Raises:
        ImportFailed: it says nothing, or has too many headings for a storyboard.
    """
    maker = _Maker(text, folder)
    title, frames = maker.brought() if text.frames else maker.foreign()
    if not frames:
        raise ImportFailed(
            f"“{text.name}” has neither headings nor words.", "Choose a text that says something."
        )
    if len(frames) > MOST_FRAMES:
        raise ImportFailed(
            f"“{text.name}” would become {len(frames)} frames, more than a storyboard can hold.",
            f"Import a part of it with at most {MOST_FRAMES} headings.",
        )
    kind = template(OWN_ORDER)
    each_ms = kind.call_length_ms // len(frames) // _STEP_MS * _STEP_MS
    made = tuple(
        NewFrame(FrameId(new_id()), kind.beats[0].id, planned_ms=max(_LEAST_MS, each_ms), **cells)  # type: ignore[arg-type]
        for cells in frames
    )
    return NewStory(text.name, title or _stem(text.name), kind.id, made), tuple(maker.notes)


Cells = dict[str, object]


class _Maker:
    """Gathers the frames of one text."""

    def __init__(self, text: ReadText, folder: Path) -> None:
        self._text = text
        self._folder = folder
        self._lines = text.body.split("\n")
        self.notes: list[str] = list(text.notes)

    def brought(self) -> tuple[str, list[Cells]]:
        """Those of a text that was exported from some document."""
        steps = sum(len(read.steps) for read in self._text.frames)
        if steps:
            self.notes.append(f"{counted(steps, 'demo step')} left out: they need their document.")
        return self._text.meta.get("title", ""), [_cells(read) for read in self._text.frames]

    def foreign(self) -> tuple[str, list[Cells]]:
        """Those of a text by somebody else."""
        blocks = source_blocks(self._text.body)
        title, level = _levels(blocks)
        starts = [
            place
            for place, block in enumerate(blocks)
            if block.kind == "heading" and block.level <= level
        ]
        frames: list[Cells] = []
        for start, end in zip([-1, *starts], [*starts, len(blocks)], strict=False):
            head = blocks[start] if start >= 0 else None
            cells = self._frame(head, blocks[start + 1 : end])
            is_title = head is not None and _words(head) == title and not frames
            if len(cells) > 1 or (cells.get("headline") and not is_title):
                frames.append(cells)
        return self._text.meta.get("title", "") or title, frames

    def _frame(self, head: SourceBlock | None, inside: Sequence[SourceBlock]) -> Cells:
        said: list[str] = []
        shown: list[str] = []
        pictures: list[tuple[bytes, str]] = []
        for block in inside:
            source = "\n".join(
                line.rstrip() for line in self._lines[block.first : block.last]
            ).strip("\n")
            if block.kind in _SHOWN_AS_TEXT:
                continue
            source, found = self._without_pictures(source, block)
            pictures += found
            if not source.strip():
                continue
            if block.kind == "heading":
                source = f"## {_HEADING.sub('', source.splitlines()[0])}"
            (said if block.kind in _SAID else shown).append(source)
        cells: Cells = {"headline": _words(head) if head is not None else ""}
        if said:
            cells["script"] = "\n\n".join(said)
        if shown:
            cells["bullets"] = "\n\n".join(shown)
        if pictures:
            (cells["picture"], cells["alt_text"]), *more = pictures
            cells["more"] = tuple(more)
        return cells

    # Pictures

    def _without_pictures(
        self, source: str, block: SourceBlock
    ) -> tuple[str, list[tuple[bytes, str]]]:
        """A block without the pictures that could be taken, and these."""
        if block.kind in ("fence", "code_block"):
            return source, []
        found: list[tuple[bytes, str]] = []

        def take(match: re.Match[str]) -> str:
            line = block.first + self._text.first
            content = self._picture(match[2], line)
            if content is None:
                return match[1]
            found.append((content, match[1]))
            return ""

        return _PICTURE.sub(take, source), found

    def _picture(self, address: str, line: int) -> bytes | None:
        name = unquote(address)
        try:
            folder = self._folder.resolve()
            path = (folder / name).resolve()
            is_beside = ":" not in name and path.is_relative_to(folder)
        except (OSError, ValueError, RuntimeError):
            is_beside = False
        if not is_beside:
            self.notes.append(
                f"Line {line}: the picture {_short(name)} does not lie beside the text and is left "
                "out."
            )
            return None
        if path.suffix.lower() not in _ENDINGS:
            self.notes.append(f"Line {line}: {_short(name)} is no picture that can be shown.")
            return None
        try:
            content = read_limited(path, most_bytes=MOST_PICTURE_BYTES, hint="Add it by hand.")
            return kept_picture(content, name=path.name)
        except ImportFailed as error:
            self.notes.append(f"Line {line}: {error.what}")
            return None


def _levels(blocks: Sequence[SourceBlock]) -> tuple[str, int]:
    """The title of a text, if one heading stands above all others, and the level of its frames."""
    heads = [block for block in blocks if block.kind == "heading"]
    if not heads:
        return "", 0
    counts = Counter(block.level for block in heads)
    highest = min(counts)
    if counts[highest] > 1 or heads[0].level != highest or len(heads) == 1:
        return "", highest
    return _words(heads[0]), min(level for level in counts if level > highest)


def _cells(read: ReadFrame) -> Cells:
    fields = {name: taken("", said, name) for name, said in read.fields.items()}
    known = ("key_message", "bullets", "script", "checkpoint", "transition", "visual", "alt_text")
    cells: Cells = {name: fields[name] for name in known if fields.get(name)}
    return cells | {"headline": read.headline, "is_backup": read.is_backup}


def _words(block: SourceBlock) -> str:
    return " ".join(plain_text(f"# {' '.join(block.said.split())}").split())


def _short(name: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in name)
    return f"“{shown[:80]}…”" if len(shown) > 80 else f"“{shown}”"


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
