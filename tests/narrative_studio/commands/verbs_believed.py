"""The verbs on what is believed: positioning, customers, evidence; with label and arguments."""

from __future__ import annotations

from narrative_studio.commands.comparison import set_cell
from narrative_studio.commands.customers import (
    add_buying_step,
    add_disqualifier,
    add_interest,
    add_persona,
    add_raiser,
    add_segment,
    add_trigger,
    delete_entry,
    move_entry,
    remove_interest,
    remove_raiser,
    set_notes,
)
from narrative_studio.commands.evidence import (
    add_objection,
    add_proof,
    add_term,
    delete_evidence,
    delete_term,
    set_avoided,
)
from narrative_studio.commands.goals import (
    add_goal,
    add_key_result,
    add_need,
    add_owner,
    delete_goal,
    delete_key_result,
    move_goal,
    move_key_result,
    remove_need,
    remove_owner,
)
from narrative_studio.commands.neighbours import add_neighbour, add_proof_for
from narrative_studio.commands.people import add_person
from narrative_studio.commands.positioning import (
    add_element,
    connect,
    delete_element,
    disconnect,
    make_current,
    move_element,
    review_element,
    set_points,
)
from narrative_studio.commands.touchpoints import (
    add_touchpoint,
    delete_touchpoint,
    move_touchpoint,
)
from narrative_studio.model.customers import PersonaNoteKind
from narrative_studio.model.positioning import (
    ElementKind,
    PointKind,
    RelationKind,
    Status,
    TermKind,
)
from tests.narrative_studio.commands.world import Arguments, Verb

VERBS: dict[Verb, tuple[str, Arguments]] = {
    add_proof: ("Add proof", lambda _: {"headline": "Nine days"}),
    add_objection: ("Add objection", lambda _: {"text": "Too dear."}),
    delete_evidence: ("Delete proof", lambda w: {"row": w.proof}),
    add_term: (
        "Add banned term",
        lambda _: {"kind": TermKind.BANNED, "text": "end-to-end", "why": "All say it."},
    ),
    delete_term: ("Delete term", lambda w: {"term": w.term.id}),
    set_avoided: (
        "Edit words to avoid",
        lambda w: {"preferred": w.term.id, "texts": ["recall drill", "rehearsal"]},
    ),
    add_person: ("Add Ines Calder", lambda _: {"name": "Ines  Calder"}),
    add_element: (
        "Add target customer",
        lambda _: {"kind": ElementKind.CUSTOMER, "name": "Blends many ingredients"},
    ),
    add_neighbour: (
        "Add target customer",
        lambda w: {"of": w.value.id, "kind": ElementKind.CUSTOMER, "name": "Large plants"},
    ),
    add_proof_for: ("Add proof", lambda w: {"target": w.value, "headline": "Six days"}),
    delete_element: ("Delete differentiator", lambda w: {"element": w.differentiator.id}),
    move_element: ("Move element", lambda w: {"element": w.other_category.id, "index": 0}),
    connect: (
        "Connect elements",
        lambda w: {"source": w.differentiator.id, "target": w.value.id},
    ),
    set_cell: (
        "Compare",
        lambda w: {
            "alternative": w.alternative.id,
            "differentiator": w.differentiator.id,
            "found": RelationKind.HAS,
            "checked_on": "2026-04-01",
        },
    ),
    disconnect: ("Disconnect elements", lambda w: {"relation": w.relation.id}),
    make_current: ("Choose market category", lambda w: {"category": w.other_category.id}),
    set_points: (
        "Edit strengths",
        lambda w: {
            "element": w.alternative.id,
            "kind": PointKind.STRENGTH,
            "texts": ["Known", "Near"],
        },
    ),
    review_element: (
        "Mark as in review",
        lambda w: {"element": w.alternative.id, "status": Status.IN_REVIEW},
    ),
    add_segment: ("Add segment", lambda _: {"name": "Co-packers"}),
    add_persona: ("Add persona", lambda w: {"name": "IT manager", "segment": w.segment.id}),
    add_trigger: ("Add buying trigger", lambda _: {"text": "A mock recall ran late"}),
    add_disqualifier: ("Add disqualifier", lambda _: {"text": "One ingredient"}),
    add_buying_step: ("Add buying step", lambda _: {"text": "First call"}),
    delete_entry: ("Delete persona", lambda w: {"entry": w.personas[0]}),
    move_entry: ("Move persona", lambda w: {"entry": w.personas[0], "index": 1}),
    set_notes: (
        "Edit words of persona",
        lambda w: {
            "persona": w.personas[0].id,
            "kind": PersonaNoteKind.WORDS,
            "texts": ["trace", "mock"],
        },
    ),
    add_interest: (
        "Add who cares",
        lambda w: {"persona": w.personas[1].id, "value": w.value.id},
    ),
    remove_interest: ("Remove who cares", lambda w: {"interest": w.interest.id}),
    add_raiser: (
        "Add who raises it",
        lambda w: {"persona": w.personas[1].id, "objection": w.objection.id},
    ),
    remove_raiser: ("Remove who raises it", lambda w: {"raiser": w.raiser.id}),
    add_goal: ("Add goal", lambda _: {"objective": "Be known"}),
    delete_goal: ("Delete goal", lambda w: {"goal": w.goals[1].id}),
    move_goal: ("Move goal", lambda w: {"goal": w.goals[1].id, "index": 0}),
    add_owner: (
        "Add owner of goal",
        lambda w: {"goal": w.goals[0].id, "person": w.person.id},
    ),
    remove_owner: (
        "Remove owner of goal",
        lambda w: {"goal": w.goals[0].id, "person": w.project.me.id},
    ),
    add_key_result: ("Add key result", lambda w: {"goal": w.goals[1].id, "text": "Calls"}),
    delete_key_result: ("Delete key result", lambda w: {"result": w.results[0].id}),
    move_key_result: ("Move key result", lambda w: {"result": w.results[1].id, "index": 0}),
    add_need: (
        "Add dependency of goal",
        lambda w: {"goal": w.goals[2].id, "needs": w.goals[1].id},
    ),
    remove_need: (
        "Remove dependency of goal",
        lambda w: {"goal": w.goals[0].id, "needs": w.goals[1].id},
    ),
    add_touchpoint: ("Add touchpoint", lambda _: {"name": "Renewal letter"}),
    delete_touchpoint: ("Delete touchpoint", lambda w: {"touchpoint": w.touchpoints[0].id}),
    move_touchpoint: (
        "Move touchpoint",
        lambda w: {"touchpoint": w.touchpoints[1].id, "index": 0},
    ),
}
