"""What kind of picture some bytes are, and whether a camera has written into it."""

import io
import warnings
from types import MappingProxyType

from narrative_studio.errors import InvalidValue

SUFFIXES = MappingProxyType({"image/png": ".png", "image/jpeg": ".jpg"})
"""The file ending of each kind of picture that a document keeps."""

MOST_PIXELS = 40_000_000

_BEGINNINGS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def media_type(content: bytes) -> str | None:
    """The media type of a PNG or a JPEG; None for anything else, which no document keeps."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    return None


def has_camera_data(content: bytes) -> bool:
    """Whether a picture says where, when or with what it was taken, or how to turn it.

    Raises:
        InvalidValue: it is no PNG or JPEG, damaged or too large.
    """
    # Pillow is loaded when the first picture comes.
    from PIL import Image, UnidentifiedImageError

    refused = InvalidValue("This is no PNG or JPEG picture.", "Replace the picture.")
    if media_type(content) is None:
        raise refused
    try:
        with warnings.catch_warnings():
            # The limit below is ours, and lower than Pillow's.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
        with picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise InvalidValue(
                    f"The picture has more than {MOST_PIXELS // 1_000_000} megapixels.",
                    "Make it smaller.",
                )
            return bool(picture.getexif())
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise refused from error
    except (OSError, SyntaxError, ValueError) as error:
        raise refused from error
