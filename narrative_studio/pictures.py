"""What kind of picture some bytes are, and whether a camera or a program has written into it."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from narrative_studio.errors import InvalidValue

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = MappingProxyType({"image/png": ".png", "image/jpeg": ".jpg"})
"""The file ending of each kind of picture that a document keeps."""

MOST_PIXELS = 40_000_000
LARGEST_DRAWING = 5_000_000
"""No drawing beside a picture has more bytes."""

DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    EOFError,
    struct.error,
)
"""What Pillow raises when it reads damaged bytes; some of its readers trust what they find."""

_BEGINNINGS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_DRAWING = b"nsVG"
"""The chunk of a PNG that holds the drawing it was painted from: private, and not to be copied by
programs that change the picture."""
_AFTER_HEAD = 33
"""Where the second chunk of a PNG begins: after its signature and its header."""
_PNG_NOTES = frozenset({"tEXt", "zTXt", "iTXt", "eXIf", "tIME"})
_JPEG_NOTES = frozenset({"xmp", "photoshop", "comment", "mp"})
_CAMERA = frozenset({"exif", "eXIf"})


class TooManyPixels(Exception):
    """A picture is larger than ``MOST_PIXELS``; nothing of it was decoded."""


def media_type(content: bytes) -> str | None:
    """The media type of a PNG or a JPEG; None for anything else, which no document keeps."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    return None


@contextmanager
def opened(content: bytes, formats: tuple[str, ...]) -> Iterator["Image"]:
    """Open a picture without decoding it.

    Raises:
        TooManyPixels: it is too large to be decoded.
        UnidentifiedImageError: it is in none of the formats; this is an ``OSError``.
        ValueError: it is damaged; other errors of ``DAMAGED`` too.
    """
    # Pillow is loaded when the first picture comes, not when the window opens.
    from PIL import Image

    with warnings.catch_warnings():
        # The limit below is ours, and lower than Pillow's; what is damaged is refused.
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(content), formats=formats)
        except Image.DecompressionBombError as error:
            raise TooManyPixels from error
        with picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise TooManyPixels
            yield picture


def has_camera_data(content: bytes) -> bool:
    """Whether a picture says where, when or with what it was taken, or how to turn it.

    Raises:
        InvalidValue: it is no PNG or JPEG, damaged or too large.
    """
    return bool(_notes(content) & _CAMERA)


def has_notes(content: bytes) -> bool:
    """Whether a camera or a program has written anything beside the picture itself into it.

    Raises:
        InvalidValue: it is no PNG or JPEG, damaged or too large.
    """
    return bool(_notes(content))


def _notes(content: bytes) -> frozenset[str]:
    """What stands in a picture beside it, by the names that its format has for such things."""
    refused = InvalidValue("This is no PNG or JPEG picture.", "Replace the picture.")
    if media_type(content) is None:
        raise refused
    try:
        with opened(content, ("PNG", "JPEG")) as picture:
            if picture.format == "PNG":
                picture.verify()
                return frozenset(_chunks(content)) & _PNG_NOTES
            found = _JPEG_NOTES & picture.info.keys()
            found |= {"exif"} if picture.getexif() else set()
            # An eighth of the size is enough to see that nothing is missing, and quick.
            picture.draft("L", (picture.width // 8 or 1, picture.height // 8 or 1))
            picture.load()
            return found
    except TooManyPixels as error:
        raise InvalidValue(
            f"The picture has more than {MOST_PIXELS // 1_000_000} megapixels.", "Make it smaller."
        ) from error
    except DAMAGED as error:
        raise refused from error


def _chunks(content: bytes) -> Iterator[str]:
    """The names of the chunks of a PNG, in order."""
    at = len(_BEGINNINGS[0][0])
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        yield name.decode("latin-1")
        at += 12 + length


def with_drawing(png: bytes, drawing: bytes) -> bytes:
    """A PNG that also holds the SVG drawing from which it was painted."""
    packed = _DRAWING + zlib.compress(drawing, 9)
    chunk = struct.pack(">I", len(packed) - 4) + packed + struct.pack(">I", zlib.crc32(packed))
    return png[:_AFTER_HEAD] + chunk + png[_AFTER_HEAD:]


def drawing_in(content: bytes) -> bytes | None:
    """The SVG drawing that a PNG holds, as it was put there; None where it holds none."""
    # Only one place is looked at: a deck asks this of every picture.
    start = _AFTER_HEAD + 8
    if content[_AFTER_HEAD + 4 : start] != _DRAWING or media_type(content) != "image/png":
        return None
    (length,) = struct.unpack_from(">I", content, _AFTER_HEAD)
    unpacking = zlib.decompressobj()
    try:
        drawing = unpacking.decompress(content[start : start + length], LARGEST_DRAWING)
    except zlib.error:
        return None
    return drawing if unpacking.eof else None
