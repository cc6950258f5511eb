"""What was observed in tests with prospects, and what was made of it.

Two observers write in files of their own and merge them: whatever both may note of one thing has
an id that follows from that thing (``ids.keyed_id``), and what each of them sees in their own way
is a row of theirs. Moments in a session are milliseconds since its start.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import (
    CitedSessionId,
    CodeId,
    EditCitationId,
    FrameId,
    FrameResultId,
    HuddleNoteId,
    ImportProfileId,
    MarkId,
    NarrativeId,
    ObjectionId,
    ObjectionRaisedId,
    PersonId,
    QuoteCodeId,
    QuoteId,
    RatingId,
    RecallJudgementId,
    TestSessionId,
    TranscriptSegmentId,
    WordDecisionId,
)
from narrative_studio.model.prospects import LEAST_RATING, MOST_RATING, Extent, Metric
from narrative_studio.model.rows import Policy, cell


class Reached(StrEnum):
    """Whether a frame was told in a session."""

    UNKNOWN = "unknown"
    REACHED = "reached"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FrameResult:
    """How far a frame came in a session: the same for everybody who was there."""

    table: ClassVar[str] = "frame_result"
    id: FrameResultId
    session: TestSessionId = cell(parent="test_session")
    frame: FrameId | None = cell(None, refers_to="frame")
    reached: Reached = cell(Reached.UNKNOWN)
    duration_ms: int = cell(0, least=0, most=LONGEST_MS)


@dataclass(frozen=True, slots=True)
class Rating:
    """How one observer saw a frame received: a word for the reaction, and 1 to 5 or nothing.

    Each observer has a row of their own, so that a second opinion is never an overwritten one.
    """

    table: ClassVar[str] = "rating"
    id: RatingId
    session: TestSessionId = cell(parent="test_session")
    frame: FrameId | None = cell(None, refers_to="frame")
    observer: PersonId | None = cell(None, refers_to="person")
    reaction: str = cell("")
    clarity: int | None = cell(None, least=LEAST_RATING, most=MOST_RATING)
    relevance: int | None = cell(None, least=LEAST_RATING, most=MOST_RATING)
    differentiation: int | None = cell(None, least=LEAST_RATING, most=MOST_RATING)
    believability: int | None = cell(None, least=LEAST_RATING, most=MOST_RATING)

    def of(self, metric: Metric) -> int | None:
        """The rating for one metric, None where it was not given."""
        found: int | None = getattr(self, metric.value)
        return found


class Recalled(StrEnum):
    """Whether a key message came back in unaided recall."""

    SAID = "said"
    PARTLY = "partly"
    NOT = "not said"


@dataclass(frozen=True, slots=True)
class RecallJudgement:
    """Somebody's judgement whether the recall says the key message of a frame."""

    table: ClassVar[str] = "recall_judgement"
    id: RecallJudgementId
    session: TestSessionId = cell(parent="test_session")
    frame: FrameId | None = cell(None, refers_to="frame")
    judge: PersonId | None = cell(None, refers_to="person")
    recalled: Recalled = cell(Recalled.NOT)


class MarkKind(StrEnum):
    """What an observer saw happen."""

    LANDED = "landed"
    CONFUSED = "confused"
    OBJECTION = "objection"
    QUESTION = "question"
    QUOTE = "quote"
    BUYING_SIGNAL = "buying signal"
    NEUTRAL = "neutral"
    NOTE = "note"


TAKEN: Final = (MarkKind.LANDED, MarkKind.CONFUSED, MarkKind.OBJECTION, MarkKind.NEUTRAL)
"""The marks that say how a frame was taken; the others are kept beside them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One press of a key during a session; ``at_ms`` is the moment the key went down."""

    table: ClassVar[str] = "mark"
    id: MarkId
    session: TestSessionId = cell(parent="test_session")
    frame: FrameId | None = cell(None, refers_to="frame")
    observer: PersonId | None = cell(None, refers_to="person")
    at_ms: int = cell(0, least=0, most=LONGEST_MS)
    kind: MarkKind = cell(MarkKind.NEUTRAL)
    text: str = cell("", policy=Policy.PROSE)
    objection: ObjectionId | None = cell(None, refers_to="objection")


@dataclass(frozen=True, slots=True)
class Quote:
    """What a prospect said, word for word; ``mark`` is the mark it was made from."""

    table: ClassVar[str] = "quote"
    id: QuoteId
    session: TestSessionId = cell(parent="test_session")
    code: str = cell("")
    frame: FrameId | None = cell(None, refers_to="frame")
    mark: MarkId | None = cell(None, refers_to="mark")
    text: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class QuoteCode:
    """A code that one coder gave a quote; a second coder gives codes of their own."""

    table: ClassVar[str] = "quote_code"
    id: QuoteCodeId
    quote: QuoteId = cell(parent="quote")
    code: CodeId = cell(parent="code")
    coder: PersonId | None = cell(None, refers_to="person")


@dataclass(frozen=True, slots=True)
class ObjectionRaised:
    """An objection that was raised in a session: a known one, or another in ``text``."""

    table: ClassVar[str] = "objection_raised"
    id: ObjectionRaisedId
    session: TestSessionId = cell(parent="test_session")
    objection: ObjectionId | None = cell(None, refers_to="objection")
    text: str = cell("", policy=Policy.PROSE)
    frame: FrameId | None = cell(None, refers_to="frame")
    handled: Extent = cell(Extent.UNKNOWN)
    how: str = cell("", policy=Policy.PROSE)


class HuddleKind(StrEnum):
    """What a note of the huddle says."""

    WORKED = "worked"
    DID_NOT_WORK = "did not work"
    TRIPPED = "tripping word"
    """A word that people stumbled over."""
    MOVE = "to move"
    CHANGE = "to change"
    PROMISED = "promised"
    """What was promised to the prospect, to be held against what is delivered."""


@dataclass(frozen=True, slots=True)
class HuddleNote:
    """One thing that was said in the huddle after a session."""

    table: ClassVar[str] = "huddle_note"
    id: HuddleNoteId
    session: TestSessionId = cell(parent="test_session")
    kind: HuddleKind = cell(HuddleKind.WORKED)
    frame: FrameId | None = cell(None, refers_to="frame")
    text: str = cell("", policy=Policy.PROSE)


@dataclass(frozen=True, slots=True)
class EditCitation:
    """An edit of the story that tests are cited for.

    The edit is an ``operation`` of the journal by its id, or a cell of a frame: ``edited`` is the
    name of the cell. ``version`` is the label of the version that it came with, ``text`` what was
    changed, ``because`` why. An operation has no meaning outside this document.
    """

    table: ClassVar[str] = "edit_citation"
    id: EditCitationId
    narrative: NarrativeId = cell(parent="narrative")
    frame: FrameId | None = cell(None, refers_to="frame")
    text: str = cell("", policy=Policy.PROSE)
    because: str = cell("", policy=Policy.PROSE)
    edited: str = cell("")
    operation: str = cell("")
    version: str = cell("")


@dataclass(frozen=True, slots=True)
class CitedSession:
    """A session, or one note of its huddle, that is cited for an edit."""

    table: ClassVar[str] = "cited_session"
    id: CitedSessionId
    citation: EditCitationId = cell(parent="edit_citation")
    session: TestSessionId = cell(parent="test_session")
    note: HuddleNoteId | None = cell(None, refers_to="huddle_note")


class ProfileKind(StrEnum):
    """What a row of an imported table becomes."""

    SESSIONS = "sessions"
    FRAME_RESULTS = "frame results"
    MARKS = "marks"
    QUOTES = "quotes"
    PAGE_VIEWS = "page views"


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """A saved answer to which column of a table means what; ``mapping`` is a JSON object."""

    table: ClassVar[str] = "import_profile"
    id: ImportProfileId
    kind: ProfileKind = cell(ProfileKind.SESSIONS)
    name: str = cell("")
    mapping: str = cell("{}")


class SegmentSource(StrEnum):
    """Where the frame of a piece of transcript comes from."""

    NOWHERE = "nowhere"
    MARKS = "live marks"
    SIMILARITY = "similarity"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class TranscriptSegment:
    """A piece of a session's transcript; its frame counts once a person has confirmed it.

    Pieces stand in the order of ``place``, from 1. A transcript without times has none here;
    ``is_estimated`` when the file tells the time now and then only. Who speaks and what they say
    is theirs: it stays with the team and can be erased.
    """

    table: ClassVar[str] = "transcript_segment"
    id: TranscriptSegmentId
    session: TestSessionId = cell(parent="test_session")
    place: int = cell(0, least=0)
    start_ms: int | None = cell(None, least=0, most=LONGEST_MS)
    end_ms: int | None = cell(None, least=0, most=LONGEST_MS)
    is_estimated: bool = cell(False)
    speaker: str = cell("", personal=True)
    text: str = cell("", personal=True)
    frame: FrameId | None = cell(None, refers_to="frame")
    source: SegmentSource = cell(SegmentSource.NOWHERE)
    is_confirmed: bool = cell(False)
    confirmed_by: PersonId | None = cell(None, refers_to="person")


class WordVerdict(StrEnum):
    """What was decided of a word that prospects use and the story does not."""

    ADOPTED = "adopted"
    LEFT = "left aside"


@dataclass(frozen=True, slots=True)
class WordDecision:
    """What somebody decided of a word of theirs, so that nobody is asked again.

    ``word`` is the word or phrase as it was listed. Its id follows from the narrative and from the
    word, so that two people who decide on it in files of their own decide on one thing.
    """

    table: ClassVar[str] = "word_decision"
    id: WordDecisionId
    narrative: NarrativeId = cell(parent="narrative")
    word: str = cell("")
    verdict: WordVerdict = cell(WordVerdict.LEFT)
    decided_by: PersonId | None = cell(None, refers_to="person")
