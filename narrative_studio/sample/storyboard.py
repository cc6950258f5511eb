"""Proofs, objections, the narrative, its frames and demo steps of the sample."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from narrative_studio import assets
from narrative_studio.errors import InvalidValue
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.evidence import Objection, ObjectionKind, Proof, ProofKind
from narrative_studio.model.ids import (
    FrameId,
    NarrativeId,
    ObjectionId,
    PersonId,
    PictureId,
    ProofId,
    QuestionId,
    StepId,
)
from narrative_studio.model.positioning import Status
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Narrative, Question
from narrative_studio.sample.files import File, SampleFiles

NARRATIVE = "narrative"
"""What ``history.toml`` calls the one narrative."""


class StoryboardRows:
    """Makes the rows of the story; ``people`` holds the people of the file by their ids there.

    Raises:
        InvalidValue: the file holds a word that the mapping does not know, or a paragraph begins
            at words that its script does not hold.
    """

    def __init__(self, files: SampleFiles, people: Mapping[str, Row]) -> None:
        self._files = files
        self._people = people
        self.rows: dict[str, Row] = {}
        self.pictures: list[bytes] = []
        self._evidence()
        self._narrative()

    def _evidence(self) -> None:
        for item in self._files.content["proof_points"]:
            self.rows[item["id"]] = Proof(
                id=ProofId(self._files.new_id(item["id"])),
                code=item["id"],
                rank=self._files.next_rank(Proof.table),
                kind=ProofKind(self._files.word("proof_kinds", item["type"])),
                headline=item["headline"],
                customer_alias=item["customer_alias"],
                before=item["baseline"],
                after=item["after"],
                measured=item["measured"],
                consent=item["consent"],
                expires_on=item["expires"],
                ref=item["id"],
                **self._scopes(item["consent"]),
            )
        for item in self._files.content["objections"]:
            self.rows[item["id"]] = Objection(
                id=ObjectionId(self._files.new_id(item["id"])),
                code=item["id"],
                rank=self._files.next_rank(Objection.table),
                kind=ObjectionKind(self._files.word("objection_kinds", item["type"])),
                text=item["text"],
                response=item["response"],
                ref=item["id"],
            )

    def _scopes(self, consent: str) -> dict[str, Any]:
        self._files.word("consents", consent)
        scopes: dict[str, bool] = self._files.mapping["consents"][consent]
        return scopes

    def _narrative(self) -> None:
        project = self._files.content["project"]
        self.rows[NARRATIVE] = Narrative(
            id=NarrativeId(self._files.new_id(project["id"])),
            title=project["title"],
            template=self._files.word("templates", project["template"]),
            call_length_ms=project["call_length_target_s"] * 1000,
            pace_wpm=project["words_per_minute_assumed"],
            version=project["current_narrative_version"],
            **self._call(),
            rank=self._files.next_rank(Narrative.table),
            ref=project["id"],
        )
        for item in sorted(self._files.content["frames"], key=lambda item: item["order"]):
            self._frame(item)

    def _call(self) -> dict[str, Any]:
        call = self._files.additions["call"]
        roles = {name: self._person(call[name]) for name in ("driver", "talker")}
        return {**call, **roles}

    def _frame(self, item: File) -> None:
        code = item["id"]
        content = assets.read_bytes(f"sample/visuals/{code}.png")
        self.pictures.append(content)
        frame = Frame(
            id=FrameId(self._files.new_id(code)),
            narrative=NarrativeId(self.rows[NARRATIVE].id),
            beat=self._files.word("beats", item["component"]),
            rank=self._files.next_rank(Frame.table),
            headline=item["headline"],
            key_message=item["key_message"],
            bullets=bullets(item["slide_bullets"]),
            script=self._in_paragraphs(item["script"], self._files.additions["paragraphs"][code]),
            checkpoint=item["checkpoint"],
            transition=item["transition"],
            visual=item["visual"],
            picture=PictureId(hashlib.sha256(content).hexdigest()),
            alt_text=item["alt_text"],
            planned_ms=item["duration_s"] * 1000,
            owner=self._person(item["owner"]),
            status=Status(self._files.word("statuses", item["status"])),
            ref=code,
        )
        self.rows[code] = frame
        for number, text in enumerate(item["discovery_questions"]):
            name = f"{code} question {number}"
            self.rows[name] = Question(
                id=QuestionId(self._files.new_id(name)),
                frame=frame.id,
                rank=self._files.next_rank(Question.table),
                text=text,
            )
        for step in sorted(item["demo_steps"], key=lambda step: step["n"]):
            self._step(step, frame.id)

    def _step(self, item: File, frame: FrameId) -> None:
        cells = {
            "do": item["do"],
            "owner": self._person(self._files.additions["steps"]["owner"]),
            **self._files.additions["steps"].get(item["id"], {}),
        }
        self.rows[item["id"]] = Step(
            id=StepId(self._files.new_id(item["id"])),
            frame=frame,
            rank=self._files.next_rank(Step.table),
            kind=StepKind(self._files.word("step_kinds", item["kind"])),
            say=item["say"],
            expect=item["expect"],
            fallback=item["fallback"],
            planned_ms=item["duration_s"] * 1000,
            ref=item["id"],
            **cells,
        )

    @staticmethod
    def _in_paragraphs(script: str, beginnings: list[str]) -> str:
        for words in beginnings:
            if script.count(f" {words}") != 1:
                raise InvalidValue(
                    f"No paragraph of the sample can begin at “{words}”.",
                    "Choose words of additions.toml that stand once in the script.",
                )
            script = script.replace(f" {words}", f"\n\n{words}")
        return script

    def _person(self, ref: str) -> PersonId:
        return PersonId(self._people[ref].id)


def bullets(lines: Iterable[str]) -> str:
    """The bullets of a frame, given as lines, in Markdown."""
    return "\n".join(f"- {line}" for line in lines)
