"""How any row of a document is called where rows of all kinds stand together."""

from narrative_studio.analysis.naming import quoted
from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.people import Baseline, Person, ProjectInfo
from narrative_studio.model.positioning import Element, Point, Relation, Term
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, Narrative, Question
from narrative_studio.model.view import NarrativeView, ProjectView

_SAID_IN = {
    **dict.fromkeys(("segment", "persona", "touchpoint", "zone", "variant", "data_item"), "name"),
    "custom_field": "name",
    "goal": "objective",
    "override": "value",
    "custom_value": "value",
}
"""The cell by which people know a row; ``text`` where a table is not listed."""


def row_name(view: ProjectView, row: Row) -> str:  # noqa: C901 - one branch for each kind of row
    """A name that people find the row by, for example ``Frame 7 “Know in minutes”``.

    ``view`` is a state of the document that may lack the row, as where it was deleted since.
    """
    match row:
        case Frame():
            return _frame(view, row)
        case Step():
            return f"Demo step {_of(view, view.frames.get(row.frame), row.do or row.say)}"
        case Question():
            return f"Question {_of(view, view.frames.get(row.frame), row.text)}"
        case Element() | Proof() | Objection():
            said = row.text if isinstance(row, Objection) else _said(row)
            return " ".join(filter(None, (row.code, quoted(said) if said else ""))) or _kind(row)
        case Point():
            return f"{row.kind.capitalize()} {_of(view, view.elements.get(row.element), row.text)}"
        case Relation():
            ends = (view.elements.get(row.source), view.elements.get(row.target))
            return f"Line from {_end(view, ends[0])} to {_end(view, ends[1])}"
        case Link():
            return f"Link from {_end(view, _row(view, row.source_table, row.source))} to " + _end(
                view, _row(view, row.target_table, row.target)
            )
        case Term():
            return f"Term {quoted(row.text)}" if row.text else "Term"
        case Narrative():
            return f"Narrative {quoted(row.title)}" if row.title else "Narrative"
        case Person():
            return row.name or "Somebody without a name"
        case ProjectInfo():
            return "Project"
        case Baseline():
            named = quoted(row.name) if row.name else ""
            return " ".join(filter(None, (row.code, named))) or "Baseline"
    kind = row.table.replace("_", " ").capitalize()
    words = " ".join(str(getattr(row, _SAID_IN.get(row.table, "text"), "")).split())
    return f"{kind} {quoted(words)}" if words else kind


def _frame(view: ProjectView, frame: Frame) -> str:
    story = view.narratives.get(frame.narrative)
    number = None if story is None else NarrativeView(view, story).number(frame.id)
    kind = "Backup" if frame.is_backup else "Frame"
    named = kind if number is None else f"{kind} {number}"
    return f"{named} {quoted(frame.headline)}" if frame.headline else named


def _of(view: ProjectView, parent: Row | None, text: str) -> str:
    words = " ".join(text.split())
    named = [quoted(words)] if words else []
    if parent is not None:
        named.append(f"of {_end(view, parent)}")
    return " ".join(named) or "without words"


def _end(view: ProjectView, row: Row | None) -> str:
    if row is None:
        return "something deleted"
    name = row_name(view, row)
    return name[0].lower() + name[1:] if isinstance(row, Frame | Step | Term) else name


def _row(view: ProjectView, table: str, row_id: str) -> Row | None:
    found = view.tables.get(table)
    return None if found is None else found.get(row_id)


def _said(row: Element | Proof) -> str:
    return row.name or row.statement if isinstance(row, Element) else row.headline


def _kind(row: Element | Proof | Objection) -> str:
    return str(row.kind).capitalize() if isinstance(row, Element) else row.table.capitalize()
