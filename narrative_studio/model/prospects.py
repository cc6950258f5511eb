"""Tests of a narrative with prospects: the protocol, the codebook, and the sessions themselves.

What is noted in a session stands in ``observed``. Rows about a session name frames without
belonging to them: what was heard stays when the frame it was heard at is rewritten or deleted.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import (
    BaselineId,
    CodeId,
    FrameId,
    NarrativeId,
    PersonaId,
    PersonId,
    SegmentId,
    SessionPersonaId,
    TestMetricId,
    TestProtocolId,
    TestSessionId,
    VariantId,
)
from narrative_studio.model.rows import Policy, cell

LEAST_RATING, MOST_RATING = 1, 5
"""The ends of the scale on which frames are rated."""


class Metric(StrEnum):
    """What a frame is rated for."""

    CLARITY = "clarity"
    RELEVANCE = "relevance"
    DIFFERENTIATION = "differentiation"
    BELIEVABILITY = "believability"


class Answer(StrEnum):
    """The answer to a question; unknown is not no."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class Extent(StrEnum):
    """How far something was so; unknown is not no."""

    UNKNOWN = "unknown"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class TestProtocol:
    """What is agreed on before the first session, so that nobody bends it to what was found.

    A narrative has one; its id follows from that of the narrative. ``planned_n`` counts eligible
    sessions: a look before that many is interim. A frame is *flagged* for a metric when the mean
    is under ``flag_mean_hundredths`` (350 is 3.5), or at least ``flag_low_share_pct`` per cent of
    the ratings are ``flag_low_rating`` or lower, with at least ``flag_least_n`` eligible sessions
    of one version. The narrative can *pass* from ``pass_least_n`` eligible sessions on. The
    baseline of the old pitch is ``old_pitch_converted`` of ``old_pitch_calls`` first calls.

    ``fixed_at_ms`` is Unix time in milliseconds, 0 until somebody fixes it; what is changed after
    that stays possible and is shown as changed after fixing.
    """

    table: ClassVar[str] = "test_protocol"
    id: TestProtocolId
    narrative: NarrativeId = cell(parent="narrative")
    planned_n: int = cell(12, least=0, most=10_000)
    eligibility: str = cell("", policy=Policy.PROSE)
    who_rates: str = cell("", policy=Policy.PROSE)
    decision_rule: str = cell("", policy=Policy.PROSE)
    flag_mean_hundredths: int = cell(350, least=100 * LEAST_RATING, most=100 * MOST_RATING)
    flag_low_share_pct: int = cell(25, least=1, most=100)
    flag_low_rating: int = cell(2, least=LEAST_RATING, most=MOST_RATING)
    flag_least_n: int = cell(3, least=1, most=10_000)
    pass_least_n: int = cell(8, least=1, most=10_000)
    old_pitch_label: str = cell("Old pitch")
    old_pitch_calls: int = cell(0, least=0)
    old_pitch_converted: int = cell(0, least=0)
    fixed_at_ms: int = cell(0, least=0)
    fixed_by: PersonId | None = cell(None, refers_to="person")
    ref: str | None = cell(None)

    @property
    def is_fixed(self) -> bool:
        """Whether somebody has fixed it."""
        return self.fixed_at_ms > 0

    @property
    def old_pitch(self) -> tuple[int, int]:
        """How many first calls of the old pitch converted, and of how many; 0 of 0 if not known.

        What two people have typed is merged cell by cell, so that more may have converted than
        there were: nothing is known by that, and nothing may be reckoned with it.
        """
        converted, calls = self.old_pitch_converted, self.old_pitch_calls
        return (converted, calls) if converted <= calls else (0, 0)

    @property
    def old_pitch_name(self) -> str:
        """What the old pitch is called, also where nobody has named it."""
        return self.old_pitch_label or "Old pitch"


@dataclass(frozen=True, slots=True)
class TestMetric:
    """One question that frames are rated by, 1 to 5; ``prompt`` is how it is put."""

    table: ClassVar[str] = "test_metric"
    id: TestMetricId
    protocol: TestProtocolId = cell(parent="test_protocol")
    metric: Metric = cell(Metric.CLARITY)
    rank: str = cell("", policy=Policy.RANK)
    prompt: str = cell("", policy=Policy.PROSE)


@dataclass(frozen=True, slots=True)
class Code:
    """A word of the codebook that quotes are coded with; a retired one is given no more."""

    table: ClassVar[str] = "code"
    id: CodeId
    rank: str = cell("", policy=Policy.RANK)
    word: str = cell("")
    meaning: str = cell("", policy=Policy.PROSE)
    is_retired: bool = cell(False)
    ref: str | None = cell(None)


class SessionState(StrEnum):
    """How far a session has come."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


class Outcome(StrEnum):
    """What a call ended in."""

    UNKNOWN = "unknown"
    ADVANCE = "advance"
    """The buyer commits to a step that moves the purchase on, with a date."""
    CONTINUATION = "continuation"
    """One goes on talking, without such a step."""
    NO_DECISION = "no decision"
    LOST = "lost"


class Verdict(StrEnum):
    """What the test rep says of the tested pitch after a session."""

    UNKNOWN = "unknown"
    NOT_GOING_BACK = "not going back"
    KEEP_TUNING = "keep tuning"
    GOING_BACK = "going back"


@dataclass(frozen=True, slots=True)
class TestSession:
    """One call in which a version of the narrative was told to a prospect.

    ``baseline`` is the version that was told and ``version`` its label, such as *v2*. Only an
    ended session whose prospect is ``qualified`` and not ``contaminated`` (has not heard the old
    story) is eligible. ``prospect`` is an alias; who is behind it stays with the team. ``held_on``
    is the day of the call, ``started_at_ms`` Unix time in milliseconds, 0 when it was not recorded
    live. ``perfect_world`` is the agreement to the criteria, ``recall`` the answer to "how would
    you explain this to a colleague?" in the prospect's own words.
    """

    table: ClassVar[str] = "test_session"
    id: TestSessionId
    narrative: NarrativeId = cell(parent="narrative")
    code: str = cell("")
    prospect: str = cell("")
    state: SessionState = cell(SessionState.PLANNED)
    held_on: str | None = cell(None, is_date=True)
    baseline: BaselineId | None = cell(None, refers_to="baseline")
    version: str = cell("")
    variant: VariantId | None = cell(None, refers_to="variant")
    rep: PersonId | None = cell(None, refers_to="person")
    observer: PersonId | None = cell(None, refers_to="person")
    company: str = cell("", personal=True)
    contact_name: str = cell("", personal=True)
    contact: str = cell("", personal=True)
    segment: SegmentId | None = cell(None, refers_to="segment")
    employees: int | None = cell(None, least=0)
    qualified: Answer = cell(Answer.UNKNOWN)
    qualified_because: str = cell("", policy=Policy.PROSE)
    contaminated: Answer = cell(Answer.UNKNOWN)
    contaminated_because: str = cell("", policy=Policy.PROSE)
    may_record: Answer = cell(Answer.UNKNOWN)
    may_quote: Answer = cell(Answer.UNKNOWN)
    planned_ms: int = cell(0, least=0, most=LONGEST_MS)
    duration_ms: int = cell(0, least=0, most=LONGEST_MS)
    started_at_ms: int = cell(0, least=0)
    perfect_world: Extent = cell(Extent.UNKNOWN)
    recall: str = cell("", policy=Policy.PROSE)
    best_frame: FrameId | None = cell(None, refers_to="frame")
    weakest_frame: FrameId | None = cell(None, refers_to="frame")
    outcome: Outcome = cell(Outcome.UNKNOWN)
    converted: Answer = cell(Answer.UNKNOWN)
    next_step: str = cell("", policy=Policy.PROSE)
    next_step_on: str | None = cell(None, is_date=True)
    verdict: Verdict = cell(Verdict.UNKNOWN)
    verdict_words: str = cell("", policy=Policy.PROSE)
    note: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class SessionPersona:
    """A persona that sat on the prospect's side; their buying role is that of the persona."""

    table: ClassVar[str] = "session_persona"
    id: SessionPersonaId
    session: TestSessionId = cell(parent="test_session")
    persona: PersonaId | None = cell(None, refers_to="persona")
