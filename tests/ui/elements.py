"""Positionings for the tests of their room and its inspector: elements given by kind and name."""

from __future__ import annotations

from narrative_studio.commands.positioning import add_element, connect
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from ui.session import Session

KINDS = {
    "A": ElementKind.ALTERNATIVE,
    "D": ElementKind.DIFFERENTIATOR,
    "V": ElementKind.VALUE,
    "C": ElementKind.CUSTOMER,
    "M": ElementKind.CATEGORY,
    "T": ElementKind.TREND,
}
CHAIN = ("A:Binders", "A:ERP module", "D:Genealogy", "D:Rework", "V:Minutes", "C:Blenders")
JOINS = ("Binders-Genealogy", "ERP module-Genealogy", "Genealogy-Minutes", "Minutes-Blenders")


def fill(session: Session, *names: str, joins: tuple[str, ...] = ()) -> dict[str, Element]:
    """Add an element for each ``A:name`` and a line for each ``one-other``; gives them by name."""
    made: dict[str, Element] = {}
    for one in names:
        letter, _, name = one.partition(":")
        made[name] = add_element(session.project, kind=KINDS[letter], name=name)
    for join in joins:
        first, _, second = join.partition("-")
        connect(session.project, source=made[first].id, target=made[second].id)
    return made


def by_code(session: Session, code: str) -> Row:
    """The element, proof or objection of that code."""
    for table in (session.view.elements, session.view.proofs, session.view.objections):
        for row in table.values():
            if row.code == code:
                return row
    raise AssertionError(code)


def names_of(session: Session, letter: str) -> list[str]:
    """The names of a component in their order."""
    return [one.name for one in session.view.elements_of(KINDS[letter])]
