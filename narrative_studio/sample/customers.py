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
    Raiser,
    Segment,
    Trigger,
)
from narrative_studio.model.ids import (
    BuyingStepId,
    DisqualifierId,
    ElementId,
    InterestId,
    ObjectionId,
    PersonaId,
    PersonaNoteId,
    RaiserId,
    SegmentId,
    TriggerId,
)
from narrative_studio.model.rows import Row
from narrative_studio.sample.files import File, SampleFiles

_NOTES = {"fears": PersonaNoteKind.FEAR, "words_they_use": PersonaNoteKind.WORDS}
"""Which lists of a persona in the file become notes of which kind."""
_ADDED_NOTES = {
    "needs": PersonaNoteKind.NEED,
    "motivations": PersonaNoteKind.MOTIVATION,
    "pains": PersonaNoteKind.PAIN,
}
"""Which lists of a persona in ``additions.toml`` do."""


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
        self._segment_ids: dict[str, SegmentId] = {}
        for item in model["segments"]:
            self._segment(item)
        for item in model["personas"]:
            self._persona(item)
        self._texts("buying_triggers", Trigger, TriggerId, model)
        self._texts("disqualifiers", Disqualifier, DisqualifierId, model)
        for text in model["buying_steps"]:
            self._buying_step(text)

    def _segment(self, item: File) -> None:
        self._segment_ids[item["id"]] = SegmentId(self._files.new_id(item["id"]))
        self.rows[item["id"]] = Segment(
            id=self._segment_ids[item["id"]],
            rank=self._files.next_rank(Segment.table),
            name=item["name"],
            fit=Fit(self._files.word("segment_fits", item["fit"])),
            size=item["size"],
            note=self._files.additions["segments"][item["id"]],
            ref=item["id"],
        )

    def _persona(self, item: File) -> None:
        added = self._files.additions["personas"][item["id"]]
        persona = Persona(
            id=PersonaId(self._files.new_id(item["id"])),
            rank=self._files.next_rank(Persona.table),
            name=item["name"],
            buying_role=BuyingRole(self._files.word("buying_roles", item["buying_role"])),
            segment=self._segment_ids[added["segment"]] if "segment" in added else None,
            note=added["note"],
            ref=item["id"],
        )
        self.rows[item["id"]] = persona
        self._notes(persona, item["id"], _NOTES, item)
        for code in item["cares_about"]:
            name = f"{item['id']} cares about {code}"
            self.rows[name] = Interest(
                id=InterestId(self._files.new_id(name)),
                persona=persona.id,
                element=ElementId(self._others[code].id),
            )

    def _notes(
        self, persona: Persona, ref: str, kinds: dict[str, PersonaNoteKind], item: File
    ) -> None:
        for key, kind in kinds.items():
            for text in item[key]:
                name = f"{ref} {kind} {text}"
                self.rows[name] = PersonaNote(
                    id=PersonaNoteId(self._files.new_id(name)),
                    persona=persona.id,
                    kind=kind,
                    rank=self._files.next_rank(PersonaNote.table),
                    text=text,
                )

    def _texts(self, key: str, row_type: Any, row_id: Any, model: File) -> None:
        for text in model[key]:
            self.rows[f"{key} {text}"] = row_type(
                id=row_id(self._files.new_id(f"{key} {text}")),
                rank=self._files.next_rank(row_type.table),
                text=text,
            )

    def _buying_step(self, text: str) -> None:
        added = self._files.additions["buying_steps"][text]
        self.rows[f"buying_steps {text}"] = BuyingStep(
            id=BuyingStepId(self._files.new_id(f"buying_steps {text}")),
            rank=self._files.next_rank(BuyingStep.table),
            text=text,
            persona=PersonaId(self.rows[added["persona"]].id),
            done_when=added["done_when"],
        )

    def add_the_rest(self) -> None:
        """Add what came later into the studio, with ids after those of all rows before it."""
        for ref, item in self._files.additions["personas"].items():
            persona = self.rows[ref]
            assert isinstance(persona, Persona)
            self._notes(persona, ref, _ADDED_NOTES, item)
            for code in item["raises"]:
                name = f"{ref} raises {code}"
                self.rows[name] = Raiser(
                    id=RaiserId(self._files.new_id(name)),
                    objection=ObjectionId(self._others[code].id),
                    persona=persona.id,
                )
