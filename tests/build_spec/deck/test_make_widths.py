"""Letter widths are measured from fonts and written as one table."""

import json
import sys
from pathlib import Path

import pytest

from build_spec.deck import make_widths
from build_spec.deck.make_widths import LETTERS, main, measure
from narrative_studio import assets

FEW = "iIwW .é"


@pytest.fixture
def font(tmp_path: Path) -> Path:
    path = tmp_path / "mono.ttf"
    path.write_bytes(assets.read_bytes("fonts/JetBrainsMonoNL-Regular.ttf"))
    return path


def test_a_font_of_one_width_is_measured_as_such(font: Path) -> None:
    measured = measure(font)
    widths = dict(zip(LETTERS, measured, strict=True))
    assert {widths[letter] for letter in FEW} == {600}
    assert measured.count(None) < len(LETTERS) // 2


def test_letters_that_a_font_lacks_have_no_width(
    font: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_widths, "LETTERS", f"{FEW}\uffff")
    inter = tmp_path / "inter.ttf"
    inter.write_bytes(assets.read_bytes("fonts/Inter-Regular.ttf"))
    widths = dict(zip(make_widths.LETTERS, measure(inter), strict=True))
    assert widths["i"] != widths["W"]
    assert [letter for letter, width in widths.items() if width is None] == ["\uffff"]


def test_the_committed_table_names_the_same_letters() -> None:
    table = json.loads(assets.read_text("deck/widths.json"))
    assert table["letters"] == LETTERS
    assert {"Arial", "Calibri", "Georgia"} <= set(table["families"])
    for styles in table["families"].values():
        assert {len(widths) for widths in styles.values()} == {len(LETTERS)}


def test_the_script_writes_a_table(
    font: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "deck" / "widths.json"
    monkeypatch.setattr(make_widths, "TARGET", target)
    monkeypatch.setattr(make_widths, "LETTERS", FEW)
    monkeypatch.setattr(sys, "argv", ["make_widths", f"Mono={font},{font}"])
    assert main() == 0
    table = json.loads(target.read_text(encoding="utf-8"))
    assert set(table["families"]["Mono"]) == {"regular", "bold"}
    assert "1 families" in capsys.readouterr().out
