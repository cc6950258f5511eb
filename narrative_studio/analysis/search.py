"""Finding rows of a document by the words in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from narrative_studio.analysis.words import plain
from narrative_studio.model.view import NarrativeView, ProjectView

_SNIPPET_BEFORE = 24
_SNIPPET_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that holds every word asked for.

    ``kind`` is what the row is, in the domain's words, ``title`` its own first line, and
    ``snippet`` the place of the first match where that is not the title.
    """

    table: str
    row_id: str
    kind: str
    title: str
    snippet: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    hit: Hit
    folded_title: str
    folded: str
    text: str


def search(story: NarrativeView, query: str, *, limit: int = 40) -> list[Hit]:
    """Rows that hold every word of ``query``, those that name it in their title first.

    Case and accents do not matter. An empty query finds nothing.
    """
    words = fold(query).split()
    if not words:
        return []
    found: list[tuple[int, int, Hit]] = []
    for place, entry in enumerate(_entries(story)):
        if not all(word in entry.folded for word in words):
            continue
        if entry.folded_title.startswith(words[0]):
            score = 0
        elif all(word in entry.folded_title for word in words):
            score = 1
        else:
            score = 2
        found.append((score, place, _with_snippet(entry, words[0]) if score == 2 else entry.hit))
    found.sort(key=lambda one: one[:2])
    return [hit for _score, _place, hit in found[:limit]]


def fold(text: str) -> str:
    """Text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _with_snippet(entry: _Entry, word: str) -> Hit:
    at = fold(entry.text).find(word)
    start = max(0, at - _SNIPPET_BEFORE)
    cut = " ".join(entry.text[start : start + _SNIPPET_LENGTH].split())
    snippet = ("… " if start else "") + cut
    hit = entry.hit
    return Hit(hit.table, hit.row_id, hit.kind, hit.title, snippet, hit.number)


@lru_cache(maxsize=4)
def _entries(story: NarrativeView) -> tuple[_Entry, ...]:
    return tuple(_made(story))


def _made(story: NarrativeView) -> Iterator[_Entry]:
    whole = story.whole
    for frame in story.all_frames:
        questions = " ".join(question.text for question in story.questions(frame.id))
        yield _entry(
            Hit(
                "frame",
                frame.id,
                story.beat(frame).title,
                frame.headline or "Frame without a headline",
                "",
                story.number(frame.id),
            ),
            f"{frame.key_message}\n{frame.bullets}\n{frame.script}\n{frame.checkpoint}\n"
            f"{questions}\n{frame.transition}\n{frame.visual}",
        )
    for frame in story.all_frames:
        for place, step in enumerate(story.steps(frame.id), start=1):
            number = story.number(frame.id)
            yield _entry(
                Hit("step", step.id, f"Demo step {number or 'B'}.{place}", plain(step.do), ""),
                f"{step.say}\n{step.expect}\n{step.why}\n{step.ask}\n{step.fallback}",
            )
    for element in whole.elements.ordered:
        yield _entry(
            Hit("element", element.id, element.kind.value.capitalize(), element.name, ""),
            f"{element.code}\n{element.statement}\n{element.evidence}\n{element.metric}\n"
            f"{element.signal}\n{element.not_for}\n{element.note}",
        )
    for proof in whole.proofs.ordered:
        yield _entry(
            Hit("proof", proof.id, "Proof", proof.headline, ""),
            f"{proof.code}\n{proof.customer_alias}\n{proof.before}\n{proof.after}",
        )
    for objection in whole.objections.ordered:
        yield _entry(
            Hit("objection", objection.id, "Objection", objection.text, ""),
            f"{objection.code}\n{objection.response}",
        )
    yield from _customers(whole)
    yield from _around(whole)


def _customers(whole: ProjectView) -> Iterator[_Entry]:
    """The customer model; what is said of a persona is found with the persona."""
    for segment in whole.segments.ordered:
        yield _entry(
            Hit("segment", segment.id, "Segment", segment.name, ""),
            f"{segment.fit} fit\n{segment.size}\n{segment.note}",
        )
    for persona in whole.personas.ordered:
        notes = "\n".join(note.text for note in whole.persona_notes.of("persona", persona.id))
        yield _entry(
            Hit("persona", persona.id, "Persona", persona.name, ""),
            f"{persona.buying_role}\n{notes}\n{persona.note}",
        )
    for trigger in whole.trigger_events.ordered:
        yield _entry(Hit("trigger_event", trigger.id, "Buying trigger", trigger.text, ""), "")
    for disqualifier in whole.disqualifiers.ordered:
        yield _entry(
            Hit("disqualifier", disqualifier.id, "Disqualifier", disqualifier.text, ""), ""
        )
    for step in whole.buying_steps.ordered:
        yield _entry(Hit("buying_step", step.id, "Buying step", step.text, ""), step.done_when)


def _around(whole: ProjectView) -> Iterator[_Entry]:
    """What stands around the chain: cells of the comparison with evidence, goals, touchpoints."""
    for relation in whole.relations.ordered:
        if relation.evidence.strip():
            ends = whole.elements[relation.source], whole.elements[relation.target]
            title = ": ".join(end.name for end in ends)
            yield _entry(Hit("relation", relation.id, "Comparison", title, ""), relation.evidence)
    for goal in whole.goals.ordered:
        yield _entry(Hit("goal", goal.id, "Goal", goal.objective, ""), goal.note)
        for result in whole.key_results.of("goal", goal.id):
            yield _entry(
                Hit("key_result", result.id, "Key result", result.text, ""), goal.objective
            )
    for touchpoint in whole.touchpoints.ordered:
        yield _entry(
            Hit("touchpoint", touchpoint.id, "Touchpoint", touchpoint.name, ""),
            f"{touchpoint.kind}\n{touchpoint.place}\n{touchpoint.wording}\n{touchpoint.note}",
        )


def _entry(hit: Hit, text: str) -> _Entry:
    title = fold(hit.title)
    return _Entry(hit, title, f"{title}\n{fold(text)}", text)
