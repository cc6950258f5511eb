"""The positioning as a paper: the chain in one table, then every component and what is around."""

from __future__ import annotations

from collections.abc import Iterator, Set

from exporters.paper.model import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Headline,
    Look,
    Masthead,
    Named,
    Paper,
    Row,
    Section,
    labelled,
    typed,
    words,
)
from exporters.positioning.around import around
from exporters.positioning.chain import QUESTIONS, delivery_caution, ends
from exporters.positioning.elements import element_blocks
from exporters.positioning.part import Part
from exporters.stakeholder.chips import element_words
from exporters.stakeholder.gathered import StakeholderCopy
from narrative_studio.analysis.naming import day
from narrative_studio.interchange import mark_of
from narrative_studio.model.positioning import Element, ElementKind, RelationKind
from narrative_studio.story_text import PageHeading

KIND = "Positioning"
NOTHING = "Nothing has been positioned yet."


def positioning_paper(
    shown: StakeholderCopy, parts: Set[Part], *, marks_rows: bool = False
) -> Paper:
    """The whole document; ``parts`` are those that are wanted beside the chain.

    ``marks_rows`` lets Markdown note which element each heading is.
    """
    whole, info = shown.whole, shown.whole.project
    taken, mark = day(whole.today.isoformat()), mark_of(whole)
    version = shown.view.narrative.version
    title = f"Positioning of {info.product or info.title or 'the product'}"
    return Paper(
        kind=KIND,
        title=title,
        subject=info.company,
        language=info.language,
        made_on=whole.today.isoformat(),
        meta=(
            ("title", title),
            ("kind", "positioning"),
            ("company", info.company),
            ("product", info.product),
            ("date", taken),
            ("content mark", mark),
        ),
        running=(title, ", ".join(filter(None, (version, taken, f"mark {mark}")))),
        marks_rows=marks_rows,
        sections=(Section(tuple(_blocks(shown, parts, (taken, f"content mark {mark}")))),),
    )


def _blocks(shown: StakeholderCopy, parts: Set[Part], facts: tuple[str, ...]) -> Iterator[Block]:
    info = shown.whole.project
    over = " · ".join(filter(None, (KIND, info.company)))
    title = info.product or info.title or "The product"
    yield Masthead(over, title, facts, info.one_line.strip())
    yield from typed(info.summary)
    yield from labelled("Vision", info.vision, Look.KEY)
    if not shown.elements:
        yield words(NOTHING)
    yield from _chain(shown)
    if Part.ELEMENTS in parts:
        for kind in ElementKind:
            yield from _component(shown, kind, has_status=Part.STATUS in parts)
    yield from around(shown, parts)


# The chain


def _chain(shown: StakeholderCopy) -> Iterator[Block]:
    category = shown.elements_of(ElementKind.CATEGORY)
    values = shown.elements_of(ElementKind.VALUE)
    if not values and not category:
        return
    yield Headline(1, PageHeading.CHAIN)
    for one in category:
        yield from labelled("Market category", element_words(one))
    columns = (
        Column("What buyers get", 4.2),
        Column("Because the product has", 4.2),
        Column("Which these lack", 3.8, is_support=True),
        Column("Matters most to", 3.6, is_support=True),
    )
    if values:
        yield Grid("The chain", columns, tuple(_link(shown, value) for value in values))


def _link(shown: StakeholderCopy, value: Element) -> Row:
    given = ends(shown, value, RelationKind.GIVES, "target")
    lacking = dict.fromkeys(
        other for one in given for other in ends(shown, one, RelationKind.LACKS, "target")
    )
    caring = ends(shown, value, RelationKind.MATTERS_TO, "source")
    return Row(
        (
            Cell((Named(element_words(value), is_strong=True),)),
            Cell(tuple(Named(element_words(one), delivery_caution(one)) for one in given)),
            Cell(tuple(words(element_words(one)) for one in lacking)),
            Cell(tuple(words(element_words(one)) for one in caring)),
        )
    )


def _component(shown: StakeholderCopy, kind: ElementKind, *, has_status: bool) -> Iterator[Block]:
    found = shown.elements_of(kind)
    if found:
        yield Headline(1, kind.plural)
        yield Facts((QUESTIONS[kind],))
        for element in found:
            yield from element_blocks(shown, element, has_status=has_status)
