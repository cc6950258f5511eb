"""Pictures of a deck: how large they are, and each distinct one only once."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable

from PIL import Image, UnidentifiedImageError

from narrative_studio.pictures import media_type

_PNG = b"\x89PNG\r\n\x1a\n"
_HEAD_BYTES = 24


class PictureStore:
    """Reads pictures once for the slide that shows them; keeps sizes, not bytes.

    One slide needs the size of its picture to place it and then the bytes to write it, so the
    last bytes read are kept at hand.
    """

    def __init__(
        self,
        read: Callable[[str], bytes | None],
        sizes: dict[str, tuple[int, int] | None] | None = None,
    ) -> None:
        """``sizes`` are those known from before; what is found out is added to them."""
        self._read = read
        self._sizes = {} if sizes is None else sizes
        self._last: tuple[str, bytes | None] = ("", None)

    def size(self, key: str) -> tuple[int, int] | None:
        """The size of a picture in pixels, None when it cannot be shown."""
        if key not in self._sizes:
            data = self.data(key)
            self._sizes[key] = picture_size(data) if data else None
        return self._sizes[key]

    def data(self, key: str) -> bytes | None:
        """The bytes of a picture, None when the document does not hold it."""
        if self._last[0] != key:
            self._last = (key, self._read(key))
        return self._last[1]


def picture_size(data: bytes) -> tuple[int, int] | None:
    """The size in pixels of a PNG or JPEG, None for anything else."""
    if media_type(data) is None:
        return None
    if data.startswith(_PNG):
        if len(data) < _HEAD_BYTES:
            return None
        width, height = struct.unpack(">II", data[16:_HEAD_BYTES])
        return (width, height) if width and height else None
    try:
        with warnings.catch_warnings():
            # Only the head is read; how many pixels follow does not matter here.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
                return image.size
    except (UnidentifiedImageError, OSError, ValueError):
        return None
