"""F1: the help, topic by topic, with search; it opens at what is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.wording.search import fold
from narrative_studio.help_topics import HelpTopic, help_topics
from ui import theme
from ui.theme import S4, S5, Role, Type
from ui.widgets.divider import Divider
from ui.widgets.label import TextLabel
from ui.widgets.search_field import SearchField
from ui.widgets.sheet import Sheet

_TOUR: Final = "tour"
"""Where a link leads that begins the tour."""

_WIDTH_PX: Final = 900
_HEIGHT_PX: Final = 680
_TEXT_PX: Final = 10
_TOPICS_PX: Final = 264
_TOPICS_HEIGHT_PX: Final = 184
_NARROW_BELOW_PX: Final = 720
_LINE_PER_CENT: Final = 135.0


class HelpSheet(Sheet):
    """Topics at the left, the chosen one at the right.

    ``keys`` gives the keys of an action as the user has set them, empty where they are the usual.

    Signals:
        tour_asked(): the tour of the sample is wanted.
    """

    tour_asked = Signal()

    def __init__(self, host: QWidget, topic: HelpTopic, keys: Callable[[str], str]) -> None:
        super().__init__(host, "Help", width_px=_WIDTH_PX, height_px=_HEIGHT_PX)
        self._told = {one.id: one.told(keys) for one in help_topics()}
        self._search = SearchField("Find in the help", keys="")
        self._topics = QListWidget()
        self._topics.setAccessibleName("Topics")
        self._topics.setFrameShape(QListWidget.Shape.NoFrame)
        self._topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = TextLabel(
            "No topic holds these words.", use=Type.SUPPORT, role=Role.TEXT2, lines=2
        )
        self._nothing.hide()
        self._text = QTextBrowser()
        self._text.setAccessibleName("Help text")
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(_TEXT_PX)
        left = QVBoxLayout()
        left.setContentsMargins(S4, S4, S4, S4)
        left.setSpacing(12)
        left.addWidget(self._search)
        left.addWidget(self._nothing)
        left.addWidget(self._topics, 1)
        side = QWidget()
        side.setLayout(left)
        right = QVBoxLayout()
        # The text stands where its neighbours do; the ring around it has room of its own.
        right.setContentsMargins(S5 - _TEXT_PX, S4 - _TEXT_PX, S4, S4)
        right.addWidget(self._text)
        body = QWidget()
        # A narrow window has the topics above the text.
        is_narrow = host.width() < theme.current().widened(_NARROW_BELOW_PX)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(way, body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Divider(Qt.Orientation.Horizontal if is_narrow else Qt.Orientation.Vertical))
        row.addLayout(right, 1)
        if is_narrow:
            side.setFixedHeight(theme.current().scaled(_TOPICS_HEIGHT_PX))
        else:
            side.setFixedWidth(theme.current().scaled(_TOPICS_PX))
        self.set_body(body)
        self._search.edited.connect(self._on_search_edited)
        self._search.stepped.connect(self._on_search_stepped)
        self._topics.currentItemChanged.connect(self._on_topics_current_item_changed)
        self._text.anchorClicked.connect(self._on_text_anchor_clicked)
        theme.changes().changed.connect(self._show)
        self._list(help_topics())
        self.choose(topic.id)

    @property
    def search(self) -> SearchField:
        return self._search

    @property
    def shown(self) -> str:
        """The id of the topic that is shown."""
        item: QListWidgetItem | None = self._topics.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @property
    def topics(self) -> list[str]:
        """The titles that are listed."""
        return [self._topics.item(row).text() for row in range(self._topics.count())]

    @property
    def text(self) -> QTextBrowser:
        return self._text

    def begin(self) -> None:
        """Show the sheet with the keyboard in the list of topics."""
        self.open(self._topics)

    def choose(self, topic_id: str) -> None:
        """Show a topic."""
        for row in range(self._topics.count()):
            if self._topics.item(row).data(Qt.ItemDataRole.UserRole) == topic_id:
                self._topics.setCurrentRow(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show()

    # Slots

    def _on_search_edited(self, query: str) -> None:
        asked = fold(query).split()
        found = [
            topic
            for topic in help_topics()
            if all(word in fold(f"{topic.title} {self._told[topic.id]}") for word in asked)
        ]
        self._nothing.setVisible(not found)
        before = self.shown
        self._list(tuple(found))
        self.choose(before if before in [topic.id for topic in found] else "")
        if found and not self.shown:
            self._topics.setCurrentRow(0)
        self._find(query.strip())

    def _on_search_stepped(self, step: int) -> None:
        row = self._topics.currentRow() + step
        self._topics.setCurrentRow(max(0, min(self._topics.count() - 1, row)))

    def _on_topics_current_item_changed(self, *_items: object) -> None:
        self._show()

    def _on_text_anchor_clicked(self, address: QUrl) -> None:
        if address.toString() == _TOUR:
            self.close_sheet()
            self.tour_asked.emit()
            return
        if address.toString() not in [topic.id for topic in help_topics()]:
            return
        self._search.clear()
        self._nothing.hide()
        self._list(help_topics())
        self.choose(address.toString())

    # Inside

    def _list(self, topics: tuple[HelpTopic, ...]) -> None:
        self._topics.clear()
        for topic in topics:
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic.id)
            self._topics.addItem(item)

    def _show(self) -> None:
        topic = next((one for one in help_topics() if one.id == self.shown), None)
        if topic is None:
            self._text.clear()
            return
        now = theme.current()
        document = self._text.document()
        document.setDefaultFont(now.font(Type.BODY))
        document.setMarkdown(f"# {topic.title}\n\n{self._told[topic.id]}")
        _set_type(document)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._find(self._search.text().strip())

    def _find(self, words: str) -> None:
        """Bring the first of the words asked for before the eyes."""
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        if words and not self._text.find(words):
            self._text.find(words.split()[0])


def _set_type(document: QTextDocument) -> None:
    """Give headings and paragraphs the sizes and the air of the rest of the window."""
    now = theme.current()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            _LINE_PER_CENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        spacing.setTopMargin(16 if level > 1 else 0)
        spacing.setBottomMargin(4 if block.textList() is not None else 8)
        cursor.mergeBlockFormat(spacing)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            shape = QTextCharFormat()
            shape.setFont(now.font(Type.PAGE if level == 1 else Type.PANEL))
            shape.setForeground(now.text)
            cursor.setCharFormat(shape)
        block = block.next()
