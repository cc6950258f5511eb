"""Links within the page: chips that lead to an element, a proof or a frame."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.stakeholder.gathered import StakeholderCopy
from exporters.web.tags import Html, join, tag
from narrative_studio.analysis.naming import frame_name
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame


def element_chip(shown: StakeholderCopy, element: Element, *, has_kind: bool = False) -> Html:
    """A chip that leads to an element, with its component before its name if wanted."""
    kind = tag("span", f"{element.kind.capitalize()}: ", class_="kind") if has_kind else None
    return _chip(shown, element.id, kind, element_words(element))


def proof_chip(shown: StakeholderCopy, proof: Proof) -> Html:
    """A chip that leads to a proof."""
    kind = tag("span", "Proof: ", class_="kind")
    return _chip(shown, proof.id, kind, proof.headline or "Proof without a headline")


def frame_chip(shown: StakeholderCopy, frame: Frame) -> Html:
    """A chip that leads to a frame."""
    return _chip(shown, frame.id, None, frame_name(shown.view, frame))


def chip_row(label: str, chips: Iterable[Html]) -> Html | None:
    """Chips behind a label; None without any."""
    items = join((tag("li", chip) for chip in chips), " ")
    if not items:
        return None
    return tag("div", tag("span", label, class_="label"), " ", tag("ul", items), class_="chips")


def element_words(element: Element) -> str:
    """What an element is called: its name, or what stands for it while it has none."""
    return element.name or element.statement or element.code or "Without a name"


def _chip(shown: StakeholderCopy, row_id: str, kind: Html | None, words: str) -> Html:
    name = tag("span", words, dir="auto")
    anchor = shown.anchors.get(row_id)
    if anchor is None:
        return tag("span", kind, name, class_="link-chip")
    return tag("a", kind, name, href=f"#{anchor}", class_="link-chip")
