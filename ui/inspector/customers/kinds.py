"""The words and icons of the customer model, for headings, cards, empty places and panels."""

from __future__ import annotations

from typing import Final, NamedTuple

from narrative_studio.commands.customers import Entry
from narrative_studio.model.customers import (
    BuyingRole,
    BuyingStep,
    Disqualifier,
    Fit,
    Interest,
    Persona,
    PersonaNote,
    PersonaNoteKind,
    Raiser,
    Segment,
    Trigger,
)
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui.widgets.badge import Badge, Tone


class EntryWords(NamedTuple):
    """How one list of the customer model is shown.

    ``add`` is the verb on a button, ``hint`` says what the list is for, ``what`` and ``why`` teach
    in its empty place and ``example`` stands in the empty field.
    """

    icon: str
    one: str
    many: str
    add: str
    hint: str
    what: str
    why: str
    example: str


ENTRY_WORDS: Final[dict[str, EntryWords]] = {
    Segment.table: EntryWords(
        "layout-grid",
        "Segment",
        "Segments",
        "Add a segment",
        "companies with the same reasons to care",
        "Which companies have the same reasons to care?",
        "Name them by what one can see from outside, and say how well you suit each.",
        "Family firms with several sites",
    ),
    Persona.table: EntryWords(
        "users",
        "Persona",
        "Personas",
        "Add a persona",
        "who takes part in buying, and what moves them",
        "Who feels the pain first?",
        "Begin with that person. Then add who pays, who can stop it and who will use it.",
        "Operations lead",
    ),
    Trigger.table: EntryWords(
        "sparkles",
        "Buying trigger",
        "Buying triggers",
        "Add a buying trigger",
        "why they look now",
        "What happened the week before they called?",
        "An event that one can notice: then you know when to ring.",
        "An audit went badly",
    ),
    Disqualifier.table: EntryWords(
        "ban",
        "Disqualifier",
        "Disqualifiers",
        "Add a disqualifier",
        "not for these",
        "Whom do you turn away?",
        "What tells early that a company will not get the value, however keen it is.",
        "Only the price counts",
    ),
    BuyingStep.table: EntryWords(
        "stairs-up",
        "Buying step",
        "Buying steps",
        "Add a buying step",
        "their way, not yours",
        "What do they do before they sign?",
        "Their steps in order: who takes each, and what ends it.",
        "First call",
    ),
}

ROLE_ICON: Final[dict[BuyingRole, str]] = {
    BuyingRole.CHAMPION: "flag",
    BuyingRole.ECONOMIC_BUYER: "rubber-stamp",
    BuyingRole.TECHNICAL_INFLUENCER: "adjustments-horizontal",
    BuyingRole.APPROVER: "gavel",
    BuyingRole.USER: "user",
    BuyingRole.BLOCKER: "hand-stop",
    BuyingRole.OTHER: "user-question",
}

FIT_BADGE: Final[dict[Fit, Badge]] = {
    Fit.BEST: Badge("Best fit", Tone.GOOD, "circle-check"),
    Fit.GOOD: Badge("Good fit", Tone.NEUTRAL, "check"),
    Fit.POOR: Badge("Poor fit", Tone.OUTLINE, "ban"),
}

NOTE_HINTS: Final[dict[PersonaNoteKind, str]] = {
    PersonaNoteKind.NEED: "What the work asks, one a line",
    PersonaNoteKind.MOTIVATION: "What they want, one a line",
    PersonaNoteKind.PAIN: "What costs them sleep, one a line",
    PersonaNoteKind.FEAR: "What could go wrong, one a line",
    PersonaNoteKind.WORDS: "Words they use, one a line",
}


def role_badge(role: BuyingRole) -> Badge:
    """The buying role as a word and an icon."""
    words = "Other role" if role is BuyingRole.OTHER else role.value.capitalize()
    return Badge(words, Tone.NEUTRAL, ROLE_ICON[role])


def words_of(entry: Entry) -> str:
    """The name or the text by which an entry is known; empty where it has none."""
    return entry.name if isinstance(entry, Segment | Persona) else entry.text


def cell_of(entry: Entry) -> str:
    """The cell that holds the name or the text of an entry."""
    return "name" if isinstance(entry, Segment | Persona) else "text"


def entry_of(view: ProjectView, row: Row | None) -> Entry | None:
    """The entry that shows a row of the customer model; None where it is gone.

    A note is shown with its persona, and so is what a persona cares about or raises.
    """
    if isinstance(row, PersonaNote | Interest | Raiser):
        return view.personas.get(row.persona)
    return row if isinstance(row, Entry) else None
