"""People, elements, points, relations and terms of the sample."""

from narrative_studio.model.ids import ElementId, PersonId, PointId, RelationId, TermId
from narrative_studio.model.people import Function, Person
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
from narrative_studio.model.rows import Row
from narrative_studio.sample.files import File, SampleFiles


class PositioningRows:
    """Makes the rows of the positioning; ``revisions`` are those that the file gives to elements.

    Raises:
        InvalidValue: the file holds a word that the mapping does not know.
    """

    def __init__(self, files: SampleFiles) -> None:
        self._files = files
        self.rows: dict[str, Row] = {}
        self.revisions: dict[str, int] = {}
        self._people()
        self._elements()
        self._chain()
        self._terms()

    def _people(self) -> None:
        for item in self._files.content["stakeholders"]:
            self.rows[item["id"]] = Person(
                id=PersonId(self._files.new_id(item["id"])),
                name=item["name"],
                role=item["role"],
                function=Function(self._files.word("functions", item["function"])),
                ref=item["id"],
            )

    def _elements(self) -> None:
        for name, table in self._files.mapping["elements"].items():
            for item in self._files.content["positioning"][name]:
                element = self._element(item, table)
                self.rows[item["id"]] = element
                self.revisions[item["id"]] = item["rev"]
                for key, word in table.items():
                    if word in set(PointKind):
                        self._points(element, PointKind(word), item.get(key, []))

    def _element(self, item: File, table: File) -> Element:
        code = item["id"]
        kind = ElementKind(table["kind"])
        owners = self._files.additions["owners"]
        exception = owners["exceptions"].get(code, {})
        closed: File = {}
        if kind is ElementKind.ALTERNATIVE:
            closed["alternative_type"] = AlternativeType(
                self._files.word("alternative_types", item["type"])
            )
        if kind is ElementKind.CATEGORY:
            closed["style"] = CategoryStyle(self._files.word("category_styles", item["style"]))
        if kind is ElementKind.DIFFERENTIATOR:
            closed["delivery"] = Delivery(self._files.additions["delivery"][code])
        return Element(
            id=ElementId(self._files.new_id(code)),
            kind=kind,
            code=code,
            rank=self._files.next_rank(Element.table),
            name=item["name"],
            statement=item[table["statement"]],
            share_of_deals_pct=item.get("share_of_deals_pct"),
            evidence=item.get("evidence", ""),
            metric=item.get("metric", ""),
            signal=item.get("signal", ""),
            not_for=self._files.additions["not_for"].get(code, ""),
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
            self.rows[name] = Point(
                id=PointId(self._files.new_id(name)),
                element=element.id,
                kind=kind,
                rank=self._files.next_rank(Point.table),
                text=text,
            )

    def _chain(self) -> None:
        for name, table in self._files.mapping["elements"].items():
            for item in self._files.content["positioning"][name]:
                for key, word in table.items():
                    if word in set(RelationKind):
                        for other in item[key]:
                            self._relation(RelationKind(word), item["id"], other)

    def _relation(self, kind: RelationKind, one: str, other: str) -> None:
        # A list may stand at either end of the line; the kinds of the two ends say which it is.
        ends = [self.rows[one], self.rows[other]]
        source, target = sorted(
            (row for row in ends if isinstance(row, Element)),
            key=lambda element: CHAIN[kind].index(element.kind),
        )
        name = f"{source.code} {kind} {target.code}"
        self.rows[name] = Relation(
            id=RelationId(self._files.new_id(name)), kind=kind, source=source.id, target=target.id
        )

    def _terms(self) -> None:
        words: list[tuple[TermKind, str, str, str | None]] = []
        for key, items in self._files.content["positioning"]["vocabulary"].items():
            kind = TermKind(self._files.word("terms", key))
            for item in items:
                words.append((kind, item["term"], item.get("why", ""), None))
                avoided = TermKind(self._files.word("terms", "not"))
                words += [(avoided, word, "", item["term"]) for word in item.get("not", [])]
        for kind, text, why, instead in words:
            preferred = self.rows[f"term {instead}"].id if instead else None
            self.rows[f"term {text}"] = Term(
                id=TermId(self._files.new_id(text)),
                kind=kind,
                text=text,
                why=why,
                instead=TermId(preferred) if preferred else None,
                rank=self._files.next_rank(Term.table),
            )

    def _person(self, ref: str) -> PersonId:
        return PersonId(self.rows[ref].id)
