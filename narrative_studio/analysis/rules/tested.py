"""Findings about tests with prospects: whether they keep to what was agreed, and what they ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from json import JSONDecodeError, loads

from narrative_studio.analysis.naming import counted, day, frame_name, listed, quoted
from narrative_studio.analysis.prospects.eligible import Standing
from narrative_studio.analysis.prospects.figures import Figures, figures
from narrative_studio.analysis.prospects.outcomes import objections_raised
from narrative_studio.analysis.prospects.protocol_changes import held_before_fixing
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.model.people import Baseline
from narrative_studio.model.prospects import Metric, TestSession
from narrative_studio.model.view import NarrativeView

_DECK = "deck"
_TEST = "test"


def prospect_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at the tests of a narrative; silent while there are neither sessions nor test decks."""
    if view.told_from is not None:
        return  # The tests are those of the story, and are named there.
    yield from _test_decks(view)
    if not view.whole.test_sessions.of("narrative", view.narrative.id):
        return
    found = figures(view)
    yield from chain(
        _protocol(view, found),
        _counted(view, found),
        _interim(found),
        _told_baselines(view, found),
        _objections(view, found),
        _flagged(view, found),
    )


def _protocol(view: NarrativeView, found: Figures) -> Iterator[Finding]:
    """Look whether what was agreed on was agreed on before the first session."""
    if not found.held:
        return
    first = found.held[0].session
    protocol = found.protocol
    sessions = counted(len(found.held), "session")
    if protocol is None:
        yield about(
            first,
            Level.WARNING,
            Rule.TESTS_WITHOUT_PROTOCOL,
            f"There is no protocol, and {sessions} took place.",
            "Write down who counts, how many are planned and what passes, then fix it.",
        )
    elif not protocol.is_fixed:
        yield about(
            protocol,
            Level.WARNING,
            Rule.PROTOCOL_NOT_FIXED,
            f"The protocol is not fixed, and {sessions} took place.",
            "Fix it before the next session, so that nobody bends it to what was found.",
        )
    elif early := held_before_fixing(protocol, [one.session for one in found.held]):
        yield about(
            early[0],
            Level.WARNING,
            Rule.PROTOCOL_FIXED_LATE,
            f"The protocol was fixed after {counted(len(early), 'session')}: {_names(early)}.",
            "Say so wherever the figures are shown; a rule made afterwards proves little.",
        )
    late = view.whole.late_changes.get(protocol.id, ()) if protocol is not None else ()
    if protocol is not None and late:
        yield about(
            protocol,
            Level.WARNING,
            Rule.PROTOCOL_CHANGED,
            f"The protocol was changed {counted(len(late), 'time')} after it was fixed, "
            f"last on {day(late[0].day)}.",
            "Take the change back, or say it wherever the figures are shown.",
        )


def _counted(view: NarrativeView, found: Figures) -> Iterator[Finding]:
    """Look at sessions that are counted although the protocol may not allow it."""
    for standing in found.eligible:
        doubts = tuple(_doubts(view, standing))
        if doubts:
            session = standing.session
            yield about(
                session,
                Level.WARNING,
                Rule.COUNTED_IN_DOUBT,
                f"Session {_name(session)} is counted, and {listed(list(doubts))}.",
                "Complete it, or say that the prospect does not qualify.",
            )


def _doubts(view: NarrativeView, standing: Standing) -> Iterator[str]:
    session = standing.session
    yield from (f"it is {doubt.value}" for doubt in standing.doubts)
    if not session.version.strip() and session.baseline is None:
        yield "it is not known which version was told"
    own = [
        one
        for one in view.whole.ratings.of("session", session.id)
        if one.observer is not None and one.observer == session.rep
    ]
    if own and any(one.of(metric) is not None for one in own for metric in Metric):
        yield "the test rep has rated her own call"


def _interim(found: Figures) -> Iterator[Finding]:
    """Say that a look comes before the planned number."""
    if found.protocol is not None and found.held and found.gate.is_interim:
        yield about(
            found.protocol,
            Level.INFO,
            Rule.TESTS_INTERIM,
            f"{len(found.eligible)} of {found.planned} planned sessions count so far.",
            "Mark every figure as interim, and decide nothing before the rest is held.",
        )


def _told_baselines(view: NarrativeView, found: Figures) -> Iterator[Finding]:
    """Look for sessions ahead that are to tell a baseline which is no longer the latest."""
    latest = _latest(view)
    if latest is None:
        return
    held = {one.session.id for one in found.held}
    for session in view.whole.test_sessions.of("narrative", view.narrative.id):
        told = view.whole.baselines.get(session.baseline or "")
        if session.id not in held and told is not None and told.id != latest.id:
            yield about(
                session,
                Level.WARNING,
                Rule.TEST_OF_OLD_BASELINE,
                f"Session {_name(session)} is to tell baseline {_called(told)}; "
                f"{_called(latest)} is the current one.",
                "Choose the current baseline, and export a test deck from it.",
            )


def _test_decks(view: NarrativeView) -> Iterator[Finding]:
    """Look for test decks of a baseline that another has followed."""
    latest = _latest(view)
    decks = view.whole.exported_files.of("narrative", view.narrative.id)
    newest = max(
        (one for one in decks if one.format == _DECK and _is_for_tests(one.options)),
        key=lambda one: (one.made_at_ms, one.id),
        default=None,
    )
    if newest is None or latest is None or newest.baseline == latest.id:
        return
    shown = view.whole.baselines.get(newest.baseline or "")
    shows = f"shows baseline {_called(shown)}" if shown is not None else "shows no baseline"
    yield about(
        newest,
        Level.WARNING,
        Rule.STALE_TEST_DECK,
        f"The test deck {quoted(newest.file_name)} {shows}; {_called(latest)} is the current one.",
        "Export a test deck from the current baseline before the next session.",
    )


def _is_for_tests(options: str) -> bool:
    try:
        found = loads(options)
    except JSONDecodeError:
        return False
    return isinstance(found, dict) and found.get("purpose") == _TEST


def _objections(view: NarrativeView, found: Figures) -> Iterator[Finding]:
    """Look for objections that prospects raised and that nobody has an answer to."""
    whole = view.whole
    for raised in objections_raised(whole, [one.session for one in found.eligible]):
        known = whole.objections.get(raised.objection or "")
        heard = f"was heard in {counted(raised.sessions, 'session')}"
        if known is not None and not known.response.strip():
            yield about(
                known,
                Level.WARNING,
                Rule.HEARD_UNANSWERED,
                f"{quoted(raised.text)} {heard} and has no answer.",
                "Write the answer, and what proves it.",
            )
        elif known is None and raised.text:
            session = _first_with(view, found, raised.text)
            if session is not None:
                yield about(
                    session,
                    Level.INFO,
                    Rule.HEARD_UNANSWERED,
                    f"{quoted(raised.text)} {heard} and is none of the known objections.",
                    "Take it up among the objections, with an answer.",
                )


def _first_with(view: NarrativeView, found: Figures, words: str) -> TestSession | None:
    for standing in found.eligible:
        for one in view.whole.objections_raised.of("session", standing.session.id):
            if " ".join(one.text.split()) == words:
                return standing.session
    return None


def _flagged(view: NarrativeView, found: Figures) -> Iterator[Finding]:
    """Look for flagged frames that no edit is cited for since."""
    versions = tuple(found.versions)
    cited = {
        one.frame
        for one in view.whole.edit_citations.of("narrative", view.narrative.id)
        if one.version not in versions
    }
    by_frame: dict[str, list[str]] = {}
    for flag in found.flags:
        by_frame.setdefault(flag.frame, []).append(flag.metric.value)
    where = f" in {found.version}" if found.version else ""
    for frame_id, metrics in by_frame.items():
        if frame_id not in cited:
            frame = view.whole.frames[frame_id]
            yield about(
                frame,
                Level.WARNING,
                Rule.FLAGGED_UNCHANGED,
                f"{frame_name(view, frame)} was flagged{where} for {listed(metrics)}, "
                "and no change since is cited for it.",
                "Rework it and cite the sessions, or say in the huddle why it stays.",
            )


def _latest(view: NarrativeView) -> Baseline | None:
    return next(iter(view.whole.taken_baselines), None)


def _called(baseline: Baseline) -> str:
    return baseline.code or quoted(baseline.name)


def _names(sessions: Sequence[TestSession]) -> str:
    named = [_name(one) for one in sessions[:3]]
    rest = len(sessions) - len(named)
    return listed([*named, f"{rest} more"] if rest else named)


def _name(session: TestSession) -> str:
    if session.code:
        return session.code
    return quoted(session.prospect) if session.prospect else _dated(session)


def _dated(session: TestSession) -> str:
    return f"of {day(session.held_on)}" if session.held_on else "without a name"
