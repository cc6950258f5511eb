"""How rows, cells and their values are called where states of a document are compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from narrative_studio.analysis.naming import day, quoted
from narrative_studio.errors import InvalidValue
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.demo import Step
from narrative_studio.model.durations import format_duration
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.people import Baseline, Person, ProjectInfo
from narrative_studio.model.positioning import Element, Point, Relation, Term
from narrative_studio.model.rows import CellValue, Row, columns
from narrative_studio.model.storyboard import Frame, Link, Narrative, Question
from narrative_studio.model.template import template
from narrative_studio.model.view import NarrativeView, ProjectView
from ui.inspector.frame_history import day_words
from ui.widgets.badge import Tone

_LABELS: Final = {
    "bullets": "Slide bullets",
    "visual": "Described visual",
    "planned_ms": "Planned time",
    "call_length_ms": "Length of the call",
    "pace_wpm": "Pace",
    "share_of_deals_pct": "Share of deals",
    "is_wow": "Wow mark",
    "is_optional": "Optional mark",
    "is_backup": "Backup",
    "is_current": "Current category",
    "do": "What to do",
    "say": "What to say",
    "expect": "What they see",
    "why": "Why it matters",
    "ask": "Check question",
    "expires_on": "Expiry",
    "one_line": "One-line description",
    "not_for": "Who it is not for",
    "taken_on": "Date",
    "cleared_because": "Cleared because",
}
_MAIN: Final = {
    "frame": ("headline", "key_message"),
    "element": ("name", "statement"),
    "step": ("do", "say"),
    "proof": ("headline", "after"),
    "objection": ("text",),
    "narrative": ("title",),
    "project": ("title",),
    "person": ("name",),
    "baseline": ("name",),
    **dict.fromkeys(
        ("segment", "persona", "touchpoint", "zone", "variant", "data_item"), ("name",)
    ),
    "custom_field": ("name",),
    "goal": ("objective",),
    "override": ("value",),
    "custom_value": ("value",),
}
"""The cells by which people know a row; ``text`` where a table is not listed."""
_UNNAMED: Final = {"step": "Demo step", "proof": "Proof point", "project": "Document"}


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row is called: its badge, and what kind of thing it is."""

    name: str
    kind: str
    tone: Tone = Tone.NEUTRAL


class Names:
    """The names of the rows of one state of a document; may be used in any thread."""

    def __init__(self, view: ProjectView) -> None:
        self._view = view
        self._stories: dict[str, NarrativeView] = {}

    @property
    def view(self) -> ProjectView:
        """The state whose rows are named."""
        return self._view

    def story_of(self, frame: Frame) -> NarrativeView | None:
        """The narrative of a frame."""
        story = self._stories.get(frame.narrative)
        if story is None:
            narrative = self._view.narratives.get(frame.narrative)
            if narrative is None:
                return None
            story = self._stories[frame.narrative] = NarrativeView(self._view, narrative)
        return story

    def thing(self, row: Row) -> Thing:
        """What a row is called."""
        match row:
            case Frame():
                return self._frame(row)
            case Step():
                return self._step(row)
            case Question(frame=frame):
                return self._part_of("frame", frame, "Discovery question")
            case Element(code=code):
                return Thing(code or "Element", _sentence(row.kind))
            case Point(element=element):
                return self._part_of("element", element, _sentence(row.kind))
            case Relation(source=source):
                return self._part_of("element", source, "Line of the chain")
            case Link(source_table=table, source=source):
                return self._part_of(table, source, "Link")
            case Term(text=text):
                return Thing("Vocabulary", text)
            case Proof(code=code) | Objection(code=code) | Baseline(code=code):
                kind = _UNNAMED.get(row.table, row.table.replace("_", " ").capitalize())
                return Thing(code or kind, kind)
            case Person(name=name):
                return Thing("Person", name)
            case Narrative(title=title):
                return Thing("Narrative", title)
            case _:
                return Thing(_UNNAMED.get(row.table, row.table.replace("_", " ").capitalize()), "")

    def wording(self, row: Row) -> str:
        """What the row says in its main cells, for one that came or went."""
        match row:
            case Link(target_table=table, target=target, role=role):
                return _sentence(f"{role} {self._called(table, target)}")
            case Relation(kind=kind, target=target):
                return _sentence(f"{kind} {self._called('element', target)}")
        found = [str(getattr(row, name, "")) for name in _MAIN.get(row.table, ("text",))]
        texts = [text for text in found if text]
        return "\n".join(texts) or self._ends(row)

    def value(self, table: str, column: str, value: CellValue) -> str:
        """The value of a cell in words; empty for nothing."""
        declared = columns(BY_TABLE[table])[column]
        value = declared.sound(value)
        if value is None or value == "":
            return ""
        if column.endswith("_ms"):
            return format_duration(int(value))
        if declared.python_type is bool:
            return "Yes" if value else "No"
        if declared.is_date:
            return day(str(value)) if declared.from_cell(value) else ""
        if declared.refers_to:
            return self._called(declared.refers_to, str(value))
        if issubclass(declared.python_type, StrEnum):
            return _sentence(str(value))
        return self._special(column, str(value))

    def person(self, person: str) -> str:
        """Somebody's name."""
        found = self._view.people.get(person)
        return found.name if found is not None and found.name else "Somebody"

    def function(self, person: str) -> str:
        """The part of the company that somebody speaks for; empty where unknown."""
        found = self._view.people.get(person)
        return "" if found is None or found.function == "other" else str(found.function)

    # Inside

    def _special(self, column: str, value: str) -> str:
        """The value of a cell whose name alone says what it holds."""
        match column:
            case "picture":
                return f"Picture {value[:6]}"
            case "beat":
                return self._beat(value)
            case "template":
                return _template_title(value)
            case "share_of_deals_pct":
                return f"{value} %"
            case "pace_wpm":
                return f"{value} words a minute"
            case "source" | "target":
                return self._called_anywhere(value)
        return value

    def _frame(self, frame: Frame) -> Thing:
        story = self.story_of(frame)
        if story is None:
            return Thing("Frame", "", Tone.FOLLOW)
        number = story.number(frame.id)
        kind = story.beat(frame).title
        if len(self._view.narratives) > 1:
            kind = f"{kind}, {story.narrative.title}"
        unnumbered = "Backup" if frame.is_backup else "Frame"
        return Thing(f"Frame {number}" if number else unnumbered, kind, Tone.FOLLOW)

    def _step(self, step: Step) -> Thing:
        frame = self._view.frames.get(step.frame)
        story = self.story_of(frame) if frame is not None else None
        number = story.number(step.frame) if story is not None else None
        steps = [other.id for other in self._view.steps.of("frame", step.frame)]
        if number is None or step.id not in steps:
            return Thing("Demo step", "", Tone.FOLLOW)
        return Thing(f"Step {number}.{steps.index(step.id) + 1}", "Demo step", Tone.FOLLOW)

    def _part_of(self, table: str, row_id: str, kind: str) -> Thing:
        found = self._view.tables[table].get(row_id) if table in self._view.tables else None
        if found is None:
            return Thing(kind, "")
        above = self.thing(found)
        return Thing(above.name, kind, above.tone)

    def _called(self, table: str, row_id: str) -> str:
        found = self._view.tables[table].get(row_id) if table in self._view.tables else None
        if found is None:
            return f"a deleted {table.replace('_', ' ')}"
        name = self.wording(found).partition("\n")[0]
        if isinstance(found, Person | Term | Narrative | ProjectInfo):
            return name
        return f"{self.thing(found).name} {quoted(name)}" if name else self.thing(found).name

    def _called_anywhere(self, row_id: str) -> str:
        for table, rows in self._view.tables.items():
            if row_id in rows:
                return self._called(table, row_id)
        return "something deleted"

    def _ends(self, row: Row) -> str:
        """What a row that has no words of its own joins."""
        return " and ".join(
            self._called(column.refers_to, getattr(row, name))
            for name, column in columns(type(row)).items()
            if column.parent and column.refers_to
        )

    def _beat(self, beat: str) -> str:
        for narrative in self._view.narratives.ordered:
            for known in NarrativeView(self._view, narrative).template.beats:
                if known.id == beat:
                    return known.title
        return beat


def label_of(column: str) -> str:
    """What a field is called."""
    return _LABELS.get(column, column.replace("_", " ").capitalize())


def day_of(at: datetime, *, today: int) -> str:
    """A moment as a day, with the year where it is not this one: ``2 Apr``."""
    return day_words(at, today=today)


def time_of(at: datetime, *, today: int) -> str:
    """A moment to the minute: ``2 Apr, 16:30``."""
    local = at.astimezone()
    return f"{day_of(at, today=today)}, {local.hour}:{local.minute:02}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _template_title(template_id: str) -> str:
    try:
        return template(template_id).title
    except InvalidValue:
        return template_id
