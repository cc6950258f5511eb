"""What stands behind the story: an answer to each objection, on hidden slides of their own."""

from __future__ import annotations

from exporters.deck.content import claim_line
from exporters.deck.slides import BACKUP, Role, Slide
from exporters.deck.slots import LayoutName
from exporters.protocol import RowRef
from narrative_studio.analysis.consent import Channel, may_leave
from narrative_studio.footnotes import NotesBelow
from narrative_studio.markup import Block, Item, Listing, Paragraph, Run, parse
from narrative_studio.model.evidence import Objection
from narrative_studio.model.view import NarrativeView


def objections_of(view: NarrativeView) -> tuple[Objection, ...]:
    """The objections that have an answer or a proof, in their order."""
    return tuple(
        one
        for one in view.whole.objections.ordered
        if one.text.strip() and (one.response.strip() or _proof_items(view, one))
    )


def objection_slide(view: NarrativeView, objection: Objection) -> Slide:
    """One objection as the title, the answer and what proves it below."""
    below = NotesBelow()
    blocks: list[Block] = list(below.take(parse(objection.response)))
    if items := _proof_items(view, objection):
        blocks.append(Listing(items))
    return Slide(
        Role.TEXT,
        " ".join(objection.text.split()),
        beat="Objections",
        layout=LayoutName.BACKUP,
        body=tuple(blocks),
        notes=below.blocks(),
        is_hidden=True,
        row=RowRef(objection.table, objection.id),
        use=BACKUP,
    )


def _proof_items(view: NarrativeView, objection: Objection) -> tuple[Item, ...]:
    """The proofs linked to an objection that may be shown today."""
    today = view.whole.today.isoformat()
    found = (view.whole.proofs.get(link.target) for link in view.whole.links_from(objection.id))
    return tuple(
        Item((Paragraph((Run(claim_line(proof)),)),))
        for proof in found
        if proof is not None and proof.headline.strip() and may_leave(proof, Channel.SHOWN, today)
    )
