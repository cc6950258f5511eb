"""The slides of the deck above the dry run, to be looked through before the file is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exporters.deck.exporter import DeckExporter
from exporters.protocol import Options
from narrative_studio.errors import NarrativeError
from narrative_studio.model.view import NarrativeView
from ui.background import Background, Task
from ui.models.thumbnails import Thumbnails
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton
from ui.widgets.label import TextLabel
from ui.widgets.slide_preview import STEPS, SlidePreview

if TYPE_CHECKING:
    # It loads the library that reads templates, which is slow; the task does that.
    from exporters.deck.painting.preview import DeckPreview

_TALLEST_PX: Final = 300


class PreviewPanel(QWidget):
    """Composes the deck beside the window and shows one slide of it.

    ``wanted_rows`` are the rows whose slide is to be seen first; the first that has one wins.

    Signals:
        settled(): the deck is composed, or cannot be.
    """

    settled = Signal()

    def __init__(
        self,
        background: Background,
        *,
        wanted_rows: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._wanted_rows = tuple(wanted_rows)
        self._task: Task | None = None
        self._deck: DeckPreview | None = None
        self._number = 1
        self._pictures = Thumbnails(lambda: self._read_picture, self)
        self._preview = SlidePreview(self._pictures)
        self._preview.stepped.connect(self.step)
        self._preview.ended.connect(self._on_preview_ended)
        self._place = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        self._back = IconButton("chevron-left", "Previous slide", shortcut="Left")
        self._back.clicked.connect(lambda: self.step(-1))
        self._on = IconButton("chevron-right", "Next slide", shortcut="Right")
        self._on.clicked.connect(lambda: self.step(1))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(TextLabel("Preview", use=Type.BODY_STRONG, fixed=True))
        head.addWidget(self._place, 1)
        for button in (self._back, self._on):
            button.installEventFilter(self)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._preview, 1)
        self._show_place()

    @property
    def preview(self) -> SlidePreview:
        """The slide."""
        return self._preview

    @property
    def deck(self) -> DeckPreview | None:
        """The deck that is shown, once it is composed."""
        return self._deck

    def show_number(self, number: int) -> None:
        """Show a slide, counted from 1."""
        self._go(number)

    @property
    def number(self) -> int:
        """Which slide is shown, counted from 1."""
        return self._number

    def compose(self, exporter: DeckExporter, story: NarrativeView, options: Options) -> None:
        """Show the deck as it is with these options, at the slide that is shown now."""
        self._cancel()
        task = self._background.start(lambda report: exporter.preview(story, options, report))
        task.finished.connect(lambda deck, task=task: self._on_task_finished(deck, task))
        task.failed.connect(lambda error, task=task: self._on_task_failed(error, task))
        self._task = task
        self._background.go(task)

    def stop(self) -> None:
        """Let go of the document before it is closed."""
        self._cancel()
        self._pictures.wait()

    def step(self, by: int) -> None:
        """Show another slide, so many further on."""
        self._go(self._number + by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button would take the arrow keys for moving on to the button beside it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = STEPS.get(Qt.Key(event.key()))
            if by is not None:
                self.step(by)
                return True
        return super().eventFilter(watched, event)

    def _go(self, number: int) -> None:
        if self._deck is None or not len(self._deck):
            return
        self._number = min(max(number, 1), len(self._deck))
        self._preview.show_slide(self._deck.slide(self._number), count=len(self._deck))
        self._fit_height()
        self._show_place()

    def _show_place(self) -> None:
        count = len(self._deck) if self._deck is not None else 0
        slide = self._preview.slide
        hidden = ", hidden" if slide is not None and slide.is_hidden else ""
        self._place.setText(f"slide {self._number} of {count}{hidden}" if slide else "")
        for button, is_on in ((self._back, self._number > 1), (self._on, self._number < count)):
            if button.hasFocus() and not is_on:
                self._preview.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(is_on and slide is not None)

    def _fit_height(self) -> None:
        self._preview.setMaximumHeight(min(_TALLEST_PX, self._preview.height_for(self.width())))

    def _read_picture(self, key: str) -> bytes | None:
        return self._deck.picture(key) if self._deck is not None else None

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_preview_ended(self, way: int) -> None:
        self._go(1 if way < 0 or self._deck is None else len(self._deck))

    def _on_task_finished(self, deck: DeckPreview, task: Task) -> None:
        if task is not self._task:
            return
        self._task = None
        number = self._number_in(deck)
        self._deck = deck
        self._go(number)
        self.settled.emit()

    def _number_in(self, deck: DeckPreview) -> int:
        """Where the slide that is shown stands in another deck of the same story."""
        shown = self._preview.slide
        if self._deck is not None and shown is not None and shown.row is not None:
            before, after = (one.number_of(shown.row.id) for one in (self._deck, deck))
            if before is not None and after is not None:
                return self._number - before + after
            return self._number
        if shown is not None:
            return self._number
        places = (deck.number_of(row) for row in self._wanted_rows)
        return next((place for place in places if place is not None), self._number)

    def _on_task_failed(self, error: NarrativeError, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._deck = None
            self._preview.show_words(str(error))
            self._show_place()
            self.settled.emit()
