"""What was changed because of tests, before and after; what came back in recall; what is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from narrative_studio.analysis.judging.comparison import Comparison, Finding
from narrative_studio.analysis.judging.edits import findings
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.charts.before_after import BeforeAfter
from narrative_studio.charts.rates import before_after_row
from narrative_studio.model.observed import EditCitation, HuddleKind, Recalled
from narrative_studio.model.prospects import Extent
from narrative_studio.model.view import NarrativeView
from narrative_studio.results.keys import FRAME, SESSION, key
from narrative_studio.results.reading import version_words
from narrative_studio.results.readings import Reading, Readings


def before_after(readings: Readings) -> BeforeAfter:
    """Frames that were edited because of sessions: how they were taken before and after.

    What is counted are the sessions in which a frame confused somebody or met an objection. An
    edit without eligible sessions on both sides is not compared.
    """
    view = readings.story.whole
    compared: list[tuple[EditCitation, Comparison]] = []
    seen: set[tuple[str | None, str]] = set()
    for edit in view.edit_citations.of("narrative", readings.story.narrative.id):
        came = _came_with(readings, edit)
        if edit.frame is None or came is None or (edit.frame, came[1]) in seen:
            continue
        seen.add((edit.frame, came[1]))
        if readings.story.number(edit.frame) is None:
            continue
        before, after = (readings.figures(edit.frame, version) for version in came)
        if before.reached and after.reached:
            now, was = (
                Rate(min(one.troubled, one.reached), one.reached) for one in (after, before)
            )
            later, earlier = map(version_words, reversed(came))
            compared.append((edit, Comparison(now, was, later, earlier)))
    compared.sort(key=lambda pair: readings.story.number(pair[0].frame or "") or 0)
    found = findings([one for _edit, one in compared], is_interim=bool(readings.interim))
    rows = tuple(
        before_after_row(
            key(FRAME, edit.frame or ""),
            str(readings.story.number(edit.frame or "") or ""),
            f"{one.before_name} to {one.now_name}: {_edited(edit)}",
            one,
            finding,
        )
        for (edit, one), finding in zip(compared, found, strict=True)
    )
    return BeforeAfter(
        headline=_edits_headline(compared, found),
        subtitle="sessions in which the frame confused somebody or met an objection, in the "
        "version before the edit and in the one that came with it",
        before_name="Before",
        after_name="After",
        rows=rows,
        word="confused or objected",
        interim=readings.interim,
    )


def _came_with(readings: Readings, edit: EditCitation) -> tuple[str, str] | None:
    """The last version without an edit and the first one with it; None where one is not tested.

    The sessions that an edit is cited for were held before it. Where one of them was told the
    very version that the edit names, as after a huddle that edits the story before its version is
    counted on, the edit came with the version after that.
    """
    order = readings.versions
    if edit.version not in order:
        return None
    place = order.index(edit.version)
    view = readings.story.whole
    for cited in view.cited_sessions.of("citation", edit.id):
        session = view.test_sessions.get(cited.session)
        if session is not None and session.version in order:
            place = max(place, order.index(session.version) + 1)
    return (order[place - 1], order[place]) if 0 < place < len(order) else None


def _edited(edit: EditCitation) -> str:
    """What was changed, else why, else the cell."""
    return edit.text or edit.because or edit.edited.replace("_", " ")


def _edits_headline(
    compared: list[tuple[EditCitation, Comparison]], found: tuple[Finding, ...]
) -> str:
    if not compared:
        return "No edit is cited yet with sessions before and after it"
    calmer = sum(
        one.now.successes * one.before.n < one.before.successes * one.now.n
        for _edit, one in compared
    )
    edits = counted(len(compared), "edited frame")
    told = f"{calmer} of {edits} troubled fewer prospects after the edit"
    if set(found) == {Finding.TOO_FEW}:
        return f"Too few to compare; {told}"
    if Finding.INTERIM in found:
        return f"{told}; nothing is decided before the planned number"
    clear = sum(one in (Finding.HIGHER, Finding.LOWER) for one in found)
    if not clear:
        return f"{told}; none is separated from chance"
    return f"{told}; {clear} beyond chance"


@dataclass(frozen=True, slots=True)
class RecallLine:
    """How often the key message of a frame came back, of the sessions in which it was judged."""

    frame: str
    number: str
    message: str
    counts: Mapping[Recalled, int]

    @property
    def judged(self) -> int:
        """In how many sessions somebody judged it."""
        return sum(self.counts.values())

    @property
    def words(self) -> str:
        """The counts in words."""
        parts = [f"{count} {word.value}" for word, count in self.counts.items() if count]
        return f"{', '.join(parts)}, of {self.judged} judged"


def recalled(readings: Readings) -> tuple[RecallLine, ...]:
    """The key messages that were judged, those that came back most often first.

    One session counts once: where two people judged it, what its observer says counts.
    """
    said: dict[str, list[Recalled]] = {}
    for judged in readings.answers(readings.eligible, _judged):
        for frame_id, recalled in judged.items():
            said.setdefault(frame_id, []).append(recalled)
    lines = []
    for frame in readings.frames:
        words = said.get(frame.id)
        if words:
            counts = {word: words.count(word) for word in Recalled}
            message = frame.key_message or frame.headline
            lines.append(RecallLine(frame.id, readings.number(frame), message, counts))
    return tuple(
        sorted(lines, key=lambda one: (-one.counts[Recalled.SAID], one.counts[Recalled.NOT]))
    )


def _judged(story: NarrativeView, one: Reading) -> dict[str, Recalled]:
    """What was judged of each frame; the judgement of the session's observer comes last."""
    session = one.session
    rows = sorted(
        story.whole.recall_judgements.of("session", session.id),
        key=lambda row: (row.judge == session.observer, row.id),
    )
    return {row.frame: row.recalled for row in rows if row.frame is not None}


@dataclass(frozen=True, slots=True)
class TheirWords:
    """How one prospect explained it to a colleague."""

    key: str
    who: str
    words: str


def their_words(readings: Readings) -> tuple[TheirWords, ...]:
    """What prospects recalled in their own words, the newest first."""
    told = readings.answers(reversed(readings.eligible), _their_words)
    return tuple(one for one in told if one is not None)


def _their_words(_story: NarrativeView, one: Reading) -> TheirWords | None:
    session = one.session
    if not session.recall.strip():
        return None
    who = f"{session.code} {session.prospect}".strip()
    return TheirWords(key(SESSION, session.id), who, session.recall)


@dataclass(frozen=True, slots=True)
class Need:
    """Something the product or the answer to an objection has to do, and who asked for it."""

    key: str
    words: str
    about: str


def needs(readings: Readings) -> tuple[Need, ...]:
    """What was promised to prospects, and the objections that could not be answered."""
    return tuple(chain.from_iterable(readings.answers(reversed(readings.shown), _needs)))


def _needs(story: NarrativeView, one: Reading) -> tuple[Need, ...]:
    view, session = story.whole, one.session
    who = f"{session.code} {session.prospect}".strip()
    at = key(SESSION, session.id)
    found = [
        Need(at, note.text, f"promised to {who}")
        for note in view.huddle_notes.of("session", session.id)
        if note.kind is HuddleKind.PROMISED
    ]
    for raised in view.objections_raised.of("session", session.id):
        if raised.handled in (Extent.NO, Extent.PARTLY):
            known = view.objections.get(raised.objection or "")
            words = known.text if known is not None else raised.text
            found.append(Need(at, words, f"{raised.handled.value} handled, {who}"))
    return tuple(found)
