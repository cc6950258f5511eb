"""A frozen picture of the whole document, for exporters, analysis and every list on screen."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.demo import DataItem, ReadinessItem, ReadinessPhase, Step
from narrative_studio.model.ids import FrameId, PictureId
from narrative_studio.model.people import Baseline, Person, ProjectInfo
from narrative_studio.model.positioning import Element, ElementKind, Relation
from narrative_studio.model.row_tables import RowTables
from narrative_studio.model.storyboard import Frame, Link, Narrative, Question
from narrative_studio.model.table import Table
from narrative_studio.model.template import Beat, Template, load_templates, template
from narrative_studio.model.variants import Variant
from narrative_studio.model.wordings import NO_WORDINGS, Wordings


@dataclass(frozen=True, slots=True)
class LinkState:
    """How a link stands to what it points at.

    ``seen_revision`` and ``revision`` count the revisions of the target when the link was last
    reviewed and now; ``changed`` names the trigger cells whose values differ since or are
    misaligned, and ``wordings`` holds what each of them read then.
    """

    seen_revision: int
    revision: int
    changed: tuple[str, ...]
    wordings: tuple[str, ...] = ()

    @property
    def is_suspect(self) -> bool:
        """Whether the target has changed since somebody looked."""
        return bool(self.changed)

    @property
    def suspicion(self) -> str:
        """Why a link is suspect, to follow a colon.

        A wording that came in from elsewhere was seen before there were revisions here.
        """
        if self.seen_revision == self.revision:
            return "its wording is not settled"
        if not self.seen_revision:
            return f"read in an earlier wording, now at revision {self.revision}"
        return f"read at revision {self.seen_revision}, now at {self.revision}"


@dataclass(frozen=True, slots=True)
class Review:
    """When the meaning of an element last changed, and when it was last looked at.

    Both are ids of operations, which sort by time. ``changed`` is empty while the element reads as
    it did at first. An element is looked at when it is written, reworded, approved, or frozen in a
    baseline.
    """

    changed: str
    looked_at: str


class LateChange(NamedTuple):
    """What was changed in a test protocol after it was fixed: the day (ISO), and what in words."""

    day: str
    label: str


_FINE = LinkState(0, 0, ())
_NEVER = Review("", "")


@dataclass(frozen=True, eq=False)
class ProjectView(RowTables):
    """The whole document at one moment; safe to hand to another thread.

    ``today`` is the date on which expiries are judged. ``picture_bytes`` reads a picture by id and
    may be called from any thread. ``baseline`` is the one that froze this state, None for now.
    ``late_changes`` are those of protocols since they were fixed, the latest first; an earlier
    state knows of none. ``wordings`` knows what frames said before; it may be asked in any thread.
    """

    tables: Mapping[str, Table[Any]]
    today: date
    link_states: Mapping[str, LinkState] = field(default_factory=dict)
    revisions: Mapping[str, int] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    picture_reader: Callable[[str], bytes | None] = field(default=lambda _picture: None)
    baseline: Baseline | None = None
    late_changes: Mapping[str, tuple[LateChange, ...]] = field(default_factory=dict)
    wordings: Wordings = NO_WORDINGS

    @cached_property
    def project(self) -> ProjectInfo:
        """The row that describes the document."""
        (info,) = self.tables["project"].values()
        assert isinstance(info, ProjectInfo)
        return info

    @property
    def taken_baselines(self) -> tuple[Baseline, ...]:
        """All baselines, the latest first."""
        return tuple(sorted(self.baselines.values(), key=lambda one: one.order, reverse=True))

    @property
    def latest_baseline(self) -> Baseline | None:
        """The baseline that was taken last, None while there is none."""
        return max(self.baselines.values(), key=lambda one: one.order, default=None)

    def picture_bytes(self, picture: PictureId) -> bytes | None:
        """The bytes of a picture, None when the document does not hold it."""
        return self.picture_reader(picture)

    def reading_pictures(self) -> AbstractContextManager[None]:
        """A block in which one thread reads many pictures, faster than each by itself."""
        keep = getattr(self.picture_reader, "kept_open", None)
        return nullcontext() if keep is None else keep()

    def elements_of(self, kind: ElementKind) -> tuple[Element, ...]:
        """The elements of one component, in their order."""
        return self.elements.of("kind", kind)

    def lines(self, end: str, element: str) -> tuple[Relation, ...]:
        """The lines of the chain that begin (``source``) or end (``target``) at an element."""
        found = self.relations.of(end, element)
        return tuple(relation for relation in found if relation.is_line)

    def links_from(self, row_id: str) -> tuple[Link, ...]:
        """The links that a frame, step, proof, objection or touchpoint carries."""
        return self._links_by_source.get(row_id, ())

    @cached_property
    def _links_by_source(self) -> Mapping[object, tuple[Link, ...]]:
        return self.links.by("source")

    def links_to(self, row_id: str) -> tuple[Link, ...]:
        """The links that point at an element, proof, objection or criterion."""
        return self.links.of("target", row_id)

    @cached_property
    def suspects(self) -> frozenset[str]:
        """The ids of the links whose target has changed since somebody looked."""
        return frozenset(one for one, state in self.link_states.items() if state.changed)

    def take_over(self, before: "ProjectView") -> None:
        """Go on with what an earlier state has found out about links that stand as they stood."""
        if self.link_states is before.link_states and "suspects" in before.__dict__:
            self.__dict__.setdefault("suspects", before.suspects)

    def link_state(self, link: Link) -> LinkState:
        """How a link stands to its target."""
        return self.link_states.get(link.id, _FINE)

    def revision(self, row_id: str) -> int:
        """The revision of an element, proof or objection, counted from 1."""
        return self.revisions.get(row_id, 1)

    def review(self, element_id: str) -> Review:
        """When an element last changed and was last looked at; both never for an earlier state."""
        return self.reviews.get(element_id, _NEVER)

    def narrative(self, name: str | None = None) -> "NarrativeView":
        """The narrative of that title or id, by default the first.

        Raises:
            UnknownRow: there is no narrative of that name, or none at all.
        """
        narratives = self.narratives.ordered
        if name is None and narratives:
            return NarrativeView(self, narratives[0])
        for narrative in narratives:
            if name in (narrative.id, narrative.title):
                return NarrativeView(self, narrative)
        if not narratives:
            raise UnknownRow(
                "The document has no narrative yet.", "Start one in it, or import one into it."
            )
        titles = ", ".join(f"“{narrative.title}”" for narrative in narratives)
        raise UnknownRow(f"The document has no narrative “{name}”.", f"Choose one of: {titles}.")


@dataclass(frozen=True, eq=False)
class NarrativeView:
    """One narrative of a document at one moment: what exporters are given.

    ``variant`` is the one that it is told as, None for the whole story. ``told_from`` is the whole
    story where a variant is shown beside it: frames keep the numbers that they have there.
    ``looks`` is where ``analysis/looks.py`` remembers what it was asked.
    """

    whole: ProjectView
    narrative: Narrative
    variant: Variant | None = None
    told_from: "NarrativeView | None" = None
    looks: dict[Any, dict[str, Any]] = field(init=False, repr=False, default_factory=dict)

    @cached_property
    def template(self) -> Template:
        """The template whose beats the frames belong to; the usual one for one we do not know."""
        try:
            return template(self.narrative.template)
        except InvalidValue:
            return load_templates()[0]

    @cached_property
    def all_frames(self) -> tuple[Frame, ...]:
        """Every frame in the order of the story: by beat, then by rank; unknown beats come last."""
        by_beat: dict[str, list[Frame]] = {beat.id: [] for beat in self.template.beats}
        unknown: list[Frame] = []
        for frame in self.whole.frames.of("narrative", self.narrative.id):
            by_beat.get(frame.beat, unknown).append(frame)
        return (*chain.from_iterable(by_beat.values()), *unknown)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The frames that are told, in order; their place counts from 1."""
        return tuple(frame for frame in self.all_frames if not frame.is_backup)

    @cached_property
    def backups(self) -> tuple[Frame, ...]:
        """The frames kept off the story."""
        return tuple(frame for frame in self.all_frames if frame.is_backup)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {frame.id: number for number, frame in enumerate(self.frames, start=1)}

    @cached_property
    def promises(self) -> frozenset[str]:
        """The ids of the criteria that are agreed on in told frames."""
        criteria = self.whole.criteria.values()
        return frozenset(one.id for one in criteria if self.tells(one.frame))

    def tells(self, frame_id: str) -> bool:
        """Whether it has a frame of that id that is no backup."""
        return frame_id in self._numbers

    def number(self, frame_id: str) -> int | None:
        """The place of a frame in the story, from 1; None for a backup."""
        return (self.told_from or self)._numbers.get(frame_id)

    @cached_property
    def places(self) -> Mapping[str, int | None]:
        """The place of each frame by its id, None of a backup."""
        numbers = (self.told_from or self)._numbers
        return {frame.id: numbers.get(frame.id) for frame in self.all_frames}

    def beat(self, frame: Frame) -> Beat:
        """The beat of a frame; a beat that the template does not know reads as its last."""
        return self._beats.get(frame.beat) or self.template.beats[-1]

    @cached_property
    def _beats(self) -> dict[str, Beat]:
        return {beat.id: beat for beat in self.template.beats}

    def frames_of(self, beat_id: str) -> tuple[Frame, ...]:
        """The told frames of one beat."""
        return tuple(frame for frame in self.frames if self.beat(frame).id == beat_id)

    def steps(self, frame_id: FrameId) -> tuple[Step, ...]:
        """The demo steps of a frame, in order."""
        return self._steps.get(frame_id, ())

    @cached_property
    def _steps(self) -> Mapping[object, tuple[Step, ...]]:
        # Every rule of a check asks for the steps of every frame.
        return self.whole.steps.by("frame")

    def questions(self, frame_id: FrameId) -> tuple[Question, ...]:
        """The discovery questions of a frame, in order."""
        return self.whole.questions.of("frame", frame_id)

    def readiness(self, phase: ReadinessPhase) -> tuple[ReadinessItem, ...]:
        """What is to be checked in a phase of the demo, in order."""
        items = self.whole.readiness_items.of("narrative", self.narrative.id)
        return tuple(item for item in items if item.phase is phase)

    @property
    def data_items(self) -> tuple[DataItem, ...]:
        """The objects that the demo needs, in order."""
        return self.whole.data_items.of("narrative", self.narrative.id)

    def person(self, person_id: str | None) -> Person | None:
        """The person of that id, None when unknown."""
        return self.whole.people.get(person_id) if person_id else None
