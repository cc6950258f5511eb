"""The presets at the top of the export sheet: choose one, save, rename and delete one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QWidget

from exporters import registry
from exporters.presets import Preset, preset_options, presets
from exporters.protocol import Exporter, Options, OptionValue
from exporters.stored_options import to_text
from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.presets import delete_preset, rename_preset, save_preset
from narrative_studio.model.ids import ExportPresetId
from narrative_studio.preset_files import files_of, keep_files
from narrative_studio.settings import Settings
from ui import icons
from ui.session import Session
from ui.theme import Role
from ui.widgets.buttons import ControlSize, IconButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.line_edit import LineEdit

_NONE: Final = "No preset"
_WIDTH_PX: Final = 440
_CHOICE_PX: Final = 230


@dataclass(frozen=True, slots=True)
class Wanted:
    """A preset that was chosen: its options, and the files it names that are not known here."""

    preset: Preset
    options: dict[str, OptionValue]
    missing: tuple[str, ...]


class PresetBar(QWidget):
    """Offers presets, and keeps what is chosen under a name.

    Signals:
        chosen(Wanted): another preset is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._exporter: Exporter | None = None
        self._values: Options = {}
        self._preset: Preset | None = None
        self._renamed: Preset | None = None
        self.setFixedWidth(_WIDTH_PX)
        self._choice = ComboBox(name="Preset", size=ControlSize.SMALL)
        self._choice.setFixedWidth(_CHOICE_PX)
        self._choice.chosen.connect(self._on_choice_chosen)
        self._more = IconButton("dots", "More about presets", size=ControlSize.SMALL)
        self._more.clicked.connect(self._on_more_clicked)
        self._name = LineEdit(
            name="Name of the preset", placeholder="Leave-behind", size=ControlSize.SMALL
        )
        self._name.returnPressed.connect(self._on_name_return_pressed)
        self._name.edited.connect(self._on_name_edited)
        self._keep = SecondaryButton("Save", size=ControlSize.SMALL)
        self._keep.clicked.connect(self._on_name_return_pressed)
        cancel = SecondaryButton("Cancel", size=ControlSize.SMALL)
        cancel.clicked.connect(self._show_choice)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._page(None, self._label("Preset"), self._choice, self._more))
        naming = (self._label("Name"), self._name, self._keep, cancel)
        self._pages.addWidget(self._page(self._name, *naming))
        session.changed.connect(self._on_session_changed)
        self._fill()

    @property
    def preset(self) -> Preset | None:
        """The preset that was chosen, also where something was changed since."""
        return self._preset

    def note(self, exporter: Exporter, values: Options) -> None:
        """Take note of what the sheet shows now."""
        self._exporter, self._values = exporter, values
        if self._preset is not None and self._preset.format != exporter.id:
            self._preset = None
        self._fill()

    def make_menu(self) -> QMenu:
        """What can be done with what is chosen."""
        menu = QMenu(self)
        _add(menu, "bookmark", "Save as a preset…", self._ask_name)
        own = self._preset
        if own is not None and own.is_own:
            name = quoted(own.name).replace("&", "&&")
            if self._is_changed():
                _add(menu, "device-floppy", f"Save the changes to {name}", self._save_changes)
            _add(menu, "pencil", f"Rename {name}…", self._ask_new_name)
            _add(menu, "trash", f"Delete {name}", self._delete)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex():
            self._show_choice()
        else:
            super().keyPressEvent(event)

    # Building

    def _page(self, wide: QWidget | None, *parts: QWidget) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if wide is None:
            row.addStretch(1)
        for part in parts:
            row.addWidget(part, 1 if part is wide else 0)
        return page

    def _label(self, words: str) -> TextLabel:
        return TextLabel(words, role=Role.TEXT2, fixed=True)

    def _fill(self) -> None:
        every = presets(self._session.view)
        if self._preset is not None:
            kept = self._preset.id
            self._preset = next((one for one in every if one.id == kept), None)
        mark = ", changed" if self._is_changed() else ""
        shown = self._preset.id if self._preset is not None else None
        entries = [(one.id, one.name + (mark if one.id == shown else "")) for one in every]
        self._choice.set_entries([(None, _NONE), *entries])
        self._choice.choose(shown)
        words = next((name for key, name in entries if key == shown), _NONE)
        self._choice.setToolTip(words)

    def _is_changed(self) -> bool:
        if self._preset is None or self._exporter is None:
            return False
        options, _missing = preset_options(self._preset, self._files(self._preset))
        return to_text(self._exporter, options) != to_text(self._exporter, self._values)

    def _files(self, preset: Preset) -> dict[str, str]:
        return files_of(self._settings, preset.id)

    # Saving

    def _ask_name(self) -> None:
        self._renamed = None
        self._keep.setText("Save")
        self._show_name(self._preset.name if self._preset and self._preset.is_own else "")

    def _ask_new_name(self) -> None:
        self._renamed = self._preset
        self._keep.setText("Rename")
        self._show_name(self._preset.name if self._preset else "")

    def _show_name(self, name: str) -> None:
        self._name.set_wrong("")
        self._name.set_text(name)
        self._pages.setCurrentIndex(1)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _show_choice(self) -> None:
        self._name.flush()
        self._pages.setCurrentIndex(0)
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_changes(self) -> None:
        if self._preset is not None:
            self._save(self._preset.name)

    def _save(self, name: str) -> None:
        exporter, values = self._exporter, self._values
        assert exporter is not None
        row = self._session.attempt(
            lambda: save_preset(
                self._session.project,
                name=name,
                format_id=exporter.id,
                options=to_text(exporter, values),
            )
        )
        if row is None:
            return
        files = {key: str(value) for key, value in values.items() if isinstance(value, Path)}
        keep_files(self._settings, row.id, files)
        self._preset = Preset(row.id, row.name, row.format, row.options, is_own=True)
        self._fill()
        self._tell(f"Preset {quoted(row.name)} saved")

    def _rename(self, preset: Preset, name: str) -> None:
        self._session.attempt(
            lambda: rename_preset(
                self._session.project, preset=ExportPresetId(preset.id), name=name
            )
        )
        self._fill()

    def _delete(self) -> None:
        preset = self._preset
        assert preset is not None
        self._preset = None
        self._session.attempt(
            lambda: delete_preset(self._session.project, preset=ExportPresetId(preset.id))
        )
        self._fill()
        self._tell(f"Preset {quoted(preset.name)} deleted")

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)

    # Slots

    def _on_choice_chosen(self, key: object) -> None:
        found = [one for one in presets(self._session.view) if one.id == key]
        self._preset = found[0] if found else None
        if self._preset is None:
            self._fill()
            return
        options, missing = preset_options(self._preset, self._files(self._preset))
        self._exporter, self._values = registry.get(self._preset.format), options
        self._fill()
        self.chosen.emit(Wanted(self._preset, options, missing))

    def _on_more_clicked(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _on_name_edited(self, _text: str) -> None:
        self._name.set_wrong("")

    def _on_name_return_pressed(self) -> None:
        name = " ".join(self._name.text().split())
        if not name:
            self._name.set_wrong("A preset needs a name. Type one, for example Leave-behind")
            self._name.setFocus()
            return
        self._show_choice()
        if self._renamed is not None:
            self._rename(self._renamed, name)
        else:
            self._save(name)

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self._fill()


def _add(menu: QMenu, icon: str, words: str, act: Callable[[], object]) -> None:
    entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
    entry.triggered.connect(lambda _checked=False: act())
