"""The menu of variants in the tool row: which one is shown, and what can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.variants import VariantFacts, facts_of, variants_of
from narrative_studio.model.durations import format_duration
from narrative_studio.model.variants import Variant
from ui import icons
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role
from ui.widgets.buttons import SecondaryButton
from ui.workspaces.storyboard.variant_actions import VariantActions

_WHOLE = "The whole story"
_WIDEST_PX = 190


class VariantButton(SecondaryButton):
    """Says how the story is told, and opens the menu of variants."""

    def __init__(
        self, session: Session, actions: VariantActions, parent: QWidget | None = None
    ) -> None:
        super().__init__("Variant", size=ControlSize.SMALL, parent=parent)
        self._session = session
        self._actions = actions
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
        do, shown, group = self._actions, session.variant, QActionGroup(menu)
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
        _add(menu, "New variant…", "plus", do.make)
        if shown is None:
            return
        frames = do.chosen
        if frames:
            are_out = do.are_left_out(frames)
            many = (
                "the selected frame" if len(frames) == 1 else f"the {len(frames)} selected frames"
            )
            words = f"Take {many} in again" if are_out else f"Leave out {many}"
            icon = "eye" if are_out else "eye-off"
            _add(menu, words, icon, do.turn_frames)
        _add(menu, "Name, audience and length…", "pencil", do.edit)
        menu.addSeparator()
        _add(menu, "Delete this variant", "trash", do.delete)

    # Inside

    def _on_menu_about_to_show(self) -> None:
        self.fill(self.menu())

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self.refresh()

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
