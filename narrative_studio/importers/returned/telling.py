"""Says in words what somebody did in a deck or a text, and what taking it over does."""

from __future__ import annotations

from typing import Final

from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.commands.adopting import QUESTIONS, CameFrom, ChangeKind, ReturnedChange
from narrative_studio.importers.deck.matching import MatchedBy
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.model.field_words import field_words
from narrative_studio.text_marks import POINTS

_TEXT_HEADINGS: Final = {
    ChangeKind.MOVED: "Frame moved",
    ChangeKind.REMOVED: "Frame deleted",
    ChangeKind.ADDED: "Frame added",
}
_HEADINGS: Final = {
    ChangeKind.PICTURE: "Picture",
    ChangeKind.HIDDEN: "Slide hidden",
    ChangeKind.SHOWN: "Slide shown again",
    ChangeKind.MOVED: "Slide moved",
    ChangeKind.REMOVED: "Slide deleted",
    ChangeKind.ADDED: "Slide added",
    ChangeKind.SAID: "Comment",
}
_BY: Final = {
    MatchedBy.TAGS: "",
    MatchedBy.CUSTOM_XML: "The marks of its slides are gone, those of the file are there.",
    MatchedBy.WORDS: "Its marks are gone: slides were recognised by what they say.",
    MatchedBy.NOTHING: "None of its slides was recognised.",
}


def heading(change: ReturnedChange) -> str:
    """What changed, in a word or two."""
    is_text = change.came_from is CameFrom.TEXT
    if change.new_element is not None:
        return f"{str(change.new_element.kind).capitalize()} added"
    if change.kind is ChangeKind.REMOVED and change.element is not None:
        return "Element deleted"
    if change.kind is ChangeKind.REMOVED and change.step is not None:
        return "Demo step deleted"
    if change.kind is ChangeKind.MOVED and change.step is not None:
        return "Demo step moved"
    if change.new_step is not None:
        return "Demo step added"
    if change.kind is not ChangeKind.REWORDED:
        return (_TEXT_HEADINGS if is_text else _HEADINGS)[change.kind]
    words = "discovery questions" if change.field == QUESTIONS else field_words(change.field)
    words = f"step: {words}" if change.step is not None else words
    return words[:1].upper() + words[1:]


def where(change: ReturnedChange) -> str:
    """The slide or line that it is about, and the frame."""
    name = quoted(change.title) if change.title else "without a headline"
    if change.came_from is CameFrom.TEXT:
        what = "Element" if change.element is not None else "Frame"
        return f"Line {change.slide}, {name}" if change.slide else f"{what} {name}"
    return f"Slide {change.slide}, {name}" if change.slide else f"Slide of {name}"


def consequence(change: ReturnedChange) -> str:
    """What taking the change over does."""
    file = change.came_from
    if change.new_element is not None or change.element is not None:
        return _of_element(change)
    if change.step is not None or change.new_step is not None:
        return _of_step(change)
    match change.kind:
        case ChangeKind.REWORDED:
            return f"The frame says what the {file} says."
        case ChangeKind.PICTURE if change.more:
            return "The bullets show it beside the picture of the frame."
        case ChangeKind.PICTURE:
            return (
                "The frame shows the picture of the deck."
                if change.picture
                else ("The frame has no picture any more.")
            )
        case ChangeKind.HIDDEN:
            return "The frame becomes a backup."
        case ChangeKind.SHOWN:
            return "The frame is told again."
        case ChangeKind.MOVED:
            return f"The frame moves: {change.after}."
        case ChangeKind.REMOVED:
            return "The frame is deleted, with its script, demo steps and links."
        case ChangeKind.ADDED:
            return f"A frame is made of the {'passage' if file is CameFrom.TEXT else 'slide'}."
        case ChangeKind.SAID:
            return "The comment is put to the frame."


def _of_element(change: ReturnedChange) -> str:
    file = change.came_from
    if change.new_element is not None:
        return f"A {change.new_element.kind} is made of it, as a draft that I drive."
    if change.kind is ChangeKind.REMOVED:
        return "The element is deleted, with its points, its lines of the chain and its links."
    if change.field in POINTS:
        return f"The element has the {change.field} that the {file} names."
    return f"The element says what the {file} says; it is in review then if it was approved."


def _of_step(change: ReturnedChange) -> str:
    match change.kind:
        case ChangeKind.ADDED:
            return f"A demo step is made of it: {change.before}."
        case ChangeKind.MOVED:
            return f"The demo step {change.before} moves: {change.after}."
        case ChangeKind.REMOVED:
            return "The demo step is deleted, with its links."
        case _:
            return f"The demo step says what the {change.came_from} says."


def doubt(change: ReturnedChange) -> str:
    """Why a change wants a second look; empty where it does not."""
    if not change.is_conflict:
        return ""
    if change.kind is ChangeKind.REMOVED:
        return "The frame was changed here since the export."
    if change.kind is ChangeKind.PICTURE:
        return "The picture was changed here since the export."
    if change.base is None:
        return f"Nobody knows any more what it said when the {change.came_from} was exported."
    return "Reworded here as well since the export."


def summary(found: ReturnedComparison) -> str:
    """What the comparison comes to, in one line."""
    same = same_of(found)
    if not found.changes:
        return f"No changes, {same}."
    conflicts = len(found.conflicts)
    parts = [counted(len(found.changes), "change"), same]
    if conflicts:
        parts.append(f"{conflicts} changed here as well" if conflicts > 1 else "one changed here")
    return f"{', '.join(parts)}."


def same_words(count: int) -> str:
    """How many frames say what the file says of them."""
    return "1 frame says the same" if count == 1 else f"{count} frames say the same"


def same_of(found: ReturnedComparison) -> str:
    """How many of what the file tells say the same in it."""
    words = same_words(found.same)
    return words.replace("frame", "element") if found.tells_elements else words


def recognised(found: ReturnedComparison) -> str:
    """How the slides were recognised, where that is not the usual way."""
    if found.by is MatchedBy.WORDS and found.came_from is CameFrom.TEXT:
        if found.tells_elements:
            return "Its marks are gone: elements were recognised by their names."
        return "Its marks are gone: frames were recognised by their headlines."
    return _BY[found.by]
