"""The script as a paper: what is said in large type, the rest named around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.paper.model import (
    Beside,
    Block,
    Contents,
    Facts,
    Figure,
    Headline,
    Labelled,
    Look,
    Masthead,
    Paper,
    Prose,
    Section,
    Tone,
    bullets,
    labelled,
    words,
)
from exporters.script.reading import Passage, Reading
from narrative_studio.analysis.naming import counted
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part
from narrative_studio.story_text import NO_HEADLINE, NO_SCRIPT, Field

KIND = "Script"


def script_paper(text: Reading, *, marks_rows: bool = False) -> Paper:
    """The whole document."""
    version = ", ".join(filter(None, (text.version, text.day, f"mark {text.content}")))
    return Paper(
        kind=KIND,
        title=text.title or "Untitled narrative",
        subject=text.product,
        language=text.language,
        made_on=text.made_on,
        meta=_meta(text),
        running=(f"{KIND}: {text.title}", version),
        sections=(Section(tuple(_blocks(text))),),
        marks_rows=marks_rows,
    )


def _meta(text: Reading) -> tuple[tuple[str, str], ...]:
    return (
        ("title", text.title),
        ("kind", "script"),
        ("product", text.product),
        ("version", text.version),
        ("date", text.day),
        ("content mark", text.content),
        ("template", text.template),
        ("length of the call", format_duration(text.slot_ms)),
    )


def _blocks(text: Reading) -> Iterator[Block]:
    over = " · ".join(filter(None, (KIND, text.product)))
    facts = tuple(filter(None, (text.version, text.day, f"content mark {text.content}")))
    yield Masthead(over, text.title or "Untitled narrative", facts)
    yield Facts((_totals(text),))
    if not text.passages:
        yield words("This story has no frames yet.")
    else:
        yield Contents()
    for part, heading in text.parts:
        yield from _part(heading, text.passages_of(part), text.pace_wpm)
    yield from _part("Backups", text.backups, text.pace_wpm)


def _totals(text: Reading) -> str:
    return (
        f"{counted(len(text.passages), 'frame')}, {counted(text.said.words, 'word')}; "
        f"{format_duration(text.said.duration_ms)} spoken at {text.pace_wpm} words a minute, "
        f"{format_duration(text.planned_ms)} planned of {format_duration(text.slot_ms)}"
    )


def _part(heading: str, passages: Iterable[Passage], pace_wpm: int) -> Iterator[Block]:
    found = list(passages)
    if not found:
        return
    tone = _tone(found[0])
    yield Headline(1, heading, tone=tone)
    for passage in found:
        yield from _passage(passage, pace_wpm)


def _passage(passage: Passage, pace_wpm: int) -> Iterator[Block]:
    frame = passage.frame
    said = passage.said
    yield Headline(
        2,
        frame.headline or NO_HEADLINE,
        chip=passage.name,
        tone=_tone(passage),
        anchor=f"frame:{frame.id}",
        mark=passage.mark,
    )
    yield Facts(
        (
            passage.beat,
            f"{format_duration(frame.planned_ms)} planned",
            f"{counted(said.words, 'word')}, {format_duration(said.duration_ms)} "
            f"at {pace_wpm} words a minute",
            passage.owner,
        )
    )
    yield from labelled(Field.KEY_MESSAGE, frame.key_message, Look.KEY)
    if passage.script:
        yield Prose(passage.script, is_script=True)
    else:
        yield words(NO_SCRIPT, italic=True)
    yield from labelled(Field.CHECKPOINT, frame.checkpoint, Look.ASK)
    yield from labelled(Field.TRANSITION, frame.transition, Look.QUIET)
    asked = (Labelled(Field.QUESTIONS, tuple(bullets(passage.questions))),)
    if passage.questions and frame.picture:
        yield Beside(asked, tuple(_visual(frame)))
    else:
        yield from asked if passage.questions else ()
        yield from _visual(frame)


def _visual(frame: Frame) -> Iterator[Block]:
    yield from labelled(Field.VISUAL, frame.visual, keeps=bool(frame.picture))
    if frame.picture:
        yield Figure(frame.picture, frame.alt_text.strip(), widest_mm=80, highest_mm=40)
    else:
        yield from labelled(Field.ALT_TEXT, frame.alt_text)


def _tone(passage: Passage) -> Tone:
    if passage.number is None:
        return Tone.QUIET
    return Tone.SETUP if passage.part is Part.SETUP else Tone.FOLLOW
