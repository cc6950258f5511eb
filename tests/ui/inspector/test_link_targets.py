"""How the things to link to are called."""

from __future__ import annotations

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import columns
from tests.ui.boards import Boards
from ui.inspector.link_targets import CELL_WORDS, groups_of, neighbours_of, target_of


def test_targets_stand_under_the_headings_of_their_kinds(boards: Boards) -> None:
    groups = dict(groups_of(boards.sample().view()))
    assert list(groups) == [
        "Criteria",
        "Competitive alternatives",
        "Differentiators",
        "Value themes",
        "Target customers",
        "Market category",
        "Relevant trends",
        "Proofs",
        "Objections",
    ]
    assert [target.code for target in groups["Value themes"]] == ["VA-1", "VA-2", "VA-3", "VA-4"]


def test_kinds_without_anything_have_no_heading(boards: Boards) -> None:
    assert list(groups_of(boards.project().view())) == []


def test_a_target_is_called_by_its_kind_and_name(boards: Boards) -> None:
    view = boards.sample().view()
    proof = target_of(view.proofs.ordered[0])
    assert (proof.kind, proof.name) == ("Proof", "Trace time from five hours to seven minutes")
    objection = target_of(view.objections.ordered[0])
    assert (objection.kind, objection.name) == (
        "Objection",
        "Our ERP already does lot tracking.",
    )


def test_every_cell_that_makes_links_suspect_has_a_label() -> None:
    triggers = {
        name
        for table in ("element", "proof", "objection")
        for name, column in columns(BY_TABLE[table]).items()
        if column.is_trigger
    }
    assert triggers == set(CELL_WORDS)


def test_personas_are_neighbours_and_no_targets_of_links(boards: Boards) -> None:
    view = boards.sample().view()
    assert "Personas" not in dict(groups_of(view))
    personas = dict(neighbours_of(view))["Personas"]
    assert [(one.kind, one.name) for one in personas][2:4] == [
        ("Persona", "IT manager"),
        ("Persona", "Finance director"),
    ]
