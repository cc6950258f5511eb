"""What goes into a stakeholder copy, gathered once for the page and for the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from narrative_studio.analysis.consent import Channel, may_leave
from narrative_studio.analysis.linking.coverage import coverage, links_of
from narrative_studio.model.customers import BuyingStep
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView


@dataclass(frozen=True, slots=True)
class Contents:
    """What the reader is to get beside the positioning."""

    has_story: bool = True
    has_script: bool = True
    has_steps: bool = False


@dataclass(frozen=True)
class StakeholderCopy:
    """One copy: its contents, the proofs that may leave, and where on the page everything stands.

    ``anchors`` holds the anchor of every element, frame and proof that is on the page, by its id.
    """

    view: NarrativeView
    contents: Contents
    elements: tuple[Element, ...]
    candidates: tuple[Element, ...]
    frames: tuple[Frame, ...]
    proofs: tuple[Proof, ...]
    left_out: tuple[Proof, ...]
    anchors: Mapping[str, str]
    carriers: Mapping[str, tuple[Frame, ...]]

    @property
    def whole(self) -> ProjectView:
        """The document."""
        return self.view.whole

    def elements_of(self, kind: ElementKind) -> tuple[Element, ...]:
        """The elements of one component that are on the page."""
        return tuple(element for element in self.elements if element.kind is kind)

    def proofs_of(self, element: Element) -> tuple[tuple[Proof, ...], int]:
        """The proofs of an element that may leave, and how many more there are."""
        sources = {link.source for link in self.whole.links_to(element.id)}
        told = tuple(proof for proof in self.proofs if proof.id in sources)
        return told, sum(proof.id in sources for proof in self.left_out)

    def carried(self, frame: Frame) -> tuple[tuple[Element, ...], tuple[Proof, ...]]:
        """The elements and the proofs that a frame or its demo steps are linked to."""
        targets = dict.fromkeys(link.target for link in links_of(self.view, frame))
        proofs: dict[str, Proof] = {proof.id: proof for proof in self.proofs}
        return (
            tuple(element for element in self.elements if element.id in targets),
            tuple(proofs[target] for target in targets if target in proofs),
        )


def gathered(view: NarrativeView, contents: Contents) -> StakeholderCopy:
    """Gather a copy; a market category that is not the current one is none of its business."""
    whole = view.whole
    today = whole.today.isoformat()
    every = tuple(element for kind in ElementKind for element in whole.elements_of(kind))
    candidates = tuple(
        element
        for element in every
        if element.kind is ElementKind.CATEGORY and not element.is_current
    )
    elements = tuple(element for element in every if element not in candidates)
    frames = view.frames if contents.has_story else ()
    proofs = tuple(
        proof for proof in whole.proofs.ordered if may_leave(proof, Channel.PRINTED, today)
    )
    anchors: dict[str, str] = {}
    for place, element in enumerate(elements, start=1):
        anchors[element.id] = f"element-{place}"
    for place, frame in enumerate(frames, start=1):
        anchors[frame.id] = f"frame-{place}"
    shown = StakeholderCopy(
        view=view,
        contents=contents,
        elements=elements,
        candidates=candidates,
        frames=frames,
        proofs=proofs,
        left_out=tuple(proof for proof in whole.proofs.ordered if proof not in proofs),
        anchors=anchors,
        carriers=coverage(view).carriers,
    )
    # A proof stands with each element it backs; its anchor is at the first of them.
    on_page = dict.fromkeys(
        proof.id for element in elements for proof in shown.proofs_of(element)[0]
    )
    anchors |= {str(proof): f"proof-{place}" for place, proof in enumerate(on_page, start=1)}
    return shown


def buying_step_aside(whole: ProjectView, step: BuyingStep) -> str:
    """Who takes a step to a decision, and when it is done; empty where neither is known."""
    who = whole.personas.get(step.persona) if step.persona else None
    done = f"done when: {step.done_when.strip()}" if step.done_when.strip() else ""
    return "; ".join(filter(None, (who.name if who else "", done)))
