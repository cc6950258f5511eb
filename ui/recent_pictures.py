"""The small pictures by which recent documents are recognised, kept in the studio's folder.

A document is known by the first picture of its story. The pictures are made when a document is
opened and closed, so that the welcome page, which shows them, reads no document.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from narrative_studio.store.places import data_folder

if TYPE_CHECKING:
    from narrative_studio.model.view import NarrativeView

SIZE = QSize(72, 44)
"""How large they are shown, in pixels; they are kept twice as large."""


def thumbnail_of(path: str) -> QImage | None:
    """The picture of the document at a path; None where there is none."""
    image = QImage(str(_place(path)))
    return None if image.isNull() else image


def keep_thumbnail(path: Path, story: NarrativeView) -> None:
    """Keep the first picture of a story as that of its document; without one none is kept."""
    frame = next((one for one in story.frames if one.picture is not None), None)
    content = (
        story.whole.picture_bytes(frame.picture) if frame is not None and frame.picture else None
    )
    image = _read(content) if content is not None else None
    place = _place(str(path))
    # A picture that cannot be kept is missed by nobody but the eye.
    with suppress(OSError):
        if image is None:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(place), "PNG")  # type: ignore[call-overload]  # as PySide6 6.11 wants it


def sweep_thumbnails(paths: Iterable[str]) -> None:
    """Drop the pictures of all but these documents: they are no longer on the list."""
    kept = {_place(path).name for path in paths}
    with suppress(OSError):
        for file in (data_folder() / "thumbnails").glob("*.png"):
            if file.name not in kept:
                file.unlink(missing_ok=True)


def _place(path: str) -> Path:
    # Imported here because the start, without a recent document, has no use for it.
    import hashlib

    name = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return data_folder() / "thumbnails" / f"{name}.png"


def _read(content: bytes) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    whole = reader.size()
    if whole.isValid():
        reader.setScaledSize(whole.scaled(SIZE * 2, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
