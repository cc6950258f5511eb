"""Sets the positioning: the chain component by component, the vocabulary and the vision."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.positioning.chain import LINES, QUESTIONS, ends
from exporters.stakeholder.chips import chip_row, element_chip, element_words, frame_chip
from exporters.stakeholder.gathered import StakeholderCopy
from exporters.web.page import icon
from exporters.web.tags import Html, join, tag
from narrative_studio.analysis.naming import counted, day
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import (
    AlternativeType,
    Delivery,
    Element,
    ElementKind,
    PointKind,
    Status,
    TermKind,
)

_NOT_THERE = frozenset({Delivery.LIMITED, Delivery.PLANNED, Delivery.NOT_OFFERED})


def positioning(shown: StakeholderCopy) -> Html:
    """The whole section."""
    info = shown.whole.project
    parts = [
        tag("h2", "Positioning"),
        tag("p", info.summary, class_="lead typed", dir="auto") if info.summary.strip() else None,
        _vision(info.vision),
        *(_component(shown, kind) for kind in ElementKind),
        _vocabulary(shown),
    ]
    if not shown.elements:
        parts.append(tag("p", "Nothing has been positioned yet.", class_="empty"))
    return tag("section", join(parts, "\n"), id="positioning")


def _vision(vision: str) -> Html | None:
    if not vision.strip():
        return None
    words = tag("p", vision, class_="typed", dir="auto")
    return tag("div", tag("h3", "Vision"), words, class_="vision")


def _component(shown: StakeholderCopy, kind: ElementKind) -> Html | None:
    found = shown.elements_of(kind)
    if not found:
        return None
    cards = tag("div", join((_card(shown, one) for one in found), "\n"), class_="cards")
    heading = tag("h3", kind.plural)
    about = tag("p", QUESTIONS[kind], class_="support")
    return tag("section", heading, about, cards, class_="component")


def _card(shown: StakeholderCopy, element: Element) -> Html:
    parts = [
        tag("h4", element_words(element), dir="auto"),
        tag("p", element.statement, class_="typed", dir="auto")
        if element.name and element.statement.strip()
        else None,
        *_details(shown, element),
        *_chain(shown, element),
        _carried(shown, element),
        _decides(shown, element),
    ]
    anchor = shown.anchors[element.id]
    return tag("article", join(parts, "\n"), id=anchor, class_="card")


def _details(shown: StakeholderCopy, element: Element) -> Iterator[Html | None]:
    match element.kind:
        case ElementKind.ALTERNATIVE:
            yield _alternative(element)
            yield _points(shown, element, PointKind.STRENGTH, "Strengths")
            yield _points(shown, element, PointKind.WEAKNESS, "Weaknesses")
        case ElementKind.DIFFERENTIATOR:
            yield _delivery(element)
            yield _fact("Evidence", element.evidence)
        case ElementKind.VALUE:
            yield _fact("Metric", element.metric)
        case ElementKind.CUSTOMER:
            yield _fact("To be seen by", element.signal)
            yield _fact("Not for", element.not_for, kind="not-for")
        case ElementKind.CATEGORY:
            yield _fact("Style", element.style.capitalize())
            yield _fact("Part of", element.parent_category)
    yield _proofs(shown, element)


def _alternative(element: Element) -> Html | None:
    kind, share = element.alternative_type, element.share_of_deals_pct
    told = "" if kind is AlternativeType.OTHER else str(kind)
    line = ", ".join(filter(None, (told, "" if share is None else f"{share} % of deals")))
    if not line:
        return None
    return tag("p", line[0].upper() + line[1:], class_="support")


def _delivery(element: Element) -> Html:
    words = element.delivery.capitalize()
    if element.delivery is Delivery.PLANNED and element.roadmap_on:
        words += f", due {day(element.roadmap_on)}"
    if element.delivery in _NOT_THERE:
        return tag("p", tag("span", icon("alert-triangle"), words, class_="tag caution"))
    return tag("p", tag("span", icon("check"), words, class_="tag"))


def _points(shown: StakeholderCopy, element: Element, kind: PointKind, title: str) -> Html | None:
    points = [one for one in shown.whole.points.of("element", element.id) if one.kind is kind]
    rows = join(tag("li", one.text, dir="auto") for one in points if one.text.strip())
    if not rows:
        return None
    return tag("div", tag("h5", title), " ", tag("ul", rows), class_=f"points {kind}")


def _fact(label: str, words: str, *, kind: str = "fact") -> Html | None:
    if not words.strip():
        return None
    said = tag("span", words, dir="auto")
    return tag("p", tag("span", f"{label}: ", class_="label"), said, class_=f"{kind} typed")


def _proofs(shown: StakeholderCopy, element: Element) -> Html | None:
    told, more = shown.proofs_of(element)
    if not told and not more:
        return None
    parts = [_proof(shown, proof, element) for proof in told]
    if more:
        verb = "is" if more == 1 else "are"
        left = f"{counted(more, 'proof')} {verb} left out: consent does not cover print."
        parts.append(tag("p", left, class_="support"))
    return tag("div", join(parts, "\n"), class_="proofs")


def _proof(shown: StakeholderCopy, proof: Proof, element: Element) -> Html:
    first = next(one for one in shown.elements if proof in shown.proofs_of(one)[0])
    change = None
    if proof.before.strip() or proof.after.strip():
        change = tag(
            "p",
            tag("span", "Before: ", class_="label"),
            tag("span", proof.before or "not measured", dir="auto"),
            tag("br"),
            tag("span", "After: ", class_="label"),
            tag("span", proof.after or "not measured", dir="auto"),
        )
    source = "; ".join(filter(None, (proof.customer_alias.strip(), proof.measured.strip())))
    return tag(
        "div",
        tag("h5", f"Proof: {proof.headline or 'without a headline'}", dir="auto"),
        change,
        tag("p", source, class_="support", dir="auto") if source else None,
        class_="proof",
        id=shown.anchors[proof.id] if first is element else None,
    )


def _chain(shown: StakeholderCopy, element: Element) -> Iterator[Html | None]:
    for label, kind, here in LINES[element.kind]:
        yield chip_row(
            label, (element_chip(shown, one) for one in ends(shown, element, kind, here))
        )


def _carried(shown: StakeholderCopy, element: Element) -> Html | None:
    return chip_row(
        "Told in", (frame_chip(shown, frame) for frame in shown.carriers.get(element.id, ()))
    )


def _decides(shown: StakeholderCopy, element: Element) -> Html:
    state = element.status.capitalize()
    people = [
        f"{person.name} {verb}"
        for person, verb in (
            (shown.view.person(element.driver), "drives"),
            (shown.view.person(element.approver), "decides"),
        )
        if person is not None and person.name
    ]
    kind = "tag" if element.status is Status.APPROVED else "tag caution"
    return tag(
        "p", tag("span", state, class_=kind), " ", ", ".join(people), class_="decides support"
    )


def _vocabulary(shown: StakeholderCopy) -> Html | None:
    terms = shown.whole.terms.ordered
    said = [term for term in terms if term.kind is TermKind.PREFERRED]
    rows = []
    for term in said:
        instead = [one.text for one in terms if one.instead == term.id and one.text.strip()]
        rows.append(_term(term.text, f"not {', '.join(instead)}" if instead else ""))
    alone = [
        term
        for term in terms
        if term.kind is not TermKind.PREFERRED and term.instead not in {one.id for one in said}
    ]
    lists = []
    if rows:
        lists.append(tag("div", tag("h4", "Say"), tag("ul", join(rows)), class_="card"))
    if alone:
        words = join(_term(term.text, term.why) for term in alone)
        lists.append(tag("div", tag("h4", "Do not say"), tag("ul", words), class_="card"))
    if not lists:
        return None
    cards = tag("div", join(lists, "\n"), class_="cards")
    return tag("section", tag("h3", "Vocabulary"), cards, class_="component")


def _term(word: str, more: str) -> Html:
    aside = tag("span", f" {more}", class_="support", dir="auto") if more.strip() else None
    return tag("li", tag("span", word, dir="auto", class_="strong"), aside)
