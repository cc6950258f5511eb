"""The tables of a document by the names of what stands in them."""

from collections.abc import Mapping
from typing import Any

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
from narrative_studio.model.people import Baseline, Person
from narrative_studio.model.positioning import Element, Point, Relation, Term
from narrative_studio.model.prospects import (
    Code,
    SessionPersona,
    TestMetric,
    TestProtocol,
    TestSession,
)
from narrative_studio.model.storyboard import Criterion, Frame, Link, Narrative, Question, Zone
from narrative_studio.model.table import Table
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.variants import LeftOut, Override, Variant


class RowTables:
    """Whoever holds ``tables`` can be asked for each of them, with the type of its rows."""

    tables: Mapping[str, Table[Any]]

    @property
    def people(self) -> Table[Person]:
        return self.tables["person"]

    @property
    def elements(self) -> Table[Element]:
        return self.tables["element"]

    @property
    def points(self) -> Table[Point]:
        return self.tables["point"]

    @property
    def relations(self) -> Table[Relation]:
        return self.tables["relation"]

    @property
    def terms(self) -> Table[Term]:
        return self.tables["term"]

    @property
    def proofs(self) -> Table[Proof]:
        return self.tables["proof"]

    @property
    def objections(self) -> Table[Objection]:
        return self.tables["objection"]

    @property
    def segments(self) -> Table[Segment]:
        return self.tables["segment"]

    @property
    def personas(self) -> Table[Persona]:
        return self.tables["persona"]

    @property
    def persona_notes(self) -> Table[PersonaNote]:
        return self.tables["persona_note"]

    @property
    def interests(self) -> Table[Interest]:
        return self.tables["interest"]

    @property
    def raisers(self) -> Table[Raiser]:
        return self.tables["raiser"]

    @property
    def trigger_events(self) -> Table[Trigger]:
        return self.tables["trigger_event"]

    @property
    def disqualifiers(self) -> Table[Disqualifier]:
        return self.tables["disqualifier"]

    @property
    def buying_steps(self) -> Table[BuyingStep]:
        return self.tables["buying_step"]

    @property
    def goals(self) -> Table[Goal]:
        return self.tables["goal"]

    @property
    def goal_owners(self) -> Table[GoalOwner]:
        return self.tables["goal_owner"]

    @property
    def goal_dependencies(self) -> Table[GoalDependency]:
        return self.tables["goal_dependency"]

    @property
    def key_results(self) -> Table[KeyResult]:
        return self.tables["key_result"]

    @property
    def touchpoints(self) -> Table[Touchpoint]:
        return self.tables["touchpoint"]

    @property
    def narratives(self) -> Table[Narrative]:
        return self.tables["narrative"]

    @property
    def frames(self) -> Table[Frame]:
        return self.tables["frame"]

    @property
    def questions(self) -> Table[Question]:
        return self.tables["question"]

    @property
    def steps(self) -> Table[Step]:
        return self.tables["step"]

    @property
    def links(self) -> Table[Link]:
        return self.tables["link"]

    @property
    def zones(self) -> Table[Zone]:
        return self.tables["zone"]

    @property
    def criteria(self) -> Table[Criterion]:
        return self.tables["criterion"]

    @property
    def readiness_items(self) -> Table[ReadinessItem]:
        return self.tables["readiness_item"]

    @property
    def data_items(self) -> Table[DataItem]:
        return self.tables["data_item"]

    @property
    def variants(self) -> Table[Variant]:
        return self.tables["variant"]

    @property
    def left_out(self) -> Table[LeftOut]:
        return self.tables["left_out"]

    @property
    def overrides(self) -> Table[Override]:
        return self.tables["override"]

    @property
    def custom_fields(self) -> Table[CustomField]:
        return self.tables["custom_field"]

    @property
    def custom_values(self) -> Table[CustomValue]:
        return self.tables["custom_value"]

    @property
    def comments(self) -> Table[Comment]:
        return self.tables["comment"]

    @property
    def mentions(self) -> Table[Mention]:
        return self.tables["mention"]

    @property
    def baselines(self) -> Table[Baseline]:
        return self.tables["baseline"]

    @property
    def exported_files(self) -> Table[ExportedFile]:
        return self.tables["exported_file"]

    @property
    def deck_layouts(self) -> Table[DeckLayout]:
        return self.tables["deck_layout"]

    @property
    def export_presets(self) -> Table[ExportPreset]:
        return self.tables["export_preset"]

    @property
    def test_protocols(self) -> Table[TestProtocol]:
        return self.tables["test_protocol"]

    @property
    def test_metrics(self) -> Table[TestMetric]:
        return self.tables["test_metric"]

    @property
    def codes(self) -> Table[Code]:
        return self.tables["code"]

    @property
    def test_sessions(self) -> Table[TestSession]:
        return self.tables["test_session"]

    @property
    def session_personas(self) -> Table[SessionPersona]:
        return self.tables["session_persona"]

    @property
    def frame_results(self) -> Table[FrameResult]:
        return self.tables["frame_result"]

    @property
    def ratings(self) -> Table[Rating]:
        return self.tables["rating"]

    @property
    def recall_judgements(self) -> Table[RecallJudgement]:
        return self.tables["recall_judgement"]

    @property
    def marks(self) -> Table[Mark]:
        return self.tables["mark"]

    @property
    def quotes(self) -> Table[Quote]:
        return self.tables["quote"]

    @property
    def quote_codes(self) -> Table[QuoteCode]:
        return self.tables["quote_code"]

    @property
    def objections_raised(self) -> Table[ObjectionRaised]:
        return self.tables["objection_raised"]

    @property
    def huddle_notes(self) -> Table[HuddleNote]:
        return self.tables["huddle_note"]

    @property
    def edit_citations(self) -> Table[EditCitation]:
        return self.tables["edit_citation"]

    @property
    def cited_sessions(self) -> Table[CitedSession]:
        return self.tables["cited_session"]

    @property
    def transcript_segments(self) -> Table[TranscriptSegment]:
        return self.tables["transcript_segment"]

    @property
    def import_profiles(self) -> Table[ImportProfile]:
        return self.tables["import_profile"]

    @property
    def word_decisions(self) -> Table[WordDecision]:
        return self.tables["word_decision"]
