"""Everything that can be done in the room of the positioning, for palette, shortcuts and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.goals import Goal
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.touchpoints import Touchpoint
from ui.inspector.customers.kinds import ENTRY_WORDS
from ui.inspector.element.kinds import KIND_WORDS
from ui.workspaces.base import Action
from ui.workspaces.positioning.tool_row import (
    CHAIN,
    CUSTOMERS,
    GOALS,
    LIST,
    MATRIX,
    TOUCHPOINTS,
    VOCABULARY,
)

if TYPE_CHECKING:
    from ui.workspaces.positioning.workspace import Positioning


def actions_of(room: Positioning) -> tuple[Action, ...]:
    """The actions of the room; those on a row act on the selected one."""
    add = [
        Action(
            f"positioning.add-{kind.name.lower().replace('_', '-')}",
            KIND_WORDS[kind].add,
            lambda kind=kind: room.begin_adding(kind),
            icon=KIND_WORDS[kind].icon,
            also=f"{kind} element",
        )
        for kind in ElementKind
    ]
    add += [
        Action(
            f"positioning.add-{table.replace('_', '-')}",
            words.add,
            lambda table=table: room.begin_adding_entry(table),
            icon=words.icon,
        )
        for table, words in ENTRY_WORDS.items()
    ]
    return (
        *add,
        Action("positioning.add-here", "Add an element here", room.add_here, "Ctrl+Return"),
        Action("positioning.add-proof", "Add a proof", lambda: room.begin_adding(Proof)),
        Action(
            "positioning.add-objection",
            "Add an objection",
            lambda: room.begin_adding(Objection),
        ),
        Action("positioning.add-goal", "Add a goal", lambda: room.begin_adding(Goal)),
        Action(
            "positioning.add-key-result",
            "Add a key result",
            room.add_key_result,
            also="goal measure target kpi okr",
        ),
        Action(
            "positioning.add-touchpoint",
            "Add a touchpoint",
            lambda: room.begin_adding(Touchpoint),
        ),
        Action(
            "positioning.add-word",
            "Add a preferred word",
            lambda: room.begin_adding_word(is_banned=False),
            also="vocabulary term glossary",
        ),
        Action(
            "positioning.add-banned-word",
            "Add a banned word",
            lambda: room.begin_adding_word(is_banned=True),
            also="vocabulary forbidden never say",
        ),
        Action("positioning.connect", "Connect to …", room.connect_selected, "Ctrl+L", "link"),
        Action(
            "positioning.comment",
            "Comment on the element",
            lambda: room.inspector().comment(),
            "Ctrl+Alt+M",
            "message-circle",
        ),
        Action("positioning.rename", "Rename element", room.rename_selected, icon="pencil"),
        Action("positioning.chain", "Show the chain", lambda: room.enter_view(CHAIN)),
        Action("positioning.matrix", "Show the matrix", lambda: room.enter_view(MATRIX)),
        Action("positioning.list", "Show all elements in a list", lambda: room.enter_view(LIST)),
        Action(
            "positioning.customers",
            "Show the customer model",
            lambda: room.enter_view(CUSTOMERS),
        ),
        Action("positioning.goals", "Show the goals", lambda: room.enter_view(GOALS)),
        Action(
            "positioning.touchpoints", "Show the touchpoints", lambda: room.enter_view(TOUCHPOINTS)
        ),
        Action(
            "positioning.vocabulary", "Show the vocabulary", lambda: room.enter_view(VOCABULARY)
        ),
    )
