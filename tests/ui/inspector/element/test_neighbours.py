"""What rows are connected to, by role, and what they could be connected to."""

from __future__ import annotations

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import add_proof
from narrative_studio.commands.links import link
from narrative_studio.model.evidence import Proof
from tests.ui.boards import Boards
from tests.ui.elements import CHAIN, JOINS, by_code, fill
from ui.inspector.element.neighbours import Tie, groups, proof_badge
from ui.inspector.link_targets import target_of
from ui.session import Session


def told(session: Session, code: str) -> dict[str, list[str]]:
    found = groups(session.view, by_code(session, code))
    targets = {group.title: [target_of(one.row) for one in group.neighbours] for group in found}
    return {title: [one.code or one.name for one in rows] for title, rows in targets.items()}


def test_each_kind_has_its_roles(boards: Boards) -> None:
    session = boards.sample_session()
    assert told(session, "CA-1") == {"Lacks": ["DF-1", "DF-2", "DF-3"]}
    assert told(session, "DF-2") == {
        "Absent in": ["CA-1", "CA-2"],
        "Gives": ["VA-2"],
        "Proved by": [],
    }
    assert told(session, "VA-2") == {
        "Given by": ["DF-2"],
        "Matters to": ["TC-1", "TC-3"],
        "Personas who care": ["Operations director", "Finance director"],
        "Proved by": ["PF-2"],
    }
    assert told(session, "TC-4") == {"Cares about": ["VA-4"]}
    assert told(session, "MC-1") == {}
    assert told(session, "PF-3") == {"Proves": ["VA-3"]}
    assert told(session, "OB-1") == {
        "Answered with": ["DF-1", "DF-2"],
        "Raised by": ["IT manager"],
    }


def test_a_persona_cares_about_value_themes_and_raises_objections(boards: Boards) -> None:
    session = boards.sample_session()
    persona = session.view.personas.ordered[2]
    cares, raises = groups(session.view, persona)
    assert (cares.title, cares.tie) == ("Cares about", Tie.INTEREST)
    assert [target_of(one.row).code for one in cares.neighbours] == ["VA-4"]
    assert [target_of(row).code for row in cares.candidates] == ["VA-1", "VA-2", "VA-3"]
    assert (raises.title, raises.tie) == ("Raises", Tie.RAISER)
    assert [target_of(one.row).code for one in raises.neighbours] == ["OB-1", "OB-3"]


def test_nobody_is_asked_who_cares_before_there_is_a_persona(boards: Boards) -> None:
    session = boards.session()
    value = fill(session, "V:Know in minutes")["Know in minutes"]
    assert [group.title for group in groups(session.view, value)] == [
        "Given by",
        "Matters to",
        "Proved by",
    ]


def test_candidates_are_what_is_not_connected_yet(boards: Boards) -> None:
    session = boards.session()
    made = fill(session, *CHAIN, joins=JOINS)
    (group,) = groups(session.view, made["Binders"])
    assert group.tie is Tie.RELATION
    assert [target_of(row).name for row in group.candidates] == ["Rework"]


def test_a_proof_that_must_not_be_told_is_marked(boards: Boards) -> None:
    session = boards.session()
    proof = add_proof(session.project, headline="Seven minutes")

    def badge() -> str:
        found = proof_badge(session.view, session.view.proofs[proof.id])
        return found.text if found is not None else ""

    assert badge() == "Not cleared"
    edit_cells(session.project, proof, may_be_spoken=True)
    assert badge() == ""
    edit_cells(session.project, proof, expires_on="2001-01-31")
    assert badge() == "Expired"


def test_a_link_to_a_reworded_element_is_suspect(boards: Boards) -> None:
    session = boards.session()
    value = fill(session, "V:Know in minutes")["Know in minutes"]
    proof = add_proof(session.project, headline="Seven minutes")
    link(session.project, source=proof, target=value)
    edit_cells(session.project, value, statement="At any hour.")
    row = session.view.proofs[proof.id]
    assert isinstance(row, Proof)
    (group,) = groups(session.view, row)
    assert [one.is_suspect for one in group.neighbours] == [True]
