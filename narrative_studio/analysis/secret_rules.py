"""Findings about secrets: a document goes by mail, so it says where they are and never what."""

import re
from collections.abc import Iterator
from itertools import chain

from narrative_studio.analysis.finding import Finding, Level, Rule, about
from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.naming import quoted, step_name
from narrative_studio.model.demo import Step
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

_SECRET = re.compile(
    r"\b(?:pass(?:word|wd|code|phrase)|pwd|api[ _-]?key|secret|token|pin)\b"
    r"(?:\s+(?:for|of)\s+\S+)?\s*(?:is\s+|[:=]\s*)`?(?P<value>[^\s`,;.]{4,})",
    re.IGNORECASE,
)
_WORDS = ("passw", "passcode", "passphrase", "pwd", "api", "secret", "token", "pin")
"""One of these stands in each text in which that pattern finds anything."""
_NAMED = re.compile(
    r"^\W*(?:pass(?:word|wd|code|phrase)s?|pwd|api[ _-]?keys?|secrets?|tokens?|pin)\W*$|"
    r"\b(?:password|passcode|api[ _-]?key)$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:vault|safe|keychain|keeper|manager|1password|bitwarden|see|ask|in|at|from|kept|on|the)\b",
    re.IGNORECASE,
)


def holds_secret(text: str) -> bool:
    """Whether a text gives a password or a key away, and does not only say where it is kept."""
    return any(not _REFERENCE.fullmatch(match["value"]) for match in _SECRET.finditer(text))


def secret_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at what is written for the demo: data, environment, readiness and steps."""
    for item in view.data_items:
        is_named = bool(_NAMED.search(item.name.strip()))
        has_value = bool(item.value.strip()) and not _REFERENCE.search(item.value)
        if (is_named and has_value) or holds_secret(f"{item.name}: {item.value}"):
            yield _about(item, f"The demo data {quoted(item.name)}")
    if holds_secret(view.narrative.environment) or holds_secret(view.narrative.plan_b):
        yield _about(view.narrative, "What is said of the environment of the demo")
    for check in view.whole.readiness_items.of("narrative", view.narrative.id):
        if holds_secret(check.text):
            yield _about(check, f"The item to check {quoted(check.text)}")
    yield from chain.from_iterable(look_at(view, view.all_frames, _steps))


def _steps(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    steps = view.steps(frame.id)
    # Of thousands of steps hardly one speaks of such things: all of a frame are looked at in one.
    if not _may_hold_secret(" | ".join(text for step in steps for text in _texts(step))):
        return ()
    return tuple(
        _about(step, step_name(view, frame, place))
        for place, step in enumerate(steps, start=1)
        if any(map(holds_secret, _texts(step)))
    )


def _texts(step: Step) -> tuple[str, ...]:
    return step.do, step.say, step.data, step.reset, step.fallback


def _may_hold_secret(text: str) -> bool:
    """Whether a text has the beginning of any word that tells of a secret."""
    small = text.casefold()
    if not small.isascii():
        # The pattern takes an i without its dot, and one with two, for an i.
        small = small.replace("\u0131", "i").replace("\u0307", "")
    return any(word in small for word in _WORDS)


def _about(row: Row, name: str) -> Finding:
    return about(
        row,
        Level.WARNING,
        Rule.SECRET,
        f"{name} seems to hold a password or a key.",
        "Write where it is kept, for example in a vault, and take the secret itself out.",
    )
