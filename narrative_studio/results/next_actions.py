"""What is to be done after the tests: agreed next steps, and changes that the huddles ask for."""

from __future__ import annotations

from dataclasses import dataclass

from narrative_studio.analysis.naming import counted
from narrative_studio.model.observed import HuddleKind
from narrative_studio.results.readings import Readings


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: what, which session it comes from, and the day (ISO), if any."""

    what: str
    session: str
    who: str
    day: str
    is_agreed: bool


_ASKED = frozenset({HuddleKind.CHANGE, HuddleKind.MOVE})


def next_actions(readings: Readings) -> tuple[Action, ...]:
    """The dated next steps, the earliest first, then what the huddles of the last version ask."""
    agreed = [
        Action(one.session.next_step, one.session.code, one.session.prospect, day, is_agreed=True)
        for one in readings.eligible
        if one.session.next_step.strip() and (day := one.session.next_step_on)
    ]
    agreed.sort(key=lambda one: (one.day, one.session))
    view = readings.story.whole
    asked = [
        Action(note.text, one.session.code, "", "", is_agreed=False)
        for one in readings.by_version.get(readings.latest, ())
        for note in view.huddle_notes.of("session", one.session.id)
        if note.kind in _ASKED and note.text.strip()
    ]
    return (*agreed, *asked)


def actions_headline(found: tuple[Action, ...]) -> str:
    """What is to be done, in a sentence."""
    agreed = sum(one.is_agreed for one in found)
    asked = len(found) - agreed
    if not found:
        return "No next step is agreed, and the huddles ask for nothing"
    parts = []
    if agreed:
        verb = "is" if agreed == 1 else "are"
        parts.append(f"{counted(agreed, 'next step')} {verb} agreed")
    if asked:
        verb = "is" if asked == 1 else "are"
        parts.append(f"{counted(asked, 'change')} {verb} asked for")
    return " and ".join(parts)
