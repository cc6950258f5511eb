"""The fields of a frame that a storyboard can show, and what each says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from enum import StrEnum
from types import MappingProxyType

from exporters.paper.model import (
    Block,
    Labelled,
    Look,
    Named,
    Prose,
    bullets,
    labelled,
)
from exporters.positioning.chain import delivery_caution
from exporters.stakeholder.chips import element_words
from narrative_studio.analysis.consent import Channel, may_leave
from narrative_studio.analysis.naming import day
from narrative_studio.markup import Blocks, parse, parse_script
from narrative_studio.model.custom import CustomField, CustomKind
from narrative_studio.model.rows import is_iso_date
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView
from narrative_studio.story_text import Field


class Shown(StrEnum):
    """One field to be chosen."""

    PICTURE = "picture"
    MESSAGE = "message"
    BULLETS = "bullets"
    SCRIPT = "script"
    QUESTIONS = "questions"
    CRITERIA = "criteria"
    CHECKPOINT = "checkpoint"
    TRANSITION = "transition"
    VISUAL = "visual"
    STEPS = "steps"
    LINKS = "links"
    OWNER = "owner"
    STATUS = "status"
    ZONE = "zone"
    CUSTOM = "custom"

    @property
    def words(self) -> str:
        """What the dialog calls it."""
        return _TITLES.get(self, self.capitalize())


_TITLES = {
    Shown.MESSAGE: "Key message",
    Shown.BULLETS: "Slide bullets",
    Shown.QUESTIONS: "Discovery questions",
    Shown.VISUAL: "Described visual",
    Shown.STEPS: "Demo steps",
    Shown.LINKS: "What it rests on",
    Shown.CUSTOM: "Fields of your own",
}


SHOWN_CELLS: Mapping[Shown, str] = MappingProxyType(
    {
        Shown.MESSAGE: "key_message",
        Shown.BULLETS: "bullets",
        Shown.SCRIPT: "script",
        Shown.CHECKPOINT: "checkpoint",
        Shown.TRANSITION: "transition",
        Shown.QUESTIONS: "questions",
        Shown.VISUAL: "visual",
        Shown.PICTURE: "alt_text",
    }
)
"""The cells that come back from an edited text, by the field that shows them."""


def frame_fields(
    view: NarrativeView, frame: Frame, shown: Set[Shown], *, is_source: bool
) -> Iterator[Block]:
    """The chosen fields of a frame that have something in them, each with its name.

    ``is_source`` says that they may be brought back: dates stay as they are kept. Demo steps are
    not among them: on a card they are lines, in a source they are headings.
    """
    if Shown.MESSAGE in shown:
        yield from labelled(Field.KEY_MESSAGE, frame.key_message, Look.KEY)
    if Shown.BULLETS in shown:
        yield from _prose(Field.BULLETS, parse(frame.bullets))
    if Shown.SCRIPT in shown:
        yield from _prose(Field.SCRIPT, parse_script(frame.script))
    if Shown.QUESTIONS in shown:
        yield from _list(Field.QUESTIONS, (one.text for one in view.questions(frame.id)))
    if Shown.CRITERIA in shown:
        criteria = view.whole.criteria.of("frame", frame.id)
        yield from _list(Field.CRITERIA, (one.text for one in criteria))
    if Shown.CHECKPOINT in shown:
        yield from labelled(Field.CHECKPOINT, frame.checkpoint, Look.ASK)
    if Shown.TRANSITION in shown:
        yield from labelled(Field.TRANSITION, frame.transition, Look.QUIET)
    if Shown.VISUAL in shown:
        yield from labelled(Field.VISUAL, frame.visual)
    if Shown.LINKS in shown:
        yield from _links(view, frame, is_source=is_source)
    yield from _about(view, frame, shown)
    if Shown.CUSTOM in shown:
        rows = view.whole.custom_values.of("frame", frame.id)
        values = {one.custom_field: one.value for one in rows}
        for field in view.whole.custom_fields.ordered:
            value = values.get(field.id, "")
            yield from labelled(custom_label(field), value if is_source else _read(field, value))


def _about(view: NarrativeView, frame: Frame, shown: Set[Shown]) -> Iterator[Block]:
    if Shown.OWNER in shown and (owner := view.person(frame.owner)) is not None:
        yield from labelled(Field.OWNER, owner.name)
    if Shown.STATUS in shown:
        yield from labelled(Field.STATUS, str(frame.status).capitalize())
    if Shown.ZONE in shown and frame.zone and (zone := view.whole.zones.get(frame.zone)):
        yield from labelled(Field.ZONE, zone.name)


def custom_label(field: CustomField) -> str:
    """What a field of the team's own is called beside those that every frame has."""
    name = (
        " ".join(field.name.replace(":", " ").replace("*", " ").split()) or "Field without a name"
    )
    return f"{name} (own)" if name in {str(one) for one in Field} else name


def _read(field: CustomField, value: str) -> str:
    """A value as people read it."""
    return day(value) if field.kind is CustomKind.DATE and is_iso_date(value) else value


def _links(view: NarrativeView, frame: Frame, *, is_source: bool) -> Iterator[Block]:
    found = tuple(one for link in view.whole.links_from(frame.id) for one in _link(view, link))
    if found and is_source:
        yield Labelled(Field.LINKS, tuple(bullets(one.name for one in found)))
    elif found:
        yield Labelled(Field.LINKS, found)
    elif frame.no_link_because.strip():
        yield from labelled(Field.NO_LINK, frame.no_link_because)


def _link(view: NarrativeView, link: Link) -> Iterator[Named]:
    whole = view.whole
    if (element := whole.elements.get(link.target)) is not None:
        suspect = "suspect link" if whole.link_state(link).is_suspect else ""
        cautions = filter(None, (delivery_caution(element), suspect))
        yield Named(f"{element_words(element)}, {element.kind}", ", ".join(cautions))
    elif (proof := whole.proofs.get(link.target)) is not None:
        if may_leave(proof, Channel.PRINTED, whole.today.isoformat()):
            yield Named(f"{proof.headline}, proof")
    elif (objection := whole.objections.get(link.target)) is not None:
        yield Named(f"“{objection.text}”, objection")
    elif (criterion := whole.criteria.get(link.target)) is not None:
        yield Named(f"“{criterion.text}”, criterion")


def _prose(label: Field, blocks: Blocks) -> Iterator[Block]:
    if blocks:
        yield Labelled(label, (Prose(blocks),))


def _list(label: Field, texts: Iterator[str]) -> Iterator[Block]:
    if listing := tuple(bullets(text for text in texts if text.strip())):
        yield Labelled(label, listing)
