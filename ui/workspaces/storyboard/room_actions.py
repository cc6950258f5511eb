"""Everything that can be done in the room of the storyboard, for palette, shortcuts and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from narrative_studio.model.positioning import Status
from ui.inspector.frame.keys import KEYS, LIST_KEYS, MOVES
from ui.models.frame_moves import Target
from ui.workspaces.base import Action
from ui.workspaces.storyboard.tool_row import BOARD, GRID, MAP, OUTLINE

if TYPE_CHECKING:
    from ui.workspaces.storyboard.workspace import Storyboard

_VIEWS: Final = {
    BOARD: ("Show the storyboard as board", "layout-board"),
    GRID: ("Show the storyboard as grid", "layout-grid"),
    OUTLINE: ("Show the storyboard as outline", "table"),
    MAP: ("Show the map of frames and elements", "sitemap"),
}
_WHERE: Final = {
    "left": ("left", "arrow-left"),
    "right": ("right", "arrow-right"),
    "beat-before": ("to the beat before", "arrow-up"),
    "beat-after": ("to the beat after", "arrow-down"),
}
_WHERE_IN_LIST: Final = {
    "left": ("up", "arrow-up"),
    "right": ("down", "arrow-down"),
    "beat-before": ("to the beat before", "arrow-left"),
    "beat-after": ("to the beat after", "arrow-right"),
}
_PARTS: Final = {
    "script": ("Write the script of the frame", "file-text", "talk track speaker notes"),
    "bullets": ("Write the bullets of the frame", "list", "slide text"),
    "visual": ("Choose the visual of the frame", "photo", "picture image screenshot alt text"),
    "questions": (
        "Write the discovery questions and the checkpoint of the frame",
        "message-question",
        "ask transition",
    ),
    "custom": ("Fill in the custom fields of the frame", "pencil", "define own fields"),
}
"""By section of the inspector: what is done there, and other words people look for it by."""
_ALSO: Final = {
    Status.APPROVED: "approve approval sign off agree",
    Status.IN_REVIEW: "send to review ask for approval sign off",
}


def actions_of(room: Storyboard) -> list[Action]:
    """The actions as the view in sight has them; those on frames act on the selected ones."""
    return [
        one._replace(id=f"storyboard.{one.id}")
        for part in (_on_frames(room), _on_many(room), _on_views(room))
        for one in part
    ]


def chords_of(room: Storyboard) -> dict[str, Callable[[], object]]:
    """What each chord does, as the view in sight has it."""
    return {action.shortcut: action.handler for action in actions_of(room) if action.shortcut}


def _on_frames(room: Storyboard) -> Iterator[Action]:
    do = room.frame_actions
    rename = {OUTLINE: "Edit the current cell", MAP: "Edit the current frame"}
    yield Action("add-frame", "Add a frame", room.add_frame, KEYS["add"], "plus")
    # A chord says what is wanted: the shortcuts of the room stay while its views change.
    edit = partial(room.press, KEYS["rename"])
    yield Action(
        "rename", rename.get(room.key, "Edit the headline"), edit, KEYS["rename"], "pencil"
    )
    yield Action(
        "duplicate",
        "Duplicate the selected frames",
        lambda: do.duplicate(do.chosen),
        KEYS["duplicate"],
        "copy",
    )
    yield Action(
        "copy", "Copy the selected frames", lambda: do.copy(do.chosen), KEYS["copy"], "copy"
    )
    yield Action("cut", "Cut the selected frames", lambda: do.cut(do.chosen), KEYS["cut"], "cut")
    yield Action(
        "paste",
        "Paste frames, or a picture into a frame",
        room.paste_frames,
        KEYS["paste"],
        "clipboard",
    )
    yield Action("crop", "Crop the picture of the frame", room.crop_picture, "", "cut")
    yield Action(
        "link", "Link the selected frames to an element", room.linking.pick, KEYS["link"], "link"
    )
    yield Action(
        "zone", "Make a zone of the selected frames", do.make_zone, KEYS["zone"], "bookmark"
    )
    yield Action(
        "hide",
        "Hide the selected frames as backup, or take them back",
        room.hide_or_take_back,
        KEYS["hide"],
        "eye-off",
    )
    remove = partial(room.press, KEYS["delete"])
    if room.key == MAP:
        title = "Unlink the current frame and element"
        yield Action("unlink", title, remove, KEYS["delete"], "unlink")
        remove = partial(_act, room, do.delete)
    chord = KEYS["delete"] if room.key != MAP else ""
    yield Action("delete", "Delete the selected frames", remove, chord, "trash")
    yield Action(
        "leave-out",
        "Leave the selected frames out of the variant, or take them in again",
        room.variants.turn_frames,
        KEYS["leave-out"],
        "eye-off",
    )
    yield Action(
        "differ",
        "Say the current field otherwise in the variant, or as the story again",
        room.say_otherwise,
        KEYS["differ"],
        "versions",
    )
    yield Action(
        "comment",
        "Comment on the frame",
        room.comment,
        KEYS["comment"],
        "message-circle",
    )
    for part, (title, icon, also) in _PARTS.items():
        yield Action(f"write-{part}", title, partial(room.write, part), "", icon, also)
    yield Action("variant", "Make a variant of the story", room.variants.make, "", "versions")
    is_list = room.key == OUTLINE
    keys, where = (LIST_KEYS, _WHERE_IN_LIST) if is_list else (KEYS, _WHERE)
    for verb in MOVES:
        words, icon = where[verb]
        move = partial(room.press, keys[verb])
        names = {"left": "move-left", "right": "move-right"}
        title = f"Move the selected frames {words}"
        yield Action(names.get(verb, verb), title, move, keys[verb], icon)


def _on_many(room: Storyboard) -> Iterator[Action]:
    """Owner, status and beat, by name: rare enough to need no keys."""
    do, story = room.frame_actions, room.session.story
    for status in Status:
        title = f"Set the status of the selected frames to {status}"
        mark = partial(_act, room, partial(do.mark, status=status))
        yield Action(
            f"status-{status.name.lower()}", title, mark, "", "rubber-stamp", _ALSO.get(status, "")
        )
    if story is None:
        return
    people = sorted(story.whole.people.values(), key=lambda person: person.name)
    for person in people:
        title = f"Give the selected frames to {person.name or 'somebody without a name'}"
        give = partial(_act, room, partial(do.give, owner=person.id))
        yield Action(f"owner-{person.id}", title, give, "", "user")
    nobody = partial(_act, room, partial(do.give, owner=None))
    yield Action("owner-nobody", "Give the selected frames to nobody", nobody, "", "user")
    for beat in story.template.beats:
        move = partial(_act, room, partial(do.move, target=Target(beat.id)))
        title = f"Move the selected frames to {beat.title}"
        yield Action(f"beat-{beat.id}", title, move, "", "arrow-right")


def _on_views(room: Storyboard) -> Iterator[Action]:
    for key, (title, icon) in _VIEWS.items():
        yield Action(key, title, partial(room.enter_view, key), "", icon)
    if room.key != MAP:
        yield Action(
            "shelf",
            "Show the shelf of elements",
            room.linking.open,
            "Ctrl+Shift+E",
            "target-arrow",
        )
    yield Action("filter", "Filter the frames", room.filtering.open, "Ctrl+F", "filter")
    yield Action("clear-filter", "Clear the filter", room.filtering.bar.clear, "", "x")
    if room.has_tests:
        shows = room.model.shows_tests
        title = f"{'No longer say' if shows else 'Say'} on the cards how prospects took the frames"
        yield Action("tests", title, room.turn_tests, "", "clipboard-check")
    if room.key == OUTLINE:
        yield Action(
            "columns", "Choose the columns of the outline", room.choose_columns, "", "table"
        )
    if room.key == MAP:
        yield Action(
            "toggle", "Link or unlink the current frame and element", room.toggle_link, "", "link"
        )


def _act(room: Storyboard, verb: Callable[..., object]) -> None:
    verb(room.frame_actions.chosen)
