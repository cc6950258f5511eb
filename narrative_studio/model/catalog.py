"""The list of all entities: one line here makes a dataclass a table of the document."""

from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.people import Baseline, Person, ProjectInfo
from narrative_studio.model.positioning import Element, Point, Relation, Term
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, Narrative, Question

ROW_TYPES: tuple[type[Row], ...] = (
    ProjectInfo,
    Person,
    Element,
    Point,
    Relation,
    Term,
    Proof,
    Objection,
    Narrative,
    Frame,
    Question,
    Step,
    Link,
    Baseline,
)
"""Parents stand before their children."""

BY_TABLE: dict[str, type[Row]] = {row_type.table: row_type for row_type in ROW_TYPES}
