"""Reads the files of the sample project and turns them into rows of a document.

``lotwarden.json`` tells the present state in words of its own, ``mapping.toml`` says what they are
called here, ``additions.toml`` adds what a real document would hold besides, and ``history.toml``
lists earlier wordings. What a file says and these modules do not expect is an error, never a guess.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from narrative_studio.model.ids import BaselineId, LinkId, PersonId
from narrative_studio.model.people import Baseline
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Link, LinkRole
from narrative_studio.sample.around import AroundRows
from narrative_studio.sample.customers import CustomerRows
from narrative_studio.sample.files import File, SampleFiles
from narrative_studio.sample.positioning import PositioningRows
from narrative_studio.sample.readiness import ReadinessRows
from narrative_studio.sample.storyboard import NARRATIVE, StoryboardRows, bullets
from narrative_studio.sample.telling import TellingRows
from narrative_studio.sample.tested import Recorded, TestedRows


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
    ``recorded`` is what came in later and was never changed: the tests with prospects.
    """

    project: File
    rows: dict[str, Row]
    links: tuple[tuple[Link, int], ...]
    pictures: tuple[bytes, ...]
    baselines: tuple[tuple[datetime, Baseline], ...]
    changes: tuple[Change, ...]
    recorded: tuple[Recorded, ...]
    start: Change

    def person(self, ref: str) -> PersonId:
        """The id of a person of the file."""
        return PersonId(self.rows[ref].id)


def read_source() -> Source:
    """Read the files of the sample.

    Raises:
        InvalidValue: a file holds a word that the mapping does not know.
    """
    files = SampleFiles()
    positioning = PositioningRows(files)
    storyboard = StoryboardRows(files, positioning.rows)
    rows = {**positioning.rows, **storyboard.rows}
    project = files.content["project"]
    links = _Links(files, rows, positioning.revisions).made
    baselines = _baselines(files)
    # Ids follow the order in which they are asked for: what came later into the studio comes last.
    customers = CustomerRows(files, rows)
    customers.add_the_rest()
    rows |= customers.rows
    around = AroundRows(files, rows, positioning.revisions)
    rows |= around.rows
    rows |= ReadinessRows(files, rows, NARRATIVE).rows
    telling = TellingRows(files, rows)
    rows |= telling.rows
    links += (*around.links, *telling.links)
    versions = {
        item["narrative_version"]: baseline.id
        for item, (_, baseline) in zip(files.content["baselines"], baselines, strict=True)
    }
    tested = TestedRows(files, rows, NARRATIVE, versions)
    return Source(
        project={
            **{key: project[key] for key in ("title", "company", "product", "one_line")},
            "summary": files.content["positioning"]["summary"],
            "language": project["language"],
            "as_of": files.additions["as_of"],
            "vision": files.additions["project"]["vision"],
        },
        rows=rows,
        links=links,
        pictures=tuple(storyboard.pictures),
        baselines=baselines,
        changes=tuple(_change(item) for item in files.history["changes"]),
        recorded=tuple(tested.recorded),
        start=_change({**files.history["start"], "cells": []}),
    )


class _Links:
    """Makes the links, each with the revision of its target that was read."""

    def __init__(self, files: SampleFiles, rows: dict[str, Row], revisions: dict[str, int]) -> None:
        self._files = files
        self._rows = rows
        self._revisions = revisions
        self._made: list[tuple[Link, int]] = []
        self._frame_links()
        self._evidence_links()

    @property
    def made(self) -> tuple[tuple[Link, int], ...]:
        return tuple(self._made)

    def _frame_links(self) -> None:
        for item in self._files.content["frames"]:
            for link in item["links"]:
                role = LinkRole(self._files.word("link_roles", link["role"]))
                self._link(item["id"], link["target"], role, link["reviewed_rev"])
            for target in item["proof"]:
                self._link(item["id"], target, self._implied("frame_proof"))
            for target in item["objections"]:
                self._link(item["id"], target, self._implied("frame_objections"))
            for step in item["demo_steps"]:
                for target in step["shows"]:
                    self._link(step["id"], target, self._implied("step_shows"))

    def _evidence_links(self) -> None:
        for item in self._files.content["positioning"]["value_themes"]:
            for proof in item["proof"]:
                self._link(proof, item["id"], self._implied("value_proof"))
        for item in self._files.content["objections"]:
            for target in item["evidence"]:
                self._link(item["id"], target, self._implied("objection_evidence"))

    def _implied(self, name: str) -> LinkRole:
        return LinkRole(self._files.mapping["implied_links"][name]["role"])

    def _link(
        self, source: str, target: str, role: LinkRole, reviewed_rev: int | None = None
    ) -> None:
        """Tie two rows; without a revision the link counts as read at the present one."""
        ends = self._rows[source], self._rows[target]
        link = Link(
            id=LinkId(self._files.new_id(f"{source} {role} {target}")),
            source_table=ends[0].table,
            source=ends[0].id,
            target_table=ends[1].table,
            target=ends[1].id,
            role=role,
        )
        self._made.append((link, reviewed_rev or self._revisions.get(target, 1)))


def _baselines(files: SampleFiles) -> tuple[tuple[datetime, Baseline], ...]:
    moments = files.history["baselines"]
    return tuple(
        (
            moments[item["id"]],
            Baseline(
                id=BaselineId(files.new_id(item["id"])),
                name=item["name"],
                code=item["id"],
                note=item["note"],
                taken_on=item["date"],
                ref=item["id"],
            ),
        )
        for item in files.content["baselines"]
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
