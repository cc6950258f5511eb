"""The stops of the tour: where the window is pointed at, and what is said there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: the room to be in, the part of the page to point at, and the words."""

    room: str
    part: str
    title: str
    words: str


STOPS: Final = (
    Stop(
        "positioning",
        "room",
        "What you believe",
        "The chain runs from what buyers would do without you to who cares most. Choose an "
        "element: its whole chain lights up, and what is still missing is listed.",
    ),
    Stop(
        "storyboard",
        "room",
        "What you tell",
        "Each card is a frame of the story, in its beat. Move one with the mouse, or with Alt and "
        "an arrow key; Ctrl+Z takes everything back.",
    ),
    Stop(
        "storyboard",
        "inspector",
        "One frame in full",
        "What is chosen is edited here: key message, script, links to what it tells. There is no "
        "Save. Every change is safe when it is made.",
    ),
    Stop(
        "storyboard",
        "status",
        "The time it takes",
        "The ribbon holds the call: the market first, then you. It says when the setup grows too "
        "long or the value too short.",
    ),
    Stop(
        "demo",
        "room",
        "What you show and say",
        "Do, say and see for every step of the demo, with a fallback. The script is read aloud "
        "from here, on the full screen, with a clock.",
    ),
    Stop(
        "tests",
        "room",
        "Whether it works",
        "Each test session says what one prospect did at each frame, and what they said. The rule "
        "is fixed before the first one; who is not qualified is kept, and not counted.",
    ),
    Stop(
        "versions",
        "room",
        "What changed, and who decides",
        "Every wording ever written is kept. Where two people reworded the same thing, both stand "
        "side by side until the approver decides.",
    ),
    Stop(
        "storyboard",
        "search",
        "Find anything, do anything",
        "Ctrl+K finds every text of the document and everything the studio can do, in all rooms.",
    ),
    Stop(
        "storyboard",
        "export",
        "Give it away",
        "Deck, demo script and script come from the one document. What will be written is shown "
        "before anything is. Press F1 for help whenever you want to know more.",
    ),
)
