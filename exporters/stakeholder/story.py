"""Sets the story frame by frame: what is to be remembered, seen and, folded away, said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from exporters.stakeholder.chips import chip_row, element_chip, proof_chip
from exporters.stakeholder.gathered import StakeholderCopy
from exporters.web.blocks import blocks_html
from exporters.web.page import picture, shown_in_text
from exporters.web.tags import Html, join, tag
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.timing import timing
from narrative_studio.analysis.wording.words import script_words
from narrative_studio.markup import parse, parse_script
from narrative_studio.model.demo import Step
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part


def story(shown: StakeholderCopy) -> Html | None:
    """The whole section; None where the story is not wanted."""
    if not shown.contents.has_story:
        return None
    parts: list[Html] = [tag("h2", "The story")]
    if not shown.frames:
        parts.append(tag("p", "This story has no frames yet.", class_="empty"))
        return tag("section", join(parts, "\n"), id="story")
    parts.append(tag("p", _totals(shown), class_="support"))
    for part, frames in groupby(shown.frames, lambda frame: shown.view.beat(frame).part):
        title = shown.view.template.part(part).title
        parts.append(tag("h3", title, class_=f"part {part}"))
        parts += [_frame(shown, frame) for frame in frames]
    return tag("section", join(parts, "\n"), id="story")


def _totals(shown: StakeholderCopy) -> str:
    planned = format_duration(timing(shown.view).planned_ms)
    slot = format_duration(shown.view.narrative.call_length_ms)
    return f"{counted(len(shown.frames), 'frame')}, {planned} planned of {slot}"


def _frame(shown: StakeholderCopy, frame: Frame) -> Html:
    beat = shown.view.beat(frame)
    chip = "chip setup" if beat.part is Part.SETUP else "chip"
    facts = tag(
        "p",
        tag("span", f"Frame {shown.view.number(frame.id)}", class_=chip),
        " ",
        tag("span", beat.title, class_="beat"),
        " ",
        tag("span", f"{format_duration(frame.planned_ms)} · {frame.status}", class_="support"),
        class_="facts",
    )
    elements, proofs = shown.carried(frame)
    chips = [element_chip(shown, one, has_kind=True) for one in elements]
    chips += [proof_chip(shown, one) for one in proofs]
    message = frame.key_message.strip()
    parts = [
        facts,
        tag("h4", frame.headline or "No headline yet", dir="auto"),
        tag("p", message, class_="key typed", dir="auto") if message else None,
        _criteria(shown, frame),
        _script(shown, frame),
        _steps(shown, frame),
        chip_row("Rests on", chips),
    ]
    told = tag("div", join(parts, "\n"), class_="told")
    anchor = shown.anchors[frame.id]
    return tag("article", _visual(shown, frame), told, id=anchor, class_="frame")


def _visual(shown: StakeholderCopy, frame: Frame) -> Html | None:
    drawn = picture(shown.whole, frame.picture, frame.alt_text or frame.visual)
    words = frame.visual.strip() or frame.alt_text.strip()
    if drawn:
        return tag("figure", drawn)
    if words:
        caption = tag("figcaption", "To be seen: ", words, class_="support", dir="auto")
        return tag("figure", caption)
    return None


def _criteria(shown: StakeholderCopy, frame: Frame) -> Html | None:
    criteria = shown.whole.criteria.of("frame", frame.id)
    rows = join(tag("li", one.text, dir="auto") for one in criteria if one.text.strip())
    return tag("ul", rows, class_="criteria") if rows else None


def _script(shown: StakeholderCopy, frame: Frame) -> Html | None:
    script = parse_script(frame.script)
    if not shown.contents.has_script or not script:
        return None
    heading = f"Script, {counted(script_words(frame.script), 'word')}"
    said = tag(
        "div",
        blocks_html(script, shown.anchors, heading=5, show=shown_in_text(shown.whole)),
        class_="script",
    )
    return tag("details", tag("summary", heading), said)


def _steps(shown: StakeholderCopy, frame: Frame) -> Html | None:
    steps = shown.view.steps(frame.id)
    if not shown.contents.has_steps or not steps:
        return None
    rows = join((tag("li", join(_step(shown, step))) for step in steps), "\n")
    heading = counted(len(steps), "demo step")
    return tag("details", tag("summary", heading), tag("ol", rows, class_="steps"))


def _step(shown: StakeholderCopy, step: Step) -> Iterator[Html]:
    for label, words in (
        ("Do", step.do),
        ("Say", step.say),
        ("They see", step.expect),
        ("Why it matters", step.why),
    ):
        if words.strip():
            said = blocks_html(
                parse(words), shown.anchors, heading=5, show=shown_in_text(shown.whole)
            )
            yield tag("div", tag("span", label, class_="label"), said, class_="step-part")
