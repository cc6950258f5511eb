"""The customer model of the sample: segments, personas, and how they come to buy."""

from typing import Any

from narrative_studio.model.customers import (
    BuyingRole,
    BuyingStep,
    Disqualifier,
    Fit,
    Interest,
    Persona,
    PersonaNote,
    PersonaNoteKind,
    Segment,
    Trigger,
)
from narrative_studio.model.ids import (
    BuyingStepId,
    DisqualifierId,
    ElementId,
    InterestId,
    PersonaId,
    PersonaNoteId,
    SegmentId,
    TriggerId,
)
from narrative_studio.model.rows import Row
from narrative_studio.sample.files import File, SampleFiles

_NOTES = {"fears": PersonaNoteKind.FEAR, "words_they_use": PersonaNoteKind.WORDS}
"""Which lists of a persona become notes of which kind."""


class CustomerRows:
    """Makes the rows of the customer model; ``others`` holds the elements by their ids there.

    Raises:
        InvalidValue: the file holds a word that the mapping does not know.
    """

    def __init__(self, files: SampleFiles, others: dict[str, Row]) -> None:
        self._files = files
        self._others = others
        self.rows: dict[str, Row] = {}
        model = files.content["customer_model"]
        for item in model["segments"]:
            self._segment(item)
        for item in model["personas"]:
            self._persona(item)
        self._texts("buying_triggers", Trigger, TriggerId, model)
        self._texts("disqualifiers", Disqualifier, DisqualifierId, model)
        self._texts("buying_steps", BuyingStep, BuyingStepId, model)

    def _segment(self, item: File) -> None:
        self.rows[item["id"]] = Segment(
            id=SegmentId(self._files.new_id(item["id"])),
            rank=self._files.next_rank(Segment.table),
            name=item["name"],
            fit=Fit(self._files.word("segment_fits", item["fit"])),
            size=item["size"],
            ref=item["id"],
        )

    def _persona(self, item: File) -> None:
        persona = Persona(
            id=PersonaId(self._files.new_id(item["id"])),
            rank=self._files.next_rank(Persona.table),
            name=item["name"],
            buying_role=BuyingRole(self._files.word("buying_roles", item["buying_role"])),
            ref=item["id"],
        )
        self.rows[item["id"]] = persona
        for key, kind in _NOTES.items():
            for text in item[key]:
                name = f"{item['id']} {kind} {text}"
                self.rows[name] = PersonaNote(
                    id=PersonaNoteId(self._files.new_id(name)),
                    persona=persona.id,
                    kind=kind,
                    rank=self._files.next_rank(PersonaNote.table),
                    text=text,
                )
        for code in item["cares_about"]:
            name = f"{item['id']} cares about {code}"
            self.rows[name] = Interest(
                id=InterestId(self._files.new_id(name)),
                persona=persona.id,
                element=ElementId(self._others[code].id),
            )

    def _texts(self, key: str, row_type: Any, row_id: Any, model: File) -> None:
        for text in model[key]:
            self.rows[f"{key} {text}"] = row_type(
                id=row_id(self._files.new_id(f"{key} {text}")),
                rank=self._files.next_rank(row_type.table),
                text=text,
            )
