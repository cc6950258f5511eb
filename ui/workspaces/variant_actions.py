"""What can be done to variants: make, edit, delete, leave frames out, say cells otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.analysis.story.variants import (
    VariantFacts,
    facts_of,
    left_out_of,
    variants_of,
)
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.variants import (
    add_variant,
    delete_variant,
    leave_out,
    say_as_the_story,
    say_otherwise,
)
from narrative_studio.model.durations import format_duration
from narrative_studio.model.field_words import field_words
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import OVERRIDABLE, Variant
from ui import icons
from ui.inspector.frame.keys import KEYS
from ui.models.told_cells import differing_cells
from ui.session import Session
from ui.theme import Role

WHOLE_STORY = "The whole story"


class VariantActions(QObject):
    """Carries out verbs on the shown variant; ``host`` is what sheets stand over."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self._session = session
        self._host = host

    @property
    def chosen(self) -> list[FrameId]:
        """The selected frames."""
        selection = self._session.selection
        if selection.table != Frame.table:
            return []
        return [frame.id for one in selection.ids if (frame := self._session.view.frames.get(one))]

    def are_left_out(self, frames: list[FrameId]) -> bool:
        """Whether the shown variant does without all of these."""
        shown = self._session.variant
        gone = left_out_of(self._session.view, shown) if shown is not None else frozenset()
        return bool(frames) and all(frame in gone for frame in frames)

    def differs(self, frame: FrameId, what: str) -> bool:
        """Whether the shown variant says a cell of a frame otherwise."""
        row, shown = self._session.view.frames.get(frame), self._session.variant
        return row is not None and what in differing_cells(self._session.view, shown, row)

    def fill(self, menu: QMenu) -> None:
        """Offer the variants with their lengths, and what can be done to the shown one."""
        menu.clear()
        session, story = self._session, self._session.story
        if story is None:
            return
        shown, group = session.variant, QActionGroup(menu)
        entries: list[tuple[str, Variant | None]] = [(WHOLE_STORY, None)]
        entries += [
            (f"{one.name}   {short_facts(facts_of(story, one))}", one) for one in variants_of(story)
        ]
        for words, variant in entries:
            entry = menu.addAction(words.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(variant == shown)
            group.addAction(entry)
            entry.triggered.connect(partial(self._on_entry_triggered, variant))
        menu.addSeparator()
        _add(menu, "New variant…", "plus", self.make)
        if shown is None:
            return
        frames = self.chosen
        if frames:
            are_out = self.are_left_out(frames)
            many = (
                "the selected frame" if len(frames) == 1 else f"the {len(frames)} selected frames"
            )
            words = f"Take {many} in again" if are_out else f"Leave out {many}"
            icon = "eye" if are_out else "eye-off"
            _add(menu, words, icon, self.turn_frames)
        _add(menu, "Name, audience and length…", "pencil", self.edit)
        menu.addSeparator()
        _add(menu, "Delete this variant", "trash", self.delete)

    def fill_for(self, menu: QMenu, frame: FrameId, what: str, edit: Callable[[], object]) -> None:
        """Offer what the shown variant can do with the selected frames and with the current cell.

        ``edit`` opens the field of the cell.
        """
        shown, frames = self._session.variant, self.chosen
        if shown is None or not frames:
            return
        menu.addSeparator()
        name = shown.name.replace("&", "&&")
        words = (
            f"Take in again to “{name}”" if self.are_left_out(frames) else f"Leave out of “{name}”"
        )
        icon = "eye" if self.are_left_out(frames) else "eye-off"
        entry = menu.addAction(icons.icon(icon, Role.TEXT2), f"{words}\t{KEYS['leave-out']}")
        entry.triggered.connect(lambda _checked=False: self.turn_frames())
        if what not in OVERRIDABLE or frame in left_out_of(self._session.view, shown):
            return
        words = f"Say the {field_words(what)} otherwise in “{name}”"
        if self.differs(frame, what):
            words = f"Back to the story's {field_words(what)}"
        entry = menu.addAction(icons.icon("versions", Role.TEXT2), f"{words}\t{KEYS['differ']}")
        entry.triggered.connect(lambda _checked=False: self.turn_cell(frame, what, edit))

    # The verbs

    def make(self) -> None:
        """Ask for a name, make a variant and show it."""
        from ui.dialogs.variant_sheet import VariantSheet

        story = self._session.story
        if story is None:
            return
        self._session.flush()
        sheet = VariantSheet(
            self._host.window(),
            "New variant",
            verb="Make the variant",
            call_length_ms=story.narrative.call_length_ms,
        )
        sheet.named.connect(self._on_sheet_made)
        sheet.open()

    def edit(self) -> None:
        """Ask for another name, audience or length."""
        from ui.dialogs.variant_sheet import VariantSheet

        shown, story = self._session.variant, self._session.story
        if shown is None or story is None:
            return
        sheet = VariantSheet(
            self._host.window(),
            "Edit the variant",
            verb="Keep",
            name=shown.name,
            audience=shown.audience,
            call_length_ms=shown.call_length_ms or story.narrative.call_length_ms,
        )
        sheet.named.connect(partial(self._on_sheet_edited, shown))
        sheet.open()

    def delete(self) -> None:
        """Delete the shown variant; the whole story is shown."""
        session, shown = self._session, self._session.variant
        if shown is None:
            return
        session.flush()

        def run() -> bool:
            delete_variant(session.project, variant=shown.id)
            return True

        if session.attempt(run):
            self._tell(f"Variant “{shown.name}” deleted, the story stays")

    def turn_frames(self) -> None:
        """Leave the selected frames out of the shown variant, or take them in again."""
        session, shown, frames = self._session, self._session.variant, self.chosen
        if shown is None or not frames:
            session.messages.advise("Choose a variant and frames first")
            return
        session.flush()
        gone = left_out_of(session.view, shown)
        is_left_out = not all(frame in gone for frame in frames)

        def run() -> bool:
            leave_out(session.project, variant=shown.id, frames=frames, is_left_out=is_left_out)
            return True

        if session.attempt(run):
            words = "left out of" if is_left_out else "taken in again to"
            self._tell(f"{counted(len(frames), 'frame')} {words} “{shown.name}”")

    def turn_cell(self, frame: FrameId, what: str, edit: Callable[[], object]) -> None:
        """Let the shown variant say a cell otherwise, and edit it; or as the story says it."""
        session, shown = self._session, self._session.variant
        row = session.view.frames.get(frame)
        if shown is None or row is None or what not in OVERRIDABLE:
            session.messages.advise("Choose a variant and a field of a frame first")
            return
        if frame in left_out_of(session.view, shown):
            session.messages.tell(f"{quoted(shown.name)} does without this frame")
            return
        session.flush()
        project, is_back = session.project, self.differs(frame, what)

        def run() -> bool:
            if is_back:
                say_as_the_story(project, variant=shown.id, frame=frame, what=what)
            else:
                value = getattr(row, what)
                say_otherwise(project, variant=shown.id, frame=frame, what=what, value=value)
            return True

        if not session.attempt(run):
            return
        if is_back:
            self._tell(f"The {field_words(what)} is as in the story again")
        else:
            edit()

    # Inside

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)

    def _on_sheet_made(self, name: str, audience: str, call_length_ms: int) -> None:
        session, story = self._session, self._session.story
        if story is None:
            return
        made = session.attempt(
            lambda: add_variant(
                session.project,
                narrative=story.narrative.id,
                name=name,
                audience=audience,
                call_length_ms=call_length_ms,
            )
        )
        if made is not None:
            session.choose_variant(made.id)
            self._tell(f"Variant “{made.name}” made: leave frames out, or change their fields")

    def _on_sheet_edited(
        self, variant: Variant, name: str, audience: str, call_length_ms: int
    ) -> None:
        session = self._session
        session.attempt(
            lambda: edit_cells(
                session.project,
                variant,
                name=name,
                audience=audience,
                call_length_ms=call_length_ms,
            )
        )

    def _on_entry_triggered(self, variant: Variant | None, _is_checked: bool = False) -> None:
        self._session.choose_variant(variant.id if variant is not None else None)


def short_facts(facts: VariantFacts) -> str:
    """``6 frames · 640 words · 10:00 of 10:00``."""
    call = format_duration(facts.call_length_ms)
    time = f"{format_duration(facts.planned_ms)} of {call}"
    over_ms = facts.planned_ms - facts.call_length_ms
    over = f", {format_duration(over_ms)} over" if over_ms > 0 else ""
    return f"{counted(facts.frames, 'frame')} · {counted(facts.words, 'word')} · {time}{over}"


def _add(menu: QMenu, words: str, icon: str, act: Callable[[], object]) -> QAction:
    entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
    entry.triggered.connect(lambda _checked=False: act())
    return entry
