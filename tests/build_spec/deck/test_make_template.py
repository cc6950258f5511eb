"""The committed template is what its script makes, and PowerPoint would open it."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from build_spec.deck import make_template
from build_spec.deck.make_template import main, template_bytes
from narrative_studio import assets


def test_the_committed_template_is_up_to_date() -> None:
    with (
        zipfile.ZipFile(io.BytesIO(template_bytes())) as made,
        zipfile.ZipFile(io.BytesIO(assets.read_bytes("deck/narrative-studio.pptx"))) as kept,
    ):
        assert made.namelist() == kept.namelist()
        for name in made.namelist():
            assert made.read(name) == kept.read(name), name


def test_the_script_gives_the_same_bytes_each_time() -> None:
    assert template_bytes() == template_bytes()


def test_the_sdk_checks_find_no_error(tmp_path: Path) -> None:
    path = tmp_path / "template.pptx"
    path.write_bytes(template_bytes())
    assert OpenXmlValidator().validate(path).errors == []


def test_the_script_writes_and_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "deck" / "template.pptx"
    monkeypatch.setattr(make_template, "TARGET", target)
    monkeypatch.setattr(sys, "argv", ["make_template"])
    assert main() == 0
    assert target.read_bytes() == template_bytes()
    monkeypatch.setattr(sys, "argv", ["make_template", "--check"])
    assert main() == 0
    target.write_bytes(b"edited by hand")
    assert main() == 1
    assert "differs from its script" in capsys.readouterr().out
