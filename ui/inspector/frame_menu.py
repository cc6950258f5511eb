"""The menu of frames: the same entries on a card, on several, and in the inspector."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from narrative_studio.analysis.zones import zone_times
from narrative_studio.model.ids import FrameId
from narrative_studio.model.view import NarrativeView
from ui import icons
from ui.inspector.frame_actions import FrameActions
from ui.inspector.frame_clipboard import holds_frames
from ui.inspector.frame_keys import KEYS
from ui.models import frame_moves
from ui.models.frame_moves import Target
from ui.theme import Role


def fill_frame_menu(
    menu: QMenu, story: NarrativeView, actions: FrameActions, frames: Sequence[FrameId]
) -> None:
    """Offer what can be done to these frames; at least one, all of the story."""
    last = frames[-1]
    are_hidden = all(story.number(frame) is None for frame in frames)
    _add(menu, "Add frame after", "plus", "add", lambda: actions.add(after=last))
    _add(menu, "Duplicate", "copy", "duplicate", lambda: actions.duplicate(frames))
    _add(menu, "Cut", "cut", "cut", lambda: actions.cut(frames))
    _add(menu, "Copy", "copy", "copy", lambda: actions.copy(frames))
    paste = _add(menu, "Paste after", "clipboard", "paste", lambda: actions.paste(after=last))
    paste.setEnabled(holds_frames())
    menu.addSeparator()
    if not are_hidden:
        for words, icon, key, target in _moves(story, frames):
            entry = _add(menu, words, icon, key, partial(actions.move, frames, target))
            entry.setEnabled(target is not None)
    fill_beats(menu.addMenu("Move to beat"), story, actions, frames)
    _fill_zones(menu.addMenu("Zone"), story, actions, frames)
    menu.addSeparator()
    words = "Take back into the story" if are_hidden else "Hide as backup"
    icon = "eye" if are_hidden else "eye-off"
    _add(menu, words, icon, "hide", lambda: actions.hide(frames, is_backup=not are_hidden))
    words = "Delete" if len(frames) == 1 else f"Delete {len(frames)} frames"
    _add(menu, words, "trash", "delete", lambda: actions.delete(frames))


def _moves(
    story: NarrativeView, frames: Sequence[FrameId]
) -> list[tuple[str, str, str, Target | None]]:
    one, beat = frame_moves.one_step, frame_moves.beat_step
    return [
        ("Move left", "arrow-left", "left", one(story, frames, back=True)),
        ("Move right", "arrow-right", "right", one(story, frames, back=False)),
        ("Move to the beat before", "arrow-up", "beat-before", beat(story, frames, back=True)),
        ("Move to the beat after", "arrow-down", "beat-after", beat(story, frames, back=False)),
    ]


def fill_beats(
    menu: QMenu, story: NarrativeView, actions: FrameActions, frames: Sequence[FrameId]
) -> None:
    """Offer the beats of the story's template; the one they are in is ticked."""
    present = {story.beat(story.whole.frames[frame]).id for frame in frames}
    for beat in story.template.beats:
        entry = menu.addAction(beat.title)
        entry.setCheckable(True)
        entry.setChecked(present == {beat.id})
        target = Target(beat.id)
        entry.triggered.connect(lambda _checked=False, target=target: actions.move(frames, target))


def _fill_zones(
    menu: QMenu, story: NarrativeView, actions: FrameActions, frames: Sequence[FrameId]
) -> None:
    """Offer to make a zone of these frames, and the zones that there are."""
    present = {story.whole.frames[frame].zone for frame in frames}
    many = "this frame" if len(frames) == 1 else f"these {len(frames)} frames"
    _add(menu, f"Make a zone of {many}", "bookmark", "zone", lambda: actions.make_zone(frames))
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


def _add(menu: QMenu, words: str, icon: str, key: str, act: Callable[[], object]) -> QAction:
    entry = menu.addAction(icons.icon(icon, Role.TEXT2), f"{words}\t{KEYS[key]}")
    entry.triggered.connect(lambda _checked=False: act())
    return entry
