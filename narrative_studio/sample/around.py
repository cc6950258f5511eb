"""What stands around the chain of the sample: the comparison, goals and touchpoints."""

from collections.abc import Iterator
from dataclasses import replace

from narrative_studio.commands.links import default_role
from narrative_studio.model.goals import Goal, GoalDependency, GoalOwner, KeyResult
from narrative_studio.model.ids import (
    ElementId,
    GoalDependencyId,
    GoalId,
    GoalOwnerId,
    KeyResultId,
    LinkId,
    PersonId,
    RelationId,
    TouchpointId,
)
from narrative_studio.model.people import Function
from narrative_studio.model.positioning import Element, Relation, RelationKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Link
from narrative_studio.model.touchpoints import Touchpoint, TouchpointKind
from narrative_studio.sample.files import File, SampleFiles


class AroundRows:
    """Makes the rows; ``others`` holds people, elements and lines of the chain by their names.

    ``rows`` holds what is new and what is changed of the others; ``links`` come with the revision
    of their target that was read.
    """

    def __init__(
        self, files: SampleFiles, others: dict[str, Row], revisions: dict[str, int]
    ) -> None:
        self._files = files
        self._others = others
        self._revisions = revisions
        self.rows: dict[str, Row] = {}
        self.links: list[tuple[Link, int]] = []
        for code, item in files.additions["roadmap"].items():
            element = others[code]
            assert isinstance(element, Element)
            self.rows[code] = replace(element, roadmap_item=item["item"], roadmap_on=item["due"])
        for item in files.additions["comparison"]:
            self.rows[item["cell"]] = self._compared(item)
        for item in files.additions["goals"]:
            self.rows |= self._goal(item)
        for item in files.additions["goals"]:
            for needed in item.get("needs", []):
                self.rows |= self._dependency(item["id"], needed)
        for item in files.additions["touchpoints"]:
            touchpoint = self.rows[item["id"]] = self._touchpoint(item)
            self.links += self._links(touchpoint, item)

    def _compared(self, item: File) -> Relation:
        found = {"evidence": item["evidence"], "checked_on": item["checked_on"]}
        known = self._others.get(item["cell"])
        if isinstance(known, Relation):
            return replace(known, **found)
        source, _, rest = item["cell"].partition(" ")
        word, _, target = rest.rpartition(" ")
        return Relation(
            id=RelationId(self._files.new_id(item["cell"])),
            kind=RelationKind(word),
            source=ElementId(self._others[source].id),
            target=ElementId(self._others[target].id),
            **found,
        )

    def _goal(self, item: File) -> dict[str, Row]:
        goal = Goal(
            id=GoalId(self._files.new_id(item["id"])),
            rank=self._files.next_rank(Goal.table),
            objective=item["objective"],
            due_on=item["due"],
            note=item.get("note", ""),
            ref=item["id"],
        )
        made: dict[str, Row] = {item["id"]: goal}
        for ref in item["owners"]:
            name = f"{item['id']} owned by {ref}"
            made[name] = GoalOwner(
                GoalOwnerId(self._files.new_id(name)), goal=goal.id, person=self._person(ref)
            )
        for result in item.get("key_results", []):
            name = f"{item['id']} {result['text']}"
            made[name] = KeyResult(
                id=KeyResultId(self._files.new_id(name)),
                goal=goal.id,
                rank=self._files.next_rank(KeyResult.table),
                text=result["text"],
                start_value=result["start"],
                target_value=result["target"],
                current_value=result["now"],
                measured_on=result["measured_on"],
                owner=self._person(result["owner"]) if "owner" in result else None,
                is_done=result.get("is_done", False),
            )
        return made

    def _dependency(self, goal: str, needed: str) -> dict[str, Row]:
        name = f"{goal} needs {needed}"
        return {
            name: GoalDependency(
                GoalDependencyId(self._files.new_id(name)),
                goal=GoalId(self.rows[goal].id),
                needs=GoalId(self.rows[needed].id),
            )
        }

    def _touchpoint(self, item: File) -> Touchpoint:
        return Touchpoint(
            id=TouchpointId(self._files.new_id(item["id"])),
            rank=self._files.next_rank(Touchpoint.table),
            kind=TouchpointKind(item["kind"]),
            name=item["name"],
            function=Function(item["function"]),
            place=item["place"],
            wording=item["wording"],
            owner=self._person(item["owner"]),
            checked_on=item.get("checked_on"),
            ref=item["id"],
        )

    def _links(self, touchpoint: Touchpoint, item: File) -> Iterator[tuple[Link, int]]:
        for code in item["tells"]:
            target = self._others[code]
            role = default_role(touchpoint, target)
            link = Link(
                id=LinkId(self._files.new_id(f"{item['id']} {role} {code}")),
                source_table=touchpoint.table,
                source=touchpoint.id,
                target_table=target.table,
                target=target.id,
                role=role,
            )
            yield link, item.get("read", {}).get(code, self._revisions.get(code, 1))

    def _person(self, ref: str) -> PersonId:
        return PersonId(self._others[ref].id)
