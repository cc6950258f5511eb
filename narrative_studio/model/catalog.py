"""The list of all entities: one line here makes a dataclass a table of the document."""

from narrative_studio.model.custom import CustomField, CustomValue
from narrative_studio.model.customers import (
    BuyingStep,
    Disqualifier,
    Interest,
    Persona,
    PersonaNote,
    Raiser,
    Segment,
    Trigger,
)
from narrative_studio.model.demo import DataItem, ReadinessItem, Step
from narrative_studio.model.discussion import Comment, Mention
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.exported import DeckLayout, ExportedFile, ExportPreset
from narrative_studio.model.goals import Goal, GoalDependency, GoalOwner, KeyResult
from narrative_studio.model.observed import (
    CitedSession,
    EditCitation,
    FrameResult,
    HuddleNote,
    ImportProfile,
    Mark,
    ObjectionRaised,
    Quote,
    QuoteCode,
    Rating,
    RecallJudgement,
    TranscriptSegment,
    WordDecision,
)
from narrative_studio.model.people import Baseline, Person, ProjectInfo
from narrative_studio.model.positioning import Element, Point, Relation, Term
from narrative_studio.model.prospects import (
    Code,
    SessionPersona,
    TestMetric,
    TestProtocol,
    TestSession,
)
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Criterion, Frame, Link, Narrative, Question, Zone
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.variants import LeftOut, Override, Variant

TESTS: tuple[type[Row], ...] = (
    TestProtocol,
    TestMetric,
    Code,
    TestSession,
    SessionPersona,
    FrameResult,
    Rating,
    RecallJudgement,
    Mark,
    Quote,
    QuoteCode,
    ObjectionRaised,
    HuddleNote,
    EditCitation,
    CitedSession,
    TranscriptSegment,
    ImportProfile,
    WordDecision,
)
"""What is planned for and heard in tests with prospects: it records, it tells nothing."""

ROW_TYPES: tuple[type[Row], ...] = (
    ProjectInfo,
    Person,
    Element,
    Point,
    Relation,
    Term,
    Proof,
    Objection,
    Segment,
    Persona,
    PersonaNote,
    Interest,
    Raiser,
    Trigger,
    Disqualifier,
    BuyingStep,
    Goal,
    GoalOwner,
    GoalDependency,
    KeyResult,
    Touchpoint,
    Narrative,
    Zone,
    Frame,
    Question,
    Criterion,
    Step,
    ReadinessItem,
    DataItem,
    Variant,
    LeftOut,
    Override,
    CustomField,
    CustomValue,
    Comment,
    Mention,
    Link,
    Baseline,
    ExportedFile,
    DeckLayout,
    ExportPreset,
    *TESTS,
)
"""Parents stand before their children."""

BY_TABLE: dict[str, type[Row]] = {row_type.table: row_type for row_type in ROW_TYPES}
