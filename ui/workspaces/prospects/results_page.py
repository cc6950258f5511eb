"""The view Results: what may be concluded, and everything that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.heard_words import decide_word
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.observed import WordVerdict
from narrative_studio.results import edits, elements, outcomes
from narrative_studio.results import frames as frame_charts
from narrative_studio.results.cycle import cycle_length
from narrative_studio.results.drill import drill
from narrative_studio.results.edits import Need, RecallLine, TheirWords
from narrative_studio.results.keys import FRAME, key
from narrative_studio.results.readings import Readings
from narrative_studio.results.said import saturation
from ui import theme
from ui.session import Session
from ui.widgets.empty_state import centred
from ui.widgets.link_rows import LinkRow
from ui.widgets.scroll_box import ScrollBox
from ui.workspaces.prospects.drill_panel import DrillPanel
from ui.workspaces.prospects.heard_card import HeardWordsCard
from ui.workspaces.prospects.how_to import HowTo
from ui.workspaces.prospects.note_rows import AddLine
from ui.workspaces.prospects.quotes_part import QuotesPart
from ui.workspaces.prospects.result_cards import (
    SATURATION_STEPS,
    ChartCard,
    HeatCard,
    ListCard,
    ResultCard,
)
from ui.workspaces.prospects.tiles import Tiles

_BESIDE_FROM_PX: Final = 900
"""Cards stand beside each other from this width on; it grows with the size of text."""
_FEW_SEGMENTS: Final = 3
_PANEL_PX: Final = 344
_AHEAD_PX: Final = 300
"""So far below what is in sight cards are made already."""
_IDLE_MS: Final = 40
_BETWEEN_MS: Final = 1
"""Between two cards what was made is painted first, and what somebody does meanwhile is done."""
_SLICE_S: Final = 0.006
"""So long sessions are summed up before the window does something else again."""


class ResultsPage(QWidget):
    """Tiles, charts and quotes on one ground that scrolls; a panel at the side on asking.

    Signals:
        protocol_asked(): the protocol is to be written.
        session_asked(): a session is to be added.
        session_opened(str): the session of that id is to be shown in full.
    """

    protocol_asked = Signal()
    session_asked = Signal()
    session_opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._readings: Readings | None = None
        self._opener: QWidget | None = None
        self._margin_px = 0
        self.how_to = HowTo()
        self.tiles = Tiles()
        self.quotes = QuotesPart()
        self.panel = DrillPanel()
        self._make_cards()
        self._place_parts()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._fill_next)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_BETWEEN_MS)
        # What was made is painted in the pass in which the first of them is due, the next card is
        # made in one of its own: both together would be too long a wait.
        self._once_painted = QTimer(self)
        self._once_painted.setSingleShot(True)
        self._once_painted.timeout.connect(self._fill_first_in_sight)
        self._soon.timeout.connect(self._once_painted.start)
        for card in self.cards:
            card.opened.connect(self.open_mark)
        self.how_to.begun.connect(self.protocol_asked)
        self.how_to.session_asked.connect(self.session_asked)
        self.quotes.opened.connect(self.session_opened)
        self.panel.session_opened.connect(self.session_opened)
        self.panel.closed.connect(self.close_panel)
        self.panel.decided.connect(self._on_panel_decided)
        self._box.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._box.installEventFilter(self)
        theme.changes().changed.connect(self._arrange)

    @property
    def readings(self) -> Readings | None:
        """What is shown; None while the document has no story."""
        return self._readings

    @property
    def is_shown(self) -> bool:
        """Whether all that is in sight shows the document as it is."""
        return not any(self._is_in_sight(card) for card in self._stale())

    @property
    def is_whole(self) -> bool:
        """Whether every card shows the document as it is, also those out of sight."""
        return not self._stale()

    def refresh(self) -> None:
        """The document has changed: read what is new, and show it where it can be seen."""
        story, before = self._session.story, self._readings
        found = self._session.tests.of(story) if story is not None else None
        if found is not None and before is not None and found.is_of_story_of(before):
            found = found.only(before.chosen)
        self._readings = found
        self._show()

    def look_at(self, versions: frozenset[str] | None) -> None:
        """Look at the sessions of some versions, or of all."""
        if self._readings is not None:
            self._readings = self._readings.only(versions)
            self._show()

    def open_mark(self, mark: str) -> None:
        """Show what stands behind a mark of a chart, with the keyboard in it."""
        readings = self._readings
        found = drill(readings, mark) if readings is not None else None
        if found is None:
            return
        focused: QWidget | None = self.focusWidget()
        if focused is not None and not self.panel.isAncestorOf(focused):
            self._opener = focused
        self.panel.show_drilled(found)
        self._show_panel(is_shown=True)
        self.panel.focus_first()

    def close_panel(self) -> None:
        """Put the side panel away; the keyboard goes back to the mark that opened it."""
        self._show_panel(is_shown=False)
        if self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def scroll_to(self, top_px: int) -> None:
        """Scroll the ground."""
        self._box.verticalScrollBar().setValue(top_px)

    def set_margin(self, px: int) -> None:
        """Leave room at both sides; the bar of the ground lies over it."""
        self._margin_px = px
        self._column.setContentsMargins(px, 0, px, 16)
        self._show_panel(is_shown=not self.panel.isHidden())

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the heat table, or to what begins."""
        if self._stack.currentIndex():
            self.how_to.button.setFocus(reason)
        elif self.heat.view is not None:
            self.heat.view.field.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.panel.isHidden():
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._box and event.type() == QEvent.Type.Resize:
            self._arrange()  # The side panel takes its width from the ground, too.
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_in_sight()

    # Building

    def _make_cards(self) -> None:
        messages = self._session.messages
        chart = partial(ChartCard, messages=messages, folder=self._folder)
        self.heat = HeatCard(frame_charts.heat_table, messages, self._folder)
        self.confusion = chart(frame_charts.confusion_curve, waits=True)
        self.next_steps = chart(outcomes.next_steps)
        self.objections = chart(outcomes.objections)
        self.cycle = chart(cycle_length)
        self.ratings = chart(elements.ratings, waits=True)
        self.evidence = chart(elements.evidence, waits=True)
        self.saturation = chart(partial(saturation, most=SATURATION_STEPS))
        self.edits = chart(edits.before_after, waits=True)
        self.recall = ListCard(
            "Which messages come back unaided",
            "Asked without help: how would you explain this to a colleague? A person judges it.",
            "No recall was judged yet; judge it in the frames of a session.",
            edits.recalled,
            _recall_row,
        )
        self.words = ListCard(
            "How they say it",
            "Their words, the newest first: listen for words that are better than ours.",
            "No recall was written down yet.",
            edits.their_words,
            _word_row,
        )
        self.heard = HeardWordsCard()
        self.adopt = AddLine(
            name="Word of theirs to adopt",
            placeholder="A word of theirs to adopt; Enter adds it to the vocabulary",
        )
        self.adopt.added.connect(self._on_adopt_added)
        self._session.on_flush(self.adopt.commit)
        self.heard.add_below(self.adopt)
        self.needs = ListCard(
            "Product needs heard",
            "What was promised in a huddle, and objections that were not fully handled.",
            "No promise was noted, and no objection as not handled.",
            edits.needs,
            _need_row,
        )
        self.cards: tuple[ResultCard, ...] = (
            self.heat,
            self.confusion,
            self.next_steps,
            self.objections,
            self.ratings,
            self.cycle,
            self.evidence,
            self.recall,
            self.words,
            self.heard,
            self.saturation,
            self.edits,
            self.needs,
        )

    def _place_parts(self) -> None:
        self._pairs: list[QBoxLayout] = []
        content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setSpacing(12)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.heat, 12)
        first.addLayout(_stacked(self.confusion, self.next_steps), 5)
        self._pairs.append(first)
        column.addWidget(self.tiles)
        column.addLayout(first)
        column.addWidget(self.quotes)
        column.addLayout(self._pair(self.objections, self.ratings, self.cycle))
        self._claims = self._pair(self.evidence, self.recall, self.words)
        column.addLayout(self._claims)
        column.addLayout(self._pair(self.heard, self.needs))
        column.addLayout(self._pair(self.saturation, self.edits))
        column.addStretch(1)
        self._box = ScrollBox(content)
        self.panel.setFixedWidth(_PANEL_PX)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._box, 1)
        side = self._side = QVBoxLayout()
        side.addWidget(self.panel)
        row.addLayout(side)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(ScrollBox(centred(self.how_to)))
        self._show_panel(is_shown=False)
        self.set_margin(0)

    def _show_panel(self, *, is_shown: bool) -> None:
        self.panel.setVisible(is_shown)
        # A layout keeps its margins even where all in it is hidden.
        self._side.setContentsMargins(0, 0, self._margin_px if is_shown else 0, 16)

    def _pair(self, one: QWidget, *others: QWidget) -> QBoxLayout:
        """Two cards side by side, or one beside several on top of each other."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(one, 1)
        if len(others) == 1:
            row.addWidget(others[0], 1)
        else:
            row.addLayout(_stacked(*others), 1)
        self._pairs.append(row)
        return row

    def _folder(self) -> Path:
        return Path(
            self._session.settings.values.export_folder or self._session.project.path.parent
        )

    # Showing

    def _show(self) -> None:
        readings = self._readings
        has_held = readings is not None and bool(readings.every)
        self._stack.setCurrentIndex(0 if has_held else 1)
        if readings is None or not has_held:
            protocol = readings.protocol if readings is not None else None
            is_fixed = protocol is not None and protocol.is_fixed
            self.how_to.show_state(has_protocol=protocol is not None, is_fixed=is_fixed)
            self._show_panel(is_shown=False)
            return
        self.tiles.show_verdicts(outcomes.verdicts(readings))
        self.quotes.take(readings)
        for card in self.cards:
            card.take(readings)
        self._arrange()
        # Whoever records a session is not kept waiting for charts.
        self._soon.start()

    def _arrange(self) -> None:
        edges = self._column.contentsMargins()
        width = self._box.width() - edges.left() - edges.right()
        self.tiles.arrange(width)
        way = QBoxLayout.Direction
        beside = width >= theme.current().scaled(_BESIDE_FROM_PX)
        for pair in self._pairs:
            is_beside = beside and (pair is not self._claims or self._has_few_segments)
            wanted = way.LeftToRight if is_beside else way.TopToBottom
            if pair.direction() != wanted:
                pair.setDirection(wanted)

    @property
    def _has_few_segments(self) -> bool:
        """Whether a column for each segment fits into half of the ground."""
        readings = self._readings
        if readings is None:
            return False
        return len({one.session.segment for one in readings.eligible}) <= _FEW_SEGMENTS

    def _fill_in_sight(self) -> None:
        """Make the cards that are in sight at once, and the others one by one when idle."""
        self._soon.stop()
        # A card that is made grows, and may leave no sight of those below.
        while ready := self._ready_in_sight():
            self._fill(ready[0])
        if self._stale():
            self._rest_soon()

    def _fill_first_in_sight(self) -> None:
        """Make one card that is in sight: what somebody does meanwhile comes between two."""
        for card in self._ready_in_sight()[:1]:
            self._fill(card)
            self._soon.start()
            return
        if self._stale():
            self._rest_soon()

    def _fill_next(self) -> None:
        readings = self._readings
        if readings is None or not self._may_fill:
            return
        ready = self._ready_in_sight()
        if not ready and not readings.count_on(_SLICE_S):
            self._idle.start(0)
            return
        stale = self._stale()
        for card in (*ready, *self._ready_in_sight(), *stale)[:1]:
            self._fill(card)
        if len(stale) > 1:
            self._rest_soon()

    def _fill(self, card: ResultCard | QuotesPart) -> None:
        card.fill()
        self._box.settle()

    def _rest_soon(self) -> None:
        """Go on with the other cards: at once while one of them is in sight, else at leisure."""
        self._idle.start(_IDLE_MS if self.is_shown else 0)

    def _stale(self) -> Sequence[ResultCard | QuotesPart]:
        if self._readings is None or not self._readings.every:
            return []  # Nothing is shown of what nobody held, and there is nothing to make.
        every: tuple[ResultCard | QuotesPart, ...] = (*self.cards, self.quotes)
        return [card for card in every if card.is_stale]

    @property
    def _may_fill(self) -> bool:
        return not self._session.is_left and self.isVisible()

    def _ready_in_sight(self) -> Sequence[ResultCard | QuotesPart]:
        """The cards to make that somebody can see and that wait for nothing."""
        readings = self._readings
        if readings is None or not self._may_fill:
            return ()
        is_counted = readings.is_counted
        return [
            card
            for card in self._stale()
            if (is_counted or not card.waits) and self._is_in_sight(card)
        ]

    def _is_in_sight(self, card: QWidget) -> bool:
        view = self._box.viewport()
        top = card.mapTo(view, QPoint(0, 0)).y()
        place = QRect(0, top, 1, max(1, card.height()))
        return place.intersects(QRect(0, 0, 1, view.height() + _AHEAD_PX))

    # Slots

    def _on_scrolled(self, _value: int) -> None:
        self._fill_in_sight()

    def _on_adopt_added(self, word: str) -> None:
        self._decide(word, WordVerdict.ADOPTED)

    def _on_panel_decided(self, word: str, verdict: WordVerdict | None) -> None:
        self.close_panel()
        self._decide(word, verdict)

    def _decide(self, word: str, verdict: WordVerdict | None) -> None:
        session, readings = self._session, self._readings
        if readings is None:
            return
        narrative = readings.story.narrative.id
        was = session.attempt(lambda: _decided(session, narrative, word, verdict))
        if was is not None:
            session.messages.tell(_decided_words(word, verdict), action="Undo", act=session.undo)


def _decided(
    session: Session, narrative: NarrativeId, word: str, verdict: WordVerdict | None
) -> bool:
    decide_word(session.project, narrative=narrative, word=word, verdict=verdict)
    return True


def _decided_words(word: str, verdict: WordVerdict | None) -> str:
    match verdict:
        case WordVerdict.ADOPTED:
            return f"{quoted(word)} is in the vocabulary now"
        case WordVerdict.LEFT:
            return f"{quoted(word)} is left aside"
        case None:
            return f"{quoted(word)} is to be decided on again"


def _recall_row(one: RecallLine) -> LinkRow:
    return LinkRow(f"{one.words}: {one.message}", key(FRAME, one.frame), lead=one.number)


def _word_row(one: TheirWords) -> LinkRow:
    return LinkRow(f"“{one.words}” {one.who}", one.key, icon="quote")


def _need_row(one: Need) -> LinkRow:
    return LinkRow(f"{one.words} ({one.about})", one.key, icon="flag")


def _stacked(*cards: QWidget) -> QBoxLayout:
    """Cards on top of each other, no higher than they need to be."""
    column = QVBoxLayout()
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
