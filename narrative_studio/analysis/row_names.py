"""What the rows of a document, their cells and values are called, where all kinds stand together.

Everything that names a row beside rows of other kinds asks here: the room Versions, the command
line and what merging says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from narrative_studio.analysis import tested_names
from narrative_studio.analysis.naming import counted, day, quoted
from narrative_studio.errors import InvalidValue
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.customers import Interest, Persona, PersonaNote, Raiser, Segment
from narrative_studio.model.demo import Step
from narrative_studio.model.discussion import Mention
from narrative_studio.model.durations import format_duration
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.field_words import field_words
from narrative_studio.model.goals import GoalDependency, GoalOwner
from narrative_studio.model.people import Baseline, Person, ProjectInfo
from narrative_studio.model.positioning import Element, Point, Relation, Term
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.rows import CellValue, Row, columns
from narrative_studio.model.storyboard import Frame, Link, Narrative, Question
from narrative_studio.model.template import template
from narrative_studio.model.variants import LeftOut
from narrative_studio.model.view import NarrativeView, ProjectView

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
        (
            *("segment", "persona", "touchpoint", "zone", "variant", "data_item", "custom_field"),
            "export_preset",
        ),
        ("name",),
    ),
    "goal": ("objective",),
    "exported_file": ("file_name",),
    "deck_layout": ("layout_name",),
    **dict.fromkeys(("override", "custom_value"), ("value",)),
    **tested_names.MAIN,
}
"""The cells by which people know a row; ``text`` where a table is not listed."""
_JOINS: Final = frozenset(one.table for one in (GoalOwner, GoalDependency, LeftOut, Mention))
"""Rows that only say that two others belong together."""
_UNNAMED: Final = {
    "step": "Demo step",
    "proof": "Proof point",
    "project": "Document",
    "trigger_event": "Buying trigger",
    "exported_file": "Exported file",
    "deck_layout": "Layout of a deck",
    "export_preset": "Preset for exports",
    **tested_names.UNNAMED,
}
_MANY: Final = {
    "person": "people",
    "criterion": "criteria",
    "goal_dependency": "goal dependencies",
    "left_out": "frames left out",
    "deck_layout": "layouts of a deck",
    "export_preset": "presets for exports",
    **tested_names.MANY,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row is called: its short name, and what kind of thing it is.

    ``is_told`` says whether it belongs to the story, as frames, steps and their parts do.
    """

    name: str
    kind: str
    is_told: bool = False


class Names:
    """The names of the rows of one state of a document; may be used in any thread.

    ``earlier`` is a state before: what a row refers to and is deleted since is called as it was
    called then.
    """

    def __init__(self, view: ProjectView, *, earlier: ProjectView | None = None) -> None:
        self._view = view
        self._earlier = Names(earlier) if earlier is not None else None
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
                return self._part_of(
                    "element", source, "Line of the chain" if row.is_line else "Comparison"
                )
            case Link(source_table=table, source=source):
                return self._part_of(table, source, "Link")
            case Term(text=text):
                return Thing("Term", text)
            case (
                Proof(code=code)
                | Objection(code=code)
                | Baseline(code=code)
                | TestSession(code=code)
            ):
                kind = _UNNAMED.get(row.table, _spaced(row.table).capitalize())
                return Thing(code or kind, kind)
            case Person(name=name):
                return Thing("Person", name)
            case Narrative(title=title):
                return Thing("Narrative", title)
            case _:
                return self._around(row)

    def full(self, row: Row) -> str:
        """A name of one line that people find the row by, such as ``Frame 7 “Know in minutes”``."""
        match row:
            case Question(frame=parent):
                return self._full_part(row, "frame", parent)
            case Point(element=parent):
                return self._full_part(row, "element", parent)
            case Relation(source=source, target=target):
                ends = self._end("element", source), self._end("element", target)
                words = ("Line from", "to") if row.is_line else ("Comparison of", "with")
                return f"{words[0]} {ends[0]} {words[1]} {ends[1]}"
            case GoalOwner(goal=goal, person=person):
                return f"Owner {self._end('person', person)} of {self._end('goal', goal)}"
            case GoalDependency(goal=goal, needs=needed):
                return f"Dependency of {self._end('goal', goal)} on {self._end('goal', needed)}"
            case Link(source_table=table, source=source):
                return f"Link from {self._end(table, source)} to " + self._end(
                    row.target_table, row.target
                )
            case PersonaNote(persona=parent):
                named = self._with_words(_sentence(row.kind), row)
                is_there = self._found("persona", parent) is not None
                return f"{named} of {self._end('persona', parent)}" if is_there else named
            case Interest(persona=persona, element=element):
                cares = self._end("persona", persona)
                return f"Interest of {cares} in {self._end('element', element)}"
            case Raiser(persona=persona, objection=objection):
                raised = self._end("objection", objection)
                return f"Raising of {raised} by {self._end('persona', persona)}"
            case Person(name=name):
                return name or "Somebody without a name"
            case ProjectInfo():
                return self.thing(row).name
        tested = tested_names.tested_name(row, self._end)
        return tested or self._with_words(self.thing(row).name, row)

    def wording(self, row: Row) -> str:
        """What the row says in its main cells, for one that came or went."""
        match row:
            case Link(target_table=table, target=target, role=role):
                return _sentence(f"{role} {self._called(table, target)}")
            case Interest(element=element):
                return f"Cares about {self._called('element', element)}"
            case Raiser(objection=objection):
                return f"Raises {self._called('objection', objection)}"
            case Relation(kind=kind, target=target):
                return _sentence(f"{kind} {self._called('element', target)}")
        if (tested := tested_names.tested_wording(row, self._called)) is not None:
            return tested
        found = [str(getattr(row, name, "")) for name in _MAIN.get(row.table, ("text",))]
        texts = [text for text in found if text]
        return "\n".join(texts) or self._ends(row)

    def value(self, table: str, column: str, value: CellValue) -> str:
        """The value of a cell in words; empty for nothing."""
        declared = columns(BY_TABLE[table])[column]
        value = declared.sound(value)
        if value is None or value == "":
            return ""
        if column.endswith("_at_ms"):
            return _moment(int(value)) if value else ""
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
            case "share_of_deals_pct" | "flag_low_share_pct":
                return f"{value} %"
            case "flag_mean_hundredths":
                return f"{int(value) / 100:g}"
            case "pace_wpm":
                return f"{value} words a minute"
            case "source" | "target":
                return self._called_anywhere(value)
        return value

    def _frame(self, frame: Frame) -> Thing:
        story = self.story_of(frame)
        if story is None:
            return Thing("Frame", "", is_told=True)
        number = story.number(frame.id)
        kind = story.beat(frame).title
        if len(self._view.narratives) > 1:
            kind = f"{kind}, {story.narrative.title}"
        unnumbered = "Backup" if frame.is_backup else "Frame"
        return Thing(f"Frame {number}" if number else unnumbered, kind, is_told=True)

    def _step(self, step: Step) -> Thing:
        frame = self._view.frames.get(step.frame)
        story = self.story_of(frame) if frame is not None else None
        number = story.number(step.frame) if story is not None else None
        steps = [other.id for other in self._view.steps.of("frame", step.frame)]
        if number is None or step.id not in steps:
            return Thing("Demo step", "", is_told=True)
        return Thing(f"Step {number}.{steps.index(step.id) + 1}", "Demo step", is_told=True)

    def _around(self, row: Row) -> Thing:
        """What a row is called that is neither believed nor told: the customers, and the rest."""
        match row:
            case Segment() | Persona():
                return Thing(row.table.capitalize(), row.name)
            case PersonaNote(persona=persona):
                return Thing("Persona", self._of_persona(persona, _sentence(row.kind)))
            case Interest(persona=persona) | Raiser(persona=persona):
                return Thing("Persona", self._of_persona(persona, "Connection"))
        return Thing(_UNNAMED.get(row.table, _spaced(row.table).capitalize()), "")

    def _of_persona(self, persona: str, kind: str) -> str:
        found = self._found("persona", persona)
        name = found.name if isinstance(found, Persona) else ""
        return f"{kind}, {name}" if name else kind

    def _full_part(self, row: Row, table: str, parent: str) -> str:
        thing = self.thing(row)
        named = self._with_words(thing.kind or thing.name, row)
        above = self._found(table, parent)
        return f"{named} of {self._end(table, parent)}" if above is not None else named

    def _with_words(self, name: str, row: Row) -> str:
        words = " ".join(self.wording(row).partition("\n")[0].split())
        return f"{name} {quoted(words)}" if words else name

    def _end(self, table: str, row_id: str) -> str:
        """The full name of a row inside a sentence."""
        row = self._found(table, row_id)
        if row is None:
            return self._earlier._end(table, row_id) if self._earlier else "something deleted"
        name = self.full(row)
        is_code = name[:2].isupper() or isinstance(row, Person)
        return name if is_code else name[0].lower() + name[1:]

    def _found(self, table: str, row_id: str) -> Row | None:
        rows = self._view.tables.get(table)
        return None if rows is None else rows.get(row_id)

    def _part_of(self, table: str, row_id: str, kind: str) -> Thing:
        found = self._found(table, row_id)
        if found is None:
            return Thing(kind, "")
        above = self.thing(found)
        return Thing(above.name, kind, above.is_told)

    def _called(self, table: str, row_id: str) -> str:
        found = self._found(table, row_id)
        if found is None:
            return (
                self._earlier._called(table, row_id)
                if self._earlier
                else f"a deleted {table_word(table)}"
            )
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
        """What a row joins that has no words of its own, such as a persona's interest."""
        if row.table not in _JOINS:
            return ""
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
    return "Slide bullets" if column == "bullets" else _sentence(field_words(column))


def table_word(table: str) -> str:
    """What one row of a table is called inside a sentence."""
    return _UNNAMED.get(table, _spaced(table)).lower()


def counted_rows(count: int, table: str) -> str:
    """So many rows of a table, in words: ``1 frame``, ``2 criteria``."""
    return counted(count, table_word(table), _MANY.get(table))


def counted_tables(counts: Mapping[str, int]) -> str:
    """Row counts by table as running text, without those that are 0: ``1 frame, 3 steps``."""
    return ", ".join(counted_rows(count, table) for table, count in counts.items() if count)


def _spaced(table: str) -> str:
    return table.replace("_", " ")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _moment(at_ms: int) -> str:
    """A moment of Unix time as the clock of this computer shows it."""
    at = datetime.fromtimestamp(at_ms / 1000).astimezone()
    return f"{day(at.date().isoformat())}, {at:%H:%M}"


def _template_title(template_id: str) -> str:
    try:
        return template(template_id).title
    except InvalidValue:
        return template_id


def row_name(view: ProjectView, row: Row, *, earlier: ProjectView | None = None) -> str:
    """The full name of one row; see ``Names.full``.

    ``view`` is a state of the document that may lack the row, as where it was deleted since.
    """
    return Names(view, earlier=earlier).full(row)
