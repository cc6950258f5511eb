"""Whether two pictures show the same, though a program has packed one of them anew."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Final

from narrative_studio.pictures import MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE: Final = 24
_MOST_APART: Final = 6.0
"""How far the grey of two small copies may be apart on average, of 255."""
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")


def show_the_same(first: bytes, second: bytes) -> bool:
    """Whether two pictures look alike at a glance and have the same proportions."""
    if first == second:
        return True
    one, other = _small(first), _small(second)
    if one is None or other is None or abs(one[1] - other[1]) > 0.03 * one[1]:
        return False
    pairs = zip(one[0], other[0], strict=True)
    return sum(abs(left - right) for left, right in pairs) / len(one[0]) < _MOST_APART


def _small(content: bytes) -> tuple[bytes, float] | None:
    """A small grey copy and the proportions; None for what is no picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # The limit below is ours, and lower than Pillow's.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=_FORMATS)
        with picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            proportions = picture.width / picture.height
            picture.draft("L", (_SIDE * 8, _SIDE * 8))
            grey = _on_white(picture).convert("L").resize((_SIDE, _SIDE))
            return grey.tobytes(), proportions
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return None
    except (OSError, SyntaxError, ValueError, ZeroDivisionError):
        return None


def _on_white(picture: Image) -> Image:
    """The picture without what can be seen through it."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    seen = picture.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    ground.alpha_composite(seen)
    return ground.convert("RGB")
