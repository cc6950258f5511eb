"""What the status bar says of the demo: how long it is, and who tells it."""

from __future__ import annotations

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.timing import demo_course, planned_ms, spoken
from narrative_studio.model.durations import format_duration
from narrative_studio.model.view import NarrativeView


def script_words(story: NarrativeView) -> str:
    """How long the scripts take of what is planned."""
    said = spoken(story)
    return (
        f"{said.words:,} words · {format_duration(said.duration_ms)} spoken of "
        f"{format_duration(planned_ms(story.frames))} planned; "
        "the rest is demo, questions and pauses"
    )


def steps_words(story: NarrativeView) -> str:
    """How long the demo steps take of what is planned for their frames."""
    course = demo_course(story)
    if not course.steps:
        return "No demo step yet"
    return (
        f"{counted(course.steps, 'demo step')} · {format_duration(course.planned_ms)} of the "
        f"{format_duration(course.framed_ms)} planned for these frames"
    )


def roles_words(story: NarrativeView) -> str:
    """Who drives and who talks, else whose steps there are; empty where nobody is named."""
    roles = (("Driver", story.narrative.driver), ("talker", story.narrative.talker))
    people = ((word, story.person(person_id)) for word, person_id in roles)
    known = [f"{word}: {person.name}" for word, person in people if person is not None]
    if known:
        return " · ".join(known)
    owners = map(story.person, demo_course(story).owners)
    names = sorted(person.name for person in owners if person is not None)
    return f"Told by {', '.join(names)}" if names else ""
