"""Makes rows of what a table tells about the course of a session: frames, marks, quotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from narrative_studio.importers.recorded.gathering import Gathering
from narrative_studio.importers.tables.answers import folded
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import (
    CodeId,
    FrameId,
    FrameResultId,
    MarkId,
    ObjectionId,
    ObjectionRaisedId,
    PersonId,
    QuoteCodeId,
    QuoteId,
    RatingId,
    TestSessionId,
    keyed_id,
)
from narrative_studio.model.observed import (
    TAKEN,
    FrameResult,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    QuoteCode,
    Rating,
    Reached,
)
from narrative_studio.model.prospects import Code, Metric, TestSession
from narrative_studio.model.rank import rank_between

_METRICS: Final = tuple(metric.value for metric in Metric)


class EachFrame:
    """What a table says of a frame in a session: reached, time, reaction and ratings."""

    def __init__(self, into: Gathering) -> None:
        self._into = into
        self._results: dict[tuple[str, str], FrameResult] = {}
        self._ratings: dict[tuple[str, str, str | None], Rating] = {}
        view = into.story.whole
        for result in view.frame_results.values():
            if result.frame is not None:
                self._results.setdefault((result.session, result.frame), result)
        for rating in view.ratings.values():
            if rating.frame is not None:
                key = (rating.session, rating.frame, rating.observer)
                self._ratings.setdefault(key, rating)
        self._middle_ms: dict[FrameId, int] = {}
        begins_ms = 0
        for frame in into.story.frames:
            self._middle_ms[frame.id] = min(begins_ms + frame.planned_ms // 2, LONGEST_MS // 2)
            begins_ms += frame.planned_ms

    def take(
        self,
        session: TestSession,
        frame: FrameId,
        values: Mapping[str, Any],
        line: int,
        *,
        observer: PersonId | None = None,
    ) -> None:
        """Take what one row says of one frame; who saw it is the session's observer by default."""
        observer = observer or session.observer
        self._take_result(session, frame, values, line)
        ratings = {key: values[key] for key in _METRICS if values.get(key) is not None}
        reaction = values.get("reaction") or ""
        kind = MarkKind(reaction) if reaction in {one.value for one in MarkKind} else None
        if kind in TAKEN:
            # As a mark it counts in the pictures; its moment is that of the frame in the plan.
            at_ms = self._middle_ms.get(frame, 0)
            row_id = keyed_id(Mark.table, session.id, "imported", observer, frame)
            made = Mark(
                MarkId(row_id),
                session=session.id,
                frame=frame,
                observer=observer,
                at_ms=at_ms,
                kind=kind,
            )
            self._into.want(made, line, "kind")
        elif reaction:
            ratings["reaction"] = reaction
        if ratings:
            key = (session.id, frame, observer)
            known = self._ratings.get(key)
            row_id = known.id if known else keyed_id(Rating.table, *key)
            rating = Rating(
                RatingId(row_id), session=session.id, frame=frame, observer=observer, **ratings
            )
            self._into.want(rating, line, *ratings)

    def _take_result(
        self, session: TestSession, frame: FrameId, values: Mapping[str, Any], line: int
    ) -> None:
        cells: dict[str, Any] = {}
        if (reached := values.get("reached")) and reached != Reached.UNKNOWN:
            cells["reached"] = Reached(reached)
        if took_ms := values.get("time_ms"):
            cells["duration_ms"] = min(took_ms, LONGEST_MS)
            cells.setdefault("reached", Reached.REACHED)
        if not cells:
            return
        known = self._results.get((session.id, frame))
        row_id = known.id if known else keyed_id(FrameResult.table, session.id, frame)
        result = FrameResult(FrameResultId(row_id), session=session.id, frame=frame, **cells)
        self._into.want(result, line, *cells)


class Quotes:
    """What prospects said, with the codes that it was given; words that are new become codes."""

    def __init__(self, into: Gathering) -> None:
        self._into = into
        view = into.story.whole
        self._known: dict[tuple[str, str], QuoteId] = {}
        self._codes: dict[str, set[str]] = {}
        for quote in view.quotes.values():
            self._known.setdefault((quote.session, folded(quote.text)), quote.id)
            self._codes.setdefault(quote.session, set()).add(quote.code)
        self._coded = {(one.quote, one.code) for one in view.quote_codes.values()}
        self._last_rank = max((one.rank for one in view.codes.values()), default=None)

    def take(
        self,
        session: TestSession,
        said: str,
        line: int,
        *,
        frame: FrameId | None = None,
        codes: tuple[str, ...] = (),
    ) -> None:
        """Take one quote; the same words in the same session are one."""
        key = (session.id, folded(said))
        quote = self._known.get(key)
        if quote is None:
            row_id = keyed_id(Quote.table, session.id, "imported", folded(said))
            quote = self._known[key] = QuoteId(row_id)
        given = ("frame",) if frame is not None else ()
        is_there = quote in self._into.story.whole.quotes
        code = "" if is_there else self._next(session)
        made = Quote(quote, session=session.id, code=code, frame=frame, text=said)
        self._into.want(made, line, *given)
        for word in codes:
            self._code(quote, word, line)

    def _code(self, quote: QuoteId, word: str, line: int) -> None:
        names, story = self._into.names, self._into.story
        known = names.codes.get(folded(word))
        if known is None:
            row_id = keyed_id(Code.table, story.narrative.id, folded(word))
            self._last_rank = rank_between(self._last_rank, None)
            known = Code(CodeId(row_id), rank=self._last_rank, word=" ".join(word.split()))
            names.codes[folded(word)] = known
            self._into.want(known, line)
            self._into.tell(line, f"“{known.word}” is new in the codebook")
        elif known.is_retired:
            self._into.tell(line, f"“{known.word}” is retired from the codebook")
            return
        if (quote, known.id) not in self._coded:
            self._coded.add((quote, known.id))
            # Nobody knows who coded it; whoever codes it here has codes of their own.
            row_id = keyed_id(QuoteCode.table, quote, known.id, None)
            self._into.want(QuoteCode(QuoteCodeId(row_id), quote=quote, code=known.id), line)

    def _next(self, session: TestSession) -> str:
        number = session.code.lstrip("T") or "0"
        taken = self._codes.setdefault(session.id, set())
        place = len(taken) + 1
        while (code := f"Q-{number}-{place}") in taken:
            place += 1
        taken.add(code)
        return code


def raised(into: Gathering, session: TestSession, said: str, line: int) -> None:
    """Take an objection: a known one by its code or words, else in the prospect's words."""
    objection = into.names.objection(said)
    key = (objection, None) if objection else ("said", folded(said))
    row_id = ObjectionRaisedId(keyed_id(ObjectionRaised.table, session.id, *key))
    known = ObjectionId(objection) if objection else None
    text = "" if objection else said
    into.want(ObjectionRaised(row_id, session=session.id, objection=known, text=text), line)


def marked(
    into: Gathering,
    session: TestSession,
    row: Mapping[str, Any],
    line: int,
    *,
    frame: FrameId | None,
    observer: PersonId | None,
) -> None:
    """Take a mark; the same observer's mark of the same kind at the same moment is one."""
    kind, at_ms = MarkKind(row.get("kind") or MarkKind.NEUTRAL), min(row["at_ms"], LONGEST_MS)
    observer = observer or session.observer
    row_id = keyed_id(Mark.table, session.id, observer, at_ms, kind, at_ms=at_ms)
    text = row.get("text") or ""
    mark = Mark(
        MarkId(row_id),
        session=TestSessionId(session.id),
        frame=frame,
        observer=observer,
        at_ms=at_ms,
        kind=kind,
        text=text,
    )
    given = [*(["frame"] if frame is not None else []), *(["text"] if text else [])]
    into.want(mark, line, *given)
