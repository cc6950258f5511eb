"""Says that something unexpected happened, that the work is kept, and shows the report in full."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.crash import Crash
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 680
_HEIGHT_PX: Final = 520


class CrashSheet(Sheet):
    """The report to read, to copy or to keep; and the way back to work.

    Signals:
        reopen_asked(): the document is to be closed and opened again.
        told(str): something was done, in words.
    """

    reopen_asked = Signal()
    told = Signal(str)

    def __init__(self, host: QWidget, crash: Crash, *, has_document: bool) -> None:
        super().__init__(
            host, "Something unexpected happened", width_px=_WIDTH_PX, height_px=_HEIGHT_PX
        )
        self._crash = crash
        self._text = QPlainTextEdit(crash.text)
        self._text.setReadOnly(True)
        self._text.setAccessibleName("Report")
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFont(theme.current().font(Type.LITERAL)))
        self.copy = SecondaryButton("Copy the report", icon="copy")
        self.save = SecondaryButton("Save it…", icon="device-floppy")
        self.reopen = SecondaryButton("Open the document again", icon="refresh")
        self.go_on = PrimaryButton("Go on working")
        self._place_parts()
        self.reopen.setVisible(has_document)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.reopen.clicked.connect(self._on_reopen_clicked)
        self.go_on.clicked.connect(self.close_sheet)

    def begin(self) -> None:
        """Show the sheet with the keyboard on the way back to work."""
        self.open(self.go_on)

    @property
    def report(self) -> str:
        """What is shown."""
        return self._text.toPlainText()

    def save_to(self, target: Path) -> None:
        """Write the report to a file of the user's choice and say so."""
        try:
            target.write_text(self._crash.text, encoding="utf-8")
        except OSError as error:
            self.told.emit(f"The report could not be saved there: {error.strerror or error}")
        else:
            self.told.emit(f"Saved the report as {target.name}")

    def _place_parts(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(TextLabel("Every change you made is kept on this computer", use=Type.PANEL))
        advice = (
            "The mistake is in the program, not in your document. Go on working; if something "
            "looks wrong, open the document again."
        )
        words.addWidget(TextLabel(advice, use=Type.BODY, role=Role.TEXT2, lines=0))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(IconMark("shield-check", size_px=24, role=Role.GOOD))
        head.addLayout(words, 1)
        self.body_layout.addLayout(head)
        note = (
            "This report helps to mend it. It is all there is: no text of your document, no names, "
            "no paths. Nothing is sent anywhere."
        )
        if self._crash.path is not None:
            note += f" It was written to {self._crash.path.name} in the studio's folder."
        self.body_layout.addWidget(TextLabel(note, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        self.body_layout.addWidget(self._text, 1)
        foot = self.foot_layout
        for button in (self.copy, self.save):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.reopen)
        foot.addWidget(self.go_on)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._crash.text)
        self.told.emit("Copied the report")

    def _on_save_clicked(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self,
            "Save the report",
            str(Path.home() / "narrative-studio-report.txt"),
            "Text (*.txt)",
        )
        if name:
            self.save_to(Path(name))

    def _on_reopen_clicked(self) -> None:
        self.close_sheet()
        self.reopen_asked.emit()
