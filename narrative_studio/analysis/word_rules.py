"""Findings about words of the vocabulary that are banned or to be avoided."""

from collections.abc import Iterator
from typing import NamedTuple

from narrative_studio.analysis.finding import Finding, Level, Rule, about
from narrative_studio.analysis.naming import frame_name, listed, quoted, step_name
from narrative_studio.analysis.touchpoint_rules import touchpoint_name
from narrative_studio.analysis.vocabulary import Vocabulary
from narrative_studio.analysis.words import plain, spoken_text
from narrative_studio.model.ids import FrameId
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.rows import Row
from narrative_studio.model.view import NarrativeView, ProjectView


class _Told(NamedTuple):
    """The texts of one frame or step by what they are called."""

    row: Row
    name: str
    texts: dict[str, str]


def word_findings(view: NarrativeView, *, only: FrameId | None = None) -> Iterator[Finding]:
    """Look for unwanted words in everything that is shown or said, in backups too.

    Touchpoints are looked at too. With ``only`` given, in that frame and its demo steps alone.
    """
    if not view.whole.terms:
        return
    told = list(_told(view, only))
    vocabulary = Vocabulary(
        view.whole.terms.ordered, (text for one in told for text in one.texts.values())
    )
    for one in told:
        places: dict[Term, list[str]] = {}
        for place, text in one.texts.items():
            for term in vocabulary.unwanted(text):
                places.setdefault(term, []).append(place)
        for term, where in places.items():
            yield _finding(view.whole, one, term, where)


def _told(view: NarrativeView, only: FrameId | None) -> Iterator[_Told]:
    for frame in view.all_frames:
        if only is not None and frame.id != only:
            continue
        yield _Told(
            frame,
            frame_name(view, frame),
            {
                "headline": frame.headline,
                "key message": frame.key_message,
                "bullets": plain(frame.bullets),
                "script": spoken_text(frame.script),
                "checkpoint": plain(frame.checkpoint),
                "transition": plain(frame.transition),
            },
        )
        for place, step in enumerate(view.steps(frame.id), start=1):
            yield _Told(
                step,
                step_name(view, frame, place),
                {"spoken text": plain(step.say), "check question": plain(step.ask)},
            )
    if only is None:
        for touchpoint in view.whole.touchpoints.ordered:
            texts = {"name": touchpoint.name, "wording": touchpoint.wording}
            yield _Told(touchpoint, touchpoint_name(touchpoint), texts)


def _finding(whole: ProjectView, one: _Told, term: Term, where: list[str]) -> Finding:
    places = listed(where)
    preferred = whole.terms.get(term.instead) if term.instead else None
    hint = f"Say {quoted(preferred.text)} instead." if preferred else "Say it in other words."
    if term.kind is TermKind.BANNED:
        text = f"{one.name} uses the banned word {quoted(term.text)} in its {places}."
        reason = f"Banned because: {term.why.rstrip('.')}. " if term.why else ""
        return about(one.row, Level.ERROR, Rule.BANNED_WORD, text, reason + hint)
    text = f"{one.name} says {quoted(term.text)} in its {places}, a word to avoid."
    return about(one.row, Level.WARNING, Rule.WORD_TO_AVOID, text, hint)
