"""Sets a script as Markdown: what is said is plain text, cues are quotes, the rest is named."""

from __future__ import annotations

import json
from collections.abc import Iterator

from exporters.markdown_text import escaped, escaped_lines, write
from exporters.script.reading import Passage, Reading
from narrative_studio.analysis.naming import counted
from narrative_studio.model.durations import format_duration


def markdown_page(text: Reading) -> str:
    """The whole text."""
    parts = [
        _front_matter(text),
        f"# {escaped(text.title) or 'Untitled narrative'}",
        f"*{_totals(text)}*",
    ]
    for part, heading in text.parts:
        passages = text.passages_of(part)
        if passages:
            parts.append(f"## {escaped(heading)}")
            parts += [block for passage in passages for block in _passage(passage, text.pace_wpm)]
    if text.backups:
        parts.append("## Backups")
        parts += [block for passage in text.backups for block in _passage(passage, text.pace_wpm)]
    if not text.passages:
        parts.append("This story has no frames yet.")
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(text: Reading) -> str:
    """YAML, whose strings are those of JSON: whatever was typed stays a string."""
    facts = {
        "title": text.title,
        "kind": "script",
        "product": text.product,
        "version": text.version,
        "date": text.day,
        "content mark": text.content,
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())
    return "\n".join(["---", *lines, "---"])


def _totals(text: Reading) -> str:
    return (
        f"{counted(len(text.passages), 'frame')}, {counted(text.said.words, 'word')}; "
        f"{format_duration(text.said.duration_ms)} spoken at {text.pace_wpm} words a minute, "
        f"{format_duration(text.planned_ms)} planned of {format_duration(text.slot_ms)}"
    )


def _passage(passage: Passage, pace_wpm: int) -> Iterator[str]:
    frame = passage.frame
    yield f"### {passage.name}: {escaped(frame.headline) or 'No headline yet'}"
    facts = [
        escaped(passage.beat),
        f"{format_duration(frame.planned_ms)} planned",
        f"{counted(passage.said.words, 'word')}, {format_duration(passage.said.duration_ms)} "
        f"at {pace_wpm} words a minute",
        escaped(passage.owner),
    ]
    yield f"*{' · '.join(filter(None, facts))}*"
    if frame.key_message.strip():
        yield f"**Key message:** {escaped_lines(frame.key_message)}"
    yield write(passage.script, heading=4) if passage.script else "*No script yet.*"
    if frame.checkpoint.strip():
        yield f"**Checkpoint:** {escaped_lines(frame.checkpoint)}"
    if frame.transition.strip():
        yield f"**Transition:** {escaped_lines(frame.transition)}"
    if passage.questions:
        yield "**Discovery questions:**"
        yield "\n".join(f"- {escaped(question)}" for question in passage.questions)
    visual = frame.visual.strip() or frame.alt_text.strip()
    if visual:
        yield f"**Visual:** {escaped_lines(visual)}"
