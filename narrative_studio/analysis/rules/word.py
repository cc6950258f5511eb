"""Findings about words of the vocabulary that are banned or to be avoided."""

from collections.abc import Iterator
from itertools import chain

from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.naming import frame_name, listed, quoted, step_name
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.rules.frame_hints import hints, vocabulary
from narrative_studio.analysis.rules.touchpoint import touchpoint_name
from narrative_studio.analysis.wording.words import plain, spoken_text
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import FrameId
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView

_Texts = dict[str, str]
"""The texts of a row by what they are called in a finding."""


def word_findings(view: NarrativeView, *, only: FrameId | None = None) -> Iterator[Finding]:
    """Look for unwanted words in everything that is shown or said, in backups too.

    Touchpoints are looked at too. With ``only`` given, in that frame and its demo steps alone.
    """
    if not view.whole.terms:
        return
    frames = [frame for frame in view.all_frames if only is None or frame.id == only]
    yield from chain.from_iterable(look_at(view, frames, _of_frame))
    for touchpoint in view.whole.touchpoints.ordered if only is None else ():
        texts = {"name": touchpoint.name, "wording": touchpoint.wording}
        yield from _unwanted(view, touchpoint, touchpoint_name(touchpoint), texts)


def _of_frame(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    if not hints(view, frame).unwanted_words:
        return ()
    found = list(_unwanted(view, frame, frame_name(view, frame), _frame_texts(frame)))
    for place, step in enumerate(view.steps(frame.id), start=1):
        found += _unwanted(view, step, step_name(view, frame, place), _step_texts(step))
    return tuple(found)


def _frame_texts(frame: Frame) -> _Texts:
    return {
        "headline": frame.headline,
        "key message": frame.key_message,
        "bullets": plain(frame.bullets),
        "script": spoken_text(frame.script),
        "checkpoint": plain(frame.checkpoint),
        "transition": plain(frame.transition),
    }


def _step_texts(step: Step) -> _Texts:
    return {"spoken text": plain(step.say), "check question": plain(step.ask)}


def _unwanted(view: NarrativeView, row: Row, name: str, texts: _Texts) -> Iterator[Finding]:
    places: dict[Term, list[str]] = {}
    words = vocabulary(view)
    for place, text in texts.items():
        for term in words.unwanted(text):
            places.setdefault(term, []).append(place)
    for term, where in places.items():
        yield _finding(view.whole, row, name, term, listed(where))


def _finding(whole: ProjectView, row: Row, name: str, term: Term, places: str) -> Finding:
    preferred = whole.terms.get(term.instead) if term.instead else None
    hint = f"Say {quoted(preferred.text)} instead." if preferred else "Say it in other words."
    if term.kind is TermKind.BANNED:
        text = f"{name} uses the banned word {quoted(term.text)} in its {places}."
        reason = f"Banned because: {term.why.rstrip('.')}. " if term.why else ""
        return about(row, Level.ERROR, Rule.BANNED_WORD, text, reason + hint)
    text = f"{name} says {quoted(term.text)} in its {places}, a word to avoid."
    return about(row, Level.WARNING, Rule.WORD_TO_AVOID, text, hint)
