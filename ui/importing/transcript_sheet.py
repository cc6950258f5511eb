"""The sheet that brings a transcript in: which session it is of, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.importers.recorded.bringing import bring_transcript
from narrative_studio.importers.transcripts.segment import Segment, Transcript
from narrative_studio.model.ids import TestSessionId
from narrative_studio.model.prospects import Answer, TestSession
from ui.importing.clock_words import clock
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.parsed_edit import show_day
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 720
_HEIGHT_PX: Final = 560
_SHOWN: Final = 30
_NOTE: Final = (
    "What was said stays with the team and can be erased. Frames are proposed: nothing counts "
    "before you confirm it."
)


class TranscriptSheet(Sheet):
    """Asks for the session, shows the first pieces, and leads on to the review."""

    def __init__(
        self,
        host: QWidget,
        session: Session,
        path: Path,
        transcript: Transcript,
        *,
        of: TestSessionId | None = None,
    ) -> None:
        super().__init__(
            host,
            "Import a transcript",
            subtitle=path.name,
            width_px=_WIDTH_PX,
            height_px=_HEIGHT_PX,
        )
        self._over = host
        self._session = session
        self._path = path
        self._transcript = transcript
        story = session.story
        assert story is not None, "tests belong to a narrative"
        self._narrative = story.narrative.id
        known = story.whole.test_sessions.of("narrative", story.narrative.id)
        self._known = sorted(known, key=lambda one: (one.held_on or "", one.code), reverse=True)
        self.which = ComboBox(
            [(one.id, _words(one)) for one in self._known], name="Session of the transcript"
        )
        self.which.choose(of if of in story.whole.test_sessions else self._likely(path))
        self._trouble = TextLabel(role=Role.WARN, lines=0)
        self.has_agreed = QCheckBox("The prospect agreed to be recorded")
        self.go = PrimaryButton("Import and review")
        self._place_parts()
        self.which.chosen.connect(self._on_which_chosen)
        self.has_agreed.toggled.connect(self._on_has_agreed_toggled)
        self.go.clicked.connect(self.bring)
        self._refresh()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.which)

    @property
    def chosen(self) -> TestSession | None:
        """The session that the transcript is of."""
        return self._session.view.test_sessions.get(str(self.which.key))

    @property
    def _is_asked(self) -> bool:
        """Whether it has to be said here that the prospect agreed: the session does not know."""
        chosen = self.chosen
        return chosen is not None and chosen.may_record is Answer.UNKNOWN

    def bring(self) -> None:
        """Take the transcript in and open its review."""
        from ui.importing.review_sheet import ReviewSheet

        session, chosen = self._session, self.chosen
        if chosen is None:
            return
        story = session.view.narrative(self._narrative)
        has_agreed = self._is_asked and self.has_agreed.isChecked()
        made = session.attempt(
            lambda: bring_transcript(
                session.project, story, chosen, self._transcript, has_agreed=has_agreed
            )
        )
        if made is None:
            return
        self.close_sheet()
        ReviewSheet(self._over, session, TestSessionId(chosen.id)).open()

    def _place_parts(self) -> None:
        read = self._transcript
        facts = [read.kind, counted(len(read.segments), "piece"), _speakers(read.speakers)]
        if not read.has_times:
            facts.append("no times")
        pieces = QWidget()
        column = QVBoxLayout(pieces)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for note in read.notes:
            column.addWidget(TextLabel(note, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        for bad in read.bad[:_SHOWN]:
            words = f"Line {bad.line} was left out: {bad.reason}"
            column.addWidget(TextLabel(words, use=Type.SUPPORT, role=Role.WARN, lines=0))
        for one in read.segments[:_SHOWN]:
            column.addWidget(_piece(one))
        if len(read.segments) > _SHOWN:
            more = f"And {len(read.segments) - _SHOWN:,} more."
            column.addWidget(TextLabel(more, use=Type.SUPPORT, role=Role.TEXT2))
        column.addStretch(1)
        self.body_layout.addWidget(LabelledField("Which session was it?", self.which))
        self.body_layout.addWidget(self._trouble)
        self.body_layout.addWidget(self.has_agreed)
        self.body_layout.addWidget(TextLabel(", ".join(facts), use=Type.BODY_STRONG))
        self.body_layout.addWidget(ScrollBox(pieces), 1)
        cancel = SecondaryButton("Cancel")
        cancel.clicked.connect(self.close_sheet)
        self.foot_layout.addWidget(TextLabel(_NOTE, use=Type.SUPPORT, role=Role.TEXT2, lines=2), 1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(self.go)

    def _likely(self, path: Path) -> object:
        """The session whose short name stands in the name of the file, else the latest."""
        name = path.stem.casefold()
        for one in self._known:
            if one.code and one.code.casefold() in name:
                return one.id
        return self._known[0].id if self._known else None

    def _refresh(self) -> None:
        chosen = self.chosen
        words = ""
        if chosen is None:
            words = "There is no session yet. Add one in the room Tests, then drop the file again."
        elif chosen.may_record is Answer.NO:
            words = f"{chosen.code}: the prospect has not agreed to be recorded."
        elif self._is_asked:
            words = (
                f"Nobody has noted yet whether {chosen.prospect or 'the prospect'} agreed to be "
                "recorded. Without a yes, nothing comes in."
            )
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        self.has_agreed.setVisible(self._is_asked)
        self.go.setEnabled(not words or (self._is_asked and self.has_agreed.isChecked()))

    def _on_which_chosen(self, _key: object) -> None:
        # A yes is of one prospect: the next one is asked again.
        self.has_agreed.setChecked(False)
        self._refresh()

    def _on_has_agreed_toggled(self) -> None:
        self._refresh()


def _words(one: TestSession) -> str:
    held_on = show_day(one.held_on) if one.held_on else ""
    return ", ".join(filter(None, (f"{one.code} {one.prospect}".strip(), held_on)))


def _speakers(names: Sequence[str]) -> str:
    if not names:
        return "nobody named"
    return f"{', '.join(names[:4])}{' and others' if len(names) > 4 else ''}"


def _piece(one: Segment) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    at = TextLabel(clock(one.start_ms), use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
    at.setFixedWidth(56)
    who = TextLabel(one.speaker or "–", use=Type.SUPPORT, role=Role.TEXT2)
    who.setFixedWidth(120)
    line.addWidget(at)
    line.addWidget(who)
    line.addWidget(TextLabel(one.text, lines=2), 1)
    return row
