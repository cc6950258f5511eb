"""Finding rows of a document by the words in them, whatever they are.

What people look for most is called by its own titles and comes first; everything else that is
written follows, with the frames and steps of the other narratives.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from narrative_studio.analysis.row_names import Names
from narrative_studio.analysis.wording.find_text import is_written
from narrative_studio.analysis.wording.words import plain
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.people import Person
from narrative_studio.model.rows import Row, columns
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


class _Entry(NamedTuple):
    hit: Hit
    folded_title: str
    folded: str
    text: str


_KNOWN_BY_OTHERS = frozenset({"question", "persona_note", Person.table})
"""Rows that are found with the one they belong to, and people, who stand on no page."""


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
    made = tuple(_made(story))
    known = frozenset((entry.hit.table, entry.hit.row_id) for entry in made)
    return (*made, *_rest(story, known))


def _made(story: NarrativeView) -> Iterator[_Entry]:
    whole = story.whole
    for frame in story.all_frames:
        questions = "\n".join(question.text for question in story.questions(frame.id))
        title = frame.headline or "Frame without a headline"
        kind, number = story.beat(frame).title, story.number(frame.id)
        yield _entry(frame, Hit("frame", frame.id, kind, title, "", number), questions)
    for frame in story.all_frames:
        for place, step in enumerate(story.steps(frame.id), start=1):
            kind = f"Demo step {story.number(frame.id) or 'B'}.{place}"
            yield _entry(step, Hit("step", step.id, kind, plain(step.do), ""))
    for element in whole.elements.ordered:
        kind = element.kind.value.capitalize()
        yield _entry(element, Hit("element", element.id, kind, element.name, ""), element.code)
    for proof in whole.proofs.ordered:
        yield _entry(proof, Hit("proof", proof.id, "Proof", proof.headline, ""), proof.code)
    for objection in whole.objections.ordered:
        hit = Hit("objection", objection.id, "Objection", objection.text, "")
        yield _entry(objection, hit, objection.code)
    yield from _customers(whole)
    yield from _around(whole)


def _customers(whole: ProjectView) -> Iterator[_Entry]:
    """The customer model; what is said of a persona is found with the persona."""
    for segment in whole.segments.ordered:
        hit = Hit("segment", segment.id, "Segment", segment.name, "")
        yield _entry(segment, hit, f"{segment.fit} fit")
    for persona in whole.personas.ordered:
        notes = "\n".join(note.text for note in whole.persona_notes.of("persona", persona.id))
        hit = Hit("persona", persona.id, "Persona", persona.name, "")
        yield _entry(persona, hit, f"{persona.buying_role}\n{notes}")
    for trigger in whole.trigger_events.ordered:
        yield _entry(trigger, Hit("trigger_event", trigger.id, "Buying trigger", trigger.text, ""))
    for disqualifier in whole.disqualifiers.ordered:
        hit = Hit("disqualifier", disqualifier.id, "Disqualifier", disqualifier.text, "")
        yield _entry(disqualifier, hit)
    for step in whole.buying_steps.ordered:
        yield _entry(step, Hit("buying_step", step.id, "Buying step", step.text, ""))


def _around(whole: ProjectView) -> Iterator[_Entry]:
    """What stands around the chain: the comparison, goals, touchpoints, and the test sessions."""
    for relation in whole.relations.ordered:
        if relation.evidence.strip():
            ends = whole.elements[relation.source], whole.elements[relation.target]
            title = ": ".join(end.name for end in ends)
            yield _entry(relation, Hit("relation", relation.id, "Comparison", title, ""))
    for goal in whole.goals.ordered:
        yield _entry(goal, Hit("goal", goal.id, "Goal", goal.objective, ""))
        for result in whole.key_results.of("goal", goal.id):
            hit = Hit("key_result", result.id, "Key result", result.text, "")
            yield _entry(result, hit, goal.objective)
    for touchpoint in whole.touchpoints.ordered:
        hit = Hit("touchpoint", touchpoint.id, "Touchpoint", touchpoint.name, "")
        yield _entry(touchpoint, hit, str(touchpoint.kind))
    for test in whole.test_sessions.ordered:
        # People call a session by its short name, which is no text that anybody wrote.
        title = " ".join(filter(None, (test.code, test.prospect))) or "Session without a name"
        yield _entry(test, Hit("test_session", test.id, "Test session", title, ""))


def _rest(story: NarrativeView, known: frozenset[tuple[str, str]]) -> Iterator[_Entry]:
    """Whatever else is written in the document."""
    names = Names(story.whole)
    for row_type in ROW_TYPES:
        if row_type.table in _KNOWN_BY_OTHERS or not _written(row_type):
            continue
        for row in story.whole.tables[row_type.table].ordered:
            if (row.table, row.id) not in known and (texts := _texts(row)):
                yield _entry(row, _named(names, row, texts[0]))


def _named(names: Names, row: Row, text: str) -> Hit:
    thing = names.thing(row)
    title = plain(text).partition("\n")[0]
    kind = ", ".join(part for part in (thing.name, thing.kind) if part and part != title)
    return Hit(row.table, row.id, kind, title, "")


def _entry(row: Row, hit: Hit, more: str = "") -> _Entry:
    text = "\n".join([*(text for text in _texts(row) if text != hit.title), *([more] * bool(more))])
    title = fold(hit.title)
    return _Entry(hit, title, f"{title}\n{fold(text)}", text)


def _texts(row: Row) -> list[str]:
    return [text for name in _written(type(row)) if (text := getattr(row, name) or "")]


@cache
def _written(row_type: type[Row]) -> tuple[str, ...]:
    return tuple(name for name, column in columns(row_type).items() if is_written(column))
