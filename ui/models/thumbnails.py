"""Small pictures for cards, read beside the window's thread and remembered within bounds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRunnable,
    QSize,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtGui import QImage, QImageReader, QPixmap

MOST_BYTES: Final = 24 * 1024 * 1024
"""What all remembered thumbnails may take together."""

_MOST_WANTED: Final = 96
_THREADS: Final = 2

ReadPicture = Callable[[str], bytes | None]
"""Gives a picture's bytes by its id, from any thread."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thumbnail: a picture at the most room it may take, in device pixels."""

    picture: str
    width: int
    height: int


class Thumbnails(QObject):
    """Gives thumbnails at once where they are remembered, else says when they have come.

    The latest wish is read first, and wishes that nobody repeats are dropped: what scrolled by is
    not read.

    Signals:
        arrived(str): a thumbnail of that picture can be had now.
    """

    arrived = Signal(str)

    def __init__(
        self, reader_now: Callable[[], ReadPicture], parent: QObject | None = None
    ) -> None:
        """``reader_now`` gives, in the window's thread, what reads pictures in others."""
        super().__init__(parent)
        self._reader_now = reader_now
        self._kept: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._bytes = 0
        self._queue = _Queue()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._reader = _Reader()
        self._reader.read.connect(self._on_reader_read, Qt.ConnectionType.QueuedConnection)

    def thumbnail(self, picture: str, room: QSize, ratio: float) -> QPixmap | None:
        """The picture, as large as fits ``room`` (logical pixels); None until it was read.

        A picture that cannot be read gives a null pixmap.
        """
        wanted = Wanted(picture, round(room.width() * ratio), round(room.height() * ratio))
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
            found.setDevicePixelRatio(ratio)
            return found
        if self._queue.add(wanted):
            self._pool.start(_Reading(self._queue, self._reader_now(), self._reader))
        return None

    def wait(self) -> None:
        """Wait until nothing is being read, before the document is closed."""
        self._queue.clear()
        self._pool.waitForDone()

    def _on_reader_read(self, wanted: Wanted, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        self._queue.done(wanted)
        self._kept[wanted] = pixmap
        self._bytes += _cost(pixmap)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            _gone, oldest = self._kept.popitem(last=False)
            self._bytes -= _cost(oldest)
        self.arrived.emit(wanted.picture)


class _Reader(QObject):
    """Carries images over to the window's thread; each reading holds it, so it outlives them."""

    read = Signal(object, object)


class _Queue:
    """What is wanted, the latest last; shared by the window's thread and the readers."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: OrderedDict[Wanted, None] = OrderedDict()
        self._reading: set[Wanted] = set()

    def add(self, wanted: Wanted) -> bool:
        """Want a thumbnail; False when it is on its way already."""
        with self._lock:
            if wanted in self._reading:
                return False
            if wanted in self._waiting:
                self._waiting.move_to_end(wanted)
                return False
            self._waiting[wanted] = None
            if len(self._waiting) > _MOST_WANTED:
                self._waiting.popitem(last=False)
            return True

    def take(self) -> Wanted | None:
        """The latest wish, None when all are taken or dropped."""
        with self._lock:
            if not self._waiting:
                return None
            wanted, _ = self._waiting.popitem()
            self._reading.add(wanted)
            return wanted

    def done(self, wanted: Wanted) -> None:
        with self._lock:
            self._reading.discard(wanted)

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()


class _Reading(QRunnable):
    """Reads the latest wish; as many run as there are wishes, so none is forgotten."""

    def __init__(self, queue: _Queue, read: ReadPicture, reader: _Reader) -> None:
        super().__init__()
        self._queue = queue
        self._read_picture = read
        self._reader = reader

    def run(self) -> None:
        wanted = self._queue.take()
        if wanted is None:
            return
        content = self._read_picture(wanted.picture)
        room = QSize(wanted.width, wanted.height)
        image = QImage() if content is None else scaled_image(content, room)
        self._reader.read.emit(wanted, image)


def scaled_image(content: bytes, room: QSize) -> QImage:
    """Decode a picture no larger than it is needed; a damaged one gives a null image."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and not size.isEmpty():
        fitting = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return image
    formats = QImage.Format
    return image.convertToFormat(
        formats.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else formats.Format_RGB32
    )


def _cost(pixmap: QPixmap) -> int:
    return max(64, pixmap.width() * pixmap.height() * pixmap.depth() // 8)
