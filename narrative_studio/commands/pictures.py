"""Pictures of frames and demo steps: checked, turned upright, stripped of what cameras add."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from narrative_studio.commands.editing import set_cells, thing_word
from narrative_studio.deck_fields import shown_alt
from narrative_studio.drawings import NoDrawing, clean_drawing, looks_like_drawing
from narrative_studio.errors import ChangeRefused, ImportFailed
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import FrameId, PictureId
from narrative_studio.model.storyboard import Frame
from narrative_studio.pictures import (
    DAMAGED,
    MOST_PIXELS,
    TooManyPixels,
    opened,
    with_drawing,
)
from narrative_studio.project import Project
from narrative_studio.text_pictures import with_pictures

if TYPE_CHECKING:
    from PIL.Image import Image

Paint = Callable[[bytes, int, int], bytes]
"""Makes a PNG of that width and height, in pixels, of a clean drawing in SVG."""
PAINTED_SIDE = 1600
"""The longer side of the PNG that is made of a drawing, in pixels."""
MOST_BYTES = 40 * 1024 * 1024

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
"""What is read at all: other formats would start programs of this machine to be decoded."""
_ORIENTATION = 0x0112
_PHOTOGRAPHS = ("JPEG", "MPO")
"""What a JPEG turns out to be; in the second one a telephone keeps further pictures."""


def set_picture(
    project: Project,
    *,
    row: Frame | Step,
    content: bytes,
    alt_text: str | None = None,
    initiator: object = None,
) -> None:
    """Give a frame or a step a picture; ``alt_text`` replaces the one it has, if given.

    Raises:
        UnknownRow: the row was deleted.
    """
    with project.op(f"Set picture of {thing_word(row)}", initiator=initiator) as op:
        picture = project.keep_picture(content)
        op.set(type(row), row.id, picture=picture)
        if alt_text is not None:
            op.set(type(row), row.id, alt_text=alt_text)


def remove_picture(project: Project, *, row: Frame | Step, initiator: object = None) -> None:
    """Take the picture of a frame or a step away; its alt text stays.

    Raises:
        UnknownRow: the row was deleted.
    """
    nothing: PictureId | None = None
    with project.op(f"Remove picture of {thing_word(row)}", initiator=initiator) as op:
        op.set(type(row), row.id, picture=nothing)


def move_picture_to_text(project: Project, *, frame: FrameId, initiator: object = None) -> None:
    """Put the picture of a frame into its bullets, with what it shows, so that another may come.

    Raises:
        ChangeRefused: there is no picture.
        UnknownRow: the frame was deleted.
    """
    nothing: PictureId | None = None
    with project.op("Move picture into the bullets", initiator=initiator) as op:
        row = op.get(Frame, frame)
        if row.picture is None:
            raise ChangeRefused("The frame has no picture.", "Choose or paste one first.")
        bullets = with_pictures(row.bullets, [(row.picture, shown_alt(row))])
        set_cells(op, row, bullets=bullets, picture=nothing, alt_text="")


def crop_picture(
    project: Project,
    *,
    row: Frame | Step,
    box: tuple[int, int, int, int],
    initiator: object = None,
) -> None:
    """Cut the picture of a frame or a step down to ``box``: left, top, right, bottom in pixels.

    Right and bottom are not part of what stays. The whole picture stays in the document for undo.

    Raises:
        ChangeRefused: there is no picture, or nothing of it lies in the box.
        UnknownRow: the row was deleted.
    """
    content = project.view().picture_bytes(row.picture) if row.picture else None
    with project.op(f"Crop picture of {thing_word(row)}", initiator=initiator) as op:
        op.get(type(row), row.id)
        if content is None:
            raise ChangeRefused(
                f"The {thing_word(row)} has no picture to crop.", "Choose or paste one first."
            )
        op.set(type(row), row.id, picture=project.keep_picture(_cropped(content, box)))


def read_picture(path: Path, paint: Paint | None = None) -> bytes:
    """Read a picture file and return it as the PNG or JPEG that a document keeps.

    A drawing in SVG becomes the PNG that ``paint`` makes of it, and is kept with it.

    Raises:
        ImportFailed: the file is missing, no picture, damaged or too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise ImportFailed(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            "Check that the file is there and try again.",
        ) from error
    return clean_picture(content, name=path.name, paint=paint)


def _painted(content: bytes, paint: Paint, *, name: str) -> bytes:
    try:
        drawing = clean_drawing(content)
    except NoDrawing as error:
        raise ImportFailed(
            f"“{name}” is not a drawing that can be shown.",
            "Save it as plain SVG or as PNG, then choose it again.",
        ) from error
    part = PAINTED_SIDE / max(drawing.width, drawing.height)
    size = (max(1, round(drawing.width * part)), max(1, round(drawing.height * part)))
    painted = paint(drawing.content, *size)
    return with_drawing(clean_picture(painted, name=name), drawing.content)


def clean_picture(content: bytes, *, name: str, paint: Paint | None = None) -> bytes:
    """Turn any picture into an upright PNG or JPEG without camera data.

    ``name`` is what messages call it. A drawing in SVG becomes the PNG that ``paint`` makes of it,
    and is kept with it.

    Raises:
        ImportFailed: it is no picture, damaged or too large.
    """
    if paint is not None and looks_like_drawing(content):
        return _painted(content, paint, name=name)
    out = io.BytesIO()
    try:
        with opened(content, _FORMATS) as picture:
            kind = picture.format
            picture.load()
            plain = _plain(_upright(picture))
        if kind in _PHOTOGRAPHS and plain.mode == "RGB":
            plain.save(out, "JPEG", quality=92)
        else:
            plain.save(out, "PNG")
    except TooManyPixels:
        raise too_large(name) from None
    except DAMAGED as error:
        raise ImportFailed(
            f"“{name}” is not a picture that can be shown.",
            "Use PNG, JPEG, SVG, GIF, WebP, BMP or TIFF.",
        ) from error
    return out.getvalue()


def _cropped(content: bytes, box: tuple[int, int, int, int]) -> bytes:
    """The part of a PNG or JPEG that lies in a box, as the same kind of picture."""
    out = io.BytesIO()
    try:
        with opened(content, ("PNG", "JPEG")) as picture:
            left, top = max(0, box[0]), max(0, box[1])
            right, bottom = min(picture.width, box[2]), min(picture.height, box[3])
            if right <= left or bottom <= top:
                raise ChangeRefused(
                    "Nothing of the picture would be left.", "Choose a part of the picture."
                )
            part = picture.crop((left, top, right, bottom))
            if picture.format == "JPEG":
                part.save(out, "JPEG", quality=92)
            else:
                part.save(out, "PNG")
    except (*DAMAGED, TooManyPixels) as error:
        raise ChangeRefused(
            "The picture is damaged and cannot be cropped.", "Choose or paste it again."
        ) from error
    return out.getvalue()


def _upright(picture: "Image") -> "Image":
    """The picture as it was seen; what says how to turn it may be damaged, and is then nothing."""
    from PIL.Image import Transpose

    try:
        turned = picture.getexif().get(_ORIENTATION)
    except DAMAGED:
        return picture
    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    way = ways.get(turned) if isinstance(turned, int) else None
    return picture if way is None else picture.transpose(way)


def _plain(picture: "Image") -> "Image":
    """The same picture as RGB or RGBA in the colours of the web, and nothing with it."""
    if picture.mode.startswith("I;16"):
        # Sixteen bits would be cut off, not scaled.
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    has_alpha = picture.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in picture.info
    profile = picture.info.get("icc_profile")
    if picture.mode != "CMYK":
        picture = picture.convert("RGBA" if has_alpha else "RGB")
    if profile:
        picture = _in_srgb(picture, profile)
    plain = picture.convert("RGBA" if has_alpha else "RGB")
    plain.info.clear()
    return plain


def _in_srgb(picture: "Image", profile: bytes) -> "Image":
    """The picture in sRGB, as projectors and office programs take every picture to be."""
    from PIL import ImageCms

    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        made = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=mode,
        )
    except (ImageCms.PyCMSError, OSError):
        return picture  # A profile that does not fit the picture is as good as none.
    return picture if made is None else made


def too_large(name: str) -> ImportFailed:
    """What is said of a picture that is larger than a document keeps."""
    return ImportFailed(
        f"“{name}” is too large.",
        f"Use a picture of at most {MOST_PIXELS // 1_000_000} megapixels and "
        f"{MOST_BYTES // 1024 // 1024} MB.",
    )
