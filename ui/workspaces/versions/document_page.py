"""The view Document: where the file stands, the copies beside it, and whether all is sound."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.analysis.row_names import Names
from narrative_studio.store.copies import CopyBeside
from ui.damage import opening_details
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.emptying import empty
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Note, Panel
from ui.widgets.scroll_box import ScrollBox
from ui.workspaces.versions.keeping_part import BackupsPart, SharePart
from ui.workspaces.versions.merging import CameIn, Merging, pressing
from ui.workspaces.versions.moments import time_of
from ui.workspaces.versions.verify_part import VerifyPart

_WIDEST_PX: Final = 880
_TICK_MS: Final = 1_000


class DocumentPage(QWidget):
    """Five panels below each other.

    Signals:
        merge_asked(): a copy is to be chosen and merged.
        decide_asked(): what came in is to be decided.
    """

    merge_asked = Signal()
    decide_asked = Signal()

    def __init__(self, session: Session, merging: Merging, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._merging = merging
        self._file = FilePart(session)
        self._copies = CopiesPart(session)
        self._verify = VerifyPart(session)
        self._backups = BackupsPart(session)
        self._share = SharePart(session)
        body = QWidget()
        body.setMaximumWidth(_WIDEST_PX)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        for part in (self._file, self._copies, self._share, self._verify, self._backups):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollBox(body))
        self._is_chosen_here = False
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._file.refresh)
        self._copies.merge_asked.connect(self.merge_asked)
        self._copies.copy_chosen.connect(self._on_copies_copy_chosen)
        self._copies.decide_asked.connect(self.decide_asked)
        merging.merged.connect(self._on_merging_merged)
        merging.ended.connect(self._on_merging_ended)

    @property
    def file(self) -> FilePart:
        return self._file

    @property
    def copies(self) -> CopiesPart:
        return self._copies

    @property
    def verify(self) -> VerifyPart:
        return self._verify

    @property
    def share(self) -> SharePart:
        return self._share

    @property
    def backups(self) -> BackupsPart:
        return self._backups

    def refresh(self) -> None:
        """The document has changed."""
        self._file.refresh()
        self._copies.refresh()
        self._backups.refresh()

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the first button of the page."""
        self._copies.first_button.setFocus(reason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        # Nobody says when the keeper has published; what is shown here must not lag behind.
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def _on_copies_copy_chosen(self, path: Path) -> None:
        self._is_chosen_here = True
        self._merging.merge(path)

    def _on_merging_merged(self, came: CameIn) -> None:
        self._copies.show_came_in(came)
        if self._is_chosen_here:
            # The button that was used goes with its copy.
            self._copies.next_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_merging_ended(self) -> None:
        self._is_chosen_here = False


class FilePart(Panel):
    """Where the document file is, and whether it holds everything."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._mark = IconMark("circle-check", size_px=16, role=Role.GOOD)
        self._state = TextLabel(use=Type.PANEL)
        self._why = TextLabel(use=Type.BODY, role=Role.TEXT2, lines=0)
        self._name = TextLabel(use=Type.BODY)
        self._folder = TextLabel(use=Type.BODY, role=Role.TEXT2)
        self._aside = Note()
        self._aside_words = TextLabel(use=Type.BODY, lines=0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._state, 1)
        inside = QVBoxLayout(self._aside)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._aside_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._folder)
        column.addWidget(self._aside)
        self.refresh()

    @property
    def state(self) -> str:
        """Whether the file holds everything, in words."""
        return self._state.text()

    def refresh(self) -> None:
        """Look at the state anew."""
        project = self._session.project
        if self._session.is_left:
            return  # The document was closed while the page was still there.
        if project.is_published:
            self._mark.set_icon("circle-check", Role.GOOD)
            self._state.setText(f"Published {self._when(project.path)}".strip())
            self._why.setText("The document file holds every change; others can read it now.")
        else:
            self._mark.set_icon("device-floppy", Role.INFO)
            self._state.setText("Kept on this computer, not yet published")
            self._why.setText(
                "Every change is safe here at once. The document file follows when you pause, "
                "or as soon as its folder can be written to."
            )
        self._name.setText(project.path.name)
        self._folder.setText(f"in {project.path.parent}")
        damage = opening_details(project)
        self._aside_words.setText(damage)
        self._aside.setVisible(bool(damage))

    def _when(self, path: Path) -> str:
        try:
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError:
            return ""
        return time_of(written, today=self._session.view.today.year)


class CopiesPart(Panel):
    """Copies with news beside the document, and what came in from one.

    Signals:
        merge_asked(): a copy elsewhere is to be chosen.
        copy_chosen(object): the path of a copy that is to be merged.
        decide_asked(): what came in is to be decided.
    """

    merge_asked = Signal()
    copy_chosen = Signal(object)
    decide_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[CopyBeside, ...] | None = None
        self._came: CameIn | None = None
        self._buttons: list[SecondaryButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._nothing = TextLabel(
            "No other copy with news lies beside the document. When a cloud service or a colleague "
            "leaves one, it is found here; merging it takes nothing away.",
            use=Type.BODY,
            role=Role.TEXT2,
            lines=0,
        )
        self._result = Note(Role.INFO_SOFT)
        self._result_words = TextLabel(use=Type.BODY, lines=0)
        self._decide = LinkButton("Decide")
        result = QHBoxLayout(self._result)
        result.setContentsMargins(12, 8, 12, 8)
        result.addWidget(self._result_words, 1)
        result.addWidget(self._decide)
        self._result.hide()
        self._merge = SecondaryButton("Merge a copy…", icon="git-merge")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        column.addWidget(TextLabel("Copies beside the document", use=Type.PANEL))
        column.addWidget(self._nothing)
        column.addLayout(self._rows)
        column.addWidget(self._result)
        column.addSpacing(2)
        column.addWidget(self._merge, 0, Qt.AlignmentFlag.AlignLeft)
        self._merge.clicked.connect(self.merge_asked)
        self._decide.clicked.connect(self.decide_asked)
        session.copies.looked.connect(self.refresh)
        self.refresh()

    @property
    def buttons(self) -> tuple[SecondaryButton, ...]:
        """The buttons that merge the copies which were found."""
        return tuple(self._buttons)

    @property
    def first_button(self) -> SecondaryButton:
        """Where the keyboard goes first."""
        return self._buttons[0] if self._buttons else self._merge

    @property
    def next_button(self) -> QWidget:
        """Where the keyboard goes once something came in."""
        return self._decide if self._decide.isVisibleTo(self) else self._merge

    @property
    def result(self) -> str:
        """What came in last, in words."""
        return self._result_words.text() if self._result.isVisibleTo(self) else ""

    def refresh(self) -> None:
        """Show what was found, and what of the latest merge is still to be decided."""
        if self._came is not None:
            cases = pressing(self._session.project)
            self._result_words.setText(self._came.words_now(cases))
            self._decide.setVisible(bool(cases))
        found = self._session.copies.found
        if found == self._shown:
            return
        self._shown = found
        empty(self._rows)
        self._buttons = []
        names = Names(self._session.view)
        for copy in found:
            self._rows.addWidget(self._row(copy, names))
        for first, second in pairwise([*self._buttons, self._decide]):
            QWidget.setTabOrder(first, second)
        self._nothing.setVisible(not found)

    def show_came_in(self, came: CameIn) -> None:
        """Say what a merge brought."""
        self._came = came
        self._result_words.setText(came.words)
        self._decide.setVisible(came.has_cases)
        self._result.show()

    def _row(self, copy: CopyBeside, names: Names) -> QWidget:
        row = QWidget()
        who = listed(
            [
                name or names.person(author)
                for author, name in zip_longest(copy.authors, copy.names, fillvalue="")
            ]
        )
        news = f"{counted(copy.news, 'change')} not here yet, by {who}"
        button = SecondaryButton("Merge", size=ControlSize.SMALL)
        button.setAccessibleName(f"Merge {copy.path.name}: {news}")
        button.clicked.connect(lambda: self.copy_chosen.emit(copy.path))
        self._buttons.append(button)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(copy.path.name, use=Type.BODY_STRONG))
        words.addWidget(TextLabel(news, use=Type.SUPPORT, role=Role.TEXT2))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconMark("file-text", size_px=20, role=Role.TEXT2))
        line.addLayout(words, 1)
        line.addWidget(button)
        return row
