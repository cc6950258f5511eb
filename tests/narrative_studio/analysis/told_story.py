"""Builds views of documents without a store: every question to a view is asked of these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.people import Baseline, ProjectInfo
from narrative_studio.model.positioning import (
    CHAIN,
    Element,
    ElementKind,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Term,
    TermKind,
)
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Frame, Link, LinkRole, Narrative
from narrative_studio.model.table import Table
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import LinkState, NarrativeView, ProjectView, Review

R = TypeVar("R", bound=Row)

SCRIPT = " ".join(f"word{n}" for n in range(100))


class Story:
    """A document in the making; rows stand in the order in which they are added.

    A frame is complete unless a test says otherwise, so that only what it plants is found.
    """

    def __init__(
        self, template: str = "sales-pitch-8", *, minutes: int = 40, pace_wpm: int = 140
    ) -> None:
        self.rows: dict[str, dict[str, Row]] = {row_type.table: {} for row_type in ROW_TYPES}
        self._states: dict[str, LinkState] = {}
        self.reviews: dict[str, Review] = {}
        self._count = 0
        self._add(ProjectInfo(id="project"))
        self.narrative = self._add(
            _made(
                Narrative,
                id="narrative",
                template=template,
                call_length_ms=minutes * 60_000,
                pace_wpm=pace_wpm,
            )
        )

    def frame(self, beat: str = "insight", **cells: Any) -> Frame:
        """A frame of a beat, of one minute and without any fault of its own."""
        number = self._next()
        complete = {
            "headline": f"Headline {number}",
            "key_message": f"What to remember of {number}.",
            "script": SCRIPT,
            "planned_ms": 60_000,
            "narrative": "narrative",
            "id": f"frame {number}",
        }
        return self._add(_made(Frame, rank=number, beat=beat, **{**complete, **cells}))

    def blank(self, beat: str = "insight", **cells: Any) -> Frame:
        """A frame into which nothing has been written."""
        nothing = {"headline": "", "key_message": "", "script": "", "planned_ms": 0}
        return self.frame(beat, **{**nothing, **cells})

    def step(self, frame: Frame, **cells: Any) -> Step:
        """A step with a fallback, of half a minute."""
        number = self._next()
        complete = {
            "kind": StepKind.TELL,
            "do": "Press `Start`.",
            "expect": "The list opens.",
            "why": "It saves the evening.",
            "fallback": "Show the picture.",
            "planned_ms": 30_000,
        }
        return self._add(
            _made(Step, id=f"step {number}", rank=number, frame=frame.id, **{**complete, **cells})
        )

    def element(
        self, kind: ElementKind, name: str = "", *, strength: str = "Known to all", **cells: Any
    ) -> Element:
        """An element; an alternative has a strength, which is stated fairly."""
        number = self._next()
        made = self._add(
            _made(
                Element,
                id=f"element {number}",
                rank=number,
                kind=kind,
                name=name or f"Element {number}",
                **cells,
            )
        )
        if kind is ElementKind.ALTERNATIVE and strength:
            self.add(Point, element=made.id, kind=PointKind.STRENGTH, text=strength)
        return made

    def relate(self, source: Element, target: Element) -> Relation:
        (kind,) = [kind for kind, ends in CHAIN.items() if ends == (source.kind, target.kind)]
        return self._add(
            _made(
                Relation,
                id=f"relation {self._next()}",
                kind=RelationKind(kind),
                source=source.id,
                target=target.id,
            )
        )

    def proof(self, value: Element | None = None, **cells: Any) -> Proof:
        """A proof, cleared for speaking unless a test says otherwise, of a value theme."""
        number = self._next()
        cleared = {"code": f"PF-{number}", "headline": "Proof", "may_be_spoken": True}
        proof = self._add(_made(Proof, id=f"proof {number}", rank=number, **{**cleared, **cells}))
        if value is not None:
            self.link(proof, value, LinkRole.PROVES)
        return proof

    def objection(self, **cells: Any) -> Objection:
        number = self._next()
        return self._add(_made(Objection, id=f"objection {number}", rank=number, **cells))

    def link(
        self,
        source: Row,
        target: Row,
        role: LinkRole = LinkRole.EXPRESSES,
        *,
        seen: int = 1,
        now: int = 1,
    ) -> Link:
        """A link that has seen revision ``seen`` of a target at revision ``now``."""
        link = self._add(
            _made(
                Link,
                id=f"link {self._next()}",
                source_table=source.table,
                source=source.id,
                target_table=target.table,
                target=target.id,
                role=role,
            )
        )
        self._states[link.id] = LinkState(seen, now, ("statement",) if seen < now else ())
        return link

    def touchpoint(self, **cells: Any) -> Touchpoint:
        """A touchpoint that was checked on the day of the view."""
        fresh = {"name": "Home page", "checked_on": "2026-04-21", **cells}
        return self._add(_made(Touchpoint, id=f"touchpoint {self._next()}", **fresh))

    def baseline(self, taken_on: str, **cells: Any) -> Baseline:
        """A baseline of everything that was added before it."""
        made = _made(Baseline, id=f"zz {self._next()}", taken_on=taken_on, **cells)
        return self._add(made)

    def term(
        self, kind: TermKind, text: str, *, instead: Term | None = None, why: str = ""
    ) -> Term:
        number = self._next()
        return self._add(
            _made(
                Term,
                id=f"term {number}",
                rank=number,
                kind=kind,
                text=text,
                why=why,
                instead=instead.id if instead else None,
            )
        )

    def whole(self, *, today: str = "2026-04-21") -> ProjectView:
        """The view of the document on a day."""
        tables: Mapping[str, Table[Any]] = {
            row_type.table: Table(row_type, dict(self.rows[row_type.table]))
            for row_type in ROW_TYPES
        }
        return ProjectView(
            tables=tables,
            today=date.fromisoformat(today),
            link_states=dict(self._states),
            reviews=dict(self.reviews),
        )

    def view(self, *, today: str = "2026-04-21") -> NarrativeView:
        """The view of its narrative on a day."""
        return self.whole(today=today).narrative()

    def add(self, row_type: Callable[..., R], **cells: Any) -> R:
        """A row of any other kind, under an id of its own."""
        number = self._next()
        table = str(getattr(row_type, "table", ""))
        cells = {"rank": number, **cells} if "rank" in columns(BY_TABLE[table]) else cells
        return self._add(_made(row_type, id=f"{table}-{number}", **cells))

    def _add(self, row: R) -> R:
        self.rows[row.table][row.id] = row
        return row

    def _next(self) -> str:
        self._count += 1
        return f"{self._count:04}"


def _made(row_type: Callable[..., R], **cells: Any) -> R:
    return row_type(**cells)
