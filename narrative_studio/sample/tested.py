"""The sample's tests with prospects: protocol, codebook, and each session on its day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from narrative_studio.model.durations import MS_PER_SECOND
from narrative_studio.model.ids import (
    BaselineId,
    CitedSessionId,
    CodeId,
    EditCitationId,
    FrameId,
    FrameResultId,
    HuddleNoteId,
    MarkId,
    ObjectionId,
    ObjectionRaisedId,
    PersonaId,
    PersonId,
    QuoteCodeId,
    QuoteId,
    RatingId,
    RecallJudgementId,
    SegmentId,
    SessionPersonaId,
    TestMetricId,
    TestProtocolId,
    TestSessionId,
    keyed_id,
)
from narrative_studio.model.observed import (
    CitedSession,
    EditCitation,
    FrameResult,
    HuddleKind,
    HuddleNote,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    QuoteCode,
    Rating,
    Reached,
    Recalled,
    RecallJudgement,
)
from narrative_studio.model.prospects import (
    Answer,
    Code,
    Extent,
    Metric,
    Outcome,
    SessionPersona,
    SessionState,
    TestMetric,
    TestProtocol,
    TestSession,
    Verdict,
)
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Narrative
from narrative_studio.sample.files import File, SampleFiles

_FRAME: Final = re.compile(r"\bF0?(\d+)\b")
_TRIPPING: Final = re.compile(r"The word \S+")
"""What did not work and is a word is one that people stumbled over."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Rows that came into the document as one operation, later than the story."""

    at: datetime
    author: str
    label: str
    rows: tuple[Row, ...]


class TestedRows:
    """Makes the rows; ``others`` holds people, frames, objections and customers by their names.

    ``versions`` holds the id of the baseline that froze each version of the narrative.
    """

    def __init__(
        self,
        files: SampleFiles,
        others: Mapping[str, Row],
        narrative: str,
        versions: Mapping[str, BaselineId],
    ) -> None:
        self._files = files
        self._others = others
        story = others[narrative]
        assert isinstance(story, Narrative)
        self._narrative = story.id
        self._planned_ms = story.call_length_ms
        self._versions = versions
        self._codes: dict[str, Code] = {}
        self._sessions: dict[str, TestSession] = {}
        self.recorded: list[Recorded] = [self._agreed()]
        for item in files.content["test_sessions"]:
            self.recorded.append(self._told(item))
        for item in files.content["narrative_versions"]:
            if item["changes"]:
                self.recorded.append(self._changed(item))

    def _agreed(self) -> Recorded:
        """The protocol and the codebook, which are fixed before the first session."""
        file, added = self._files.content["test_protocol"], self._files.additions["tests"]
        numbers = dict(added["protocol"])
        at, author = numbers.pop("at"), numbers.pop("author")
        old = file["old_pitch_baseline"]
        protocol = TestProtocol(
            TestProtocolId(keyed_id(TestProtocol.table, self._narrative)),
            narrative=self._narrative,
            eligibility=self._in_words(file["eligibility"]),
            who_rates=file["who_rates"],
            decision_rule=file["pass_rule"],
            old_pitch_calls=old["first_calls"],
            old_pitch_converted=old["converted"],
            fixed_at_ms=int(at.timestamp() * MS_PER_SECOND),
            fixed_by=self._person(author),
            **numbers,
        )
        metrics = [
            TestMetric(
                TestMetricId(keyed_id(TestMetric.table, protocol.id, item["id"])),
                protocol=protocol.id,
                metric=Metric(item["id"]),
                rank=self._files.next_rank(TestMetric.table),
                prompt=item["prompt"],
            )
            for item in file["metrics"]
        ]
        for item in self._files.content["codebook"]:
            self._codes[item["code"]] = Code(
                CodeId(self._files.new_id(f"code {item['code']}")),
                rank=self._files.next_rank(Code.table),
                word=item["code"],
                meaning=item["meaning"],
                ref=item["code"],
            )
        return Recorded(
            at, author, "Fix test protocol", (protocol, *metrics, *self._codes.values())
        )

    def _told(self, item: File) -> Recorded:
        """One session with all that was noted in it and after it."""
        added = self._files.additions["tests"]
        started = datetime.combine(date.fromisoformat(item["date"]), added["begins_at"], UTC)
        session = self._sessions[item["id"]] = self._session(item, started)
        rows = [session, *self._around(session, item), *self._frames(session, item)]
        after = timedelta(seconds=item["duration_s"], minutes=added["written_after_minutes"])
        return Recorded(
            started + after, item["observer"], f"Record test session {item['id']}", tuple(rows)
        )

    def _session(self, item: File, started: datetime) -> TestSession:
        added = {
            name: self._frame(value) if name.endswith("_frame") else value
            for name, value in self._added(item).items()
            if name != "recalled"
        }
        words = {"verdict_words": item["rep_verdict"].capitalize()}
        verdict = Verdict(self._files.word("rep_verdicts", item["rep_verdict"]) or Verdict.UNKNOWN)
        if "may_quote" in added:
            added["may_quote"] = Answer(added["may_quote"])
        return TestSession(
            TestSessionId(self._files.new_id(item["id"])),
            narrative=self._narrative,
            code=item["id"],
            state=SessionState.ENDED,
            held_on=item["date"],
            baseline=self._versions[item["narrative_version"]],
            version=item["narrative_version"],
            rep=self._person(item["rep"]),
            observer=self._person(item["observer"]),
            prospect=item["prospect"]["company"],
            segment=SegmentId(self._others[item["prospect"]["segment"]].id),
            employees=item["prospect"]["employees"],
            qualified=self._answer(item["qualified"]),
            contaminated=self._answer(item["contaminated"]),
            planned_ms=self._planned_ms,
            duration_ms=item["duration_s"] * MS_PER_SECOND,
            started_at_ms=int(started.timestamp() * MS_PER_SECOND),
            perfect_world=Extent(self._files.word("agreements", item["perfect_world_agreement"])),
            recall=item["unaided_recall"],
            outcome=Outcome(self._files.word("outcomes", item["outcome"])),
            converted=self._answer(item["converted"]),
            next_step=item["next_step"],
            verdict=verdict,
            note=item["notes"],
            ref=item["id"],
            **((words if verdict is Verdict.UNKNOWN else {}) | added),
        )

    def _around(self, session: TestSession, item: File) -> Iterator[Row]:
        """Who sat there, what they raised, what they recalled, and the huddle."""
        for ref in item["prospect"]["roles"]:
            persona = PersonaId(self._others[ref].id)
            yield SessionPersona(
                SessionPersonaId(keyed_id(SessionPersona.table, session.id, persona)),
                session=session.id,
                persona=persona,
            )
        for ref in item["objections_raised"]:
            objection = ObjectionId(self._others[ref].id)
            yield ObjectionRaised(
                ObjectionRaisedId(keyed_id(ObjectionRaised.table, session.id, objection, None)),
                session=session.id,
                objection=objection,
            )
        for ref, word in self._added(item).get("recalled", {}).items():
            frame = self._frame(ref)
            yield RecallJudgement(
                RecallJudgementId(
                    keyed_id(RecallJudgement.table, session.id, frame, session.observer)
                ),
                session=session.id,
                frame=frame,
                judge=session.observer,
                recalled=Recalled(word),
            )
        for key, texts in item["huddle"].items():
            for text in texts:
                found = _FRAME.search(text)
                kind = HuddleKind(self._files.word("huddle_kinds", key))
                if _TRIPPING.match(text):
                    kind = HuddleKind.TRIPPED
                yield HuddleNote(
                    HuddleNoteId(self._files.new_id(f"{item['id']} {key} {text}")),
                    session=session.id,
                    kind=kind,
                    frame=self._frame(f"F{int(found[1]):02}") if found else None,
                    text=_raised(_FRAME.sub(r"frame \1", text)),
                )

    def _frames(self, session: TestSession, item: File) -> Iterator[Row]:
        """What became of each frame, the marks that were pressed at it, and the quotes."""
        begins_ms = 0
        for result in item["frame_results"]:
            lasts_ms = result["seconds"] * MS_PER_SECOND
            yield from self._received(session, result, begins_ms + lasts_ms // 2)
            said = [quote for quote in item["quotes"] if quote["frame"] == result["frame"]]
            for place, quote in enumerate(said, start=1):
                at_ms = begins_ms + lasts_ms // 2 + place * lasts_ms // (2 * len(said) + 2)
                yield from self._quote(session, quote, at_ms)
            begins_ms += lasts_ms
        for ref in item["skipped_frames"]:
            frame = self._frame(ref)
            yield FrameResult(
                FrameResultId(keyed_id(FrameResult.table, session.id, frame)),
                session=session.id,
                frame=frame,
                reached=Reached.SKIPPED,
            )

    def _received(self, session: TestSession, result: File, at_ms: int) -> Iterator[Row]:
        frame, observer = self._frame(result["frame"]), session.observer
        yield FrameResult(
            FrameResultId(keyed_id(FrameResult.table, session.id, frame)),
            session=session.id,
            frame=frame,
            reached=Reached.REACHED,
            duration_ms=result["seconds"] * MS_PER_SECOND,
        )
        yield Rating(
            RatingId(keyed_id(Rating.table, session.id, frame, observer)),
            session=session.id,
            frame=frame,
            observer=observer,
            reaction=result["reaction"],
            **{metric.value: result[metric.value] for metric in Metric},
        )
        kind = MarkKind(self._files.word("reactions", result["reaction"]))
        if kind is not MarkKind.NEUTRAL:
            yield _mark(session, frame, kind, at_ms)

    def _quote(self, session: TestSession, item: File, at_ms: int) -> Iterator[Row]:
        frame = self._frame(item["frame"])
        mark = _mark(session, frame, MarkKind.QUOTE, at_ms, item["text"])
        yield mark
        quote = Quote(
            QuoteId(self._files.new_id(item["id"])),
            session=session.id,
            code=item["id"],
            frame=frame,
            mark=mark.id,
            text=item["text"],
            ref=item["id"],
        )
        yield quote
        for word in item["codes"]:
            code = self._codes[word]
            yield QuoteCode(
                QuoteCodeId(keyed_id(QuoteCode.table, quote.id, code.id, session.observer)),
                quote=quote.id,
                code=code.id,
                coder=session.observer,
            )

    def _changed(self, item: File) -> Recorded:
        """The edits that came with a version, and the sessions that they cite."""
        rows: list[Row] = []
        sessions: set[str] = set()
        for change in item["changes"]:
            frame = self._frame(change["frame"])
            edit = (frame, "", "", item["version"], change["change"])
            citation = EditCitation(
                EditCitationId(keyed_id(EditCitation.table, self._narrative, *edit)),
                narrative=self._narrative,
                frame=frame,
                version=item["version"],
                text=change["change"],
            )
            rows.append(citation)
            for ref in change["because"]:
                session = self._sessions[ref].id
                sessions.add(ref)
                rows.append(
                    CitedSession(
                        CitedSessionId(keyed_id(CitedSession.table, citation.id, session, None)),
                        citation=citation.id,
                        session=session,
                    )
                )
        at = datetime.combine(
            date.fromisoformat(item["from"]), self._files.additions["tests"]["begins_at"], UTC
        )
        author = self._files.content["test_sessions"][0]["observer"]
        label = f"Cite {len(sessions)} sessions for {item['version']}"
        return Recorded(at, author, label, tuple(rows))

    def _added(self, item: File) -> dict[str, Any]:
        found: dict[str, Any] = self._files.additions["tests"]["sessions"].get(item["id"], {})
        return found

    def _answer(self, is_so: bool) -> Answer:
        return Answer(self._files.word("answers", str(is_so).lower()))

    def _in_words(self, text: str) -> str:
        """A text with the names of segments for their ids in the file."""
        for item in self._files.content["customer_model"]["segments"]:
            text = text.replace(item["id"], f"“{item['name']}”")
        return text

    def _person(self, ref: str) -> PersonId:
        return PersonId(self._others[ref].id)

    def _frame(self, ref: str) -> FrameId:
        return FrameId(self._others[ref].id)


def _mark(session: TestSession, frame: FrameId, kind: MarkKind, at_ms: int, text: str = "") -> Mark:
    named = keyed_id(Mark.table, session.id, session.observer, at_ms, kind, at_ms=at_ms)
    return Mark(
        MarkId(named),
        session=session.id,
        frame=frame,
        observer=session.observer,
        at_ms=at_ms,
        kind=kind,
        text=text,
    )


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]
