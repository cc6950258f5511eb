"""The customer model of the sample is that of its file."""

from __future__ import annotations

from narrative_studio.model.customers import (
    BuyingRole,
    Fit,
    Persona,
    PersonaNote,
    PersonaNoteKind,
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
    assert of_lead == [
        *((PersonaNoteKind.FEAR, text) for text in item["fears"]),
        *((PersonaNoteKind.WORDS, text) for text in item["words_they_use"]),
    ]
