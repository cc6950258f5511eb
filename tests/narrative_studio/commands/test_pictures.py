"""Pictures are checked, turned upright and kept without anything a camera adds."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from narrative_studio import pictures as kinds
from narrative_studio.commands import pictures
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.pictures import (
    clean_picture,
    read_picture,
    remove_picture,
    set_picture,
)
from narrative_studio.errors import ChangeRefused, ImportFailed, InvalidValue
from narrative_studio.model.storyboard import Frame
from narrative_studio.pictures import media_type
from narrative_studio.project import Project
from tests.pictures import (
    MISNAMED,
    NO_PICTURES,
    SECRET,
    TOO_LARGE,
    encoded,
    from_camera,
    halves,
    text_bomb,
)

ORIENTATION, DESCRIPTION = 0x0112, 0x010E
RED, BLUE = (200, 20, 20), (20, 20, 200)


def decoded(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def is_near(found: Any, expected: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(found, expected, strict=True))


class TestCleaning:
    @pytest.mark.parametrize(
        ("kind", "mode", "made"),
        [
            ("PNG", "RGB", "image/png"),
            ("PNG", "P", "image/png"),
            ("JPEG", "RGB", "image/jpeg"),
            ("JPEG", "L", "image/jpeg"),
            ("JPEG", "CMYK", "image/jpeg"),
            ("MPO", "RGB", "image/jpeg"),
            ("GIF", "P", "image/png"),
            ("WEBP", "RGB", "image/png"),
            ("BMP", "RGB", "image/png"),
            ("TIFF", "RGB", "image/png"),
            ("TIFF", "LAB", "image/png"),
        ],
    )
    def test_every_kind_becomes_a_png_or_a_jpeg(self, kind: str, mode: str, made: str) -> None:
        source = Image.new(mode, (40, 20)) if mode == "LAB" else halves(mode)
        content = clean_picture(encoded(source, kind), name="a")
        assert media_type(content) == made
        assert (decoded(content).mode, decoded(content).size) == ("RGB", (40, 20))

    def test_colours_stay_where_they_were(self) -> None:
        for kind in ("PNG", "JPEG", "TIFF"):
            found = decoded(clean_picture(encoded(halves(), kind), name="a"))
            assert is_near(found.getpixel((5, 10)), RED)
            assert is_near(found.getpixel((35, 10)), BLUE)

    def test_a_picture_taken_upside_down_is_turned_upright(self) -> None:
        exif = Image.Exif()
        exif[ORIENTATION] = 6  # to be turned a quarter clockwise
        content = clean_picture(encoded(halves(), "JPEG", exif=exif, quality=98), name="a")
        found = decoded(content)
        assert found.size == (20, 40)
        assert is_near(found.getpixel((10, 5)), RED)
        assert is_near(found.getpixel((10, 35)), BLUE)
        assert not found.getexif()

    def test_nothing_that_a_camera_or_a_program_wrote_is_kept(self) -> None:
        exif = Image.Exif()
        exif[DESCRIPTION] = "secret place"
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", "secret note")
        for content in (
            encoded(halves(), "JPEG", exif=exif, comment=b"secret", xmp=b"<x>secret</x>"),
            encoded(halves(), "PNG", exif=exif, pnginfo=notes),
            encoded(halves(), "WEBP", exif=exif, xmp=b"<x>secret</x>"),
        ):
            assert b"secret" in content
            cleaned = clean_picture(content, name="a")
            assert b"secret" not in cleaned
            assert set(decoded(cleaned).info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
            }

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
    def test_transparency_is_kept(self, mode: str) -> None:
        source = Image.new("RGBA", (4, 4), (10, 20, 30, 0)).convert(mode)
        options = {"transparency": 0} if mode == "P" else {}
        if mode == "P":
            source = Image.new("P", (4, 4))
        found = decoded(clean_picture(encoded(source, "PNG", **options), name="a"))
        assert found.mode == "RGBA"
        assert found.getpixel((0, 0))[3] == 0  # type: ignore[index]

    def test_sixteen_bits_are_scaled_and_not_cut_off(self) -> None:
        source = Image.new("I;16", (2, 1))
        source.putpixel((0, 0), 0x2000)
        source.putpixel((1, 0), 0xFFFF)
        found = decoded(clean_picture(encoded(source, "PNG"), name="a"))
        assert is_near(found.getpixel((0, 0)), (0x20, 0x20, 0x20))
        assert is_near(found.getpixel((1, 0)), (255, 255, 255))

    def test_colours_of_another_profile_become_those_of_the_web(self) -> None:
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        same = decoded(clean_picture(encoded(halves(), "PNG", icc_profile=srgb), name="a"))
        assert is_near(same.getpixel((5, 10)), RED)
        # A profile of another colour space does not fit: the picture is taken as it is.
        other = decoded(clean_picture(encoded(halves(), "PNG", icc_profile=lab), name="a"))
        assert is_near(other.getpixel((5, 10)), RED)
        broken = decoded(clean_picture(encoded(halves(), "PNG", icc_profile=b"no"), name="a"))
        assert is_near(broken.getpixel((5, 10)), RED)
        assert "icc_profile" not in same.info

    def test_a_profile_is_applied_and_not_just_dropped(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        modes: list[tuple[str, object]] = []

        def to_green(picture: Image.Image, *_: object, **options: object) -> Image.Image:
            modes.append((picture.mode, options["outputMode"]))
            return Image.new(str(options["outputMode"]), picture.size, (0, 255, 0))

        monkeypatch.setattr(ImageCms, "profileToProfile", to_green)
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        for kind, mode in (("PNG", "RGB"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("JPEG", "CMYK")):
            content = encoded(halves(mode), kind, icc_profile=srgb)
            found = decoded(clean_picture(content, name="a")).convert("RGB")
            assert is_near(found.getpixel((5, 10)), (0, 255, 0))
        # Inks go to the profile as they are: what they look like is what it says.
        assert modes == [("RGB", "RGB"), ("RGBA", "RGBA"), ("RGB", "RGB"), ("CMYK", "RGB")]

    def test_the_same_picture_gives_the_same_bytes(self) -> None:
        for kind in ("PNG", "JPEG"):
            content = encoded(halves(), kind)
            assert clean_picture(content, name="a") == clean_picture(content, name="b")

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\x89PNG\r\n\x1a\n",
            b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n%%EndComments\n",
            encoded(halves(), "PNG")[:70],
            encoded(Image.effect_noise((300, 300), 60), "JPEG")[:900],
        ],
        ids=["nothing", "beginning", "svg", "postscript", "half a png", "half a jpeg"],
    )
    def test_what_is_no_whole_picture_is_refused_by_name(self, content: bytes) -> None:
        with pytest.raises(
            ImportFailed, match=r"“timeline\.png” is not a picture that can be shown"
        ):
            clean_picture(content, name="timeline.png")

    def test_a_picture_with_too_many_points_is_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kinds, "MOST_PIXELS", 799)
        with pytest.raises(ImportFailed, match=r"“wall\.png” is too large"):
            clean_picture(encoded(halves(), "PNG"), name="wall.png")
        monkeypatch.setattr(kinds, "MOST_PIXELS", 800)
        clean_picture(encoded(halves(), "PNG"), name="wall.png")

    @pytest.mark.parametrize("limit", [500, 300])
    def test_a_picture_that_claims_to_be_enormous_is_refused(
        self, monkeypatch: pytest.MonkeyPatch, limit: int
    ) -> None:
        # Pillow warns above its limit and refuses above twice that; 800 points are both in turn.
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", limit)
        monkeypatch.setattr(kinds, "MOST_PIXELS", 600)
        with pytest.raises(ImportFailed, match=r"“bomb\.png” is too large"):
            clean_picture(encoded(halves(), "PNG"), name="bomb.png")

    @pytest.mark.parametrize("name", NO_PICTURES)
    def test_what_is_no_picture_is_refused_whatever_it_is_called(self, name: str) -> None:
        with pytest.raises(ImportFailed, match="is not a picture that can be shown") as refused:
            clean_picture(NO_PICTURES[name](), name=name)
        assert refused.value.hint == "Use PNG, JPEG, SVG, GIF, WebP, BMP or TIFF."

    @pytest.mark.parametrize("name", TOO_LARGE)
    def test_what_would_fill_the_memory_is_refused(self, name: str) -> None:
        content = TOO_LARGE[name]()
        assert len(content) < 10_000
        with pytest.raises(ImportFailed, match=f"“{name}” is too large. Use a picture of at most"):
            clean_picture(content, name=name)

    def test_a_note_that_would_fill_the_memory_is_refused(self) -> None:
        with pytest.raises(ImportFailed, match="is not a picture"):
            clean_picture(text_bomb(), name="note.png")

    @pytest.mark.parametrize("kind", ["JPEG", "PNG"])
    def test_nothing_of_a_camera_is_left_and_the_picture_stands_upright(self, kind: str) -> None:
        made = clean_picture(from_camera(kind), name="x")
        assert SECRET.encode() not in made
        assert not kinds.has_notes(made)
        assert decoded(made).size == (20, 40), "it was turned as the camera says"

    @pytest.mark.parametrize("turned", range(1, 9))
    def test_every_way_of_holding_a_camera_is_turned_as_others_do(self, turned: int) -> None:
        content = from_camera("PNG", orientation=turned)
        other = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
        assert decoded(clean_picture(content, name="x")).tobytes() == other.convert("RGB").tobytes()

    def test_a_picture_is_taken_though_what_the_camera_wrote_is_damaged(self) -> None:
        content = from_camera("JPEG")
        at = content.index(b"II*\x00") if b"II*\x00" in content else content.index(b"MM\x00*")
        broken = content[: at + 8] + b"\xff" * 24 + content[at + 32 :]
        assert decoded(clean_picture(broken, name="x")).size in ((40, 20), (20, 40))

    @pytest.mark.parametrize("seed", range(6))
    def test_flipped_cut_and_shortened_files_are_taken_or_refused_and_nothing_else(
        self, seed: int
    ) -> None:
        chance = random.Random(seed)
        seeds = [
            encoded(halves(mode), kind)
            for kind, mode in (
                *(("PNG", mode) for mode in ("RGB", "RGBA", "P", "L", "1")),
                *(("TIFF", mode) for mode in ("RGB", "L", "CMYK", "1")),
                *(("GIF", "P"), ("WEBP", "RGBA"), ("BMP", "RGB"), ("JPEG", "CMYK")),
            )
        ]
        seeds += [from_camera("JPEG"), from_camera("PNG")]
        for _ in range(400):
            content = bytearray(chance.choice(seeds))
            match chance.randrange(4):
                case 0:
                    del content[chance.randrange(len(content)) :]
                case 1:
                    at = chance.randrange(len(content))
                    del content[at : at + chance.randrange(1, 40)]
                case _:
                    for _byte in range(chance.choice((1, 2, 16))):
                        content[chance.randrange(len(content))] = chance.randrange(256)
            for read in (lambda given: clean_picture(given, name="x"), kinds.has_notes):
                with suppress(ImportFailed, InvalidValue):
                    read(bytes(content))


class TestReading:
    @pytest.mark.parametrize("name", [*NO_PICTURES, *TOO_LARGE])
    def test_a_file_that_is_none_is_refused_by_its_name(self, tmp_path: Path, name: str) -> None:
        file = tmp_path / name
        file.write_bytes({**NO_PICTURES, **TOO_LARGE}[name]())
        with pytest.raises(ImportFailed, match=f"“{name}” is"):
            read_picture(file)

    @pytest.mark.parametrize("name", MISNAMED)
    def test_a_picture_under_a_wrong_name_is_what_it_is(self, tmp_path: Path, name: str) -> None:
        file = tmp_path / name
        file.write_bytes(MISNAMED[name]())
        made = "image/jpeg" if name == "photo.png" else "image/png"
        assert media_type(read_picture(file)) == made

    def test_a_file_is_read_and_cleaned(self, tmp_path: Path) -> None:
        file = tmp_path / "a.bmp"
        file.write_bytes(encoded(halves(), "BMP"))
        assert media_type(read_picture(file)) == "image/png"

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ImportFailed, match=r"“none\.png” cannot be read"):
            read_picture(tmp_path / "none.png")
        with pytest.raises(ImportFailed, match="cannot be read"):
            read_picture(tmp_path)

    def test_a_file_that_is_too_large_is_not_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "a.png"
        file.write_bytes(encoded(halves(), "PNG"))
        monkeypatch.setattr(pictures, "MOST_BYTES", 10)
        with pytest.raises(ImportFailed, match=r"“a\.png” is too large"):
            read_picture(file)
        monkeypatch.setattr(pictures, "MOST_BYTES", file.stat().st_size)
        read_picture(file)

    def test_the_limits_are_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kinds, "MOST_PIXELS", 0)
        monkeypatch.setattr(pictures, "MOST_PIXELS", 0)
        assert pictures.MOST_BYTES == 41_943_040
        with pytest.raises(ImportFailed, match="at most 0 megapixels and 40 MB"):
            clean_picture(encoded(halves(), "PNG"), name="a.png")


class TestKeeping:
    def test_a_frame_and_a_step_get_their_picture(
        self, project: Project, frame: Frame, last_label: Callable[[], str]
    ) -> None:
        set_picture(project, row=frame, content=b"one", alt_text="A timeline")
        assert last_label() == "Set picture of frame"
        step = add_step(project, frame=frame.id)
        set_picture(project, row=step, content=b"two")
        assert last_label() == "Set picture of demo step"
        view = project.view()
        kept, shown = view.frames[frame.id], view.steps[step.id]
        assert kept.picture is not None
        assert shown.picture is not None
        assert view.picture_bytes(kept.picture) == b"one"
        assert view.picture_bytes(shown.picture) == b"two"
        assert (kept.alt_text, shown.alt_text) == ("A timeline", "")

    def test_another_picture_keeps_the_alt_text_unless_one_is_given(
        self, project: Project, frame: Frame
    ) -> None:
        set_picture(project, row=frame, content=b"one", alt_text="A timeline")
        set_picture(project, row=frame, content=b"two")
        assert project.view().frames[frame.id].alt_text == "A timeline"
        set_picture(project, row=frame, content=b"two", alt_text="")
        assert project.view().frames[frame.id].alt_text == ""

    def test_a_picture_taken_away_leaves_its_alt_text(self, project: Project, frame: Frame) -> None:
        set_picture(project, row=frame, content=b"one", alt_text="A timeline")
        remove_picture(project, row=frame)
        after = project.view().frames[frame.id]
        assert (after.picture, after.alt_text) == (None, "A timeline")
        project.undo()
        assert project.view().frames[frame.id].picture is not None

    def test_cropping_keeps_the_kind_and_what_lies_in_the_box(
        self, project: Project, frame: Frame
    ) -> None:
        for kind in ("PNG", "JPEG"):
            pictures.set_picture(project, row=frame, content=encoded(halves(), kind))
            row = project.view().frames[frame.id]
            whole = decoded(encoded(halves(), kind))
            pictures.crop_picture(project, row=row, box=(1, 1, whole.width, 999))
            picture = project.view().frames[frame.id].picture
            assert picture is not None
            content = project.view().picture_bytes(picture)
            assert content is not None
            made = decoded(content)
            assert (made.width, made.height) == (whole.width - 1, whole.height - 1)
            assert media_type(content) == f"image/{kind.lower()}"

    def test_nothing_and_damaged_pictures_are_not_cropped(
        self, project: Project, frame: Frame
    ) -> None:
        with pytest.raises(ChangeRefused, match="no picture"):
            pictures.crop_picture(project, row=frame, box=(0, 0, 5, 5))
        pictures.set_picture(project, row=frame, content=encoded(halves(), "PNG"))
        row = project.view().frames[frame.id]
        with pytest.raises(ChangeRefused, match="Nothing"):
            pictures.crop_picture(project, row=row, box=(500, 500, 600, 600))
        pictures.set_picture(project, row=frame, content=b"picture")
        row = project.view().frames[frame.id]
        with pytest.raises(ChangeRefused, match="damaged"):
            pictures.crop_picture(project, row=row, box=(0, 0, 5, 5))


def test_a_picture_moves_into_the_bullets_and_makes_room_for_another(
    project: Project, frame: Frame
) -> None:
    pictures.set_picture(project, row=frame, content=b"first", alt_text="A [big] kiln")
    first = project.view().frames[frame.id].picture
    assert first is not None
    pictures.move_picture_to_text(project, frame=frame.id)
    moved = project.view().frames[frame.id]
    assert (moved.picture, moved.alt_text) == (None, "")
    assert moved.bullets.endswith(f"![A \\[big\\] kiln](picture:{first})")
    assert moved.bullets.startswith(frame.bullets)
    with pytest.raises(ChangeRefused, match="no picture"):
        pictures.move_picture_to_text(project, frame=frame.id)
    project.undo()
    assert project.view().frames[frame.id].picture == first
