"""The view Protocol: what is agreed before the first session, and what was changed after it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.prospects.passing import out_of_reach
from narrative_studio.analysis.prospects.protocol_changes import change_words, changes_after_fixing
from narrative_studio.commands.protocol import (
    fix_protocol,
    set_old_pitch,
    start_protocol,
)
from narrative_studio.model.prospects import TestProtocol
from ui import theme
from ui.inspector.binding import CellBinding
from ui.inspector.element.cells import CellFields
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.buttons import PrimaryButton
from ui.widgets.empty_state import EmptyState, centred
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.panel import Panel
from ui.widgets.parsed_edit import ParsedEdit, share_edit
from ui.widgets.scroll_box import ScrollBox
from ui.workspaces.prospects.count_edit import count_edit, mean_edit
from ui.workspaces.prospects.metric_rows import MetricRows
from ui.workspaces.versions.moments import time_of

_EMPTY_PX: Final = 480
_SIDE_PX: Final = 336
_WIDEST_PX: Final = 1180
"""Wider, the lines of the rule are too long to be read."""
_NOT_FIXED: Final = Badge("Not fixed yet", Tone.WARN, "hourglass")
"""Asks for somebody: sessions that are held before are not held by a rule."""


class OldPitch(QWidget):
    """How the old pitch did: so many of so many first calls went on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._protocol: TestProtocol | None = None
        self.label = LineEdit(name="What the old pitch is called", placeholder="Old pitch")
        self._label = CellBinding(session, self.label, "old_pitch_label", self)
        self.converted = count_edit(name="Of them agreed a next step")
        self.calls = count_edit(name="First calls")
        for field, name in ((self.converted, "converted"), (self.calls, "calls")):
            field.parsed.connect(partial(self._on_parsed, field, name))
            session.on_flush(field.flush)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(LabelledField("First calls", self.calls), 1)
        row.addWidget(LabelledField("Converted", self.converted), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(LabelledField("Called", self.label))
        column.addLayout(row)

    def show_protocol(self, protocol: TestProtocol | None) -> None:
        """Show the baseline of a protocol."""
        self._protocol = protocol
        self._label.show(protocol)
        if protocol is not None:
            self.calls.set_value(protocol.old_pitch_calls)
            self.converted.set_value(protocol.old_pitch_converted)
            if protocol.old_pitch_converted > protocol.old_pitch_calls:
                # Of what two people have typed, merging kept one number of each.
                self.converted.set_wrong(_too_many(protocol.old_pitch_calls))

    def _on_parsed(self, field: ParsedEdit, name: str, value: object) -> None:
        protocol = self._protocol
        if protocol is None:
            return
        calls, converted = protocol.old_pitch_calls, protocol.old_pitch_converted
        given = value if isinstance(value, int) else 0
        calls, converted = (given, converted) if name == "calls" else (calls, given)
        if converted > calls and name == "converted":
            # Who fills in the second number first is not done yet.
            field.set_wrong(_too_many(calls))
            return
        converted = min(converted, calls)
        project = self._session.project
        self._session.attempt(
            lambda: set_old_pitch(project, protocol=protocol.id, calls=calls, converted=converted)
        )


def _too_many(calls: int) -> str:
    return f"More than the {calls:,} first calls: enter those first"


class ProtocolPage(QWidget):
    """The fields of the protocol, who fixed it and when, and each change since."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._protocol: TestProtocol | None = None
        self._fields = [CellFields(session, TestProtocol) for _ in range(3)]
        self.metrics = MetricRows(session)
        self._old = OldPitch(session)
        self._badge = BadgeLabel(_NOT_FIXED)
        self.fixed_words = TextLabel(use=Type.BODY, role=Role.TEXT2, lines=0)
        self.fix_button = PrimaryButton("Fix the protocol", size=ControlSize.SMALL, icon="lock")
        self.changes = TextLabel(use=Type.BODY, role=Role.TEXT2, lines=0)
        self.unreachable = TextLabel(use=Type.SUPPORT, role=Role.WARN, lines=0)
        self._fill_fields()
        content = self._content = QWidget()
        row = self._row = QHBoxLayout(content)
        row.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._rules_panel())
        left.addWidget(self._panel("Flags and the pass", self._numbers()))
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._fix_panel())
        right.addWidget(self._panel("The pitch it is held against", self._old))
        right.addWidget(self._panel("What frames are rated by", self.metrics))
        right.addStretch(1)
        row.addLayout(left, 1)
        side = QWidget()
        side.setFixedWidth(_SIDE_PX)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side)
        self.empty = EmptyState(
            "No protocol yet",
            "The protocol is agreed before the first session: how many sessions, with whom, when a "
            "frame is flagged and when the narrative passes. It is fixed then, so that nobody "
            "bends the rule to what was found.",
            "Write the protocol",
            icon="clipboard-list",
        )
        self.empty.setFixedWidth(_EMPTY_PX)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(ScrollBox(content))
        self._stack.addWidget(centred(self.empty))
        self.set_margin(0)
        self.empty.chosen.connect(self.begin)
        self.fix_button.clicked.connect(self.fix)
        self.refresh()

    def set_margin(self, px: int) -> None:
        """Leave room at both sides; the bar of the ground lies over it."""
        self._content.setMaximumWidth(theme.current().widened(_WIDEST_PX) + 2 * px)
        self._row.setContentsMargins(px, 0, px, 16)

    @property
    def protocol(self) -> TestProtocol | None:
        """The protocol of the shown narrative."""
        return self._protocol

    def refresh(self) -> None:
        """The document has changed."""
        story, view = self._session.story, self._session.view
        found = view.test_protocols.of("narrative", story.narrative.id) if story else ()
        self._protocol = protocol = found[0] if found else None
        self._stack.setCurrentIndex(0 if protocol is not None else 1)
        for fields in self._fields:
            fields.show_row(protocol)
        self.metrics.show_protocol(protocol)
        self._old.show_protocol(protocol)
        self.unreachable.setText(out_of_reach(protocol) if protocol is not None else "")
        self.unreachable.setVisible(bool(self.unreachable.text()))
        self._show_fixed()

    def begin(self) -> None:
        """Write the protocol of the shown narrative, with all ratings in it."""
        story, project = self._session.story, self._session.project
        if story is None:
            return
        if self._session.attempt(lambda: start_protocol(project, narrative=story.narrative.id)):
            self.refresh()
            self.focus_view()

    def fix(self) -> None:
        """Fix the protocol from now on, under my name."""
        protocol, session = self._protocol, self._session
        if protocol is None:
            return
        session.flush()

        def act() -> bool:
            fix_protocol(session.project, protocol=protocol.id)
            return True

        if session.attempt(act):
            session.messages.tell(
                "Fixed the protocol; later changes show as such", action="Undo", act=session.undo
            )

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the planned number, or to the button that begins."""
        button = self.empty.button
        if self._protocol is not None or button is None:
            self._fields[0].field("planned_n").field.setFocus(reason)
        else:
            button.setFocus(reason)

    # Building

    def _fill_fields(self) -> None:
        rules, flags, numbers = self._fields
        name = "Planned number of eligible sessions"
        rules.add_parsed("planned_n", name, count_edit(name=name, placeholder="12"))
        rules.add_text("eligibility", "Who is eligible", "Qualified, new to the story, …", lines=2)
        rules.add_text("who_rates", "Who rates, and when", "The observer, during the call", lines=2)
        rules.add_text(
            "decision_rule", "When the narrative passes", "The rule, before anything is known",
            lines=3,
        )  # fmt: skip
        flags.add_parsed(
            "flag_mean_hundredths", "Flag a frame whose mean is under", mean_edit(name="Mean")
        )
        flags.add_parsed(
            "flag_low_share_pct", "Or with this share of low ratings", share_edit(name="Share")
        )
        flags.add_parsed("flag_low_rating", "A low rating is at most", count_edit(name="Low"))
        numbers.add_parsed(
            "flag_least_n", "Flag nothing under so many sessions", count_edit(name="Flags from")
        )
        numbers.add_parsed(
            "pass_least_n", "It can pass from so many sessions on", count_edit(name="Pass from")
        )

    def _numbers(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        flags, numbers = self._fields[1:]
        for parts in ((flags,), (numbers, self.unreachable)):
            column = QVBoxLayout()
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            row.addLayout(column, 1)
        return made

    def _rules_panel(self) -> Panel:
        return self._panel("The rule", self._fields[0])

    def _fix_panel(self) -> Panel:
        return self._panel("Fixed", self._badge, self.fixed_words, self.fix_button, self.changes)

    def _panel(self, title: str, *parts: QWidget) -> Panel:
        panel = Panel()
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addWidget(TextLabel(title, use=Type.PANEL))
        for part in parts:
            column.addWidget(part)
        return panel

    # Fixing

    def _show_fixed(self) -> None:
        protocol = self._protocol
        if protocol is None:
            return
        view, project = self._session.view, self._session.project
        self.fix_button.setVisible(not protocol.is_fixed)
        changed: list[str] = []
        if protocol.is_fixed:
            person = view.people.get(protocol.fixed_by or "")
            who = person.name if person is not None else project.me.name
            year = view.today.year
            when = time_of(datetime.fromtimestamp(protocol.fixed_at_ms / 1000, UTC), today=year)
            self._badge.set_badge(Badge("Fixed", Tone.GOOD, "lock"))
            self.fixed_words.setText(f"By {who}, {when}.")
            history = project.row_history(TestProtocol.table, protocol.id)
            for event in changes_after_fixing(protocol, history):
                who = view.people[event.author].name if event.author in view.people else "somebody"
                words = change_words(event, partial(project.cell_history, protocol))
                changed.append(f"{time_of(event.at, today=year)}, {who}: {words}")
        else:
            self._badge.set_badge(_NOT_FIXED)
            self.fixed_words.setText(
                "Fix it before the first session. It can be changed later too; each change is then "
                "shown as one made after fixing."
            )
        words = "Nothing was changed since." if protocol.is_fixed else ""
        if changed:
            words = "\n".join(("Changed after fixing:", *changed))
        self.changes.setText(words)
        self.changes.setVisible(bool(words))
        self.changes.set_role(Role.WARN if changed else Role.TEXT2)
