"""Findings about secrets: a document goes by mail, so it says where they are and never what."""

import re
from collections.abc import Iterator
from itertools import chain

from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.naming import quoted, step_name
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.rules.frame_hints import hints
from narrative_studio.analysis.rules.secret_words import DEMO_CELLS, holds_secret, says_where
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

_NAMED = re.compile(
    r"^\W*(?:pass(?:word|wd|code|phrase)s?|pwd|api[ _-]?keys?|secrets?|tokens?|pin)\W*$|"
    r"\b(?:password|passcode|api[ _-]?key)$",
    re.IGNORECASE,
)


def secret_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at what is written for the demo: data, environment, readiness and steps."""
    for item in view.data_items:
        is_named = bool(_NAMED.search(item.name.strip()))
        has_value = bool(item.value.strip()) and not says_where(item.value)
        if (is_named and has_value) or holds_secret(f"{item.name}: {item.value}"):
            yield _about(item, f"The demo data {quoted(item.name)}")
    if holds_secret(view.narrative.environment) or holds_secret(view.narrative.plan_b):
        yield _about(view.narrative, "What is said of the environment of the demo")
    for check in view.whole.readiness_items.of("narrative", view.narrative.id):
        if holds_secret(check.text):
            yield _about(check, f"The item to check {quoted(check.text)}")
    yield from chain.from_iterable(look_at(view, view.all_frames, _steps))


def _steps(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    if not hints(view, frame).secrets:
        return ()
    return tuple(
        _about(step, step_name(view, frame, place))
        for place, step in enumerate(view.steps(frame.id), start=1)
        if any(holds_secret(getattr(step, cell)) for cell in DEMO_CELLS)
    )


def _about(row: Row, name: str) -> Finding:
    return about(
        row,
        Level.WARNING,
        Rule.SECRET,
        f"{name} seems to hold a password or a key.",
        "Write where it is kept, for example in a vault, and take the secret itself out.",
    )
