"""The small pictures by which recent documents are recognised, kept in the studio's folder.

A document is known by the first picture of its story. The pictures are made when a document is
opened and closed, so that the welcome page, which shows them, reads no document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from narrative_studio.store.places import data_folder

if TYPE_CHECKING:
    from narrative_studio.model.ids import PictureId
    from narrative_studio.model.view import NarrativeView

SIZE = QSize(72, 44)
"""How large they are shown, in pixels; they are kept twice as large."""
_PICTURE_DIGITS: Final = 16


def thumbnail_of(path: str) -> QImage | None:
    """The picture of the document at a path; None where there is none."""
    image = next(map(QImage, map(str, _kept(path))), QImage())
    return None if image.isNull() else image


def keep_thumbnail(path: Path, story: NarrativeView) -> None:
    """Keep the first picture of a story as that of its document; without one none is kept.

    One that is kept already is not made again.
    """
    picture = next((one.picture for one in story.frames if one.picture is not None), None)
    # A picture that cannot be kept is missed by nobody but the eye.
    with suppress(OSError):
        kept = list(_kept(str(path)))
        place = None if picture is None else _place(str(path), picture)
        for old in kept:
            if old != place:
                old.unlink(missing_ok=True)
        if picture is None or place is None or place in kept:
            return
        content = story.whole.picture_bytes(picture)
        image = _read(content) if content is not None else None
        if image is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            image.save(str(place), "PNG")  # type: ignore[call-overload]  # as PySide6 6.11 wants it


def sweep_thumbnails(paths: Iterable[str]) -> None:
    """Drop the pictures of all but these documents: they are no longer on the list."""
    known = {_name(path) for path in paths}
    with suppress(OSError):
        for file in _folder().glob("*.png"):
            name, dash, _picture = file.stem.partition("-")
            if name not in known or not dash:
                file.unlink(missing_ok=True)


def _kept(path: str) -> Iterator[Path]:
    """The pictures that are kept of a document: one, or none."""
    return _folder().glob(f"{_name(path)}-*.png")


def _place(path: str, picture: PictureId) -> Path:
    """Where a picture of the document at a path is kept; both are told from the name."""
    return _folder() / f"{_name(path)}-{picture[:_PICTURE_DIGITS]}.png"


def _folder() -> Path:
    return data_folder() / "thumbnails"


def _name(path: str) -> str:
    # Imported here because the start, without a recent document, has no use for it.
    import hashlib

    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:16]


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
