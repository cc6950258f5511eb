"""The customer model of the sample is that of its file."""

from __future__ import annotations

from narrative_studio.model.customers import (
    BuyingRole,
    BuyingStep,
    Fit,
    Persona,
    PersonaNote,
    PersonaNoteKind,
    Raiser,
    Segment,
)
from narrative_studio.sample.files import SampleFiles
from narrative_studio.sample.source import read_source


def test_segments_and_personas_come_with_their_words() -> None:
    rows = read_source().rows
    assert [row.fit for row in rows.values() if isinstance(row, Segment)] == [
        Fit.BEST,
        Fit.GOOD,
        Fit.POOR,
    ]
    lead = rows["PER-1"]
    assert isinstance(lead, Persona)
    assert lead.buying_role is BuyingRole.CHAMPION
    notes = [row for row in rows.values() if isinstance(row, PersonaNote)]
    of_lead = [(note.kind, note.text) for note in notes if note.persona == lead.id]
    item = SampleFiles().content["customer_model"]["personas"][0]
    added = SampleFiles().additions["personas"]["PER-1"]
    assert of_lead == [
        *((PersonaNoteKind.FEAR, text) for text in item["fears"]),
        *((PersonaNoteKind.WORDS, text) for text in item["words_they_use"]),
        *((PersonaNoteKind.NEED, text) for text in added["needs"]),
        *((PersonaNoteKind.MOTIVATION, text) for text in added["motivations"]),
        *((PersonaNoteKind.PAIN, text) for text in added["pains"]),
    ]


def test_personas_raise_objections_and_take_part_in_buying() -> None:
    rows = read_source().rows
    of_it = rows["PER-3"]
    raised = {row.objection for row in rows.values() if isinstance(row, Raiser)}
    by_it = {
        row.objection
        for row in rows.values()
        if isinstance(row, Raiser) and row.persona == of_it.id
    }
    assert by_it == {rows["OB-1"].id, rows["OB-3"].id}
    # What nobody raises yet is a question that the studio asks.
    assert rows["OB-7"].id not in raised
    steps = [row for row in rows.values() if isinstance(row, BuyingStep)]
    assert steps[1].persona == of_it.id
    assert all(step.done_when for step in steps)


def test_what_came_later_has_ids_after_those_that_were_there_before() -> None:
    ids = [row.id for row in read_source().rows.values()]
    assert ids == sorted(ids)
