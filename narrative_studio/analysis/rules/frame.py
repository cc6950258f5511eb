"""Findings about the frames of a story one by one, and about its time as a whole."""

import re
from collections.abc import Iterator
from itertools import chain

from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.naming import counted, frame_name, step_name
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.story.timing import spoken_ms, timing
from narrative_studio.analysis.wording.words import bullet_count, script_words
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

FEWEST_WORDS, MOST_WORDS = 60, 150
"""A script of so many words is told easily."""
SLOWEST_WPM, FASTEST_WPM = 120, 160
"""Speaking so fast is followed easily."""
_TOLERANCE_PCT = 25
MOST_BULLETS = 5

_NO_LETTERS = re.compile(r"[\W_]+")


def time_findings(view: NarrativeView) -> Iterator[Finding]:
    """Hold the planned times against the call and against the shares of the template."""
    times = timing(view)
    narrative, template = view.narrative, view.template
    if times.left_ms < 0:
        over = format_duration(-times.left_ms)
        yield about(
            narrative,
            Level.WARNING,
            Rule.CALL_TOO_LONG,
            f"The story takes {format_duration(times.planned_ms)}, the call lasts "
            f"{format_duration(times.call_length_ms)}.",
            f"Shorten frames by {over} together, or keep some as backups.",
        )
    yield from _pace(view)
    if times.setup_ms == times.planned_ms:
        return  # Nothing follows the setup yet: shares would say nothing.
    at_most = template.setup_at_most
    if at_most is not None and times.setup_ms * 100 > at_most * times.planned_ms:
        yield about(
            narrative,
            Level.WARNING,
            Rule.SETUP_TOO_LONG,
            f"The setup takes {_pct(times.setup_ms, times.planned_ms, at_most)} of the story; "
            f"{at_most} % is the most.",
            "Shorten its frames, or give the time to the value.",
        )
    for beat in template.beats:
        if beat.at_least is None:
            continue
        beat_ms = sum(zone.planned_ms for zone in times.zones if zone.beat.id == beat.id)
        if beat_ms * 100 < beat.at_least * times.planned_ms:
            yield about(
                narrative,
                Level.WARNING,
                Rule.VALUE_TOO_SHORT,
                f"{beat.title} takes {_pct(beat_ms, times.planned_ms, beat.at_least)} "
                f"of the story; {beat.at_least} % is the least.",
                "Give it more time, or shorten the other beats.",
            )


def _pace(view: NarrativeView) -> Iterator[Finding]:
    pace = view.narrative.pace_wpm
    if not SLOWEST_WPM <= pace <= FASTEST_WPM and any(frame.script for frame in view.frames):
        yield about(
            view.narrative,
            Level.INFO,
            Rule.UNUSUAL_PACE,
            f"The story is timed at {counted(pace, 'word')} a minute.",
            f"{SLOWEST_WPM} to {FASTEST_WPM} are followed easily: set the pace you speak at.",
        )


def frame_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at what is written into each told frame, and at the pictures of its steps."""
    return chain.from_iterable(look_at(view, view.frames, _written))


def is_blank(view: NarrativeView, frame: Frame) -> bool:
    """Whether nothing has been written into a frame yet."""
    if frame.headline.strip() or frame.key_message.strip() or frame.script.strip():
        return False
    return not frame.bullets.strip() and not view.steps(frame.id)


def _written(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    if not is_blank(view, frame):
        return (
            *_message(view, frame),
            *_script(view, frame),
            *_speaking(view, frame),
            *_bullets(view, frame),
            *_alt_text(view, frame),
        )
    return (
        about(
            frame,
            Level.INFO,
            Rule.EMPTY_FRAME,
            f"{frame_name(view, frame)} is empty.",
            "Write its headline and key message, or delete it.",
        ),
    )


def _message(view: NarrativeView, frame: Frame) -> Iterator[Finding]:
    if not frame.key_message.strip():
        yield about(
            frame,
            Level.WARNING,
            Rule.NO_KEY_MESSAGE,
            f"{frame_name(view, frame)} has no key message.",
            "Write the one thing to remember of it.",
        )
    elif _say_the_same(frame.key_message, frame.headline):
        yield about(
            frame,
            Level.WARNING,
            Rule.KEY_MESSAGE_REPEATS,
            f"The key message of {frame_name(view, frame, starts=False)} repeats its headline.",
            "Say what to remember, in a sentence of its own.",
        )


def _script(view: NarrativeView, frame: Frame) -> Iterator[Finding]:
    words = script_words(frame.script)
    fewest = FEWEST_WORDS * (100 - _TOLERANCE_PCT) // 100
    most = MOST_WORDS * (100 + _TOLERANCE_PCT) // 100
    if fewest <= words <= most:
        return
    if words == 0:
        if view.steps(frame.id):
            return  # What is said stands in its demo steps.
        text, hint = "has no script", "Write what is said while it is shown."
    elif words < fewest:
        text = f"has a script of {counted(words, 'word')}"
        hint = f"Say more, or tell it with its neighbour: {FEWEST_WORDS} to {MOST_WORDS} are usual."
    else:
        text = f"has a script of {counted(words, 'word')}"
        hint = f"Shorten it or make two frames: {FEWEST_WORDS} to {MOST_WORDS} words are usual."
    yield about(frame, Level.INFO, Rule.SCRIPT_LENGTH, f"{frame_name(view, frame)} {text}.", hint)


def _speaking(view: NarrativeView, frame: Frame) -> Iterator[Finding]:
    """Hold the time that a script takes to say against what is planned for its frame."""
    said_ms = spoken_ms(script_words(frame.script), view.narrative.pace_wpm)
    if said_ms > frame.planned_ms * (100 + _TOLERANCE_PCT) // 100:
        name = frame_name(view, frame, starts=False)
        yield about(
            frame,
            Level.INFO,
            Rule.SCRIPT_OVER_FRAME,
            f"The script of {name} takes {format_duration(said_ms)} to say, and "
            f"{format_duration(frame.planned_ms)} are planned for it.",
            "Shorten the script, or give the frame more time.",
        )


def _bullets(view: NarrativeView, frame: Frame) -> Iterator[Finding]:
    if frame.bullets.count("\n") < MOST_BULLETS:
        return  # There are no more bullets than lines.
    bullets = bullet_count(frame.bullets)
    if bullets > MOST_BULLETS:
        yield about(
            frame,
            Level.WARNING,
            Rule.MANY_BULLETS,
            f"{frame_name(view, frame)} has {counted(bullets, 'bullet')}; "
            f"a slide is read at a glance with up to {MOST_BULLETS}.",
            "Say the rest in the script.",
        )


def _alt_text(view: NarrativeView, frame: Frame) -> Iterator[Finding]:
    if frame.picture is not None and not frame.alt_text.strip():
        name = frame_name(view, frame, starts=False)
        yield about(frame, Level.WARNING, Rule.NO_ALT_TEXT, *_undescribed(name))
    for place, step in enumerate(view.steps(frame.id), start=1):
        if step.picture is not None and not step.alt_text.strip():
            name = step_name(view, frame, place)
            name = name[0].lower() + name[1:]
            yield about(step, Level.WARNING, Rule.NO_ALT_TEXT, *_undescribed(name))


def _undescribed(name: str) -> tuple[str, str]:
    return (
        f"The picture of {name} has no alt text.",
        "Describe in one sentence what it shows, for those who cannot see it.",
    )


def _say_the_same(one: str, other: str) -> bool:
    first, second = one[:1], other[:1]
    if first.isalnum() and second.isalnum() and first.casefold()[0] != second.casefold()[0]:
        return False  # They begin with different letters, as most do.
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return _NO_LETTERS.sub(" ", text).strip().casefold()


def _pct(part: int, whole: int, limit: int) -> str:
    """A share in per cent, with as many decimals as set it apart from the limit it breaks."""
    share = part * 100 / whole
    decimals = next((n for n in range(3) if f"{share:.{n}f}" != f"{limit:.{n}f}"), 3)
    return f"{share:.{decimals}f} %"
