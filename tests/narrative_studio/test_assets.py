"""The resources are read from one place and every kind is there."""

from __future__ import annotations

import pytest

from narrative_studio import assets


def test_an_icon_is_svg_that_takes_a_colour() -> None:
    source = assets.icon_svg("unlink")
    assert source.lstrip().startswith("<svg")
    assert "currentColor" in source


def test_every_icon_name_can_be_read() -> None:
    names = assets.icon_names()
    assert len(names) >= 80
    assert all("<svg" in assets.icon_svg(name) for name in names)


def test_a_missing_icon_is_a_missing_file() -> None:
    with pytest.raises(FileNotFoundError):
        assets.icon_svg("no-such-icon")


def test_the_fonts_are_true_type_files_with_their_licence_beside_them() -> None:
    fonts = dict(assets.font_files())
    assert {"Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf"} <= set(
        fonts
    )
    assert all(content[:4] in (b"\x00\x01\x00\x00", b"OTTO") for content in fonts.values())
    assert "SIL OPEN FONT LICENSE" in assets.read_text("fonts/Inter-OFL.txt")
    assert "SIL OPEN FONT LICENSE" in assets.read_text("fonts/JetBrainsMono-OFL.txt")
    assert "MIT License" in assets.read_text("icons/LICENSE.txt")


def test_the_light_and_the_dark_palette_have_the_same_roles() -> None:
    assert set(assets.palette("light")) == set(assets.palette("dark"))
    assert set(assets.palette("charts.light")) == set(assets.palette("charts.dark"))
    assert assets.palette("presenter")["ground"] == "#000000"


def test_an_unknown_palette_is_refused() -> None:
    with pytest.raises(KeyError):
        assets.palette("sepia")


def test_a_listing_is_sorted_and_leaves_out_python_files() -> None:
    names = assets.listing("icons")
    assert names == sorted(names)
    assert "app-logo.svg" in names
    assert "__init__.py" not in assets.listing("")


def test_a_listing_of_a_folder_that_is_not_there_is_empty() -> None:
    assert assets.listing("no-such-folder") == []


@pytest.mark.parametrize("path", ["../pyproject.toml", "icons/../../x", "/etc/hosts", "a\\b"])
def test_a_path_that_leaves_the_folder_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="leaves the resources folder"):
        assets.read_bytes(path)


def test_templates_carry_their_file_name_as_id() -> None:
    names = assets.template_names()
    assert [f"{name}.toml" for name in names] == [
        name for name in assets.listing("templates") if name.endswith("toml")
    ]
    assert all(f'id = "{name}"' in assets.template_source(name) for name in names)
