"""What the rows of tests with prospects are called, for ``row_names``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from narrative_studio.analysis.naming import listed, quoted
from narrative_studio.model.durations import format_duration
from narrative_studio.model.observed import (
    CitedSession,
    EditCitation,
    FrameResult,
    HuddleNote,
    Mark,
    ObjectionRaised,
    Quote,
    QuoteCode,
    Rating,
    RecallJudgement,
    TranscriptSegment,
    WordDecision,
)
from narrative_studio.model.prospects import (
    Metric,
    SessionPersona,
    TestMetric,
    TestProtocol,
)
from narrative_studio.model.rows import Row

Naming: TypeAlias = Callable[[str, str], str]
"""The name of the row of a table by its id."""

MAIN: Final = {
    "test_session": ("prospect",),
    "test_protocol": ("eligibility",),
    "test_metric": ("prompt",),
    "code": ("word", "meaning"),
    "import_profile": ("name",),
}
"""The cells by which people know such a row, where that is not its text."""
MANY: Final = {
    "objection_raised": "objections raised",
    "session_persona": "personas of sessions",
    "transcript_segment": "pieces of transcript",
}
UNNAMED: Final = {
    "session_persona": "Persona of a session",
    "transcript_segment": "Piece of transcript",
    "edit_citation": "Cited edit",
}


def tested_name(row: Row, end: Naming) -> str | None:
    """A full name for a row of a test, None where it is called as other rows are.

    ``end`` names what it belongs to inside a sentence.
    """
    match row:
        case TestProtocol(narrative=narrative):
            return f"Test protocol of {end('narrative', narrative)}"
        case TestMetric(metric=metric):
            return f"Metric {metric}"
        case EditCitation(text=text, frame=frame):
            about = f" of {end('frame', frame)}" if frame else ""
            return f"Cited edit{_words(text)}{about}"
        case WordDecision(word=word):
            return f"Decision on{_words(word)}"
        case CitedSession(session=session, citation=citation):
            return f"Citing of {end('test_session', session)} for {end('edit_citation', citation)}"
        case QuoteCode(code=code, quote=quote, coder=coder):
            by = f" by {end('person', coder)}" if coder else ""
            return f"{_raised(end('code', code))} of {end('quote', quote)}{by}"
    named = _in_session(row, end)
    if named is None:
        return None
    return f"{named} in {end('test_session', str(getattr(row, 'session', '')))}"


def _in_session(row: Row, end: Naming) -> str | None:
    """What a row is called in its session."""
    match row:
        case FrameResult(frame=frame):
            return f"Result of {end('frame', frame or '')}"
        case Rating(frame=frame, observer=observer):
            by = f" by {end('person', observer)}" if observer else ""
            return f"Rating of {end('frame', frame or '')}{by}"
        case RecallJudgement(frame=frame, judge=judge):
            by = f", judged by {end('person', judge)}" if judge else ""
            return f"Recall of {end('frame', frame or '')}{by}"
        case Mark(kind=kind, text=text, at_ms=at_ms):
            return f"Mark {quoted(kind)}{_words(text)} at {format_duration(at_ms)}"
        case Quote(code=code, text=text):
            return f"{code or 'Quote'}{_words(text)}"
        case ObjectionRaised(objection=objection, text=text):
            what = end("objection", objection) if objection else f"objection{_words(text)}"
            return f"Raising of {what}"
        case HuddleNote(text=text):
            return f"Huddle note{_words(text)}"
        case SessionPersona(persona=persona):
            return _raised(end("persona", persona or ""))
        case TranscriptSegment(start_ms=start_ms, place=place):
            at = f"at {format_duration(start_ms)}" if start_ms is not None else f"piece {place}"
            return f"Transcript {at}"
    return None


def tested_wording(row: Row, called: Naming) -> str | None:
    """What a row of a test says where that is no text, None where its main cells say it."""
    match row:
        case FrameResult(reached=reached, duration_ms=duration_ms):
            took = f", {format_duration(duration_ms)}" if duration_ms else ""
            return f"{_raised(reached)}{took}"
        case Rating(reaction=reaction):
            given = [(metric, row.of(metric)) for metric in Metric]
            ratings = [f"{metric} {value}" for metric, value in given if value is not None]
            said = [*filter(None, [reaction]), *ratings]
            return _raised(listed(said)) if said else "Nothing rated"
        case RecallJudgement(recalled=recalled):
            return _raised(recalled)
        case WordDecision(verdict=verdict):
            return _raised(verdict)
        case Mark(kind=kind, text=text):
            return f"{_raised(kind)}\n{text}" if text else _raised(kind)
        case QuoteCode(code=code):
            return called("code", code)
        case ObjectionRaised(objection=objection) if objection:
            return called("objection", objection)
        case SessionPersona(persona=persona):
            return called("persona", persona or "")
        case CitedSession(session=session):
            return called("test_session", session)
        case TestProtocol(planned_n=planned_n):
            return f"{planned_n} sessions planned"
    return None


def _words(text: str) -> str:
    words = " ".join(text.split())
    return f" {quoted(words)}" if words else ""


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]
