"""Findings about what the story rests on: links, elements, proofs and delivery."""

from collections.abc import Iterable, Iterator
from itertools import chain

from narrative_studio.analysis.linking.coverage import (
    Coverage,
    links_of,
    sources_among,
    told_sources,
)
from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.naming import day, frame_name, listed, quoted, step_name
from narrative_studio.analysis.positioning.gaps import value_without_cleared_proof
from narrative_studio.analysis.positioning.upstream import upstream_changes
from narrative_studio.analysis.rules.finding import Finding, Level, Rewording, Rule, about
from narrative_studio.analysis.rules.frame import is_blank
from narrative_studio.analysis.rules.touchpoint import touchpoint_name
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Delivery, ElementKind, Status
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Criterion, Frame, Link
from narrative_studio.model.view import NarrativeView

_TOLD_AS_PROMISE = {
    Delivery.PLANNED: "it is only planned",
    Delivery.NOT_OFFERED: "it is not offered",
}


_STANDING = {
    Status.DRAFT: "a draft",
    Status.IN_REVIEW: "in review",
}


def trace_findings(view: NarrativeView, covered: Coverage) -> Iterator[Finding]:
    """Look at the links of a story, the elements nobody tells and the proofs it uses."""
    yield from _suspect_links(view)
    amiss = (link.source for target in _amiss(view) for link in view.whole.links_to(target))
    yield from chain.from_iterable(look_at(view, told_sources(view, amiss), _told))
    for frame in covered.orphans:
        if not is_blank(view, frame):
            yield about(
                frame,
                Level.WARNING,
                Rule.ORPHAN_FRAME,
                f"{frame_name(view, frame)} carries no element of the positioning.",
                "Link it to what it tells, say why it needs no link, or keep it as a backup.",
            )
    # Before the first frame every element is uncovered: saying so helps nobody.
    for element in covered.uncovered if view.frames else ():
        yield about(
            element,
            Level.WARNING,
            Rule.UNCOVERED_ELEMENT,
            f"No frame carries {quoted(element.name)}.",
            "Link it to a frame, or drop it.",
        )
    yield from _upstream(view, covered)
    yield from _unapproved(view)
    for value in view.whole.elements_of(ElementKind.VALUE):
        if gap := value_without_cleared_proof(view.whole, value):
            yield about(value, Level.WARNING, Rule.VALUE_WITHOUT_PROOF, f"{gap.title}.", gap.hint)


def _upstream(view: NarrativeView, covered: Coverage) -> Iterator[Finding]:
    """Look for told elements that may no longer follow from what stands above them."""
    for element in view.whole.elements.ordered:
        frames = covered.carriers.get(element.id, ())
        changed = upstream_changes(view.whole, element.id) if frames else ()
        if changed:
            numbers = listed([str(view.number(frame.id)) for frame in frames])
            told = f"Frame {numbers} tells it" if len(frames) == 1 else f"Frames {numbers} tell it"
            names = listed([quoted(one.name) for one in changed])
            verb = "has" if len(changed) == 1 else "have"
            yield about(
                element,
                Level.INFO,
                Rule.UPSTREAM_CHANGED,
                f"{quoted(element.name)} rests on {names}, which {verb} changed since.",
                f"Look whether it still follows, then approve it again. {told}.",
            )


def _unapproved(view: NarrativeView) -> Iterator[Finding]:
    """Look for frames that the latest baseline holds and nobody has approved yet."""
    latest = view.whole.latest_baseline
    for frame in view.frames if latest else ():
        # Ids sort by the moment of their making: a later frame is none of the baseline's.
        if latest and frame.id < latest.id and frame.status is not Status.APPROVED:
            yield about(
                frame,
                Level.INFO,
                Rule.UNAPPROVED_FRAME,
                f"{frame_name(view, frame)} is {_STANDING[frame.status]}, and baseline "
                f"{latest.code or quoted(latest.name)} holds it.",
                "Have it approved, then take the next baseline.",
            )


def _suspect_links(view: NarrativeView) -> Iterator[Finding]:
    whole = view.whole
    suspects = (whole.links[one].source for one in whole.suspects if one in whole.links)
    frames = sources_among(view, view.all_frames, suspects)
    yield from chain.from_iterable(look_at(view, frames, _suspect_of_frame))
    rows: tuple[Proof | Objection, ...] = (*whole.proofs.ordered, *whole.objections.ordered)
    for row in rows:
        name = f"{'Proof' if isinstance(row, Proof) else 'Objection'} {row.code}".rstrip()
        yield from _suspect(view, row, name, whole.links_from(row.id))
    for touchpoint in whole.touchpoints.ordered:
        name = touchpoint_name(touchpoint)
        yield from _suspect(view, touchpoint, name, whole.links_from(touchpoint.id))


def _suspect_of_frame(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    links = links_of(view, frame)
    found = list(_suspect(view, frame, frame_name(view, frame), links))
    for place, step in enumerate(view.steps(frame.id), start=1):
        found += _suspect(view, step, step_name(view, frame, place), links)
    return tuple(found)


def _suspect(view: NarrativeView, row: Row, name: str, links: Iterable[Link]) -> Iterator[Finding]:
    for link in links:
        state = view.whole.link_state(link)
        if link.source == row.id and state.is_suspect:
            yield about(
                row,
                Level.WARNING,
                Rule.SUSPECT_LINK,
                f"{name} has a suspect link to {_target(view, link)}: {state.suspicion}.",
                "Compare the two wordings, then change the text or clear the link with a reason.",
                _rewordings(view, link),
            )


def _rewordings(view: NarrativeView, link: Link) -> tuple[Rewording, ...]:
    """What changed in the target of a link since it was looked at."""
    state = view.whole.link_state(link)
    target = view.whole.tables[link.target_table][link.target]
    pairs = zip(state.changed, state.wordings, strict=False)
    return tuple(Rewording(cell, then, str(getattr(target, cell))) for cell, then in pairs)


def _target(view: NarrativeView, link: Link) -> str:
    found = view.whole.tables[link.target_table][link.target]
    if isinstance(found, Proof | Objection):
        words = found.headline if isinstance(found, Proof) else found.text
        return found.code or quoted(words)
    return quoted(found.text if isinstance(found, Criterion) else found.name)


def _amiss(view: NarrativeView) -> Iterator[str]:
    """The ids of what may not be told, or not as it is: few of all that is linked."""
    today = view.whole.today.isoformat()
    for element in view.whole.elements_of(ElementKind.DIFFERENTIATOR):
        if element.delivery in _TOLD_AS_PROMISE:
            yield element.id
    for proof in view.whole.proofs.values():
        if not _may_be_used(proof, today):
            yield proof.id


def _told(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    """What a frame tells that is not there, or that may not be told."""
    targets = dict.fromkeys(link.target for link in links_of(view, frame))
    return (*_delivery(view, frame, targets), *_proofs(view, frame, targets))


def _delivery(view: NarrativeView, frame: Frame, targets: Iterable[str]) -> Iterator[Finding]:
    elements = view.whole.elements
    for target in targets:
        element = elements.get(target)
        if element is None or element.kind is not ElementKind.DIFFERENTIATOR:
            continue
        if because := _TOLD_AS_PROMISE.get(element.delivery):
            yield about(
                frame,
                Level.ERROR,
                Rule.PLANNED_TOLD,
                f"{frame_name(view, frame)} tells {quoted(element.name)}, but {because}.",
                "Take it out of the story until it is there.",
            )


def _may_be_used(proof: Proof, today: str) -> bool:
    """Whether a proof may be used in any way on the ISO date ``today``."""
    return proof.is_cleared and not proof.has_expired(today)


def _proofs(view: NarrativeView, frame: Frame, targets: Iterable[str]) -> Iterator[Finding]:
    today = view.whole.today.isoformat()
    for target in targets:
        proof = view.whole.proofs.get(target)
        if proof is None or _may_be_used(proof, today):
            continue
        name = f"{frame_name(view, frame)} uses {proof.code or quoted(proof.headline)}"
        if not proof.is_cleared:
            reason = f": {proof.consent}" if proof.consent else ""
            yield about(
                frame,
                Level.WARNING,
                Rule.PROOF_NOT_CLEARED,
                f"{name}, which is not cleared{reason}.",
                "Get the consent, or leave the proof out.",
            )
        elif proof.expires_on is not None:
            yield about(
                frame,
                Level.WARNING,
                Rule.PROOF_EXPIRED,
                f"{name}, whose consent ended on {day(proof.expires_on)}.",
                "Renew the consent, or leave the proof out.",
            )
