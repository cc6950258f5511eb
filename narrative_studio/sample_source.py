"""Reads the files of the sample project and turns them into rows of a document.

``lotwarden.json`` tells the present state in words of its own, ``mapping.toml`` says what they are
called here, ``additions.toml`` adds what a real document would hold besides, and ``history.toml``
lists earlier wordings. What a file says and this module does not expect is an error, never a guess.
"""

import hashlib
import json
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from narrative_studio import assets
from narrative_studio.errors import InvalidValue
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.evidence import Objection, ObjectionKind, Proof, ProofKind
from narrative_studio.model.ids import (
    BaselineId,
    ElementId,
    FrameId,
    LinkId,
    NarrativeId,
    ObjectionId,
    PersonId,
    PictureId,
    PointId,
    ProofId,
    QuestionId,
    RelationId,
    StepId,
    TermId,
)
from narrative_studio.model.people import Baseline, Function, Person
from narrative_studio.model.positioning import (
    CHAIN,
    AlternativeType,
    CategoryStyle,
    Delivery,
    Element,
    ElementKind,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Status,
    Term,
    TermKind,
)
from narrative_studio.model.rank import spread
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, LinkRole, Narrative, Question

File = dict[str, Any]

NARRATIVE = "narrative"
"""What ``history.toml`` calls the one narrative."""

_MOST_ROWS = 60
"""Rows that one table may have; more only needs a greater number here."""


@dataclass(frozen=True, slots=True)
class Change:
    """One earlier operation: what each cell said before, by the id of its row in the file."""

    at: datetime
    author: str
    label: str
    before: tuple[tuple[str, str, Any], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The sample as rows of a document, and how it came to read so.

    ``rows`` holds the present state by the id that a row has in the file, parents before children.
    A link comes with the revision of its target that was read; its ``seen`` is still empty.
    """

    project: File
    rows: dict[str, Row]
    links: tuple[tuple[Link, int], ...]
    pictures: tuple[bytes, ...]
    baselines: tuple[tuple[datetime, Baseline], ...]
    changes: tuple[Change, ...]
    start: Change

    def person(self, ref: str) -> PersonId:
        """The id of a person of the file."""
        return PersonId(self.rows[ref].id)


def read_source() -> Source:
    """Read the files of the sample.

    Raises:
        InvalidValue: a file holds a word that the mapping does not know.
    """
    return _Reader().read()


def bullets(lines: Iterable[str]) -> str:
    """The bullets of a frame, given as lines, in Markdown."""
    return "\n".join(f"- {line}" for line in lines)


class _Reader:
    """Makes the rows; ids come from the names in the file, so that they are equal every time."""

    def __init__(self) -> None:
        self._file: File = json.loads(assets.read_text("sample/lotwarden.json"))
        self._mapping = _toml("mapping")
        self._additions = _toml("additions")
        self._history = _toml("history")
        self._first_ms = int(self._history["start"]["at"].timestamp() * 1000)
        self._count = 0
        self._rows: dict[str, Row] = {}
        self._links: list[tuple[Link, int]] = []
        self._pictures: list[bytes] = []
        self._revisions: dict[str, int] = {}
        self._ranks: dict[str, Iterator[str]] = {}

    def read(self) -> Source:
        self._people()
        self._elements()
        self._chain()
        self._terms()
        self._evidence()
        self._narrative()
        self._frame_links()
        self._evidence_links()
        project = self._file["project"]
        return Source(
            project={
                **{key: project[key] for key in ("title", "company", "product", "one_line")},
                "summary": self._file["positioning"]["summary"],
                "language": project["language"],
                "as_of": self._additions["as_of"],
            },
            rows=self._rows,
            links=tuple(self._links),
            pictures=tuple(self._pictures),
            baselines=self._baselines(),
            changes=tuple(_change(item) for item in self._history["changes"]),
            start=_change({**self._history["start"], "cells": []}),
        )

    def _id(self, name: str) -> str:
        """A UUIDv7 that follows the one before: the order of the file, random bits of its name."""
        self._count += 1
        bits = int.from_bytes(hashlib.sha256(f"lotwarden {name}".encode()).digest()[:10], "big")
        value = (self._first_ms + self._count) << 80 | bits
        value = value & ~(0xF << 76) | 0x7 << 76
        return str(uuid.UUID(int=value & ~(0b11 << 62) | 0b10 << 62))

    def _rank(self, table: str) -> str:
        """The next place among the rows of a table, equal every time like the ids."""
        if table not in self._ranks:
            # The keys of the studio end in characters drawn by lot; these are always the same.
            keys = enumerate(spread(_MOST_ROWS), start=1)
            self._ranks[table] = (
                key[:-4] + f"{number:04}".replace("0", "z") for number, key in keys
            )
        return next(self._ranks[table])

    def _word(self, table: str, word: str) -> str:
        words = self._mapping[table]
        if word not in words:
            raise InvalidValue(
                f"The sample says “{word}”, which mapping.toml does not know under [{table}].",
                "Add the word there.",
            )
        return str(words[word])

    def _person(self, ref: str) -> PersonId:
        return PersonId(self._rows[ref].id)

    # People and positioning

    def _people(self) -> None:
        for item in self._file["stakeholders"]:
            self._rows[item["id"]] = Person(
                id=PersonId(self._id(item["id"])),
                name=item["name"],
                role=item["role"],
                function=Function(self._word("functions", item["function"])),
                ref=item["id"],
            )

    def _elements(self) -> None:
        for name, table in self._mapping["elements"].items():
            for item in self._file["positioning"][name]:
                element = self._element(item, table)
                self._rows[item["id"]] = element
                self._revisions[item["id"]] = item["rev"]
                for key, word in table.items():
                    if word in set(PointKind):
                        self._points(element, PointKind(word), item.get(key, []))

    def _element(self, item: File, table: File) -> Element:
        code = item["id"]
        kind = ElementKind(table["kind"])
        owners = self._additions["owners"]
        exception = owners["exceptions"].get(code, {})
        closed: File = {}
        if kind is ElementKind.ALTERNATIVE:
            closed["alternative_type"] = AlternativeType(
                self._word("alternative_types", item["type"])
            )
        if kind is ElementKind.CATEGORY:
            closed["style"] = CategoryStyle(self._word("category_styles", item["style"]))
        if kind is ElementKind.DIFFERENTIATOR:
            closed["delivery"] = Delivery(self._additions["delivery"][code])
        return Element(
            id=ElementId(self._id(code)),
            kind=kind,
            code=code,
            rank=self._rank(Element.table),
            name=item["name"],
            statement=item[table["statement"]],
            share_of_deals_pct=item.get("share_of_deals_pct"),
            evidence=item.get("evidence", ""),
            metric=item.get("metric", ""),
            signal=item.get("signal", ""),
            not_for=self._additions["not_for"].get(code, ""),
            parent_category=item.get("parent_category", ""),
            status=Status(owners["status"]),
            driver=self._person(exception.get("driver", owners["driver"])),
            approver=self._person(exception.get("approver", owners["approver"][kind])),
            ref=code,
            **closed,
        )

    def _points(self, element: Element, kind: PointKind, texts: list[str]) -> None:
        for number, text in enumerate(texts):
            name = f"{element.code} {kind} {number}"
            self._rows[name] = Point(
                id=PointId(self._id(name)),
                element=element.id,
                kind=kind,
                rank=self._rank(Point.table),
                text=text,
            )

    def _chain(self) -> None:
        for name, table in self._mapping["elements"].items():
            for item in self._file["positioning"][name]:
                for key, word in table.items():
                    if word in set(RelationKind):
                        for other in item[key]:
                            self._relation(RelationKind(word), item["id"], other)

    def _relation(self, kind: RelationKind, one: str, other: str) -> None:
        # A list may stand at either end of the line; the kinds of the two ends say which it is.
        ends = [self._rows[one], self._rows[other]]
        source, target = sorted(
            (row for row in ends if isinstance(row, Element)),
            key=lambda element: CHAIN[kind].index(element.kind),
        )
        name = f"{source.code} {kind} {target.code}"
        self._rows[name] = Relation(
            id=RelationId(self._id(name)), kind=kind, source=source.id, target=target.id
        )

    def _terms(self) -> None:
        words: list[tuple[TermKind, str, str, str | None]] = []
        for key, items in self._file["positioning"]["vocabulary"].items():
            kind = TermKind(self._word("terms", key))
            for item in items:
                words.append((kind, item["term"], item.get("why", ""), None))
                avoided = TermKind(self._word("terms", "not"))
                words += [(avoided, word, "", item["term"]) for word in item.get("not", [])]
        for kind, text, why, instead in words:
            preferred = self._rows[f"term {instead}"].id if instead else None
            self._rows[f"term {text}"] = Term(
                id=TermId(self._id(text)),
                kind=kind,
                text=text,
                why=why,
                instead=TermId(preferred) if preferred else None,
                rank=self._rank(Term.table),
            )

    # Proofs and objections

    def _evidence(self) -> None:
        for item in self._file["proof_points"]:
            self._rows[item["id"]] = Proof(
                id=ProofId(self._id(item["id"])),
                code=item["id"],
                rank=self._rank(Proof.table),
                kind=ProofKind(self._word("proof_kinds", item["type"])),
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
        for item in self._file["objections"]:
            self._rows[item["id"]] = Objection(
                id=ObjectionId(self._id(item["id"])),
                code=item["id"],
                rank=self._rank(Objection.table),
                kind=ObjectionKind(self._word("objection_kinds", item["type"])),
                text=item["text"],
                response=item["response"],
                ref=item["id"],
            )

    def _scopes(self, consent: str) -> dict[str, bool]:
        self._word("consents", consent)
        scopes: dict[str, bool] = self._mapping["consents"][consent]
        return scopes

    # Narrative, frames and steps

    def _narrative(self) -> None:
        project = self._file["project"]
        self._rows[NARRATIVE] = Narrative(
            id=NarrativeId(self._id(project["id"])),
            title=project["title"],
            template=self._word("templates", project["template"]),
            call_length_ms=project["call_length_target_s"] * 1000,
            pace_wpm=project["words_per_minute_assumed"],
            version=project["current_narrative_version"],
            rank=self._rank(Narrative.table),
            ref=project["id"],
        )
        for item in sorted(self._file["frames"], key=lambda item: item["order"]):
            self._frame(item)

    def _frame(self, item: File) -> None:
        code = item["id"]
        content = assets.read_bytes(f"sample/visuals/{code}.png")
        self._pictures.append(content)
        frame = Frame(
            id=FrameId(self._id(code)),
            narrative=NarrativeId(self._rows[NARRATIVE].id),
            beat=self._word("beats", item["component"]),
            rank=self._rank(Frame.table),
            headline=item["headline"],
            key_message=item["key_message"],
            bullets=bullets(item["slide_bullets"]),
            script=self._in_paragraphs(item["script"], self._additions["paragraphs"][code]),
            checkpoint=item["checkpoint"],
            transition=item["transition"],
            visual=item["visual"],
            picture=PictureId(hashlib.sha256(content).hexdigest()),
            alt_text=item["alt_text"],
            planned_ms=item["duration_s"] * 1000,
            owner=self._person(item["owner"]),
            status=Status(self._word("statuses", item["status"])),
            ref=code,
        )
        self._rows[code] = frame
        for number, text in enumerate(item["discovery_questions"]):
            name = f"{code} question {number}"
            self._rows[name] = Question(
                id=QuestionId(self._id(name)),
                frame=frame.id,
                rank=self._rank(Question.table),
                text=text,
            )
        for step in sorted(item["demo_steps"], key=lambda step: step["n"]):
            self._step(step, frame.id)

    def _step(self, item: File, frame: FrameId) -> None:
        cells = {
            "do": item["do"],
            "owner": self._person(self._additions["steps"]["owner"]),
            **self._additions["steps"].get(item["id"], {}),
        }
        self._rows[item["id"]] = Step(
            id=StepId(self._id(item["id"])),
            frame=frame,
            rank=self._rank(Step.table),
            kind=StepKind(self._word("step_kinds", item["kind"])),
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

    # Links

    def _frame_links(self) -> None:
        for item in self._file["frames"]:
            for link in item["links"]:
                role = LinkRole(self._word("link_roles", link["role"]))
                self._link(item["id"], link["target"], role, link["reviewed_rev"])
            for target in item["proof"]:
                self._link(item["id"], target, self._implied("frame_proof"))
            for target in item["objections"]:
                self._link(item["id"], target, self._implied("frame_objections"))
            for step in item["demo_steps"]:
                for target in step["shows"]:
                    self._link(step["id"], target, self._implied("step_shows"))

    def _evidence_links(self) -> None:
        for item in self._file["positioning"]["value_themes"]:
            for proof in item["proof"]:
                self._link(proof, item["id"], self._implied("value_proof"))
        for item in self._file["objections"]:
            for target in item["evidence"]:
                self._link(item["id"], target, self._implied("objection_evidence"))

    def _implied(self, name: str) -> LinkRole:
        return LinkRole(self._mapping["implied_links"][name]["role"])

    def _link(
        self, source: str, target: str, role: LinkRole, reviewed_rev: int | None = None
    ) -> None:
        """Tie two rows; without a revision the link counts as read at the present one."""
        ends = self._rows[source], self._rows[target]
        link = Link(
            id=LinkId(self._id(f"{source} {role} {target}")),
            source_table=ends[0].table,
            source=ends[0].id,
            target_table=ends[1].table,
            target=ends[1].id,
            role=role,
        )
        self._links.append((link, reviewed_rev or self._revisions.get(target, 1)))

    def _baselines(self) -> tuple[tuple[datetime, Baseline], ...]:
        moments = self._history["baselines"]
        return tuple(
            (
                moments[item["id"]],
                Baseline(
                    id=BaselineId(self._id(item["id"])),
                    name=item["name"],
                    code=item["id"],
                    note=item["note"],
                    taken_on=item["date"],
                    ref=item["id"],
                ),
            )
            for item in self._file["baselines"]
        )


def _change(item: File) -> Change:
    return Change(
        at=item["at"],
        author=item["author"],
        label=item["label"],
        before=tuple(
            (
                cell["ref"],
                cell["column"],
                bullets(cell["was"]) if cell["column"] == "bullets" else cell["was"],
            )
            for cell in item["cells"]
        ),
    )


def _toml(name: str) -> File:
    return tomllib.loads(assets.read_text(f"sample/{name}.toml"))
