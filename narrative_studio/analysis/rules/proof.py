"""Findings about proofs told in running text without consent: no export can leave that out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from narrative_studio.analysis.consent import Channel, may_leave, why_not
from narrative_studio.analysis.linking.coverage import links_of
from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.naming import listed, quoted
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.rules.frame_hints import hints, proof_clues
from narrative_studio.analysis.rules.proof_traces import TextWords, Traces
from narrative_studio.analysis.story.told_texts import ToldText, told_texts
from narrative_studio.analysis.wording.words import plain
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

_Proofs = Sequence[tuple[Proof, Traces]]
"""Proofs with what gives them away."""

_HINT = "Get the consent, or say it without what gives the proof away."


@dataclass(frozen=True, slots=True)
class Telling:
    """A proof that a text tells: of which row, in which of its texts, and how that is used."""

    row: Row
    name: str
    place: str
    channel: Channel
    proof: Proof


def tellings(view: NarrativeView, frame: Frame) -> tuple[Telling, ...]:
    """The proofs that the texts of a frame and of its demo steps tell in running words."""
    likely = hints(view, frame).proofs
    return _found(told_texts(view, frame), likely) if likely else ()


def _found(texts: Iterable[ToldText], proofs: _Proofs) -> tuple[Telling, ...]:
    found = []
    for row, name, place, channel, text in texts:
        words = TextWords(text)
        found += [
            Telling(row, name, place, channel, proof)
            for proof, traces in proofs
            if traces.are_among(words)
        ]
    return tuple(found)


def element_tellings(view: NarrativeView, element: Element) -> tuple[Telling, ...]:
    """The proofs that what is written of an element tells."""
    name = f"{element.code} {quoted(element.name or element.statement)}".strip()
    texts = ("statement", "evidence", "metric", "signal")
    found = (
        ToldText(element, name, text, Channel.PRINTED, getattr(element, text)) for text in texts
    )
    return _found(found, proof_clues(view).proofs)


def answer_tellings(view: NarrativeView, objection: Objection) -> tuple[Telling, ...]:
    """The proofs that the answer to an objection tells."""
    name = f"Objection {objection.code or quoted(objection.text)}"
    answer = ToldText(objection, name, "answer", Channel.SPOKEN, plain(objection.response))
    return _found([answer], proof_clues(view).proofs)


def proof_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look for proofs in running text that may not be used in the way that text is."""
    yield from chain.from_iterable(look_at(view, view.all_frames, _of_frame))
    today = view.whole.today.isoformat()
    for objection in view.whole.objections.ordered:
        yield from _findings(answer_tellings(view, objection), today)


def told_without_consent(
    found: Iterable[Telling], today: str, channel: Channel | None = None
) -> Iterator[tuple[Telling, str]]:
    """What is told of proofs that may not be, a sentence for each row and proof.

    With ``channel`` all texts are used in that way, otherwise each as it usually is.
    """
    places: dict[tuple[str, str, str], tuple[Telling, list[str]]] = {}
    for one in found:
        used = channel or one.channel
        if not may_leave(one.proof, used, today):
            reason = _reason(one.proof, used, today)
            _first, where = places.setdefault((one.row.id, one.proof.id, reason), (one, []))
            where.append(one.place)
    for (_row, _proof, reason), (one, where) in places.items():
        name = one.proof.code or quoted(one.proof.headline)
        told = listed(list(dict.fromkeys(where)))
        yield one, f"{one.name} tells proof {name} in its {told}, which {reason}."


def _reason(proof: Proof, channel: Channel, today: str) -> str:
    if proof.is_cleared:
        return why_not(proof, channel, today)
    return f"is not cleared: {proof.consent}" if proof.consent else "is not cleared"


def _of_frame(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    likely = hints(view, frame).proofs
    if not likely:
        return ()
    today = view.whole.today.isoformat()
    # Of a proof that may not be used at all and is linked, another finding tells already.
    linked = {link.target for link in links_of(view, frame)}
    proofs = [
        one
        for one in likely
        if one[0].id not in linked or (one[0].is_cleared and not one[0].has_expired(today))
    ]
    asked = [
        channel
        for channel in Channel
        if not all(may_leave(proof, channel, today) for proof, _traces in proofs)
    ]
    if not asked:
        return ()
    texts = (one for one in told_texts(view, frame) if one.channel in asked)
    return tuple(_findings(_found(texts, proofs), today))


def _findings(found: Iterable[Telling], today: str) -> Iterator[Finding]:
    for one, text in told_without_consent(found, today):
        yield about(one.row, Level.WARNING, Rule.PROOF_TOLD, text, _HINT)
