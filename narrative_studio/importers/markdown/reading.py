"""Reads a text in Markdown into plain values, whoever wrote or edited it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Final

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.foreign_text import decoded, read_limited
from narrative_studio.importers.markdown.blocks import SourceBlock, source_blocks
from narrative_studio.importers.markdown.elements import passed_over, read_elements
from narrative_studio.importers.markdown.front_matter import split_front_matter
from narrative_studio.importers.markdown.read_text import (
    DEMO_KIND,
    KINDS,
    POSITIONING_KIND,
    STORYLESS_KINDS,
    ReadFrame,
    ReadStep,
    ReadText,
)
from narrative_studio.importers.markdown.step_table import has_step_columns, table_steps
from narrative_studio.markup import plain_text
from narrative_studio.story_text import (
    BACKUP,
    FRAME,
    NO_HEADLINE,
    NO_SCRIPT,
    PLANNED,
    STEP,
    Field,
    StepField,
)
from narrative_studio.text_marks import RowMark, find_mark, without_marks

MOST_BYTES: Final = 8 * 1024**2
HINT: Final = "Choose a Markdown file, such as one that was exported here."

_FRAME_LEVEL: Final = 3
_CHIP: Final = re.compile(rf"(?:{FRAME} \d+|({BACKUP})): ?", re.IGNORECASE)
_STEP: Final = re.compile(rf"{STEP} [\d.]+(?::|$)")
_LABEL: Final = re.compile(r"(\*\*|__)([^*_\n\\][^*\n]{0,80}):\1[ \t]*")
_OWN_LABEL: Final = re.compile(r"^(\*\*[^*\n]{1,200})\\:\*\*", re.MULTILINE)
_MADE: Final = re.compile(r"([*_])(?!\1)(.*)(?<!\1)\1", re.DOTALL)
_DEEP: Final = re.compile(r"^(#{6}) (.*?)\s*<!-- (\d{1,2}) -->\s*$")
_SHALLOW: Final = re.compile(r"^(#{4,6}) ")
_FENCE: Final = re.compile(r"^ {0,3}(`{3,}|~{3,})")

_FRAME_FIELDS: Final = {
    Field.KEY_MESSAGE: "key_message",
    Field.BULLETS: "bullets",
    Field.SCRIPT: "script",
    Field.CHECKPOINT: "checkpoint",
    Field.TRANSITION: "transition",
    Field.QUESTIONS: "questions",
    Field.VISUAL: "visual",
    Field.ALT_TEXT: "alt_text",
}
_STEP_FIELDS: Final = {
    StepField.DO: "do",
    StepField.SAY: "say",
    StepField.EXPECT: "expect",
    StepField.WHY: "why",
    StepField.ASK: "ask",
    StepField.FALLBACK: "fallback",
    StepField.DATA: "data",
    StepField.RESET: "reset",
    StepField.ALT_TEXT: "alt_text",
}
_SCRIPT: Final = "script"


def read_text(path: Path) -> ReadText:
    """Read a text that anybody may have written.

    Raises:
        ImportFailed: it is missing, empty, too large, no text, or its front matter has no end; or
            it was made here and tells no story.
    """
    content = read_limited(path, most_bytes=MOST_BYTES, hint=HINT)
    return text_of(decoded(content, path.name, hint=HINT).text, path.name)


def text_of(source: str, name: str) -> ReadText:
    """The same of a text that is there already.

    Raises:
        ImportFailed: its front matter has no end, or it was made here and tells no story.
    """
    meta, body, first = split_front_matter(source.lstrip("\ufeff"), name)
    text = ReadText(name, meta, body, first)
    if meta.get(STORYLESS_KINDS.get(text.kind, "")):
        raise ImportFailed(
            f"“{name}” is a document of {text.kind} that was exported here, and tells no story.",
            "Import the script, the storyboard or the positioning as Markdown instead.",
        )
    if text.kind == POSITIONING_KIND:
        notes = tuple(passed_over(body, first))
        return replace(text, elements=tuple(read_elements(body, first)), notes=notes)
    lines = body.split("\n")
    blocks = source_blocks(body)
    if text.kind not in KINDS and not any(find_mark(one.said) for one in blocks):
        return text
    reader = _Reader(lines, blocks, first, takes_all=text.kind != DEMO_KIND)
    frames = tuple(reader.frames())
    if meta.get("document") and not frames:
        raise ImportFailed(
            f"“{name}” was exported here, but no frame is left in it.",
            "Take an older copy of it, or export it anew.",
        )
    return ReadText(name, meta, body, first, frames)


class _Reader:
    """Goes through the blocks of one text."""

    def __init__(
        self, lines: Sequence[str], blocks: Sequence[SourceBlock], first: int, *, takes_all: bool
    ) -> None:
        self._lines = lines
        self._blocks = blocks
        self._first = first
        self._takes_all = takes_all

    def frames(self) -> Iterator[ReadFrame]:
        """The frames in their order; what stands around them belongs to none."""
        starts = [
            place
            for place, block in enumerate(self._blocks)
            if block.kind == "heading" and block.level <= _FRAME_LEVEL
        ]
        frames = {place for place in starts if self._is_frame(place)}
        frames |= set(self._beside(starts, frames))
        for start, end in zip(starts, [*starts[1:], len(self._blocks)], strict=False):
            if start in frames:
                yield self._frame(start, end)

    def _beside(self, starts: Sequence[int], frames: Set[int]) -> Iterator[int]:
        """Headings that somebody added in a part of the text that tells frames."""
        part: list[int] = []
        for start in (*starts, len(self._blocks)):
            is_end = start == len(self._blocks) or self._blocks[start].level < _FRAME_LEVEL
            if is_end and not frames.isdisjoint(part):
                yield from (place for place in part if self._mark(place) is None)
            if is_end:
                part = []
            else:
                part.append(start)

    def _is_frame(self, start: int) -> bool:
        block = self._blocks[start]
        mark = self._mark(start)
        if mark is not None:
            return mark.table == "frame"
        is_named = _CHIP.match(block.said) is not None
        return is_named or (self._takes_all and block.level == _FRAME_LEVEL)

    def _mark(self, start: int) -> RowMark | None:
        """The mark in or below a heading."""
        following = self._blocks[start + 1] if start + 1 < len(self._blocks) else None
        mark = find_mark(self._blocks[start].said)
        if mark is None and following is not None and following.kind == "html":
            mark = find_mark(following.said)
        return mark

    def _frame(self, start: int, end: int) -> ReadFrame:
        block = self._blocks[start]
        said = " ".join(plain_text(f"# {without_marks(block.said)}").split())
        chip = _CHIP.match(said)
        headline = said[chip.end() :] if chip else said
        steps = [place for place in range(start + 1, end) if self._is_step(place)]
        tables = [one for one in self._blocks[start + 1 : end] if self._is_steps(one)]
        own_end = steps[0] if steps else end
        fields = self._fields(start + 1, own_end, _FRAME_FIELDS, _SCRIPT)
        made = [
            self._step(place, following)
            for place, following in zip(steps, [*steps[1:], end], strict=False)
        ]
        for table in tables:
            found, asked = table_steps(table, self._first)
            made += found
            fields |= asked
        return ReadFrame(
            self._mark(start),
            block.first + self._first,
            "" if headline == NO_HEADLINE else headline,
            bool(chip and chip[1]),
            fields,
            tuple(made),
        )

    def _is_step(self, place: int) -> bool:
        block = self._blocks[place]
        if block.kind != "heading":
            return False
        mark = self._mark(place)
        return mark.table == "step" if mark is not None else _STEP.match(block.said) is not None

    def _step(self, start: int, end: int) -> ReadStep:
        fields = self._fields(start + 1, end, _STEP_FIELDS, "")
        return ReadStep(self._mark(start), self._blocks[start].first + self._first, fields)

    def _fields(
        self, start: int, end: int, names: dict[Field, str] | dict[StepField, str], rest: str
    ) -> dict[str, str]:
        """The fields by their labels; ``rest`` is the one without a label."""
        by_label = {str(label).casefold(): name for label, name in names.items()}
        parts: dict[str, list[str]] = {}
        current, is_open = rest, True
        for place in range(start, end):
            block = self._blocks[place]
            source = "\n".join(line.rstrip() for line in self._lines[block.first : block.last])
            label = _LABEL.match(source) if block.kind == "paragraph" else None
            if label is not None and _is_label(label[2], by_label):
                current = by_label.get(label[2].casefold(), "")
                is_open = current != "key_message"
                source = source[label.end() :]
            elif self._is_made(block, source, is_first=not parts):
                continue
            elif not is_open:
                current, is_open = rest, True
            if current and source.strip():
                parts.setdefault(current, []).append(source)
        return {name: _own(found) for name, found in parts.items()}

    def _is_steps(self, block: SourceBlock) -> bool:
        """Whether a table holds demo steps: by their marks, in a demo script by its columns."""
        if block.kind != "table":
            return False
        is_marked = any(find_mark(row[0]) for row in block.cells if row)
        return is_marked or (not self._takes_all and has_step_columns(block))

    def _is_made(self, block: SourceBlock, source: str, *, is_first: bool) -> bool:
        """Whether a block is none of what people typed: a mark, facts, what stands for nothing."""
        if block.kind == "html":
            return find_mark(source) is not None
        if block.kind == "table":
            return self._is_steps(block)
        made = _MADE.fullmatch(source.strip()) if block.kind == "paragraph" else None
        if made is None:
            return False
        is_facts = is_first and (f" {PLANNED}" in made[2] or re.match(r"\d+ steps?, ", made[2]))
        return bool(is_facts) or made[2] == NO_SCRIPT or made[2].startswith("Picture: ")


def _is_label(said: str, known: dict[str, str]) -> bool:
    """Whether bold words before a colon name a field, be it one that does not come back."""
    every = {str(one).casefold() for one in (*Field, *StepField)}
    return said.casefold() in known or said.casefold() in every


def _own(parts: Sequence[str]) -> str:
    """A text as it was typed: its headings as high as they were, its bold words as they were."""
    lines: list[str] = []
    fence = ""
    for line in _OWN_LABEL.sub(r"\1:**", "\n\n".join(parts)).split("\n"):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif fence and found and found[1].startswith(fence):
            fence = ""
        if not fence and not found:
            if deep := _DEEP.match(line):
                line = f"{'#' * max(1, int(deep[3]) - _FRAME_LEVEL)} {deep[2]}"
            else:
                line = _SHALLOW.sub(lambda sign: f"{sign[1][_FRAME_LEVEL:]} ", line)
        lines.append(line)
    return "\n".join(lines).strip("\n")
