"""The texts of a frame and of its demo steps that reach people outside the team."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from narrative_studio.analysis.consent import Channel
from narrative_studio.analysis.naming import frame_name, step_name
from narrative_studio.analysis.wording.words import has_marks, plain, spoken_text
from narrative_studio.model.demo import Step
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

STEP_PLACES: Final = ("spoken text", "check question", "fallback", "expectation", "reason")
"""What the texts of a demo step are called."""
BETWEEN: Final = "\n.\n"
"""Stands between two texts: no word, no figure and no name goes on from one to the next."""

_OF_STEP: Final = attrgetter("say", "ask", "fallback", "expect", "why")


class ToldText(NamedTuple):
    """A text without marks: its row, what that is called, what it is called itself, its use."""

    row: Row
    name: str
    place: str
    channel: Channel
    text: str


def told_texts(view: NarrativeView, frame: Frame) -> Iterator[ToldText]:
    """The texts of a frame in their order, then those of its steps."""
    shown, said = Channel.SHOWN, Channel.SPOKEN
    name = frame_name(view, frame)
    yield ToldText(frame, name, "headline", shown, frame.headline)
    yield ToldText(frame, name, "key message", shown, frame.key_message)
    yield ToldText(frame, name, "bullets", shown, plain(frame.bullets))
    yield ToldText(frame, name, "script", said, spoken_text(frame.script))
    yield ToldText(frame, name, "checkpoint", said, plain(frame.checkpoint))
    yield ToldText(frame, name, "transition", said, plain(frame.transition))
    for question in view.questions(frame.id):
        yield ToldText(frame, name, "discovery questions", said, question.text)
    for number, step in enumerate(view.steps(frame.id), start=1):
        yield from step_texts(step, step_name(view, frame, number))


def step_texts(step: Step, name: str) -> Iterator[ToldText]:
    """The texts of a step, which are all said."""
    for place, text in zip(STEP_PLACES, _OF_STEP(step), strict=True):
        yield ToldText(step, name, place, Channel.SPOKEN, plain(text))


def step_cells(view: NarrativeView, frame: Frame) -> tuple[str, ...]:
    """The same texts of the steps of a frame, with their marks."""
    return tuple(chain.from_iterable(map(_OF_STEP, view.steps(frame.id))))


def as_told(view: NarrativeView, frame: Frame, steps: str) -> str:
    """All texts of a frame without marks, joined by ``BETWEEN``.

    ``steps`` are its step_cells, joined by ``BETWEEN`` too.
    """
    told = [frame.headline, frame.key_message, plain(frame.bullets), spoken_text(frame.script)]
    told += (plain(frame.checkpoint), plain(frame.transition))
    told += [question.text for question in view.questions(frame.id)]
    if steps:
        # Most steps have no marks, and then their texts need not be gone through one by one.
        marked = has_marks(steps)
        told += map(plain, step_cells(view, frame)) if marked else (steps.replace("*", ""),)
    return BETWEEN.join(told)
