"""The room Versions: its tool row, its three views and what can be done in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.model.people import Baseline
from narrative_studio.project import ChangeSet
from narrative_studio.store.txn import WHOLE_ROW
from ui import theme
from ui.focus_ring import reason_here
from ui.session import Session
from ui.theme import Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.row_fit import fit_row
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.base import Action, NamedMenu, Workspace
from ui.workspaces.versions.baseline_sheet import BaselineSheet
from ui.workspaces.versions.baselines_page import BaselinesPage
from ui.workspaces.versions.choices import todo_words
from ui.workspaces.versions.compare_page import ComparePage
from ui.workspaces.versions.differences import Difference
from ui.workspaces.versions.document_page import DocumentPage
from ui.workspaces.versions.merging import CameIn, Merging
from ui.workspaces.versions.pickers import Pickers
from ui.workspaces.versions.states import Compared

COMPARE: Final = "compare"
BASELINES: Final = "baselines"
DOCUMENT: Final = "document"
_TOOL_ROW_PX: Final = 48
_MARGIN_PX: Final = 24
_NARROW_MARGIN_PX: Final = 16
_NARROW_BELOW_PX: Final = 1288
_PAUSE_MS: Final = 120
_FILTER: Final = "Narratives (*.narrative)"


class Versions(Workspace):
    """What was, what changed, and what people have to decide about it."""

    id = "versions"
    title = "Versions"
    icon = "history"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._is_stale = self._is_past_other = False
        self._compared = Compared(session, self)
        self._merging = Merging(session, self)
        self._compare = ComparePage(session, self._compared)
        self._baselines = BaselinesPage(session, self._compared)
        self._document = DocumentPage(session, self._merging)
        self._pickers = Pickers(self._compared)
        self._views = SegmentedControl(
            [
                Segment(COMPARE, "Compare", "git-compare"),
                Segment(BASELINES, "Baselines", "versions"),
                Segment(DOCUMENT, "Document", "file-text"),
            ],
            name="View",
        )
        self._merge = SecondaryButton("Merge a copy", icon="git-merge")
        self._new = SecondaryButton("New baseline", icon="flag")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._follow)
        self._place_parts()
        self._connect()

    # What the window asks for

    @property
    def view_key(self) -> str:
        return self._views.key

    @property
    def view_keys(self) -> Sequence[str]:
        return tuple(self._pages)

    def status_left(self) -> str:
        cases = self._compare.decide.cases
        count = len(self.session.view.baselines)
        parts = [counted(count, "baseline") if count else "No baseline yet"]
        if copies := len(self.session.copies.found):
            parts.append(f"{counted(copies, 'copy', 'copies')} to merge")
        return " · ".join(filter(None, (*parts, todo_words(cases))))

    def status_right(self) -> str:
        return {
            COMPARE: "F7 next change · Shift+F7 previous",
            BASELINES: "Enter compare · F2 rename" if self.session.view.baselines else "",
        }.get(self._views.key, "")

    def actions_here(self) -> Sequence[Action]:
        panel, history = self._compare.panel, self._compare.history
        return (
            Action(
                "versions.compare",
                "Compare two states",
                partial(self.enter_view, COMPARE),
                "",
                "git-compare",
            ),
            Action(
                "versions.baselines",
                "Show the baselines",
                partial(self.enter_view, BASELINES),
                "",
                "versions",
                "sign off approvals frozen",
            ),
            Action(
                "versions.document",
                "Show where the document stands",
                partial(self.enter_view, DOCUMENT),
                "",
                "file-text",
            ),
            Action("versions.next", "Next change", self.next_change, "F7", "arrow-down"),
            Action(
                "versions.previous", "Previous change", self.last_change, "Shift+F7", "arrow-up"
            ),
            Action(
                "versions.restore",
                "Restore the earlier wording",
                panel.restore_current,
                "Ctrl+R",
                "arrow-back-up",
            ),
            Action("versions.filter", "Filter the history", history.ask_filter, "", "filter"),
            Action(
                "versions.decide",
                "Decide a misalignment",
                self.decide,
                "",
                "gavel",
                "conflict resolve approve",
            ),
            Action(
                "versions.new-baseline",
                "New baseline",
                self.ask_baseline,
                "",
                "flag",
                "sign off approve approval agree freeze snapshot milestone",
            ),
            Action(
                "versions.merge",
                "Merge a copy",
                self.ask_merge,
                "",
                "git-merge",
                "colleague combine take in changes",
            ),
            Action("versions.verify", "Verify the document", self.verify, "", "shield-check"),
        )

    def menus_here(self) -> Sequence[NamedMenu]:
        if self._views.key != COMPARE:
            return ()
        found = []
        line, item = self._compare.panel.view.current, self._compare.history.list_view.current
        if isinstance(line, Difference):
            found.append(NamedMenu(self._compare.panel.view.menu_of(line), where=line.thing.name))
        if item is not None:
            found.append(NamedMenu(self._compare.history.menu_of(item), where="Chosen in history"))
        return found

    def shows(self, table: str) -> bool:
        return table == "baseline"

    def show_row(self, table: str, row_id: str) -> None:
        if table == "baseline":
            self.show_baselines()
            self._baselines.show_baseline(row_id)

    def show_view(self, key: str) -> None:
        self._views.choose(key)
        self._turn()

    def tool_row(self) -> QWidget:
        return self._head

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        match self._views.key:
            case "compare":
                self._compare.focus_view(reason)
            case "baselines":
                self._baselines.focus_view(reason)
            case _:
                self._document.focus_view(reason)

    # What can be done

    def show_compare(self) -> None:
        """Show the comparison."""
        self.show_view(COMPARE)

    def show_baselines(self) -> None:
        """Show the list of baselines."""
        self.show_view(BASELINES)

    def show_document(self) -> None:
        """Show where the document file stands."""
        self.show_view(DOCUMENT)

    def next_change(self) -> None:
        """Go to the next difference."""
        self._step(1)

    def last_change(self) -> None:
        """Go to the difference before."""
        self._step(-1)

    def decide(self) -> None:
        """Show what is to be decided."""
        self.show_compare()
        self._compare.decide.show_first()
        self._compare.decide.focus_cards()

    def ask_baseline(self) -> BaselineSheet:
        """Ask for the name of a new baseline."""
        self.session.flush()
        sheet = BaselineSheet(self.window(), self.session)
        sheet.taken.connect(self._on_sheet_taken)
        sheet.begin()
        return sheet

    def ask_merge(self) -> None:
        """Ask for a copy of this document and merge it."""
        folder = str(self.session.project.path.parent)
        name, _filter = QFileDialog.getOpenFileName(self, "Merge a copy", folder, _FILTER)
        if name:
            self.merge(Path(name))

    def merge(self, path: Path) -> None:
        """Merge a copy of this document."""
        self._merging.merge(path)

    def verify(self) -> None:
        """Show the document and check that all of it is sound."""
        self.show_document()
        self._document.verify.verify()

    # Building

    def _place_parts(self) -> None:
        self._tool_row = QHBoxLayout()
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._tool_row.setSpacing(10)
        self._title = TextLabel(self.title, use=Type.WORKSPACE, fixed=True)
        self._tool_row.addWidget(self._title)
        self._tool_row.addSpacing(4)
        self._tool_row.addWidget(self._views)
        self._tool_row.addStretch(1)
        for part in (self._pickers, self._merge, self._new):
            self._tool_row.addWidget(part)
        head = self._head = QWidget()
        head.setLayout(self._tool_row)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            COMPARE: self._compare,
            BASELINES: _with_foot(self._baselines),
            DOCUMENT: self._document,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._page = QVBoxLayout(self)
        self._page.setSpacing(0)
        self._page.addWidget(head)
        self._page.addWidget(self._stack, 1)
        self._fit()

    def _connect(self) -> None:
        self._views.chosen.connect(self._turn)
        self._merge.clicked.connect(self.ask_merge)
        self._new.clicked.connect(self.ask_baseline)
        self._compare.panel.baseline_asked.connect(self.ask_baseline)
        self._baselines.baseline_asked.connect(self.ask_baseline)
        self._baselines.compare_asked.connect(self._on_baselines_compare_asked)
        self._document.merge_asked.connect(self.ask_merge)
        self._document.decide_asked.connect(self.decide)
        self._merging.merged.connect(self._on_merging_merged)
        self.session.changed.connect(self._on_session_changed)
        self.session.copies.looked.connect(self.status_changed)
        theme.changes().changed.connect(self._fit)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.session.copies.look()
        if self._is_stale:
            self._follow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self.isVisible():
            self.session.copies.look()
        return super().event(event)

    def _fit(self) -> None:
        is_narrow = self.width() < _NARROW_BELOW_PX
        margin = _NARROW_MARGIN_PX if is_narrow else _MARGIN_PX
        self._page.setContentsMargins(margin, 0, margin, 0)
        self._compare.set_narrow(is_narrow=is_narrow)
        self._fit_head()

    def _fit_head(self) -> None:
        margins = self._page.contentsMargins()
        room_px = self.width() - margins.left() - margins.right()
        self._head.setMinimumWidth(0)
        self._head.setFixedHeight(theme.current().scaled(_TOOL_ROW_PX))
        fit_row(self._tool_row, (self._views,), room_px, title=self._title)

    # Inside

    def _turn(self) -> None:
        """Show the view that is chosen."""
        self._stack.setCurrentWidget(self._pages[self._views.key])
        self._pickers.setVisible(self._views.key == COMPARE)
        self._merge.setVisible(self._views.key != DOCUMENT)  # It has a button of its own.
        self._fit_head()
        self.status_changed.emit()

    def _step(self, by: int) -> None:
        self.show_compare()
        self._compare.panel.view.step(by)

    def _follow(self) -> None:
        """Show the document as it is now."""
        if self.session.is_left:
            return  # The document was closed while this was under way.
        self._pause.stop()
        self._compared.refresh(is_past_other=self._is_past_other)
        self._is_stale = self._is_past_other = False
        self._compare.refresh()
        self._baselines.refresh()
        self._document.refresh()
        self.status_changed.emit()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        self._is_stale = True
        self._is_past_other |= WHOLE_ROW in changes.fields
        if self.isVisible():
            self._pause.start()

    def _on_sheet_taken(self, baseline: Baseline) -> None:
        self._follow()
        self._baselines.show_baseline(baseline.id)

    def _on_baselines_compare_asked(self) -> None:
        self.show_compare()
        self.focus_view(reason_here())

    def _on_merging_merged(self, came: CameIn) -> None:
        self._follow()
        if self._views.key == DOCUMENT:
            return  # It is said there.
        if came.has_cases:
            self.session.messages.tell(came.words, action="Decide", act=self.decide)
        else:
            self.session.messages.tell(came.words)


def _with_foot(page: QWidget) -> QWidget:
    """A page with the room below it that every page leaves to the status bar."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, _NARROW_MARGIN_PX)
    column.addWidget(page)
    return around
