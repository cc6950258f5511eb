"""Sets a demo script as Markdown: front matter, the mission, and a table for each scene."""

from __future__ import annotations

import json
from collections.abc import Iterator

from exporters.demo_script.readiness import Check, Readiness
from exporters.demo_script.sheet import (
    CALL_CLOCK,
    DEMO_CLOCK,
    Expected,
    Line,
    Preparation,
    RunSheet,
    Scene,
)
from exporters.markdown_text import cell, escaped, plain_cell, table
from narrative_studio.analysis.naming import counted
from narrative_studio.markup import parse
from narrative_studio.model.durations import format_duration

_COLUMNS = ("Step", "Time", "Do", "Say", "They see", "Why it matters", "If it fails")
_STAR = "★"


def markdown_page(sheet: RunSheet) -> str:
    """The whole text."""
    parts = [
        _front_matter(sheet),
        f"# {escaped(sheet.title) or 'Untitled narrative'}",
        *_mission(sheet),
        *_ready(sheet.ready),
        *_preparations(sheet),
        "## Run sheet",
        DEMO_CLOCK if sheet.scenes else "",
        *(part for scene in sheet.scenes for part in _scene(scene)),
    ]
    if not sheet.scenes:
        parts.append("No frame of this story has demo steps yet.")
    parts += ["## Cue card", CALL_CLOCK, _cue_card(sheet)]
    if sheet.expected:
        rows = [_question(expected) for expected in sheet.expected]
        names = ("Question", "Answer", "Proof", "Who answers")
        parts += ["## Expected questions", table(names, rows)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(sheet: RunSheet) -> str:
    """YAML, whose strings are those of JSON: whatever was typed stays a string."""
    facts = {
        "title": sheet.title,
        "kind": "demo script",
        "product": sheet.product,
        "version": sheet.version,
        "date": sheet.day,
        "content mark": sheet.content,
        "length of the call": format_duration(sheet.slot_ms),
        "planned": format_duration(sheet.planned_ms),
        "demo": format_duration(sheet.steps_ms),
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())
    return "\n".join(["---", *lines, "---"])


def _mission(sheet: RunSheet) -> Iterator[str]:
    yield "\n".join(f"- {fact}" for fact in _facts(sheet))
    if sheet.claims:
        yield "## Claims to prove"
        rows = [
            (
                _cautioned(claim.name, claim.caution),
                str(claim.kind).capitalize(),
                ", ".join(map(str, claim.scenes)),
                ", ".join(claim.steps),
                "<br>".join(map(plain_cell, claim.proofs)),
            )
            for claim in sheet.claims
        ]
        yield table(("Claim", "Kind", "Frames", "Steps", "Proof"), rows)


def _facts(sheet: RunSheet) -> Iterator[str]:
    if sheet.outcome:
        yield f"**Outcome:** {escaped(sheet.outcome)}"
    slot, planned = format_duration(sheet.slot_ms), format_duration(sheet.planned_ms)
    yield f"**Length of the call:** {slot}, {planned} planned"
    steps = counted(len(sheet.lines), "step")
    long, scenes = format_duration(sheet.steps_ms), format_duration(sheet.scenes_ms)
    yield f"**Demo:** {steps}, {long} of {scenes} planned for these frames"
    if sheet.wow is not None:
        at, limit = format_duration(sheet.wow.start_ms), format_duration(sheet.wow_limit_ms)
        in_call = format_duration(sheet.wow_call_ms)
        yield (
            f"**First wow:** {at} into the demo, step {sheet.wow.number}, "
            f"{in_call} into the call; at the latest {limit} into the demo"
        )
    if sheet.lines:
        yield f"**Fallbacks:** {sheet.with_fallback} of {steps} with one"
    if sheet.ready.plan_b:
        yield f"**Plan B:** {_one_line(sheet.ready.plan_b)}"
    if sheet.audience:
        yield f"**Audience:** {'; '.join(map(escaped, sheet.audience))}"
    for role in sheet.roles:
        job = f", {escaped(role.job)}" if role.job else ""
        yield f"{_strong(escaped(role.name) or 'Somebody')}{job}: {role.what}"


def _ready(ready: Readiness) -> Iterator[str]:
    if ready.phases or ready.data or ready.environment:
        yield "## Readiness"
    if ready.environment:
        yield f"**Environment:** {_one_line(ready.environment)}"
    for phase in ready.phases:
        yield f"### {phase.title}"
        yield "\n".join(map(_check, phase.checks))
    if ready.data:
        yield "### Data"
        rows = [
            (
                plain_cell(one.name),
                f"`{one.value}`" if _is_literal(one.value) else plain_cell(one.value),
                plain_cell(one.used_in),
            )
            for one in ready.data
        ]
        yield table(("What", "Value", "Used in step"), rows)


def _check(check: Check) -> str:
    owner = f" ({escaped(check.owner)})" if check.owner else ""
    return f"- [ ] {escaped(check.what)}{owner}"


def _is_literal(value: str) -> bool:
    """Whether a value can stand as code in a cell of a table."""
    return bool(value.strip()) and not set(value) & set("`|\n\\")


def _one_line(words: str) -> str:
    return escaped(" ".join(words.split()))


def _preparations(sheet: RunSheet) -> Iterator[str]:
    for title, items in (("Have ready", sheet.data), ("Put back afterwards", sheet.resets)):
        if items:
            yield f"## {title}"
            yield "\n".join(map(_tick, items))


def _tick(item: Preparation) -> str:
    return f"- [ ] {escaped(item.what)} ({', '.join(item.steps)})"


def _scene(scene: Scene) -> Iterator[str]:
    headline = escaped(scene.frame.headline) or "No headline yet"
    yield f"### Frame {scene.number}: {headline}"
    facts = (
        f"{counted(len(scene.lines), 'step')}, {format_duration(scene.steps_ms)} "
        f"of {format_duration(scene.frame.planned_ms)}"
    )
    yield f"*{facts}*"
    if scene.frame.key_message.strip():
        yield _strong(escaped(scene.frame.key_message))
    rows = [row for line in scene.lines for row in _rows(line)]
    if scene.checkpoint:
        rows.append(_ask("Checkpoint", scene.checkpoint))
    yield table(_COLUMNS, rows)


def _rows(line: Line) -> Iterator[tuple[str, ...]]:
    step = line.step
    marks = [f"**{_STAR} Wow**" if step.is_wow else "", "*Optional*" if step.is_optional else ""]
    shown = f"*Picture: {plain_cell(step.alt_text)}*" if step.picture and step.alt_text else ""
    yield (
        f"**{line.number}**<br>{str(step.kind).capitalize()}",
        f"{format_duration(step.planned_ms)}<br>to {format_duration(line.time.end_ms)}",
        _stacked(cell(parse(step.do)), *marks),
        cell(parse(step.say)),
        _stacked(cell(parse(step.expect)), shown),
        _stacked(
            *(_cautioned(reason.name, reason.caution) for reason in line.reasons),
            cell(parse(step.why)),
        ),
        cell(parse(step.fallback)),
    )
    if step.ask.strip():
        yield _ask("Ask", step.ask)


def _ask(word: str, text: str) -> tuple[str, ...]:
    return ("", "", f"**{word.upper()}**", _strong(cell(parse(text))), "", "", "")


def _cue_card(sheet: RunSheet) -> str:
    rows = [
        (
            line.number,
            format_duration(line.at_ms),
            _stacked(plain_cell(line.cue), f"**{_STAR} Wow**" if line.has_wow else ""),
        )
        for line in sheet.cues
    ]
    return table(("Frame", "At", "Cue"), rows)


def _question(expected: Expected) -> tuple[str, ...]:
    where = f"frame {expected.frame}" if expected.frame else "no frame answers it"
    return (
        f"{_strong(plain_cell(expected.objection.text))}<br>{expected.objection.kind}, {where}",
        cell(parse(expected.objection.response)),
        "<br>".join(map(plain_cell, expected.evidence)),
        plain_cell(expected.owner),
    )


def _cautioned(name: str, caution: str) -> str:
    return f"{plain_cell(name)} *({caution})*" if caution else plain_cell(name)


def _strong(text: str) -> str:
    """Bold, unless there are marks inside that would end it too early."""
    return text if "*" in text else f"**{text}**"


def _stacked(*parts: str) -> str:
    return "<br>".join(filter(None, parts))
