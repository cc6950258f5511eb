"""The menu of variants in the tool row: which one is shown, and what can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.variants import VariantFacts, facts_of, left_out_of, variants_of
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.variants import add_variant, delete_variant, leave_out
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import Variant
from ui import icons
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role
from ui.widgets.buttons import SecondaryButton

_WHOLE = "The whole story"
_WIDEST_PX = 190


class VariantButton(SecondaryButton):
    """Says how the story is told, and opens the menu of variants."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Variant", size=ControlSize.SMALL, parent=parent)
        self._session = session
        self.setMaximumWidth(_WIDEST_PX)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._on_menu_about_to_show)
        self.setMenu(menu)
        session.variant_chosen.connect(self.refresh)
        session.narrative_chosen.connect(self.refresh)
        session.changed.connect(self._on_session_changed)
        self.refresh()

    def refresh(self) -> None:
        """Name the variant that is shown."""
        shown = self._session.variant
        self.setEnabled(self._session.story is not None)
        words = f"Variant: {shown.name}" if shown is not None else "Variant"
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"Variant: {shown.name if shown is not None else _WHOLE}")
        self.setToolTip(
            f"Told as “{shown.name}”" if shown is not None else "Tell the story for another length"
        )

    def fill(self, menu: QMenu) -> None:
        """Offer the variants with their lengths, and what can be done to the shown one."""
        menu.clear()
        session, story = self._session, self._session.story
        if story is None:
            return
        shown, group = session.variant, QActionGroup(menu)
        entries: list[tuple[str, Variant | None]] = [(_WHOLE, None)]
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
        frames = self._chosen()
        if frames:
            gone = left_out_of(story.whole, shown)
            are_out = all(frame in gone for frame in frames)
            many = (
                "the selected frame" if len(frames) == 1 else f"the {len(frames)} selected frames"
            )
            words = f"Take {many} in again" if are_out else f"Leave out {many}"
            icon = "eye" if are_out else "eye-off"
            _add(menu, words, icon, self.turn_frames)
        _add(menu, "Name, audience and length…", "pencil", self.edit)
        menu.addSeparator()
        _add(menu, "Delete this variant", "trash", self.delete)

    # The verbs

    def make(self) -> None:
        """Ask for a name, make a variant and show it."""
        from ui.dialogs.variant_sheet import VariantSheet

        story = self._session.story
        if story is None:
            return
        self._session.flush()
        sheet = VariantSheet(
            self.window(),
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
            self.window(),
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
        session, shown, frames = self._session, self._session.variant, self._chosen()
        if shown is None or not frames:
            session.messages.tell("Choose a variant and frames first")
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

    # Inside

    def _chosen(self) -> list[FrameId]:
        selection = self._session.selection
        if selection.table != Frame.table:
            return []
        return [frame.id for one in selection.ids if (frame := self._session.view.frames.get(one))]

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)

    def _on_menu_about_to_show(self) -> None:
        self.fill(self.menu())

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self.refresh()

    def _on_entry_triggered(self, variant: Variant | None, _is_checked: bool = False) -> None:
        self._session.choose_variant(variant.id if variant is not None else None)

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
