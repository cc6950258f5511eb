"""The menu of frames: the same entries on a card, on several, and in the inspector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from narrative_studio.analysis.story.zones import zone_times
from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.model.positioning import Status
from narrative_studio.model.view import NarrativeView
from ui import icons
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.clipboard import holds_frames, picture_held
from ui.inspector.frame.keys import KEYS, LIST_KEYS
from ui.models import frame_moves
from ui.models.frame_cards import status_words
from ui.models.frame_moves import Target
from ui.theme import Role


def fill_frame_menu(
    menu: QMenu,
    story: NarrativeView,
    actions: FrameActions,
    frames: Sequence[FrameId],
    *,
    is_list: bool = False,
) -> None:
    """Offer what can be done to these frames; at least one, all of the story.

    With ``is_list`` they stand below one another, and the words and keys of moving say so.
    """
    last = frames[-1]
    are_hidden = all(story.number(frame) is None for frame in frames)
    _add(menu, "Add frame after", "plus", KEYS["add"], lambda: actions.add(after=last))
    _add(menu, "Duplicate", "copy", KEYS["duplicate"], lambda: actions.duplicate(frames))
    _add(menu, "Cut", "cut", KEYS["cut"], lambda: actions.cut(frames))
    _add(menu, "Copy", "copy", KEYS["copy"], lambda: actions.copy(frames))
    if picture_held() is not None:
        give = partial(actions.paste_picture, last)
        _add(menu, "Paste the picture into the frame", "photo", KEYS["paste"], give)
    else:
        after = partial(actions.paste, after=last)
        paste = _add(menu, "Paste after", "clipboard", KEYS["paste"], after)
        paste.setEnabled(holds_frames())
    menu.addSeparator()
    if not are_hidden:
        for words, icon, key, target in _moves(story, frames, is_list=is_list):
            entry = _add(menu, words, icon, key, partial(actions.move, frames, target))
            entry.setEnabled(target is not None)
    fill_beats(menu.addMenu("Move to beat"), story, actions, frames)
    fill_zones(menu.addMenu("Zone"), story, actions, frames)
    fill_statuses(menu.addMenu("Set status"), story, actions, frames)
    fill_owners(menu.addMenu("Give to"), story, actions, frames)
    menu.addSeparator()
    words = "Take back into the story" if are_hidden else "Hide as backup"
    icon = "eye" if are_hidden else "eye-off"
    hide = partial(actions.hide, frames, is_backup=not are_hidden)
    _add(menu, words, icon, KEYS["hide"], hide)
    words = "Delete" if len(frames) == 1 else f"Delete {len(frames)} frames"
    _add(menu, words, "trash", KEYS["delete"], lambda: actions.delete(frames))


def _moves(
    story: NarrativeView, frames: Sequence[FrameId], *, is_list: bool
) -> list[tuple[str, str, str, Target | None]]:
    one, beat = frame_moves.one_step, frame_moves.beat_step
    keys = LIST_KEYS if is_list else KEYS
    sides, beats = ("left", "right"), ("up", "down")
    if is_list:
        sides, beats = beats, sides
    return [
        (
            f"Move {sides[0]}",
            f"arrow-{sides[0]}",
            keys["left"],
            one(story, frames, back=True),
        ),
        (
            f"Move {sides[1]}",
            f"arrow-{sides[1]}",
            keys["right"],
            one(story, frames, back=False),
        ),
        (
            "Move to the beat before",
            f"arrow-{beats[0]}",
            keys["beat-before"],
            beat(story, frames, back=True),
        ),
        (
            "Move to the beat after",
            f"arrow-{beats[1]}",
            keys["beat-after"],
            beat(story, frames, back=False),
        ),
    ]


def fill_beats(
    menu: QMenu, story: NarrativeView, actions: FrameActions, frames: Sequence[FrameId]
) -> None:
    """Offer the beats of the story's template; the one they are in is ticked."""
    present = {story.beat(story.whole.frames[frame]).id for frame in frames}
    for beat in story.template.beats:
        move = partial(actions.move, frames, Target(beat.id))
        _add_choice(menu, beat.title, move, is_chosen=present == {beat.id})


def fill_zones(
    menu: QMenu, story: NarrativeView, actions: FrameActions, frames: Sequence[FrameId]
) -> None:
    """Offer to make a zone of these frames, and the zones that there are."""
    """Offer to make a zone of these frames, and the zones that there are."""
    present = {story.whole.frames[frame].zone for frame in frames}
    many = "this frame" if len(frames) == 1 else f"these {len(frames)} frames"
    _add(
        menu, f"Make a zone of {many}", "bookmark", KEYS["zone"], lambda: actions.make_zone(frames)
    )
    times = zone_times(story)
    if times:
        menu.addSeparator()
    for time in times:
        entry = menu.addAction(time.name.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(present == {time.zone.id})
        zone = time.zone
        entry.triggered.connect(lambda _checked=False, zone=zone: actions.put_into(frames, zone))
    if present != {None}:
        menu.addSeparator()
        out = menu.addAction("Take out of its zone")
        out.triggered.connect(lambda _checked=False: actions.put_into(frames, None))


def fill_statuses(
    menu: QMenu, story: NarrativeView, actions: FrameActions, frames: Sequence[FrameId]
) -> None:
    """Offer each status; the one that all of them have is ticked."""
    present = {story.whole.frames[frame].status for frame in frames}
    for status in Status:
        mark = partial(actions.mark, frames, status)
        _add_choice(menu, status_words(status), mark, is_chosen=present == {status})


def fill_owners(
    menu: QMenu, story: NarrativeView, actions: FrameActions, frames: Sequence[FrameId]
) -> None:
    """Offer everybody and nobody; whoever owns all of them is ticked."""
    present = {story.whole.frames[frame].owner for frame in frames}
    people = sorted(story.whole.people.values(), key=lambda person: person.name)
    entries: list[tuple[PersonId | None, str]] = [
        (person.id, person.name or "Without a name") for person in people
    ]
    for owner, name in [*entries, (None, "Nobody")]:
        give = partial(actions.give, frames, owner)
        _add_choice(menu, name, give, is_chosen=present == {owner})


def _add_choice(menu: QMenu, words: str, act: Callable[[], object], *, is_chosen: bool) -> QAction:
    entry = menu.addAction(words)
    entry.setCheckable(True)
    entry.setChecked(is_chosen)
    entry.triggered.connect(lambda _checked=False: act())
    return entry


def _add(menu: QMenu, words: str, icon: str, keys: str, act: Callable[[], object]) -> QAction:
    entry = menu.addAction(icons.icon(icon, Role.TEXT2), f"{words}\t{keys}")
    entry.triggered.connect(lambda _checked=False: act())
    return entry
