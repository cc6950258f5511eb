"""One exported file: what it is, from which state it was made, and how it stands today."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exporters import registry
from exporters.register import Judged, Standing
from narrative_studio.analysis.naming import day, quoted
from narrative_studio.errors import UnknownFormat
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.view import ProjectView
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.buttons import IconButton, SecondaryButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel

_BADGES: Final = {
    Standing.CURRENT: Badge("Current", Tone.GOOD, "check"),
    Standing.STALE: Badge("Stale", Tone.WARN, "alert-triangle"),
    Standing.UNSURE: Badge("Not sure", Tone.NEUTRAL, "help"),
}
_WAITING: Final = Badge("Comparing", Tone.QUIET)
_ICONS: Final = {
    ".pptx": "file-type-ppt",
    ".docx": "file-type-docx",
    ".pdf": "file-type-pdf",
    ".zip": "file-type-csv",
    ".json": "braces",
    ".md": "markdown",
}
_BADGE_PX: Final = 92


class ExportedRow(QWidget):
    """One file of the register.

    Signals:
        again_asked(str): make the file of this entry again.
        shown_in_folder(str): show where it lies.
        forgotten(str): take it off the register.
    """

    again_asked = Signal(str)
    shown_in_folder = Signal(str)
    forgotten = Signal(str)

    def __init__(self, view: ProjectView, entry: ExportedFile, place: Path | None) -> None:
        super().__init__()
        self.entry = entry
        name = TextLabel(entry.file_name, use=Type.BODY_STRONG)
        facts = TextLabel(facts_of(view, entry), use=Type.SUPPORT, role=Role.TEXT2)
        self._reason = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2)
        self._badge = BadgeLabel(_WAITING)
        self._badge.setFixedWidth(_BADGE_PX)
        self._again = SecondaryButton("Export again", size=ControlSize.SMALL)
        self._again.setAccessibleName(f"Export {entry.file_name} again")
        self._folder = IconButton("folder-open", f"Show {entry.file_name} in its folder")
        self._forget = IconButton("x", f"Take {entry.file_name} off the register")
        self._folder.setEnabled(place is not None and place.exists())
        if place is None:
            self._reason.setToolTip("It was made on another computer.")
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        for label in (name, facts, self._reason):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(10)
        row.addWidget(IconMark(_ICONS.get(Path(entry.file_name).suffix.lower(), "file-text")))
        row.addLayout(words, 1)
        row.addWidget(self._badge)
        for button in (self._again, self._folder, self._forget):
            row.addWidget(button)
        self._again.clicked.connect(self._on_again_clicked)
        self._folder.clicked.connect(self._on_folder_clicked)
        self._forget.clicked.connect(self._on_forget_clicked)

    @property
    def badge(self) -> Badge:
        """How the file stands."""
        return self._badge.badge

    @property
    def again(self) -> SecondaryButton:
        """The button that makes the file again."""
        return self._again

    @property
    def reason(self) -> str:
        """Why it stands so, or why it could not be made again."""
        return self._reason.text()

    def show_judged(self, judged: Judged, failure: str = "") -> None:
        """Show how the file stands to the document of today, or why it was not made again."""
        self._badge.set_badge(_BADGES[judged.standing])
        reason = failure or judged.reason[:1].upper() + judged.reason[1:]
        self._reason.setText(reason)
        self._reason.set_role(Role.BAD if failure else Role.TEXT2)
        self._again.setAccessibleDescription(reason)

    def _on_again_clicked(self) -> None:
        self.again_asked.emit(str(self.entry.id))

    def _on_folder_clicked(self) -> None:
        self.shown_in_folder.emit(str(self.entry.id))

    def _on_forget_clicked(self) -> None:
        self.forgotten.emit(str(self.entry.id))


def facts_of(view: ProjectView, entry: ExportedFile) -> str:
    """What a file is and where it comes from, in a line."""
    try:
        title = registry.get(entry.format).title
    except UnknownFormat:
        title = entry.format
    narrative = view.narratives.get(entry.narrative or "")
    variant = view.variants.get(entry.variant or "")
    baseline = view.baselines.get(entry.baseline or "")
    maker = view.people.get(entry.made_by or "")
    moment = datetime.fromtimestamp(entry.made_at_ms / 1000).astimezone()
    made = f"{day(moment.date().isoformat())}, {moment:%H:%M}"
    parts = (
        title,
        quoted(narrative.title) if narrative and len(view.narratives) > 1 else "",
        f"told as {quoted(variant.name)}" if variant else "",
        f"from {baseline.code or baseline.name}" if baseline else "",
        f"made {made} by {maker.name}" if maker else f"made {made}",
    )
    return " · ".join(filter(None, parts))
