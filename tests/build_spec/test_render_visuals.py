"""The drawn visuals of the sample, and the tool that renders them."""

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from build_spec.console import ToolFailed
from build_spec.render_visuals import FOLDER, difference, main, render, stale, write

DOT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">
  <circle cx="{x}" cy="180" r="{r}" fill="#0B6570"/>
</svg>"""

INK, PLUM, PETROL, GREY = "#22383B", "#74477E", "#0B6570", "#BAC5C4"
COLOURS = {INK, PLUM, PETROL, GREY, "#C6D0CF", "#84B1B7", "#D98E2B", "#B5342B", "#FFFFFF"}


def dot(*, x: float = 320, r: float = 12) -> str:
    return DOT.format(x=x, r=r)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dot.svg").write_text(dot(), encoding="utf-8")
    return tmp_path


def frames() -> dict[str, str]:
    """The alternative text of each frame of the sample."""
    sample = json.loads((FOLDER.parent / "lotwarden.json").read_text(encoding="utf-8"))
    return {frame["id"]: frame["alt_text"] for frame in sample["frames"]}


class TestVisuals:
    def test_every_frame_of_the_sample_has_a_visual_and_its_picture(self) -> None:
        expected = {f"{frame}.{suffix}" for frame in frames() for suffix in ("svg", "png")}
        assert {file.name for file in FOLDER.iterdir()} == expected

    def test_pictures_show_what_is_drawn(self) -> None:
        assert stale(FOLDER) == []

    @pytest.mark.parametrize("frame", frames())
    def test_picture_is_small_transparent_and_leaves_a_margin(self, frame: str) -> None:
        file = FOLDER / f"{frame}.png"
        assert file.stat().st_size < 80 * 1024
        with Image.open(file) as picture:
            assert (picture.size, picture.mode) == ((1280, 720), "RGBA")
            box = picture.getchannel("A").getbbox()
        assert box is not None
        left, top, right, bottom = box
        assert min(left, top, 1280 - right, 720 - bottom) >= 72

    @pytest.mark.parametrize("frame", frames())
    def test_drawing_keeps_to_the_palette_and_names_what_it_shows(self, frame: str) -> None:
        svg = (FOLDER / f"{frame}.svg").read_text(encoding="utf-8")
        assert f"<title>{frames()[frame]}</title>" in svg
        assert set(re.findall(r"#[0-9A-Fa-f]+", svg)) <= COLOURS
        assert not re.search(
            r"<(script|image|text|style|use|a|foreignObject)\b|href|\son[a-z]+=", svg
        )

    @pytest.mark.parametrize("frame", frames())
    def test_setup_is_drawn_in_plum_and_the_follow_through_in_petrol(self, frame: str) -> None:
        svg = (FOLDER / f"{frame}.svg").read_text(encoding="utf-8")
        assert PETROL not in svg if frame <= "F05" else PLUM not in svg

    def test_timeline_has_twenty_one_days(self) -> None:
        assert (FOLDER / "F01.svg").read_text(encoding="utf-8").count("<circle") == 21

    def test_pallets_are_38_of_410(self) -> None:
        svg = (FOLDER / "F08.svg").read_text(encoding="utf-8")
        groups = {
            group[0]: group[1].count("M")
            for group in re.findall(r'<g fill="(#\w+)" stroke=.*?>(.*?)</g>', svg, re.DOTALL)
        }
        assert groups == {GREY: 410 - 38, PETROL: 38}

    def test_bars_of_the_proof_are_to_scale(self) -> None:
        svg = (FOLDER / "F10.svg").read_text(encoding="utf-8")
        widths = [float(width) for width in re.findall(r'width="([\d.]+)" height="58"', svg)]
        before, after = widths
        assert after / before == pytest.approx(7 / 310, rel=0.02)


class TestTool:
    def test_writes_a_picture_beside_each_drawing(self, folder: Path) -> None:
        assert write(folder) == [folder / "dot.png"]
        with Image.open(folder / "dot.png") as picture:
            assert picture.size == (1280, 720)
            assert picture.getpixel((640, 360)) == (0x0B, 0x65, 0x70, 255)
            assert picture.getpixel((10, 10)) == (0, 0, 0, 0)

    def test_leaves_a_picture_alone_that_shows_its_drawing(self, folder: Path) -> None:
        write(folder)
        with Image.open(folder / "dot.png") as picture:
            picture.save(folder / "dot.png", compress_level=1)
        kept = (folder / "dot.png").read_bytes()
        assert write(folder) == []
        assert (folder / "dot.png").read_bytes() == kept

    def test_missing_and_outdated_pictures_are_stale(self, folder: Path) -> None:
        assert stale(folder) == ["dot.png"]
        write(folder)
        assert stale(folder) == []
        (folder / "dot.svg").write_text(dot(x=340), encoding="utf-8")
        assert stale(folder) == ["dot.png"]

    def test_one_missing_dot_of_a_timeline_is_noticed(self) -> None:
        empty = render(dot(r=0).encode(), name="empty.svg")
        day = render(dot(r=7.5).encode(), name="day.svg")
        assert difference(empty, day) > 0.05
        assert difference(day, day) == 0

    def test_pictures_of_other_sizes_are_as_different_as_can_be(self) -> None:
        small = io.BytesIO()
        Image.new("RGBA", (640, 360)).save(small, "PNG")
        assert difference(small.getvalue(), render(dot(r=0).encode(), name="empty.svg")) == 255

    def test_damaged_drawing_is_named(self) -> None:
        with pytest.raises(ToolFailed, match=r"F13\.svg could not be read"):
            render(b"<svg", name="F13.svg")

    def test_drawing_of_another_shape_is_named(self) -> None:
        svg = dot().replace("640 360", "400 300").encode()
        with pytest.raises(ToolFailed, match=r"F13\.svg is 400 by 300"):
            render(svg, name="F13.svg")

    def test_check_fails_until_the_picture_is_written(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--check"], folder=folder) == 1
        assert "dot.png: not as drawn" in capsys.readouterr().err
        assert main([], folder=folder) == 0
        assert "dot.png" in capsys.readouterr().out
        assert main(["--check"], folder=folder) == 0

    def test_trouble_is_one_line(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "dot.svg").write_text("<svg", encoding="utf-8")
        assert main([], folder=folder) == 1
        assert capsys.readouterr().err.count("\n") == 1
