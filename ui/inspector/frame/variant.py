"""What the shown variant says in a frame: left out, or single fields said otherwise."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.variants import left_out_of, overrides_of, value_of
from narrative_studio.commands.variants import leave_out, say_as_the_story, say_otherwise
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import OVERRIDABLE, Override, Variant
from ui.inspector.frame.part import FramePart
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import LinkButton, QuietButton, SecondaryButton
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import ErrorLine
from ui.widgets.text_area import TextArea

WORDS = {
    "headline": "Headline",
    "key_message": "Key message",
    "bullets": "Slide bullets",
    "script": "Script",
    "checkpoint": "Checkpoint",
    "transition": "Transition",
    "visual": "Described visual",
    "alt_text": "Alt text",
    "planned_ms": "Planned time",
}
"""The labels of the cells that a variant may change."""

_BASE_LINES = 4
_LEAST_BUTTON_PX = 72


class OverrideRow(QWidget):
    """One field that the variant says otherwise, with the story's wording under it.

    Signals:
        said(object): another wording, or a time in milliseconds.
        typed(str): the field holds another wording, which is not said yet.
        dropped(): the variant is to say what the story says.
    """

    said = Signal(object)
    typed = Signal(str)
    dropped = Signal()

    def __init__(self, session: Session, what: str) -> None:
        super().__init__()
        self.what = what
        label = TextLabel(WORDS[what], use=Type.SUPPORT, role=Role.TEXT2)
        self.field: TextArea | DurationEdit
        error = ErrorLine()
        if what == "planned_ms":
            self.field = DurationEdit(name=f"{WORDS[what]} in this variant")
            self.field.refused.connect(error.set_message)
            self.field.dropped.connect(session.messages.tell_no_time)
        else:
            self.field = TextArea(name=f"{WORDS[what]} in this variant", max_lines=12)
            self.field.edited.connect(self.typed)
        label.setBuddy(self.field)
        self._base = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=_BASE_LINES)
        self.back_button = LinkButton("Back to the story's wording")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        for widget in (label, self.field, error, self._base):
            column.addWidget(widget)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.committed.connect(self._on_field_committed)
        self.back_button.clicked.connect(self.dropped)
        session.on_flush(self.field.flush)

    @property
    def base_words(self) -> str:
        """What is said of the story's wording."""
        return self._base.text()

    def _on_field_committed(self, value: object) -> None:
        self.said.emit(value)

    def show_values(self, value: object, base: object) -> None:
        """Show what the variant says, and what the story says."""
        if isinstance(self.field, DurationEdit):
            self.field.set_value_ms(int(str(value)))
            self._base.setText(f"The story: {format_duration(int(str(base)))}")
        else:
            self.field.set_text(str(value))
            words = " ".join(str(base).split())
            self._base.setText(f"The story: {words}" if words else "The story says nothing here")


class VariantPart(FramePart):
    """Shown while a variant is; the sections below stay those of the story."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "In this variant")
        self._rows: dict[str, OverrideRow] = {}
        self._key: tuple[str, str] = ("", "")
        self._state = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._turn = SecondaryButton("", size=ControlSize.SMALL)
        self._more = QuietButton("Change a field", size=ControlSize.SMALL, icon="plus")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._turn)
        buttons.addWidget(self._more)
        buttons.addStretch(1)
        for button in (self._turn, self._more):
            button.setMinimumWidth(_LEAST_BUTTON_PX)  # In large type it is cut, not the panel.
        self.body_layout.addWidget(self._state)
        self.body_layout.addLayout(buttons)
        self._turn.clicked.connect(self._on_turn_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        session.variant_chosen.connect(self._on_session_variant_chosen)

    @property
    def rows(self) -> dict[str, OverrideRow]:
        """The fields that are said otherwise, by the cell."""
        return self._rows

    @property
    def turn_button(self) -> SecondaryButton:
        return self._turn

    @property
    def words(self) -> str:
        """Whether the frame is told in the variant."""
        return self._state.text()

    def refresh(self) -> None:
        variant, frame, story = self.session.variant, self.frame, self.story
        self.setVisible(variant is not None)
        if variant is None or frame is None or story is None:
            return
        if self._key != (variant.id, frame.id):
            self._drop_rows(list(self._rows))
            self._key = (variant.id, frame.id)
        is_out = frame.id in left_out_of(story.whole, variant)
        self._state.setText(
            f"“{variant.name}” does without this frame."
            if is_out
            else f"Told in “{variant.name}”. Fields that are not listed here follow the story."
        )
        self._turn.setText("Take it in again" if is_out else "Leave it out")
        self._turn.set_icon("eye" if is_out else "eye-off")
        self._more.setVisible(not is_out)
        self._show_rows(variant, frame)
        for row in self._rows.values():
            row.setVisible(not is_out)
        self.set_summary("Left out" if is_out else _summary(len(self._rows)))

    def field_menu(self) -> QMenu:
        """The fields that are not said otherwise yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for what in OVERRIDABLE:
            if what not in self._rows:
                entry = menu.addAction(WORDS[what])
                entry.triggered.connect(partial(self._on_field_chosen, what))
        return menu

    def _show_rows(self, variant: Variant, frame: Frame) -> None:
        found = overrides_of(self.session.view, variant, frame.id)
        self._drop_rows([what for what in self._rows if what not in found])
        for place, (what, override) in enumerate(found.items()):
            value = value_of(what, override.value)
            row = self._rows.get(what)
            if row is None:
                row = OverrideRow(self.session, what)
                row.said.connect(partial(self._on_row_said, what, self._key))
                row.dropped.connect(partial(self._on_row_dropped, what))
                row.typed.connect(partial(self._on_row_typed, override))
            self._rows[what] = row
            self.body_layout.insertWidget(1 + place, row)
            base = getattr(frame, what)
            row.show_values(base if value is None else value, base)

    def _drop_rows(self, cells: list[str]) -> None:
        for what in cells:
            row = self._rows.pop(what)
            row.field.flush()
            if isinstance(row.field, DurationEdit):
                row.field.give_up()
            row.hide()
            row.deleteLater()

    # Slots

    def _on_session_variant_chosen(self) -> None:
        if self.frame is not None:
            self.refresh()

    def _on_turn_clicked(self) -> None:
        session, variant, frame = self.session, self.session.variant, self.frame
        if variant is None or frame is None:
            return
        session.flush()
        is_out = frame.id in left_out_of(session.view, variant)
        session.attempt(
            lambda: leave_out(
                session.project, variant=variant.id, frames=[frame.id], is_left_out=not is_out
            )
        )

    def _on_more_clicked(self) -> None:
        menu = self.field_menu()
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _on_field_chosen(self, what: str, _is_checked: bool = False) -> None:
        frame = self.frame
        if frame is not None:
            self._say(what, self._key, getattr(frame, what))
            row = self._rows.get(what)
            if row is not None:
                row.field.setFocus(Qt.FocusReason.TabFocusReason)
                row.field.selectAll()

    def _on_row_said(self, what: str, key: tuple[str, str], value: object) -> None:
        self._say(what, key, value)

    def _on_row_typed(self, override: Override, text: str) -> None:
        self.session.typed.emit(override, "value", text)

    def _say(self, what: str, key: tuple[str, str], value: object) -> None:
        """Keep a wording where it was typed, though another frame may be shown by now."""
        session, (variant_id, frame_id) = self.session, key
        variant = session.view.variants.get(variant_id)
        frame = session.view.frames.get(frame_id)
        if variant is None or frame is None:
            return
        said = value if isinstance(value, int) else str(value)
        session.attempt(
            lambda: say_otherwise(
                session.project, variant=variant.id, frame=frame.id, what=what, value=said
            )
        )

    def _on_row_dropped(self, what: str) -> None:
        session, variant, frame = self.session, self.session.variant, self.frame
        if variant is None or frame is None:
            return
        session.flush()
        session.attempt(
            lambda: say_as_the_story(session.project, variant=variant.id, frame=frame.id, what=what)
        )


def _summary(count: int) -> str:
    verb = "differs" if count == 1 else "differ"
    return f"{counted(count, 'field')} {verb}" if count else "As in the story"
